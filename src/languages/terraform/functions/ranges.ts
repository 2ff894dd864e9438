import type { Origin } from '../../../model/value';
import { atom, failure, type Datum } from '../../shared/datum';
import { addressAt, bitsOf, formatAddress, maskOf, readRange, type Address, type Range } from '../../../net/range';
import { number, string } from '../types';
import { strict, texts, type TerraformFunction } from './define';

/**
 * The functions on address ranges. Terraform is more generous than Azure: host bits of a prefix are masked away, octets
 * may have leading zeros, and a negative number is no fault.
 */
export const rangeFunctions: readonly TerraformFunction[] = [
  strict('cidrsubnet', { parameters: [string, number, number] }, (args, origin) => {
    const range = mappedRange(args.text(0)) ?? readPrefix(args.text(0), origin);
    if ('kind' in range) return range;
    const [newBits, index] = [args.number(1), args.number(2)];
    if (!Number.isInteger(newBits) || !Number.isInteger(index)) return failure('whole numbers are required', origin);
    const made = subnet(range, newBits, BigInt(index));
    return typeof made === 'string' ? failure(made, origin) : atom(made.address ? `${addressText(made.address)}/${made.length}` : '<nil>', origin);
  }),

  strict('cidrsubnets', { parameters: [string], rest: number }, (args, origin) => {
    const range = readPrefix(args.text(0), origin);
    if ('kind' in range) return range;
    const bits = Array.from({ length: args.count - 1 }, (_, index) => args.number(index + 1));
    const made = consecutive(range, bits);
    return typeof made === 'string' ? failure(made, origin) : texts(made, origin);
  }),

  strict('cidrhost', { parameters: [string, number] }, (args, origin) => {
    const range = mappedRange(args.text(0)) ?? readPrefix(args.text(0), origin);
    if ('kind' in range) return range;
    const index = args.number(1);
    if (!Number.isInteger(index)) return failure('a whole number is required', origin);
    const address = mappedRange(args.text(0)) ? mappedHost(range, index) : addressAt(range, index);
    return address ? atom(addressText(address), origin) : failure(`${args.text(0)} has no host ${index}`, origin);
  }),

  strict('cidrnetmask', { parameters: [string] }, (args, origin) => {
    const mapped = mappedRange(args.text(0));
    if (mapped) return atom(formatAddress({ family: 6, value: (1n << 128n) - (1n << BigInt(32 - mapped.length)) }), origin);
    const range = readPrefix(args.text(0), origin);
    if ('kind' in range) return range;
    const mask = maskOf(range);
    return mask === undefined ? failure('an IPv6 range has no netmask', origin) : atom(mask, origin);
  }),
];

/** A range of IPv4 in the form of IPv6. Terraform takes it for the one here and for the other there. */
function mappedRange(text: string): Range | undefined {
  const [, address = '', length] = /^[0:]+:ffff:(\d+\.\d+\.\d+\.\d+)\/(\d+)$/i.exec(text) ?? [];
  const reading = Number(length) >= 96 ? readRange(`${address}/${Number(length) - 96}`) : undefined;
  return reading && reading.kind !== 'malformed' ? reading.range : undefined;
}

/** It writes the number of the host in front of the address, where those of IPv6 would begin. */
function mappedHost(range: Range, index: number): Address | undefined {
  const size = 2 ** (32 - range.length);
  const number = index < 0 ? size + index : index;
  if (number < 0 || number >= size) return undefined;
  return { family: 6, value: (0xffffn << 32n) | range.first | (BigInt(number) << 96n) };
}

/** The range that holds the address of the prefix, read as generously as Terraform reads it, or the datum that says why not. */
function readPrefix(text: string, origin: Origin): Range | Datum {
  const written = readRange(text);
  const reading = written.kind === 'malformed' ? readRange(text.replace(/(^|[./:])0+(?=\d)/g, '$1')) : written;
  if (reading.kind !== 'malformed') return reading.range;
  return failure(reading.message, origin);
}

/**
 * The block with that number, or what Terraform says against it. It writes the number behind the prefix, whatever comes
 * of it: a negative number, or negative bits, give an address outside of the range.
 */
function subnet(range: Range, newBits: number, index: bigint): { readonly address: Address | undefined; readonly length: number } | string {
  const bits = bitsOf(range.family);
  const length = range.length + newBits;
  if (length > bits) return `a prefix of ${range.length} bits cannot be extended by ${newBits}`;
  // Terraform writes an address that there is not, or fails itself.
  if (length < 0 && index === 0n) return { address: undefined, length };
  if (length < 0) return `a prefix of ${range.length} bits cannot be shortened by ${-newBits}`;
  const magnitude = index < 0n ? -index : index;
  if (newBits >= 0 && magnitude >= 1n << BigInt(newBits)) return `${newBits} more bits do not have a subnet ${index}`;
  const joined = range.first | (index << BigInt(bits - length));
  const value = joined < 0n ? -joined : joined;
  if (value >= 1n << BigInt(bits)) return `there is no subnet ${index}`;
  return { address: { family: range.family, value }, length };
}

/** `cidrsubnets` extends a prefix by no more, so that it does the same on small machines. */
const mostNewBits = 32;

/**
 * Blocks one behind the other, each aligned to its own size. Terraform starts from the block before the first one, and so
 * refuses a range that begins with the lowest address of all.
 */
function consecutive(range: Range, bits: readonly number[]): readonly string[] | string {
  const made: string[] = [];
  const width = bitsOf(range.family);
  const end = range.first + (1n << BigInt(width - range.length));
  let next = range.first;
  if (next === 0n && bits.length > 0) return 'there is no address before the range';
  for (const newBits of bits) {
    if (!Number.isInteger(newBits)) return 'whole numbers are required';
    if (newBits < 1 || newBits > mostNewBits) return `each prefix must be extended by 1 to ${mostNewBits} bits`;
    const length = range.length + newBits;
    if (length > width) return `a prefix of ${range.length} bits cannot be extended by ${newBits}`;
    const size = 1n << BigInt(width - length);
    const first = ((next + size - 1n) / size) * size;
    if (first + size > end) return `there is no room for a /${length}`;
    made.push(`${addressText({ family: range.family, value: first })}/${length}`);
    next = first + size;
  }
  return made;
}

/** IPv4 in the form of IPv6 is written as IPv4. */
function addressText(address: Address): string {
  const mapped = address.family === 6 && address.value >> 32n === 0xffffn;
  return formatAddress(mapped ? { family: 4, value: address.value & 0xffffffffn } : address);
}
