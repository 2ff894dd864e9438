import { allOf, compatible, type Condition } from '../../model/condition';
import type { Related } from '../../model/finding';
import { compareSpans, spanKey } from '../../text/span';
import type { ClusterAddresses, ClusterRange, NetworkAddresses, SpaceRange, SubnetRange } from './addresses';
import type { HeldRange } from './held-ranges';
import type { RangeIndex } from './range-index';
import { named } from './words';

/** A range that another one overlaps, and what must hold for both to be in force. */
export interface Overlap<Entry> {
  readonly with: Entry;
  readonly when: readonly Condition[];
}

/** The subnets of the networks in which the cluster lives that its range overlaps, those that are certain first. */
export function overlappedSubnets(cluster: ClusterAddresses, range: ClusterRange): readonly Overlap<SubnetRange>[] {
  return overlapped(range, cluster.homes.map(({ network, when }) => ({ index: network.subnets, when })));
}

/** The same for the address spaces of these networks, whether or not a subnet lies there. */
export function overlappedSpaces(cluster: ClusterAddresses, range: ClusterRange): readonly Overlap<SpaceRange>[] {
  return overlapped(range, cluster.homes.map(({ network, when }) => ({ index: network.space, when })));
}

/** The same for the address spaces of the networks with which these are peered, less those in which the cluster lives. */
export function overlappedPeers(cluster: ClusterAddresses, range: ClusterRange): readonly Overlap<SpaceRange>[] {
  const own = new Set(cluster.homes.map(({ network }) => network.id));
  const places = cluster.homes.flatMap((home) =>
    home.network.peers
      .filter((peer) => !own.has(peer.network.id) && compatible(home.when, peer.when))
      .map((peer) => ({ index: peer.network.space, when: allOf(home.when, peer.when) })),
  );
  return overlapped(range, places);
}

/** What of the two networks overlaps: the entries of the first with one of the second each. */
export function overlapsOfNetworks(a: NetworkAddresses, b: NetworkAddresses): readonly { readonly of: SpaceRange; readonly overlap: Overlap<SpaceRange> }[] {
  return a.space.entries.flatMap((of) => {
    const [overlap] = overlapped(of, [{ index: b.space, when: [] }]);
    return overlap ? [{ of, overlap }] : [];
  });
}

function overlapped<Entry extends HeldRange>(
  held: HeldRange,
  places: readonly { readonly index: RangeIndex<Entry>; readonly when: readonly Condition[] }[],
): readonly Overlap<Entry>[] {
  const byPlace = new Map<string, Overlap<Entry>>();
  for (const { index, when } of places) {
    if (!compatible(held.when, when)) continue;
    for (const entry of index.overlapping(held.range)) {
      if (!compatible(held.when, when, entry.when)) continue;
      const overlap = { with: entry, when: allOf(held.when, when, entry.when) };
      const key = `${spanKey(entry.value.span)} ${entry.value.value}`;
      const known = byPlace.get(key);
      if (!known || overlap.when.length < known.when.length) byPlace.set(key, overlap);
      if (byPlace.size >= mostOverlaps) break;
    }
  }
  return [...byPlace.values()].sort((a, b) => a.when.length - b.when.length || compareSpans(a.with.value.span, b.with.value.span));
}

/** One overlap makes the fault; the others only illustrate it. */
const mostOverlaps = 100;
const mostShown = 8;

export function relatedSubnets(overlaps: readonly Overlap<SubnetRange>[]): readonly Related[] {
  return overlaps.slice(0, mostShown).map(({ with: { subnet, value } }) => ({ span: value.span, message: `the subnet ${named(subnet)} has ${value.value}` }));
}

export function relatedSpaces(overlaps: readonly Overlap<SpaceRange>[]): readonly Related[] {
  return overlaps.slice(0, mostShown).map(({ with: { network, value } }) => ({ span: value.span, message: `the network ${named(network)} has ${value.value}` }));
}
