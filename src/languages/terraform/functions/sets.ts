import type { Origin } from '../../../model/value';
import { failure, list, type Datum, type ListDatum, type Why } from '../../shared/datum';
import { convertTo, equal } from '../convert';
import { anyHolds } from '../equal';
import { compareInSet, itemsInOrder, withoutRepeats } from '../order';
import { anything, listOf, setOf, typeOf, unify } from '../types';
import { asList, whyAny } from './collections';
import { isNull, mostItems, structural, tooMany, type Decided, type TerraformFunction } from './define';

/** The functions on sets, and the product of several lists or sets. */
export const setFunctions: readonly TerraformFunction[] = [
  overSets('setunion', 1, undefined, (sets, origin) => set(sets.flatMap(({ items }) => items), sets.find(({ open }) => open)?.open, origin)),

  overSets('setintersection', 1, undefined, (sets, origin) => {
    // Only the elements of a set that is complete can be in all of them.
    const from = sets.find(({ open }) => !open) ?? sets[0];
    if (!from) return failure('a set is required', origin);
    const others = sets.filter((each) => each !== from);
    return filtered(from, origin, (item) => {
      const answers = others.map((other) => isIn(item, other));
      return answers.includes(false) ? false : answers.find((answer) => answer !== true) ?? true;
    });
  }),

  overSets('setsubtract', 2, 2, ([from, taken], origin) => {
    if (!from || !taken) return failure('two sets are required', origin);
    return filtered(from, origin, (item) => {
      const answer = isIn(item, taken);
      return typeof answer === 'boolean' ? !answer : answer;
    });
  }),

  structural('setproduct', { least: 2, compares: true }, setProduct),
];

function overSets(name: string, least: number, most: number | undefined, compute: (sets: readonly ListDatum[], origin: Origin) => Datum): TerraformFunction {
  return structural(name, { least, ...(most !== undefined && { most }), compares: true }, (args, origin) => gather(args.map((arg) => convertTo(arg, setOf(anything))), origin, (sets) => {
    const element = unify(sets.flatMap(({ items }) => items.map(typeOf)));
    if (!element) return failure('the elements must have one type', origin);
    return gather(sets.map((each) => convertTo(each, setOf(element))), origin, (united) => compute(united, origin));
  }));
}

/** Goes on with all of them as lists. One that is not known is an open list of nothing known. */
function gather(data: readonly Datum[], origin: Origin, use: (lists: readonly ListDatum[]) => Datum, gathered: readonly ListDatum[] = []): Datum {
  const [first, ...others] = data;
  if (!first) return use(gathered);
  if (first.kind === 'unknown' && first.failed) return { ...first, origin };
  const why = first.kind === 'unknown' || first.kind === 'reference' ? whyAny([first]) : undefined;
  if (why) return gather(others, origin, use, [...gathered, list([], origin, 'set', why)]);
  if (isNull(first)) return failure('a set is null', origin);
  return asList(first, anything, origin, (given) => gather(others, origin, use, [...gathered, given]));
}

function set(items: readonly Datum[], open: Why | undefined, origin: Origin): Datum {
  const { kept, unsure } = withoutRepeats(items);
  return kept.length > mostItems ? tooMany(origin) : list([...kept].sort(compareInSet), origin, 'set', open ?? whyAny(unsure));
}

function isIn(item: Datum, { items, open }: ListDatum): boolean | Why {
  return anyHolds([...items.map((other) => equal(item, other)), ...(open ? [open] : [])]);
}

/** The elements that surely stay; if one may, the set is open. */
function filtered(from: ListDatum, origin: Origin, stays: (item: Datum) => boolean | Why): Datum {
  let { open } = from;
  const kept = from.items.filter((item) => {
    const answer = stays(item);
    if (typeof answer !== 'boolean') open ??= answer;
    return answer === true;
  });
  return set(kept, open, origin);
}

/** Every combination of one element of each; a set as soon as one of the arguments is. */
function setProduct(args: readonly Decided[], origin: Origin): Datum {
  const lists = args.map((arg) => (arg.kind === 'list' && arg.form === 'tuple' ? convertTo(arg, listOf(anything)) : arg));
  return gather(lists, origin, (given) => {
    const count = given.reduce((product, { items }) => product * items.length, 1);
    if (count > mostItems) return tooMany(origin);
    let rows: readonly (readonly Datum[])[] = [[]];
    for (const each of given) rows = rows.flatMap((row) => itemsInOrder(each).map((item) => [...row, item]));
    const open = given.find((each) => each.open)?.open;
    const tuples = rows.map((row) => list(row, origin));
    return given.some(({ form }) => form === 'set') ? set(tuples, open, origin) : list(tuples, origin, 'list', open);
  });
}
