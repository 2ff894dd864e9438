import { isWord } from '../plan/defaults';
import { availabilitySetsRetired as retired } from '../plan/facts/dates';
import * as pages from '../plan/facts/sources';
import { leastMajor } from './shared/client-version';
import type { Example } from './example';
import { joinConditions } from '../plan/ways';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { azurermUpgradeTo4 } from './shared/sources';
import type { Rule } from './rule';

export const availabilitySetRetired: Rule = {
  id: 'availability-set-retired',
  severity: 'warning',
  group: 'compatibility',
  title: 'Nodes in an availability set, which AKS retired',
  about: `AKS retired availability sets on 2025-09-30: such clusters get no support, cannot have several pools, and version 4 of the Terraform
provider does not take the word any more. Leave the type of the pool out, which gives a scale set; the type cannot be changed later.`,
  sources: [pages.quotas, pages.nodePools, azurermUpgradeTo4],
  *check({ plan, today }) {
    const past = today >= retired.value;
    for (const { cluster, pools } of plan.clusters) {
      // Version 4 of the provider refuses the word, which is a fault of its own.
      if (cluster.client.kind === 'azurerm' && (leastMajor(cluster.client) ?? 0) >= 4) continue;
      for (const { pool, model } of pools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        // With overlay it is refused, which is a fault of its own.
        yield* judged(pairs(pool.poolType, model.value), made, ([type, how]) => {
          if (!isWord(type, 'AvailabilitySet') || type.kind !== 'known' || (how.kind === 'known' && how.value === 'overlay')) return undefined;
          return {
            at: type.span,
            message: `AKS ${past ? 'retired' : 'retires'} availability sets on ${retired.value}`,
            fixes: [{ title: 'Use a scale set', changes: [{ kind: 'set', value: type, to: 'VirtualMachineScaleSets' }] }],
          };
        });
      }
    }
  },
};

const terraform = (type: string): string => inTerraform({ nodes: '"10.1.0.0/23"', profile: 'network_plugin = "azure"', pool: `type           = "${type}"` });
const bicep = (type: string): string => inBicep({ nodes: "'10.1.0.0/23'", profile: "networkPlugin: 'azure'", pool: `type: '${type}'` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('AvailabilitySet'), '"AvailabilitySet"', 'availability-set-retired: AKS retired availability sets on 2025-09-30'), fixed: terraform('VirtualMachineScaleSets') },
  { text: terraform('VirtualMachineScaleSets') },
  { title: 'In Bicep', text: marked(bicep('AvailabilitySet'), "'AvailabilitySet'", 'availability-set-retired: AKS retired availability sets on 2025-09-30'), fixed: bicep('VirtualMachineScaleSets') },
];
