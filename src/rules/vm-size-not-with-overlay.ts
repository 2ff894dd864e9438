import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { joinConditions } from '../plan/ways';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { nodePool } from './shared/node-example-parts';
import { bicepPool } from './shared/bicep-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const vmSizeNotWithOverlay: Rule = {
  id: 'vm-size-not-with-overlay',
  severity: 'error',
  group: 'compatibility',
  title: 'A machine size that does not go with overlay',
  about: `Machines of the DCsv2 series, for confidential computing, are not supported with overlay. Later series of that kind are: DCsv3 and
DCdsv3. The mode is that of the whole cluster, so choose another size.`,
  sources: [pages.overlayConcepts],
  *check({ plan }) {
    for (const { cluster, pools } of plan.clusters) {
      for (const { pool, model } of pools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(pairs(pool.vmSize, model.value), made, ([size, how]) => {
          if (size.kind !== 'known' || !/^Standard_DC\d+s?_v2$/i.test(size.value) || how.kind !== 'known' || how.value !== 'overlay') return undefined;
          return { at: size.span, message: `${size.value} is of the DCsv2 series, which overlay does not support` };
        });
      }
    }
  },
};

const terraform = (size: string): string => inTerraform({ below: [nodePool('work', '  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id').replace('Standard_D4s_v5', size)] });
const bicep = (size: string): string => inBicep({ pools: [bicepPool('work', 'count: 2\nvnetSubnetID: nodes.id').replace('Standard_D4s_v5', size)] });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('Standard_DC4s_v2'), '"Standard_DC4s_v2"', 'vm-size-not-with-overlay: Standard_DC4s_v2 is of the DCsv2 series') },
  { text: terraform('Standard_DC4s_v3') },
  { title: 'In Bicep', text: marked(bicep('Standard_DC2s_v2'), "'Standard_DC2s_v2'", 'vm-size-not-with-overlay: Standard_DC2s_v2 is of the DCsv2 series') },
];
