import { bitsOf, compareRanges, parseAddress, type Range } from '../../../src/net/range';

/** A slow and plain model of address space: a window of a few addresses, and the set of those that are meant. */
export interface Window {
  readonly family: 4 | 6;
  readonly first: bigint;
  /** How many bits the window has: 2^bits addresses. */
  readonly bits: number;
}

/** Windows at the start, in the middle and at the end of both families, where an off-by-one would show. */
export function windows(bits: number): Window[] {
  return ['0.0.0.0', '10.0.0.0', `255.255.255.${String(256 - 2 ** bits)}`, '::', 'fd00::1:0:0', `ffff:ffff:ffff:ffff:ffff:ffff:ffff:${(65536 - 2 ** bits).toString(16)}`]
    .map((text) => {
      const address = parseAddress(text);
      if (!address) throw new Error(`not an address: ${text}`);
      return { family: address.family, first: address.value, bits };
    });
}

/** Every range in the window, the window itself first. */
export function rangesIn(window: Window): Range[] {
  const ranges: Range[] = [];
  for (let host = window.bits; host >= 0; host--) {
    for (let start = 0; start < 2 ** window.bits; start += 2 ** host) ranges.push(blockAt(window, start, host));
  }
  return ranges;
}

/** The addresses of the ranges, as bits of a number: bit n for the n-th address of the window. */
export function bitmapOf(window: Window, ranges: readonly Range[]): number {
  let bitmap = 0;
  for (const range of ranges) {
    const start = Number(range.first - window.first);
    const host = bitsOf(window.family) - range.length;
    if (range.family !== window.family || start < 0 || start + 2 ** host > 2 ** window.bits) throw new Error('outside of the window');
    for (let n = start; n < start + 2 ** host; n++) bitmap |= 1 << n;
  }
  return bitmap;
}

/** Each address of the bitmap as a range of its own, the last one first. */
export function singles(window: Window, bitmap: number): Range[] {
  const ranges: Range[] = [];
  for (let n = 2 ** window.bits - 1; n >= 0; n--) if (bitmap & (1 << n)) ranges.push(blockAt(window, n, 0));
  return ranges;
}

/** The fewest blocks: a block that is full stands for itself, another for its halves. */
export function fewestBlocks(window: Window, bitmap: number, start = 0, host = window.bits): Range[] {
  const mask = maskAt(start, host);
  if ((bitmap & mask) === mask) return [blockAt(window, start, host)];
  if (host === 0) return [];
  return [...fewestBlocks(window, bitmap, start, host - 1), ...fewestBlocks(window, bitmap, start + 2 ** (host - 1), host - 1)];
}

/** The first free block of 2^host addresses that lies within one of the spaces, tried one after the other. */
export function firstFree(window: Window, spaces: readonly Range[], taken: number, host: number): Range | undefined {
  for (let start = 0; start < 2 ** window.bits; start += 2 ** host) {
    const mask = maskAt(start, host);
    if ((taken & mask) === 0 && spaces.some((space) => (bitmapOf(window, [space]) & mask) === mask)) return blockAt(window, start, host);
  }
  return undefined;
}

/** The start of the smallest of the largest free blocks of each space. */
export function leastWaste(window: Window, spaces: readonly Range[], taken: number, host: number): Range | undefined {
  const holes = spaces.filter((space) => !spaces.some((other) => other.length < space.length && (bitmapOf(window, [other]) & bitmapOf(window, [space])) !== 0))
    .flatMap((space) => fewestBlocks(window, bitmapOf(window, [space]) & ~taken))
    .filter((hole) => bitsOf(window.family) - hole.length >= host)
    .sort((a, b) => b.length - a.length || compareRanges(a, b));
  return holes[0] && { ...holes[0], length: bitsOf(window.family) - host };
}

function maskAt(start: number, host: number): number {
  return (2 ** 2 ** host - 1) << start;
}

function blockAt(window: Window, start: number, host: number): Range {
  return { family: window.family, first: window.first + BigInt(start), length: bitsOf(window.family) - host };
}
