import { count } from '../plan/capacity';
import { nodesPerPool } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { exact, exceeds } from '../plan/quantity';
import { amount } from './shared/causes';
import type { Example } from './example';
import { bicepAgentPool, largeBicepOverlay } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { clusterWith, inNodes, largeOverlay, nodePool } from './shared/node-example-parts';
import type { Rule } from './rule';
import { poolSize, spellCase, under } from './shared/shortage';

export const tooManyNodesInPool: Rule = {
  id: 'too-many-nodes-in-pool',
  severity: 'error',
  group: 'capacity',
  title: 'The pool may have more than 1,000 nodes',
  about: `A pool has 1,000 nodes at most, and the autoscaler's maximum must not be more either. Spread the nodes over several
pools; the nodes that an upgrade adds have to fit in as well.`,
  sources: [pages.nodePools, pages.quotas],
  *check({ plan }) {
    for (const { pool, countedNodes } of plan.clusters.flatMap(({ pools }) => pools)) {
      const over = under(exceeds(countedNodes, limit), whenMade(pool));
      if (!over) continue;
      yield { at: poolSize(pool).span, message: `${spellCase(over.needed, 'node', 'nodes')} in one pool, AKS allows ${count(nodesPerPool.value)}`, when: over.when, causes: [amount(poolSize(pool))] };
    }
  },
};

const limit = exact(nodesPerPool.value, 'nodes of a pool');

function withNodes(nodes: string): string {
  return configuration(
    virtualNetwork('"10.0.0.0/8"'),
    subnet('nodes', '"10.1.0.0/20"'),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      rest: `  sku_tier            = "Standard"`,
      profile: largeOverlay,
    }),
    nodePool('large', `  node_count            = ${nodes}\n  vnet_subnet_id        = azurerm_subnet.nodes.id`),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withNodes(`1200
                          ~~~~ too-many-nodes-in-pool: 1,200 nodes in one pool, AKS allows 1,000`),
  },
  { text: withNodes('900') },
  {
    title: 'In Bicep',
    text: bicepHome({
      space: "'10.0.0.0/8'",
      nodes: "'10.1.0.0/20'",
      tier: 'Standard',
      profile: largeBicepOverlay,
      below: [
        bicepAgentPool(
          'large',
          `
          count: 1200
                 ~~~~ too-many-nodes-in-pool: 1,200 nodes in one pool, AKS allows 1,000
          vnetSubnetID: nodes.id`,
        ),
      ],
    }),
  },
];
