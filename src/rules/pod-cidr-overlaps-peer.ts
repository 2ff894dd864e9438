import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepNetwork, bicepPeering } from './shared/bicep-example-parts';
import { bicepHome, bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, peering, subnet, virtualNetwork } from './shared/example-parts';
import { overlappedPeers, relatedSpaces } from './shared/overlaps';
import { movePods } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject, named } from './shared/words';

export const podCidrOverlapsPeer: Rule = {
  id: 'pod-cidr-overlaps-peer',
  severity: 'warning',
  group: 'ranges',
  title: 'The pod CIDR overlaps a peered network',
  about: `Pods reach what is outside of the cluster through their node, unless the address belongs to the pod CIDR: then the
packet stays in the cluster. Machines with such an address in a peered network are therefore out of reach for every pod.
Azure does not compare the two, and nothing fails until a connection is tried. Choose a pod CIDR that no connected network
uses, on premises included.`,
  sources: [pages.overlayConcepts],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const pods of cluster.pods) {
        // What a network plug-in of one's own does with the range is its own business.
        if (pods.model === 'none') continue;
        const overlaps = overlappedPeers(cluster, pods);
        const [first] = overlaps;
        if (!first) continue;
        const { network, value } = first.with;
        yield {
          at: pods.value.span,
          message: `${asSubject('pod CIDR', pods)} overlaps the peered network ${named(network)} (${value.value})`,
          when: first.when,
          causes: [place(pods.value), ...neighbours(overlaps.map((overlap) => overlap.with.value))],
          related: relatedSpaces(overlaps),
          fixes: movePods(design, cluster, pods),
        };
      }
    }
  },
};

function besideHub(profile: string): string {
  return bicepHome({ beside: [bicepNetwork("'172.16.4.0/22'", 'hub'), bicepPeering('network', 'hub')], profile });
}

export const examples = (): readonly Example[] => [
  {
    title: 'The hub has addresses of the pod CIDR',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      virtualNetwork('"172.16.4.0/22"', 'hub'),
      peering('main', 'hub'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "172.16.0.0/16"
                          ~~~~~~~~~~~~~~~ pod-cidr-overlaps-peer: the pod CIDR 172.16.0.0/16 overlaps the peered network \`hub\` (172.16.4.0/22)
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      virtualNetwork('"172.16.4.0/22"', 'hub'),
      peering('main', 'hub'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
  }`),
    ),
  },
  {
    title: 'The hub lives elsewhere',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      virtualNetwork('"172.18.0.0/22"', 'hub'),
      peering('main', 'hub'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "172.16.0.0/16"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: besideHub(bicepPods('172.16.0.0/16', 'pod-cidr-overlaps-peer: the pod CIDR 172.16.0.0/16 overlaps the peered network `hub` (172.16.4.0/22)')),
    fixed: besideHub(bicepPods('10.244.0.0/16')),
  },
];
