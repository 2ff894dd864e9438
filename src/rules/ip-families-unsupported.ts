import type { Fix } from '../model/finding';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { waysOf, whenMade, type Way } from './shared/held-ranges';
import type { Rule } from './rule';

export const ipFamiliesUnsupported: Rule = {
  id: 'ip-families-unsupported',
  severity: 'error',
  group: 'ranges',
  title: 'IP families other than IPv4, or IPv4 and IPv6',
  about: `A cluster has IPv4 alone, or IPv4 and IPv6 in that order. AKS has no clusters with IPv6 alone: nodes and pods always have
an IPv4 address. The order matters because it is that of the service CIDRs and of the pod CIDRs.`,
  sources: [pages.dualStack],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const way of waysOf(cluster.ipFamilies, whenMade(cluster))) {
        const families = way.texts.map(({ value }) => value.toLowerCase());
        if (families.length === 0 || supported.includes(families.join(','))) continue;
        yield {
          at: way.list.span,
          message: `the IP families ${way.texts.map(({ value }) => value).join(', ')} are not supported: it is IPv4 alone, or IPv4 and IPv6 in that order`,
          when: way.when,
          fixes: inOrder(way),
        };
      }
    }
  },
};

const supported = ['ipv4', 'ipv4,ipv6'];

/** The two in their order, where they stand the other way round. */
function inOrder({ texts }: Way): readonly Fix[] {
  const [first, second, ...others] = texts;
  if (!first || !second || others.length > 0 || first.value.toLowerCase() !== 'ipv6' || second.value.toLowerCase() !== 'ipv4') return [];
  return [
    {
      title: 'Put IPv4 first',
      changes: [
        { kind: 'set', value: first, to: second.value },
        { kind: 'set', value: second, to: first.value },
      ],
    },
  ];
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv6", "IPv4"]
                          ~~~~~~~~~~~~~~~~ ip-families-unsupported: the IP families IPv6, IPv4 are not supported
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
  }`),
    ),
  },
  {
    title: 'IPv6 alone does not exist',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv6"]
                          ~~~~~~~~ ip-families-unsupported: the IP families IPv6 are not supported
  }`),
    ),
  },
  {
    title: 'IPv4 first',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv4", "IPv6"]
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
ipFamilies: ['IPv6', 'IPv4']
            ~~~~~~~~~~~~~~~~ ip-families-unsupported: the IP families IPv6, IPv4 are not supported`),
    fixed: bicepProfile(`${bicepOverlay}\nipFamilies: ['IPv4', 'IPv6']`),
  },
];
