import type { Condition } from '../../model/condition';
import { overlaps, parseRange, type Range } from '../../net/range';
import { addressesOf, type NetworkAddresses } from './addresses';
import type { HeldRange } from './held-ranges';
import type { Design } from '../rule';
import { listed } from './words';

/** Those of the ranges, in CIDR notation, that the range overlaps, be it inside of them or around them. */
export function overlappedOf(range: Range, reserved: readonly string[]): readonly string[] {
  return reserved.filter((text) => {
    const other = parseRange(text);
    return other !== undefined && overlaps(range, other);
  });
}

/** "overlaps 172.30.0.0/16 and 172.31.0.0/16". */
export function overlapping(reserved: readonly string[]): string {
  return `overlaps ${listed(reserved)}`;
}

/** A network in which a cluster lives, and the fewest conditions under which one does. */
export function networksWithClusters(design: Design): readonly { readonly network: NetworkAddresses; readonly when: readonly Condition[] }[] {
  const byId = new Map<string, { readonly network: NetworkAddresses; readonly when: readonly Condition[] }>();
  for (const { homes } of addressesOf(design).clusters) {
    for (const home of homes) {
      const known = byId.get(home.network.id);
      if (!known || home.when.length < known.when.length) byId.set(home.network.id, home);
    }
  }
  return [...byId.values()];
}

/**
 * The ranges of the network that somebody chose: those of the address space, and those of subnets that lie in none of
 * them, because the address space is not known.
 */
export function chosenRanges(network: NetworkAddresses): readonly HeldRange[] {
  let ranges = chosen.get(network);
  if (!ranges) {
    const { space, subnets } = network;
    ranges = [...space.entries, ...subnets.entries.filter(({ range }) => space.overlapping(range).next().done === true)];
    chosen.set(network, ranges);
  }
  return ranges;
}

/** Several rules ask for the same, which holds for as long as the network's arrangement lives. */
const chosen = new WeakMap<NetworkAddresses, readonly HeldRange[]>();
