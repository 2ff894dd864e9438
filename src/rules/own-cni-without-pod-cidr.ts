import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const ownCniWithoutPodCidr: Rule = {
  id: 'own-cni-without-pod-cidr',
  severity: 'warning',
  group: 'ranges',
  title: 'A network plug-in of your own, but no pod CIDR',
  about: `With the network plugin \`none\` you install the CNI yourself, and AKS cannot know which addresses its pods will have. The
control plane uses the pod CIDR of the cluster, so Microsoft asks for it: give the same range that your plug-in is set up with.`,
  sources: [pages.ownCni],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (!cluster.described) continue;
      yield* judged(pairs(cluster.networkPlugin, cluster.podCidrs), whenMade(cluster), ([plugin, pods]) => {
        if (!isWord(plugin, 'none') || pods.kind !== 'absent') return undefined;
        return { causes: [choice(cluster.networkPlugin), choice(cluster.podCidrs)], at: plugin.span, message: 'with the network plugin `none` a pod CIDR is asked for, and none is written' };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin = "none"
                     ~~~~~~ own-cni-without-pod-cidr: with the network plugin \`none\` a pod CIDR is asked for`),
  },
  {
    text: withProfile(`
    network_plugin = "none"
    pod_cidr       = "10.244.0.0/16"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`networkPlugin: 'none'
               ~~~~~~ own-cni-without-pod-cidr: with the network plugin \`none\` a pod CIDR is asked for`),
  },
  { title: 'In Bicep, with one', text: bicepProfile("networkPlugin: 'none'\npodCidr: '10.244.0.0/16'") },
];
