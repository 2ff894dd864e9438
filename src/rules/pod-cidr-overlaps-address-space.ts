import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepHome, bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { overlappedSpaces, overlappedSubnets, relatedSpaces } from './shared/overlaps';
import { movePods } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject, named } from './shared/words';

export const podCidrOverlapsAddressSpace: Rule = {
  id: 'pod-cidr-overlaps-address-space',
  severity: 'warning',
  group: 'ranges',
  title: 'The pod CIDR lies in the address space of the virtual network',
  about: `Since October 2024 AKS compares the pod CIDR of a cluster with Azure CNI Overlay with the subnets only, so that such a
cluster can be made while no subnet has these addresses. A page of Microsoft still says that the range must not lie in the
network at all, and a subnet that is added there later cannot be reached by the pods. Choose a pod CIDR outside of the
address space.`,
  sources: [pages.release('2024-10-25'), { title: 'Update Azure CNI IPAM mode and data plane', url: 'https://learn.microsoft.com/azure/aks/update-azure-cni', date: '2024-11-26' }],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const pods of cluster.pods) {
        // What a network plug-in of one's own does with the range is its own business.
        if (pods.model === 'none') continue;
        const overlaps = overlappedSpaces(cluster, pods);
        const [first] = overlaps;
        if (!first || overlappedSubnets(cluster, pods).length > 0) continue;
        const { network, value } = first.with;
        yield {
          at: pods.value.span,
          message: `${asSubject('pod CIDR', pods)} overlaps the address space of the network ${named(network)} (${value.value})`,
          when: first.when,
          causes: [place(pods.value), ...neighbours(overlaps.map((overlap) => overlap.with.value))],
          related: relatedSpaces(overlaps),
          fixes: movePods(design, cluster, pods),
        };
      }
    }
  },
};

function inWideNetwork(profile: string): string {
  return bicepHome({ space: "'10.240.0.0/12'", nodes: "'10.240.0.0/24'", profile });
}

export const examples = (): readonly Example[] => [
  {
    title: 'No subnet has these addresses yet',
    text: configuration(
      virtualNetwork('"10.240.0.0/12"'),
      subnet('nodes', '"10.240.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
                          ~~~~~~~~~~~~~~~ pod-cidr-overlaps-address-space: overlaps the address space of the network \`main\` (10.240.0.0/12)
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.240.0.0/12"'),
      subnet('nodes', '"10.240.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.1.0.0/16"
  }`),
    ),
  },
  {
    title: 'Outside of the address space',
    text: configuration(
      virtualNetwork('"10.240.0.0/14"'),
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
    text: inWideNetwork(bicepPods('10.244.0.0/16', 'pod-cidr-overlaps-address-space: overlaps the address space of the network `network` (10.240.0.0/12)')),
    fixed: inWideNetwork(bicepPods('10.1.0.0/16')),
  },
];
