import { choice, failure, list, object, unknown, type Datum, type ListDatum, type ObjectDatum, type UnknownDatum } from '../shared/datum';
import { isExact, numberText, readNumber } from './number-text';
import { compareInSet, itemsInOrder, namesInOrder, withoutRepeats } from './order';
import { anything, bool, listOf, mapOf, number, setOf, string, typeOf, unify, type Type } from './types';

export { equal } from './equal';
export { numberText } from './number-text';

/** A datum as a string: numbers and truth values as Terraform writes them. Null stays null; a list is a failure. */
export function toText(datum: Datum): Datum {
  return convertTo(datum, string);
}

/** A datum as a number. Strings are read as decimal numbers; whole numbers that a double cannot hold are not known. */
export function toNumber(datum: Datum): Datum {
  return convertTo(datum, number);
}

/** A datum as a truth value: `true`, `false`, and the strings "true", "false", "1" and "0". */
export function toBool(datum: Datum): Datum {
  return convertTo(datum, bool);
}

/** Lists, tuples and sets as a list whose elements have one type, which mixed elements are converted to. */
export function toList(datum: Datum): Datum {
  return convertTo(datum, listOf(anything));
}

/** As a set: no repeats, in the order of a set. Elements that are not known may be repeats and leave it open. */
export function toSet(datum: Datum): Datum {
  return convertTo(datum, setOf(anything));
}

/** Objects as a map whose values have one type. */
export function toMap(datum: Datum): Datum {
  return convertTo(datum, mapOf(anything));
}

/**
 * A datum converted to a type as Terraform converts arguments and variables. The origin is kept, because a converted
 * literal is still decided by its text. Null and what is not known stay as they are; attributes that an object type does
 * not name are dropped; what does not fit is a failure.
 */
export function convertTo(datum: Datum, type: Type): Datum {
  if (type.kind === 'any') return datum;
  switch (datum.kind) {
    case 'choice':
      return choice(datum.options.map((option) => ({ datum: convertTo(option.datum, type), when: option.when })), datum.origin);
    case 'unknown':
    case 'reference':
      return datum;
    case 'atom':
      return datum.value === null ? datum : convertAtom(datum.value, datum, type);
    case 'list':
      return convertList(datum, type);
    case 'object':
      return convertObject(datum, type);
  }
}

function convertAtom(value: string | number | boolean, datum: Datum, type: Type): Datum {
  const { origin } = datum;
  switch (type.kind) {
    case 'string':
      if (typeof value === 'number' && !isExact(value)) return tooLargeNumber(datum);
      return typeof value === 'string' ? datum : { kind: 'atom', value: typeof value === 'number' ? numberText(value) : String(value), origin };
    case 'number': {
      const read = typeof value === 'string' ? readNumber(value) : value;
      if (typeof value === 'string' && /^[+-]?inf(?:inity)?$/i.test(value) && value !== 'infinity') return tooLargeNumber(datum);
      if (typeof read !== 'number') return failure('a number is required', origin);
      if (!isExact(read)) return tooLargeNumber(datum);
      return read === value ? datum : { kind: 'atom', value: read, origin };
    }
    case 'bool':
      if (typeof value === 'boolean') return datum;
      if (value === 'true' || value === '1') return { kind: 'atom', value: true, origin };
      if (value === 'false' || value === '0') return { kind: 'atom', value: false, origin };
      return failure('true or false is required', origin);
    case 'list':
    case 'set':
    case 'tuple':
      return failure(`a ${type.kind} is required`, origin);
    case 'map':
    case 'object':
      return failure(`${type.kind === 'map' ? 'a map' : 'an object'} is required`, origin);
    case 'any':
      return datum;
  }
}

function convertList(datum: ListDatum, type: Type): Datum {
  const { origin, open } = datum;
  switch (type.kind) {
    case 'list':
    case 'set': {
      const element = type.element.kind === 'any' ? unify(datum.items.map(typeOf)) : type.element;
      if (!element || (type.element.kind === 'any' && isBesideNull(datum, element))) return failure('the elements must have one type', origin);
      const items = itemsInOrder(datum).map((item) => convertTo(item, element));
      const failed = items.find(isFailure);
      if (failed) return failed;
      // The order of a set of objects is Terraform's own affair: as a list it has none that could be known.
      const hidden = datum.form === 'set' && items.length > 1 && items.some(({ kind }) => kind !== 'atom');
      return type.kind === 'list' ? list(items, origin, hidden ? 'set' : 'list', open) : setFrom(items, datum);
    }
    case 'tuple': {
      if (datum.form !== 'tuple' || (!open && datum.items.length !== type.elements.length)) return failure(`${type.elements.length} elements are required`, origin);
      const items = datum.items.map((item, index) => convertTo(item, type.elements[index] ?? anything));
      return items.find(isFailure) ?? { ...datum, items };
    }
    case 'string':
    case 'number':
    case 'bool':
      return failure(`a ${type.kind} is required`, origin);
    case 'map':
    case 'object':
      return failure(`${type.kind === 'map' ? 'a map' : 'an object'} is required`, origin);
    case 'any':
      return datum;
  }
}

/** A null without a type has no type in common with a list or an object. */
function isBesideNull({ form, items }: ListDatum, { kind }: Type): boolean {
  if (form !== 'tuple' || kind === 'any' || kind === 'string' || kind === 'number' || kind === 'bool') return false;
  return items.some((item) => item.kind === 'atom' && item.value === null && item.origin.from.length === 0);
}

function setFrom(items: readonly Datum[], { origin, open }: ListDatum): Datum {
  const { kept, unsure } = withoutRepeats(items);
  const [first] = unsure;
  return list([...kept].sort(compareInSet), origin, 'set', open ?? (first && { reason: 'run-time', message: 'an element of the set is not known' }));
}

function convertObject(datum: ObjectDatum, type: Type): Datum {
  const { origin, open, entries } = datum;
  switch (type.kind) {
    case 'map': {
      // A map of a resource would lose what Azure gives.
      if (datum.element !== undefined) return datum;
      const element = type.element.kind === 'any' ? unify([...entries.values()].map(typeOf)) : type.element;
      if (!element) return failure('the values must have one type', origin);
      const converted = new Map(namesInOrder(entries).map((name) => [name, convertTo(entries.get(name) ?? datum, element)] as const));
      return [...converted.values()].find(isFailure) ?? object(converted, origin, 'map', open);
    }
    case 'object': {
      const converted = new Map<string, Datum>();
      for (const [name, wanted] of type.attributes) {
        const given = entries.get(name);
        if (!given && datum.element !== undefined) {
          converted.set(name, { kind: 'reference', element: datum.element, attribute: name, origin });
          continue;
        }
        if (!given && !open) return failure(`the attribute \`${name}\` is required`, origin);
        if (given) converted.set(name, convertTo(given, wanted));
        else if (open) converted.set(name, unknown(open.reason, open.message, origin));
      }
      return [...converted.values()].find(isFailure) ?? object(converted, origin, 'object', undefined);
    }
    case 'string':
    case 'number':
    case 'bool':
    case 'list':
    case 'set':
    case 'tuple':
      return failure(`a ${type.kind} is required`, origin);
    case 'any':
      return datum;
  }
}

function isFailure(datum: Datum): datum is UnknownDatum {
  return datum.kind === 'unknown' && datum.failed;
}

function tooLargeNumber({ origin }: Datum): Datum {
  return unknown('too-large', 'the number is too large to be exact', origin);
}
