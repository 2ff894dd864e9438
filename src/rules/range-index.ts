import { bitsOf, compareRanges, lastAddress, type Range } from '../net/range';

/** Entries by their ranges, to be asked for overlaps without looking at each. */
export interface RangeIndex<Entry extends { readonly range: Range }> {
  readonly entries: readonly Entry[];
  /** The entries that share an address with the range: those around it, the larger first, then those within it, in order. */
  overlapping(range: Range): IterableIterator<Entry>;
}

/**
 * Of two ranges that overlap one contains the other. What contains a range is found by its prefixes, of which there are
 * few; what it contains stands in a row in the sorted list.
 */
export function rangeIndex<Entry extends { readonly range: Range }>(given: Iterable<Entry>): RangeIndex<Entry> {
  const entries = [...given].sort((a, b) => compareRanges(a.range, b.range));
  const byRange = new Map<string, Entry[]>();
  const lengths = new Set<number>();
  for (const entry of entries) {
    const key = keyOf(entry.range);
    const same = byRange.get(key);
    if (same) same.push(entry);
    else byRange.set(key, [entry]);
    lengths.add(entry.range.length);
  }
  const ascending = [...lengths].sort((a, b) => a - b);
  return {
    entries,
    *overlapping(range) {
      for (const length of ascending) {
        if (length > range.length) break;
        yield* byRange.get(keyOf(widened(range, length))) ?? [];
      }
      const end = lastAddress(range).value;
      for (let at = firstWithin(entries, range); ; at++) {
        const entry = entries[at];
        if (!entry || entry.range.family !== range.family || entry.range.first > end) return;
        if (entry.range.length > range.length) yield entry;
      }
    },
  };
}

function keyOf({ family, first, length }: Range): string {
  return `${String(family)} ${first.toString(36)} ${String(length)}`;
}

function widened({ family, first }: Range, length: number): Range {
  const host = BigInt(bitsOf(family) - length);
  return { family, first: (first >> host) << host, length };
}

/** The place of the first entry that does not sort before the range. */
function firstWithin(entries: readonly { readonly range: Range }[], range: Range): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && compareRanges(entry.range, range) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
