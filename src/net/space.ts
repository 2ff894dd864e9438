import { bitsOf, compareRanges, contains, type Range, sizeOf } from './range';

/** The addresses of `ranges` that are in none of `taken`, in the fewest blocks, sorted. Both may overlap among themselves. */
export function subtract(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  return without(joined(ranges), joined(taken)).flatMap((hole) => [...blocksOf(hole)]);
}

/** The same addresses in the fewest blocks, sorted, IPv4 first. */
export function summarise(ranges: readonly Range[]): Range[] {
  return subtract(ranges, []);
}

/** The blocks of that prefix length in the range, in order, made as they are asked for. None when a block would be larger than the range. */
export function* split(range: Range, length: number): IterableIterator<Range> {
  if (!isLength(length, range.family) || length < range.length) return;
  const size = sizeOf({ ...range, length });
  const end = range.first + sizeOf(range);
  for (let first = range.first; first < end; first += size) yield { family: range.family, first, length };
}

/**
 * The free block of that prefix length with the lowest address. It lies within one of the `spaces`: two that lie side by
 * side are not taken as one, because we know of no promise that Azure does. With spaces of both families, IPv4 comes
 * first. The cost grows with the number of ranges given, not with the number of blocks.
 */
export function nextFree(spaces: readonly Range[], taken: readonly Range[], length: number): Range | undefined {
  for (const { family, first, last } of holesOf(spaces, taken)) {
    if (!isLength(length, family)) continue;
    const size = sizeOf({ family, first, length });
    const aligned = ((first + size - 1n) / size) * size;
    if (aligned + size - 1n <= last) return { family, first: aligned, length };
  }
  return undefined;
}

/**
 * The free block of that prefix length that breaks up least: the start of the smallest free block that can hold it, the
 * one with the lowest address among equals. Otherwise as `nextFree`.
 */
export function bestFit(spaces: readonly Range[], taken: readonly Range[], length: number): Range | undefined {
  let best: Range | undefined;
  for (const hole of holesOf(spaces, taken)) {
    if (!isLength(length, hole.family)) continue;
    if (best && best.family !== hole.family) break;
    for (const block of blocksOf(hole)) if (block.length <= length && (!best || block.length > best.length)) best = block;
  }
  return best && { ...best, length };
}

/** Addresses in a row, the last one included. */
interface Stretch {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

function stretchOf(range: Range): Stretch {
  return { family: range.family, first: range.first, last: range.first + sizeOf(range) - 1n };
}

function isLength(length: number, family: 4 | 6): boolean {
  return Number.isInteger(length) && length >= 0 && length <= bitsOf(family);
}

/** What is free in each of the spaces, sorted. A hole ends where its space ends. */
function holesOf(spaces: readonly Range[], taken: readonly Range[]): Stretch[] {
  return without(outermost(spaces).map(stretchOf), joined(taken));
}

/** The ranges that lie in no other, sorted, each once. */
function outermost(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of [...ranges].sort(compareRanges)) {
    const last = kept.at(-1);
    if (!last || !contains(last, range)) kept.push(range);
  }
  return kept;
}

/** The addresses of the ranges in the fewest stretches, sorted: no two of them touch. */
function joined(ranges: readonly Range[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const range of [...ranges].sort(compareRanges)) {
    const { family, first, last } = stretchOf(range);
    const before = stretches.at(-1);
    if (!before || before.family !== family || before.last + 1n < first) stretches.push({ family, first, last });
    else if (before.last < last) stretches[stretches.length - 1] = { family, first: before.first, last };
  }
  return stretches;
}

/** What is left of each of the stretches. Both lists are sorted and free of overlaps, so that one pass is enough. */
function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let next = 0;
  for (const { family, first, last } of stretches) {
    let at = first;
    for (; ; next++) {
      const busy = taken[next];
      if (!busy || busy.family > family || (busy.family === family && busy.first > last)) break;
      if (busy.family < family || busy.last < first) continue;
      if (busy.first > at) left.push({ family, first: at, last: busy.first - 1n });
      at = busy.last + 1n;
      // It may reach into the next stretch as well, and must be met there again.
      if (at > last) break;
    }
    if (at <= last) left.push({ family, first: at, last });
  }
  return left;
}

/** The fewest blocks with these addresses: at each place the largest that starts there and does not reach too far. */
function* blocksOf({ family, first, last }: Stretch): IterableIterator<Range> {
  const bits = bitsOf(family);
  for (let at = first; at <= last; ) {
    const room = bitLength(last - at + 1n) - 1;
    const host = Math.min(room, at === 0n ? bits : bitLength(at & -at) - 1);
    yield { family, first: at, length: bits - host };
    at += 1n << BigInt(host);
  }
}

function bitLength(number: bigint): number {
  return number.toString(2).length;
}
