import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const networkModeWithoutAzureCni: Rule = {
  id: 'network-mode-without-azure-cni',
  severity: 'error',
  group: 'compatibility',
  title: 'A network mode is set, but the network plugin is not azure',
  about: `The network mode says how Azure CNI connects pods on a node. With any other network plugin there is nothing that it
could set, and it is refused. Take it out.`,
  sources: [pages.apiSpecification, pages.azurermProvider],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.networkMode, cluster.networkPlugin), whenMade(cluster), ([mode, plugin]) => {
        if (mode.kind !== 'known' || plugin.kind !== 'known' || !(isWord(plugin, 'kubenet') || isWord(plugin, 'none'))) return undefined;
        return {
          at: mode.span,
          message: `the network mode \`${mode.value}\` needs the network plugin \`azure\`, and this is \`${plugin.value}\``,
          related: [{ span: plugin.span, message: `the network plugin is \`${plugin.value}\`` }],
          fixes: [{ title: 'Take out the network mode', changes: [{ kind: 'remove', value: mode }] }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin = "none"
    pod_cidr       = "10.244.0.0/16"
    network_mode   = "transparent"
                     ~~~~~~~~~~~~~ network-mode-without-azure-cni: the network mode \`transparent\` needs the network plugin \`azure\``),
    fixed: withProfile(`
    network_plugin = "none"
    pod_cidr       = "10.244.0.0/16"`),
  },
  {
    text: withProfile(`
    network_plugin = "azure"
    network_mode   = "transparent"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'none'
      podCidr: '10.244.0.0/16'
      networkMode: 'transparent'
                   ~~~~~~~~~~~~~ network-mode-without-azure-cni: the network mode \`transparent\` needs the network plugin \`azure\``),
    fixed: bicepProfile("networkPlugin: 'none'\npodCidr: '10.244.0.0/16'"),
  },
];
