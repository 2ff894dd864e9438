import { reservedRanges } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { moveServices } from './shared/proposals';
import { overlapping, overlappedOf } from './shared/reserved';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

const reserved = reservedRanges.value.map(({ cidr }) => cidr);

export const serviceCidrReserved: Rule = {
  id: 'service-cidr-reserved',
  severity: 'error',
  group: 'ranges',
  title: 'The service CIDR overlaps a range that AKS keeps for itself',
  about: `No AKS cluster may use 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 or 192.0.2.0/24 for its services, not even as a
part of a larger range: 172.16.0.0/12 holds two of them. The first of them is refused as soon as the cluster is requested.
Take a smaller range, such as 172.16.0.0/16, or one from 10.0.0.0/8.`,
  sources: [pages.cniOverview, pages.release('2025-01-30')],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        const found = overlappedOf(services.range, reserved);
        if (found.length === 0) continue;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} ${overlapping(found)}, which AKS keeps for itself`,
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
    service_cidr        = "172.30.0.0/16"
                          ~~~~~~~~~~~~~~~ service-cidr-reserved: the service CIDR 172.30.0.0/16 overlaps 172.30.0.0/16, which AKS keeps for itself
    dns_service_ip      = "172.30.0.10"
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
    title: 'A range that holds reserved ones',
    text: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "172.28.0.0/14"
                          ~~~~~~~~~~~~~~~ service-cidr-reserved: overlaps 172.30.0.0/16 and 172.31.0.0/16
    dns_service_ip      = "172.28.0.10"
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
    title: 'Beside them',
    text: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "172.29.0.0/16"
    dns_service_ip      = "172.29.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(
      bicepServices('172.30.0.0/16', '172.30.0.10', 'service-cidr-reserved: the service CIDR 172.30.0.0/16 overlaps 172.30.0.0/16, which AKS keeps for itself'),
    ),
    fixed: bicepProfile(bicepServices('10.0.0.0/16', '10.0.0.10')),
  },
];
