import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepAgentPool } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { judged, madeTogether, pairs } from './shared/judged';
import type { Rule } from './rule';
import { azureCniOverlay, withWindows } from './shared/windows-examples';
import { named } from './shared/words';

export const windowsOnKubenet: Rule = {
  id: 'windows-on-kubenet',
  severity: 'error',
  group: 'compatibility',
  title: 'A pool runs Windows, and the network plugin is kubenet',
  about: `kubenet works on Linux nodes only, and AKS refuses Windows pools in such a cluster. The network plugin cannot be changed
freely later: make the cluster with Azure CNI, best with overlay.`,
  sources: [pages.kubenetHowTo, pages.windowsPractices],
  azureErrors: ['AzureCNIOnlyForWindows'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made) continue;
        yield* judged(pairs(cluster.networkPlugin, pool.osType), made, ([plugin, os]) => {
          if (!isWord(plugin, 'kubenet') || !isWord(os, 'Windows')) return undefined;
          return {
            at: os.span,
            causes: [choice(pool.osType), choice(cluster.networkPlugin)],
            message: `the pool ${named(pool)} runs Windows, which does not go with the network plugin \`kubenet\``,
            related: [{ span: plugin.span, message: 'the network plugin is `kubenet`' }],
          };
        });
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withWindows(
      `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`,
      `                          ~~~~~~~~~ windows-on-kubenet: the pool \`win\` runs Windows, which does not go with the network plugin \`kubenet\``,
    ),
  },
  { text: withWindows(azureCniOverlay) },
  {
    title: 'In Bicep',
    text: bicepHome({
      profile: `
        networkPlugin: 'kubenet'
                       ~~~~~~~~~ kubenet-retiring: kubenet retires`,
      below: [
        bicepAgentPool(
          'win',
          `
          osType: 'Windows'
                  ~~~~~~~~~ windows-on-kubenet: the pool \`win\` runs Windows, which does not go with the network plugin \`kubenet\`
          count: 2
          vnetSubnetID: nodes.id`,
        ),
      ],
    }),
  },
];
