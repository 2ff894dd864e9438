import { serviceCidrSmallerThan } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { holdsPublicAddresses } from '../plan/private';
import { moveServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const serviceCidrPublic: Rule = {
  id: 'service-cidr-public',
  severity: 'warning',
  group: 'ranges',
  title: 'The service CIDR holds public addresses',
  about: `Since October 2023 AKS checks service ranges for public and multicast addresses and refuses them where it finds that
necessary; published projects with such ranges have been deployed since. Whoever has these addresses on the internet cannot be
reached from the cluster. Use a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.`,
  sources: [pages.release('2023-10-01'), pages.addressPlanning],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        // Larger ones reach beyond the private ranges because they are too large, which is a fault of its own.
        if (services.range.length < serviceCidrSmallerThan.value || !holdsPublicAddresses(services.range)) continue;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} holds public addresses`,
          when: services.when,
          causes: [place(services.value)],
          fixes: moveServices(design, cluster, services, Math.max(services.range.length, 16)),
        };
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "172.32.0.0/16"
                          ~~~~~~~~~~~~~~~ service-cidr-public: the service CIDR 172.32.0.0/16 holds public addresses
    dns_service_ip      = "172.32.0.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.1.0.0/16"
    dns_service_ip      = "10.1.0.10"
  }`),
    ),
  },
  {
    title: 'Shared addresses (RFC 6598) are accepted',
    text: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "100.64.0.0/16"
    dns_service_ip      = "100.64.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(bicepServices('172.32.0.0/16', '172.32.0.10', 'service-cidr-public: the service CIDR 172.32.0.0/16 holds public addresses')),
    fixed: bicepProfile(bicepServices('10.0.0.0/16', '10.0.0.10')),
  },
];
