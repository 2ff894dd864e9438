import type { Condition } from '../model/condition';
import type { Cluster, NodePool, Subnet } from '../model/network';
import type { NetworkModel } from '../model/network-model';
import type { List, Value } from '../model/value';

export type { NetworkModel };

/** What a network needs and has. Plain immutable data, as the network itself. */
export interface Plan {
  readonly clusters: readonly ClusterPlan[];
  readonly subnets: readonly SubnetPlan[];
  readonly podRanges: readonly PodRangePlan[];
}

/** A value in force: as written, or the default of the client or of Azure where it is not written. */
export interface Setting<T> {
  readonly value: Value<T>;
  /** Whether nothing is written, so that the value is a default (its span is the place where it would be written). */
  readonly isDefault: boolean;
}

export interface ClusterPlan {
  readonly cluster: Cluster;
  /** The model of the cluster's first pool, or of the cluster where it has none. */
  readonly model: Setting<NetworkModel>;
  readonly networkPlugin: Setting<string>;
  readonly networkPluginMode: Setting<string>;
  readonly networkPolicy: Setting<string>;
  readonly dataPlane: Setting<string>;
  /** IPv4 and IPv6 ranges as written; Azure's 10.0.0.0/16 where nothing is written. */
  readonly serviceCidrs: Setting<List<string>>;
  /** Only in the models that have one (kubenet, overlay, none); Azure's 10.244.0.0/16 where nothing is written. */
  readonly podCidrs: Setting<List<string>>;
  /** Azure's 10.0.0.10 where neither it nor the service CIDR is written. */
  readonly dnsServiceIp: Setting<string>;
  readonly pools: readonly PoolPlan[];
}

export interface PoolPlan {
  readonly pool: NodePool;
  /** The id of its cluster. */
  readonly cluster: string;
  readonly model: Setting<NetworkModel>;
  readonly maxPods: Setting<number>;
  /** The id of the subnet of its nodes: the first pool's where the pool names none. */
  readonly nodeSubnet: Setting<string>;
  readonly nodes: Moments;
  /** What Azure counts when it creates or scales the pool: the autoscaler's maximum, else the count. No surge. */
  readonly countedNodes: Quantity;
  readonly surge: Quantity;
  /** Addresses that the pool takes of its node subnet and of its pod subnet. */
  readonly nodeSubnetAddresses: Moments;
  readonly podSubnetAddresses: Moments;
}

/**
 * `now`: the count, or the minimum when the autoscaler has no count; `max`: the autoscaler's maximum, else the
 * count; `upgrade`: `max` with the surge of every pool.
 */
export interface Moments {
  readonly now: Quantity;
  readonly max: Quantity;
  readonly upgrade: Quantity;
}

/**
 * A number that may depend on conditions and on values that are not known. One case when nothing is open. The cases
 * exclude each other and cover all that can be; each carries its working.
 */
export interface Quantity {
  readonly cases: readonly Case[];
}

export interface Case extends Extent {
  readonly when: readonly Condition[];
  /** How the number comes about, of `atLeast`: "61 nodes × (1 + 30 pods) = 1,891". */
  readonly working: string;
}

/** Bounds of a number. `atMost` is undefined where the text sets no bound. */
export interface Extent {
  readonly atLeast: number;
  readonly atMost: number | undefined;
}

export interface SubnetPlan {
  readonly subnet: Subnet;
  /** Addresses that Azure leaves for use. */
  readonly usable: Quantity | undefined;
  /** By the formula of Microsoft's pages. */
  readonly needed: Moments;
  /** What Azure compares with `usable` when it accepts or refuses. */
  readonly azureCounts: Quantity;
  readonly free: Quantity | undefined;
  /** What each pool takes of it now. */
  readonly takenBy: readonly { readonly pool: PoolPlan; readonly as: 'nodes' | 'pods'; readonly addresses: Moments }[];
}

/** A pod CIDR of which each node takes a /24: kubenet and overlay. All numbers are in nodes. */
export interface PodRangePlan {
  readonly cluster: ClusterPlan;
  readonly prefix: Value<string>;
  /** How many nodes it holds; undefined where the prefix is not known or not well formed. */
  readonly nodes: Quantity | undefined;
  readonly needed: Moments;
  readonly azureCounts: Quantity;
}
