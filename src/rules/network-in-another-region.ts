import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { marked } from './shared/example-parts';
import { homesOf } from './shared/homes';
import { judged, madeTogether, pairs } from './shared/judged';
import { joinConditions } from '../plan/ways';
import { inBicep, inTerraform } from './shared/setting-examples';
import { subnetsPerPool } from './shared/troubleshooting';
import { named } from './shared/words';
import type { Rule } from './rule';

export const networkInAnotherRegion: Rule = {
  id: 'network-in-another-region',
  severity: 'error',
  group: 'compatibility',
  title: 'The network of a cluster lies in another region',
  about: `Machines are in the region of their network, so that the network of a cluster has to be in the region of the cluster. Azure refuses the
cluster otherwise. Networks of other regions are reached through peerings.`,
  sources: [subnetsPerPool, pages.legacyCni],
  *check(design) {
    const networks = new Map(design.network.virtualNetworks.map((network) => [network.id, network]));
    const told = new Set<string>();
    for (const { cluster, subnet, made } of homesOf(design)) {
      const network = subnet.virtualNetwork.kind === 'known' ? networks.get(subnet.virtualNetwork.value) : undefined;
      const together = network?.described ? madeTogether(network) : undefined;
      const all = together && joinConditions(made, together);
      if (!network || !all || told.has(cluster.id)) continue;
      const found = judged(pairs(cluster.location, network.location), all, ([own, other]) => {
        if (own.kind !== 'known' || other.kind !== 'known' || regionOf(own.value) === regionOf(other.value)) return undefined;
        return {
          at: own.span,
          message: `the cluster is in ${own.value}, and its network ${named(network)} in ${other.value}`,
          related: [{ span: other.span, message: `the network is in ${other.value}` }],
        };
      });
      if (found.length > 0) told.add(cluster.id);
      yield* found;
    }
  },
};

/** `West Europe` is `westeurope`. */
function regionOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

const terraform = (region: string): string => inTerraform({}).replace(/(azurerm_kubernetes_cluster" "main" \{\n.*\n {2}location {12}= )"westeurope"/, `$1"${region}"`);
const bicep = (region: string): string => inBicep({}).replace("location: location", `location: '${region}'`).replace(/(managedClusters@2025-05-01' = \{\n.*\n {2}location: )location/, "$1'westeurope'");

export const examples = (): readonly Example[] => [
  { text: marked(terraform('northeurope'), '"northeurope"', 'network-in-another-region: the cluster is in northeurope, and its network `main` in westeurope') },
  { text: terraform('West Europe') },
  { title: 'In Bicep', text: marked(bicep('northeurope'), "'westeurope'", 'network-in-another-region: the cluster is in westeurope, and its network `network` in northeurope') },
];
