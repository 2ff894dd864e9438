import { Address4, Address6 } from 'ip-address';

/** A single address. */
export interface Address {
  readonly family: 4 | 6;
  /** The address as a number. */
  readonly value: bigint;
}

/**
 * Reads an address without a prefix length, by the grammar that `addressProblem` describes. Undefined for
 * everything else.
 */
export function parseAddress(text: string): Address | undefined {
  return addressProblem(text) === undefined ? wellFormedAddress(text) : undefined;
}

/** The address in its usual form; IPv6 as RFC 5952 has it: small letters, the longest run of zeros shortened. */
export function formatAddress(address: Address): string {
  const { value } = address;
  if (address.family === 6) return Address6.fromBigInt(value).correctForm();
  return Address4.fromInteger(Number(value)).correctForm();
}

/** How many bits an address of the family has. */
export function bitsOf(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/**
 * What is wrong with the text as an address: a clause without its subject ("has three octets instead of four"), or
 * undefined for a good one. Good is an IPv4 address of four decimal octets without leading zeros (which some readers
 * take for octal), or an IPv6 address in any form of RFC 4291, without a zone.
 *
 * Addresses of ::ffff:0:0/96 are refused, because nobody can say whose they are: they stand for IPv4 addresses
 * (RFC 4291, 2.5.5.2), Terraform's `cidrsubnet` turns them into IPv4, and as IPv6 they would overlap no IPv4 range.
 */
export function addressProblem(text: string): string | undefined {
  return text.includes(':') ? problemOf6(text) : problemOf4(text);
}

/** The address that a text without a problem spells. It throws for others. */
export function wellFormedAddress(text: string): Address {
  if (text.includes(':')) return { family: 6, value: new Address6(text).bigInt() };
  return { family: 4, value: new Address4(text).bigInt() };
}

function problemOf4(text: string): string | undefined {
  const octets = text.split('.');
  if (octets.length === 1 || /[^0-9.]/.test(text)) return 'is not an address';
  if (octets.length !== 4) return `has ${counted(octets.length, 'octet')} instead of four`;
  for (const octet of octets) {
    if (octet === '') return 'has an empty octet';
    if (octet.length > 1 && octet.startsWith('0')) return `writes the octet ${octet} with a leading zero`;
    if (octet.length > 3 || Number(octet) > 255) return `has the octet ${octet}, which is above 255`;
  }
  return undefined;
}

function problemOf6(text: string): string | undefined {
  const zone = text.indexOf('%');
  if (zone >= 0) return `names the zone ${text.slice(zone + 1)}, which has a meaning on one machine only`;
  const stranger = /[^0-9a-f:.]/i.exec(text);
  if (stranger) return 'is not an address';
  const lastColon = text.lastIndexOf(':');
  const dotted = text.indexOf('.') >= 0;
  if (dotted && (text.indexOf('.') < lastColon || problemOf4(text.slice(lastColon + 1)) !== undefined)) {
    return 'has dots, but does not end in an IPv4 address';
  }
  return problemOfGroups(dotted ? `${text.slice(0, lastColon)}:0:0` : text)
    ?? (wellFormedAddress(text).value >> 32n === 0xffffn ? 'is an IPv4 address in the form of IPv6' : undefined);
}

/** Takes an IPv6 address of hexadecimal digits and colons only. */
function problemOfGroups(text: string): string | undefined {
  if (text.includes(':::')) return 'has three colons in a row';
  const halves = text.split('::');
  if (halves.length > 2) return 'has "::" more than once';
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.includes('')) return 'starts or ends with a single colon';
  const long = groups.find((group) => group.length > 4);
  if (long !== undefined) return `has the group ${long}, which is longer than four digits`;
  if (halves.length === 1 && groups.length !== 8) return `has ${counted(groups.length, 'group')} instead of eight`;
  if (halves.length === 2 && groups.length > 7) return `has ${counted(groups.length, 'group')} and no room for "::"`;
  return undefined;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function counted(count: number, noun: string): string {
  return `${numbers[count] ?? String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
