import type { Origin } from '../../../model/value';
import { choice, overChoices, type Choice, type Datum, type Way } from '../datum';

/** What remains of a datum when its conditions are decided: its own, not those of its parts. */
export type Decided = Exclude<Datum, Choice>;

/**
 * The choices within a list or object brought to its outside: a choice of lists of which each is decided. Past the limit
 * of `overChoices` the datum is unknown.
 */
export function lifted(datum: Datum): Datum {
  if (!hasChoice(datum)) return datum;
  if (datum.kind === 'list') return overSome(datum.items.map(lifted), datum.origin, (items) => ({ ...datum, items }));
  if (datum.kind === 'object') {
    const names = [...datum.entries.keys()];
    return overSome([...datum.entries.values()].map(lifted), datum.origin, (values) => ({
      ...datum, entries: new Map(values.flatMap((value, index) => { const name = names[index]; return name === undefined ? [] : [[name, value]]; })),
    }));
  }
  if (datum.kind !== 'choice') return datum;
  return choice(datum.options.map((option) => ({ datum: lifted(option.datum), when: option.when })), datum.origin);
}

/** As `overChoices`, but only the parts that are choices take part, so that long lists with few of them stay cheap. */
export function overSome(parts: readonly Datum[], origin: Origin, combine: (parts: readonly Datum[]) => Datum): Datum {
  const places = parts.flatMap((part, index) => (part.kind === 'choice' ? [index] : []));
  return overChoices(places.flatMap((place) => parts[place] ?? []), origin, (decided) => {
    const all = [...parts];
    places.forEach((place, index) => { const part = decided[index]; if (part) all[place] = part; });
    return combine(all);
  });
}

function hasChoice(datum: Datum): boolean {
  switch (datum.kind) {
    case 'choice':
      return true;
    case 'list':
      return datum.items.some(hasChoice);
    case 'object':
      return [...datum.entries.values()].some(hasChoice);
    case 'atom':
    case 'unknown':
    case 'reference':
      return false;
  }
}

/**
 * As `overChoices`, less the ways that Azure itself would refuse where others remain: who writes a condition takes care
 * that the way it leads to works.
 */
export function overPossible(args: readonly Datum[], origin: Origin, combine: (args: readonly Decided[]) => Datum): Datum {
  return possible(overChoices(args, origin, combine));
}

/** A choice without the ways that Azure would refuse, where others remain. */
export function possible(datum: Datum): Datum {
  if (datum.kind !== 'choice') return datum;
  const options = datum.options.filter((option) => option.datum.kind !== 'unknown' || !option.datum.failed);
  const [first]: readonly Way[] = options.length > 0 ? options : datum.options;
  return options.length > 1 ? { ...datum, options } : first?.datum ?? datum;
}
