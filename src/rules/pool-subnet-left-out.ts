import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepAgentPool } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether, pairs } from './shared/judged';
import { clusterWith, inNodes, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { publicIssue, subnetsPerPool } from './shared/troubleshooting';
import { named } from './shared/words';

export const poolSubnetLeftOut: Rule = {
  id: 'pool-subnet-left-out',
  severity: 'warning',
  group: 'compatibility',
  title: 'A pool names no subnet, but the first pool of the cluster has one of yours',
  about: `Azure puts the pool into the subnet of the first pool, where it takes addresses like every other. The Terraform provider then
reads a subnet that the code does not name, and a pool cannot change its subnet: before version 4.16 each later plan deletes the
pool and makes it anew, from then on each later apply fails, or cycles the pool where \`temporary_name_for_rotation\` is set. Name
the subnet.`,
  sources: [
    publicIssue('hashicorp/terraform-provider-azurerm', 8297, '2020-08-31'),
    publicIssue('hashicorp/terraform-provider-azurerm', 4995, '2019-11-26'),
    subnetsPerPool,
    pages.legacyCni,
  ],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm' || !cluster.described) continue;
      const [first, ...others] = cluster.nodePools;
      for (const pool of first ? others : []) {
        // What is sent to the API itself is compared with what is written, so that nothing is undone.
        if (!first || (pool.client ?? cluster.client).kind !== 'azurerm') continue;
        const made = madeTogether(cluster, first, pool);
        if (!made) continue;
        yield* judged(pairs(first.subnet, pool.subnet), made, ([one, other]) => {
          if (one.kind !== 'known' || other.kind !== 'absent') return undefined;
          return {
            at: other.span,
            message: `the pool ${named(pool)} names no subnet, so Azure puts it into that of the pool ${named(first)}, which each later plan wants to undo`,
            related: [{ span: one.span, message: `the subnet of the pool ${named(first)}` }],
          };
        });
      }
    }
  },
};

function another(lines: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
    nodePool('apps', lines),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: another('  node_count            = 2').replace(
      'node_pool" "apps" {\n',
      `node_pool" "apps" {
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ pool-subnet-left-out: the pool \`apps\` names no subnet, so Azure puts it into that of the pool \`system\`
`,
    ),
  },
  { text: another('  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id') },
  {
    title: 'A pool that azapi makes is compared with what is written: nothing is undone',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
      `resource "azapi_resource" "apps" {
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  name      = "apps"
  parent_id = azurerm_kubernetes_cluster.main.id
  body      = { properties = { count = 2, mode = "User" } }
}
`,
    ),
  },
  {
    title: 'In Bicep nothing is said: the pool is made in the subnet of the first one, and it is Terraform that wants to undo that later',
    text: bicepHome({ below: [bicepAgentPool('apps', 'count: 2')] }),
  },
];
