import { count } from './capacity';
import { apiServerSubnet } from './facts/addresses';
import { addressesPerVirtualNetwork, largestPodSubnet } from './facts/limits';
import {
  apiServerDelegation,
  applicationGatewaySubnet,
  bastionSubnet,
  firewallSubnet,
  gatewayForContainersSubnet,
  podSubnetDelegation,
  virtualNodesDelegation,
} from './facts/neighbours';
import type { Requirement } from './requirement';
import { nodeSubnetSize, podSubnetSize, subnetFor, type Size } from './sizes';

/** A subnet of the network of each region, before it has a place. */
export interface WantedSubnet {
  readonly key: string;
  readonly name: string;
  readonly delegation: string | undefined;
  /** Whether the traffic of nodes or pods leaves from here. */
  readonly isRouted: boolean;
  /** Whether it has an IPv6 range where there are both families. */
  readonly holdsNodes: boolean;
  readonly size: Size;
}

/** The subnets of each region: those of the nodes first. */
export function wantedSubnets(requirement: Requirement): { readonly kind: 'subnets'; readonly subnets: readonly WantedSubnet[] } | { readonly kind: 'too-large'; readonly message: string } {
  const { clustersPerRegion, model, extras, outbound } = requirement;
  const nodes = nodeSubnetSize(requirement);
  const hasPodSubnet = model === 'pod-subnet' || model === 'pod-subnet-static';
  const pods = hasPodSubnet ? podSubnetSize(requirement) : undefined;
  const virtualNodes = subnetFor(extras.virtualNodes, 'pod');
  const privateEndpoints = subnetFor(extras.privateEndpoints, 'private endpoint');
  if (!nodes || !virtualNodes || !privateEndpoints || (hasPodSubnet && !pods)) return { kind: 'too-large', message: nodes && hasPodSubnet && !pods ? `a pod subnet is a /${String(largestPodSubnet.value[model === 'pod-subnet' ? 'dynamic' : 'staticBlocks'])} at most, which is not enough for the pods of a cluster` : 'no subnet is large enough for the nodes of a cluster' };
  const inUse = (nodes.needed + (pods?.needed ?? 0)) * clustersPerRegion;
  if (inUse > addressesPerVirtualNetwork.value) return { kind: 'too-large', message: `a virtual network has ${count(addressesPerVirtualNetwork.value)} addresses in use at most, the nodes and pods in one need ${count(inUse)}` };
  const suffixes = clustersPerRegion > 1 ? Array.from({ length: clustersPerRegion }, (_, index) => `-${String(index + 1)}`) : [''];
  const subnets = [
    ...suffixes.flatMap((suffix) => [
      plain(`nodes${suffix}`, nodes, { isRouted: true, holdsNodes: true }),
      ...(pods ? [plain(`pods${suffix}`, pods, { isRouted: true, delegation: podSubnetDelegation.value })] : []),
      ...(extras.apiServer ? [plain(`api-server${suffix}`, apiServerSize, { delegation: apiServerDelegation.value })] : []),
      ...(extras.virtualNodes > 0 ? [plain(`virtual-nodes${suffix}`, virtualNodes, { delegation: virtualNodesDelegation.value })] : []),
    ]),
    ...(extras.privateEndpoints > 0 ? [plain('private-endpoints', privateEndpoints)] : []),
    ...(extras.applicationGateway ? [plain('application-gateway', fixed(applicationGatewaySubnet.value, 'room for 125 instances and a private front end'))] : []),
    ...(extras.gatewayForContainers
      ? [plain('gateway-for-containers', fixed(gatewayForContainersSubnet.value.length, 'what an association needs'), { delegation: gatewayForContainersSubnet.value.delegation })]
      : []),
    ...(extras.bastion ? [{ ...plain('bastion', fixed(bastionSubnet.value.length, 'the size and the name that Bastion asks for')), name: bastionSubnet.value.name }] : []),
    ...(outbound.kind === 'firewall' && outbound.address === undefined
      ? [{ ...plain('firewall', fixed(firewallSubnet.value.length, 'the size and the name that the firewall asks for')), name: firewallSubnet.value.name }]
      : []),
  ];
  return { kind: 'subnets', subnets };
}

function plain(key: string, size: Size, { delegation, isRouted = false, holdsNodes = false }: Partial<Pick<WantedSubnet, 'delegation' | 'isRouted' | 'holdsNodes'>> = {}): WantedSubnet {
  return { key, name: key, delegation, isRouted, holdsNodes, size };
}

function fixed(length: number, why: string): Size {
  return { length, needed: 2 ** (32 - length), reason: `${why}: a /${String(length)}` };
}

const { smallest, perCluster } = apiServerSubnet.value;
const apiServerSize: Size = {
  length: smallest,
  needed: perCluster,
  reason: `the API server takes ${count(perCluster)} addresses of a /${String(smallest)}, the smallest that it may have`,
};
