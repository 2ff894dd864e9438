import { count } from '../plan/capacity';
import { nodesBeforeInternalBalancer } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Way } from '../plan/ways';
import type { Case } from '../plan/plan';
import { clusterNodes } from './shared/cluster-nodes';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { manyPools, manyPoolsInBicep } from './shared/many-pools-examples';
import type { Rule } from './rule';

export const internalLoadBalancerLate: Rule = {
  id: 'internal-load-balancer-late',
  severity: 'info',
  group: 'advice',
  title: 'An internal load balancer should be made before the cluster is large',
  about: `Services of the type internal load balancer take addresses of the subnet of the nodes. Microsoft advises to make the first of them while
the cluster has fewer than 750 nodes, because the load balancer is slow to take in many at once.`,
  sources: [pages.largeClusters, pages.addressPlanning],
  *check({ plan }) {
    for (const each of plan.clusters) {
      const nodes = clusterNodes(each, 'max').cases.map((one): Way<Case> => ({ of: one, when: one.when }));
      yield* judged(nodes, whenMade(each.cluster), (one) => {
        if (one.atLeast <= nodesBeforeInternalBalancer.value) return undefined;
        return { at: each.cluster.span, message: `the cluster may have ${count(one.atLeast)} nodes: make an internal load balancer, if there is to be one, before it has ${count(nodesBeforeInternalBalancer.value)}` };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: manyPools([400, 397], 'internal-load-balancer-late: the cluster may have 800 nodes: make an internal load balancer') },
  { text: manyPools([300]) },
  { title: 'In Bicep', text: manyPoolsInBicep([400, 397], 'internal-load-balancer-late: the cluster may have 800 nodes') },
];
