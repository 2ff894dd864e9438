import type { MapDeployment, WhatIf } from '../model/map';
import type { Cluster, Network, NodePool, Subnet } from '../model/network';
import { noOrigin, nowhere } from '../model/network-reading';
import type { Known, Value } from '../model/value';
import { isOpen, makePlan } from '../plan/make-plan';
import type { ClusterPlan, PodRangePlan, SubnetPlan } from '../plan/plan';

/** A deployment with its plan, found by the ids of the elements. */
export interface Planned {
  readonly deployment: MapDeployment;
  /** With what is tried out. */
  readonly network: Network;
  readonly subnets: ReadonlyMap<string, SubnetPlan>;
  readonly clusters: ReadonlyMap<string, ClusterPlan>;
  /** By the id of the cluster. */
  readonly podRanges: ReadonlyMap<string, PodRangePlan>;
  /** Whether something that is not known may take more of any subnet. */
  readonly open: boolean;
}

export function planned(deployment: MapDeployment): Planned {
  const { network } = deployment;
  return { deployment, network, open: isOpen(network), ...indexed(network) };
}

/**
 * The plan with what is tried out. Only what it can touch is reckoned anew: the clusters that are changed, the subnets
 * they use, and the clusters beside them there. So a slider of one pool costs the same in a network of thousands of subnets.
 */
export function replanned(base: Planned, wanted: readonly WhatIf[]): Planned {
  if (wanted.length === 0) return base;
  const network = withWhatIf(base.network, wanted);
  const changed = new Set(wanted.map(({ element }) => element));
  const clusterIds = new Set(base.network.clusters.filter(({ id, nodePools }) => changed.has(id) || nodePools.some((pool) => changed.has(pool.id))).map(({ id }) => id));
  const chosen = wanted.flatMap(({ property, to }) => (property === 'podSubnet' ? [String(to)] : []));
  const subnetIds = new Set([...changed, ...chosen].filter((id) => base.subnets.has(id)));
  for (const { subnet, takenBy } of base.subnets.values()) if (takenBy.some(({ pool }) => clusterIds.has(pool.cluster))) subnetIds.add(subnet.id);
  for (const id of subnetIds) for (const { pool } of base.subnets.get(id)?.takenBy ?? []) clusterIds.add(pool.cluster);
  const part: Network = {
    ...network,
    clusters: network.clusters.filter(({ id }) => clusterIds.has(id)),
    subnets: network.subnets.filter(({ id }) => subnetIds.has(id)),
    complete: !base.open,
  };
  const { subnets, clusters, podRanges } = indexed(part);
  return { ...base, network, subnets: joined(base.subnets, subnets), clusters: joined(base.clusters, clusters), podRanges: joined(without(base.podRanges, clusterIds), podRanges) };
}

/** The same for some clusters and what they use alone, to reckon with many times over. Other users of the same subnets are left out. */
export function partOf(base: Planned, clusterIds: ReadonlySet<string>): Planned {
  const { network } = base;
  const subnetIds = new Set([...base.subnets.values()].filter(({ takenBy }) => takenBy.some(({ pool }) => clusterIds.has(pool.cluster))).map(({ subnet }) => subnet.id));
  const part: Network = {
    ...network,
    virtualNetworks: [],
    clusters: network.clusters.filter(({ id }) => clusterIds.has(id)),
    subnets: network.subnets.filter(({ id }) => subnetIds.has(id)),
    complete: !base.open,
  };
  return { ...base, network: part, ...indexed(part) };
}

/** The clusters that take addresses of a subnet. */
export function usersOf(base: Planned, subnet: string): ReadonlySet<string> {
  return new Set(base.subnets.get(subnet)?.takenBy.map(({ pool }) => pool.cluster));
}

/** The network with other values. Lists of elements that nothing changes are the same lists again. */
export function withWhatIf(network: Network, wanted: readonly WhatIf[]): Network {
  const of = (id: string): readonly WhatIf[] => wanted.filter(({ element }) => element === id);
  const touched = new Set(wanted.map(({ element }) => element));
  return {
    ...network,
    clusters: network.clusters.map((cluster) => {
      if (!touched.has(cluster.id) && !cluster.nodePools.some(({ id }) => touched.has(id))) return cluster;
      return of(cluster.id).reduce(withClusterSetting, { ...cluster, nodePools: cluster.nodePools.map((pool) => of(pool.id).reduce(withPoolSetting, pool)) });
    }),
    subnets: network.subnets.map((subnet) => (touched.has(subnet.id) ? of(subnet.id).reduce(withSubnetSetting, subnet) : subnet)),
  };
}

export function known<T>(value: T): Known<T> {
  return { kind: 'known', value, span: nowhere, origin: noOrigin };
}

export function absent(property: string): Value<never> {
  return { kind: 'absent', property, span: nowhere };
}

function withClusterSetting(cluster: Cluster, { property, to }: WhatIf): Cluster {
  if (property === 'podCidrs') return { ...cluster, podCidrs: known({ items: [known(String(to))], complete: true }) };
  if (property !== 'model') return cluster;
  const model = String(to);
  switch (model) {
    case 'kubenet':
    case 'none':
      return withoutPodSubnets({ ...cluster, networkPlugin: known(model), networkPluginMode: absent('networkPluginMode') });
    case 'overlay':
      return withoutPodSubnets({ ...cluster, networkPlugin: known('azure'), networkPluginMode: known('overlay') });
    case 'pod-subnet':
      return { ...cluster, networkPlugin: known('azure'), networkPluginMode: absent('networkPluginMode') };
    case 'node-subnet':
      return withoutPodSubnets({ ...cluster, networkPlugin: known('azure'), networkPluginMode: absent('networkPluginMode') });
    default:
      return cluster;
  }
}

function withoutPodSubnets(cluster: Cluster): Cluster {
  const alone = (pool: NodePool): NodePool => ({ ...pool, podSubnet: absent('podSubnet'), podIpAllocation: absent('podIpAllocation') });
  return { ...cluster, nodePools: cluster.nodePools.map(alone) };
}

function withPoolSetting(pool: NodePool, { property, to }: WhatIf): NodePool {
  switch (property) {
    case 'count':
    case 'minCount':
    case 'maxCount':
    case 'maxPods':
      return typeof to === 'number' ? { ...pool, [property]: known(to) } : pool;
    case 'autoscaling':
      return typeof to === 'boolean' ? { ...pool, autoscaling: known(to) } : pool;
    case 'podSubnet':
      return typeof to === 'string' ? { ...pool, podSubnet: known(to) } : pool;
    case 'maxSurge':
      return { ...pool, maxSurge: known(String(to)) };
    case 'model':
    case 'prefixes':
    case 'podCidrs':
      return pool;
  }
}

function withSubnetSetting(subnet: Subnet, { property, to }: WhatIf): Subnet {
  return property === 'prefixes' ? { ...subnet, prefixes: known({ items: [known(String(to))], complete: true }) } : subnet;
}

function indexed(network: Network): Pick<Planned, 'subnets' | 'clusters' | 'podRanges'> {
  const plan = makePlan(network);
  return {
    subnets: new Map(plan.subnets.map((each) => [each.subnet.id, each])),
    clusters: new Map(plan.clusters.map((each) => [each.cluster.id, each])),
    podRanges: new Map(plan.podRanges.map((each) => [each.cluster.cluster.id, each])),
  };
}

function joined<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...before, ...after]);
}

function without<T>(map: ReadonlyMap<string, T>, ids: ReadonlySet<string>): ReadonlyMap<string, T> {
  return new Map([...map].filter(([id]) => !ids.has(id)));
}
