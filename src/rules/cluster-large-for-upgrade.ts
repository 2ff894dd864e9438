import { count } from '../plan/capacity';
import { nodesForUpgrade } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Way } from '../plan/ways';
import type { Case } from '../plan/plan';
import { clusterNodes } from './shared/cluster-nodes';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { manyPools, manyPoolsInBicep } from './shared/many-pools-examples';
import type { Rule } from './rule';

export const clusterLargeForUpgrade: Rule = {
  id: 'cluster-large-for-upgrade',
  severity: 'info',
  group: 'advice',
  title: 'More nodes than one should upgrade at once',
  about: `Microsoft advises to scale a cluster below 3,000 nodes before an upgrade, because the control plane has more to do than in quiet times. At
5,000 nodes upgrades are blocked.`,
  sources: [pages.largeClusters],
  *check({ plan }) {
    for (const each of plan.clusters) {
      const nodes = clusterNodes(each, 'max').cases.map((one): Way<Case> => ({ of: one, when: one.when }));
      yield* judged(nodes, whenMade(each.cluster), (one) => {
        if (one.atLeast <= nodesForUpgrade.value.advised || one.atLeast >= nodesForUpgrade.value.blockedAt) return undefined;
        return { at: each.cluster.span, message: `the cluster may have ${count(one.atLeast)} nodes: scale it below ${count(nodesForUpgrade.value.advised)} before an upgrade` };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: manyPools([900, 900, 900, 397], 'cluster-large-for-upgrade: the cluster may have 3,100 nodes: scale it below 3,000 before an upgrade') },
  { text: manyPools([900, 900]) },
  { title: 'In Bicep', text: manyPoolsInBicep([900, 900, 900, 397], 'cluster-large-for-upgrade: the cluster may have 3,100 nodes') },
];
