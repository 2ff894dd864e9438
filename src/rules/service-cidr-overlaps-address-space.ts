import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepHome, bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { overlappedSpaces, overlappedSubnets, relatedSpaces } from './shared/overlaps';
import { moveServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject, named } from './shared/words';

export const serviceCidrOverlapsAddressSpace: Rule = {
  id: 'service-cidr-overlaps-address-space',
  severity: 'warning',
  group: 'ranges',
  title: 'The service CIDR lies in the address space of the virtual network',
  about: `As long as no subnet has these addresses, AKS accepts the range. But they are part of the virtual network: whoever adds
a subnet there later, for whatever purpose, makes its addresses unreachable from the cluster, and the next upgrade of the
cluster fails on it. The service CIDR cannot be moved once the cluster exists, so choose one outside of the address space.`,
  sources: [pages.legacyCni, pages.addressPlanning],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        const overlaps = overlappedSpaces(cluster, services);
        const [first] = overlaps;
        if (!first || overlappedSubnets(cluster, services).length > 0) continue;
        const { network, value } = first.with;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} overlaps the address space of the network ${named(network)} (${value.value})`,
          when: first.when,
          causes: [place(services.value), ...neighbours(overlaps.map((overlap) => overlap.with.value))],
          related: relatedSpaces(overlaps),
          fixes: moveServices(design, cluster, services),
        };
      }
    }
  },
};

function inWholeNetwork(profile: string): string {
  return bicepHome({ space: "'10.0.0.0/8'", nodes: "'10.1.0.0/24'", profile: `${profile}\npodCidr: '172.20.0.0/16'` });
}

export const examples = (): readonly Example[] => [
  {
    title: 'No subnet has these addresses yet',
    text: configuration(
      virtualNetwork('"10.0.0.0/8"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "172.20.0.0/16"
    service_cidr        = "10.100.0.0/16"
                          ~~~~~~~~~~~~~~~ service-cidr-overlaps-address-space: overlaps the address space of the network \`main\` (10.0.0.0/8)
    dns_service_ip      = "10.100.0.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.0.0.0/8"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "172.20.0.0/16"
    service_cidr        = "172.16.0.0/16"
    dns_service_ip      = "172.16.0.10"
  }`),
    ),
  },
  {
    title: 'Outside of the address space',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "10.2.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.3.0.0/16"
    dns_service_ip      = "10.3.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: inWholeNetwork(
      bicepServices('10.100.0.0/16', '10.100.0.10', 'service-cidr-overlaps-address-space: overlaps the address space of the network `network` (10.0.0.0/8)'),
    ),
    fixed: inWholeNetwork(bicepServices('172.16.0.0/16', '172.16.0.10')),
  },
];
