import { atom, list, object, overChoices, type Datum } from '../../shared/datum';
import { readShorthand, type Shorthand } from '../commands/shorthand';
import { partOf, textOf, withoutLiteral, type Shell } from './shell';

/** Items that one word may hold: JSON, az's shorthand, or texts between commas. */
export function itemsOf(datum: Datum, shell: Shell): Datum {
  return overChoices([datum], datum.origin, ([one]) => {
    if (!one) return datum;
    const [only, another] = one.kind === 'list' ? one.items : [one];
    if (one.kind === 'list' && one.open || !only || another) return one.kind === 'list' ? { ...one, items: one.items.flatMap((item) => spread(item, shell)) } : list([one], one.origin);
    if (only.kind === 'choice') return overChoices([only], only.origin, ([way]) => (way ? itemsOf(way, shell) : only));
    return list(spread(only, shell), one.origin, 'tuple', one.kind === 'list' ? one.open : undefined);
  });
}

function spread(item: Datum, shell: Shell): readonly Datum[] {
  const text = textOf(item);
  if (text === undefined) return item.kind === 'list' ? item.items : [item];
  if (/^\s*[[{]/.test(text)) {
    const value = readShorthand(text.trim()) ?? undefined;
    const from = text.length - text.trimStart().length;
    const read = value && datumOf(value, item, text, from, shell);
    if (read) return read.kind === 'list' ? read.items : [read];
  }
  if (!/[,\s]/.test(text)) return [item];
  return [...text.matchAll(/[^\s,]+/g)].map((match) => partOf(shell, item, text, match.index, match.index + match[0].length));
}

/** A value in az's shorthand syntax that stands in a text from an offset on. */
export function datumOf(value: Shorthand, whole: Datum, text: string, from: number, shell: Shell): Datum {
  const origin = withoutLiteral(whole.origin);
  switch (value.kind) {
    case 'text': {
      const piece = text.slice(from + value.start, from + value.end);
      return piece === value.text ? partOf(shell, whole, text, from + value.start, from + value.end) : atom(value.text, origin);
    }
    case 'null':
      return atom(null, origin);
    case 'list':
      return list(value.items.map((item) => datumOf(item, whole, text, from, shell)), origin);
    case 'object':
      return object(new Map(value.entries.map(({ key, value: entry }) => [key.replace(/[-_](\w)/g, (_all, letter: string) => letter.toUpperCase()), datumOf(entry, whole, text, from, shell)])), origin);
  }
}
