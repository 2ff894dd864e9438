import type { Value } from '../model/value';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether, pairs } from './shared/judged';
import { clusterWith, inNodes, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { publicIssue, subnetsPerPool } from './shared/troubleshooting';
import { named } from './shared/words';

export const poolsMixOwnAndManagedSubnets: Rule = {
  id: 'pools-mix-own-and-managed-subnets',
  severity: 'error',
  group: 'compatibility',
  title: 'A pool names a subnet, but the first pool of the cluster has none',
  about: `Where the first pool names no subnet, AKS makes a network of its own for the cluster, and a cluster lives in one network
only: Azure then refuses every pool that names a subnet. Give the first pool a subnet as well, which means a new cluster where one
runs already, or leave the subnet out of this pool.`,
  sources: [subnetsPerPool, pages.legacyCni, publicIssue('MicrosoftDocs/azure-docs', 116169, '2023'), publicIssue('Azure/AKS', 2927, '2022')],
  azureErrors: ['InvalidParameter'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const [first, ...others] = cluster.described && cluster.firstPoolKnown ? cluster.nodePools : [];
      for (const pool of first ? others : []) {
        const made = first && madeTogether(cluster, first, pool);
        if (!made) continue;
        yield* judged(pairs(first.subnet, pool.subnet), made, ([one, other]) => {
          if (one.kind !== 'absent' || !isOwn(other)) return undefined;
          return {
            at: other.span,
            message: `the pool ${named(pool)} names a subnet, the first pool ${named(first)} names none`,
            related: [{ span: first.span, message: `the pool ${named(first)} gets a subnet that AKS makes` }],
          };
        });
      }
    }
  },
};

/** A subnet that is described here, or one that Azure is asked for. Others may turn out not to be given at all. */
function isOwn(value: Value<string>): boolean {
  return value.kind === 'known' || (value.kind === 'unknown' && value.reason === 'read-from-azure');
}

function withFirstPool(lines: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: `    node_count     = 3${lines}`, profile: overlay }),
    nodePool('apps', '  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id'),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withFirstPool('').replace(
      '  vnet_subnet_id        = azurerm_subnet.nodes.id',
      `  vnet_subnet_id        = azurerm_subnet.nodes.id
                          ~~~~~~~~~~~~~~~~~~~~~~~ pools-mix-own-and-managed-subnets: the pool \`apps\` names a subnet, the first pool \`system\` names none`,
    ),
  },
  { text: withFirstPool(`\n${inNodes}`) },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: 'count: 3',
      pools: [
        bicepPool(
          'apps',
          `
          count: 2
          vnetSubnetID: nodes.id
                        ~~~~~~~~ pools-mix-own-and-managed-subnets: the pool \`apps\` names a subnet, the first pool \`system\` names none`,
        ),
      ],
    }),
  },
];
