import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepOverlay } from './shared/bicep-example-parts';
import { bicepHome, bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { overlappedSubnets, relatedSubnets } from './shared/overlaps';
import { moveServices } from './shared/proposals';
import type { Rule } from './rule';
import { serviceCidrOverlapPage } from './shared/sources';
import { asSubject, named } from './shared/words';

export const serviceCidrOverlapsSubnet: Rule = {
  id: 'service-cidr-overlaps-subnet',
  severity: 'error',
  group: 'ranges',
  title: 'The service CIDR overlaps a subnet of the virtual network',
  about: `Services get their addresses from the service CIDR, and nodes send everything for that range to the cluster itself:
whatever has an address of it in the virtual network could never be reached. So AKS compares the range with every subnet of
the network in which the cluster lives, not only with its own, when a cluster is made and again when it is upgraded.

The usual cause is a range that nobody wrote: without \`service_cidr\`, in templates \`serviceCidr\`, it is 10.0.0.0/16,
and many virtual networks live there as well. The deployment then fails after the network and everything before the cluster
was made. Choose a range that no network uses that the cluster will ever talk to; it never leaves the cluster, so that
several clusters may have the same.`,
  sources: [
    serviceCidrOverlapPage,
    pages.addressPlanning,
  ],
  azureErrors: ['ServiceCidrOverlapExistingSubnetsCidr'],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        const overlaps = overlappedSubnets(cluster, services);
        const [first] = overlaps;
        if (!first) continue;
        const { subnet, value } = first.with;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} overlaps the subnet ${named(subnet)} (${value.value})`,
          when: first.when,
          causes: [place(services.value), ...neighbours(overlaps.map((overlap) => overlap.with.value))],
          related: relatedSubnets(overlaps),
          fixes: moveServices(design, cluster, services),
        };
      }
    }
  },
};

function inServiceRange(profile: string): string {
  return bicepHome({ space: "'10.0.0.0/16'", nodes: "'10.0.1.0/24'", profile });
}

export const examples = (): readonly Example[] => [
  {
    title: 'Nothing is written, so that Azure uses 10.0.0.0/16',
    text: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.1.0/24"'),
      cluster(`
  network_profile {
  ~~~~~~~~~~~~~~~ service-cidr-overlaps-subnet: so Azure uses 10.0.0.0/16, which overlaps the subnet \`nodes\` (10.0.1.0/24)
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.0.0.0/16"'),
      subnet('nodes', '"10.0.1.0/24"'),
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
    title: 'Any subnet of the network counts, not only that of the nodes',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      subnet('databases', '"10.1.200.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.1.192.0/20"
                          ~~~~~~~~~~~~~~~ service-cidr-overlaps-subnet: overlaps the subnet \`databases\`
    dns_service_ip      = "10.1.192.10"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      subnet('databases', '"10.1.200.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.0.0.0/20"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'A range of its own',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "172.16.0.0/16"
    dns_service_ip      = "172.16.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep, with the range that Azure uses when none is written',
    text: marked(inServiceRange(bicepOverlay), 'networkProfile', 'service-cidr-overlaps-subnet: so Azure uses 10.0.0.0/16, which overlaps the subnet `nodes` (10.0.1.0/24)'),
    fixed: inServiceRange(bicepServices('10.1.0.0/16', '10.1.0.10')),
  },
  {
    title: 'In Bicep, without a DNS service IP, which has to be in the range too',
    text: inServiceRange(`${bicepOverlay}
serviceCidr: '10.0.0.0/16'
             ~~~~~~~~~~~~~ service-cidr-overlaps-subnet: the service CIDR 10.0.0.0/16 overlaps the subnet \`nodes\` (10.0.1.0/24)`),
    fixed: inServiceRange(bicepServices('10.1.0.0/16', '10.1.0.10')),
  },
];
