import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const ciliumWithoutAzureCni: Rule = {
  id: 'cilium-without-azure-cni',
  severity: 'error',
  group: 'compatibility',
  title: 'Cilium is set, but the network plugin is not azure',
  about: `The Cilium that AKS runs, as a data plane and for network policies, is part of Azure CNI: the network plugin has to be
\`azure\`, best with overlay. With kubenet there is no way to have it. With \`none\` you bring a CNI of your own, which may be
Cilium, but then AKS must not be told of it.`,
  sources: [pages.ciliumPage, pages.networkPolicies],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const ways = triples(cluster.networkPlugin, cluster.dataPlane, cluster.networkPolicy);
      yield* judged(ways, whenMade(cluster), ([plugin, dataPlane, policy]) => {
        if (plugin.kind !== 'known' || !(isWord(plugin, 'kubenet') || isWord(plugin, 'none'))) return undefined;
        const [cilium] = [dataPlane, policy].filter((value) => isWord(value, 'cilium'));
        if (!cilium) return undefined;
        return {
          at: cilium.span,
          causes: [choice(cilium === dataPlane ? cluster.dataPlane : cluster.networkPolicy), choice(cluster.networkPlugin)],
          message: `Cilium is part of the network plugin \`azure\`, and this is \`${plugin.value}\``,
          related: [{ span: plugin.span, message: `the network plugin is \`${plugin.value}\`` }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin     = "kubenet"
                         ~~~~~~~~~ kubenet-retiring: kubenet retires
    network_policy     = "cilium"
    network_data_plane = "cilium"
                         ~~~~~~~~ cilium-without-azure-cni: Cilium is part of the network plugin \`azure\`, and this is \`kubenet\``),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'none'
      podCidr: '10.244.0.0/16'
      networkDataplane: 'cilium'
                        ~~~~~~~~ cilium-without-azure-cni: Cilium is part of the network plugin \`azure\`, and this is \`none\``),
  },
  { title: 'A Cilium of your own', text: bicepProfile("networkPlugin: 'none'\npodCidr: '10.244.0.0/16'") },
];
