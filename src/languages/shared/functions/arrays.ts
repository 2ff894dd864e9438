import type { Origin } from '../../../model/value';
import { atom, failure, list, type Datum, type ListDatum, type ObjectDatum, type Why } from '../datum';
import { ofValues, structural, type ArmFunction } from './define';
import { lifted, overPossible, type Decided } from './choices';
import { anyHolds, equal, nameIn, openingOf, whyReference } from './equal';
import { joined } from './joining';
import { truth } from './logical';
import { isNull, isSurelyText, kept, mostItems, passing, tooMany, undocumented, unknownFor, whyUnknown } from './results';
import { folded } from './strings';

/** The functions on arrays, and those that take strings or objects as well. Items that are not known stay in their places. */
export const arrayFunctions: readonly ArmFunction[] = [
  structural('array', { least: 1, most: 1 }, ([given], origin) => {
    if (!given) return missing(origin);
    if (given.kind === 'list') return passing(given, origin);
    // Whether it is an array already is not known, unless it is the name of something.
    const why = isSurelyText(given) ? undefined : whyUnknown(given);
    return why ? unknownFor(why, origin) : list([given], origin);
  }),
  ofValues('createArray', 0, undefined, (args, origin) => list(args, origin)),

  ofValues('concat', 1, undefined, (given, origin) => overPossible(given, origin, (args) => {
    if (args.some((arg) => arg.kind === 'list')) return concat(args, origin);
    return args.some((arg) => arg.kind === 'object' || isNull(arg)) ? failure('only arrays, or only simple values, can be joined', origin) : joined(args, origin);
  })),

  structural('contains', { least: 2, most: 2, compares: true }, ([container, item], origin) => {
    if (!container || !item) return missing(origin);
    switch (container.kind) {
      case 'list':
        return truth(anyHolds([...container.items.map((each) => equal(each, item)), ...openings(container)]), origin);
      case 'object':
        return withText(item, origin, (name) => {
          if (nameIn(container.entries, name) !== undefined) return atom(true, origin);
          const open = openingOf(container);
          return open ? unknownFor(open, origin) : atom(false, origin);
        });
      case 'atom':
        if (typeof container.value !== 'string') return failure('an array, an object or a string is required', origin);
        // "The string comparison is case-sensitive" (template-functions-array).
        return withText(item, origin, (part) => atom(String(container.value).includes(part), origin));
      case 'unknown':
      case 'reference':
        return unknownFor(whyUnknown(container) ?? notKnown, origin);
    }
  }),

  structural('empty', { least: 1, most: 1 }, ([given], origin) => (given ? empty(given, origin) : missing(origin))),
  structural('length', { least: 1, most: 1 }, ([given], origin) => (given ? length(given, origin) : missing(origin))),

  end('first', (items) => items[0], (text) => text.slice(0, 1)),
  end('last', (items) => items.at(-1), (text) => text.slice(-1)),

  part('take', (count) => [0, count]),
  part('skip', (count) => [count, undefined]),

  search('indexOf', (answers) => answers.findIndex((answer) => answer !== false), (text, wanted) => text.indexOf(wanted)),
  search('lastIndexOf', (answers) => answers.findLastIndex((answer) => answer !== false), (text, wanted) => (wanted === '' ? undefined : text.lastIndexOf(wanted))),

  structural('flatten', { least: 1, most: 1 }, ([given], origin) => overList(given, origin, ({ items, open }) => overPossible(items, origin, (arrays) => {
    const flat: Datum[] = [];
    let unsure = open;
    for (const item of arrays) {
      const why = whyUnknown(item);
      if (item.kind === 'unknown' && item.failed) return { ...item, origin };
      if (item.kind !== 'list' && !why) return failure('an array of arrays is required', origin);
      if (item.kind === 'list') for (const each of item.items) flat.push(each);
      unsure ??= why ?? (item.kind === 'list' ? item.open : undefined);
      if (flat.length > mostItems) return tooMany(origin);
    }
    return list(flat, origin, 'tuple', unsure);
  }))),
];

const notKnown: Why = { reason: 'unreadable', message: 'it is not known' };

export function missing(origin: Origin): Datum {
  return failure('an argument is missing', origin);
}

/** Goes on with the datum as an array, if it is one. */
export function overList(datum: Datum | undefined, origin: Origin, use: (given: ListDatum) => Datum): Datum {
  switch (datum?.kind) {
    case 'list':
      return use(datum);
    case 'unknown':
      return datum.failed ? { ...datum, origin } : unknownFor(datum, origin);
    case 'reference':
      return unknownFor(whyReference(datum), origin);
    case 'choice':
      return overPossible([datum], origin, ([decided]) => overList(decided, origin, use));
    case 'atom':
    case 'object':
    case undefined:
      return failure('an array is required', origin);
  }
}

/** Goes on with the datum as an object, if it is one. */
export function overObject(datum: Datum | undefined, origin: Origin, use: (given: ObjectDatum) => Datum): Datum {
  switch (datum?.kind) {
    case 'object':
      return use(datum);
    case 'unknown':
      return datum.failed ? { ...datum, origin } : unknownFor(datum, origin);
    case 'reference':
      return unknownFor(whyReference(datum), origin);
    case 'choice':
      return overPossible([datum], origin, ([decided]) => overObject(decided, origin, use));
    case 'atom':
    case 'list':
    case undefined:
      return failure('an object is required', origin);
  }
}

/** The reason of an open list as one more answer to a question about all of its items. */
export function openings({ open }: ListDatum): readonly Why[] {
  return open ? [open] : [];
}

/** Goes on with the whole number that the datum is. */
export function withIndex(datum: Datum | undefined, origin: Origin, use: (index: number) => Datum): Datum {
  if (!datum) return missing(origin);
  if (datum.kind === 'unknown' || datum.kind === 'reference') return unknownFor(whyUnknown(datum) ?? notKnown, origin);
  if (datum.kind !== 'atom' || typeof datum.value !== 'number' || !Number.isInteger(datum.value)) return failure('a whole number is required', origin);
  return use(datum.value);
}

/** Goes on with the string that the datum is; a number is as good as its digits. */
export function withText(datum: Decided, origin: Origin, use: (text: string) => Datum): Datum {
  const why = whyUnknown(datum);
  if (why) return unknownFor(why, origin);
  if (datum.kind !== 'atom' || (typeof datum.value !== 'string' && typeof datum.value !== 'number')) return failure('a string is required', origin);
  return use(String(datum.value));
}

function concat(args: readonly Decided[], origin: Origin): Datum {
  const items: Datum[] = [];
  let open: Why | undefined;
  for (const arg of args) {
    if (arg.kind === 'unknown' && arg.failed) return { ...arg, origin };
    const why = whyUnknown(arg);
    if (!why && arg.kind !== 'list') return failure('arrays can only be joined with arrays', origin);
    if (arg.kind === 'list') for (const item of arg.items) items.push(item);
    open ??= why ?? (arg.kind === 'list' ? arg.open : undefined);
    if (items.length > mostItems) return tooMany(origin);
  }
  return list(items, origin, 'tuple', open);
}

/** Null is empty too (the example of template-functions-object, `null`). */
function empty(given: Decided, origin: Origin): Datum {
  if (isSurelyText(given)) return atom(false, origin);
  switch (given.kind) {
    case 'list':
    case 'object': {
      const count = given.kind === 'list' ? given.items.length : given.entries.size;
      const open = given.kind === 'list' ? given.open : openingOf(given);
      if (given.kind === 'object' && given.element !== undefined) return atom(false, origin);
      return count === 0 && open ? unknownFor(open, origin) : atom(count === 0, origin);
    }
    case 'atom':
      if (typeof given.value === 'number' || typeof given.value === 'boolean') return failure('an array, an object or a string is required', origin);
      return atom(given.value === null || given.value === '', origin);
    case 'unknown':
    case 'reference':
      return unknownFor(whyUnknown(given) ?? notKnown, origin);
  }
}

function length(given: Decided, origin: Origin): Datum {
  switch (given.kind) {
    case 'list':
      return given.open ? unknownFor(given.open, origin) : atom(given.items.length, origin);
    case 'object': {
      const open = openingOf(given);
      return open ? unknownFor(open, origin) : atom(given.entries.size, origin);
    }
    case 'atom':
      return typeof given.value === 'string' ? atom(given.value.length, origin) : failure('an array, an object or a string is required', origin);
    case 'unknown':
    case 'reference':
      return unknownFor(whyUnknown(given) ?? notKnown, origin);
  }
}

/** The first or last item or character; null of an empty array (Bicep's tests of its functions). */
function end(name: string, ofItems: (items: readonly Datum[]) => Datum | undefined, ofText: (text: string) => string): ArmFunction {
  return structural(name, { least: 1, most: 1 }, ([given], origin) => {
    if (given?.kind === 'atom' && typeof given.value === 'string') {
      return given.value === '' ? undocumented('which character an empty string begins with is not documented', origin) : kept(given, ofText(given.value), origin);
    }
    return overList(given, origin, ({ items, open }) => {
      if (open) return unknownFor(open, origin);
      const item = ofItems(items);
      return item ? passing(item, origin) : atom(null, origin);
    });
  });
}

/** The part of an array or string between two places. A count below 0 is 0, one past the end the end. */
function part(name: string, places: (count: number) => readonly [number, number | undefined]): ArmFunction {
  return structural(name, { least: 2, most: 2 }, ([given, count], origin) => withIndex(count, origin, (number) => {
    const [from, to] = places(Math.max(0, number));
    if (given?.kind === 'atom' && typeof given.value === 'string') return kept(given, given.value.slice(from, to), origin);
    return overList(given, origin, ({ items, open }) => (open ? unknownFor(open, origin) : list(items.slice(from, to), origin)));
  }));
}

/** The place of an item, by its whole value, or of a part of a string, without regard to case; -1 without one. */
function search(name: string, place: (answers: readonly (boolean | Why)[]) => number, inText: (text: string, wanted: string) => number | undefined): ArmFunction {
  return ofValues(name, 2, 2, (given, origin) => overPossible(given.map(lifted), origin, ([container, wanted]) => {
    const failed = [container, wanted].find((each) => each?.kind === 'unknown' && each.failed);
    if (!container || !wanted || failed) return failed ? { ...failed, origin } : missing(origin);
    if (container.kind === 'atom' && typeof container.value === 'string') {
      const text = container.value;
      return withText(wanted, origin, (part) => {
        const at = inText(folded(text), folded(part));
        return at === undefined ? undocumented('where an empty string is found is not documented', origin) : atom(at, origin);
      });
    }
    return overList(container, origin, ({ items, open }) => {
      if (open) return unknownFor(open, origin);
      const answers = items.map((item) => equal(item, wanted));
      const at = place(answers);
      const answer = answers[at] ?? true;
      return answer === true || answer === false ? atom(at, origin) : unknownFor(answer, origin);
    });
  }));
}
