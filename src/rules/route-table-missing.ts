import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { afterTie, bicepOutbound, bicepRouteTable, bicepTied, routeTable, tied, withOutbound } from './shared/egress-examples';
import { homesOf, isSure } from './shared/homes';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const routeTableMissing: Rule = {
  id: 'route-table-missing',
  severity: 'error',
  group: 'egress',
  title: 'The routes of a cluster are to be its own, but the subnet of its nodes has no route table',
  about: `With \`userDefinedRouting\` AKS makes no way out of the cluster: it looks for a route table on the subnet of the nodes before it
makes the cluster, and refuses the cluster when a subnet has none. Make a route table whose route for 0.0.0.0/0 leads to your firewall, and
associate it with every subnet that the nodes are in. A cluster that needs no way out at all has the outbound type \`none\`.`,
  sources: [pages.outboundTypes, pages.egressByRoutes, publicIssue('Azure/AKS', 2710, '2021')],
  azureErrors: ['ExistingRouteTableNotAssociatedWithSubnet'],
  *check(design) {
    if (!design.network.complete) return;
    for (const home of homesOf(design)) {
      const { cluster, subnet, link, made } = home;
      if (home.as !== 'nodes' || !isSure(home)) continue;
      yield* judged(pairs(cluster.outboundType, subnet.routeTable), made, ([outbound, table]) => {
        if (!isWord(outbound, 'userDefinedRouting') || table.kind !== 'absent') return undefined;
        return {
          at: outbound.span,
          message: `the outbound type userDefinedRouting needs a route table, and the subnet ${named(subnet)} has none`,
          related: [{ span: link.span, message: 'the nodes are in this subnet' }],
        };
      });
    }
  },
};

const mark = 'route-table-missing: the outbound type userDefinedRouting needs a route table, and the subnet `nodes` has none';

export const examples = (): readonly Example[] => [
  { text: withOutbound('userDefinedRouting', { mark }) },
  { text: withOutbound('userDefinedRouting', { beside: [routeTable('routes'), tied('nodes', 'route_table', 'routes')], rest: afterTie('route_table') }) },
  { title: 'In Bicep', text: bicepOutbound('userDefinedRouting', { subnet: 'nodes', mark }) },
  { title: 'In Bicep, with a route table', text: bicepOutbound('userDefinedRouting', { beside: [bicepRouteTable('routes'), bicepTied('routeTable', 'routes')] }) },
];
