import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import type { Rule } from './rule';
import { azCluster } from './shared/az-example-parts';
import { bicepWithProfile } from './shared/egress';
import { severalKinds } from './shared/outbound-addresses';

export const outboundAddressesOfSeveralKinds: Rule = {
  id: 'outbound-addresses-of-several-kinds',
  severity: 'warning',
  group: 'egress',
  title: 'Outbound addresses of more than one kind, of which AKS uses one',
  about: `The load balancer leaves with addresses that AKS makes, with public addresses that you bring along, or with those of prefixes that
you bring along. Microsoft's page allows one of the three; which of them holds when several are given, it does not say. Microsoft's own tests deploy
the first two together, so that it is no error.`,
  sources: [pages.loadBalancer],
  check: ({ network }) => severalKinds(network.clusters.filter(({ client }) => client.kind !== 'azurerm'), 'AKS leaves with those of one kind'),
};

export const examples = (): readonly Example[] => [
  {
    title: 'In Bicep',
    text: bicepWithProfile(`
      loadBalancerProfile: {
        managedOutboundIPs: {
          count: 2
                 ~ outbound-addresses-of-several-kinds: addresses that AKS makes and public addresses are given
        }
        outboundIPs: {
          publicIPs: [{ id: '/subscriptions/0' }]
        }
      }`),
  },
  {
    title: 'In Bicep, of one kind',
    text: bicepWithProfile(`
      loadBalancerProfile: {
        outboundIPs: {
          publicIPs: [{ id: '/subscriptions/0' }]
        }
      }`),
  },
  {
    title: 'With the Azure CLI',
    text: azCluster(`  --load-balancer-managed-outbound-ip-count 2 \\
                                            ~ outbound-addresses-of-several-kinds: addresses that AKS makes and public addresses are given
  --load-balancer-outbound-ips /subscriptions/0/resourceGroups/network/providers/Microsoft.Network/publicIPAddresses/out \\`),
  },
  { title: 'With the Azure CLI, of one kind', text: azCluster('  --load-balancer-managed-outbound-ip-count 2 \\') },
];
