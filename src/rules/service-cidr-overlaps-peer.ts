import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepNetwork, bicepPeering } from './shared/bicep-example-parts';
import { bicepHome, bicepServices } from './shared/bicep-pool-parts';
import { cluster, configuration, peering, subnet, virtualNetwork } from './shared/example-parts';
import { overlappedPeers, relatedSpaces } from './shared/overlaps';
import { moveServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject, named } from './shared/words';

export const serviceCidrOverlapsPeer: Rule = {
  id: 'service-cidr-overlaps-peer',
  severity: 'warning',
  group: 'ranges',
  title: 'The service CIDR overlaps a peered network',
  about: `A node sends everything for the service CIDR to the cluster's own services, so that machines with such an address in
a peered network cannot be reached from the cluster. Azure does not compare the two: the deployment succeeds, and the
connection to a database or a gateway in the other network fails. Choose a range that no connected network uses.`,
  sources: [pages.legacyCni, pages.overlayConcepts],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const services of cluster.services) {
        const overlaps = overlappedPeers(cluster, services);
        const [first] = overlaps;
        if (!first) continue;
        const { network, value } = first.with;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} overlaps the peered network ${named(network)} (${value.value})`,
          when: first.when,
          causes: [place(services.value), ...neighbours(overlaps.map((overlap) => overlap.with.value))],
          related: relatedSpaces(overlaps),
          fixes: moveServices(design, cluster, services),
        };
      }
    }
  },
};

function besideHub(profile: string): string {
  return bicepHome({ beside: [bicepNetwork("'172.16.4.0/22'", 'hub'), bicepPeering('network', 'hub')], profile });
}

export const examples = (): readonly Example[] => [
  {
    title: 'The hub has the range that Azure uses for services when none is written',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      virtualNetwork('"10.0.0.0/20"', 'hub'),
      peering('main', 'hub'),
      cluster(`
  network_profile {
  ~~~~~~~~~~~~~~~ service-cidr-overlaps-peer: so Azure uses 10.0.0.0/16, which overlaps the peered network \`hub\` (10.0.0.0/20)
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      virtualNetwork('"10.0.0.0/20"', 'hub'),
      peering('main', 'hub'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.2.0.0/16"
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'The hub lives elsewhere',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      virtualNetwork('"10.2.0.0/20"', 'hub'),
      peering('main', 'hub'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: besideHub(bicepServices('172.16.0.0/16', '172.16.0.10', 'service-cidr-overlaps-peer: the service CIDR 172.16.0.0/16 overlaps the peered network `hub` (172.16.4.0/22)')),
    fixed: besideHub(bicepServices('10.0.0.0/16', '10.0.0.10')),
  },
];
