import type { Cluster } from '../../model/network';
import { isWord } from '../../plan/defaults';
import { nodesPerCluster, nodesPerFreeCluster } from '../../plan/facts/limits';
import type { Case, ClusterPlan, Moments, Quantity } from '../../plan/plan';
import { conditional, sum } from '../../plan/quantity';
import { crossWays, waysOf, type Settled, type Way } from '../../plan/ways';
import type { Span } from '../../text/span';
import { poolSize } from './shortage';

/** The nodes of all pools of the cluster at a moment, of a cluster that is there. */
export function clusterNodes(plan: ClusterPlan, moment: keyof Moments): Quantity {
  let nodes = nodesByCluster.get(plan);
  if (!nodes) {
    const total = (of: keyof Moments): Quantity => sum(plan.pools.map((each) => conditional(each.nodes[of], each.pool)));
    nodes = { now: total('now'), max: total('max'), upgrade: total('upgrade') };
    nodesByCluster.set(plan, nodes);
  }
  return nodes[moment];
}

/** Several rules ask for the same sums, which hold for as long as the plan lives. */
const nodesByCluster = new WeakMap<ClusterPlan, Moments>();

/** Where to point at when the pools together are too many: at the one pool that there is, else at `otherwise`. */
export function nodesPlace({ pools }: ClusterPlan, otherwise: Span): Span {
  const [only, ...others] = pools;
  return only && others.length === 0 ? poolSize(only.pool).span : otherwise;
}

/** A number of nodes and the most that the cluster may have, as they may turn out together. */
export interface NodesAndLimit {
  readonly nodes: Case;
  readonly limit: number;
  readonly free: boolean;
}

/** The limit follows the tier. One that is not written is the free one with the clients whose pages say so. */
export function nodesAndLimits(plan: ClusterPlan, moment: keyof Moments): readonly Way<NodesAndLimit>[] {
  const nodes = clusterNodes(plan, moment).cases.map((each): Way<Case> => ({ of: each, when: each.when }));
  return crossWays(nodes, waysOf(plan.cluster.tier), (each, tier) => {
    const free = isFree(plan.cluster, tier);
    return { nodes: each, limit: free ? nodesPerFreeCluster.value : nodesPerCluster.value, free };
  });
}

function isFree({ client }: Cluster, tier: Settled<string>): boolean {
  if (tier.kind === 'absent') return client.kind === 'azurerm' || client.kind === 'az';
  return isWord(tier, 'Free');
}
