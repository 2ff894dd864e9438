import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const maxPodsUnstated: Rule = {
  id: 'max-pods-unstated',
  severity: 'info',
  group: 'advice',
  title: 'How many pods a node may run is not written',
  about: `Where nothing is written the number depends on the model: 30 with pods in the node subnet, 110 with kubenet, 250 with overlay and with
pod subnets. It decides how many addresses a pool needs and cannot be changed for the life of the pool, so it is worth a line.`,
  sources: [pages.addressPlanning, pages.dynamicAllocation],
  *check({ plan }) {
    for (const { cluster, pools } of plan.clusters) {
      for (const { pool, maxPods } of pools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(pairs(pool.maxPods, maxPods.value), made, ([written, pods]) => {
          if (written.kind !== 'absent' || pods.kind !== 'known') return undefined;
          return { at: written.span, message: `nothing says how many pods a node may run: ${count(pods.value)} then, for the life of the pool`, fixes: [{ title: `Write the ${count(pods.value)} pods`, changes: [{ kind: 'add', to: pods.value, at: written }] }] };
        });
      }
    }
  },
};

const terraform = (pods: string): string => inTerraform({ pool: pods });
const bicep = (pods: string): string => inBicep({ pool: pods });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(''), '  default_node_pool'.trim(), 'max-pods-unstated: nothing says how many pods a node may run: 250 then'), fixed: terraform('max_pods       = 250') },
  { text: terraform('max_pods       = 110') },
  { title: 'In Bicep', text: marked(bicep(''), "name: 'system'", 'max-pods-unstated: nothing says how many pods a node may run: 250 then'), fixed: bicep('maxPods: 250') },
];
