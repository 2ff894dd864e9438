import { count } from '../../plan/capacity';
import { isWord } from '../../plan/defaults';
import { automaticPorts } from '../../plan/facts/limits';
import { joinConditions } from '../../plan/ways';
import type { Condition } from '../../model/condition';
import type { Span } from '../../text/span';
import { amount } from './causes';
import { clusterNodes } from './cluster-nodes';
import { whenMade } from './held-ranges';
import { judged, pairs } from './judged';
import { largestUnder, nodesOfPools, poolSize } from './shortage';
import type { Design, Fault } from '../rule';

/** Why both rules about it find it: they differ in how many steps a cluster passes. */
export const aboutShrinkingPorts = `Where no number of outbound ports is set, Azure divides those of the load balancer by the size of the cluster: 1,024 for each node up to
50 nodes, 512 up to 100, 256 up to 200, and so on. When the cluster grows past such a bound, ports are taken from the nodes that are there, and
flows that use them break. For a cluster that grows, set the number, and give the load balancer enough addresses for it.`;

/**
 * Clusters that leave the number of ports of each node to Azure, which gives each fewer the more nodes there are, and
 * that pass so many of its steps between their fewest and their most nodes.
 */
export function* shrinkingPorts({ plan }: Design, wanted: (steps: number) => boolean): Iterable<Fault> {
  for (const planned of plan.clusters) {
    const each = withoutHalfTyped(planned);
    const { cluster } = each;
    if (!cluster.described || !each.pools.some(({ pool }) => pool.maxCount.kind !== 'absent')) continue;
    yield* judged(pairs(cluster.outboundType, cluster.egress.ports), whenMade(cluster), ([outbound, ports]) => {
      const balanced = outbound.kind === 'absent' ? cluster.sku.kind === 'absent' : isWord(outbound, 'loadBalancer');
      if (!balanced || !(ports.kind === 'absent' || (ports.kind === 'known' && ports.value === 0))) return undefined;
      const [few, many] = [nodesAt(each, 'now'), nodesAt(each, 'max')];
      if (few === undefined || many === undefined || few < 1) return undefined;
      const [from, to] = [stepOf(few), stepOf(many)];
      const [at, last] = [automaticPorts.value[from], automaticPorts.value[to]];
      if (!at || !last || !wanted(to - from)) return undefined;
      return {
        at: ports.kind === 'known' ? ports.span : placeOf(each) ?? cluster.span,
        message: `each node has ${count(at.ports)} outbound ports while there are ${count(few)} nodes, and ${count(last.ports)} when there are ${count(many)}: flows break whenever Azure takes ports away`,
        causes: each.pools.map(({ pool }) => amount(poolSize(pool))),
        related: nodesOfPools(each.pools, [], 'max'),
      };
    });
  }
}

/** A pool that is being typed is as if it were not there yet. */
function withoutHalfTyped(each: ClusterPlan): ClusterPlan {
  const isHalfTyped = ({ pool }: ClusterPlan['pools'][number]): boolean => [poolSize(pool), pool.count, pool.autoscaling].some((value) => value.kind === 'unknown' && value.reason === 'unreadable');
  return each.pools.some(isHalfTyped) ? { ...each, pools: each.pools.filter((one) => !isHalfTyped(one)) } : each;
}

type ClusterPlan = Design['plan']['clusters'][number];

function nodesAt(each: ClusterPlan, moment: 'now' | 'max'): number | undefined {
  const nothing: readonly Condition[] = [];
  const found = largestUnder(clusterNodes(each, moment), nothing);
  return found && joinConditions(found.when, nothing)?.length === 0 && found.atMost === found.atLeast ? found.atLeast : undefined;
}

/** The step of the table that holds for so many nodes; -1 past its end. */
function stepOf(nodes: number): number {
  return automaticPorts.value.findIndex((each) => nodes <= each.nodes);
}

/** The only pool's maximum, if there is one. */
function placeOf({ pools }: ClusterPlan): Span | undefined {
  const [only, another] = pools;
  const size = only && !another ? poolSize(only.pool) : undefined;
  return size?.kind === 'known' ? size.span : undefined;
}
