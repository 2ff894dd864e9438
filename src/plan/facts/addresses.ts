import type { Fact } from './fact';
import * as pages from './sources';

/** How many addresses things take. */

/** Addresses of each subnet that Azure keeps for itself: the first four and the last. */
export const reservedPerSubnet: Fact<number> = {
  value: 5,
  source: pages.overlayConcepts,
  note: 'the kubenet page speaks of the first three, and gives 251 for a /24 all the same',
};

/**
 * Addresses per node beyond one for each pod that it may run, where pods live in the node subnet: the node's own, by
 * the formula of the pages, `(nodes + surge) + (nodes + surge) × pods`.
 */
export const documentedBeyondPods: Fact<number> = { value: 1, source: pages.addressPlanning };

/**
 * The same by what the service counts when it creates or scales a pool: the node's own, less two for pods that every
 * node runs in the host's network. Seen as 498 = 2 × 249, 747 = 3 × 249, 29 = 1 × 29 and 290 = 10 × 29.
 */
export const countedBeyondPods: Fact<number> = {
  value: -1,
  source: pages.countedAddresses,
  note: 'observed in messages of the service; the release notes of 2022-01-07 give the reason',
  was: [{ value: 1, until: '2022-01-07', source: pages.release('2022-01-07') }],
};

/** A node gets so many addresses of its pod subnet at once, from its start on; the service counts as many for each. */
export const podSubnetBatch: Fact<number> = { value: 16, source: pages.podSubnetConcepts };

/** With fewer free addresses than this, a node asks its pod subnet for another batch. */
export const podSubnetBatchBelowFree: Fact<number> = { value: 8, source: pages.podSubnetConcepts };

/** With static allocation a node takes whole blocks of /28, enough for its pods and itself, for as long as it lives. */
export const staticBlock: Fact<number> = { value: 16, source: pages.staticAllocation };

/** The prefix length of the part of a pod CIDR that each node takes, with kubenet and overlay. It cannot be changed. */
export const podBlockLength: Fact<number> = { value: 24, source: pages.overlayConcepts };

/** The largest and the smallest IPv4 subnet that Azure makes, as prefix lengths. */
export const subnetLengths: Fact<{ readonly largest: number; readonly smallest: number }> = {
  value: { largest: 2, smallest: 29 },
  source: pages.virtualNetworkQuestions,
  was: [{ value: { largest: 8, smallest: 29 }, until: '2019', source: pages.virtualNetworkQuestions }],
};

/** The one prefix length that an IPv6 subnet may have. */
export const ipv6SubnetLength: Fact<number> = { value: 64, source: pages.virtualNetworkQuestions };

/** The largest pod subnet that is of use, as a prefix length. */
export const largestPodSubnet: Fact<{ readonly dynamic: number; readonly static: number }> = {
  value: { dynamic: 16, static: 12 },
  source: pages.podSubnetConcepts,
};

/** What API Server VNet Integration takes: the smallest subnet, and free addresses for each cluster. */
export const apiServerSubnet: Fact<{ readonly smallest: number; readonly perCluster: number }> = {
  value: { smallest: 28, perCluster: 9 },
  source: pages.apiServerIntegration,
};
