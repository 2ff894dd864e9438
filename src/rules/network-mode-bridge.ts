import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const networkModeBridge: Rule = {
  id: 'network-mode-bridge',
  severity: 'error',
  group: 'compatibility',
  title: 'The network mode is bridge, which AKS no longer supports',
  about: `Azure CNI once connected the pods of a node by a bridge. Today it does so by routes, the mode \`transparent\`, and the
mode \`bridge\` is no longer supported. Take the setting out: \`transparent\` is the default.`,
  sources: [pages.apiSpecification],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.networkMode, cluster.networkPlugin), whenMade(cluster), ([mode, plugin]) => {
        if (mode.kind !== 'known' || !isWord(mode, 'bridge') || isWord(plugin, 'kubenet') || isWord(plugin, 'none')) return undefined;
        return {
          at: mode.span,
          message: 'the network mode `bridge` is no longer supported',
          fixes: [{ title: 'Take out the network mode', changes: [{ kind: 'remove', value: mode }] }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin = "azure"
    network_mode   = "bridge"
                     ~~~~~~~~ network-mode-bridge: the network mode \`bridge\` is no longer supported`),
    fixed: withProfile(`
    network_plugin = "azure"`),
  },
  {
    text: withProfile(`
    network_plugin = "azure"
    network_mode   = "transparent"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'azure'
      networkMode: 'bridge'
                   ~~~~~~~~ network-mode-bridge: the network mode \`bridge\` is no longer supported`),
    fixed: bicepProfile("networkPlugin: 'azure'"),
  },
];
