import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const isolatedClusterOnKubenet: Rule = {
  id: 'isolated-cluster-on-kubenet',
  severity: 'error',
  group: 'compatibility',
  title: 'Kubenet in a cluster without a way out',
  about: `Clusters that are cut off from the internet (outbound type \`none\` or \`block\`) need Azure CNI; kubenet is not supported there. Use overlay,
which needs as few addresses of the network.`,
  sources: [pages.isolatedClusters, pages.outboundTypes],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.outboundType, cluster.networkPlugin), whenMade(cluster), ([outbound, plugin]) => {
        if (!isWord(plugin, 'kubenet') || outbound.kind !== 'known' || !(isWord(outbound, 'none') || isWord(outbound, 'block'))) return undefined;
        return { at: outbound.span, causes: [choice(cluster.outboundType), choice(cluster.networkPlugin)], message: `the outbound type \`${outbound.value}\` does not go with kubenet`, related: [{ span: plugin.span, message: 'the network plugin is kubenet' }] };
      });
    }
  },
};

const terraform = (plugin: string): string => inTerraform({ profile: `${plugin}\noutbound_type       = "none"`, rest: 'bootstrap_profile {\n  artifact_source = "Cache"\n}' });
const bicep = (plugin: string): string => inBicep({ profile: `networkPlugin: '${plugin}'\noutboundType: 'none'` });
const retiring = (text: string, underlined: string): string => marked(text, underlined, 'kubenet-retiring: kubenet retires on 2028-03-31');

export const examples = (): readonly Example[] => [
  { text: marked(retiring(terraform('network_plugin      = "kubenet"'), '"kubenet"'), '"none"', 'isolated-cluster-on-kubenet: the outbound type `none` does not go with kubenet') },
  { text: terraform('network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"') },
  { title: 'In Bicep', text: marked(retiring(bicep('kubenet'), "'kubenet'"), "'none'", 'isolated-cluster-on-kubenet: the outbound type `none` does not go with kubenet') },
];
