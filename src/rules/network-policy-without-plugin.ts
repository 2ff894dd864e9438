import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const networkPolicyWithoutPlugin: Rule = {
  id: 'network-policy-without-plugin',
  severity: 'error',
  group: 'compatibility',
  title: 'A network policy is set, but the cluster has no network plugin',
  about: `With the network plugin \`none\` the cluster comes without a CNI, and AKS installs no policy manager for the one that
you bring: it refuses the setting. Take it out, and install the policies of your own CNI.`,
  sources: [pages.ownCni, pages.networkPolicies],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.networkPlugin, cluster.networkPolicy), whenMade(cluster), ([plugin, policy]) => {
        if (!isWord(plugin, 'none') || policy.kind !== 'known' || !(isWord(policy, 'azure') || isWord(policy, 'calico'))) return undefined;
        return {
          at: policy.span,
          causes: [choice(cluster.networkPolicy), choice(cluster.networkPlugin)],
          message: `the network policy \`${policy.value}\` needs a network plugin of AKS, and this is \`none\``,
          related: [{ span: plugin.span, message: 'the network plugin is `none`' }],
          fixes: [{ title: 'Take out the network policy', changes: [{ kind: 'remove', value: policy }] }],
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
    network_policy = "calico"
                     ~~~~~~~~ network-policy-without-plugin: the network policy \`calico\` needs a network plugin of AKS`),
    fixed: withProfile(`
    network_plugin = "none"
    pod_cidr       = "10.244.0.0/16"`),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "calico"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'none'
      podCidr: '10.244.0.0/16'
      networkPolicy: 'calico'
                     ~~~~~~~~ network-policy-without-plugin: the network policy \`calico\` needs a network plugin of AKS`),
    fixed: bicepProfile("networkPlugin: 'none'\npodCidr: '10.244.0.0/16'"),
  },
];
