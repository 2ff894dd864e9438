import type { NetworkModel } from '../model/network-model';
import { maxPodsBounds, maxPodsWindows } from './facts/limits';

/** What somebody needs: the answers of the wizard, and the arguments of `aksnet plan`. */
export interface Requirement {
  /** The word that the names of all resources carry: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Azure's names of regions, each with a virtual network of its own. */
  readonly regions: readonly string[];
  readonly clustersPerRegion: number;
  /** The pools that each cluster has. The first is the system pool. */
  readonly pools: readonly RequiredPool[];
  readonly model: NetworkModel;
  /** Nodes that an upgrade adds to each pool, as upgrade settings are written: `1`, `10%`. */
  readonly surge: string;
  /** Ranges that somebody else has. */
  readonly taken: readonly TakenRange[];
  /** The address space that the network team gives; empty: it is to be found. */
  readonly within: readonly string[];
  readonly extras: Extras;
  readonly outbound: Outbound;
  readonly isDualStack: boolean;
}

export interface RequiredPool {
  readonly name: string;
  readonly os: 'Linux' | 'Windows';
  readonly nodes: number;
  /** The most that it may grow to; the same as `nodes` where it does not grow. */
  readonly maxNodes: number;
  readonly maxPods: number;
}

/** A range in CIDR notation and who has it, in a few words. */
export interface TakenRange {
  readonly range: string;
  readonly by: string;
}

/** What else lives in the network of each region. */
export interface Extras {
  /** How many private endpoints; 0 for no subnet. */
  readonly privateEndpoints: number;
  readonly applicationGateway: boolean;
  readonly gatewayForContainers: boolean;
  readonly bastion: boolean;
  /** A delegated subnet for the API server of each cluster. */
  readonly apiServer: boolean;
  /** How many pods the virtual nodes of each cluster may run; 0 for none. */
  readonly virtualNodes: number;
}

export type Outbound =
  | { readonly kind: 'loadBalancer' }
  | { readonly kind: 'natGateway' }
  /** Without an address the firewall gets a subnet in the network itself. */
  | { readonly kind: 'firewall'; readonly address: string | undefined };

/** The most pods that a node of that system is planned with: Azure takes more on Windows, and Microsoft advises against it. */
export function mostPodsOn(os: RequiredPool['os']): number {
  return os === 'Windows' ? maxPodsWindows.value : maxPodsBounds.value.most;
}

export const noExtras: Extras = { privateEndpoints: 0, applicationGateway: false, gatewayForContainers: false, bastion: false, apiServer: false, virtualNodes: 0 };
