import type { Origin } from '../../../model/value';
import { atom, failure, list, type Datum, type ListDatum, type Why } from '../../shared/datum';
import { convertTo, equal, toBool, toNumber } from '../convert';
import { allHold, anyHolds, openingOf, whyReference } from '../equal';
import { compareText, itemsInOrder, withoutRepeats } from '../order';
import { anything, bool, listOf, string, typeOf, unify, type Type } from '../types';
import {
  isNull, mostItems, passing, structural, tooMany, unknownFor, whyUnknown,
  type Decided, type TerraformFunction,
} from './define';
import { fails } from './choosing';
import { graphemes } from './graphemes';

const flatten = flattening(false);
const flattenEach = flattening(true);

/** The functions on lists. Elements that are not known stay in their places where the places are known. */
export const collectionFunctions: readonly TerraformFunction[] = [
  structural('length', { least: 1, most: 1 }, ([given], origin) => (given ? length(given, origin) : missing(origin))),

  overList('element', 2, anything, (given, [, key], origin) => {
    if (given.form === 'set') return failure('a set has no order', origin);
    return withIndex(key, origin, (index) => {
      if (given.open) return unknownFor(given.open, origin);
      // The index goes round. Of the negative ones only multiples of the length are taken.
      const item = given.items[index % given.items.length];
      return item ? passing(item, origin) : failure(given.items.length === 0 ? 'the list is empty' : 'the index is negative', origin);
    });
  }),

  overList('index', 2, anything, (given, [, value], origin) => {
    if (given.form === 'set') return failure('a set has no order', origin);
    if (!value || isNull(value)) return failure('a value is required', origin);
    for (const [index, item] of given.items.entries()) {
      const same = equal(item, value);
      if (same !== true && same !== false) return unknownFor(same, origin);
      if (same) return given.open ? unknownFor(given.open, origin) : atom(index, origin);
    }
    return given.open ? unknownFor(given.open, origin) : failure('the list does not have the value', origin);
  }, true),

  overList('contains', 2, anything, (given, [, value], origin) => {
    if (!value || isNull(value)) return failure('a value is required', origin);
    return truth(anyHolds([...given.items.map((item) => equal(item, value)), ...openings(given)]), origin);
  }, true),

  overList('alltrue', 1, listOf(bool), (given, _, origin) => truth(allHold([...given.items.map(isTrue), ...openings(given)]), origin), true),
  overList('anytrue', 1, listOf(bool), (given, _, origin) => truth(anyHolds([...given.items.map(isTrue), ...openings(given)]), origin), true),

  structural('concat', { least: 1 }, concat),

  {
    name: 'flatten',
    // A choice between lists decides how many elements there are; one between simple values stays where it is.
    call: (args, origin) => (args.some(hasListChoice) ? flattenEach : flatten).call(args, origin),
  },

  overList('distinct', 1, listOf(anything), (given, _, origin) => {
    const { kept, unsure } = withoutRepeats(given.items);
    return list(kept, origin, 'list', given.open ?? whyAny(unsure));
  }, true),

  overList('compact', 1, listOf(string), (given, _, origin) => {
    // What may be empty may be left out.
    const unsure = given.items.filter((item) => item.kind === 'unknown' || (item.kind === 'reference' && item.attribute !== 'id'));
    const kept = given.items.filter((item) => !unsure.includes(item) && !isNull(item) && !(item.kind === 'atom' && item.value === ''));
    return list(kept, origin, 'list', given.open ?? whyAny(unsure));
  }, true),

  overList('sort', 1, listOf(string), (given, _, origin) => {
    if (given.items.some(isNull)) return failure('a null cannot be sorted', origin);
    const unsure = given.items.filter((item) => item.kind !== 'atom');
    const known = given.items.filter((item) => item.kind === 'atom').sort((a, b) => compareText(String(a.value), String(b.value)));
    // One that is not known could come anywhere between the others.
    const unordered = given.items.length > 1 ? whyAny(unsure) : undefined;
    return list(given.items.length > 1 ? known : given.items, origin, 'list', given.open ?? unordered);
  }, true),

  overList('reverse', 1, anything, (given, _, origin) =>
    list([...itemsInOrder(given)].reverse(), origin, given.form === 'set' ? 'list' : given.form, given.open)),

  overList('slice', 3, anything, (given, [, from, to], origin) => {
    if (given.form === 'set') return failure('a set has no order', origin);
    return withIndex(from, origin, (start) => withIndex(to, origin, (end) => {
      if (start < 0 || start > end) return failure(`there is no part from ${start} to ${end}`, origin);
      if (given.open) return unknownFor(given.open, origin);
      if (end > given.items.length) return failure(`the list has ${given.items.length} elements`, origin);
      return list(given.items.slice(start, end), origin, given.form);
    }));
  }),

  overList('chunklist', 2, listOf(anything), (given, [, size], origin) => withIndex(size, origin, (wanted) => {
    if (wanted < 0) return failure('the size is negative', origin);
    if (given.open) return unknownFor(given.open, origin);
    const chunks: Datum[] = [];
    const step = wanted === 0 ? Math.max(given.items.length, 1) : wanted;
    for (let start = 0; start < given.items.length; start += step) chunks.push(list(given.items.slice(start, start + step), origin, 'list'));
    return list(chunks, origin, 'list');
  })),

  overList('one', 1, anything, (given, _, origin) => {
    const [only] = given.items;
    if (given.items.length > 1) return failure('there is more than one', origin);
    // If there were more, Terraform would refuse.
    if (only) return passing(only, origin);
    return given.open ? unknownFor(given.open, origin) : atom(null, origin);
  }),

  structural('matchkeys', { least: 3, most: 3, compares: true }, matchKeys),
];

/** A function whose first argument is a list, of the type that it is converted to. Null and other values are failures. */
export function overList(
  name: string,
  count: number,
  type: Type,
  compute: (given: ListDatum, args: readonly Decided[], origin: Origin) => Datum,
  compares = false,
): TerraformFunction {
  return structural(name, { least: count, most: count, compares }, (args, origin) => {
    const [first] = args;
    return first ? asList(first, type, origin, (given) => compute(given, args, origin)) : missing(origin);
  });
}

/** Goes on with the datum as a list of that type, if it is one. */
export function asList(datum: Datum, type: Type, origin: Origin, use: (given: ListDatum) => Datum): Datum {
  const converted = convertTo(datum, type);
  switch (converted.kind) {
    case 'list':
      return use(converted);
    case 'unknown':
      return { ...converted, origin };
    case 'reference':
      return unknownFor(whyReference(converted), origin);
    case 'atom':
    case 'object':
    case 'choice':
      return failure('a list is required', origin);
  }
}

function missing(origin: Origin): Datum {
  return failure('an argument is missing', origin);
}

export function truth(answer: boolean | Why, origin: Origin): Datum {
  return typeof answer === 'boolean' ? atom(answer, origin) : unknownFor(answer, origin);
}

/** The reason of an open list as one more answer to a question about all of its elements. */
function openings({ open }: ListDatum): readonly Why[] {
  return open ? [open] : [];
}

/** Why the first of them is not known. */
export function whyAny(items: readonly Datum[]): Why | undefined {
  const [first] = items;
  if (!first) return undefined;
  if (first.kind === 'unknown') return { reason: first.reason, message: first.message };
  return first.kind === 'reference' ? whyReference(first) : { reason: 'run-time', message: 'a part of it is not known' };
}

function isTrue(item: Datum): boolean | Why {
  const read = toBool(item);
  if (read.kind === 'atom') return read.value === true;
  return whyAny([read]) ?? false;
}

/** Goes on with the whole number that the datum is. */
export function withIndex(datum: Datum | undefined, origin: Origin, use: (index: number) => Datum): Datum {
  if (!datum) return missing(origin);
  const read = toNumber(datum);
  if (read.kind === 'unknown') return { ...read, origin };
  if (read.kind === 'reference') return unknownFor(whyReference(read), origin);
  if (read.kind !== 'atom' || typeof read.value !== 'number' || !Number.isInteger(read.value)) return failure('a whole number is required', origin);
  return use(read.value);
}

function length(given: Decided, origin: Origin): Datum {
  if (fails(given)) return failure('a part of it cannot be evaluated', origin);
  switch (given.kind) {
    case 'list': {
      if (given.open) return unknownFor(given.open, origin);
      const { kept, unsure } = given.form === 'set' ? withoutRepeats(given.items) : { kept: given.items, unsure: [] };
      const why = whyAny(unsure);
      return why ? unknownFor(why, origin) : atom(kept.length, origin);
    }
    case 'object': {
      const open = openingOf(given);
      return open ? unknownFor(open, origin) : atom(given.entries.size, origin);
    }
    case 'atom':
      return typeof given.value === 'string' ? atom(graphemes(given.value).length, origin) : failure('a list, a map or a string is required', origin);
    case 'unknown':
    case 'reference':
      return unknownFor(whyUnknown(given) ?? { reason: 'unreadable', message: 'it is not known' }, origin);
  }
}

function concat(args: readonly Decided[], origin: Origin): Datum {
  const items: Datum[] = [];
  let open: Why | undefined;
  for (const arg of args) {
    const why = whyUnknown(arg);
    if (!why && (arg.kind !== 'list' || arg.form === 'set')) return failure('every argument must be a list', origin);
    if (arg.kind === 'list') items.push(...arg.items);
    open ??= why ?? (arg.kind === 'list' ? arg.open : undefined);
    if (items.length > mostItems) return tooMany(origin);
  }
  const joined = list(items, origin, 'tuple', open);
  if (!args.every((arg) => arg.kind === 'list' && arg.form === 'list')) return joined;
  // Lists of one type make a list; lists of several make a tuple.
  const united = convertTo(joined, listOf(anything));
  return united.kind === 'list' ? united : joined;
}

function flat(given: ListDatum): { readonly items: readonly Datum[]; readonly open: Why | undefined } {
  const items: Datum[] = [];
  let { open } = given;
  for (const item of itemsInOrder(given)) {
    if (item.kind === 'list') {
      const inner = flat(item);
      for (const each of inner.items) items.push(each);
      open ??= inner.open;
    } else {
      if (isPossiblyList(item)) open ??= whyAny([item]);
      // What is refused stays in sight, for `try` to see it.
      if (!isPossiblyList(item) || fails(item)) items.push(item);
    }
    if (items.length > mostItems) break;
  }
  return { items, open };
}

function flattening(compares: boolean): TerraformFunction {
  return overList('flatten', 1, anything, (given, _, origin) => {
    const { items, open } = flat(given);
    return items.length > mostItems ? tooMany(origin) : list(items, origin, 'tuple', open);
  }, compares);
}

function hasListChoice(datum: Datum): boolean {
  if (datum.kind === 'choice') return datum.options.some((option) => option.datum.kind === 'list');
  return datum.kind === 'list' && datum.items.some(hasListChoice);
}

/** Whether the item may be a list itself for all we know. Ids and names are not. */
function isPossiblyList(item: Datum): boolean {
  switch (item.kind) {
    case 'unknown':
      return true;
    case 'reference':
      return item.attribute !== 'id' && item.attribute !== 'name';
    case 'choice':
      return item.options.some(({ datum }) => datum.kind === 'list' || isPossiblyList(datum));
    case 'atom':
    case 'object':
    case 'list':
      return false;
  }
}

/** The values whose key, at the same place, is among those searched for. */
function matchKeys(args: readonly Decided[], origin: Origin): Datum {
  const [values, keys, searched] = args;
  if (!values || !keys || !searched) return missing(origin);
  const type = listOf(anything);
  const common = listOf(unify([keys, searched].flatMap((each) => (each.kind === 'list' ? each.items.map(typeOf) : []))) ?? anything);
  return asList(values, type, origin, (from) => asList(keys, common, origin, (by) => asList(searched, common, origin, (wanted) => {
    const open = from.open ?? by.open;
    if (open) return unknownFor(open, origin);
    if (from.items.length !== by.items.length) return failure('there must be as many keys as values', origin);
    const kept: Datum[] = [];
    let doubt: Why | undefined;
    for (const [index, key] of by.items.entries()) {
      const hit = anyHolds([...wanted.items.map((item) => equal(item, key)), ...openings(wanted)]);
      const value = from.items[index];
      if (hit === true && value) kept.push(value);
      else if (hit !== false && hit !== true) doubt ??= hit;
    }
    return list(kept, origin, 'list', doubt);
  })));
}
