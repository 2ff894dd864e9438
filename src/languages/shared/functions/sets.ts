import type { Origin } from '../../../model/value';
import { failure, list, object, type Datum, type ListDatum, type ObjectDatum, type Why } from '../datum';
import { missing, openings, overList } from './arrays';
import { overPossible, type Decided } from './choices';
import { ofValues, structural, type ArmFunction } from './define';
import { allHold, anyHolds, equal, nameIn, openingOf } from './equal';
import { isNull, undocumented, unknownFor, whyAny, whyUnknown } from './results';

/** The functions that bring arrays or objects together. What may be a repeat leaves the result open. */
export const setFunctions: readonly ArmFunction[] = [
  // "The union function merges not only the top-level elements but also recursively … Nested array values are not merged."
  either('union', 1, (objects, origin) => merged(objects, origin, true), (lists, origin) =>
    distinct(lists.flatMap(({ items }) => items), lists.find(({ open }) => open)?.open, origin)),
  either('intersection', 2, common, ([first, ...others], origin) => {
    if (!first) return missing(origin);
    let { open } = first;
    const kept = first.items.filter((item) => {
      const everywhere = allHold(others.map((other) => anyHolds([...other.items.map((each) => equal(each, item)), ...openings(other)])));
      if (typeof everywhere !== 'boolean') open ??= everywhere;
      return everywhere === true;
    });
    return distinct(kept, open, origin);
  }),

  structural('distinct', { least: 1, most: 1, compares: true }, ([given], origin) => overList(given, origin, ({ items, open }) => distinct(items, open, origin))),

  structural('shallowMerge', { least: 1, most: 1 }, ([given], origin) => overList(given, origin, ({ items, open }) =>
    (open ? unknownFor(open, origin) : overPossible(items, origin, (objects) => merged(objects, origin, false))))),
];

/** A function of objects or of arrays. What is not known may be either; one that is known decides. */
function either(
  name: string,
  least: number,
  ofObjects: (args: readonly Decided[], origin: Origin) => Datum,
  ofArrays: (lists: readonly ListDatum[], origin: Origin) => Datum,
): ArmFunction {
  const objects = structural(name, { least }, ofObjects);
  const arrays = structural(name, { least, compares: true }, (args, origin) => {
    const lists: ListDatum[] = [];
    for (const arg of args) {
      const why = whyUnknown(arg);
      if (arg.kind !== 'list' && !why) return failure('arrays go with arrays and objects with objects', origin);
      lists.push(arg.kind === 'list' ? arg : list([], origin, 'tuple', why));
    }
    return args.every((arg) => arg.kind !== 'list') ? unknownFor(whyAny(args) ?? { reason: 'unreadable', message: 'it is not known' }, origin) : ofArrays(lists, origin);
  });
  return ofValues(name, least, undefined, (given, origin) =>
    overPossible(given, origin, (args) => (args.some((arg) => arg.kind === 'object') ? objects : arrays).call(args, origin)));
}

/** Each value once, in its first place. */
function distinct(items: readonly Datum[], open: Why | undefined, origin: Origin): Datum {
  const kept: Datum[] = [];
  let unsure = open;
  for (const item of items) {
    const before = anyHolds(kept.map((each) => equal(each, item)));
    if (before === false) kept.push(item);
    else if (before !== true) {
      // It may be one more or a repeat.
      if (item.kind === 'atom') kept.push(item);
      unsure ??= before;
    }
  }
  return list(kept, origin, 'tuple', unsure);
}

/**
 * The objects' entries, of which later ones win; what is not known may win over all before it. A name that is written
 * otherwise the second time keeps its first spelling (Bicep's tests of its spread operator).
 */
function merged(args: readonly Decided[], origin: Origin, deep: boolean): Datum {
  let entries = new Map<string, Datum>();
  let open: Why | undefined;
  for (const arg of args) {
    if (arg.kind === 'unknown' && arg.failed) return { ...arg, origin };
    const why = whyUnknown(arg) ?? (arg.kind === 'object' ? openingOf(arg) : undefined);
    if (arg.kind !== 'object' && !why) return failure('objects can only be joined with objects', origin);
    const given: ReadonlyMap<string, Datum> = arg.kind === 'object' ? arg.entries : new Map();
    if (why) {
      entries = new Map([...entries].map(([name, value]) => [name, nameIn(given, name) === undefined ? unknownFor(why, value.origin) : value]));
      open = why;
    }
    for (const [name, value] of given) {
      const known = nameIn(entries, name) ?? name;
      const before = entries.get(known);
      entries.set(known, deep && before ? joinedValue(before, value, origin) : value);
    }
  }
  return object(entries, origin, 'object', open);
}

function joinedValue(before: Datum, after: Datum, origin: Origin): Datum {
  return overPossible([before, after], origin, ([a, b]) => {
    if (!a || !b) return missing(origin);
    if (isNull(b)) return undocumented('whether null takes the place of a value in `union` is not documented', b.origin);
    // Of two that may both be objects the result has the entries of both.
    if (b.kind === 'object' && (a.kind === 'object' || whyUnknown(a))) return merged([a, b], b.origin, true);
    return b;
  });
}

/** The entries that all the objects have with the same value. */
function common(args: readonly Decided[], origin: Origin): Datum {
  const [first, ...others] = args;
  const why = args.map(whyUnknown).find((each) => each !== undefined);
  if (why) return unknownFor(why, origin);
  if (first?.kind !== 'object' || !others.every((other): other is ObjectDatum => other.kind === 'object')) return failure('objects go with objects', origin);
  let open = openingOf(first);
  const kept = [...first.entries].filter(([name, value]) => {
    const everywhere = allHold(others.map((other) => {
      const found = other.entries.get(nameIn(other.entries, name) ?? name);
      return found ? equal(found, value) : openingOf(other) ?? false;
    }));
    if (typeof everywhere !== 'boolean') open ??= everywhere;
    return everywhere === true;
  });
  return object(new Map(kept), origin, 'object', open);
}
