import { joinConditions } from '../plan/ways';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepNatGateway, bicepOutbound, bicepTied, natGateway, tied, withOutbound } from './shared/egress-examples';
import { homesOf, isFirstPool, whenInTime } from './shared/homes';
import { judged, triples } from './shared/judged';
import type { Rule } from './rule';
import { named } from './shared/words';

export const natGatewayWithLoadBalancer: Rule = {
  id: 'nat-gateway-with-load-balancer',
  severity: 'error',
  group: 'egress',
  title: 'A cluster whose way out is the load balancer is made in a subnet with a NAT gateway',
  about: `What leaves a subnet with a NAT gateway goes through the gateway and not through a load balancer. AKS does not make a cluster in such
a subnet unless its outbound type is \`userAssignedNATGateway\`; clusters that were there before the gateway can still be changed. Without an
outbound type the way out is the load balancer.`,
  sources: [pages.release('2022-05-01'), pages.release('2022-05-08'), pages.natGateway],
  *check(design) {
    const { network } = design;
    for (const home of homesOf(design)) {
      if (home.as !== 'nodes' || !isFirstPool(home)) continue;
      const { cluster, subnet, link } = home;
      const made = joinConditions(home.made, whenInTime(network, home, 'natGateway'));
      if (!made) continue;
      yield* judged(triples(cluster.outboundType, subnet.natGateway, cluster.sku), made, ([outbound, gateway, sku]) => {
        const byBalancer = outbound.kind === 'absent' || isWord(outbound, 'loadBalancer');
        // What AKS Automatic takes for granted is another way out.
        if (!byBalancer || gateway.kind !== 'known' || !(sku.kind === 'absent' || isWord(sku, 'Base'))) return undefined;
        const to = 'userAssignedNATGateway';
        return {
          at: outbound.kind === 'known' ? outbound.span : link.span,
          message: `the subnet ${named(subnet)} has a NAT gateway, with which the outbound type has to be ${to} and is ${outbound.kind === 'known' ? outbound.value : 'not written'}`,
          related: [{ span: gateway.span, message: `the NAT gateway of ${named(subnet)}` }],
          fixes: outbound.kind === 'absent'
            ? [{ title: 'Leave by the NAT gateway', changes: [{ kind: 'add', to, at: outbound }] }]
            : outbound.kind === 'known' ? [{ title: 'Leave by the NAT gateway', changes: [{ kind: 'set', value: outbound, to }] }] : [],
        };
      });
    }
  },
};

const written = 'nat-gateway-with-load-balancer: the subnet `nodes` has a NAT gateway, with which the outbound type has to be userAssignedNATGateway and is loadBalancer';
const gateway = (): readonly string[] => [natGateway('out'), tied('nodes', 'nat_gateway', 'out')];
const inTime = '  depends_on = [azurerm_subnet_nat_gateway_association.nodes]';
const bicepGateway = (): readonly string[] => [bicepNatGateway('gateway'), bicepTied('natGateway', 'gateway')];

export const examples = (): readonly Example[] => [
  { text: withOutbound('loadBalancer', { beside: gateway(), rest: inTime, mark: written }), fixed: withOutbound('userAssignedNATGateway', { beside: gateway(), rest: inTime }) },
  { text: withOutbound('userAssignedNATGateway', { beside: gateway(), rest: inTime }) },
  {
    title: 'In Bicep',
    text: bicepOutbound('loadBalancer', { beside: bicepGateway(), mark: written.replace('`nodes`', '`out`') }),
    fixed: bicepOutbound('userAssignedNATGateway', { beside: bicepGateway() }),
  },
  { title: 'In Bicep, with the NAT gateway as the way out', text: bicepOutbound('userAssignedNATGateway', { beside: bicepGateway() }) },
];
