import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const ciliumDataPlaneWithOtherPolicy: Rule = {
  id: 'cilium-data-plane-with-other-policy',
  severity: 'error',
  group: 'compatibility',
  title: 'The data plane is cilium, but the network policy is another one',
  about: `The Cilium data plane enforces network policies itself and does not run beside the policy managers \`azure\` and
\`calico\`: AKS refuses the two together. Set the network policy to \`cilium\`, or leave it out.`,
  sources: [pages.ciliumPage, pages.apiSpecification],
  azureErrors: ['CiliumDataplaneRequiresNetworkPolicyCilium'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const ways = triples(cluster.dataPlane, cluster.networkPolicy, cluster.networkPlugin);
      yield* judged(ways, whenMade(cluster), ([dataPlane, policy, plugin]) => {
        if (!isWord(dataPlane, 'cilium') || isWord(plugin, 'kubenet') || isWord(plugin, 'none')) return undefined;
        if (policy.kind !== 'known' || !(isWord(policy, 'azure') || isWord(policy, 'calico'))) return undefined;
        return {
          at: policy.span,
          message: `the network policy \`${policy.value}\` does not go with the data plane \`cilium\``,
          related: [{ span: dataPlane.span, message: 'the data plane is `cilium`' }],
          fixes: [{ title: 'Set the network policy to cilium', changes: [{ kind: 'set', value: policy, to: 'cilium' }] }],
        };
      });
    }
  },
};

function withPolicy(policy: string): string {
  return withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = ${policy}`);
}

const ciliumInBicep = `networkPlugin: 'azure'
networkPluginMode: 'overlay'
networkDataplane: 'cilium'`;

export const examples = (): readonly Example[] => [
  {
    text: withPolicy(`"calico"
                          ~~~~~~~~ cilium-data-plane-with-other-policy: the network policy \`calico\` does not go with the data plane \`cilium\``),
    fixed: withPolicy('"cilium"'),
  },
  { text: withPolicy('"cilium"') },
  {
    title: 'In Bicep',
    text: bicepProfile(`${ciliumInBicep}
networkPolicy: 'calico'
               ~~~~~~~~ cilium-data-plane-with-other-policy: the network policy \`calico\` does not go with the data plane \`cilium\``),
    fixed: bicepProfile(`${ciliumInBicep}\nnetworkPolicy: 'cilium'`),
  },
];
