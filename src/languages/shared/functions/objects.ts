import type { Origin } from '../../../model/value';
import { atom, choice, failure, list, object, type Datum, type ObjectDatum, type Why } from '../datum';
import { overList, overObject } from './arrays';
import { overPossible, type Decided } from './choices';
import { ofValues, structural, type ArmFunction } from './define';
import { nameIn, openingOf } from './equal';
import { identified, subjectOfUnknown } from './identity';
import { compareNames } from './order';
import { isNull, passing, undocumented, unknownFor, whyUnknown } from './results';

/** The functions on objects, and the safe look-ups that Bicep's `.?` and `[^1]` become. */
export const objectFunctions: readonly ArmFunction[] = [
  ofValues('createObject', 0, undefined, (args, origin) => {
    if (args.length % 2 !== 0) return failure('each name needs a value', origin);
    return overPossible(args.filter((_, index) => index % 2 === 0), origin, (names) => {
      const entries = new Map<string, Datum>();
      let open: Why | undefined;
      for (const [index, name] of names.entries()) {
        const value = args[index * 2 + 1];
        const why = whyUnknown(name);
        if (name.kind === 'unknown' && name.failed) return { ...name, origin };
        if (why) open ??= why;
        else if (name.kind !== 'atom' || typeof name.value !== 'string') return failure('a name must be a string', origin);
        else if (value) entries.set(name.value, value);
      }
      return object(entries, origin, 'object', open);
    });
  }),

  structural('objectKeys', { least: 1, most: 1 }, ([given], origin) => overObject(given, origin, (found) =>
    list(namesOf(found).map((name) => atom(name, origin)), origin, 'tuple', openingOf(found)))),

  structural('items', { least: 1, most: 1 }, ([given], origin) => overObject(given, origin, (found) =>
    list(namesOf(found).flatMap((name) => {
      const value = found.entries.get(name);
      return value ? [object(new Map([['key', atom(name, origin)], ['value', value]]), origin)] : [];
    }), origin, 'tuple', openingOf(found)))),

  lookUp('tryGet', (given, key, origin) => {
    const back = fromEnd(key);
    return back ? itemFromEnd(given, back, origin, false) : valueAt(given, key, origin, false);
  }),
  lookUp('tryIndexFromEnd', (given, key, origin) => itemFromEnd(given, key, origin, false)),
  structural('indexFromEnd', { least: 2, most: 2 }, ([given, key], origin) => (given && key ? itemFromEnd(given, key, origin, true) : failure('an argument is missing', origin))),
];

/** The place in a key that Bicep's `[?^1]` becomes: `createObject('value', 1, 'fromEnd', true())`. */
function fromEnd(key: Decided): Decided | undefined {
  const isBack = key.kind === 'object' ? key.entries.get('fromEnd') : undefined;
  const place = key.kind === 'object' ? key.entries.get('value') : undefined;
  return isBack?.kind === 'atom' && isBack.value === true && place && place.kind !== 'choice' ? place : undefined;
}

/** The names in the order of `items` and `objectKeys`. */
export function namesOf({ entries }: ObjectDatum): readonly string[] {
  return [...entries.keys()].sort(compareNames);
}

/**
 * What lies at a property or index, as `.name` and `[index]` find it: names without their case. What is not there is null, or
 * a failure where it `must` be there. A part of a resource that is not written is a reference to it.
 */
export function valueAt(given: Datum, key: Datum, origin: Origin, must: boolean): Datum {
  return overPossible([given, key], origin, ([container, place]) => {
    if (!container || !place) return failure('an argument is missing', origin);
    const failed = [container, place].find((each) => each.kind === 'unknown' && each.failed);
    if (failed) return { ...failed, origin };
    const why = whyUnknown(container) ?? whyUnknown(place);
    if (why) return anyEntry(container, place, origin) ?? identified(unknownFor(why, origin), 'part', [container, place]);
    const value = place.kind === 'atom' ? place.value : null;
    const absent = (what: string): Datum => (must ? failure(what, origin) : atom(null, origin));
    if (isNull(container)) return absent('null has no parts');
    if (container.kind === 'object' && typeof value === 'string') {
      const found = container.entries.get(nameIn(container.entries, value) ?? value);
      if (found) return passing(found, origin);
      if (container.element !== undefined) return { kind: 'reference', element: container.element, attribute: value, origin };
      return container.open ? unknownFor(container.open, origin) : absent(`there is no property \`${value}\``);
    }
    if (container.kind === 'list' && typeof value === 'number' && Number.isInteger(value)) {
      if (container.open) return unknownFor(container.open, origin);
      if (value < 0 && !must) return undocumented('what a negative index finds is not documented', origin);
      const item = value < 0 ? undefined : container.items[value];
      return item ? passing(item, origin) : absent(`there is no item ${value}`);
    }
    return failure('there is nothing to look up', origin);
  });
}

/** The most entries among which a name that is not known chooses. */
const mostEntries = 16;

/** What a name that is not known finds in an object whose names are all known: one of its entries, by the name. */
function anyEntry(container: Decided, name: Decided, origin: Origin): Datum | undefined {
  if (container.kind !== 'object' || container.open || container.element !== undefined || whyUnknown(name) === undefined) return undefined;
  if (container.entries.size < 2 || container.entries.size > mostEntries) return undefined;
  const subject = name.kind === 'unknown' ? subjectOfUnknown(name) : undefined;
  if (subject === undefined) return undefined;
  return choice([...container.entries].map(([key, value]) => ({ datum: passing(value, origin), when: [{ subject, is: `'${key}'` }] })), origin);
}

/** The item that many places before the end: 1 is the last one, as Bicep's `[^1]`. */
function itemFromEnd(given: Decided, key: Decided, origin: Origin, must: boolean): Datum {
  const why = whyUnknown(key);
  if (why) return unknownFor(why, origin);
  if (isNull(given) && !must) return atom(null, origin);
  if (key.kind !== 'atom' || typeof key.value !== 'number' || !Number.isInteger(key.value)) return failure('a whole number is required', origin);
  const back = key.value;
  return overList(given, origin, ({ items, open }) => {
    if (open) return unknownFor(open, origin);
    const item = back > 0 ? items[items.length - back] : undefined;
    if (item) return passing(item, origin);
    return must ? failure(`there is no item ${back} from the end`, origin) : atom(null, origin);
  });
}

/**
 * A look-up that gives null where its first key finds nothing; the keys behind it must find something, because they stand
 * behind a `.` of their own: `x.?a.b` is `tryGet(x, 'a', 'b')`.
 */
function lookUp(name: string, first: (given: Decided, key: Decided, origin: Origin) => Datum): ArmFunction {
  return ofValues(name, 2, undefined, ([given, key, ...more], origin) => {
    if (!given || !key) return failure('an argument is missing', origin);
    return overPossible([given, key], origin, ([container, place]) => {
      if (!container || !place) return failure('an argument is missing', origin);
      const failed = [container, place].find((each) => each.kind === 'unknown' && each.failed);
      if (failed) return { ...failed, origin };
      const found = first(container, place, origin);
      if (isNull(found)) return found;
      return more.reduce((value, next) => valueAt(value, next, origin, true), found);
    });
  });
}
