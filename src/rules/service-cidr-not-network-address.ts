import { formatRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { toNetworkAddress } from './shared/proposals';
import type { Rule } from './rule';
import { withHostBits } from './shared/written-ranges';

export const serviceCidrNotNetworkAddress: Rule = {
  id: 'service-cidr-not-network-address',
  severity: 'error',
  group: 'ranges',
  title: 'The service CIDR does not start at its network address',
  about: `10.2.0.1/24 names an address within a range rather than the range, which is 10.2.0.0/24. AKS has refused service CIDRs with
such host bits since 2019. Write the network address, and mind that the DNS service IP has to lie in the range.`,
  sources: [pages.release('2019-04-15')],
  *check({ network }) {
    for (const { value, range, when } of withHostBits(network.clusters, ({ serviceCidrs }) => serviceCidrs)) {
      yield {
        at: value.span,
        message: `the service CIDR ${value.value} is an address within ${formatRange(range)}`,
        when,
        fixes: toNetworkAddress(value, range),
      };
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
    service_cidr        = "10.2.0.1/24"
                          ~~~~~~~~~~~~~ service-cidr-not-network-address: the service CIDR 10.2.0.1/24 is an address within 10.2.0.0/24
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.2.0.0/24"
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'The network address',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.2.0.0/24"
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(
      bicepServices('10.2.0.1/24', '10.2.0.10', 'service-cidr-not-network-address: the service CIDR 10.2.0.1/24 is an address within 10.2.0.0/24'),
    ),
    fixed: bicepProfile(bicepServices('10.2.0.0/24', '10.2.0.10')),
  },
];
