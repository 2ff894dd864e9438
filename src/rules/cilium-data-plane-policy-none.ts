import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const ciliumDataPlanePolicyNone: Rule = {
  id: 'cilium-data-plane-policy-none',
  severity: 'warning',
  group: 'compatibility',
  title: 'The data plane is cilium, and network policies are turned off',
  about: `AKS wants the network policy \`cilium\` with the Cilium data plane, or none written at all. Whether it accepts a \`none\`
that is written out is not documented: the deployment may be refused. Set the policy to \`cilium\`, or leave it out.`,
  sources: [pages.ciliumPage, pages.apiSpecification],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const ways = triples(cluster.dataPlane, cluster.networkPolicy, cluster.networkPlugin);
      yield* judged(ways, whenMade(cluster), ([dataPlane, policy, plugin]) => {
        if (!isWord(dataPlane, 'cilium') || isWord(plugin, 'kubenet') || isWord(plugin, 'none')) return undefined;
        if (policy.kind !== 'known' || !isWord(policy, 'none')) return undefined;
        return {
          at: policy.span,
          message: 'AKS may refuse the network policy `none` with the data plane `cilium`',
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
    network_data_plane  = "cilium"${policy && `\n    network_policy      = ${policy}`}`);
}

const ciliumInBicep = `networkPlugin: 'azure'
networkPluginMode: 'overlay'
networkDataplane: 'cilium'`;

export const examples = (): readonly Example[] => [
  {
    text: withPolicy(`"none"
                          ~~~~~~ cilium-data-plane-policy-none: AKS may refuse the network policy \`none\` with the data plane \`cilium\``),
    fixed: withPolicy('"cilium"'),
  },
  { text: withPolicy('') },
  {
    title: 'In Bicep',
    text: bicepProfile(`${ciliumInBicep}
networkPolicy: 'none'
               ~~~~~~ cilium-data-plane-policy-none: AKS may refuse the network policy \`none\` with the data plane \`cilium\``),
    fixed: bicepProfile(`${ciliumInBicep}\nnetworkPolicy: 'cilium'`),
  },
];
