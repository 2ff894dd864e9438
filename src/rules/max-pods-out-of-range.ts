import { count } from '../plan/capacity';
import { maxPodsBounds } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import { amount } from './shared/causes';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';

export const maxPodsOutOfRange: Rule = {
  id: 'max-pods-out-of-range',
  severity: 'error',
  group: 'capacity',
  title: 'The number of pods per node is below 10 or above 250',
  about: `AKS accepts 10 to 250 pods per node, whatever the network plug-in, and refuses a pool with any other number. Older texts
name other limits: 110 with kubenet, or 30 at least.

The number cannot be changed for a pool that exists: Terraform replaces the pool, Azure refuses a template that changes it.`,
  sources: [pages.addressPlanning],
  azureErrors: ['InsufficientMaxPods'],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(waysOf(pool.maxPods), whenMade(pool), (pods) => {
        if (pods.kind !== 'known' || (pods.value >= least && pods.value <= most)) return undefined;
        const to = pods.value < least ? least : most;
        return {
          at: pods.span,
          // More pods, which too few of them need, cure no subnet that is too small.
          ...(pods.value > most && { causes: [amount(pool.maxPods)] }),
          message: `${count(pods.value)} pods per node are ${pods.value < least ? 'fewer' : 'more'} than the ${String(to)} that AKS allows`,
          fixes: [{ title: `Allow ${String(to)} pods per node`, changes: [{ kind: 'set', value: pods, to }] }],
        };
      });
    }
  },
};

const { least, most } = maxPodsBounds.value;

function pool(maxPods: string, mark = ''): string {
  return `
    node_count     = 3
    max_pods       = ${maxPods}${mark && `\n                     ${'~'.repeat(maxPods.length)} ${mark}`}
    vnet_subnet_id = azurerm_subnet.nodes.id`;
}

function withPool(text: string): string {
  return configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), clusterWith({ pool: text, profile: overlay }));
}

function withPods(maxPods: string): string {
  return bicep(
    bicepNetwork("'10.1.0.0/16'"),
    bicepSubnet('nodes', "'10.1.0.0/24'"),
    bicepCluster({ profile: bicepOverlay, pool: `count: 3\nmaxPods: ${maxPods}\nvnetSubnetID: nodes.id` }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withPool(pool('300', 'max-pods-out-of-range: 300 pods per node are more than the 250 that AKS allows')),
    fixed: withPool(pool('250')),
  },
  { text: withPool(pool('250')) },
  {
    title: 'In Bicep',
    text: withPods(`300
         ~~~ max-pods-out-of-range: 300 pods per node are more than the 250 that AKS allows`),
    fixed: withPods('250'),
  },
];
