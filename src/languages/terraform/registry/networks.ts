import type { RegistryModule } from './editions';

/*
 * The facts are from the sources and tags of Azure/terraform-azurerm-vnet (1.0.0 to 5.0.1), Azure/terraform-azurerm-network (1.1.1 to 5.3.0),
 * Azure/terraform-azurerm-subnets (1.0.0 and 1.1.0) and Azure/terraform-azurerm-avm-res-network-virtualnetwork (0.1.0 to 0.22.1; of
 * 0.1.0 to 0.1.2, which took lists of subnets, the network alone), read 2026-11-29. Inputs that have no part in addresses, delegations or the way out are not declared.
 */
export const networkModules: readonly RegistryModule[] = [
  {
    path: 'Azure/vnet/azurerm',
    // 2: three ranges for the three names. 3: copies by name where that is asked for. 5: by name.
    changes: [1, 2, 3, 5],
    text: (from) => `variable "vnet_name" { default = "acctvnet" }
variable "resource_group_name" {}
variable "address_space" { default = ["10.0.0.0/16"] }
variable "subnet_names" { default = ["subnet1", "subnet2", "subnet3"] }
variable "subnet_prefixes" { default = ${from(2) ? '["10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"]' : '["10.0.1.0/24"]'} }
variable "subnet_delegation" { default = {} }
variable "route_tables_ids" { default = {} }
variable "nsg_ids" { default = {} }
variable "use_for_each" { default = ${from(5)} }
resource "azurerm_virtual_network" "vnet" {
  name                = var.vnet_name
  resource_group_name = var.resource_group_name
  address_space       = var.address_space
}
locals {
  prefixes = zipmap(var.subnet_names, var.subnet_prefixes)
}
${copies('[for service in values(lookup(var.subnet_delegation, NAME, {})) : service.service_name]')}
${tie('route_table', 'var.route_tables_ids', 'local.ids[each.key]')}
${tie('network_security_group', 'var.nsg_ids', 'local.ids[each.key]')}
${networkOutputs}
output "vnet_subnets" { value = local.subnets[*].id }
output "vnet_subnets_name_id" { value = local.ids }
`,
  },
  {
    path: 'Azure/network/azurerm',
    // 4.2: copies by name where that is asked for. 5: it must be said whether they are.
    changes: [1, 5],
    text: (from) => `variable "vnet_name" { default = "acctvnet" }
variable "resource_group_name" {}
variable "address_space" { default = "10.0.0.0/16" }
variable "address_spaces" { default = [] }
variable "subnet_names" { default = ["subnet1"] }
variable "subnet_prefixes" { default = ["10.0.1.0/24"] }
variable "subnet_delegation" { default = {} }
variable "use_for_each" { ${from(5) ? '' : 'default = false'} }
resource "azurerm_virtual_network" "vnet" {
  name                = var.vnet_name
  resource_group_name = var.resource_group_name
  address_space       = length(var.address_spaces) == 0 ? [var.address_space] : var.address_spaces
}
locals {
  prefixes = zipmap(var.subnet_names, var.subnet_prefixes)
}
${copies('[for delegation in lookup(var.subnet_delegation, NAME, []) : delegation.service_delegation.name]')}
${networkOutputs}
output "vnet_subnets" { value = local.subnets[*].id }
`,
  },
  {
    path: 'Azure/subnets/azurerm',
    changes: [1],
    text: () => `variable "virtual_network_name" {}
variable "resource_group_name" {}
variable "virtual_network_address_space" {}
variable "subnets" {}
resource "azurerm_virtual_network" "vnet" {
  name                = var.virtual_network_name
  resource_group_name = var.resource_group_name
  address_space       = var.virtual_network_address_space
}
resource "azurerm_subnet" "subnet" {
  for_each             = var.subnets
  name                 = each.key
  resource_group_name  = var.resource_group_name
  virtual_network_name = azurerm_virtual_network.vnet.name
  address_prefixes     = each.value.address_prefixes
  dynamic "delegation" {
    for_each = try(each.value.delegations, null) == null ? [] : each.value.delegations
    content {
      name = delegation.value.name
      service_delegation {
        name = delegation.value.service_delegation.name
      }
    }
  }
}
locals {
  ids = { for key, subnet in azurerm_subnet.subnet : key => subnet.id }
}
${tiesOf('local.ids[each.key]')}
${networkOutputs}
output "vnet_subnets_name_id" { value = local.ids }
`,
  },
  {
    path: 'Azure/avm-res-network-virtualnetwork/azurerm',
    changes: [0],
    text: () => `variable "name" { default = null }
variable "vnet_name" { default = null }
variable "resource_group_name" { default = null }
variable "address_space" { default = null }
variable "virtual_network_address_space" { default = null }
variable "ipam_pools" { default = null }
variable "subnets" { default = {} }
resource "azurerm_virtual_network" "vnet" {
  name          = try(coalesce(var.name, var.vnet_name), null)
  address_space = try(coalesce(var.address_space, var.virtual_network_address_space), null)
  dynamic "ip_address_pool" {
    for_each = var.ipam_pools == null ? [] : var.ipam_pools
    content {
      id = ip_address_pool.value.id
    }
  }
}
resource "azurerm_subnet" "subnet" {
  for_each             = var.subnets
  name                 = try(each.value.name, each.key)
  virtual_network_name = azurerm_virtual_network.vnet.name
  address_prefixes     = try(each.value.address_prefixes, null) != null ? each.value.address_prefixes : try([each.value.address_prefix], null)
  dynamic "ip_address_pool" {
    for_each = try(each.value.ipam_pools, null) == null ? [] : each.value.ipam_pools
    content {
      id = ip_address_pool.value.pool_id
    }
  }
  dynamic "delegation" {
    for_each = try(each.value.delegations, null) != null ? each.value.delegations : try(each.value.delegation, null) != null ? each.value.delegation : []
    content {
      name = delegation.value.name
      service_delegation {
        name = delegation.value.service_delegation.name
      }
    }
  }
}
locals {
  subnets = { for key, subnet in azurerm_subnet.subnet : key => { resource_id = subnet.id, id = subnet.id, name = subnet.name, address_prefixes = subnet.address_prefixes, resource = { id = subnet.id, name = subnet.name } } }
}
${tiesOf('azurerm_subnet.subnet[each.key].id')}
output "name" { value = azurerm_virtual_network.vnet.name }
output "resource_id" { value = azurerm_virtual_network.vnet.id }
output "resource" { value = { id = azurerm_virtual_network.vnet.id, name = azurerm_virtual_network.vnet.name } }
output "virtual_network_id" { value = azurerm_virtual_network.vnet.id }
output "address_spaces" { value = azurerm_virtual_network.vnet.address_space }
output "subnets" { value = local.subnets }
`,
  },
];

const networkOutputs = `output "vnet_id" { value = azurerm_virtual_network.vnet.id }
output "vnet_name" { value = azurerm_virtual_network.vnet.name }
output "vnet_address_space" { value = azurerm_virtual_network.vnet.address_space }`;

/** What subnets are tied to, by their keys: ids of route tables, NAT gateways or network security groups. */
function tie(to: string, ids: string, subnet: string): string {
  return `resource "azurerm_subnet_${to}_association" "subnet" {
  for_each  = ${ids}
  ${to}_id  = each.value
  subnet_id = ${subnet}
}`;
}

/** The same where each of `var.subnets` has an object with the id of what it is tied to. */
function tiesOf(subnet: string): string {
  return ['route_table', 'nat_gateway', 'network_security_group']
    .map((to) => tie(to, `{ for key, subnet in var.subnets : key => subnet.${to}.id if try(subnet.${to}, null) != null }`, subnet)).join('\n');
}

/** The subnets by number or by name. `services`: what the one called NAME is delegated to. */
function copies(services: string): string {
  return [['subnet_count', 'count    = var.use_for_each ? 0 : length(var.subnet_names)', 'var.subnet_names[count.index]', 'var.subnet_prefixes[count.index]'], ['subnet_for_each', 'for_each = var.use_for_each ? toset(var.subnet_names) : toset([])', 'each.value', 'local.prefixes[each.value]']]
    .map(([name = '', repeat = '', own = '', prefix = '']) => `resource "azurerm_subnet" "${name}" {
  ${repeat}
  name                 = ${own}
  resource_group_name  = var.resource_group_name
  virtual_network_name = azurerm_virtual_network.vnet.name
  address_prefixes     = [${prefix}]
  dynamic "delegation" {
    for_each = ${services.replace('NAME', own)}
    content {
      name = "delegation"
      service_delegation {
        name = delegation.value
      }
    }
  }
}
`).join('') + `locals {
  subnets = var.use_for_each ? [for subnet in azurerm_subnet.subnet_for_each : subnet] : [for subnet in azurerm_subnet.subnet_count : subnet]
  ids     = { for subnet in local.subnets : subnet.name => subnet.id }
}`;
}
