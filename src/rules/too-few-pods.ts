import { count, spell } from '../plan/capacity';
import { nodeCount } from '../plan/defaults';
import { fewestPodsPerPool, maxPodsBounds } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';

export const tooFewPods: Rule = {
  id: 'too-few-pods',
  severity: 'error',
  group: 'capacity',
  title: 'The pool has room for fewer than 30 pods when it is made',
  about: `All nodes that a pool starts with must together have room for 30 pods, which the pods of the system need: three nodes
for 10 pods each, two for 15, one for 30. AKS refuses a pool with less. A user pool may start without nodes.`,
  sources: [pages.addressPlanning, pages.release('2019-10-28')],
  azureErrors: ['InsufficientMaxPods'],
  *check({ network }) {
    for (const { client, nodePools } of network.clusters) {
      for (const pool of nodePools) {
        if (pool.maxPods.kind === 'absent') continue;
        // Where only the autoscaler says how many nodes there are, another rule speaks of its minimum.
        if (pool.count.kind === 'absent' && pool.autoscaling.kind !== 'absent') continue;
        yield* judged(pairs(pool.maxPods, nodeCount(pool, client).value), whenMade(pool), ([pods, nodes]) => {
          if (pods.kind !== 'known' || nodes.kind !== 'known' || pods.value < maxPodsBounds.value.least) return undefined;
          const room = pods.value * nodes.value;
          if (nodes.value < 1 || room >= fewest) return undefined;
          const to = Math.ceil(fewest / nodes.value);
          return {
            at: pods.span,
            message: `${spell(nodes.value, 'node')} × ${spell(pods.value, 'pod')} = ${count(room)}, AKS wants room for ${String(fewest)} pods in every pool`,
            related: [{ span: nodes.span, message: `the pool starts with ${spell(nodes.value, 'node')}` }],
            fixes: [
              { title: `Allow ${String(to)} pods per node`, changes: [{ kind: 'set', value: pods, to }] },
              ...(pool.count.kind === 'known'
                ? [{ title: `Start with ${spell(Math.ceil(fewest / pods.value), 'node')}`, changes: [{ kind: 'set', value: pool.count, to: Math.ceil(fewest / pods.value) } as const] }]
                : []),
            ],
          };
        });
      }
    }
  },
};

const fewest = fewestPodsPerPool.value;

function withPool(maxPods: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({
      pool: `
    node_count     = 2
    max_pods       = ${maxPods}
    vnet_subnet_id = azurerm_subnet.nodes.id`,
      profile: overlay,
    }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withPool(`10
                     ~~ too-few-pods: 2 nodes × 10 pods = 20, AKS wants room for 30 pods in every pool`),
    fixed: withPool('15'),
  },
  { text: withPool('15') },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: `
        count: 2
        maxPods: 10
                 ~~ too-few-pods: 2 nodes × 10 pods = 20, AKS wants room for 30 pods in every pool
        vnetSubnetID: nodes.id`,
    }),
    fixed: bicepHome({
      pool: `
        count: 2
        maxPods: 15
        vnetSubnetID: nodes.id`,
    }),
  },
];
