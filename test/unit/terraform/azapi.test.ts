import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, short } from './deployment';

const network = `
resource "azapi_resource" "net" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "hub"
  parent_id = azurerm_resource_group.rg.id
  body = {
    properties = {
      addressSpace = { addressPrefixes = ["10.1.0.0/16"] }
      subnets      = [{ name = "inside", properties = { addressPrefix = "10.1.9.0/24" } }]
    }
  }
}
resource "azapi_resource" "nodes" {
  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = "nodes"
  parent_id = azapi_resource.net.id
  body      = jsonencode({ properties = { addressPrefixes = [cidrsubnet("10.1.0.0/16", 8, 1)], routeTable = { id = azapi_resource.routes.id } } })
}
resource "azapi_resource" "routes" {
  type      = "Microsoft.Network/routeTables@2024-05-01"
  name      = "routes"
  parent_id = azurerm_resource_group.rg.id
  body      = { properties = { routes = [{ name = "all", properties = { addressPrefix = "0.0.0.0/0", nextHopType = "VirtualAppliance" } }] } }
}
`;

const cluster = `
resource "azapi_resource" "aks" {
  type      = "Microsoft.ContainerService/managedClusters@2025-05-01"
  name      = "aks"
  parent_id = azurerm_resource_group.rg.id
  body = {
    sku = { name = "Base", tier = "Standard" }
    properties = {
      kubernetesVersion = "1.32"
      agentPoolProfiles = [{ name = "system", mode = "System", count = var.count, vnetSubnetID = azapi_resource.nodes.output.id }]
      networkProfile    = { networkPlugin = "azure", serviceCidr = "10.2.0.0/16", dnsServiceIP = "10.2.0.10" }
    }
  }
}
variable "count" {
  default = 3
}
resource "azapi_resource" "user" {
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  name      = "user"
  parent_id = azapi_resource.aks.id
  body      = { properties = { count = 5, vnetSubnetID = azurerm_subnet.own.id } }
}
resource "azurerm_kubernetes_cluster_node_pool" "third" {
  name                  = "third"
  kubernetes_cluster_id = azapi_resource.aks.id
  node_count            = 2
  vnet_subnet_id        = azapi_resource.nodes.id
}
resource "azurerm_subnet" "own" {
  name                 = "own"
  virtual_network_name = azapi_resource.net.name
  address_prefixes     = ["10.1.2.0/24"]
}
`;

test('networks, subnets and route tables of azapi, with a body as an object or as `jsonencode`', () => {
  const { virtualNetworks, subnets, routeTables } = deploymentOf(network).network;
  assert.deepEqual(virtualNetworks.map(({ id, name, addressSpace }) => [id, short(name), short(addressSpace)]), [['azapi_resource.net', 'hub', '[10.1.0.0/16]']]);
  assert.deepEqual(subnets.map(({ id, name, virtualNetwork, prefixes, routeTable }) => [id, short(name), short(virtualNetwork), short(prefixes), short(routeTable)]), [
    ['azapi_resource.net/subnets/inside', 'inside', 'azapi_resource.net', '[10.1.9.0/24]', '-'],
    ['azapi_resource.nodes', 'nodes', 'azapi_resource.net', '[10.1.1.0/24]', 'azapi_resource.routes'],
  ]);
  assert.deepEqual(routeTables.map(({ id, routes }) => [id, routes.map(({ prefix, nextHopType }) => `${short(prefix)} ${short(nextHopType)}`)]), [['azapi_resource.routes', ['0.0.0.0/0 VirtualAppliance']]]);
});

test('a cluster of azapi, its pools by either provider, and links both ways', () => {
  const [aks, another] = deploymentOf(network + cluster).network.clusters;
  assert.equal(another, undefined);
  assert.ok(aks);
  assert.equal(aks.client.kind, 'azapi');
  assert.equal(short(aks.client.version), '2025-05-01');
  assert.deepEqual([aks.networkPlugin, aks.serviceCidrs, aks.dnsServiceIp, aks.tier, aks.kubernetesVersion].map(short), ['azure', '[10.2.0.0/16]', '10.2.0.10', 'Standard', '1.32']);
  assert.deepEqual(aks.nodePools.map(({ id, count, subnet }) => [id, short(count), short(subnet)]), [
    ['azapi_resource.aks/agentPools/system', '3', 'azapi_resource.nodes'],
    ['azurerm_kubernetes_cluster_node_pool.third', '2', 'azapi_resource.nodes'],
    ['azapi_resource.user', '5', 'azurerm_subnet.own'],
  ]);
  const own = deploymentOf(network + cluster).network.subnets.find(({ id }) => id === 'azurerm_subnet.own');
  assert.equal(short(own?.virtualNetwork), 'azapi_resource.net');
});

test('a body that is not known hides what is in it, with the reason', () => {
  const { network: { clusters } } = deploymentOf('variable "body" {}\nresource "azapi_resource" "aks" {\n  type = "Microsoft.ContainerService/managedClusters@2025-05-01"\n  name = "aks"\n  body = var.body\n}\n');
  assert.equal(short(clusters[0]?.serviceCidrs), '?no-value');
  assert.equal(short(clusters[0]?.name), 'aks');
});

test('what changes clusters and networks in other ways is not checked', () => {
  const { notChecked } = deploymentOf(`
resource "azapi_update_resource" "aks" {
  type        = "Microsoft.ContainerService/managedClusters@2025-05-01"
  resource_id = azurerm_kubernetes_cluster.aks.id
  body        = { properties = {} }
}
resource "azapi_update_resource" "other" {
  type = "Microsoft.Storage/storageAccounts@2025-05-01"
}
resource "azurerm_resource_group_template_deployment" "arm" {
  name             = "arm"
  template_content = file("x.json")
}
`);
  assert.deepEqual(notChecked.map(({ what, value }) => [what, value.reason]), [['body', 'unreadable'], ['template_content', 'unreadable']]);
});
