import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, short } from './deployment';

/** Each subnet with its prefixes and what it is tied to. */
function subnetsOf(text: string): readonly string[] {
  return deploymentOf(text).network.subnets.map(({ name, prefixes, delegations, routeTable, natGateway, securityGroup }) => [name, prefixes, delegations, routeTable, natGateway, securityGroup].map(short).join(' '));
}

const beside = `
resource "azurerm_virtual_network" "net" {
  name                = "net"
  resource_group_name = "rg"
  address_space       = ["10.1.0.0/16"]
}
resource "azurerm_nat_gateway" "out" {
  name                = "out"
  resource_group_name = "rg"
}
resource "azurerm_network_security_group" "guard" {
  for_each            = var.subnets
  name                = each.key
  resource_group_name = "rg"
}
resource "azurerm_route_table" "routes" {
  name                = "routes"
  resource_group_name = "rg"
}
variable "subnets" {
  type = map(object({ bits = number, index = number, nat = optional(bool, false), routed = optional(bool, true), service = optional(string) }))
  default = {
    nodes = { bits = 4, index = 0, nat = true }
    pods  = { bits = 4, index = 1, service = "Microsoft.ContainerService/managedClusters" }
    other = { bits = 8, index = 255, routed = false }
  }
}
`;

test('subnets made over a map, with associations of every kind made over parts of the same map', () => {
  assert.deepEqual(subnetsOf(`${beside}
resource "azurerm_subnet" "each" {
  for_each             = var.subnets
  name                 = "snet-\${each.key}"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = [cidrsubnet(azurerm_virtual_network.net.address_space[0], each.value.bits, each.value.index)]
  dynamic "delegation" {
    for_each = each.value.service == null ? [] : [each.value.service]
    content {
      name = "it"
      service_delegation {
        name = delegation.value
      }
    }
  }
}
resource "azurerm_subnet_nat_gateway_association" "each" {
  for_each       = { for key, subnet in var.subnets : key => subnet if subnet.nat }
  subnet_id      = azurerm_subnet.each[each.key].id
  nat_gateway_id = azurerm_nat_gateway.out.id
}
resource "azurerm_subnet_network_security_group_association" "each" {
  for_each                  = azurerm_subnet.each
  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.guard[each.key].id
}
resource "azurerm_subnet_route_table_association" "each" {
  for_each       = toset([for key, subnet in var.subnets : key if subnet.routed])
  subnet_id      = azurerm_subnet.each[each.key].id
  route_table_id = azurerm_route_table.routes.id
}
`), [
    'snet-nodes [10.1.0.0/20] - azurerm_route_table.routes azurerm_nat_gateway.out azurerm_network_security_group.guard["nodes"]',
    'snet-other [10.1.255.0/24] - - - azurerm_network_security_group.guard["other"]',
    'snet-pods [10.1.16.0/20] [Microsoft.ContainerService/managedClusters] azurerm_route_table.routes - azurerm_network_security_group.guard["pods"]',
  ]);
});

test('subnets written in their network, alone and over a list, in the words of any version', () => {
  assert.deepEqual(subnetsOf(`
resource "azurerm_virtual_network" "net" {
  name                = "net"
  resource_group_name = "rg"
  address_space       = ["10.1.0.0/16"]
  subnet {
    name           = "old"
    address_prefix = "10.1.1.0/24"
    security_group = azurerm_network_security_group.guard.id
  }
  subnet {
    name             = "new"
    address_prefixes = ["10.1.2.0/24"]
    route_table_id   = azurerm_route_table.routes.id
  }
  dynamic "subnet" {
    for_each = ["a", "b"]
    iterator = each
    content {
      name             = each.value
      address_prefixes = [cidrsubnet("10.1.128.0/17", 7, each.key)]
    }
  }
}
resource "azurerm_network_security_group" "guard" {
  name                = "guard"
  resource_group_name = "rg"
}
resource "azurerm_route_table" "routes" {
  name                = "routes"
  resource_group_name = "rg"
}
`).toSorted(), [
    'a [10.1.128.0/24] - - - -',
    'b [10.1.129.0/24] - - - -',
    'new [10.1.2.0/24] - azurerm_route_table.routes - -',
    'old [10.1.1.0/24] - - - azurerm_network_security_group.guard',
  ]);
});

test('subnets as an attribute of their network, which version 3 allowed, are subnets too', () => {
  assert.deepEqual(subnetsOf(`
resource "azurerm_virtual_network" "net" {
  name                = "net"
  resource_group_name = "rg"
  address_space       = ["10.1.0.0/16"]
  subnet = [{
    name             = "nodes"
    address_prefixes = ["10.1.1.0/24"]
  }]
}
`), ['nodes [10.1.1.0/24] - - - -']);
});
