import { spell } from '../plan/capacity';
import { fewestPodsPerPool, maxPodsBounds } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { crossWays, waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';

export const tooFewPodsAtMinimum: Rule = {
  id: 'too-few-pods-at-minimum',
  severity: 'info',
  group: 'advice',
  title: "The pool has room for fewer than 30 pods at the autoscaler's minimum",
  about: `A pool must have room for 30 pods when it is made. The autoscaler may later take it down to its minimum, where there is
less room: that is allowed, but the pods of the system alone may fill such nodes, and a pool whose first size is the minimum may
be refused. A minimum of no nodes at all is fine for user pools.`,
  sources: [pages.addressPlanning],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      if (pool.maxPods.kind === 'absent' || pool.minCount.kind === 'absent') continue;
      const ways = crossWays(triples(pool.maxPods, pool.minCount, pool.autoscaling), waysOf(pool.count), (three, nodes) => ({ three, nodes }));
      yield* judged(ways, whenMade(pool), ({ three: [pods, minimum, autoscaling], nodes }) => {
        if (pods.kind !== 'known' || minimum.kind !== 'known' || autoscaling.kind !== 'known' || !autoscaling.value) return undefined;
        const start = nodes.kind === 'known' ? nodes.value : undefined;
        const refused = start !== undefined && start > 0 && start * pods.value < fewest;
        if (minimum.value < 1 || refused || pods.value < maxPodsBounds.value.least || pods.value * minimum.value >= fewest) return undefined;
        return {
          at: minimum.span,
          message: `at the autoscaler's minimum of ${spell(minimum.value, 'node')} the pool has room for ${spell(pods.value * minimum.value, 'pod')}, AKS wants ${String(fewest)} when a pool is made`,
          related: [{ span: pods.span, message: `${spell(pods.value, 'pod')} per node` }],
          fixes: [
            {
              title: `Keep at least ${spell(Math.ceil(fewest / pods.value), 'node')}`,
              changes: [{ kind: 'set', value: minimum, to: Math.ceil(fewest / pods.value) }],
            },
          ],
        };
      });
    }
  },
};

const fewest = fewestPodsPerPool.value;

function withMinimum(minimum: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({
      pool: `
    auto_scaling_enabled = true
    min_count            = ${minimum}
    max_count            = 5
    max_pods             = 15
    vnet_subnet_id       = azurerm_subnet.nodes.id`,
      profile: overlay,
    }),
  );
}

function shrinking(minCount: string): string {
  return `
      enableAutoScaling: true
      count: 3
      minCount: ${minCount}
      maxCount: 5
      maxPods: 15
      vnetSubnetID: nodes.id`;
}

export const examples = (): readonly Example[] => [
  {
    text: withMinimum(`1
                           ~ too-few-pods-at-minimum: at the autoscaler's minimum of 1 node the pool has room for 15 pods`),
    fixed: withMinimum('2'),
  },
  { text: withMinimum('2') },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: shrinking(`1
                ~ too-few-pods-at-minimum: at the autoscaler's minimum of 1 node the pool has room for 15 pods`),
    }),
    fixed: bicepHome({ pool: shrinking('2') }),
  },
];
