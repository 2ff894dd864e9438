import * as pages from '../plan/facts/sources';
import { isWord } from '../plan/defaults';
import { azCluster, azManagedCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { bicepOverlay } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';
import { cliClusterChecks } from './shared/sources';

export const managedNatGatewayInOwnNetwork: Rule = {
  id: 'managed-nat-gateway-in-own-network',
  severity: 'error',
  group: 'egress',
  title: 'AKS shall make a NAT gateway in a network that is yours',
  about: `With \`managedNATGateway\` AKS makes a NAT gateway and puts it on the subnet of the nodes, which it does only in a network that it
makes itself. For a subnet of your own make the gateway yourself, put it on the subnet, and use \`userAssignedNATGateway\`.`,
  sources: [pages.natGateway, pages.outboundTypes, cliClusterChecks],
  azureErrors: ['ManagedNATGatewayWithCustomVNetNotAllowed'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const [first] = cluster.nodePools;
      if (!cluster.described || !cluster.firstPoolKnown || !first) continue;
      yield* judged(pairs(cluster.outboundType, first.subnet), whenMade(cluster), ([type, subnet]) => {
        if (!(isWord(type, 'managedNATGateway') || isWord(type, 'managedNATGatewayV2')) || type.kind !== 'known' || subnet.kind !== 'known') return undefined;
        return {
          at: type.span,
          message: `the outbound type ${type.value} does not go with a subnet of your own`,
          related: [{ span: subnet.span, message: 'the nodes are in this subnet' }],
          fixes: [
            { title: 'Use a NAT gateway that is on the subnet', changes: [{ kind: 'set', value: type, to: 'userAssignedNATGateway' }] },
            { title: 'Use the load balancer of AKS', changes: [{ kind: 'set', value: type, to: 'loadBalancer' }] },
          ],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --outbound-type managedNATGateway \\
                  ~~~~~~~~~~~~~~~~~ managed-nat-gateway-in-own-network: the outbound type managedNATGateway does not go with a subnet of your own`),
    // There is no gateway on the subnet yet.
    fixed: azCluster('  --outbound-type loadBalancer \\'),
  },
  { title: 'In a network that AKS makes', text: azManagedCluster('  --outbound-type managedNATGateway') },
  {
    title: 'In Bicep',
    text: bicepHome({
      profile: `${bicepOverlay}
outboundType: 'managedNATGateway'
              ~~~~~~~~~~~~~~~~~~~ managed-nat-gateway-in-own-network: the outbound type managedNATGateway does not go with a subnet of your own`,
    }),
    fixed: bicepHome({ profile: `${bicepOverlay}\noutboundType: 'loadBalancer'` }),
  },
];
