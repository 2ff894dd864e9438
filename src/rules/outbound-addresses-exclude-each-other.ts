import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import type { Rule } from './rule';
import { listed } from './shared/words';

export const outboundAddressesExcludeEachOther: Rule = {
  id: 'outbound-addresses-exclude-each-other',
  severity: 'error',
  group: 'egress',
  title: 'Outbound addresses of more than one kind',
  about: `The load balancer leaves with addresses that AKS makes, with public addresses that you bring along, or with those of prefixes that
you bring along: one of the three. AKS and its clients refuse more than one of them together.`,
  sources: [pages.loadBalancer],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const { addresses, ownAddresses, ownPrefixes } = cluster.egress;
      yield* judged(triples(addresses, ownAddresses, ownPrefixes), whenMade(cluster), (three) => {
        const given = three.flatMap((value, index) => (value.kind === 'known' && value.value > 0 ? [{ value, name: names[index] ?? '' }] : []));
        const [first, another] = given;
        if (!first || !another) return undefined;
        return {
          at: first.value.span,
          message: `${listed(given.map(({ name }) => name))} are given, and only one of them may be`,
          related: given.filter((each) => each !== first).map(({ value, name }) => ({ span: value.span, message: name })),
        };
      });
    }
  },
};

const names = ['addresses that AKS makes', 'public addresses', 'prefixes'];
const id = '"/subscriptions/0/resourceGroups/network/providers/Microsoft.Network/publicIPAddresses/out"';

export const examples = (): readonly Example[] => [
  {
    text: withProfileBlock('load_balancer_profile', `
      managed_outbound_ip_count = 2
                                  ~ outbound-addresses-exclude-each-other: addresses that AKS makes and public addresses are given, and only one of them may be
      outbound_ip_address_ids   = [${id}]`),
  },
  { text: withProfileBlock('load_balancer_profile', `      outbound_ip_address_ids = [${id}]`) },
  {
    title: 'In Bicep',
    text: bicepWithProfile(`
      loadBalancerProfile: {
        managedOutboundIPs: {
          count: 2
                 ~ outbound-addresses-exclude-each-other: addresses that AKS makes and public addresses are given
        }
        outboundIPs: {
          publicIPs: [{ id: '/subscriptions/0' }]
        }
      }`),
  },
];
