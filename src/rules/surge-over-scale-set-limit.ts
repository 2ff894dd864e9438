import { count } from '../plan/capacity';
import { instancesPerScaleSet } from '../plan/facts/limits';
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

export const surgeOverScaleSetLimit: Rule = {
  id: 'surge-over-scale-set-limit',
  severity: 'error',
  group: 'capacity',
  title: 'A pool and its surge nodes are more than a scale set holds',
  about: `The nodes of a pool are the instances of one scale set, of which there may be 1,000, those included that an upgrade
adds for its time. AKS refuses to start an upgrade that would go beyond. Set a smaller surge, for which a number of nodes may
serve better than a share, or spread the nodes over several pools.`,
  sources: [pages.rollingUpgrades],
  *check({ plan }) {
    for (const { pool, nodes } of plan.clusters.flatMap(({ pools }) => pools)) {
      if (exceeds(nodes.max, limit)) continue;
      const over = under(exceeds(nodes.upgrade, limit), whenMade(pool));
      if (!over) continue;
      yield {
        at: pool.maxSurge.kind === 'absent' ? poolSize(pool).span : pool.maxSurge.span,
        message: `an upgrade has ${spellCase(over.needed, 'node', 'nodes')}, a scale set holds ${count(most)}`,
        when: over.when,
        causes: [amount(poolSize(pool)), amount(pool.maxSurge)],
        related: [{ span: poolSize(pool).span, message: over.needed.working }],
      };
    }
  },
};

const most = instancesPerScaleSet.value;
const limit = exact(most, 'instances of a scale set');

function withSurge(surge: string): string {
  return configuration(
    virtualNetwork('"10.0.0.0/8"'),
    subnet('nodes', '"10.1.0.0/20"'),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      rest: `  sku_tier            = "Standard"`,
      profile: largeOverlay,
    }),
    nodePool(
      'large',
      `
  node_count            = 950
  vnet_subnet_id        = azurerm_subnet.nodes.id

  upgrade_settings {
    max_surge = ${surge}
  }`,
    ),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withSurge(`"10%"
                ~~~~~ surge-over-scale-set-limit: an upgrade has 1,045 nodes, a scale set holds 1,000`),
  },
  { text: withSurge('"5%"') },
  {
    title: 'In Bicep',
    text: bicepHome({
      space: "'10.0.0.0/8'",
      nodes: "'10.1.0.0/20'",
      profile: largeBicepOverlay,
      tier: 'Standard',
      below: [
        bicepAgentPool(
          'large',
          `
          count: 950
          vnetSubnetID: nodes.id
          upgradeSettings: {
            maxSurge: '10%'
                      ~~~~~ surge-over-scale-set-limit: an upgrade has 1,045 nodes, a scale set holds 1,000
          }`,
        ),
      ],
    }),
  },
];
