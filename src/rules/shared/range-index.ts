import { bitsOf, compareRanges, lastAddress, type Range } from '../../net/range';

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
  const around = { 4: byLength(entries, 4), 6: byLength(entries, 6) };
  return {
    entries,
    *overlapping(range) {
      for (const { length, byFirst } of around[range.family]) {
        if (length > range.length) break;
        yield* byFirst.get(firstOfPrefix(range, length)) ?? [];
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

/** The entries of one prefix length, by the first address of their ranges. */
interface OfLength<Entry> {
  readonly length: number;
  readonly byFirst: ReadonlyMap<bigint, readonly Entry[]>;
}

/** The entries of a family, the shortest prefixes first. */
function byLength<Entry extends { readonly range: Range }>(entries: readonly Entry[], family: Range['family']): readonly OfLength<Entry>[] {
  const lengths = new Map<number, Map<bigint, Entry[]>>();
  for (const entry of entries) {
    const { range } = entry;
    if (range.family !== family) continue;
    const byFirst = lengths.get(range.length) ?? new Map<bigint, Entry[]>();
    lengths.set(range.length, byFirst);
    const same = byFirst.get(range.first);
    if (same) same.push(entry);
    else byFirst.set(range.first, [entry]);
  }
  return [...lengths].map(([length, byFirst]) => ({ length, byFirst })).sort((a, b) => a.length - b.length);
}

/** The first address of the range of that prefix length around a smaller one. */
function firstOfPrefix({ family, first }: Range, length: number): bigint {
  const host = BigInt(bitsOf(family) - length);
  return (first >> host) << host;
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
