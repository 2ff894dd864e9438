import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { severalKinds } from './shared/outbound-addresses';
import type { Rule } from './rule';

export const outboundAddressesExcludeEachOther: Rule = {
  id: 'outbound-addresses-exclude-each-other',
  severity: 'error',
  group: 'egress',
  title: 'Outbound addresses of more than one kind',
  about: `The load balancer leaves with addresses that AKS makes, with public addresses that you bring along, or with those of prefixes that
you bring along: one of the three. The Terraform provider refuses more than one of them together.`,
  sources: [pages.loadBalancer],
  check: ({ network }) => severalKinds(network.clusters.filter(({ client }) => client.kind === 'azurerm'), 'only one of them may be'),
};

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
    title: 'In Bicep another rule says so',
    text: bicepWithProfile(`
      loadBalancerProfile: {
        outboundIPs: {
          publicIPs: [{ id: '/subscriptions/0' }]
        }
      }`),
  },
];
