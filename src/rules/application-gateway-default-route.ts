import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicep, bicepNetwork } from './shared/bicep-example-parts';
import { bicepRouteTable, bicepTied, routeTable, tied } from './shared/egress-examples';
import { configuration, marked, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { bicepGateway, gateway } from './shared/gateway-examples';
import { publicGateways } from './shared/gateways';
import { namedBy } from './shared/homes';
import { judged, madeTogether, triples } from './shared/judged';
import type { Rule } from './rule';
import { named } from './shared/words';

export const applicationGatewayDefaultRoute: Rule = {
  id: 'application-gateway-default-route',
  severity: 'warning',
  group: 'compatibility',
  title: 'What leaves the subnet of a public application gateway is sent through a firewall',
  about: `A public application gateway answers whoever asks, and Azure looks after it from outside: both need a direct way back. A route for
0.0.0.0/0 to a virtual appliance or to a virtual network gateway in the table of its subnet takes that way, and is not supported for gateways
of version 2 with a public address. Give the gateway's subnet a table without that route, and send only the ranges of your own networks
through the firewall.`,
  sources: [pages.applicationGatewayNetwork],
  *check({ network }) {
    const tables = new Map(network.routeTables.map((table) => [table.id, table]));
    for (const { gateway: each, subnet, when } of publicGateways(network)) {
      for (const table of namedBy(subnet.routeTable, tables)) {
        for (const route of table.routes) {
          const together = madeTogether(each, subnet, table, route);
          const made = together && joinConditions(together, when);
          if (!made) continue;
          yield* judged(triples(subnet.routeTable, route.prefix, route.nextHopType), made, ([link, prefix, hop]) => {
            if (link.kind !== 'known' || link.value !== table.id || !isWord(prefix, '0.0.0.0/0') || hop.kind !== 'known' || !diverting.some((word) => isWord(hop, word))) return undefined;
            return {
              at: hop.span,
              message: `the default route of the subnet ${named(subnet)} leads to \`${hop.value}\`, and the application gateway ${named(each)} with its public address needs a direct way out`,
              related: [{ span: each.span, message: `the gateway is in the subnet ${named(subnet)}` }],
            };
          });
        }
      }
    }
  },
};

const diverting = ['VirtualAppliance', 'VirtualNetworkGateway'];

const mark = (subnet: string): string => `application-gateway-default-route: the default route of the subnet \`${subnet}\` leads to \`VirtualAppliance\`, and the application gateway \`entry\` with its public address needs a direct way out`;

const officeOnly = `  route {
    name                   = "office"
    address_prefix         = "192.168.0.0/16"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.1.255.4"
  }`;

function inTerraform(table: string): string {
  return configuration(virtualNetwork('"10.1.0.0/16"'), subnetText('entry', '"10.1.0.0/24"'), table, tied('entry', 'route_table', 'routes'), gateway('entry'));
}

export const examples = (): readonly Example[] => [
  { text: inTerraform(marked(routeTable('routes'), '"VirtualAppliance"', mark('entry'))) },
  { text: inTerraform(routeTable('routes', officeOnly)) },
  {
    title: 'In Bicep',
    text: bicep(bicepNetwork("'10.1.0.0/16'"), marked(bicepRouteTable('routes'), "'VirtualAppliance'", mark('out')), bicepTied('routeTable', 'routes'), bicepGateway('entry', 'out')),
  },
];
