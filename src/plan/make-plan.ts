import type { Cluster, Network, NodePool, Subnet } from '../model/network';
import type { Value } from '../model/value';
import { clusterSettings, hasPodBlocks, networkModel, podCidrs } from './defaults';
import type { Case, ClusterPlan, Moments, NetworkModel, Plan, PodRangePlan, PoolPlan, Quantity, SubnetPlan } from './plan';
import { planPool } from './pool-plan';
import { casesUnder, conditional, minus, nothingWhen, ofCases, sum, unknownQuantity } from './quantity';
import { nodesOf, podPrefixOf, rangesOf, usableOf } from './room';
import { waysOf } from './ways';

/**
 * What the network needs and has. `atLeast` counts what surely exists; `atMost` is open as soon as something that is
 * not known could take more.
 */
export function makePlan(network: Network): Plan {
  const takings = new Map<string, Taking[]>();
  const clusters = network.clusters.map((cluster) => planCluster(cluster, takings));
  const open = isOpen(network);
  return {
    clusters,
    subnets: network.subnets.map((subnet) => planSubnet(subnet, takings.get(subnet.id) ?? [], open)),
    podRanges: clusters.flatMap(planPodRange),
  };
}

/** Whether something that is not known may take more of any subnet, so that no need has an upper bound. */
export function isOpen({ complete, clusters }: Network): boolean {
  return !complete || clusters.some(mayTakeMore);
}

/** What a pool takes of one subnet, if it is made and its subnet is this one. */
interface Taking {
  readonly pool: PoolPlan;
  readonly as: 'nodes' | 'pods';
  readonly addresses: Moments;
  readonly azureCounts: Quantity;
}

function planCluster(cluster: Cluster, takings: Map<string, Taking[]>): ClusterPlan {
  const settings = clusterSettings(cluster);
  const pools = cluster.nodePools.map((pool) => {
    const { plan, countedOfNodeSubnet, countedOfPodSubnet } = planPool(cluster, settings, pool);
    const nodes = { pool: plan, as: 'nodes', addresses: plan.nodeSubnetAddresses, azureCounts: countedOfNodeSubnet } as const;
    const pods = { pool: plan, as: 'pods', addresses: plan.podSubnetAddresses, azureCounts: countedOfPodSubnet } as const;
    take(cluster, plan.nodeSubnet.value, nodes, takings);
    take(cluster, pool.podSubnet, pods, takings);
    return plan;
  });
  const model = pools[0]?.model ?? networkModel(settings, undefined);
  return { cluster, model, ...settings, podCidrs: podCidrs(cluster, model), pools };
}

/** Enters what a pool takes with each subnet that its value names. */
function take(cluster: Cluster, subnet: Value<string>, taking: Taking, takings: Map<string, Taking[]>): void {
  for (const id of idsOf(subnet)) {
    const share = (quantity: Quantity): Quantity => ifMade(inSubnet(quantity, subnet, id), cluster, taking.pool.pool);
    const shared = { pool: taking.pool, as: taking.as, addresses: eachMoment(taking.addresses, share), azureCounts: share(taking.azureCounts) };
    const others = takings.get(id);
    if (others) others.push(shared);
    else takings.set(id, [shared]);
  }
}

function planSubnet(subnet: Subnet, takings: readonly Taking[], open: boolean): SubnetPlan {
  const usable = usableOf(rangesOf(subnet));
  if (takings.length === 0 && !open) {
    return { subnet, usable, needed: noNeed, azureCounts: noNeed.now, free: usable, takenBy: [] };
  }
  const more = open ? [unknownQuantity('what is not known may take more')] : [];
  const together = (of: (taking: Taking) => Quantity): Quantity => sum([...takings.map(of), ...more]);
  const needed: Moments = {
    now: together(({ addresses }) => addresses.now),
    max: together(({ addresses }) => addresses.max),
    upgrade: together(({ addresses }) => addresses.upgrade),
  };
  return {
    subnet,
    usable,
    needed,
    azureCounts: together(({ azureCounts }) => azureCounts),
    free: usable && minus(usable, needed.now),
    takenBy: takings.map(({ pool, as, addresses }) => ({ pool, as, addresses })),
  };
}

const noNeed: Moments = { now: sum([]), max: sum([]), upgrade: sum([]) };

/** The pod CIDR of a cluster of which each node takes a block; none where no pool can be of such a model. */
function planPodRange(plan: ClusterPlan): readonly PodRangePlan[] {
  const { cluster, model, pools } = plan;
  const models = [model, ...pools.map((pool) => pool.model)];
  if (!models.some(({ value }) => waysOf(value).some(({ of }) => of.kind === 'known' && hasPodBlocks(of.value)))) return [];
  const prefix = podPrefixOf(plan.podCidrs.value);
  const more = cluster.nodePoolsComplete ? [] : [unknownQuantity('pools that are not known may take more')];
  const together = (of: (pool: PoolPlan) => Quantity): Quantity => {
    return sum([...pools.map((pool) => ifMade(withBlocks(of(pool), pool.model.value), cluster, pool.pool)), ...more]);
  };
  const needed: Moments = {
    now: together(({ nodes }) => nodes.now),
    max: together(({ nodes }) => nodes.max),
    upgrade: together(({ nodes }) => nodes.upgrade),
  };
  return [{ cluster: plan, prefix, nodes: nodesOf(prefix), needed, azureCounts: together(({ countedNodes }) => countedNodes) }];
}

/**
 * Whether something of the cluster could take addresses of a subnet that it does not name. A subnet that Azure is asked
 * for is none of those that are made here.
 */
function mayTakeMore({ nodePools, nodePoolsComplete }: Cluster): boolean {
  const strays = ({ subnet, podSubnet }: NodePool): boolean => [subnet, podSubnet].some(mayBeAny);
  return !nodePoolsComplete || nodePools.some(strays);
}

function mayBeAny(subnet: Value<string>): boolean {
  return waysOf(subnet).some(({ of }) => of.kind === 'unknown' && of.reason !== 'read-from-azure');
}

function idsOf(subnet: Value<string>): readonly string[] {
  if (subnet.kind !== 'oneOf') return subnet.kind === 'known' ? [subnet.value] : [];
  return [...new Set(waysOf(subnet).flatMap(({ of }) => (of.kind === 'known' ? [of.value] : [])))];
}

/** The quantity in the branches that name the subnet, and nothing in the others. */
function inSubnet(quantity: Quantity, subnet: Value<string>, id: string): Quantity {
  if (subnet.kind === 'known') return quantity;
  const cases = waysOf(subnet).flatMap(({ of, when }) => {
    return of.kind === 'known' && of.value === id ? casesUnder(quantity, when) : [nothingWhen(when)];
  });
  return ofCases(cases);
}

/** The nodes in the branches in which each takes a block of the pod CIDR. */
function withBlocks(nodes: Quantity, model: Value<NetworkModel>): Quantity {
  return ofCases(
    waysOf(model).flatMap(({ of, when }): readonly Case[] => {
      if (of.kind === 'known') return hasPodBlocks(of.value) ? casesUnder(nodes, when) : [nothingWhen(when)];
      return casesUnder(nodes, when).map((each) => ({ ...each, atLeast: 0 }));
    }),
  );
}

function ifMade(quantity: Quantity, cluster: Cluster, pool: NodePool): Quantity {
  return conditional(conditional(quantity, pool), cluster);
}

function eachMoment({ now, max, upgrade }: Moments, change: (quantity: Quantity) => Quantity): Moments {
  return { now: change(now), max: change(max), upgrade: change(upgrade) };
}
