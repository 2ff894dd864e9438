import { sizeOf } from '../net/range';
import { dnsServicePlace } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { dnsAddressIn } from '../plan/places';
import { addressesOf } from './shared/addresses';
import { dnsPlaces, toConventionalAddress } from './shared/dns-places';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';

export const dnsIpUnconventional: Rule = {
  id: 'dns-ip-unconventional',
  severity: 'info',
  group: 'advice',
  title: 'The DNS service IP is not the tenth address of the service CIDR',
  about: `Microsoft's pages give the DNS service the address ending in .10 of the service CIDR, and people and tools expect it
there; Cluster API for Azure accepts no other. AKS itself does. Take the tenth address unless there is a reason not to.`,
  sources: [pages.kubenetHowTo],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const place of dnsPlaces(cluster)) {
        const { dns, service, at, isLast, when } = place;
        const usual = BigInt(dnsServicePlace.value);
        if (at === undefined || at < 2n || isLast || at === usual || sizeOf(service.range) <= usual + 1n) continue;
        yield {
          at: dns.span,
          message: `the DNS service IP ${dns.value} is not the tenth address of the service CIDR, ${dnsAddressIn(service.range) ?? ''}`,
          when,
          related: [{ span: service.value.span, message: `the service CIDR is ${service.value.value}` }],
          fixes: toConventionalAddress(place),
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
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.53"
                          ~~~~~~~~~~~ dns-ip-unconventional: the DNS service IP 10.0.0.53 is not the tenth address of the service CIDR, 10.0.0.10
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
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
    title: 'By convention',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
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
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
serviceCidr: '10.0.0.0/16'
dnsServiceIP: '10.0.0.53'
              ~~~~~~~~~~~ dns-ip-unconventional: the DNS service IP 10.0.0.53 is not the tenth address of the service CIDR, 10.0.0.10`),
    fixed: bicepProfile(`${bicepOverlay}\nserviceCidr: '10.0.0.0/16'\ndnsServiceIP: '10.0.0.10'`),
  },
];
