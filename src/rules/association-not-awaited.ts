import type { Association } from '../model/network';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Settled } from '../plan/ways';
import type { Example } from './example';
import { afterTie, bicepOutbound, bicepRouteTable, bicepTied, natGateway, routeTable, tied, withOutbound } from './shared/egress-examples';
import { homesOf, isFirstPool, mayComeLater } from './shared/homes';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const associationNotAwaited: Rule = {
  id: 'association-not-awaited',
  severity: 'warning',
  group: 'egress',
  title: 'Terraform may make the cluster before its subnet has its route table or NAT gateway',
  about: `AKS looks at the subnet when it makes the cluster. Terraform makes whatever does not refer to each other at the same time, and a
cluster refers to its subnet, not to the association with a route table or NAT gateway: when the cluster comes first it is refused, or,
with kubenet, gets a route table that the association then replaces. Let the cluster depend on the association with \`depends_on\`, or take
its subnet from the association's own \`subnet_id\`.`,
  sources: [pages.outboundTypes, pages.natGateway, pages.kubenetHowTo, publicIssue('hashicorp/terraform-provider-azurerm', 8609, '2020')],
  azureErrors: ['ExistingRouteTableNotAssociatedWithSubnet'],
  *check(design) {
    for (const home of homesOf(design)) {
      if (home.as !== 'nodes' || !isFirstPool(home)) continue;
      const { cluster, subnet, link, made } = home;
      for (const of of ['routeTable', 'natGateway'] as const) {
        const later = mayComeLater(design.network, home, of);
        if (!later) continue;
        yield* judged(pairs(cluster.outboundType, cluster.networkPlugin), made, ([outbound, plugin]) => {
          if (!isNeeded(of, outbound, plugin)) return undefined;
          return {
            at: link.span,
            message: `the cluster ${named(cluster)} does not wait for \`${later.id}\`, so that its subnet ${named(subnet)} may still be without its ${of === 'routeTable' ? 'route table' : 'NAT gateway'}`,
            related: [{ span: later.span, message: `what gives the subnet ${named(subnet)} its ${of === 'routeTable' ? 'route table' : 'NAT gateway'}` }],
          };
        });
      }
    }
  },
};

/** Whether AKS looks for it when it makes the cluster. */
function isNeeded(of: Association['of'], outbound: Settled<string>, plugin: Settled<string>): boolean {
  if (of === 'natGateway') return isWord(outbound, 'userAssignedNATGateway');
  return isWord(outbound, 'userDefinedRouting') || isWord(plugin, 'kubenet');
}

const unordered = (association: string, what: string): string => `    vnet_subnet_id = azurerm_subnet.nodes.id
                     ~~~~~~~~~~~~~~~~~~~~~~~ association-not-awaited: the cluster \`main\` does not wait for \`${association}\`, so that its subnet \`nodes\` may still be without its ${what}`;
const routes = (): readonly string[] => [routeTable('routes'), tied('nodes', 'route_table', 'routes')];
const gateway = (): readonly string[] => [natGateway('out'), tied('nodes', 'nat_gateway', 'out')];

export const examples = (): readonly Example[] => [
  { text: withOutbound('userDefinedRouting', { beside: routes(), pool: unordered('azurerm_subnet_route_table_association.nodes', 'route table') }) },
  { text: withOutbound('userDefinedRouting', { beside: routes(), rest: afterTie('route_table') }) },
  { title: 'The subnet as the association knows it', text: withOutbound('userDefinedRouting', { beside: routes(), pool: '    vnet_subnet_id = azurerm_subnet_route_table_association.nodes.subnet_id' }) },
  { title: 'A NAT gateway', text: withOutbound('userAssignedNATGateway', { beside: gateway(), pool: unordered('azurerm_subnet_nat_gateway_association.nodes', 'NAT gateway') }) },
  { title: 'A cluster that does not need it yet', text: withOutbound('', { beside: routes() }) },
  { title: 'In Bicep a subnet is made with its route table', text: bicepOutbound('userDefinedRouting', { beside: [bicepRouteTable('routes'), bicepTied('routeTable', 'routes')] }) },
];
