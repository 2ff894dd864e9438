import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Settled } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const privateDnsZoneWithoutOwnIdentity: Rule = {
  id: 'private-dns-zone-without-own-identity',
  severity: 'error',
  group: 'compatibility',
  title: 'A private DNS zone of your own, and an identity that AKS makes',
  about: `AKS writes the name of the API server into a private DNS zone of your own as the identity of the cluster, which needs the right to do so
before the cluster is there. A system-assigned identity comes with the cluster and is too late, so that Azure refuses it. Use a user-assigned
identity with the role Private DNS Zone Contributor on the zone, or the zone \`system\`.`,
  sources: [pages.privateClusters, pages.azurermProvider],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const { access: { privateCluster, privateDnsZone }, identity: { identityKind } } = cluster;
      yield* judged(triples(privateCluster, privateDnsZone, identityKind), whenMade(cluster), ([isPrivate, zone, identity]) => {
        if (isPrivate.kind !== 'known' || !isPrivate.value || !isOwn(zone) || !isWord(identity, 'SystemAssigned')) return undefined;
        return {
          at: zone.span,
          message: 'a private DNS zone of your own needs a user-assigned identity, and the cluster has a system-assigned one',
          related: [{ span: identity.span, message: 'the identity is system-assigned' }],
        };
      });
    }
  },
};

/** The id of a zone: written, or what Azure gives when the zone is made. `system` and `none` are written. */
function isOwn(zone: Settled<string>): boolean {
  return zone.kind === 'known' ? zone.value.includes('/') : zone.kind === 'unknown' && zone.reason === 'run-time';
}

const terraform = (zone: string): string => inTerraform({
  beside: ['resource "azurerm_private_dns_zone" "aks" {\n  name                = "privatelink.westeurope.azmk8s.io"\n  resource_group_name = "network"\n}'],
  rest: `private_cluster_enabled = true\nprivate_dns_zone_id     = ${zone}`,
});
const bicep = (zone: string): string => inBicep({
  beside: ["resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {\n  name: 'privatelink.westeurope.azmk8s.io'\n  location: 'global'\n}"],
  properties: `apiServerAccessProfile: {\n  enablePrivateCluster: true\n  privateDNSZone: ${zone}\n}`,
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform('azurerm_private_dns_zone.aks.id'), 'azurerm_private_dns_zone.aks.id', 'private-dns-zone-without-own-identity: a private DNS zone of your own needs a user-assigned identity') },
  { text: terraform('"System"') },
  { title: 'In Bicep', text: marked(bicep('zone.id'), 'zone.id', 'private-dns-zone-without-own-identity: a private DNS zone of your own needs a user-assigned identity') },
];
