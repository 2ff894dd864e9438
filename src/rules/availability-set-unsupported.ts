import { isWord } from '../plan/defaults';
import { joinConditions, waysOf } from '../plan/ways';
import { leastMajor } from './shared/client-version';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { azurermUpgradeTo4 } from './shared/sources';
import type { Rule } from './rule';

export const availabilitySetUnsupported: Rule = {
  id: 'availability-set-unsupported',
  severity: 'error',
  group: 'compatibility',
  title: 'Version 4 of the Terraform provider takes no availability sets',
  about: `Since version 4 the Terraform provider accepts scale sets only as the type of the default pool, and refuses the configuration before it
asks Azure. AKS retired availability sets on 2025-09-30. Leave the type out.`,
  sources: [azurermUpgradeTo4],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm' || (leastMajor(cluster.client) ?? 0) < 4) continue;
      for (const pool of cluster.nodePools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(waysOf(pool.poolType), made, (type) => {
          if (!isWord(type, 'AvailabilitySet') || type.kind !== 'known') return undefined;
          return { at: type.span, message: 'version 4 of the Terraform provider does not take availability sets', fixes: [{ title: 'Use a scale set', changes: [{ kind: 'set', value: type, to: 'VirtualMachineScaleSets' }] }] };
        });
      }
    }
  },
};

const version4 = (): string => `terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}
`;

const terraform = (type: string): string => `${version4()}\n${inTerraform({ pool: `type           = "${type}"` })}`;

export const examples = (): readonly Example[] => [
  { text: marked(terraform('AvailabilitySet'), '"AvailabilitySet"', 'availability-set-unsupported: version 4 of the Terraform provider does not take availability sets'), fixed: terraform('VirtualMachineScaleSets') },
  { text: terraform('VirtualMachineScaleSets') },
  { title: 'In Bicep', text: inBicep({ pool: "type: 'VirtualMachineScaleSets'" }) },
];
