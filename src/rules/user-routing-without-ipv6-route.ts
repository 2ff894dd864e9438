import type { RouteTable } from '../model/network';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { ipv6Families } from './shared/dual-stack';
import { marked } from './shared/example-parts';
import { homesOf } from './shared/homes';
import { judged, madeTogether, pairs } from './shared/judged';
import { inBicep, inTerraform } from './shared/setting-examples';
import { named } from './shared/words';
import type { Rule } from './rule';

export const userRoutingWithoutIpv6Route: Rule = {
  id: 'user-routing-without-ipv6-route',
  severity: 'warning',
  group: 'egress',
  title: 'The cluster has IPv6, and its routes lead out for IPv4 only',
  about: `With \`userDefinedRouting\` each family needs a default route: 0.0.0.0/0 and ::/0. AKS makes the cluster without the second one and warns; what
leaves by IPv6 then goes nowhere, or past the firewall.`,
  sources: [pages.dualStack, pages.release('2023-10-08')],
  *check(design) {
    const { network } = design;
    if (!network.complete) return;
    for (const { cluster, subnet, as, made } of homesOf(design)) {
      if (as !== 'nodes') continue;
      for (const family of ipv6Families(cluster)) {
        for (const table of network.routeTables) {
          const together = leadsOutOnce(table) ? madeTogether(table) : undefined;
          const both = together && joinConditions(made, together);
          const all = both && joinConditions(both, family.when);
          if (!all) continue;
          yield* judged(pairs(cluster.outboundType, subnet.routeTable), all, ([outbound, link]) => {
            if (!isWord(outbound, 'userDefinedRouting') || link.kind !== 'known' || link.value !== table.id) return undefined;
            return {
              at: table.span,
              message: `the route table ${named(table)} has a default route for IPv4 and none for ::/0, and the cluster has IPv6`,
              related: [{ span: family.value.span, message: `the cluster ${named(cluster)} has IPv6` }],
            };
          });
        }
      }
    }
  },
};

/** Whether all the routes are known, and the default route of IPv4 is the only one. That it is missing too is a fault of its own. */
function leadsOutOnce({ routes, routesComplete }: RouteTable): boolean {
  const prefixes = routes.map(({ prefix }) => (prefix.kind === 'known' ? prefix.value.trim() : undefined));
  return routesComplete && !prefixes.includes(undefined) && prefixes.includes('0.0.0.0/0') && !prefixes.some((prefix) => prefix?.endsWith('/0') && prefix !== '0.0.0.0/0');
}

const terraform = (more = ''): string => inTerraform({ profile: 'network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\noutbound_type       = "userDefinedRouting"\nip_versions         = ["IPv4", "IPv6"]' })
  .replace(/(resource "azurerm_route_table" "routes" \{[\s\S]*?\n)\}\n/, `$1${more}}\n`);
const second = (): string => `
  route {
    name                   = "six"
    address_prefix         = "::/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "fd00::4"
  }
`;
const bicep = (): string => inBicep({ profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\noutboundType: 'userDefinedRouting'\nipFamilies: ['IPv4', 'IPv6']" });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(), 'resource "azurerm_route_table" "routes"', 'user-routing-without-ipv6-route: the route table `routes` has a default route for IPv4 and none for ::/0') },
  { text: terraform(second()) },
  { title: 'In Bicep', text: marked(bicep(), "resource routes 'Microsoft.Network/routeTables@2024-05-01'", 'user-routing-without-ipv6-route: the route table `routes` has a default route for IPv4') },
];
