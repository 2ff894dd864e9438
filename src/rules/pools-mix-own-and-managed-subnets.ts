import type { Value } from '../model/value';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './example-parts';
import { judged, madeTogether, pairs } from './judged';
import { clusterWith, inNodes, nodePool, overlay } from './node-example-parts';
import type { Rule } from './rule';
import { publicIssue, subnetsPerPool } from './troubleshooting';
import { named } from './words';

export const poolsMixOwnAndManagedSubnets: Rule = {
  id: 'pools-mix-own-and-managed-subnets',
  severity: 'error',
  group: 'compatibility',
  title: 'Some pools of the cluster have a subnet of yours, others have none',
  about: `A pool without a subnet lives in a network that AKS makes and keeps, and a cluster lives in one network only. So either
every pool names a subnet of the same network, or none does: AKS refuses the mix. Give this pool a subnet as well; it may be the
same one.`,
  sources: [subnetsPerPool, pages.legacyCni, publicIssue('MicrosoftDocs/azure-docs', 116169, '2023')],
  azureErrors: ['InvalidParameter'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const first = cluster.nodePools.find(({ subnet: own }) => isWritten(own));
      for (const pool of first ? cluster.nodePools : []) {
        if (!first || waysOf(pool.subnet).every(({ of }) => of.kind !== 'absent')) continue;
        const made = madeTogether(cluster, first, pool);
        if (!made) continue;
        yield* judged(pairs(first.subnet, pool.subnet), made, ([one, other]) => {
          if (!isOwn(one) || other.kind !== 'absent') return undefined;
          return {
            at: other.span,
            message: `the pool ${named(pool)} has no subnet, the pool ${named(first)} has one of yours`,
            related: [{ span: one.span, message: `the subnet of the pool ${named(first)}` }],
          };
        });
      }
    }
  },
};

function isWritten(value: Value<string>): boolean {
  return waysOf(value).some(({ of }) => isOwn(of));
}

/** A subnet that is described here, or one that Azure is asked for. Others may turn out not to be given at all. */
function isOwn(value: Value<string>): boolean {
  return value.kind === 'known' || (value.kind === 'unknown' && value.reason === 'read-from-azure');
}

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
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ pools-mix-own-and-managed-subnets: the pool \`apps\` has no subnet, the pool \`system\` has one of yours
`,
    ),
  },
  { text: another('  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id') },
];
