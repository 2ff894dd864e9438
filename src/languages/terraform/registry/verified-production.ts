/** Each pool is made once in each zone that the size of its machines has there, which only Azure knows. */
export function production(from: (version: number) => boolean): string {
  const own = from(0.002);
  return `variable "name" {}
variable "resource_group_name" {}
variable "kubernetes_version" { default = null }
variable "default_node_pool_vm_sku" { default = "Standard_D4d_v5" }
variable "network_policy" { default = "${from(0.004) ? 'cilium' : 'calico'}" }
variable "outbound_type" { default = "loadBalancer" }
variable "private_dns_zone_id" { default = null }
variable "os_sku" { default = "AzureLinux" }
variable "pod_cidr" { default = null }
variable "node_cidr" { default = null }
variable "network" {
  type    = object({ node_subnet_id = optional(string), pod_cidr = optional(string), service_cidr = optional(string), dns_service_ip = optional(string) })
  default = {}
}
variable "managed_identities" {
  type    = object({ user_assigned_resource_ids = optional(set(string), []) })
  default = {}
}
variable "node_pools" {
  type    = map(object({ name = string, vm_size = optional(string), max_count = optional(number), min_count = optional(number), os_sku = optional(string), mode = optional(string) }))
  default = {}
}
data "azapi_resource_list" "zones" {}
locals {
  pools = flatten([for pool in var.node_pools : [for zone in data.azapi_resource_list.zones.output.value : merge(pool, { name = "\${substr(pool.name, 0, 10)}\${zone}" })]])
}
${own ? '' : productionNetwork}resource "azurerm_kubernetes_cluster" "this" {
  name                    = "aks-\${var.name}"
  resource_group_name     = var.resource_group_name
  kubernetes_version      = var.kubernetes_version
  private_cluster_enabled = true
  private_dns_zone_id     = var.private_dns_zone_id
  sku_tier                = "Standard"
  default_node_pool {
    name                 = "agentpool"
    auto_scaling_enabled = true
    max_count            = 9
    max_pods             = 110
    min_count            = 3
    vm_size              = var.default_node_pool_vm_sku
    os_sku               = var.os_sku
    vnet_subnet_id       = ${own ? 'var.network.node_subnet_id' : 'azurerm_subnet.nodes.id'}
${own ? '    upgrade_settings {\n      max_surge = "10%"\n    }\n' : ''}  }
  identity {
    type         = "UserAssigned"
    identity_ids = length(var.managed_identities.user_assigned_resource_ids) > 0 ? var.managed_identities.user_assigned_resource_ids : [azurerm_user_assigned_identity.aks.id]
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = var.network_policy
    network_data_plane  = var.network_policy == "cilium" ? "cilium" : null
    load_balancer_sku   = "standard"
    outbound_type       = var.outbound_type
    pod_cidr            = ${own ? 'var.network.pod_cidr' : 'var.pod_cidr'}
${from(0.004) ? `    service_cidr        = var.network.service_cidr
    dns_service_ip      = var.network.service_cidr == null ? null : var.network.dns_service_ip != null ? var.network.dns_service_ip : cidrhost(var.network.service_cidr, 10)
` : ''}  }
}
resource "azurerm_user_assigned_identity" "aks" {
  name                = "uami-aks"
  resource_group_name = var.resource_group_name
}
resource "azurerm_kubernetes_cluster_node_pool" "this" {
  for_each              = { for pool in local.pools : pool.name => pool }
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  name                  = each.value.name
  auto_scaling_enabled  = true
  max_count             = each.value.max_count
  min_count             = each.value.min_count
  os_sku                = each.value.os_sku
  vm_size               = each.value.vm_size
  vnet_subnet_id        = ${own ? 'var.network.node_subnet_id' : 'azurerm_subnet.nodes.id'}
}
output "resource_id" { value = azurerm_kubernetes_cluster.this.id }
`;
}

const productionNetwork = `resource "azurerm_virtual_network" "vnet" {
  name                = "vnet"
  resource_group_name = var.resource_group_name
  address_space       = var.node_cidr != null ? [var.node_cidr] : ["10.31.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodecidr"
  resource_group_name  = var.resource_group_name
  virtual_network_name = azurerm_virtual_network.vnet.name
  address_prefixes     = var.node_cidr != null ? [var.node_cidr] : ["10.31.0.0/16"]
}
`;
