import { allOf, compatible } from '../model/condition';
import { overlaps } from '../net/range';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { movePods, moveServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const podCidrOverlapsServiceCidr: Rule = {
  id: 'pod-cidr-overlaps-service-cidr',
  severity: 'error',
  group: 'ranges',
  title: 'The pod CIDR overlaps the service CIDR',
  about: `An address inside of a cluster is either a pod's or a service's. AKS refuses a cluster in which it could be both. Mind
the ranges that hold when nothing is written: 10.0.0.0/16 for services, and 10.244.0.0/16 for pods with kubenet and with
Azure CNI Overlay. Move the range that is easier to move; neither can be changed freely once the cluster exists.`,
  sources: [pages.overlayConcepts, pages.addressPlanning],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const pods of cluster.pods) {
        for (const services of cluster.services) {
          if (!overlaps(pods.range, services.range) || !compatible(pods.when, services.when)) continue;
          // A range that somebody wrote is at fault rather than a default.
          const [at, other] = pods.isDefault && !services.isDefault ? [services, pods] : [pods, services];
          const [what, otherWhat] = at === pods ? ['pod CIDR', 'service CIDR'] : ['service CIDR', 'pod CIDR'];
          const why = other.isDefault ? ', which Azure uses because none is written' : '';
          yield {
            at: at.value.span,
            message: `the ${what} ${at.value.value} overlaps the ${otherWhat} ${other.value.value}${why}`,
            when: allOf(pods.when, services.when),
            causes: [place(at.value), place(other.value)],
            related: [{ span: other.value.span, message: asSubject(otherWhat, other).replace(/, which$/, '') }],
            fixes: at === pods ? movePods(design, cluster, pods) : moveServices(design, cluster, services),
          };
        }
      }
    }
  },
};

function withServices(profile: string): string {
  return `${profile}\nserviceCidr: '192.168.100.0/24'\ndnsServiceIP: '192.168.100.10'`;
}

export const examples = (): readonly Example[] => [
  {
    title: 'Both written',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "192.168.0.0/16"
                          ~~~~~~~~~~~~~~~~ pod-cidr-overlaps-service-cidr: the pod CIDR 192.168.0.0/16 overlaps the service CIDR 192.168.100.0/24
    service_cidr        = "192.168.100.0/24"
    dns_service_ip      = "192.168.100.10"
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
    service_cidr        = "192.168.100.0/24"
    dns_service_ip      = "192.168.100.10"
  }`),
    ),
  },
  {
    title: 'Services in the range that pods have when none is written',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.244.0.0/20"
                          ~~~~~~~~~~~~~~~ pod-cidr-overlaps-service-cidr: the service CIDR 10.244.0.0/20 overlaps the pod CIDR 10.244.0.0/16, which Azure uses
    dns_service_ip      = "10.244.0.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.0.0.0/20"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'Apart',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "192.168.0.0/16"
    service_cidr        = "172.16.0.0/16"
    dns_service_ip      = "172.16.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(
      withServices(bicepPods('192.168.0.0/16', 'pod-cidr-overlaps-service-cidr: the pod CIDR 192.168.0.0/16 overlaps the service CIDR 192.168.100.0/24')),
    ),
    fixed: bicepProfile(withServices(bicepPods('10.244.0.0/16'))),
  },
];
