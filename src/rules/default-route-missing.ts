import type { RouteTable } from '../model/network';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { afterTie, bicepOutbound, bicepRouteTable, bicepTied, routeTable, tied, withOutbound } from './shared/egress-examples';
import { marked } from './shared/example-parts';
import { homesOf, namedBy } from './shared/homes';
import { judged, madeTogether, pairs } from './shared/judged';
import { joinConditions } from '../plan/ways';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const defaultRouteMissing: Rule = {
  id: 'default-route-missing',
  severity: 'error',
  group: 'egress',
  title: 'The route table of a cluster with routes of its own has no default route',
  about: `With \`userDefinedRouting\` AKS wants a route for 0.0.0.0/0 in the table of the nodes' subnet and refuses the cluster without one.
Routes that a virtual network gateway propagates do not count: the route has to stand in the table. Add it, with the private address of
your firewall as its next hop. The outbound type \`none\` asks for no default route.`,
  sources: [pages.outboundTypes, pages.release('2020-03-09'), publicIssue('MicrosoftDocs/azure-docs', 108240, '2023')],
  azureErrors: ['RouteTableMissingDefaultRouteError'],
  *check(design) {
    const { network } = design;
    if (!network.complete) return;
    const tables = new Map(network.routeTables.map((table) => [table.id, table]));
    for (const home of homesOf(design)) {
      if (home.as !== 'nodes') continue;
      const { cluster, subnet } = home;
      for (const table of namedBy(subnet.routeTable, tables)) {
        const together = leadsNowhere(table) ? madeTogether(table) : undefined;
        const made = together && joinConditions(home.made, together);
        if (!made) continue;
        yield* judged(pairs(cluster.outboundType, subnet.routeTable), made, ([outbound, link]) => {
          if (!isWord(outbound, 'userDefinedRouting') || link.kind !== 'known' || link.value !== table.id) return undefined;
          return {
            at: table.span,
            message: `the route table ${named(table)} has no route for 0.0.0.0/0, which \`userDefinedRouting\` needs`,
            related: [{ span: outbound.span, message: `the cluster ${named(cluster)} takes the routes of its subnet ${named(subnet)}` }],
          };
        });
      }
    }
  },
};

/** Whether all the routes are known, and none of them is the default route. */
function leadsNowhere({ routes, routesComplete }: RouteTable): boolean {
  return routesComplete && routes.every(({ prefix }) => prefix.kind === 'known' && prefix.value.trim() !== '0.0.0.0/0');
}

const mark = 'default-route-missing: the route table `routes` has no route for 0.0.0.0/0, which `userDefinedRouting` needs';

const toTheOffice = `  route {
    name           = "office"
    address_prefix = "192.168.0.0/16"
    next_hop_type  = "VirtualNetworkGateway"
  }`;

export const examples = (): readonly Example[] => [
  {
    text: withOutbound('userDefinedRouting', {
      beside: [marked(routeTable('routes', toTheOffice), 'resource "azurerm_route_table" "routes"', mark), tied('nodes', 'route_table', 'routes')],
      rest: afterTie('route_table'),
    }),
  },
  { text: withOutbound('userDefinedRouting', { beside: [routeTable('routes'), tied('nodes', 'route_table', 'routes')], rest: afterTie('route_table') }) },
  {
    title: 'In Bicep',
    text: bicepOutbound('userDefinedRouting', {
      beside: [marked(bicepRouteTable('routes', ''), "resource routes 'Microsoft.Network/routeTables@2024-05-01'", mark), bicepTied('routeTable', 'routes')],
    }),
  },
  { title: 'In Bicep, through a firewall', text: bicepOutbound('userDefinedRouting', { beside: [bicepRouteTable('routes'), bicepTied('routeTable', 'routes')] }) },
];
