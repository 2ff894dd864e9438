import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { crossWays, joinConditions, waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { afterTie, bicepRouteTable, bicepTied, routeTable, tied } from './shared/egress-examples';
import { configuration, marked, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { homesOf, type Home } from './shared/homes';
import { judged, triples } from './shared/judged';
import { clusterWith, nodePool } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const kubenetRouteTablesDiffer: Rule = {
  id: 'kubenet-route-tables-differ',
  severity: 'error',
  group: 'compatibility',
  title: 'The subnets of a kubenet cluster have different route tables',
  about: `With kubenet the routes to the pods of every node stand in a route table, and a cluster keeps one table for all of its subnets.
Where you bring a table along, associate the same one with every subnet that the cluster has nodes in. With overlay there are no such
routes.`,
  sources: [pages.kubenetHowTo],
  *check(design) {
    for (const [first, ...others] of nodeHomesByCluster(design)) {
      if (!first) continue;
      for (const other of others) {
        const made = joinConditions(first.made, other.made);
        if (!made) continue;
        const ways = crossWays(triples(first.cluster.networkPlugin, first.subnet.routeTable, other.subnet.routeTable), waysOf(other.link), (each) => each);
        yield* judged(ways, made, ([plugin, one, two]) => {
          if (!isWord(plugin, 'kubenet') || one.kind !== 'known' || two.kind !== 'known' || one.value === two.value) return undefined;
          return {
            at: other.link.span,
            message: `the subnet ${named(other.subnet)} has another route table than ${named(first.subnet)}, and kubenet keeps one for all subnets of the cluster ${named(first.cluster)}`,
            related: [{ span: two.span, message: `the table of ${named(other.subnet)}` }, { span: one.span, message: `the table of ${named(first.subnet)}` }],
          };
        });
      }
    }
  },
};

/** The homes of the nodes of each cluster, the one that it is made with first. */
function nodeHomesByCluster(design: Parameters<Rule['check']>[0]): Iterable<readonly Home[]> {
  const byCluster = new Map<string, Home[]>();
  for (const home of homesOf(design)) {
    if (home.as !== 'nodes') continue;
    const same = byCluster.get(home.cluster.id) ?? [];
    byCluster.set(home.cluster.id, home.cluster.nodePools[0] === home.pool ? [home, ...same] : [...same, home]);
  }
  return byCluster.values();
}

const kubenet = `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`;

const mark = (one: string, two: string): string =>
  `kubenet-route-tables-differ: the subnet \`${two}\` has another route table than \`${one}\`, and kubenet keeps one for all subnets of the cluster \`main\``;

function twoPools(table: string, more: string): string {
  const pool = nodePool('more', '  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.more.id');
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('nodes', '"10.1.0.0/24"'),
    subnetText('more', '"10.1.1.0/24"'),
    routeTable('routes'),
    ...(table === 'routes' ? [] : [routeTable(table)]),
    tied('nodes', 'route_table', 'routes'),
    tied('more', 'route_table', table),
    clusterWith({ rest: afterTie('route_table'), pool: '    node_count     = 3\n    vnet_subnet_id = azurerm_subnet.nodes.id', profile: kubenet }).replace('type = "SystemAssigned"', 'type         = "UserAssigned"\n    identity_ids = [azurerm_user_assigned_identity.main.id]'),
    more === '' ? pool : marked(pool, 'azurerm_subnet.more.id', more),
  );
}

export const examples = (): readonly Example[] => [
  { text: twoPools('others', mark('nodes', 'more')) },
  { text: twoPools('routes', '') },
  {
    title: 'In Bicep',
    text: bicepHome({
      beside: [bicepRouteTable('routes'), bicepRouteTable('others'), bicepTied('routeTable', 'routes'), bicepSubnet('more', "'10.1.2.0/24'", { lines: 'routeTable: {\n  id: others.id\n}' })],
      pool: 'count: 3\nvnetSubnetID: out.id',
      pools: [`{
  name: 'more'
  mode: 'User'
  vmSize: 'Standard_D4s_v5'
  count: 2
  vnetSubnetID: more.id
                ~~~~~~~ ${mark('out', 'more')}
}`],
      profile: `networkPlugin: 'kubenet'
               ~~~~~~~~~ kubenet-retiring: kubenet retires`,
    }).replace("type: 'SystemAssigned'", "type: 'UserAssigned'\n    userAssignedIdentities: {\n      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/clusters/providers/Microsoft.ManagedIdentity/userAssignedIdentities/main': {}\n    }"),
  },
];
