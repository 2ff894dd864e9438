import { serviceCidrSmallerThan } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { place, size } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepHome, bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { shrinkServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const serviceCidrTooLarge: Rule = {
  id: 'service-cidr-too-large',
  severity: 'error',
  group: 'ranges',
  title: 'The service CIDR is larger than a /12',
  about: `The range for services has to be smaller than a /12, that is, its prefix length has to be a larger number: Kubernetes
itself refuses service ranges with more than twenty free bits. Nobody needs as many addresses: a /16 has room for 65,000
services, and every address that the cluster does not claim can be used elsewhere.`,
  sources: [pages.addressPlanning, pages.overlayConcepts],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        if (services.range.family !== 4 || services.range.length >= serviceCidrSmallerThan.value) continue;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} is larger than a /${String(serviceCidrSmallerThan.value)}`,
          when: services.when,
          causes: [size(services.value), place(services.value)],
          fixes: shrinkServices(design, cluster, services, 16),
        };
      }
    }
  },
};

function inPrivateNetwork(profile: string): string {
  return bicepHome({ space: "'172.16.0.0/16'", nodes: "'172.16.0.0/24'", profile: `${profile}\npodCidr: '192.168.0.0/16'` });
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"172.16.0.0/16"'),
      subnet('nodes', '"172.16.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "192.168.0.0/16"
    service_cidr        = "10.0.0.0/8"
                          ~~~~~~~~~~~~ service-cidr-too-large: the service CIDR 10.0.0.0/8 is larger than a /12
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"172.16.0.0/16"'),
      subnet('nodes', '"172.16.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "192.168.0.0/16"
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'A /16 is enough',
    text: configuration(
      virtualNetwork('"172.16.0.0/16"'),
      subnet('nodes', '"172.16.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "192.168.0.0/16"
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: inPrivateNetwork(bicepServices('10.0.0.0/8', '10.0.0.10', 'service-cidr-too-large: the service CIDR 10.0.0.0/8 is larger than a /12')),
    fixed: inPrivateNetwork(bicepServices('10.0.0.0/16', '10.0.0.10')),
  },
];
