import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepRouteTable, bicepTied } from './shared/egress-examples';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';

export const userRoutingWithOutboundAddresses: Rule = {
  id: 'user-routing-with-outbound-addresses',
  severity: 'error',
  group: 'egress',
  title: 'Routes of your own, and addresses for the way out through the load balancer',
  about: `With \`userDefinedRouting\` nothing leaves through the load balancer of the cluster, so that AKS and the Azure CLI refuse outbound
addresses, prefixes and ports for it. Take them out, or choose the outbound type \`loadBalancer\`.`,
  sources: [pages.outboundTypes, pages.azureCli],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const { ports, addresses, ownAddresses, ownPrefixes } = cluster.egress;
      const first = [addresses, ownAddresses, ownPrefixes, ports].find(({ kind }) => kind !== 'absent');
      if (!first) continue;
      yield* judged(pairs(cluster.outboundType, first), whenMade(cluster), ([outbound, given]) => {
        if (!isWord(outbound, 'userDefinedRouting') || given.kind !== 'known' || given.value === 0) return undefined;
        return {
          at: given.span,
          message: 'with the outbound type `userDefinedRouting` nothing leaves through the load balancer, which is told how here',
          related: [{ span: outbound.span, message: 'the outbound type is `userDefinedRouting`' }],
        };
      });
    }
  },
};

const lines = '      managed_outbound_ip_count = 2';

export const examples = (): readonly Example[] => [
  {
    text: withProfileBlock('load_balancer_profile', `${lines}
                                  ~ user-routing-with-outbound-addresses: with the outbound type \`userDefinedRouting\` nothing leaves through the load balancer`, { outboundType: 'userDefinedRouting' }),
  },
  { text: withProfileBlock('load_balancer_profile', lines, { outboundType: 'loadBalancer' }) },
  {
    title: 'In Bicep',
    text: bicepWithProfile(`
      outboundType: 'userDefinedRouting'
      loadBalancerProfile: {
        managedOutboundIPs: {
          count: 2
                 ~ user-routing-with-outbound-addresses: with the outbound type \`userDefinedRouting\` nothing leaves through the load balancer
        }
      }`, 3, [bicepRouteTable('routes'), bicepTied('routeTable', 'routes', 'out', "'10.1.2.0/24'")], 'out'),
  },
];
