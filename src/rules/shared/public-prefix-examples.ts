import { bicepPool } from './bicep-example-parts';
import { nodePool } from './node-example-parts';
import { inBicep, inTerraform } from './setting-examples';

/** A pool whose nodes have public addresses of a prefix of that length; the lines say how many nodes there are. */
export function publicPool(lines: string, length: number): string {
  return inTerraform({
    beside: [`resource "azurerm_public_ip_prefix" "nodes" {
  name                = "nodes"
  location            = "westeurope"
  resource_group_name = "network"
  prefix_length       = ${String(length)}
}`],
    below: [nodePool('edge', `  ${lines}
  vnet_subnet_id           = azurerm_subnet.nodes.id
  node_public_ip_enabled   = true
  node_public_ip_prefix_id = azurerm_public_ip_prefix.nodes.id`)],
  });
}

export function bicepPublicPool(lines: string, length: number): string {
  return inBicep({
    beside: [`resource prefix 'Microsoft.Network/publicIPPrefixes@2024-05-01' = {
  name: 'nodes'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    prefixLength: ${String(length)}
  }
}`],
    pools: [bicepPool('edge', `${lines}\nvnetSubnetID: nodes.id\nenableNodePublicIP: true\nnodePublicIPPrefixID: prefix.id`)],
  });
}
