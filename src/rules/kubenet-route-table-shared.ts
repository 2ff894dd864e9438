import { possibilities } from '../model/value';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { crossWays, joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepCluster } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { bicepRouteTable, bicepTied, routeTable, tied } from './shared/egress-examples';
import { configuration, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { homesBy, homesOf, type Home } from './shared/homes';
import { judged, pairs } from './shared/judged';
import { clusterWith } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const kubenetRouteTableShared: Rule = {
  id: 'kubenet-route-table-shared',
  severity: 'error',
  group: 'compatibility',
  title: 'Two clusters share a route table, and one of them is a kubenet cluster',
  about: `A kubenet cluster writes the routes to its pods into the route table of its subnets, and takes the table for its own. Routes of
another cluster there lead elsewhere, often for the same addresses, because the ranges of pods may be equal. Give each cluster a table of its
own, or use overlay, which needs no routes.`,
  sources: [pages.kubenetHowTo],
  *check(design) {
    const byTable = homesBy(homesOf(design).filter(({ as }) => as === 'nodes'), ({ subnet }) => possibilities(subnet.routeTable).map(({ value }) => value.value));
    for (const [first, other] of pairsWithin(byTable.values())) {
      // That they share the subnet itself is found by another rule.
      if (other.cluster === first.cluster || other.subnet === first.subnet) continue;
      const made = joinConditions(first.made, other.made);
      if (!made) continue;
      const ways = crossWays(pairs(first.cluster.networkPlugin, other.cluster.networkPlugin), pairs(first.subnet.routeTable, other.subnet.routeTable), (plugins, tables) => [plugins, tables] as const);
      yield* judged(ways, made, ([plugins, [one, two]]) => {
        if (one.kind !== 'known' || two.kind !== 'known' || one.value !== two.value || !plugins.some((plugin) => isWord(plugin, 'kubenet'))) return undefined;
        const kubenet = isWord(plugins[0], 'kubenet') ? first : other;
        return {
          at: two.span,
          message: `the subnets ${named(first.subnet)} and ${named(other.subnet)} have one route table, and the cluster ${named(kubenet.cluster)} with kubenet needs its own`,
          related: [{ span: one.span, message: `the table of ${named(first.subnet)}, where ${named(first.cluster)} has nodes` }],
        };
      });
    }
  },
};

/** Each two of a group: the first with every other of the group, because one of many is enough to tell. */
function* pairsWithin(groups: Iterable<readonly Home[]>): Iterable<readonly [Home, Home]> {
  for (const [first, ...others] of groups) if (first) for (const other of others) yield [first, other];
}

const kubenet = `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`;

const identity = (text: string): string => text.replace('type = "SystemAssigned"', 'type         = "UserAssigned"\n    identity_ids = [azurerm_user_assigned_identity.main.id]');

function inTerraform(table: string, mark = ''): string {
  const association = tied('green', 'route_table', table);
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('blue', '"10.1.0.0/24"'),
    subnetText('green', '"10.1.1.0/24"'),
    routeTable('blue'),
    ...(table === 'blue' ? [] : [routeTable(table)]),
    tied('blue', 'route_table', 'blue'),
    mark === '' ? association : association.replace(/(route_table_id = )(\S+)\n/, (line, before: string, value: string) => `${line}${' '.repeat(before.length + 2)}${'~'.repeat(value.length)} ${mark}\n`),
    ...['blue', 'green'].map((name) => identity(clusterWith({
      name, profile: kubenet, rest: `  depends_on = [azurerm_subnet_route_table_association.${name}]`, pool: `    node_count     = 3\n    vnet_subnet_id = azurerm_subnet.${name}.id`,
    }))),
  );
}

const mark = 'kubenet-route-table-shared: the subnets `blue` and `green` have one route table, and the cluster `blue` with kubenet needs its own';

const bicepIdentity = (text: string): string => text.replaceAll("type: 'SystemAssigned'", "type: 'UserAssigned'\n    userAssignedIdentities: {\n      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/clusters/providers/Microsoft.ManagedIdentity/userAssignedIdentities/main': {}\n    }");

const bicepKubenet = `networkPlugin: 'kubenet'
               ~~~~~~~~~ kubenet-retiring: kubenet retires`;

export const examples = (): readonly Example[] => [
  { text: inTerraform('blue', mark) },
  { text: inTerraform('green') },
  {
    title: 'In Bicep',
    text: bicepIdentity(bicepHome({
      beside: [
        bicepRouteTable('routes'),
        bicepTied('routeTable', 'routes'),
        bicepTied('routeTable', 'routes', 'more', "'10.1.2.0/24'").replace('      id: routes.id\n', `      id: routes.id\n          ~~~~~~~~~ ${mark.replace('`blue` and `green`', '`out` and `more`').replace('cluster `blue`', 'cluster `main`')}\n`),
      ],
      pool: 'count: 3\nvnetSubnetID: out.id',
      profile: bicepKubenet,
      below: [bicepCluster({ name: 'other', symbol: 'other', pool: 'count: 3\nvnetSubnetID: more.id', profile: bicepKubenet })],
    })),
  },
];
