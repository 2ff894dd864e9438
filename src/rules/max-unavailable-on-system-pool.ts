import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { clusterWith, inNodes, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';

export const maxUnavailableOnSystemPool: Rule = {
  id: 'max-unavailable-on-system-pool',
  severity: 'error',
  group: 'capacity',
  title: 'Nodes of a system pool may be unavailable in an upgrade',
  about: `\`max_unavailable\`, in templates \`maxUnavailable\`, lets an upgrade take nodes away before others are there. AKS allows
that for user pools only: a system pool runs what the cluster itself needs, and has to be upgraded with surge nodes. Take the
setting out, and give the pool a surge.`,
  sources: [pages.rollingUpgrades],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(pairs(pool.mode, pool.maxUnavailable), whenMade(pool), ([mode, unavailable]) => {
        if (!isWord(mode, 'System') || unavailable.kind !== 'known' || /^\s*0+%?\s*$/.test(unavailable.value)) return undefined;
        return {
          at: unavailable.span,
          message: `${unavailable.value} unavailable nodes are allowed, but system pools are upgraded with surge nodes only`,
          related: [{ span: mode.span, message: 'this is a system pool' }],
          fixes: [{ title: 'Allow no unavailable nodes', changes: [{ kind: 'remove', value: unavailable }] }],
        };
      });
    }
  },
};

function withMode(mode: string, unavailable = `\n    max_unavailable = "1"`): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
    nodePool(
      'more',
      `
  mode                  = "${mode}"
  node_count            = 3
  vnet_subnet_id        = azurerm_subnet.nodes.id

  upgrade_settings {
    max_surge       = "1"${unavailable}
  }`,
    ),
  );
}

function systemPool(unavailable: string): string {
  return bicep(
    bicepNetwork("'10.1.0.0/16'"),
    bicepSubnet('nodes', "'10.1.0.0/24'"),
    bicepCluster({
      profile: bicepOverlay,
      pool: `count: 3
vnetSubnetID: nodes.id
upgradeSettings: {
  maxSurge: '1'${unavailable}
}`,
    }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withMode(
      'System',
      `
    max_unavailable = "1"
                      ~~~ max-unavailable-on-system-pool: system pools are upgraded with surge nodes only`,
    ),
    fixed: withMode('System', ''),
  },
  { text: withMode('User') },
  {
    title: 'In Bicep',
    text: systemPool(`
  maxUnavailable: '1'
                  ~~~ max-unavailable-on-system-pool: system pools are upgraded with surge nodes only`),
    fixed: systemPool(''),
  },
];
