import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { nodePool } from './shared/node-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { azurermPoolChecks } from './shared/sources';
import type { Rule } from './rule';

export const surgeOnSpotPool: Rule = {
  id: 'surge-on-spot-pool',
  severity: 'error',
  group: 'compatibility',
  title: 'A surge for a pool of Spot nodes, which the Terraform provider refuses',
  about: `Upgrades add no nodes to a pool of Spot machines, since nobody knows whether there are any to be had. The Terraform provider refuses a
surge there when it plans. Take the setting out.`,
  sources: [azurermPoolChecks, pages.spotPools],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm') continue;
      for (const pool of cluster.nodePools) {
        yield* judged(pairs(pool.maxSurge, pool.priority), whenMade(pool), ([surge, priority]) => {
          if (surge.kind !== 'known' || surge.value === '' || !isWord(priority, 'Spot')) return undefined;
          return {
            at: surge.span,
            message: 'a pool of Spot nodes takes no surge',
            related: [{ span: priority.span, message: 'the nodes are Spot machines' }],
            fixes: [{ title: 'Take the surge out', changes: [{ kind: 'remove', value: surge }] }],
          };
        });
      }
    }
  },
};

const terraform = (priority: string, surge: string): string => inTerraform({
  below: [nodePool('work', `  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id\n  priority              = "${priority}"\n\n  upgrade_settings {\n${surge}  }`)],
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform('Spot', '    max_surge = "33%"\n'), '"33%"', 'surge-on-spot-pool: a pool of Spot nodes takes no surge'), fixed: terraform('Spot', '') },
  { text: terraform('Regular', '    max_surge = "33%"\n') },
  { title: 'In Bicep', text: inBicep({ pools: [bicepPool('work', "count: 2\nvnetSubnetID: nodes.id\nscaleSetPriority: 'Spot'")] }) },
];
