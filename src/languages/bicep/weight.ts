import { unknown, type Datum } from '../shared/datum';

/**
 * The datum, unless it has too many parts in all: ten variables that each hold the one before them ten times make ten billion
 * of few steps, and whoever walks through them would not come back.
 */
export function bounded(datum: Datum): Datum {
  return weightOf(datum) > heaviest ? unknown('too-large', 'the value has too many parts', datum.origin) : datum;
}

const heaviest = 200_000;

/** How many parts a datum has, itself included. */
function weightOf(datum: Datum): number {
  switch (datum.kind) {
    case 'list':
      return remembered(datum.items, () => datum.items);
    case 'object':
      return remembered(datum.entries, () => datum.entries.values());
    case 'choice':
      return remembered(datum.options, () => datum.options.map((option) => option.datum));
    case 'atom':
    case 'unknown':
    case 'reference':
      return 1;
  }
}

const weights = new WeakMap<object, number>();

/** The parts stay the same objects wherever the whole is passed on to. */
function remembered(key: object, parts: () => Iterable<Datum>): number {
  let weight = weights.get(key);
  if (weight === undefined) {
    weight = 1;
    for (const part of parts()) weight += weightOf(part);
    weights.set(key, weight);
  }
  return weight;
}
