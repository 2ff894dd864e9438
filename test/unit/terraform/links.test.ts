import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, short } from './deployment';

const network = `
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "rg"
  address_space       = ["10.1.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.1.1.0/24"]
}
`;

/** What `vnet_subnet_id` leads to when it is the given expression. */
function subnetOf(expression: string, around = ''): string {
  const { network: { clusters } } = deploymentOf(`${network}${around}
resource "azurerm_kubernetes_cluster" "aks" {
  default_node_pool {
    name           = "system"
    vnet_subnet_id = ${expression}
  }
}
`);
  return short(clusters[0]?.nodePools[0]?.subnet);
}

const hub = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub';
const unknownGroup = 'variable "group" {}\nvariable "subscription" {}\n';

const cases: readonly (readonly [expression: string, around: string, expected: string])[] = [
  ['azurerm_subnet.nodes.id', '', 'azurerm_subnet.nodes'],
  ['"${azurerm_virtual_network.hub.id}/subnets/nodes"', '', 'azurerm_subnet.nodes'],
  ['"${azurerm_virtual_network.hub.id}/subnets/${azurerm_subnet.nodes.name}"', '', 'azurerm_subnet.nodes'],
  ['format("%s/subnets/%s", azurerm_virtual_network.hub.id, "nodes")', '', 'azurerm_subnet.nodes'],
  ['join("/", [azurerm_virtual_network.hub.id, "subnets", "nodes"])', '', 'azurerm_subnet.nodes'],
  ['"${azurerm_virtual_network.hub.id}/subnets/others"', '', 'existing azurerm_virtual_network.hub/subnets/others'],
  [`"${hub}/subnets/nodes"`, '', 'azurerm_subnet.nodes if `nodes`=the one described here | ?read-from-azure if `nodes`≠the one described here'],
  [`"/subscriptions/\${var.subscription}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/nodes"`, unknownGroup, 'azurerm_subnet.nodes'],
  [`"/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/spoke/subnets/nodes"`, '', 'existing virtualNetworks/spoke/subnets/nodes in group other'],
  ['data.azurerm_subnet.d.id', 'data "azurerm_subnet" "d" {\n  name = "pods"\n  virtual_network_name = "spoke"\n  resource_group_name = "rg"\n}\n', 'existing virtualNetworks/spoke/subnets/pods in group rg'],
  ['var.nothing', 'variable "nothing" {}\n', '?no-value'],
  ['null', '', '-'],
];

for (const [expression, around, expected] of cases) {
  test(`${expression} leads to ${expected}`, () => assert.equal(subnetOf(expression, around), expected));
}

test('names that nobody knows yet are told apart by the variable that they are', () => {
  const { network: { subnets } } = deploymentOf(`
variable "network" {}
variable "other" {}
resource "azurerm_virtual_network" "v" {
  name = var.network
}
resource "azurerm_subnet" "a" {
  virtual_network_name = var.network
}
resource "azurerm_subnet" "b" {
  virtual_network_name = var.other
}
`);
  assert.deepEqual(subnets.map(({ virtualNetwork }) => short(virtualNetwork)), ['azurerm_virtual_network.v', '?no-value']);
});

test('subnets made over a map, with the route table of an association made over the same map', () => {
  const { network: { subnets } } = deploymentOf(`
variable "subnets" {
  default = {
    nodes = { prefixes = ["10.0.1.0/24"], routed = true, delegations = [] }
    aci   = { prefixes = ["10.0.2.0/24"], routed = false, delegations = ["Microsoft.ContainerInstance/containerGroups"] }
  }
}
resource "azurerm_virtual_network" "v" {
  name = "v"
}
resource "azurerm_subnet" "s" {
  for_each             = var.subnets
  name                 = "snet-\${each.key}"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = each.value.prefixes
  dynamic "delegation" {
    for_each = each.value.delegations
    content {
      name = "d"
      service_delegation {
        name = delegation.value
      }
    }
  }
}
resource "azurerm_route_table" "r" {
  name = "r"
}
resource "azurerm_subnet_route_table_association" "s" {
  for_each       = { for name, subnet in var.subnets : name => subnet if subnet.routed }
  subnet_id      = azurerm_subnet.s[each.key].id
  route_table_id = azurerm_route_table.r.id
}
`);
  assert.deepEqual(subnets.map(({ id, prefixes, delegations, routeTable }) => [id, short(prefixes), short(delegations), short(routeTable)]), [
    ['azurerm_subnet.s["aci"]', '[10.0.2.0/24]', '[Microsoft.ContainerInstance/containerGroups]', '-'],
    ['azurerm_subnet.s["nodes"]', '[10.0.1.0/24]', '-', 'azurerm_route_table.r'],
  ]);
});

test('an association with a subnet that is not known leaves open whose route table it is', () => {
  const { network: { subnets } } = deploymentOf(`${network}
variable "id" {}
resource "azurerm_subnet_route_table_association" "s" {
  subnet_id      = var.id
  route_table_id = "x"
}
`);
  assert.equal(short(subnets[0]?.routeTable), '?no-value');
});

test('a null among the pieces of an id fails the text, whatever Azure says of the others', () => {
  const around = 'variable "subscription" {}\nvariable "network" { default = null }\n';
  const id = 'format("/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/%s/subnets/nodes", var.subscription, var.network)';
  assert.equal(subnetOf(`try(${id}, null)`, around), '-');
  assert.equal(subnetOf(`try(${id}, azurerm_subnet.nodes.id)`, around), 'azurerm_subnet.nodes');
  assert.equal(subnetOf(`try(${id.replace('virtualNetworks/%s', 'virtualNetworks/%v')}, null)`, around), '?no-value');
});
