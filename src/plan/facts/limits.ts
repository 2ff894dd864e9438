import type { Fact } from './fact';
import * as pages from './sources';

/** How much Azure allows. Bounds are inclusive. */

/** Pods per node, in every model; the service enforces both. */
export const maxPodsBounds: Fact<{ readonly least: number; readonly most: number }> = {
  value: { least: 10, most: 250 },
  source: pages.addressPlanning,
  was: [
    { value: { least: 10, most: 110 }, until: '2024', source: pages.kubenet2019, note: 'the most with kubenet' },
    { value: { least: 30, most: 250 }, until: '2019-10-28', source: pages.release('2019-10-28') },
    { value: { least: 30, most: 30 }, until: '2019', source: pages.advancedNetworking2018, note: 'not configurable' },
  ],
};

/** Pods per node that Windows pools should not exceed. */
export const maxPodsWindows: Fact<number> = { value: 110, source: pages.overlayConcepts };

/** The pods that the nodes of a pool together must have room for when it is made. */
export const fewestPodsPerPool: Fact<number> = {
  value: 30,
  source: pages.addressPlanning,
  note: 'until 2019-10-28 each node needed room for 30',
};

export const nodesPerCluster: Fact<number> = { value: 5000, source: pages.quotas };

/** Nodes of a cluster in the free tier. */
export const nodesPerFreeCluster: Fact<number> = { value: 1000, source: pages.tiers };

export const nodesPerPool: Fact<number> = { value: 1000, source: pages.nodePools };
export const poolsPerCluster: Fact<number> = { value: 100, source: pages.quotas };

/** Instances of a scale set: the nodes of a pool and its surge nodes together. An upgrade past it is refused. */
export const instancesPerScaleSet: Fact<number> = { value: 1000, source: pages.rollingUpgrades };

/** Nodes from which on a cluster cannot be upgraded, and to which one should scale in before. */
export const nodesForUpgrade: Fact<{ readonly blockedAt: number; readonly advised: number }> = {
  value: { blockedAt: 5000, advised: 3000 },
  source: pages.largeClusters,
};

/** Nodes of a kubenet cluster: each takes one route of the route table. */
export const kubenetNodes: Fact<number> = {
  value: 400,
  source: pages.kubenetHowTo,
  note: 'checked at creation since 2023-06-25 and at upgrade, with the surge, since 2023-09-10',
};

export const routesPerTable: Fact<number> = { value: 400, source: pages.networkLimits };
export const routeTablesPerSubscription: Fact<number> = { value: 200, source: pages.networkLimits };

/** Azure network policy manager. */
export const policyManager: Fact<{ readonly nodes: number; readonly pods: number }> = {
  value: { nodes: 250, pods: 20_000 },
  source: pages.networkPolicies,
};

export const podsPerOverlayCluster: Fact<number> = {
  value: 200_000,
  source: pages.largeClusters,
  note: 'another page, of 2025-03-24, says 250,000',
};

export const podsPerDynamicCluster: Fact<number> = { value: 50_000, source: pages.largeClusters };
export const ciliumIdentities: Fact<number> = { value: 65_535, source: pages.ciliumPage };

/** Private addresses in use in one virtual network. */
export const addressesPerVirtualNetwork: Fact<number> = {
  value: 65_536,
  source: pages.networkLimits,
  was: [{ value: 4096, until: '2019', source: pages.advancedNetworking2018 }],
};

/** Private addresses in use in a group of peered virtual networks. */
export const addressesPerPeeredNetworks: Fact<number> = { value: 128_000, source: pages.networkLimits };

export const addressesPerInterface: Fact<number> = { value: 256, source: pages.networkLimits };
export const subnetsPerVirtualNetwork: Fact<number> = { value: 3000, source: pages.networkLimits };
export const peeringsPerVirtualNetwork: Fact<number> = { value: 500, source: pages.networkLimits };

/** Letters of the names of the resource group, the virtual network and the subnet, with overlay and pod subnets. */
export const longestNetworkName: Fact<number> = { value: 63, source: pages.release('2023-11-28') };

/** Ports that one public address of a load balancer gives to outbound flows. */
export const portsPerOutboundAddress: Fact<number> = { value: 64_000, source: pages.loadBalancer };

/** Ports that a node may be given, always a multiple of eight. */
export const allocatedPorts: Fact<{ readonly most: number; readonly multipleOf: number }> = {
  value: { most: 64_000, multipleOf: 8 },
  source: pages.loadBalancer,
};

/** Public addresses that AKS makes for a load balancer at most: 1 to 100 in the API. */
export const outboundAddresses: Fact<number> = { value: 100, source: pages.loadBalancer };

export const natGatewayAddresses: Fact<{ readonly least: number; readonly most: number }> = {
  value: { least: 1, most: 16 },
  source: pages.natGateway,
};

/** Ranges from which the API server may answer: with its own public address, and in a subnet of the network. */
export const authorizedRanges: Fact<{ readonly usual: number; readonly integrated: number }> = {
  value: { usual: 200, integrated: 2000 },
  source: pages.authorizedRanges,
};

/** Lengths of the prefix of a gateway pool. The nodes of the pool, one for each address, are as many as it has addresses. */
export const gatewayPrefixes: Fact<{ readonly largest: number; readonly smallest: number }> = {
  value: { largest: 28, smallest: 31 },
  source: pages.staticEgressGateway,
};

/** The ports that a node gets where none are set, by the most nodes up to which they hold. */
export const automaticPorts: Fact<readonly { readonly nodes: number; readonly ports: number }[]> = {
  value: [
    { nodes: 50, ports: 1024 }, { nodes: 100, ports: 512 }, { nodes: 200, ports: 256 },
    { nodes: 400, ports: 128 }, { nodes: 800, ports: 64 }, { nodes: 1000, ports: 32 },
  ],
  source: pages.loadBalancer,
};

/** Nodes up to which one should make an internal load balancer, if there is to be one. */
export const nodesBeforeInternalBalancer: Fact<number> = { value: 750, source: pages.largeClusters };

/** The length of the largest pod subnet whose addresses Azure maps: with dynamic allocation, and with static blocks. */
export const largestPodSubnet: Fact<{ readonly dynamic: number; readonly staticBlocks: number }> = {
  value: { dynamic: 16, staticBlocks: 12 },
  source: pages.podSubnetConcepts,
};

/** The length of a prefix of public addresses where none is written: sixteen addresses. */
export const defaultPublicIpPrefix: Fact<number> = { value: 28, source: pages.networkLimits };
