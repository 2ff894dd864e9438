import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze } from '../../../src/analyze';

const options = { today: '2026-11-20', settings: { severities: {} } };
const analysisOf = (text: string) => analyze(undefined, new Map([['file:///project/main.tf', text]]), options);

/** As blogs show Terraform: quotes made typographic, closing braces lost, a value left out, prose around it. */
const asCopied = `Terraform sample

# the subnet that is there already
data "azurerm_subnet" "nodes" {
    name                 = "snet-nodes"
    virtual_network_name = “vnet-old”
    resource_group_name  = “rg-old”

# the cluster
resource "azurerm_kubernetes_cluster" "old" {
    name                = "aks-old"
    location            =””
    tags                =  [one,Two]

    linux_profile {
        ssh_key {
            key_data = ” ssh-rsa AAAA………”

    identity {
         type = "SystemAssigned"

      default_node_pool {
        name                = "default"
        node_count          = 1
        vm_size             = “standard_d4s_v3”
        vnet_subnet_id  =
        max_pods            = 150
        enable_auto_scaling = true
        max_count           = 5
        min_count           = 1

    network_profile {
        network_plugin = "kubenet"
        outbound_type  = "loadBalancer"

Kubenet has at most 400 nodes, as a route table holds 400 routes.

  • one
  • two
`;

const repaired = `data "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  virtual_network_name = "vnet-old"
  resource_group_name  = "rg-old"
}

resource "azurerm_kubernetes_cluster" "old" {
  name     = "aks-old"
  location = "westeurope"

  default_node_pool {
    name                = "default"
    node_count          = 1
    vm_size             = "standard_d4s_v3"
    vnet_subnet_id      = data.azurerm_subnet.nodes.id
    max_pods            = 150
    enable_auto_scaling = true
    max_count           = 5
    min_count           = 1
  }

  network_profile {
    network_plugin = "kubenet"
    outbound_type  = "loadBalancer"
  }
}
`;

test('a sample as it was copied from a page gives no error', () => {
  const errors = allFindings(analysisOf(asCopied)).filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
});

test('repaired, it gives no error, and says that its subnet is read from Azure', () => {
  const analysis = analysisOf(repaired);
  assert.deepEqual(allFindings(analysis).map(({ rule, severity }) => `${severity} ${rule}`), ['warning kubenet-retiring']);
  assert.deepEqual(allNotChecked(analysis).map(({ what, property, value }) => [what, property, value.reason]), [['address_prefixes', 'prefixes', 'read-from-azure']]);
});
