import { type Address, addressProblem, bitsOf, formatAddress, wellFormedAddress } from './address';

export { type Address, bitsOf, formatAddress, parseAddress } from './address';

/** A block of addresses in CIDR notation, on its network address. */
export interface Range {
  readonly family: 4 | 6;
  /** The first address as a number. */
  readonly first: bigint;
  /** The prefix length, 0..32 or 0..128. */
  readonly length: number;
}

/** What a text says when it is read as a range. */
export type RangeReading =
  | { readonly kind: 'range'; readonly range: Range }
  /** The address is not the first of a range of that length; `range` is the network that it lies in. */
  | { readonly kind: 'host-bits'; readonly range: Range }
  /** `message` is a clause for people: "10.0.0/16 has three octets instead of four". */
  | { readonly kind: 'malformed'; readonly message: string };

/**
 * Reads an address and a prefix length, such as `10.0.0.0/16` or `fd00::/64`, and nothing more generous: no spaces,
 * no leading zeros, no zone, no netmask, no bare address, no IPv4 in the form of IPv6 (see `addressProblem`). The same
 * text gives the same object as long as it is remembered.
 */
export function readRange(text: string): RangeReading {
  const known = recent.get(text);
  if (known) return known;
  const reading = former.get(text) ?? read(text);
  if (text.length > longestRange) return reading;
  if (recent.size >= mostRemembered) {
    former = recent;
    recent = new Map();
  }
  recent.set(text, reading);
  return reading;
}

/** The range that the text spells; undefined when it is malformed or does not start at its network address. */
export function parseRange(text: string): Range | undefined {
  const reading = readRange(text);
  return reading.kind === 'range' ? reading.range : undefined;
}

/** The range in CIDR notation; IPv6 as RFC 5952 has it. */
export function formatRange(range: Range): string {
  return `${formatAddress(firstAddress(range))}/${String(range.length)}`;
}

/** How many addresses the range has, the network and broadcast addresses included. */
export function sizeOf(range: Range): bigint {
  return 1n << BigInt(bitsOf(range.family) - range.length);
}

export function firstAddress(range: Range): Address {
  return { family: range.family, value: range.first };
}

export function lastAddress(range: Range): Address {
  return { family: range.family, value: lastOf(range) };
}

/**
 * The address with that number, the network address being number 0. Negative numbers count from the end, -1 being the
 * last, as in Terraform's `cidrhost`. Undefined outside the range and for a fraction.
 */
export function addressAt(range: Range, index: number | bigint): Address | undefined {
  const number = wholeNumber(index);
  if (number === undefined) return undefined;
  const size = sizeOf(range);
  const offset = number < 0n ? size + number : number;
  return offset >= 0n && offset < size ? { family: range.family, value: range.first + offset } : undefined;
}

/** Whether every address of `inner` is one of `outer`; equal ranges contain each other. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.family === inner.family && outer.length <= inner.length && outer.first <= inner.first && inner.first <= lastOf(outer);
}

export function containsAddress(range: Range, address: Address): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= lastOf(range);
}

/** Whether the ranges have an address in common: of two ranges on their network addresses, one then contains the other. */
export function overlaps(a: Range, b: Range): boolean {
  return contains(a, b) || contains(b, a);
}

export function sameRange(a: Range, b: Range): boolean {
  return a.family === b.family && a.first === b.first && a.length === b.length;
}

/** Orders IPv4 before IPv6, then by the first address, then the larger range first. */
export function compareRanges(a: Range, b: Range): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}

/** The netmask, such as 255.255.255.0; undefined for IPv6, which has none. */
export function maskOf(range: Range): string | undefined {
  if (range.family === 6) return undefined;
  return formatAddress({ family: 4, value: (1n << 32n) - sizeOf(range) });
}

/**
 * The block with that number when the range is cut into blocks whose prefix is `newBits` longer, as in Terraform's
 * `cidrsubnet`. Undefined when the blocks would be smaller than an address, when there is no such block, and for
 * negative arguments, for which Terraform computes ranges outside of the one given.
 */
export function subnetAt(range: Range, newBits: number, index: number | bigint): Range | undefined {
  const number = wholeNumber(index);
  const length = range.length + newBits;
  if (number === undefined || !Number.isInteger(newBits) || newBits < 0 || length > bitsOf(range.family)) return undefined;
  if (number < 0n || number >> BigInt(newBits) > 0n) return undefined;
  return { family: range.family, first: range.first + (number << BigInt(bitsOf(range.family) - length)), length };
}

/**
 * How many addresses of an Azure subnet can be given away. Azure keeps the first four and the last of each subnet: "first
 * four and last … leaving 251 usable" of a /24 (concepts-network-azure-cni-overlay, 2026-07-31). Never below 0. Undefined
 * for IPv6, whose subnets are always a /64 and practically without limit.
 */
export function usableInSubnet(range: Range): number | undefined {
  return range.family === 4 ? usableAt(range.length) : undefined;
}

/**
 * The prefix length of the smallest IPv4 subnet in which so many addresses are usable. Azure's subnets go from /29 to /2
 * (virtual-networks-faq). Undefined when even a /2 is too small.
 */
export function prefixLengthForUsable(addresses: number): number | undefined {
  for (let length = 29; length >= 2; length--) if (usableAt(length) >= addresses) return length;
  return undefined;
}

/** The prefix length, 32..0, of the smallest IPv4 block with so many addresses, none of them kept by Azure: a pod CIDR. */
export function prefixLengthForSize(addresses: number | bigint): number | undefined {
  for (let length = 32; length >= 0; length--) if (2 ** (32 - length) >= addresses) return length;
  return undefined;
}

const reservedInSubnet = 5;

function usableAt(length: number): number {
  return Math.max(0, 2 ** (32 - length) - reservedInSubnet);
}

function lastOf(range: Range): bigint {
  return range.first + sizeOf(range) - 1n;
}

function wholeNumber(number: number | bigint): bigint | undefined {
  if (typeof number === 'bigint') return number;
  return Number.isInteger(number) ? BigInt(number) : undefined;
}

/**
 * The readings of the latest texts, because every value of every file is read again at each keystroke: at most twice
 * `mostRemembered`. Those that were not asked for since the last change of generations are dropped.
 */
let recent = new Map<string, RangeReading>();
let former: ReadonlyMap<string, RangeReading> = new Map();
const mostRemembered = 2048;

/** Well above the 49 characters that a range can have. */
const longestRange = 64;

function read(text: string): RangeReading {
  const problem = rangeProblem(text);
  if (problem !== undefined) return { kind: 'malformed', message: `${quoted(text)} ${problem}` };
  const slash = text.indexOf('/');
  const { family, value } = wellFormedAddress(text.slice(0, slash));
  const length = Number(text.slice(slash + 1));
  const host = BigInt(bitsOf(family) - length);
  const first = (value >> host) << host;
  return { kind: first === value ? 'range' : 'host-bits', range: { family, first, length } };
}

function rangeProblem(text: string): string | undefined {
  if (text === '') return 'is not an address range';
  if (/\s/.test(text)) return 'contains a space';
  if (text.includes(',')) return 'contains a comma; a range stands alone';
  if (text.length > longestRange) return 'is too long for an address range';
  const [address = '', length, ...rest] = text.split('/');
  if (rest.length > 0) return 'has more than one slash';
  if (address === '') return 'has no address before the slash';
  const problem = addressProblem(address);
  if (problem !== undefined) return problem === 'is not an address' ? 'is not an address range' : problem;
  return length === undefined ? 'has no prefix length' : lengthProblem(length, address.includes(':') ? 6 : 4);
}

function lengthProblem(length: string, family: 4 | 6): string | undefined {
  if (length === '') return 'has no prefix length after the slash';
  if (family === 4 && length.includes('.') && addressProblem(length) === undefined) return 'has a netmask instead of a prefix length';
  if (/[^0-9]/.test(length)) return 'has a prefix length that is no number';
  if (length.length > 1 && length.startsWith('0')) return `writes the prefix length ${length} with a leading zero`;
  if (Number(length) > bitsOf(family)) return `has a prefix length above ${String(bitsOf(family))}`;
  return undefined;
}

/** Quotes what would be lost in a sentence, and shortens what would fill it. */
function quoted(text: string): string {
  const shown = text.length > longestRange ? `${text.slice(0, longestRange - 1)}…` : text;
  return /^[\x21-\x7e…]+$/.test(shown) ? shown : JSON.stringify(shown);
}
