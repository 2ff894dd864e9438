import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { holdsPublicAddresses } from '../plan/private';
import { movePods } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const podCidrPublic: Rule = {
  id: 'pod-cidr-public',
  severity: 'warning',
  group: 'ranges',
  title: 'The pod CIDR holds public addresses',
  about: `Azure CNI Overlay accepts public addresses for pods, but Microsoft does not support such clusters, and whoever has these
addresses on the internet cannot be reached by the pods. Use a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or
100.64.0.0/10.`,
  sources: [pages.overlayConcepts],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const pods of cluster.pods) {
        if (pods.model !== 'overlay' || !holdsPublicAddresses(pods.range)) continue;
        yield {
          at: pods.value.span,
          message: `${asSubject('pod CIDR', pods)} holds public addresses`,
          when: pods.when,
          causes: [place(pods.value)],
          fixes: movePods(design, cluster, pods),
        };
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "30.0.0.0/16"
                          ~~~~~~~~~~~~~ pod-cidr-public: the pod CIDR 30.0.0.0/16 holds public addresses
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
  }`),
    ),
  },
  {
    title: 'Shared addresses (RFC 6598) are supported',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "100.64.0.0/16"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(bicepPods('30.0.0.0/16', 'pod-cidr-public: the pod CIDR 30.0.0.0/16 holds public addresses')),
    fixed: bicepProfile(bicepPods('10.244.0.0/16')),
  },
];
