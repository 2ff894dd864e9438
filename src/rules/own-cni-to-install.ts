import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const ownCniToInstall: Rule = {
  id: 'own-cni-to-install',
  severity: 'info',
  group: 'advice',
  title: 'The cluster comes without a network plugin',
  about: `With the network plugin \`none\` the nodes of a new cluster are not ready until a plugin is installed in it. Microsoft supports neither that
plugin nor network policies with it. Whoever needs none of its own has less to look after with overlay.`,
  sources: [pages.ownCni],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(waysOf(cluster.networkPlugin), whenMade(cluster), (plugin) => {
        if (!isWord(plugin, 'none')) return undefined;
        return { at: plugin.span, message: 'the nodes are not ready until a network plugin of your own is installed' };
      });
    }
  },
};

const terraform = (plugin: string): string => inTerraform({ profile: `network_plugin = "${plugin}"\npod_cidr       = "10.244.0.0/16"` });
const bicep = (plugin: string): string => inBicep({ profile: `networkPlugin: '${plugin}'\npodCidr: '10.244.0.0/16'` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('none'), '"none"', 'own-cni-to-install: the nodes are not ready until a network plugin of your own is installed') },
  { text: inTerraform({}) },
  { title: 'In Bicep', text: marked(bicep('none'), "'none'", 'own-cni-to-install: the nodes are not ready until a network plugin of your own is installed') },
];
