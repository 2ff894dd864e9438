import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicep, bicepAgentPool, bicepCluster, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { judged, madeTogether, pairs } from './shared/judged';
import { azureCniOverlay, withWindows } from './shared/windows-examples';
import type { Rule } from './rule';
import { named } from './shared/words';

export const ciliumDataPlaneWithWindows: Rule = {
  id: 'cilium-data-plane-with-windows',
  severity: 'error',
  group: 'compatibility',
  title: 'The data plane is cilium, and a pool runs Windows',
  about: `The Cilium data plane runs on Linux nodes only, and AKS refuses Windows pools in a cluster that has it. Leave the data
plane at \`azure\` in clusters with Windows, or give Windows a cluster of its own.`,
  sources: [pages.ciliumPage],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made) continue;
        yield* judged(pairs(cluster.dataPlane, pool.osType), made, ([dataPlane, os]) => {
          if (!isWord(dataPlane, 'cilium') || !isWord(os, 'Windows')) return undefined;
          return {
            at: os.span,
            message: `the pool ${named(pool)} runs Windows, which does not go with the data plane \`cilium\``,
            related: [{ span: dataPlane.span, message: 'the data plane is `cilium`' }],
          };
        });
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withWindows(
      `${azureCniOverlay}
    network_data_plane  = "cilium"`,
      `                          ~~~~~~~~~ cilium-data-plane-with-windows: the pool \`win\` runs Windows, which does not go with the data plane \`cilium\``,
    ),
  },
  { text: withWindows(azureCniOverlay) },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/24'"),
      bicepCluster({
        profile: `
          networkPlugin: 'azure'
          networkPluginMode: 'overlay'
          networkDataplane: 'cilium'`,
      }),
      bicepAgentPool(
        'win',
        `
        osType: 'Windows'
                ~~~~~~~~~ cilium-data-plane-with-windows: the pool \`win\` runs Windows, which does not go with the data plane \`cilium\`
        count: 2
        vnetSubnetID: nodes.id`,
      ),
    ),
  },
];
