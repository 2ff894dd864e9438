import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze, reportsOf, type Analysis } from '../../../src/analyze';
import { trailOf } from '../../../src/model/value';

const uri = (name: string): string => `file:///project/${name}`;

function analyzed(files: Readonly<Record<string, string>>): Analysis {
  return analyze(undefined, new Map(Object.entries(files).map(([name, text]) => [uri(name), text])), { today: '2026-11-20', settings: { severities: {} } });
}

const maker = `
terraform {
  backend "azurerm" {
    container_name = "state"
    key            = "network.tfstate"
  }
}
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "rg-net"
  address_space       = ["10.1.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "rg-net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.1.0.0/28"]
}
output "subnet_id" {
  value = azurerm_subnet.nodes.id
}
`;

const cluster = (subnet: string): string => `
resource "azurerm_kubernetes_cluster" "aks" {
  name                = "aks"
  resource_group_name = "rg-aks"
  default_node_pool {
    name           = "system"
    node_count     = 30
    vnet_subnet_id = ${subnet}
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }
}
`;

const data = `
data "azurerm_subnet" "nodes" {
  name                 = "nodes"
  virtual_network_name = "hub"
  resource_group_name  = "rg-net"
}
`;

function tooSmall(analysis: Analysis): readonly string[] {
  return allFindings(analysis).filter(({ rule }) => rule === 'subnet-too-small').map(({ severity, message }) => `${severity}: ${message}`);
}

const expected = ['warning: Azure counts 30 addresses, the subnet has 11, if `hub` is the one in network/main.tf'];

test('a data source is the subnet of another root where name and network agree, one step milder', () => {
  const analysis = analyzed({ 'network/main.tf': maker, 'aks/main.tf': data + cluster('data.azurerm_subnet.nodes.id') });
  assert.deepEqual(tooSmall(analysis), expected);
  const subnet = [...reportsOf(analysis)].flatMap(({ design }) => design.network.subnets).find(({ described }) => !described);
  const option = subnet?.prefixes.kind === 'oneOf' ? subnet.prefixes.options[0]?.value : undefined;
  assert.ok(option?.kind === 'known' && trailOf(option.origin).some(({ what }) => what === 'assumed to be the one in network/main.tf'));
});

test('so is an id that is built from text', () => {
  const id = '"/subscriptions/${var.subscription}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub/subnets/nodes"';
  assert.deepEqual(tooSmall(analyzed({ 'network/main.tf': maker, 'aks/main.tf': `variable "subscription" {}\n${cluster(id)}` })), expected);
});

test('of two roots that make a network of that name nothing is assumed, and both are named', () => {
  const analysis = analyzed({ 'network/main.tf': maker, 'other/main.tf': maker, 'aks/main.tf': data + cluster('data.azurerm_subnet.nodes.id') });
  assert.deepEqual(tooSmall(analysis), []);
  const subnet = [...reportsOf(analysis)].flatMap(({ design }) => design.network.subnets).find(({ described }) => !described);
  assert.ok(subnet?.prefixes.kind === 'unknown');
  assert.equal(subnet.prefixes.message, 'several templates make `nodes`: project/network, project/other');
});

const bicep = `resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'hub'
  resource nodes 'subnets' existing = {
    name: 'nodes'
  }
}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks'
  properties: {
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: 30, vnetSubnetID: hub::nodes.id }
    ]
    networkProfile: { networkPlugin: 'azure', networkPluginMode: 'overlay' }
  }
}
`;

test('a cluster in Bicep is joined to the network of a landing zone in Terraform', () => {
  assert.deepEqual(tooSmall(analyzed({ 'network/main.tf': maker, 'aks/aks.bicep': bicep })), expected);
});

test('of a root in Terraform and a template in Bicep that both make it nothing is assumed', () => {
  const other = `resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'hub'
  properties: {
    addressSpace: { addressPrefixes: ['10.1.0.0/16'] }
    subnets: [
      { name: 'nodes', properties: { addressPrefix: '10.1.0.0/28' } }
    ]
  }
}
`;
  const analysis = analyzed({ 'network/main.tf': maker, 'net/net.bicep': other, 'aks/aks.bicep': bicep });
  assert.deepEqual(tooSmall(analysis), []);
  const subnet = [...reportsOf(analysis)].flatMap(({ design }) => design.network.subnets).find(({ described }) => !described);
  assert.ok(subnet?.prefixes.kind === 'unknown');
  assert.equal(subnet.prefixes.message, 'several templates make `nodes`: net/net.bicep, project/network');
});

test('a placeholder of a sample is no name by which networks are the same', () => {
  const files = { 'network/main.tf': maker, 'aks/main.tf': data + cluster('data.azurerm_subnet.nodes.id') };
  const sample = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('"hub"', '"<network name>"').replaceAll('"azurerm_virtual_network" "<network name>"', '"azurerm_virtual_network" "hub"')]));
  assert.deepEqual(tooSmall(analyzed(sample)), []);
});

test('without another root it is read from Azure', () => {
  assert.deepEqual(allNotChecked(analyzed({ 'aks/main.tf': data + cluster('data.azurerm_subnet.nodes.id') })).map(({ value }) => value.reason), ['read-from-azure']);
});
