import { isWord } from '../plan/defaults';
import { windowsImagesEnd } from '../plan/facts/dates';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether } from './shared/judged';
import { clusterWith, inNodes, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';

export const windowsImageRetiring: Rule = {
  id: 'windows-image-retiring',
  severity: 'warning',
  group: 'compatibility',
  title: 'A Windows image that is no longer supported',
  about: `AKS supports each Windows Server image until a date, and newer versions of Kubernetes do not come with it: Windows Server 2019
until 2026-03-01 and not from Kubernetes 1.33, 2022 until 2028-06-30 and not from 1.37. The image of a pool is not changed in place:
add a pool with a newer one and move the workload.`,
  sources: [pages.windowsPractices],
  *check({ network, today }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made) continue;
        yield* judged(waysOf(pool.osSku), made, (image) => {
          const end = isWord(image, 'Windows2019') ? dates.Windows2019 : isWord(image, 'Windows2022') ? dates.Windows2022 : undefined;
          if (!end || today <= end.support || image.kind !== 'known') return undefined;
          return { at: image.span, message: `support of the image \`${image.value}\` ended on ${end.support}, and Kubernetes ${end.notFrom} does not come with it` };
        });
      }
    }
  },
};

const dates = windowsImagesEnd.value;

function withImage(image: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
    nodePool('win', `  os_type               = "Windows"\n  os_sku                = "${image}"\n${mark}  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id`),
  );
}

export const examples = (): readonly Example[] => [
  { text: withImage('Windows2019', '                          ~~~~~~~~~~~~~ windows-image-retiring: support of the image `Windows2019` ended on 2026-03-01\n') },
  { text: withImage('Windows2022') },
  {
    title: 'In Bicep',
    text: bicepHome({
      pools: [
        bicepPool(
          'win',
          `
          osType: 'Windows'
          osSKU: 'Windows2019'
                 ~~~~~~~~~~~~~ windows-image-retiring: support of the image \`Windows2019\` ended on 2026-03-01
          count: 2
          vnetSubnetID: nodes.id`,
        ),
      ],
    }),
  },
];
