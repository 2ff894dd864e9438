import { azCluster } from './shared/az-example-parts';
import { spell } from '../plan/capacity';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { azurermPoolChecks, cliPoolChecks } from './shared/sources';
import { clientName, poolsOfStrictClients } from './shared/strict-clients';

export const autoscalerLimitsReversed: Rule = {
  id: 'autoscaler-limits-reversed',
  severity: 'error',
  group: 'capacity',
  title: 'The autoscaler has a minimum above its maximum',
  about: `No number of nodes fulfils both limits. The Azure CLI and the Terraform provider refuse the pool; with the provider that happens
while it applies, after \`terraform plan\` has shown no problem. Often the two numbers are merely exchanged.`,
  sources: [cliPoolChecks, azurermPoolChecks],
  *check({ network }) {
    for (const { cluster, pool } of poolsOfStrictClients(network.clusters)) {
      yield* judged(triples(pool.autoscaling, pool.minCount, pool.maxCount), whenMade(pool), ([on, least, most]) => {
        if (on.kind !== 'known' || !on.value || least.kind !== 'known' || most.kind !== 'known' || least.value <= most.value) return undefined;
        return {
          at: least.span,
          message: `the minimum of ${spell(least.value, 'node')} is above the maximum of ${String(most.value)}, so that ${clientName(cluster)} refuses the pool`,
          related: [{ span: most.span, message: `the maximum is ${String(most.value)}` }],
          fixes: [
            { title: 'Exchange the two', changes: [{ kind: 'set', value: least, to: most.value }, { kind: 'set', value: most, to: least.value }] },
            { title: `Have at least ${spell(most.value, 'node')}`, changes: [{ kind: 'set', value: least, to: most.value }] },
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
    clusterWith({ pool: `    auto_scaling_enabled = true\n${limits}\n    vnet_subnet_id       = azurerm_subnet.nodes.id`, profile: overlay }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --enable-cluster-autoscaler \\
  --node-count 5 --min-count 10 --max-count 3 \\
                             ~~ autoscaler-limits-reversed: the minimum of 10 nodes is above the maximum of 3, so that the Azure CLI refuses the pool`),
    fixed: azCluster(`
  --enable-cluster-autoscaler \\
  --node-count 5 --min-count 3 --max-count 10 \\`),
  },
  {
    title: 'With the smaller number first',
    text: azCluster(`
  --enable-cluster-autoscaler --min-count 3 --max-count 10 \\`),
  },
  {
    title: 'In Terraform',
    text: inTerraform(`    min_count            = 10
                           ~~ autoscaler-limits-reversed: the minimum of 10 nodes is above the maximum of 3, so that the Terraform provider refuses the pool
    max_count            = 3`),
    fixed: inTerraform('    min_count            = 3\n    max_count            = 10'),
  },
];
