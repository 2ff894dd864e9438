import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { nodePool } from './shared/node-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const isolatedClusterWithWindows: Rule = {
  id: 'isolated-cluster-with-windows',
  severity: 'error',
  group: 'compatibility',
  title: 'A Windows pool in a cluster without a way out',
  about: `Clusters that are cut off from the internet (outbound type \`none\` or \`block\`) have Linux nodes only: Windows nodes fetch what they need
from outside, and Microsoft does not support them there. Leave the pool out, or give the cluster a way out.`,
  sources: [pages.isolatedClusters, pages.outboundTypes],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(pairs(pool.osType, cluster.outboundType), made, ([system, outbound]) => {
          if (!isWord(system, 'Windows') || outbound.kind !== 'known' || !(isWord(outbound, 'none') || isWord(outbound, 'block'))) return undefined;
          return { at: system.span, causes: [choice(pool.osType), choice(cluster.outboundType)], message: `Windows nodes do not go with the outbound type \`${outbound.value}\``, related: [{ span: outbound.span, message: 'the cluster has no way out' }] };
        });
      }
    }
  },
};

const terraform = (outbound: string): string => inTerraform({
  profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\noutbound_type       = "${outbound}"`,
  rest: 'bootstrap_profile {\n  artifact_source = "Cache"\n}',
  below: [nodePool('win', '  node_count            = 1\n  vnet_subnet_id        = azurerm_subnet.nodes.id\n  os_type               = "Windows"')],
});
const bicep = (outbound: string): string => inBicep({
  profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\noutboundType: '${outbound}'`,
  pools: [bicepPool('win', "count: 1\nvnetSubnetID: nodes.id\nosType: 'Windows'")],
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform('none'), '"Windows"', 'isolated-cluster-with-windows: Windows nodes do not go with the outbound type `none`') },
  { text: terraform('loadBalancer') },
  { title: 'In Bicep', text: marked(bicep('none'), "'Windows'", 'isolated-cluster-with-windows: Windows nodes do not go with the outbound type `none`') },
];
