import { reservedRanges } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { movePods } from './shared/proposals';
import { overlapping, overlappedOf } from './shared/reserved';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

/** With kubenet and overlay all of them; with a network plug-in of one's own the two of 2026 were not seen to be refused. */
const always = ['169.254.0.0/16', '192.0.2.0/24'];
const reserved = reservedRanges.value.map(({ cidr }) => cidr);

export const podCidrReserved: Rule = {
  id: 'pod-cidr-reserved',
  severity: 'error',
  group: 'ranges',
  title: 'The pod CIDR overlaps a range that AKS keeps for itself',
  about: `No AKS cluster may use 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 or 192.0.2.0/24 for its pods, not even as a part of
a larger range: 172.16.0.0/12 holds two of them. Since May 2026 the service refuses 172.30.0.0/16 and 172.31.0.0/16 with
kubenet and Azure CNI Overlay, when a cluster is made and when it is changed; clusters that have them go on working. Take
a range that touches none of the four.`,
  sources: [pages.cniOverview, pages.release('2025-01-30'), pages.release('2026-05-29')],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const pods of cluster.pods) {
        const found = overlappedOf(pods.range, pods.model === 'none' ? always : reserved);
        if (found.length === 0) continue;
        yield {
          at: pods.value.span,
          message: `${asSubject('pod CIDR', pods)} ${overlapping(found)}, which AKS keeps for itself`,
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
    title: 'A range that holds reserved ones',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "172.16.0.0/12"
                          ~~~~~~~~~~~~~~~ pod-cidr-reserved: the pod CIDR 172.16.0.0/12 overlaps 172.30.0.0/16 and 172.31.0.0/16, which AKS keeps for itself
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.16.0.0/12"
  }`),
    ),
  },
  {
    title: 'A part that holds none of them',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "172.16.0.0/13"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(
      bicepPods('172.16.0.0/12', 'pod-cidr-reserved: the pod CIDR 172.16.0.0/12 overlaps 172.30.0.0/16 and 172.31.0.0/16, which AKS keeps for itself'),
    ),
    fixed: bicepProfile(bicepPods('10.16.0.0/12')),
  },
];
