import { count, podsOn } from '../plan/capacity';
import { podsPerDynamicCluster, podsPerOverlayCluster } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { certain } from '../model/value';
import { whenMade } from './shared/held-ranges';
import { extentOf } from '../plan/quantity';
import type { Example } from './example';
import { manyPools, manyPoolsInBicep } from './shared/many-pools-examples';
import type { Rule } from './rule';

export const podsOverClusterLimit: Rule = {
  id: 'pods-over-cluster-limit',
  severity: 'info',
  group: 'advice',
  title: 'Room for more pods than Azure supports in a cluster',
  about: `Azure supports 200,000 pods in a cluster with overlay, and 50,000 in one whose pods get addresses of a subnet one by one. The nodes have room
for more: that says nothing about how many pods there will be, but it is good to know before many small pods fill large nodes.`,
  sources: [pages.largeClusters, pages.podPlanning],
  *check({ plan }) {
    for (const { cluster, pools, model } of plan.clusters) {
      const how = certain(model.value);
      const most = how === 'overlay' ? podsPerOverlayCluster.value : how === 'pod-subnet' ? podsPerDynamicCluster.value : undefined;
      if (most === undefined || !cluster.described) continue;
      // What is not certain adds nothing.
      const room = pools.reduce((all, { pool, nodes, maxPods }) => {
        const pods = certain(maxPods.value);
        return pods === undefined || pool.exists !== 'yes' ? all : all + podsOn(extentOf(nodes.max).atLeast, pods).value;
      }, 0);
      if (room > most) yield { at: cluster.span, message: `the nodes have room for ${count(room)} pods, and Azure supports ${count(most)} in such a cluster`, when: whenMade(cluster) };
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: manyPools([500, 500], 'pods-over-cluster-limit: the nodes have room for 250,750 pods, and Azure supports 200,000 in such a cluster') },
  { text: manyPools([300]) },
  { title: 'In Bicep', text: manyPoolsInBicep([500, 500], 'pods-over-cluster-limit: the nodes have room for 250,750 pods') },
];
