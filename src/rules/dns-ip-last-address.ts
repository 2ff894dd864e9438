import * as pages from '../plan/facts/sources';
import { addressesOf } from './shared/addresses';
import { dnsPlaces, toConventionalAddress } from './shared/dns-places';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';

export const dnsIpLastAddress: Rule = {
  id: 'dns-ip-last-address',
  severity: 'error',
  group: 'ranges',
  title: 'The DNS service IP is the last address of the service CIDR',
  about: `The last address of a range is its broadcast address. Since October 2021 AKS refuses a DNS service IP at the boundary of
the service CIDR. By convention the DNS service has the address ending in .10.`,
  sources: [pages.release('2021-10-08')],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const place of dnsPlaces(cluster)) {
        const { dns, service, at, isLast, when } = place;
        if (!isLast || at === undefined || at < 2n) continue;
        yield {
          at: dns.span,
          message: `the DNS service IP ${dns.value} is the last address of the service CIDR ${service.value.value}`,
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
    dns_service_ip      = "10.0.255.255"
                          ~~~~~~~~~~~~~~ dns-ip-last-address: the DNS service IP 10.0.255.255 is the last address of the service CIDR 10.0.0.0/16
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
dnsServiceIP: '10.0.255.255'
              ~~~~~~~~~~~~~~ dns-ip-last-address: the DNS service IP 10.0.255.255 is the last address of the service CIDR 10.0.0.0/16`),
    fixed: bicepProfile(`${bicepOverlay}\nserviceCidr: '10.0.0.0/16'\ndnsServiceIP: '10.0.0.10'`),
  },
];
