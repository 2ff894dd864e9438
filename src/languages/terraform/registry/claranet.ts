import type { RegistryModule } from './editions';

/*
 * The facts are from the sources and tags of claranet/terraform-azurerm-aks (3.0.0 to 7.9.1; versions 3 and 4 knew Azure CNI only) and
 * claranet/terraform-azurerm-aks-light (7.0.0 to 8.16.1), read 2026-11-29. Inputs that have no part in the network are not declared.
 */
export const claranetModules: readonly RegistryModule[] = [
  // 6: the plugin is an input. 7.2: private where nothing else is said. 7.5: `node_count`, and counts without the autoscaler only.
  { path: 'claranet/aks/azurerm', changes: [3, 6, 7.002, 7.005], text: aks },
  // 7.2: surges. 8: inputs without `aks` before them, and no data plane. 8.12: the data plane is an input.
  { path: 'claranet/aks-light/azurerm', changes: [7, 7.002, 8, 8.012], text: light },
];

/** Pools take what they do not say themselves from the first one. The module's own bridge for Docker has no effect, and nobody wrote it. */
function aks(from: (version: number) => boolean): string {
  const choosesPlugin = from(6);
  const counted = from(7.005) ? 'node_count' : 'count';
  const first = from(7.005) ? 'node_count = 1, min_count = 1, max_count = 10' : 'count = 1, min_count = null, max_count = null';
  const unscaled = (pool: string, name: string): string => (from(7.005) ? `${pool}.enable_auto_scaling ? null : ${pool}.${name}` : `${pool}.${name}`);
  const scaled = (pool: string, name: string): string => (from(7.005) ? `${pool}.enable_auto_scaling ? ${pool}.${name} : null` : `${pool}.${name}`);
  return `variable "custom_aks_name" { default = null }
variable "resource_group_name" {}
variable "kubernetes_version" { default = null }
variable "aks_sku_tier" { default = "Standard" }
variable "private_cluster_enabled" { default = ${from(7.002)} }
variable "api_server_authorized_ip_ranges" { default = null }
variable "aks_network_plugin" { default = "azure" }
variable "aks_network_policy" { default = "calico" }
variable "aks_pod_cidr" { default = "172.17.0.0/16" }
variable "docker_bridge_cidr" { default = null }
variable "service_cidr" {}
variable "outbound_type" { default = "loadBalancer" }
variable "nodes_subnet_id" {}
variable "aci_subnet_id" { default = null }
variable "default_node_pool" { default = {} }
variable "nodes_pools" { default = [] }
locals {
  first = merge({ name = "default", vm_size = "Standard_D2_v3", os_type = "Linux", enable_auto_scaling = false, ${first}, max_pods = 30, type = "VirtualMachineScaleSets", priority = null, vnet_subnet_id = var.nodes_subnet_id, enable_node_public_ip = false }, { for key, value in var.default_node_pool : key => value if value != null })
  pools = [for pool in var.nodes_pools : merge(local.first, pool)]
}
data "azurecaf_name" "aks" {}
resource "azurerm_kubernetes_cluster" "aks" {
  name                    = coalesce(var.custom_aks_name, data.azurecaf_name.aks.result)
  resource_group_name     = var.resource_group_name
  kubernetes_version      = var.kubernetes_version
  sku_tier                = var.aks_sku_tier
  private_cluster_enabled = var.private_cluster_enabled
  api_server_authorized_ip_ranges = var.private_cluster_enabled ? null : var.api_server_authorized_ip_ranges
  dynamic "aci_connector_linux" {
    for_each = var.aci_subnet_id == null ? [] : ["on"]
    content {
      subnet_name = element(split("/", var.aci_subnet_id), length(split("/", var.aci_subnet_id)) - 1)
    }
  }
  default_node_pool {
    name                = local.first.name
    vm_size             = local.first.vm_size
    type                = local.first.type
    enable_auto_scaling = local.first.enable_auto_scaling
    node_count          = ${unscaled('local.first', counted)}
    min_count           = ${scaled('local.first', 'min_count')}
    max_count           = ${scaled('local.first', 'max_count')}
    max_pods            = local.first.max_pods
    vnet_subnet_id      = local.first.vnet_subnet_id
  }
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.aks.id]
  }
  network_profile {
    network_plugin     = var.aks_network_plugin
    network_policy     = var.aks_network_plugin == "azure" ? "azure" : var.aks_network_policy
    network_mode       = ${choosesPlugin ? 'var.aks_network_plugin == "azure" ? "transparent" : null' : 'null'}
    dns_service_ip     = cidrhost(var.service_cidr, 10)
    docker_bridge_cidr = var.docker_bridge_cidr
    service_cidr       = var.service_cidr
    load_balancer_sku  = "standard"
    outbound_type      = var.outbound_type
    pod_cidr           = var.aks_network_plugin == "kubenet" ? var.aks_pod_cidr : null
  }
}
resource "azurerm_user_assigned_identity" "aks" {
  name                = "aks"
  resource_group_name = var.resource_group_name
}
resource "azurerm_kubernetes_cluster_node_pool" "node_pools" {
  count                 = length(local.pools)
  kubernetes_cluster_id = azurerm_kubernetes_cluster.aks.id
  name                  = local.pools[count.index].name
  vm_size               = local.pools[count.index].vm_size
  os_type               = local.pools[count.index].os_type
  priority              = local.pools[count.index].priority
  vnet_subnet_id        = local.pools[count.index].vnet_subnet_id
  enable_auto_scaling   = local.pools[count.index].enable_auto_scaling
  node_count            = ${unscaled('local.pools[count.index]', counted)}
  min_count             = ${scaled('local.pools[count.index]', 'min_count')}
  max_count             = ${scaled('local.pools[count.index]', 'max_count')}
  max_pods              = local.pools[count.index].max_pods
  enable_node_public_ip = local.pools[count.index].enable_node_public_ip
}
output "aks_id" { value = azurerm_kubernetes_cluster.aks.id }
output "aks_name" { value = azurerm_kubernetes_cluster.aks.name }
`;
}

function light(from: (version: number) => boolean): string {
  const eight = from(8);
  const scaling = eight ? 'auto_scaling_enabled' : 'enable_auto_scaling';
  const publicIp = eight ? 'node_public_ip_enabled' : 'enable_node_public_ip';
  const [plugin, policy, podCidr, tier] = eight ? ['network_plugin', 'network_policy', 'pod_cidr', 'sku_tier'] : ['aks_network_plugin', 'aks_network_policy', 'aks_pod_cidr', 'aks_sku_tier'];
  const subnetType = 'object({ name = optional(string), virtual_network_name = optional(string), resource_group_name = optional(string) })';
  const poolType = (name: string): string => `object({
    name       = ${name}
    os_sku     = optional(string, "Ubuntu")
    vm_size    = optional(string)
    type       = optional(string)
    mode       = optional(string)
    priority   = optional(string)
    ${scaling} = optional(bool, false)
    ${publicIp} = optional(bool, false)
    node_count = optional(number, 1)
    min_count  = optional(number, 1)
    max_count  = optional(number, 10)
    max_pods   = optional(number)
    node_subnet = optional(${subnetType}, {})
    pod_subnet  = optional(${subnetType}, {})
    upgrade_settings = optional(object({ max_surge = optional(string, "10%") }), {})
  })`;
  const subnetId = (group: string, network: string, name: string): string => `"/subscriptions/\${data.azurerm_subscription.current.subscription_id}/resourceGroups/\${${group}}/providers/Microsoft.Network/virtualNetworks/\${${network}}/subnets/\${${name}}"`;
  const pool = (own: string): string => `${scaling} = ${own}.${scaling}
    node_count = ${own}.${scaling} ? null : ${own}.node_count
    min_count  = ${own}.${scaling} ? ${own}.min_count : null
    max_count  = ${own}.${scaling} ? ${own}.max_count : null
    max_pods   = coalesce(${own}.max_pods, can(regex("^Windows", ${own}.os_sku)) ? 60 : 110)
    name       = ${own}.name
    vm_size    = ${own}.vm_size
    os_sku     = ${own}.os_sku
    ${publicIp} = ${own}.${publicIp}${from(7.002) ? `
    upgrade_settings {
      max_surge = ${own}.upgrade_settings.max_surge
    }` : ''}`;
  return `variable "custom_name" { default = "" }
variable "resource_group_name" {}
variable "kubernetes_version" { default = null }
variable "${tier}" { default = "Standard" }
variable "private_cluster_enabled" { default = true }
variable "private_cluster_public_fqdn_enabled" { default = false }
variable "api_server_authorized_ip_ranges" { default = ["0.0.0.0/32"] }
variable "user_assigned_identity" { default = null }
variable "${plugin}" {
  type    = object({ name = optional(string, "azure"), cni_mode = optional(string, "overlay") })
  default = {}
}
variable "${policy}" { default = "calico" }
variable "network_mode" { default = null }
variable "aks_network_mode" { default = null }
variable "network_data_plane" { default = "azure" }
variable "${podCidr}" { default = null }
variable "service_cidr" {}
variable "outbound_type" { default = "loadBalancer" }
variable "nodes_subnet" { type = ${subnetType} }
variable "pods_subnet" {
  type    = ${subnetType}
  default = {}
}
variable "default_node_pool" {
  type    = ${poolType('optional(string, "default")')}
  default = {}
}
variable "node_pools" {
  type    = list(${poolType('string')})
  default = []
}
locals {
  azure = var.${plugin}.name == "azure"
}
data "azurecaf_name" "aks" {}
data "azurerm_subscription" "current" {}
data "azurerm_kubernetes_service_versions" "main" {}
resource "azurerm_kubernetes_cluster" "main" {
  name                    = coalesce(var.custom_name, data.azurecaf_name.aks.result)
  resource_group_name     = var.resource_group_name
  kubernetes_version      = coalesce(var.kubernetes_version, data.azurerm_kubernetes_service_versions.main.latest_version)
  sku_tier                = var.${tier}
  private_cluster_enabled = var.private_cluster_enabled
  private_cluster_public_fqdn_enabled = var.private_cluster_enabled ? var.private_cluster_public_fqdn_enabled : null
  dynamic "api_server_access_profile" {
    for_each = var.private_cluster_enabled ? [] : ["on"]
    content {
      authorized_ip_ranges = var.api_server_authorized_ip_ranges
    }
  }
  default_node_pool {
    type           = var.default_node_pool.type
    vnet_subnet_id = ${subnetId('coalesce(var.nodes_subnet.resource_group_name, var.resource_group_name)', 'var.nodes_subnet.virtual_network_name', 'var.nodes_subnet.name')}
    pod_subnet_id  = var.pods_subnet.name == null || var.pods_subnet.virtual_network_name == null ? null : ${subnetId('coalesce(var.pods_subnet.resource_group_name, var.resource_group_name)', 'var.pods_subnet.virtual_network_name', 'var.pods_subnet.name')}
    ${pool('var.default_node_pool')}
  }
  identity {
    type         = "UserAssigned"
    identity_ids = var.user_assigned_identity == null ? [azurerm_user_assigned_identity.main.id] : [var.user_assigned_identity.id]
  }
  network_profile {
    network_plugin      = var.${plugin}.name
    network_plugin_mode = local.azure && lower(var.${plugin}.cni_mode) == "overlay" ? "overlay" : null
    network_policy      = var.${policy}
    network_mode        = local.azure ? ${eight ? 'var.network_mode' : 'var.aks_network_mode'} : null
    network_data_plane  = ${from(8.012) ? 'var.network_data_plane' : eight ? 'null' : `local.azure && lower(var.${plugin}.cni_mode) == "cilium" ? "cilium" : null`}
    dns_service_ip      = cidrhost(var.service_cidr, 10)
    service_cidr        = var.service_cidr
    outbound_type       = var.outbound_type
    pod_cidr            = var.${podCidr}
    load_balancer_sku   = "standard"
  }
}
resource "azurerm_user_assigned_identity" "main" {
  name                = "aks"
  resource_group_name = var.resource_group_name
}
resource "azurerm_kubernetes_cluster_node_pool" "main" {
  for_each              = { for pool in var.node_pools : pool.name => pool }
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  mode                  = each.value.mode
  priority              = each.value.priority
  os_type               = can(regex("^Windows", each.value.os_sku)) ? "Windows" : "Linux"
  vnet_subnet_id        = ${subnetId('coalesce(each.value.node_subnet.resource_group_name, var.nodes_subnet.resource_group_name, var.resource_group_name)', 'coalesce(each.value.node_subnet.virtual_network_name, var.nodes_subnet.virtual_network_name)', 'coalesce(each.value.node_subnet.name, var.nodes_subnet.name)')}
  pod_subnet_id         = try(coalesce(each.value.pod_subnet.name, var.pods_subnet.name), null) == null ? null : ${subnetId('coalesce(each.value.pod_subnet.resource_group_name, var.pods_subnet.resource_group_name, var.resource_group_name)', 'coalesce(each.value.pod_subnet.virtual_network_name, var.pods_subnet.virtual_network_name)', 'coalesce(each.value.pod_subnet.name, var.pods_subnet.name)')}
    ${pool('each.value')}
}
output "id" { value = azurerm_kubernetes_cluster.main.id }
output "name" { value = azurerm_kubernetes_cluster.main.name }
`;
}
