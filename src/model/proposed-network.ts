import type { NetworkModel } from './network-model';

/**
 * A network that is to be made: what the wizard arrives at, and what a language writes. Plain data without values that
 * are open: everything in it is decided. Ranges are in CIDR notation, IPv4 before IPv6.
 */
export interface ProposedNetwork {
  /** The word that the names of all resources carry. */
  readonly name: string;
  readonly networks: readonly ProposedVirtualNetwork[];
  readonly clusters: readonly ProposedCluster[];
}

export interface ProposedVirtualNetwork {
  /** Unique in the proposal: lower-case words with hyphens, fit to make identifiers of. */
  readonly key: string;
  readonly name: string;
  readonly location: string;
  readonly addressSpace: readonly string[];
  readonly subnets: readonly ProposedSubnet[];
  /** The way out that is not Azure's load balancer. */
  readonly egress: ProposedEgress | undefined;
}

export type ProposedEgress =
  /** All traffic of the subnets with `isRouted` goes to an appliance at that address. */
  | { readonly kind: 'routeTable'; readonly nextHop: string }
  /** The subnets with `isRouted` have a NAT gateway with one public address. */
  | { readonly kind: 'natGateway' };

export interface ProposedSubnet {
  /** Unique in its network, as the key of a network is in the proposal. */
  readonly key: string;
  readonly name: string;
  readonly prefixes: readonly string[];
  /** The service that it is delegated to. */
  readonly delegation: string | undefined;
  readonly isRouted: boolean;
  /** The addresses that are needed of it, with an upgrade of everything that lives in it. */
  readonly needed: number;
  /** Why it is as large as it is, in one sentence, without a full stop. */
  readonly reason: string;
}

export interface ProposedCluster {
  readonly key: string;
  readonly name: string;
  /** The key of its network. */
  readonly network: string;
  readonly location: string;
  readonly model: NetworkModel;
  readonly networkPolicy: 'cilium' | 'calico' | undefined;
  readonly dataPlane: 'cilium' | undefined;
  readonly isDualStack: boolean;
  readonly serviceCidrs: readonly string[];
  /** Empty in the models whose pods have addresses of the network. */
  readonly podCidrs: readonly string[];
  readonly dnsServiceIp: string;
  readonly outboundType: 'loadBalancer' | 'userAssignedNATGateway' | 'userDefinedRouting';
  /** Of the load balancer, where they are not left to Azure. */
  readonly outboundPorts: ProposedOutboundPorts | undefined;
  /** The keys of subnets of its network. */
  readonly apiServerSubnet: string | undefined;
  readonly virtualNodeSubnet: string | undefined;
  /** The first is a system pool on Linux. */
  readonly pools: readonly ProposedPool[];
  /** Why its ranges are as large as they are. */
  readonly reasons: { readonly services: string; readonly pods: string };
}

export interface ProposedOutboundPorts {
  readonly perNode: number;
  /** Public addresses that AKS makes for the load balancer. */
  readonly addresses: number;
  /** The sum, in one sentence, without a full stop. */
  readonly reason: string;
}

export interface ProposedPool {
  readonly name: string;
  readonly mode: 'System' | 'User';
  readonly os: 'Linux' | 'Windows';
  /** The nodes that it starts with; the autoscaler's minimum where there is a maximum. */
  readonly nodes: number;
  readonly maxNodes: number | undefined;
  readonly maxPods: number;
  /** As upgrade settings are written: `1`, `10%`. */
  readonly surge: string;
  /** The keys of subnets of the network of its cluster. */
  readonly subnet: string;
  readonly podSubnet: string | undefined;
  readonly reason: string;
}
