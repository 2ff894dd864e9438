import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const ciliumPolicyWithoutDataPlane: Rule = {
  id: 'cilium-policy-without-data-plane',
  severity: 'error',
  group: 'compatibility',
  title: 'The network policy is cilium, but the data plane is not',
  about: `Cilium enforces network policies as part of its own data plane. With the data plane \`azure\`, which is the default, AKS
refuses the network policy \`cilium\`. Set the data plane to \`cilium\` as well; it runs on Linux nodes only.`,
  sources: [pages.ciliumPage, pages.apiSpecification],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const ways = triples(cluster.networkPolicy, cluster.dataPlane, cluster.networkPlugin);
      yield* judged(ways, whenMade(cluster), ([policy, dataPlane, plugin]) => {
        if (!isWord(policy, 'cilium') || isWord(plugin, 'kubenet') || isWord(plugin, 'none')) return undefined;
        if (dataPlane.kind === 'absent') {
          return {
            at: policy.span,
            message: 'the network policy `cilium` needs the data plane `cilium`, which is not written',
            fixes: [{ title: 'Set the data plane to cilium', changes: [{ kind: 'add', at: dataPlane, to: 'cilium' }] }],
          };
        }
        if (dataPlane.kind !== 'known' || isWord(dataPlane, 'cilium')) return undefined;
        return {
          at: policy.span,
          message: `the network policy \`cilium\` needs the data plane \`cilium\`, and this is \`${dataPlane.value}\``,
          related: [{ span: dataPlane.span, message: `the data plane is \`${dataPlane.value}\`` }],
          fixes: [{ title: 'Set the data plane to cilium', changes: [{ kind: 'set', value: dataPlane, to: 'cilium' }] }],
        };
      });
    }
  },
};

const overlay = `
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"`;

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`${overlay}
                          ~~~~~~~~ cilium-policy-without-data-plane: the network policy \`cilium\` needs the data plane \`cilium\`, which is not written`),
    fixed: withProfile(`${overlay}
    network_data_plane  = "cilium"`),
  },
  {
    text: withProfile(`${overlay}
    network_data_plane  = "cilium"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
networkPolicy: 'cilium'
               ~~~~~~~~ cilium-policy-without-data-plane: the network policy \`cilium\` needs the data plane \`cilium\`, which is not written`),
    fixed: bicepProfile(`${bicepOverlay}\nnetworkPolicy: 'cilium'\nnetworkDataplane: 'cilium'`),
  },
];
