import type { ProposedCluster, ProposedEgress, ProposedNetwork, ProposedPool, ProposedSubnet, ProposedVirtualNetwork } from '../model/proposed-network';
import { addressAt, formatAddress, formatRange, usableInSubnet, type Range } from '../net/range';
import { count, mostNodes, nodeSubnetAddressesPerNode, spell } from './capacity';
import { firewallPlace, firewallSubnet } from './facts/neighbours';
import { outboundPortsFor } from './outbound-ports';
import { placeRanges, type Placed, type PlacedNetwork } from './place-ranges';
import { dnsAddressIn } from './places';
import type { Requirement } from './requirement';
import { requirementFaults } from './requirement-faults';
import { sizedPools, type SizedPool } from './sizes';
import { wantedSubnets, type WantedSubnet } from './wanted-subnets';

/** A network for a requirement, or why there is none. */
export type Proposal =
  | {
      readonly kind: 'proposed';
      readonly network: ProposedNetwork;
      /** What is worth knowing about it, a sentence each, without a full stop. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'refused';
      /** A sentence each, without a full stop. */
      readonly messages: readonly string[];
      /** Whether more addresses would help; otherwise an answer is at fault. */
      readonly lacksAddresses: boolean;
    };

/** Finds networks, subnets and ranges for what is asked for. Every number comes with its working. */
export function proposeNetwork(requirement: Requirement): Proposal {
  const faults = requirementFaults(requirement);
  if (faults.length > 0) return { kind: 'refused', messages: faults.map(({ message }) => message), lacksAddresses: false };
  const wanted = wantedSubnets(requirement);
  if (wanted.kind === 'too-large') return { kind: 'refused', messages: [wanted.message], lacksAddresses: true };
  const placed = placeRanges(requirement, wanted.subnets);
  if (placed.kind === 'no-room') return { kind: 'refused', messages: [placed.message], lacksAddresses: true };
  const networks = placed.networks.map((each) => proposedNetwork(requirement, each));
  const clusters = networks.flatMap((network) => clusterNumbers(requirement).map((number) => proposedCluster(requirement, network, number, placed)));
  return { kind: 'proposed', network: { name: requirement.name, networks, clusters }, notes: notesOf(requirement, placed) };
}

function clusterNumbers({ clustersPerRegion }: Requirement): readonly number[] {
  return Array.from({ length: clustersPerRegion }, (_, index) => index + 1);
}

function proposedNetwork({ name, outbound }: Requirement, { region, spaces, subnets }: PlacedNetwork): ProposedVirtualNetwork {
  return {
    key: region,
    name: `vnet-${name}-${region}`,
    location: region,
    addressSpace: spaces.map(formatRange),
    subnets: subnets.map(({ wanted, ranges }) => proposedSubnet(wanted, ranges)),
    egress: egressOf(outbound, subnets.find(({ wanted }) => wanted.name === firewallSubnet.value.name)?.ranges[0]),
  };
}

function proposedSubnet({ key, name, delegation, isRouted, size }: WantedSubnet, ranges: readonly Range[]): ProposedSubnet {
  return { key, name, prefixes: ranges.map(formatRange), delegation, isRouted, needed: size.needed, reason: size.reason };
}

function egressOf(outbound: Requirement['outbound'], firewall: Range | undefined): ProposedEgress | undefined {
  switch (outbound.kind) {
    case 'loadBalancer':
      return undefined;
    case 'natGateway':
      return { kind: 'natGateway' };
    case 'firewall': {
      const own = firewall && addressAt(firewall, firewallPlace.value);
      return { kind: 'routeTable', nextHop: outbound.address ?? (own ? formatAddress(own) : '') };
    }
  }
}

function proposedCluster(requirement: Requirement, network: ProposedVirtualNetwork, number: number, placed: Placed): ProposedCluster {
  const { model, name, clustersPerRegion, isDualStack, extras, outbound } = requirement;
  const suffix = clustersPerRegion > 1 ? `-${String(number)}` : '';
  const pools = sizedPools(requirement);
  const services = placed.services.ranges;
  return {
    key: `${network.key}${suffix}`,
    name: `aks-${name}-${network.location}${suffix}`,
    network: network.key,
    location: network.location,
    model,
    ...policyOf(requirement),
    isDualStack,
    serviceCidrs: services.map(formatRange),
    podCidrs: (placed.pods.get(`${network.key} ${String(number)}`)?.ranges ?? []).map(formatRange),
    dnsServiceIp: services.flatMap((range) => (range.family === 4 ? (dnsAddressIn(range) ?? []) : []))[0] ?? '',
    outboundType: outboundTypes[outbound.kind],
    outboundPorts: outboundPortsFor(requirement),
    apiServerSubnet: extras.apiServer ? `api-server${suffix}` : undefined,
    virtualNodeSubnet: extras.virtualNodes > 0 ? `virtual-nodes${suffix}` : undefined,
    pools: pools.map((pool, index) => proposedPool(requirement, pool, index, suffix)),
    reasons: { services: placed.services.reason, pods: placed.pods.get(`${network.key} ${String(number)}`)?.reason ?? '' },
  };
}

const outboundTypes = { loadBalancer: 'loadBalancer', natGateway: 'userAssignedNATGateway', firewall: 'userDefinedRouting' } as const;

function proposedPool({ model, surge }: Requirement, { name, os, nodes, maxNodes, maxPods, added }: SizedPool, index: number, suffix: string): ProposedPool {
  const growth = maxNodes > nodes ? `${spell(nodes, 'node')}, growing to ${count(maxNodes)}` : spell(nodes, 'node');
  return {
    name,
    mode: index === 0 ? 'System' : 'User',
    os,
    nodes,
    maxNodes: maxNodes > nodes ? maxNodes : undefined,
    maxPods,
    surge,
    subnet: `nodes${suffix}`,
    podSubnet: model === 'pod-subnet' || model === 'pod-subnet-static' ? `pods${suffix}` : undefined,
    reason: `${growth}, ${spell(added, 'more', 'more')} in an upgrade`,
  };
}

/**
 * Cilium enforces policies with overlay and pod subnets, on Linux only; the azurerm provider refuses it in the node subnet. Calico
 * does elsewhere, and not with IPv6. What is not known to work is left out.
 */
function policyOf({ model, pools, isDualStack, extras }: Requirement): Pick<ProposedCluster, 'networkPolicy' | 'dataPlane'> {
  const windows = pools.some(({ os }) => os === 'Windows');
  if (extras.virtualNodes > 0 || model === 'none' || model === 'pod-subnet-static') return { networkPolicy: undefined, dataPlane: undefined };
  if ((model === 'overlay' || model === 'pod-subnet') && !windows) return { networkPolicy: 'cilium', dataPlane: 'cilium' };
  return { networkPolicy: isDualStack ? undefined : 'calico', dataPlane: undefined };
}

function notesOf(requirement: Requirement, placed: Placed): readonly string[] {
  const { pools, model, outbound } = requirement;
  const raised = sizedPools(requirement).flatMap(({ name, maxPods }, index) => {
    const asked = pools[index]?.maxPods ?? maxPods;
    return asked === maxPods ? [] : [`the pool ${name} may run ${count(maxPods)} pods per node instead of ${count(asked)}: its static blocks hold them, and it takes no more addresses`];
  });
  return [
    ...placed.networks.slice(0, 1).flatMap(({ subnets }) => roomNote(requirement, subnets)),
    ...raised,
    ...(hasSharedRanges(requirement) ? ['services and pods are known inside their cluster only, so that all clusters have the same ranges'] : []),
    ...(model === 'none' ? ['whether pods can be reached under their own addresses is up to the network plug-in that you install'] : []),
    ...(outbound.kind === 'firewall' ? ['the firewall must be there and let AKS out before a cluster is made'] : []),
  ];
}

function hasSharedRanges({ model, regions, clustersPerRegion }: Requirement): boolean {
  return regions.length * clustersPerRegion > 1 && (model === 'overlay' || model === 'kubenet');
}

/** How far the first node subnet goes beyond what was asked for, by nodes of its largest pool. */
function roomNote(requirement: Requirement, subnets: PlacedNetwork['subnets']): readonly string[] {
  const { model, surge } = requirement;
  const [nodes] = subnets;
  const [pool, ...others] = sizedPools(requirement);
  const usable = nodes?.ranges[0] && usableInSubnet(nodes.ranges[0]);
  if (usable === undefined || !pool || others.length > 0) return [];
  const most = mostNodes(usable, nodeSubnetAddressesPerNode({ model, maxPods: pool.maxPods }), { maxSurge: surge });
  return [`the subnet of the nodes has room for ${spell(most.value, 'node')}: ${most.working}`];
}
