import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { azCluster } from './shared/az-example-parts';
import { bicepPool } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep } from './shared/setting-examples';
import type { Rule } from './rule';

export const windowsOnAutomatic: Rule = {
  id: 'windows-on-automatic',
  severity: 'error',
  group: 'compatibility',
  title: 'A Windows pool in a cluster of AKS Automatic',
  about: `AKS Automatic always has overlay and the data plane \`cilium\`, which run on Linux nodes only. A Windows pool is refused there; it needs
a cluster of the SKU \`Base\`.`,
  sources: [pages.windowsPractices, pages.ciliumPage],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(pairs(pool.osType, cluster.sku), made, ([system, sku]) => {
          if (!isWord(system, 'Windows') || !isWord(sku, 'Automatic')) return undefined;
          return { at: system.span, message: 'AKS Automatic has no Windows nodes', related: [{ span: sku.span, message: 'the cluster is one of AKS Automatic' }] };
        });
      }
    }
  },
};

const bicep = (sku: string): string => inBicep({ tier: 'Standard', pools: [bicepPool('win', "count: 1\nvnetSubnetID: nodes.id\nosType: 'Windows'")] }).replace("name: 'Base'", `name: '${sku}'`);
const az = (sku: string): string => azCluster(`  --sku ${sku} \\`, '\naz aks nodepool add -g clusters --cluster-name main -n win --os-type Windows --node-count 1 --vnet-subnet-id "$SUBNET_ID"');

export const examples = (): readonly Example[] => [
  { text: marked(bicep('Automatic'), "'Windows'", 'windows-on-automatic: AKS Automatic has no Windows nodes') },
  { text: bicep('Base') },
  { title: 'In the Azure CLI', text: marked(az('automatic'), 'Windows', 'windows-on-automatic: AKS Automatic has no Windows nodes') },
];
