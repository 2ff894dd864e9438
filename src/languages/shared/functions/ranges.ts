import type { Origin } from '../../../model/value';
import {
  addressAt, bitsOf, firstAddress, formatAddress, formatRange, lastAddress, maskOf, readRange, sizeOf, subnetAt, type Range,
} from '../../../net/range';
import { atom, failure, object, type Datum } from '../datum';
import { strict, type ArmFunction } from './define';
import { undocumented } from './results';

/**
 * The functions on address ranges (template-functions-cidr). They count otherwise than Terraform's: `cidrSubnet` takes the
 * new prefix length itself, not the bits to add, and `cidrHost` starts behind the network address, so that number 0 of
 * 192.168.1.0/24 is 192.168.1.1.
 */
export const rangeFunctions: readonly ArmFunction[] = [
  strict('parseCidr', { parameters: ['string'] }, (args, origin) => {
    const range = readPrefix(args.text(0), origin);
    return 'kind' in range ? range : parsed(range, origin);
  }),

  strict('cidrSubnet', { parameters: ['string', 'int', 'int'] }, (args, origin) => {
    const range = readPrefix(args.text(0), origin);
    if ('kind' in range) return range;
    const [length, index] = [args.number(1), args.number(2)];
    if (length < range.length || length > bitsOf(range.family)) return failure(`a /${range.length} has no parts of /${length}`, origin);
    const made = subnetAt(range, length - range.length, index);
    return made ? atom(formatRange(made), origin) : failure(`${args.text(0)} has no /${length} number ${index}`, origin);
  }),

  strict('cidrHost', { parameters: ['string', 'int'] }, (args, origin) => {
    const range = readPrefix(args.text(0), origin);
    if ('kind' in range) return range;
    const index = args.number(1);
    if (range.family === 4 && range.length > 30) return undocumented(`which addresses of a /${range.length} are hosts is not documented`, origin);
    if (index < 0) return undocumented('what a negative number means is not documented', origin);
    // The last address of an IPv4 range is the broadcast address; IPv6 has none.
    const hosts = sizeOf(range) - (range.family === 4 ? 2n : 1n);
    const address = BigInt(index) < hosts ? addressAt(range, BigInt(index) + 1n) : undefined;
    return address ? atom(formatAddress(address), origin) : failure(`${args.text(0)} has no host ${index}`, origin);
  }),
];

/**
 * The range that the text spells, or the datum that says why it is none. Bits behind the prefix are dropped: the pages say
 * nothing of them, but where Azure refused them there would be no deployment.
 */
function readPrefix(text: string, origin: Origin): Range | Datum {
  const reading = readRange(text);
  return reading.kind === 'malformed' ? failure(reading.message, origin) : reading.range;
}

/** IPv6 has no broadcast address, and its first usable address is that of the network. */
function parsed(range: Range, origin: Origin): Datum {
  const [network, last] = [formatAddress(firstAddress(range)), formatAddress(lastAddress(range))];
  const four = range.family === 4;
  const end = (from: Datum): Datum => (four && range.length > 30 ? undocumented(`the usable addresses of a /${range.length} are not documented`, origin) : from);
  const [first, beforeLast] = four ? [addressAt(range, 1), addressAt(range, -2)] : [addressAt(range, 0), addressAt(range, -1)];
  return object(new Map<string, Datum>([
    ['network', atom(network, origin)],
    ['netmask', atom(maskOf(range) ?? mask6(range.length), origin)],
    ...(four ? [['broadcast', atom(last, origin)] as const] : []),
    ['firstUsable', end(atom(first ? formatAddress(first) : network, origin))],
    ['lastUsable', end(atom(beforeLast ? formatAddress(beforeLast) : last, origin))],
    ['cidr', atom(range.length, origin)],
  ]), origin);
}

function mask6(length: number): string {
  return formatAddress({ family: 6, value: (1n << 128n) - (1n << BigInt(128 - length)) });
}
