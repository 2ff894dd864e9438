import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const azurePolicyOnKubenet: Rule = {
  id: 'azure-policy-on-kubenet',
  severity: 'error',
  group: 'compatibility',
  title: 'The network policy azure does not go with kubenet',
  about: `The policy manager \`azure\` works with Azure CNI only, and AKS refuses it with kubenet. Calico goes with both. As kubenet
and this policy manager both retire, overlay with the policy and data plane \`cilium\` is where to go.`,
  sources: [pages.networkPolicies],
  azureErrors: ['NetworkPolicyAzureNotSupportedForKubenet'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.networkPlugin, cluster.networkPolicy), whenMade(cluster), ([plugin, policy]) => {
        if (!isWord(plugin, 'kubenet') || !isWord(policy, 'azure')) return undefined;
        return {
          at: policy.span,
          causes: [choice(cluster.networkPolicy), choice(cluster.networkPlugin)],
          message: 'the network policy `azure` does not go with the network plugin `kubenet`',
          related: [{ span: plugin.span, message: 'the network plugin is `kubenet`' }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
    network_policy = "azure"
                     ~~~~~~~ azure-policy-on-kubenet: the network policy \`azure\` does not go with the network plugin \`kubenet\``),
  },
  {
    text: withProfile(`
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
    network_policy = "calico"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'kubenet'
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
      networkPolicy: 'azure'
                     ~~~~~~~ azure-policy-on-kubenet: the network policy \`azure\` does not go with the network plugin \`kubenet\``),
  },
];
