import { isWord } from '../../plan/defaults';
import { kubenetNodes } from '../../plan/facts/limits';
import type { Case, ClusterPlan, Moments } from '../../plan/plan';
import { exact, exceeds } from '../../plan/quantity';
import { crossWays, waysOf, type Settled, type Way } from '../../plan/ways';
import { clusterNodes } from './cluster-nodes';

/** The nodes of the cluster at a moment, with the network plug-in as it is written. */
export function nodesWithPlugin(plan: ClusterPlan, moment: keyof Moments): readonly Way<{ readonly nodes: Case; readonly plugin: Settled<string> }>[] {
  const nodes = clusterNodes(plan, moment).cases.map((each): Way<Case> => ({ of: each, when: each.when }));
  return crossWays(nodes, waysOf(plan.cluster.networkPlugin), (each, plugin) => ({ nodes: each, plugin }));
}

/** Whether that is a kubenet cluster with more nodes than a route table has routes for. */
export function isOverKubenetLimit({ nodes, plugin }: { readonly nodes: Case; readonly plugin: Settled<string> }): boolean {
  return isWord(plugin, 'kubenet') && nodes.atLeast > kubenetNodes.value;
}

/** Whether the pools alone, without an upgrade, may be too many. */
export function standingOverLimit(plan: ClusterPlan): boolean {
  return exceeds(clusterNodes(plan, 'max'), limit) !== undefined;
}

const limit = exact(kubenetNodes.value, 'routes of a route table');
