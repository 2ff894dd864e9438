import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { azurermPoolChecks, cliPoolChecks } from './shared/sources';
import { clientName, poolsOfStrictClients } from './shared/strict-clients';

export const autoscalerLimitsMissing: Rule = {
  id: 'autoscaler-limits-missing',
  severity: 'error',
  group: 'capacity',
  title: 'The autoscaler is on, but does not know how far it may go',
  about: `A pool with the autoscaler has a least and a greatest number of nodes, and nobody has a default for them. The Azure CLI and the
Terraform provider refuse a pool that gives only one of the two, or none. Write both: the greatest is what the subnet and the pod CIDR
must have room for.`,
  sources: [cliPoolChecks, azurermPoolChecks],
  *check({ network }) {
    for (const { cluster, pool } of poolsOfStrictClients(network.clusters)) {
      yield* judged(triples(pool.autoscaling, pool.minCount, pool.maxCount), whenMade(pool), ([on, least, most]) => {
        if (on.kind !== 'known' || !on.value || (least.kind !== 'absent' && most.kind !== 'absent')) return undefined;
        if (least.kind === 'unknown' || most.kind === 'unknown') return undefined;
        const missing = least.kind !== 'absent' ? 'no maximum' : most.kind !== 'absent' ? 'no minimum' : 'neither a minimum nor a maximum';
        return { at: on.span, message: `the autoscaler is on, but has ${missing}, so that ${clientName(cluster)} refuses the pool` };
      });
    }
  },
};

function inTerraform(pool: string): string {
  return configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), clusterWith({ pool, profile: overlay }));
}

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --enable-cluster-autoscaler --min-count 3 \\
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~ autoscaler-limits-missing: the autoscaler is on, but has no maximum, so that the Azure CLI refuses the pool`),
  },
  {
    title: 'With both',
    text: azCluster(`
  --enable-cluster-autoscaler --min-count 3 --max-count 10 \\`),
  },
  {
    title: 'In Terraform',
    text: inTerraform(`
    auto_scaling_enabled = true
                           ~~~~ autoscaler-limits-missing: the autoscaler is on, but has neither a minimum nor a maximum
    vnet_subnet_id       = azurerm_subnet.nodes.id`),
  },
];
