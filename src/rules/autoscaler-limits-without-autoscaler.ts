import type { Change } from '../model/change';
import { within } from '../text/span';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { azurermPoolChecks, cliPoolChecks } from './shared/sources';
import { clientName, poolsOfStrictClients } from './shared/strict-clients';

export const autoscalerLimitsWithoutAutoscaler: Rule = {
  id: 'autoscaler-limits-without-autoscaler',
  severity: 'error',
  group: 'capacity',
  title: 'A minimum or maximum of nodes, but the autoscaler is off',
  about: `Without the autoscaler a pool has its number of nodes and nothing else. The Azure CLI and the Terraform provider refuse limits in a
pool that does not turn the autoscaler on. Turn it on, or take the limits out.`,
  sources: [cliPoolChecks, azurermPoolChecks],
  *check({ network }) {
    for (const { cluster, pool } of poolsOfStrictClients(network.clusters)) {
      yield* judged(triples(pool.autoscaling, pool.minCount, pool.maxCount), whenMade(pool), ([on, least, most]) => {
        const limit = least.kind === 'known' ? least : most.kind === 'known' ? most : undefined;
        // The provider takes a limit of zero for none.
        if (!limit || limit.value < 1 || on.kind === 'unknown' || (on.kind === 'known' && on.value)) return undefined;
        // Later commands of az turn the autoscaler on and off, with limits of their own: only what makes the pool is judged.
        if (cluster.client.kind === 'az' && (on.kind !== 'absent' || !within(limit.span, pool.body))) return undefined;
        const turnOn: readonly Change[] = on.kind === 'known' ? [{ kind: 'set', value: on, to: true }] : cluster.client.kind === 'az' ? [{ kind: 'add', at: on, to: true }] : [];
        const takeOut = [least, most].flatMap((each): readonly Change[] => (each.kind === 'known' ? [{ kind: 'remove', value: each }] : []));
        return {
          at: limit.span,
          message: `${limit === least ? 'a minimum' : 'a maximum'} of nodes is written, but the autoscaler is off, so that ${clientName(cluster)} refuses the pool`,
          fixes: [
            ...(turnOn.length > 0 && least.kind === 'known' && most.kind === 'known' ? [{ title: 'Turn the autoscaler on', changes: turnOn }] : []),
            { title: 'Take the limits out', changes: takeOut },
          ],
        };
      });
    }
  },
};

function inTerraform(limits: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: `${limits}    node_count     = 3\n    vnet_subnet_id = azurerm_subnet.nodes.id`, profile: overlay }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --min-count 1 --max-count 5 \\
              ~ autoscaler-limits-without-autoscaler: a minimum of nodes is written, but the autoscaler is off, so that the Azure CLI refuses the pool`),
    fixed: azCluster('  --min-count 1 --max-count 5 \\', ' \\\n  --enable-cluster-autoscaler'),
  },
  {
    title: 'With the autoscaler',
    text: azCluster(`
  --enable-cluster-autoscaler --min-count 1 --max-count 5 \\`),
  },
  {
    title: 'In Terraform',
    text: inTerraform(`    max_count      = 5
                     ~ autoscaler-limits-without-autoscaler: a maximum of nodes is written, but the autoscaler is off, so that the Terraform provider refuses the pool
`),
    fixed: inTerraform(''),
  },
];
