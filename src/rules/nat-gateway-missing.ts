import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { afterTie, bicepNatGateway, bicepOutbound, bicepTied, natGateway, tied, withOutbound } from './shared/egress-examples';
import { subnet as subnetText } from './shared/example-parts';
import { homesOf, isSure } from './shared/homes';
import { judged, pairs } from './shared/judged';
import { azureCni, inNodes } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const natGatewayMissing: Rule = {
  id: 'nat-gateway-missing',
  severity: 'error',
  group: 'egress',
  title: 'The way out of a cluster is to be a NAT gateway of your own, but a subnet of the cluster has none',
  about: `With \`userAssignedNATGateway\` AKS looks for a NAT gateway on every subnet that nodes or pods of the cluster are in, and refuses
the cluster when one has none. Associate the gateway with each of them; one gateway serves several subnets of its network.`,
  sources: [pages.natGateway, pages.outboundTypes, pages.release('2023-08-06')],
  azureErrors: ['SubnetNotAssociatedWithNATGateway'],
  *check(design) {
    if (!design.network.complete) return;
    for (const home of homesOf(design)) {
      const { as, cluster, subnet, link, made } = home;
      if (!isSure(home)) continue;
      yield* judged(pairs(cluster.outboundType, subnet.natGateway), made, ([outbound, gateway]) => {
        if (!isWord(outbound, 'userAssignedNATGateway') || gateway.kind !== 'absent') return undefined;
        return {
          at: outbound.span,
          message: `the outbound type userAssignedNATGateway needs a NAT gateway, and the subnet ${named(subnet)}${as === 'pods' ? ' of the pods' : ''} has none`,
          related: [{ span: link.span, message: `the ${as} are in this subnet` }],
        };
      });
    }
  },
};

const needs = 'nat-gateway-missing: the outbound type userAssignedNATGateway needs a NAT gateway, and the subnet';
const gateway = (): readonly string[] => [natGateway('out'), tied('nodes', 'nat_gateway', 'out')];
const withPods = `${inNodes}\n    pod_subnet_id  = azurerm_subnet.pods.id`;

export const examples = (): readonly Example[] => [
  { text: withOutbound('userAssignedNATGateway', { mark: `${needs} \`nodes\` has none` }) },
  { text: withOutbound('userAssignedNATGateway', { beside: gateway(), rest: afterTie('nat_gateway') }) },
  {
    title: 'The pods have a subnet too',
    text: withOutbound('userAssignedNATGateway', {
      beside: [subnetText('pods', '"10.1.16.0/20"'), ...gateway()], rest: afterTie('nat_gateway'), profile: azureCni, pool: withPods, mark: `${needs} \`pods\` of the pods has none`,
    }),
  },
  { title: 'In Bicep', text: bicepOutbound('userAssignedNATGateway', { subnet: 'nodes', mark: `${needs} \`nodes\` has none` }) },
  { title: 'In Bicep, with a NAT gateway', text: bicepOutbound('userAssignedNATGateway', { beside: [bicepNatGateway('gateway'), bicepTied('natGateway', 'gateway')] }) },
];
