import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { leastMajor } from './shared/client-version';
import type { Example } from './example';
import { joinConditions } from '../plan/ways';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const availabilitySetWithOverlay: Rule = {
  id: 'availability-set-with-overlay',
  severity: 'error',
  group: 'compatibility',
  title: 'Nodes in an availability set, and the mode is overlay',
  about: `With overlay the nodes of a pool make up a scale set; availability sets are not supported, and they are retired since 2025-09-30. Leave the
type of the pool out, which gives a scale set.`,
  sources: [pages.overlayConcepts, pages.quotas],
  *check({ plan }) {
    for (const { cluster, pools } of plan.clusters) {
      // Version 4 of the provider refuses the word, which is a fault of its own.
      if (cluster.client.kind === 'azurerm' && (leastMajor(cluster.client) ?? 0) >= 4) continue;
      for (const { pool, model } of pools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(pairs(pool.poolType, model.value), made, ([type, how]) => {
          if (!isWord(type, 'AvailabilitySet') || type.kind !== 'known' || how.kind !== 'known' || how.value !== 'overlay') return undefined;
          return { at: type.span, message: 'availability sets do not go with overlay', fixes: [{ title: 'Use a scale set', changes: [{ kind: 'set', value: type, to: 'VirtualMachineScaleSets' }] }] };
        });
      }
    }
  },
};

const terraform = (type: string): string => inTerraform({ pool: `type           = "${type}"` });
const bicep = (type: string): string => inBicep({ pool: `type: '${type}'` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('AvailabilitySet'), '"AvailabilitySet"', 'availability-set-with-overlay: availability sets do not go with overlay'), fixed: terraform('VirtualMachineScaleSets') },
  { text: terraform('VirtualMachineScaleSets') },
  { title: 'In Bicep', text: marked(bicep('AvailabilitySet'), "'AvailabilitySet'", 'availability-set-with-overlay: availability sets do not go with overlay'), fixed: bicep('VirtualMachineScaleSets') },
];
