import { addressAt, formatAddress, parseRange, sizeOf, type Range } from '../net/range';
import { dnsServicePlace } from './facts/ranges';

/** Where ranges are looked for that nobody has chosen: private ones, in the order in which they are offered. */

export const servicePlaces = ranges('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10');

/** Pods come where readers look for them first, near Azure's default. */
export const podPlaces = ranges('10.244.0.0/14', '10.248.0.0/13', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10');

export const networkPlaces = ranges('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10');

/** Where the DNS service is by convention; in a range that is too small for it, the first place after the API server's. */
export function dnsAddressIn(range: Range): string | undefined {
  const address = addressAt(range, sizeOf(range) > dnsServicePlace.value + 1 ? dnsServicePlace.value : 2);
  return address && sizeOf(range) > 3n ? formatAddress(address) : undefined;
}

/** The ranges that the texts spell; what is none is left out. */
export function ranges(...texts: readonly string[]): readonly Range[] {
  return texts.flatMap((text) => parseRange(text) ?? []);
}
