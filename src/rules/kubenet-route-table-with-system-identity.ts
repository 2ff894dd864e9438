import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { afterTie, bicepRouteTable, bicepTied, routeTable, tied } from './shared/egress-examples';
import { configuration, marked, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { homesOf, isFirstPool, whenInTime } from './shared/homes';
import { judged, triples } from './shared/judged';
import { clusterWith, inNodes } from './shared/node-example-parts';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const kubenetRouteTableWithSystemIdentity: Rule = {
  id: 'kubenet-route-table-with-system-identity',
  severity: 'error',
  group: 'compatibility',
  title: 'A kubenet cluster brings a route table along, and its identity is one that Azure makes',
  about: `A kubenet cluster writes routes into the table of its subnet, for which its identity needs a role before the cluster is made. An
identity that comes to be with the cluster cannot have one in time, so that AKS refuses the table. Use a user-assigned identity with a role on
the subnet and on the table. Only the Azure CLI gives the role to the other kind by itself.`,
  sources: [pages.kubenetHowTo, publicIssue('Azure/AKS', 2333, '2021')],
  *check(design) {
    const { network } = design;
    for (const home of homesOf(design)) {
      const { cluster, subnet, link } = home;
      if (home.as !== 'nodes' || !isFirstPool(home) || cluster.client.kind === 'az' || cluster.client.kind === 'az-powershell') continue;
      const made = joinConditions(home.made, whenInTime(network, home, 'routeTable'));
      if (!made) continue;
      yield* judged(triples(cluster.networkPlugin, subnet.routeTable, cluster.identity.identityKind), made, ([plugin, table, identity]) => {
        if (!isWord(plugin, 'kubenet') || table.kind !== 'known' || !isWord(identity, 'SystemAssigned')) return undefined;
        return {
          at: identity.span,
          message: `the subnet ${named(subnet)} has a route table, and with kubenet the identity of the cluster ${named(cluster)} has to be UserAssigned then`,
          related: [{ span: table.span, message: `the route table of ${named(subnet)}` }, { span: link.span, message: 'the nodes are in this subnet' }],
        };
      });
    }
  },
};

const mark = (subnet: string): string => `kubenet-route-table-with-system-identity: the subnet \`${subnet}\` has a route table, and with kubenet the identity of the cluster \`main\` has to be UserAssigned then`;

const kubenet = `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`;

function inTerraform(cluster: (text: string) => string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('nodes', '"10.1.0.0/24"'),
    routeTable('routes'),
    tied('nodes', 'route_table', 'routes'),
    cluster(clusterWith({ rest: afterTie('route_table'), pool: `    node_count     = 3\n${inNodes}`, profile: kubenet })),
  );
}

function inBicep(cluster: (text: string) => string): string {
  return cluster(bicepHome({
    beside: [bicepRouteTable('routes'), bicepTied('routeTable', 'routes')],
    pool: 'count: 3\nvnetSubnetID: out.id',
    profile: `networkPlugin: 'kubenet'
               ~~~~~~~~~ kubenet-retiring: kubenet retires`,
  }));
}

export const examples = (): readonly Example[] => [
  { text: inTerraform((text) => marked(text, '"SystemAssigned"', mark('nodes'))) },
  { text: inTerraform((text) => text.replace('type = "SystemAssigned"', 'type         = "UserAssigned"\n    identity_ids = [azurerm_user_assigned_identity.main.id]')) },
  { title: 'In Bicep', text: inBicep((text) => marked(text, "'SystemAssigned'", mark('out'))) },
  {
    title: 'In Bicep, with an identity of your own',
    text: inBicep((text) => text.replace("type: 'SystemAssigned'", "type: 'UserAssigned'\n    userAssignedIdentities: {\n      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/clusters/providers/Microsoft.ManagedIdentity/userAssignedIdentities/main': {}\n    }")),
  },
];
