import { count } from '../plan/capacity';
import { addressesPerVirtualNetwork } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { extentOf } from '../plan/quantity';
import { amount } from './shared/causes';
import { poolSize } from './shared/shortage';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { marked, subnet } from './shared/example-parts';
import { bicepPool, bicepSubnet } from './shared/bicep-example-parts';
import { tied } from './shared/egress-examples';
import { nodePool } from './shared/node-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const networkOverAddressLimit: Rule = {
  id: 'network-over-address-limit',
  severity: 'warning',
  group: 'capacity',
  title: 'More private addresses in use than a virtual network may have',
  about: `A virtual network has 65,536 private addresses in use at most, however large its ranges are. With pods in the subnets of the network each
pod that a node may run counts. Beyond that the pools do not grow. Use overlay, whose pods take no addresses of the network, or
several networks. Older pages say 4,096, which held for networks of the classic kind.`,
  sources: [pages.networkLimits, pages.addressPlanning],
  *check({ network, plan }) {
    for (const each of network.virtualNetworks) {
      const subnets = plan.subnets.filter(({ subnet: { virtualNetwork, exists } }) => exists === 'yes' && virtualNetwork.kind === 'known' && virtualNetwork.value === each.id);
      const needed = subnets.reduce((all, { needed: { max } }) => all + extentOf(max).atLeast, 0);
      if (needed <= addressesPerVirtualNetwork.value) continue;
      yield {
        at: each.span,
        causes: subnets.flatMap(({ takenBy }) => takenBy.map(({ pool }) => amount(poolSize(pool.pool)))),
        message: `the pools in this network need ${count(needed)} addresses by Microsoft's formula, and a virtual network has ${count(addressesPerVirtualNetwork.value)} in use at most`,
        when: whenMade(each),
        related: subnets.flatMap(({ subnet: one, needed: { max } }) => (extentOf(max).atLeast > 0 ? [{ span: one.span, message: `${count(extentOf(max).atLeast)} addresses in this subnet` }] : [])).slice(0, 8),
      };
    }
  },
};

const terraform = (nodes: number): string => inTerraform({
  space: '"10.0.0.0/8"', profile: 'network_plugin = "azure"\nservice_cidr   = "172.16.0.0/16"\ndns_service_ip = "172.16.0.10"\noutbound_type  = "userDefinedRouting"',
  beside: [subnet('work', '"10.64.0.0/14"'), tied('work', 'route_table', 'routes')],
  pool: 'max_pods       = 30',
  below: [nodePool('work', `  node_count            = ${String(nodes)}\n  max_pods              = 250\n  vnet_subnet_id        = azurerm_subnet.work.id`)],
});
const bicep = (nodes: number): string => inBicep({
  space: "'10.0.0.0/8'", profile: "networkPlugin: 'azure'\nserviceCidr: '172.16.0.0/16'\ndnsServiceIP: '172.16.0.10'\noutboundType: 'userDefinedRouting'",
  beside: [bicepSubnet('work', "'10.64.0.0/14'", { lines: 'routeTable: {\n  id: routes.id\n}' })],
  pool: 'maxPods: 30',
  pools: [bicepPool('work', `count: ${String(nodes)}\nmaxPods: 250\nvnetSubnetID: work.id`)],
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform(300), 'resource "azurerm_virtual_network" "main"', "network-over-address-limit: the pools in this network need 75,393 addresses by Microsoft's formula") },
  { text: terraform(200) },
  { title: 'In Bicep', text: marked(bicep(300), "resource network 'Microsoft.Network/virtualNetworks@2024-05-01'", 'network-over-address-limit: the pools in this network need 75,393 addresses') },
];
