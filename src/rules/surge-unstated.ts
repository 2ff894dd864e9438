import { defaultMaxSurge } from '../plan/capacity';
import { isWord } from '../plan/defaults';
import { advisedSurge } from '../plan/facts/defaults';
import * as pages from '../plan/facts/sources';
import { crossWays, joinConditions, waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const surgeUnstated: Rule = {
  id: 'surge-unstated',
  severity: 'info',
  group: 'advice',
  title: 'How many nodes an upgrade adds is not written',
  about: `Where nothing is written an upgrade adds 10 % of the nodes of a pool, rounded up: since Kubernetes 1.28 in new clusters, since 1.32 in all. Older
pages say one node, which holds for older versions. Microsoft advises 33 % for production, and 10 % to 20 % for pools of more than 500 nodes.
The number decides how many addresses must be free.`,
  sources: [pages.rollingUpgrades, pages.upgradeOptions, pages.release('2025-03-16'), pages.release('2023-10-01')],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        const ways = crossWays(triples(pool.maxSurge, pool.maxUnavailable, pool.priority), waysOf(cluster.kubernetesVersion), (three, version) => ({ three, version }));
        yield* judged(ways, made, ({ three: [surge, unavailable, priority], version }) => {
          if (surge.kind !== 'absent' || unavailable.kind !== 'absent' || priority.kind === 'unknown' || isWord(priority, 'Spot')) return undefined;
          const known = version.kind === 'known' ? version.value : undefined;
          const by = defaultMaxSurge(known);
          const why = known === undefined ? ', since nothing says which version of Kubernetes it has' : `, by Kubernetes ${known}`;
          return { at: surge.span, message: `nothing says how many nodes an upgrade adds: ${by === '1' ? 'one' : by} then${why}; ${advisedSurge.value.production} is advised for production` };
        });
      }
    }
  },
};

const terraform = (surge: string, rest?: string): string => inTerraform({ pool: surge, ...(rest !== undefined && { rest }) });
const bicep = (surge: string): string => inBicep({ pool: surge });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('', 'kubernetes_version  = "1.27"'), 'default_node_pool', 'surge-unstated: nothing says how many nodes an upgrade adds: one then, by Kubernetes 1.27') },
  { text: terraform('upgrade_settings {\n  max_surge = "33%"\n}') },
  { title: 'In Bicep', text: marked(bicep(''), "name: 'system'", 'surge-unstated: nothing says how many nodes an upgrade adds: 10% then, since nothing says which version of Kubernetes it has') },
];
