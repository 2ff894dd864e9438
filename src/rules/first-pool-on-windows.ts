import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { judged, madeTogether } from './shared/judged';
import type { Rule } from './rule';
import { azureCniOverlay, withWindows } from './shared/windows-examples';
import { named } from './shared/words';

export const firstPoolOnWindows: Rule = {
  id: 'first-pool-on-windows',
  severity: 'error',
  group: 'compatibility',
  title: 'The first pool of the cluster runs Windows',
  about: `What AKS itself needs in a cluster runs on Linux: the first pool, which is a system pool, has to be one of Linux. Windows
comes with pools that are added. Give the cluster a small Linux pool first.`,
  sources: [pages.windowsPractices, pages.nodePools],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const [first] = cluster.described && cluster.firstPoolKnown ? cluster.nodePools : [];
      const made = first && madeTogether(cluster, first);
      if (!made || cluster.nodePools.some((other) => other !== first && other.exists === 'yes' && isWord(other.mode, 'System') && !isWord(other.osType, 'Windows'))) continue;
      yield* judged(waysOf(first.osType), made, (system) => {
        if (!isWord(system, 'Windows')) return undefined;
        return { at: system.span, message: `the first pool ${named(first)} runs Windows, and AKS needs one of Linux` };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: `osType: 'Windows'
        ~~~~~~~~~ first-pool-on-windows: the first pool \`system\` runs Windows, and AKS needs one of Linux
count: 3
vnetSubnetID: nodes.id`,
    }),
  },
  { title: 'In Bicep, as a pool that is added', text: bicepHome({ pools: [bicepPool('win', "osType: 'Windows'\ncount: 2\nvnetSubnetID: nodes.id")] }) },
  { title: 'In Terraform the first pool always runs Linux', text: withWindows(azureCniOverlay) },
];
