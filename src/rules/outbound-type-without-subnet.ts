import * as pages from '../plan/facts/sources';
import { isWord } from '../plan/defaults';
import { azManagedCluster, azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { bicep, bicepCluster, bicepOverlay } from './shared/bicep-example-parts';
import { bicepOutbound, bicepRouteTable, bicepTied } from './shared/egress-examples';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';
import { cliClusterChecks } from './shared/sources';

export const outboundTypeWithoutSubnet: Rule = {
  id: 'outbound-type-without-subnet',
  severity: 'error',
  group: 'egress',
  title: 'The outbound type needs a subnet of your own, but the cluster names none',
  about: `With \`userDefinedRouting\` and \`userAssignedNATGateway\` the way out of the cluster is yours: a route table or a NAT gateway on the
subnet of its nodes. In a network that AKS makes there is no place for them, so that the cluster is refused; the Azure CLI does so before it
asks Azure. Name a subnet, or let AKS make the way out.`,
  sources: [pages.outboundTypes, cliClusterChecks, pages.natGateway],
  azureErrors: ['UserAssignedNATGatewayWithManagedVNetNotAllowed'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const [first] = cluster.nodePools;
      if (!cluster.described || !cluster.firstPoolKnown || !first) continue;
      yield* judged(pairs(cluster.outboundType, first.subnet), whenMade(cluster), ([type, subnet]) => {
        if (type.kind !== 'known' || subnet.kind !== 'absent' || !needing.some((word) => isWord(type, word))) return undefined;
        return {
          at: type.span,
          message: `the outbound type ${type.value} needs a subnet of your own, but the first pool names none`,
          fixes: [{ title: 'Use the load balancer of AKS', changes: [{ kind: 'set', value: type, to: 'loadBalancer' }] }],
        };
      });
    }
  },
};

const needing = ['userDefinedRouting', 'userAssignedNATGateway'];

function inBicep(outbound: string): string {
  return bicep(bicepCluster({ pool: 'count: 3', profile: `${bicepOverlay}\n${outbound}` }));
}

export const examples = (): readonly Example[] => [
  {
    text: azManagedCluster(`
  --outbound-type userDefinedRouting
                  ~~~~~~~~~~~~~~~~~~ outbound-type-without-subnet: the outbound type userDefinedRouting needs a subnet of your own, but the first pool names none`),
    fixed: azManagedCluster('  --outbound-type loadBalancer'),
  },
  {
    title: 'In a subnet of your own',
    text: azCluster('  --outbound-type userAssignedNATGateway \\').replace('SUBNET_ID=', `az network nat gateway create -g network -n out --public-ip-addresses out
az network vnet subnet update -g network --vnet-name main -n nodes --nat-gateway out
SUBNET_ID=`),
  },
  {
    title: 'In Bicep',
    text: inBicep(`outboundType: 'userAssignedNATGateway'
              ~~~~~~~~~~~~~~~~~~~~~~~~ outbound-type-without-subnet: the outbound type userAssignedNATGateway needs a subnet of your own`),
    fixed: inBicep(`outboundType: 'loadBalancer'`),
  },
  { title: 'In Bicep, in a subnet of your own', text: bicepOutbound('userDefinedRouting', { beside: [bicepRouteTable('routes'), bicepTied('routeTable', 'routes')] }) },
];
