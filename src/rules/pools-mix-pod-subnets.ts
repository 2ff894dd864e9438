import type { Value } from '../model/value';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { crossWays, waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepAgentPool, inBicepNodes } from './shared/bicep-example-parts';
import { bicepHome, bicepPodSubnet, inBicepPods } from './shared/bicep-pool-parts';
import { marked } from './shared/example-parts';
import { judged, madeTogether, triples } from './shared/judged';
import { azureCni } from './shared/node-example-parts';
import { inPods, withPodSubnet } from './shared/pod-subnet-examples';
import type { Rule } from './rule';
import { named } from './shared/words';

export const poolsMixPodSubnets: Rule = {
  id: 'pools-mix-pod-subnets',
  severity: 'error',
  group: 'compatibility',
  title: 'Some pools of the cluster have a pod subnet, others have none',
  about: `All pools of a cluster give their pods addresses in the same way: either each has a pod subnet, the same one or one of
its own, or none has. AKS refuses a pool that differs from the others. Give this pool a pod subnet too.`,
  sources: [pages.dynamicAllocation, pages.podSubnetConcepts],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const first = cluster.nodePools.find(({ podSubnet }) => isWritten(podSubnet));
      for (const pool of first ? cluster.nodePools : []) {
        if (!first || waysOf(pool.podSubnet).every(({ of }) => of.kind !== 'absent')) continue;
        const made = madeTogether(cluster, first, pool);
        if (!made) continue;
        const ways = crossWays(triples(first.podSubnet, pool.podSubnet, cluster.networkPlugin), waysOf(cluster.networkPluginMode), ([one, other, plugin], mode) => ({ one, other, plugin, mode }));
        yield* judged(ways, made, ({ one, other, plugin, mode }) => {
          // In models without pod subnets it is the other pool that is at fault.
          if (one.kind !== 'known' || other.kind !== 'absent' || isWord(plugin, 'kubenet') || isWord(mode, 'overlay')) return undefined;
          return {
            at: other.span,
            message: `the pool ${named(pool)} has no pod subnet, the pool ${named(first)} has one`,
            related: [{ span: one.span, message: `the pod subnet of the pool ${named(first)}` }],
          };
        });
      }
    }
  },
};

function isWritten(value: Value<string>): boolean {
  return waysOf(value).some(({ of }) => of.kind === 'known');
}

export const examples = (): readonly Example[] => [
  {
    text: withPodSubnet({ profile: azureCni, link: inPods, more: null }).replace(
      'node_pool" "apps" {\n',
      `node_pool" "apps" {
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ pools-mix-pod-subnets: the pool \`apps\` has no pod subnet, the pool \`system\` has one
`,
    ),
  },
  { text: withPodSubnet({ profile: azureCni, link: inPods, more: inPods }) },
  {
    title: 'In Bicep',
    text: bicepHome({
      profile: "networkPlugin: 'azure'",
      pool: inBicepPods(3),
      beside: [bicepPodSubnet()],
      below: [
        marked(bicepAgentPool('apps', inBicepNodes(2)), 'properties', 'pools-mix-pod-subnets: the pool `apps` has no pod subnet, the pool `system` has one'),
      ],
    }),
  },
];
