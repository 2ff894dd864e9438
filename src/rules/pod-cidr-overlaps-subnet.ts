import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepOverlay } from './shared/bicep-example-parts';
import { bicepHome, bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { overlappedSubnets, relatedSubnets } from './shared/overlaps';
import { movePods } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject, named } from './shared/words';

export const podCidrOverlapsSubnet: Rule = {
  id: 'pod-cidr-overlaps-subnet',
  severity: 'error',
  group: 'ranges',
  title: 'The pod CIDR overlaps a subnet of the virtual network',
  about: `With kubenet and Azure CNI Overlay the pods have addresses of their own, which the virtual network must not have as
well: a node would not know whether to send a packet to a pod or into the network. AKS compares the pod CIDR with every
subnet of the network in which the cluster lives. Without \`pod_cidr\`, in templates \`podCidr\`, the range is 10.244.0.0/16.
Several clusters may have the same pod CIDR, also in one network.`,
  sources: [pages.overlayConcepts, pages.release('2024-10-25'), pages.kubenetHowTo],
  azureErrors: ['NetworkProfileCIDROverlapVNET'],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const pods of cluster.pods) {
        // What a network plug-in of one's own does with the range is its own business.
        if (pods.model === 'none') continue;
        const overlaps = overlappedSubnets(cluster, pods);
        const [first] = overlaps;
        if (!first) continue;
        const { subnet, value } = first.with;
        yield {
          at: pods.value.span,
          message: `${asSubject('pod CIDR', pods)} overlaps the subnet ${named(subnet)} (${value.value})`,
          when: first.when,
          causes: [place(pods.value), ...neighbours(overlaps.map((overlap) => overlap.with.value))],
          related: relatedSubnets(overlaps),
          fixes: movePods(design, cluster, pods),
        };
      }
    }
  },
};

function inPodRange(profile: string): string {
  return bicepHome({ space: "'10.244.0.0/20'", nodes: "'10.244.8.0/24'", profile });
}

export const examples = (): readonly Example[] => [
  {
    title: 'A pod CIDR out of the range of the network',
    text: configuration(
      virtualNetwork('"10.240.0.0/12"'),
      subnet('nodes', '"10.244.8.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
                          ~~~~~~~~~~~~~~~ pod-cidr-overlaps-subnet: the pod CIDR 10.244.0.0/16 overlaps the subnet \`nodes\` (10.244.8.0/24)
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.240.0.0/12"'),
      subnet('nodes', '"10.244.8.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.1.0.0/16"
  }`),
    ),
  },
  {
    title: 'Nothing is written, so that Azure uses 10.244.0.0/16',
    text: configuration(
      virtualNetwork('"10.244.0.0/20"'),
      subnet('nodes', '"10.244.8.0/24"'),
      cluster(`
  network_profile {
  ~~~~~~~~~~~~~~~ pod-cidr-overlaps-subnet: the pod CIDR is not written, so Azure uses 10.244.0.0/16, which overlaps the subnet \`nodes\`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.244.0.0/20"'),
      subnet('nodes', '"10.244.8.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.245.0.0/16"
  }`),
    ),
  },
  {
    title: 'A pod CIDR of its own',
    text: configuration(
      virtualNetwork('"10.240.0.0/16"'),
      subnet('nodes', '"10.240.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: inPodRange(bicepPods('10.244.0.0/16', 'pod-cidr-overlaps-subnet: the pod CIDR 10.244.0.0/16 overlaps the subnet `nodes` (10.244.8.0/24)')),
    fixed: inPodRange(bicepPods('10.245.0.0/16')),
  },
  {
    title: 'In Bicep, with the range that Azure uses when none is written',
    text: marked(inPodRange(bicepOverlay), 'networkProfile', 'pod-cidr-overlaps-subnet: the pod CIDR is not written, so Azure uses 10.244.0.0/16, which overlaps the subnet `nodes`'),
    fixed: inPodRange(bicepPods('10.245.0.0/16')),
  },
];
