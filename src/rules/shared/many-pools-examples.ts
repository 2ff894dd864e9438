import { bicepPool } from './bicep-example-parts';
import { marked } from './example-parts';
import { nodePool } from './node-example-parts';
import { inBicep, inTerraform } from './setting-examples';

/** A cluster in the tier Standard with three nodes in its own pool and so many in each of the others, and what is found at its head. */
export function manyPools(nodes: readonly number[], mark = ''): string {
  const text = inTerraform({
    space: '"10.0.0.0/8"', nodes: '"10.16.0.0/19"',
    profile: 'network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\npod_cidr            = "100.64.0.0/10"\nservice_cidr        = "172.16.0.0/16"\ndns_service_ip      = "172.16.0.10"\noutbound_type       = "userDefinedRouting"',
    rest: 'sku_tier = "Standard"',
    below: nodes.map((each, index) => nodePool(`work${String(index)}`, `  node_count            = ${String(each)}\n  vnet_subnet_id        = azurerm_subnet.nodes.id`)),
  });
  return mark === '' ? text : marked(text, 'resource "azurerm_kubernetes_cluster" "main"', mark);
}

export function manyPoolsInBicep(nodes: readonly number[], mark = ''): string {
  const text = inBicep({
    space: "'10.0.0.0/8'", nodes: "'10.16.0.0/19'", tier: 'Standard',
    profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\npodCidr: '100.64.0.0/10'\nserviceCidr: '172.16.0.0/16'\ndnsServiceIP: '172.16.0.10'\noutboundType: 'userDefinedRouting'",
    pools: nodes.map((each, index) => bicepPool(`work${String(index)}`, `count: ${String(each)}\nvnetSubnetID: nodes.id`)),
  });
  return mark === '' ? text : marked(text, "resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01'", mark);
}
