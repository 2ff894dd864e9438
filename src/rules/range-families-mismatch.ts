import { allOf, compatible, type Condition } from '../model/condition';
import type { Cluster } from '../model/network';
import type { List, Value } from '../model/value';
import { parseRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { waysMissing, waysOf, whenMade } from './shared/held-ranges';
import type { Fault, Rule } from './rule';
import { azurermChecks } from './shared/sources';

export const rangeFamiliesMismatch: Rule = {
  id: 'range-families-mismatch',
  severity: 'error',
  group: 'ranges',
  title: 'Service or pod CIDRs that do not match the IP families',
  about: `A cluster has one service CIDR and one pod CIDR for each of its IP families, in the order of the families: first IPv4,
then IPv6 if the cluster has it. AKS refuses a second range of a family, a range of a family that the cluster does not
have, and the wrong order. Without \`ip_versions\` the Terraform provider makes a cluster with IPv4 alone, and refuses two
ranges while it applies.`,
  sources: [pages.dualStack, azurermChecks],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* mismatches(cluster, 'service CIDRs', cluster.serviceCidrs);
      yield* mismatches(cluster, 'pod CIDRs', cluster.podCidrs);
    }
  },
};

type Family = 'IPv4' | 'IPv6';

function* mismatches(cluster: Cluster, what: string, list: Value<List<string>>): Iterable<Fault> {
  const expected = familiesOf(cluster);
  for (const way of waysOf(list, whenMade(cluster))) {
    const families = way.texts.flatMap(({ value }): readonly Family[] => {
      const range = parseRange(value);
      return range ? [range.family === 4 ? 'IPv4' : 'IPv6'] : [];
    });
    if (families.length !== way.texts.length) continue;
    const said = families.join(' and ');
    if (new Set(families).size < families.length) {
      yield { at: way.list.span, message: `the ${what} are ${said}: there is one range for each IP family`, when: way.when };
      continue;
    }
    for (const { families: wanted, when, written } of expected) {
      // Fewer ranges than families are completed by Azure.
      if (families.every((family, index) => wanted[index] === family) || !compatible(way.when, when)) continue;
      yield {
        at: way.list.span,
        message: `the ${what} are ${said}, while the IP families are ${wanted.join(' and ')}${written ? '' : ' because none are written'}`,
        when: allOf(way.when, when),
      };
    }
  }
}

interface Families {
  readonly families: readonly Family[];
  readonly written: boolean;
  readonly when: readonly Condition[];
}

/** The families of the cluster in each way in which they may turn out, less those that are at fault by themselves. */
function familiesOf({ ipFamilies, client }: Cluster): readonly Families[] {
  const written = waysOf(ipFamilies).flatMap(({ texts, when }): readonly Families[] => {
    const names = texts.map(({ value }) => value.toLowerCase()).join(',');
    if (names === 'ipv4') return [{ families: ['IPv4'], written: true, when }];
    return names === 'ipv4,ipv6' ? [{ families: ['IPv4', 'IPv6'], written: true, when }] : [];
  });
  const missing = client.kind === 'azurerm' ? waysMissing(ipFamilies) : [];
  return [...written, ...missing.map((when): Families => ({ families: ['IPv4'], written: false, when }))];
}

export const examples = (): readonly Example[] => [
  {
    title: 'The cluster has no IPv6',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidrs       = ["10.2.0.0/16", "fd00:2::/108"]
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ range-families-mismatch: the service CIDRs are IPv4 and IPv6, while the IP families are IPv4 because none are written
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'Two ranges of a family',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidrs           = ["10.244.0.0/16", "10.245.0.0/16"]
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ range-families-mismatch: the pod CIDRs are IPv4 and IPv4: there is one range for each IP family
  }`),
    ),
  },
  {
    title: 'One range for each family, in their order',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv4", "IPv6"]
    pod_cidrs           = ["10.244.0.0/16", "fd00:3::/64"]
    service_cidrs       = ["10.2.0.0/16", "fd00:2::/108"]
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
ipFamilies: ['IPv4']
serviceCidrs: ['10.2.0.0/16', 'fd00:2::/108']
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ range-families-mismatch: the service CIDRs are IPv4 and IPv6, while the IP families are IPv4
dnsServiceIP: '10.2.0.10'`),
  },
];
