import { formatRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { bicepPods } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { toNetworkAddress } from './shared/proposals';
import type { Rule } from './rule';
import { withHostBits } from './shared/written-ranges';

export const podCidrNotNetworkAddress: Rule = {
  id: 'pod-cidr-not-network-address',
  severity: 'warning',
  group: 'ranges',
  title: 'The pod CIDR does not start at its network address',
  about: `10.244.0.1/16 names an address within a range rather than the range, which is 10.244.0.0/16. AKS refuses service CIDRs with
such host bits; for pod CIDRs that is not documented, so that the deployment may fail. Write the network address.`,
  sources: [pages.release('2019-04-15')],
  *check({ network }) {
    for (const { value, range, when } of withHostBits(network.clusters, ({ podCidrs }) => podCidrs)) {
      yield {
        at: value.span,
        message: `the pod CIDR ${value.value} may be refused: it is an address within ${formatRange(range)}`,
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
    pod_cidr            = "10.244.0.1/16"
                          ~~~~~~~~~~~~~~~ pod-cidr-not-network-address: the pod CIDR 10.244.0.1/16 may be refused: it is an address within 10.244.0.0/16
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
    pod_cidr            = "10.244.0.0/16"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(bicepPods('10.244.0.1/16', 'pod-cidr-not-network-address: the pod CIDR 10.244.0.1/16 may be refused: it is an address within 10.244.0.0/16')),
    fixed: bicepProfile(bicepPods('10.244.0.0/16')),
  },
];
