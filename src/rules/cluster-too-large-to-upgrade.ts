import { count } from '../plan/capacity';
import { nodesForUpgrade, nodesPerCluster } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Way } from '../plan/ways';
import type { Case } from '../plan/plan';
import { clusterNodes } from './shared/cluster-nodes';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { manyPools, manyPoolsInBicep } from './shared/many-pools-examples';
import { nodesOfPools } from './shared/shortage';
import type { Rule } from './rule';

export const clusterTooLargeToUpgrade: Rule = {
  id: 'cluster-too-large-to-upgrade',
  severity: 'warning',
  group: 'capacity',
  title: 'As many nodes as a cluster may have, which blocks upgrades',
  about: `A cluster of 5,000 nodes cannot be upgraded. Microsoft advises to scale it below 3,000 nodes before an upgrade, and back afterwards; two
smaller clusters need no such step.`,
  sources: [pages.largeClusters],
  *check({ plan }) {
    for (const each of plan.clusters) {
      const nodes = clusterNodes(each, 'max').cases.map((one): Way<Case> => ({ of: one, when: one.when }));
      yield* judged(nodes, whenMade(each.cluster), (one) => {
        // More than a cluster may have is a fault of its own.
        if (one.atLeast < nodesForUpgrade.value.blockedAt || one.atLeast > nodesPerCluster.value) return undefined;
        return {
          at: each.cluster.span,
          message: `at ${count(one.atLeast)} nodes a cluster cannot be upgraded, Microsoft advises fewer than ${count(nodesForUpgrade.value.advised)} for that`,
          related: nodesOfPools(each.pools, one.when, 'max'),
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: manyPools([900, 900, 900, 900, 900, 497], 'cluster-too-large-to-upgrade: at 5,000 nodes a cluster cannot be upgraded') },
  { text: manyPools([900, 900]) },
  { title: 'In Bicep', text: manyPoolsInBicep([900, 900, 900, 900, 900, 497], 'cluster-too-large-to-upgrade: at 5,000 nodes a cluster cannot be upgraded') },
];
