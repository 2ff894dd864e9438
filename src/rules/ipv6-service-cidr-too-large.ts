import { formatRange } from '../net/range';
import { largestIpv6ServiceCidr } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';

export const ipv6ServiceCidrTooLarge: Rule = {
  id: 'ipv6-service-cidr-too-large',
  severity: 'error',
  group: 'ranges',
  title: 'The IPv6 service CIDR is larger than a /108',
  about: `Kubernetes keeps track of every address of the service CIDR, and for IPv6 as well as for IPv4 does so for at most twenty
free bits: a /108. AKS documents the same limit. A /108 has room for a million services.`,
  sources: [pages.dualStack],
  *check(design) {
    const least = largestIpv6ServiceCidr.value;
    for (const { services } of addressesOf(design).clusters) {
      for (const { value, range, when } of services) {
        if (range.family !== 6 || range.length >= least) continue;
        const to = formatRange({ ...range, length: least });
        yield {
          at: value.span,
          message: `the IPv6 service CIDR ${value.value} is larger than a /${String(least)}`,
          when,
          fixes: [{ title: `Use ${to} as the IPv6 service CIDR`, changes: [{ kind: 'set', value, to }] }],
        };
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv4", "IPv6"]
    service_cidrs       = ["10.2.0.0/16", "fd00:2::/64"]
                                          ~~~~~~~~~~~~~ ipv6-service-cidr-too-large: the IPv6 service CIDR fd00:2::/64 is larger than a /108
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv4", "IPv6"]
    service_cidrs       = ["10.2.0.0/16", "fd00:2::/108"]
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'A /108',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv4", "IPv6"]
    service_cidrs       = ["10.2.0.0/16", "fd00:2::/108"]
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
ipFamilies: ['IPv4', 'IPv6']
serviceCidrs: ['10.2.0.0/16', 'fd00:2::/64']
                              ~~~~~~~~~~~~~ ipv6-service-cidr-too-large: the IPv6 service CIDR fd00:2::/64 is larger than a /108
dnsServiceIP: '10.2.0.10'`),
    fixed: bicepProfile(`${bicepOverlay}
ipFamilies: ['IPv4', 'IPv6']
serviceCidrs: ['10.2.0.0/16', 'fd00:2::/108']
dnsServiceIP: '10.2.0.10'`),
  },
];
