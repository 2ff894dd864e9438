import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { marked } from './shared/example-parts';
import { nodePool } from './shared/node-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const outboundNatOffWithNodePublicIp: Rule = {
  id: 'outbound-nat-off-with-node-public-ip',
  severity: 'error',
  group: 'egress',
  title: 'Outbound NAT of Windows nodes is off, and each node has a public address',
  about: `Without outbound NAT the pods of a Windows pool leave with addresses of their own, for which the public address of the node is of no use:
Azure refuses the two together. Take the public addresses away, or leave outbound NAT on.`,
  sources: [pages.natGateway],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(triples(pool.outboundNat, pool.nodePublicIp, pool.osType), whenMade(pool), ([nat, address, system]) => {
        if (nat.kind !== 'known' || nat.value || address.kind !== 'known' || !address.value || !isWord(system, 'Windows')) return undefined;
        return { at: nat.span, message: 'outbound NAT cannot be off on nodes with public addresses', related: [{ span: address.span, message: 'each node has a public address' }] };
      });
    }
  },
};

const terraform = (address: string): string => inTerraform({
  profile: 'network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\noutbound_type       = "userAssignedNATGateway"',
  below: [nodePool('win', `  node_count             = 2\n  vnet_subnet_id         = azurerm_subnet.nodes.id\n  os_type                = "Windows"\n  node_public_ip_enabled = ${address}\n\n  windows_profile {\n    outbound_nat_enabled = false\n  }`)],
});
const bicep = (address: string): string => inBicep({
  profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\noutboundType: 'userAssignedNATGateway'",
  pools: [bicepPool('win', `count: 2\nvnetSubnetID: nodes.id\nosType: 'Windows'\nwindowsProfile: {\n  disableOutboundNat: true\n}\nenableNodePublicIP: ${address}`)],
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform('true'), 'false', 'outbound-nat-off-with-node-public-ip: outbound NAT cannot be off on nodes with public addresses') },
  { text: terraform('false') },
  { title: 'In Bicep', text: marked(bicep('true'), 'true', 'outbound-nat-off-with-node-public-ip: outbound NAT cannot be off on nodes with public addresses') },
];
