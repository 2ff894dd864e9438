import type { Subnet } from '../model/network';
import { possibilities } from '../model/value';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { afterTie } from './shared/egress-examples';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether, triples } from './shared/judged';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const userRoutingNextHop: Rule = {
  id: 'user-routing-next-hop',
  severity: 'error',
  group: 'egress',
  title: 'The default route of a cluster with routes of its own leads to no firewall or gateway',
  about: `With \`userDefinedRouting\` AKS reads the route table of the nodes before it makes the cluster: the route for 0.0.0.0/0 has
to lead to a virtual appliance or to a virtual network gateway. It refuses one that leads to the internet, into the network itself
or nowhere. Send it to the private address of your firewall.`,
  sources: [pages.outboundTypes, publicIssue('hashicorp/terraform-provider-azurerm', 8609, '2020')],
  azureErrors: ['RouteTableInvalidNextHop'],
  *check({ network: { clusters, subnets, routeTables } }) {
    for (const cluster of clusters) {
      for (const pool of cluster.nodePools) {
        for (const { value } of possibilities(pool.subnet)) {
          const home = subnets.find(({ id }) => id === value.value);
          const table = home && routeTables.find(({ id }) => possibleTable(home, id));
          for (const route of table?.routes ?? []) {
            const made = table && madeTogether(cluster, pool, home, table, route);
            if (!made || !isWord(route.prefix, '0.0.0.0/0') || home.routeTable.kind !== 'known' || pool.subnet.kind !== 'known') continue;
            yield* judged(triples(cluster.outboundType, route.nextHopType, route.prefix), made, ([outbound, hop]) => {
              if (!isWord(outbound, 'userDefinedRouting') || hop.kind !== 'known' || !refused.some((word) => isWord(hop, word))) return undefined;
              return {
                at: hop.span,
                message: `the default route of the subnet ${named(home)} leads to \`${hop.value}\`, and with \`userDefinedRouting\` it must lead to a firewall or gateway`,
                related: [{ span: outbound.span, message: `the cluster ${named(cluster)} takes the routes of its subnet` }],
              };
            });
          }
        }
      }
    }
  },
};

const refused = ['Internet', 'VnetLocal', 'None'];

function possibleTable({ routeTable }: Subnet, id: string): boolean {
  return routeTable.kind === 'known' && routeTable.value === id;
}

function withHop(hop: string, mark = ''): string {
  const table = `resource "azurerm_route_table" "nodes" {
  name                = "nodes"
  location            = "westeurope"
  resource_group_name = "network"

  route {
    name           = "default"
    address_prefix = "0.0.0.0/0"
    next_hop_type  = "${hop}"${hop === 'VirtualAppliance' ? '\n    next_hop_in_ip_address = "10.1.255.4"' : ''}
  }
}

resource "azurerm_subnet_route_table_association" "nodes" {
  subnet_id      = azurerm_subnet.nodes.id
  route_table_id = azurerm_route_table.nodes.id
}
`;
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    mark === '' ? table : marked(table, `"${hop}"`, mark),
    clusterWith({ rest: afterTie('route_table'), pool: `    node_count     = 3\n${inNodes}`, profile: `${overlay}\n    outbound_type       = "userDefinedRouting"` }),
  );
}

function bicepWithHop(hop: string, mark = ''): string {
  const table = `resource table 'Microsoft.Network/routeTables@2024-05-01' = {
  name: 'nodes'
  location: location
  properties: {
    routes: [
      {
        name: 'default'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: '${hop}'${hop === 'VirtualAppliance' ? "\n          nextHopIpAddress: '10.1.255.4'" : ''}
        }
      }
    ]
  }
}
`;
  return bicepHome({
    nodes: "'10.1.1.0/24'",
    beside: [
      mark === '' ? table : marked(table, `'${hop}'`, mark),
      bicepSubnet('routed', "'10.1.0.0/24'", { lines: 'routeTable: {\n  id: table.id\n}' }),
    ],
    pool: 'count: 3\nvnetSubnetID: routed.id',
    profile: `${bicepOverlay}\noutboundType: 'userDefinedRouting'`,
  });
}

export const examples = (): readonly Example[] => [
  { text: withHop('Internet', 'user-routing-next-hop: the default route of the subnet \`nodes\` leads to \`Internet\`') },
  { text: withHop('VirtualAppliance') },
  { title: 'In Bicep', text: bicepWithHop('None', 'user-routing-next-hop: the default route of the subnet \`routed\` leads to \`None\`') },
  { title: 'In Bicep, through a firewall', text: bicepWithHop('VirtualAppliance') },
];
