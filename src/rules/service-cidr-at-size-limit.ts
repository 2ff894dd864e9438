import { serviceCidrSmallerThan } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepHome, bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { shrinkServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const serviceCidrAtSizeLimit: Rule = {
  id: 'service-cidr-at-size-limit',
  severity: 'warning',
  group: 'ranges',
  title: 'The service CIDR is a /12',
  about: `Microsoft asks for a service CIDR that is smaller than a /12. Kubernetes accepts exactly a /12, and whether AKS does
is not documented, so that the deployment may fail. Nobody needs as many addresses: a /16 has room for 65,000 services.`,
  sources: [pages.addressPlanning, pages.overlayConcepts],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        if (services.range.family !== 4 || services.range.length !== serviceCidrSmallerThan.value) continue;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} may be refused: Microsoft asks for less than a /${String(serviceCidrSmallerThan.value)}`,
          when: services.when,
          causes: [place(services.value)],
          fixes: shrinkServices(design, cluster, services, 16),
        };
      }
    }
  },
};

function inPrivateNetwork(profile: string): string {
  return bicepHome({ space: "'172.16.0.0/16'", nodes: "'172.16.0.0/24'", profile });
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
    service_cidr        = "10.0.0.0/12"
                          ~~~~~~~~~~~~~ service-cidr-at-size-limit: the service CIDR 10.0.0.0/12 may be refused
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
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'Half of it is within the limit',
    text: configuration(
      virtualNetwork('"172.16.0.0/16"'),
      subnet('nodes', '"172.16.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.0.0.0/13"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: inPrivateNetwork(bicepServices('10.0.0.0/12', '10.0.0.10', 'service-cidr-at-size-limit: the service CIDR 10.0.0.0/12 may be refused')),
    fixed: inPrivateNetwork(bicepServices('10.0.0.0/16', '10.0.0.10')),
  },
];
