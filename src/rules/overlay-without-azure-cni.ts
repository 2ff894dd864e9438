import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const overlayWithoutAzureCni: Rule = {
  id: 'overlay-without-azure-cni',
  severity: 'error',
  group: 'compatibility',
  title: 'The mode is overlay, but the network plugin is not azure',
  about: `Overlay is a mode of Azure CNI: it needs the network plugin \`azure\`, and AKS refuses it with \`kubenet\` and \`none\`.
Set the plugin to \`azure\`, or take the mode out.`,
  sources: [pages.overlayHowTo, pages.apiSpecification],
  azureErrors: ['UnsupportedNetworkPluginModeWithNetworkPlugin'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.networkPluginMode, cluster.networkPlugin), whenMade(cluster), ([mode, plugin]) => {
        if (!isWord(mode, 'overlay') || plugin.kind !== 'known' || !(isWord(plugin, 'kubenet') || isWord(plugin, 'none'))) return undefined;
        return {
          at: mode.span,
          causes: [choice(cluster.networkPluginMode), choice(cluster.networkPlugin)],
          message: `the mode \`overlay\` needs the network plugin \`azure\`, and this is \`${plugin.value}\``,
          related: [{ span: plugin.span, message: `the network plugin is \`${plugin.value}\`` }],
          fixes: [{ title: 'Set the network plugin to azure', changes: [{ kind: 'set', value: plugin, to: 'azure' }] }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin      = "kubenet"
                          ~~~~~~~~~ kubenet-retiring: kubenet retires
    network_plugin_mode = "overlay"
                          ~~~~~~~~~ overlay-without-azure-cni: the mode \`overlay\` needs the network plugin \`azure\`, and this is \`kubenet\``),
    fixed: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"`),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'kubenet'
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
      networkPluginMode: 'overlay'
                         ~~~~~~~~~ overlay-without-azure-cni: the mode \`overlay\` needs the network plugin \`azure\`, and this is \`kubenet\``),
    fixed: bicepProfile(bicepOverlay),
  },
];
