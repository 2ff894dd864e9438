/** The verified module for clusters before 0.4, which was written for azurerm. */
export function withAzurerm(): string {
  return text;
}

const azurermPoolType = `object({
    name                 = string
    auto_scaling_enabled = optional(bool, false)
    node_count           = optional(number)
    min_count            = optional(number)
    max_count            = optional(number)
    max_pods             = optional(number)
    mode                 = optional(string)
    os_type              = optional(string)
    os_sku               = optional(string)
    vm_size              = optional(string)
    type                 = optional(string)
    priority             = optional(string)
    vnet_subnet_id       = optional(string)
    pod_subnet_id        = optional(string)
    node_public_ip_enabled   = optional(bool)
    node_public_ip_prefix_id = optional(string)
    upgrade_settings         = optional(object({ max_surge = optional(string) }))
    windows_profile          = optional(object({ outbound_nat_enabled = optional(bool) }))
  })`;

function poolArguments(pool: string): string {
  return ['auto_scaling_enabled', 'node_count', 'min_count', 'max_count', 'max_pods', 'os_sku', 'vm_size', 'vnet_subnet_id', 'pod_subnet_id', 'node_public_ip_enabled', 'node_public_ip_prefix_id']
    .map((name) => `    ${name} = ${pool}.${name}\n`).join('');
}

const text = `variable "name" {}
variable "cluster_suffix" { default = "" }
variable "resource_group_name" {}
variable "kubernetes_version" { default = null }
variable "sku_tier" { default = "Standard" }
variable "private_cluster_enabled" { default = false }
variable "private_cluster_public_fqdn_enabled" { default = false }
variable "private_dns_zone_id" { default = null }
variable "aci_connector_linux_subnet_name" { default = null }
variable "api_server_access_profile" {
  type = object({
    authorized_ip_ranges                = optional(list(string))
    subnet_id                           = optional(string)
    virtual_network_integration_enabled = optional(bool)
  })
  default = null
}
variable "managed_identities" {
  type    = object({ system_assigned = optional(bool, false), user_assigned_resource_ids = optional(set(string), []) })
  default = {}
}
variable "network_profile" {
  type = object({
    network_plugin      = string
    network_mode        = optional(string)
    network_policy      = optional(string)
    dns_service_ip      = optional(string)
    network_data_plane  = optional(string)
    network_plugin_mode = optional(string)
    outbound_type       = optional(string, "loadBalancer")
    pod_cidr            = optional(string)
    pod_cidrs           = optional(list(string))
    service_cidr        = optional(string)
    service_cidrs       = optional(list(string))
    ip_versions         = optional(list(string))
    load_balancer_sku   = optional(string)
    load_balancer_profile = optional(object({
      managed_outbound_ip_count = optional(number)
      outbound_ip_address_ids   = optional(list(string))
      outbound_ip_prefix_ids    = optional(list(string))
      outbound_ports_allocated  = optional(number)
      idle_timeout_in_minutes   = optional(number)
    }))
    nat_gateway_profile = optional(object({ managed_outbound_ip_count = optional(number), idle_timeout_in_minutes = optional(number) }))
  })
  default = { network_plugin = "azure", network_policy = "azure", network_plugin_mode = "overlay" }
}
variable "default_node_pool" {
  type = ${azurermPoolType}
}
variable "node_pools" {
  type    = map(${azurermPoolType})
  default = {}
}
resource "azurerm_kubernetes_cluster" "this" {
  name                    = "\${var.name}\${var.cluster_suffix}"
  resource_group_name     = var.resource_group_name
  kubernetes_version      = var.kubernetes_version
  sku_tier                = var.sku_tier
  private_cluster_enabled = var.private_cluster_enabled
  private_cluster_public_fqdn_enabled = var.private_cluster_enabled ? var.private_cluster_public_fqdn_enabled : null
  private_dns_zone_id                 = var.private_cluster_enabled ? var.private_dns_zone_id : null
  default_node_pool {
    name = var.default_node_pool.name
    type = var.default_node_pool.type
${poolArguments('var.default_node_pool')}    dynamic "upgrade_settings" {
      for_each = var.default_node_pool.upgrade_settings == null ? [] : [var.default_node_pool.upgrade_settings]
      content {
        max_surge = upgrade_settings.value.max_surge
      }
    }
  }
  dynamic "identity" {
    for_each = var.managed_identities.system_assigned || length(var.managed_identities.user_assigned_resource_ids) > 0 ? ["on"] : []
    content {
      type         = var.managed_identities.system_assigned && length(var.managed_identities.user_assigned_resource_ids) > 0 ? "SystemAssigned, UserAssigned" : length(var.managed_identities.user_assigned_resource_ids) > 0 ? "UserAssigned" : "SystemAssigned"
      identity_ids = var.managed_identities.user_assigned_resource_ids
    }
  }
  dynamic "aci_connector_linux" {
    for_each = var.aci_connector_linux_subnet_name == null ? [] : ["on"]
    content {
      subnet_name = var.aci_connector_linux_subnet_name
    }
  }
  dynamic "api_server_access_profile" {
    for_each = var.api_server_access_profile == null ? [] : [var.api_server_access_profile]
    content {
      authorized_ip_ranges                = api_server_access_profile.value.authorized_ip_ranges
      subnet_id                           = api_server_access_profile.value.subnet_id
      virtual_network_integration_enabled = api_server_access_profile.value.virtual_network_integration_enabled
    }
  }
  network_profile {
    network_plugin      = var.network_profile.network_plugin
    network_plugin_mode = var.network_profile.network_plugin_mode
    network_policy      = var.network_profile.network_policy
    network_data_plane  = var.network_profile.network_data_plane
    network_mode        = var.network_profile.network_mode
    dns_service_ip      = var.network_profile.dns_service_ip
    ip_versions         = var.network_profile.ip_versions
    load_balancer_sku   = var.network_profile.load_balancer_sku
    outbound_type       = var.network_profile.outbound_type
    pod_cidr            = var.network_profile.pod_cidr
    pod_cidrs           = var.network_profile.pod_cidrs
    service_cidr        = var.network_profile.service_cidr
    service_cidrs       = var.network_profile.service_cidrs
    dynamic "load_balancer_profile" {
      for_each = var.network_profile.load_balancer_profile == null ? [] : [var.network_profile.load_balancer_profile]
      content {
        managed_outbound_ip_count = load_balancer_profile.value.managed_outbound_ip_count
        outbound_ip_address_ids   = load_balancer_profile.value.outbound_ip_address_ids
        outbound_ip_prefix_ids    = load_balancer_profile.value.outbound_ip_prefix_ids
        outbound_ports_allocated  = load_balancer_profile.value.outbound_ports_allocated
        idle_timeout_in_minutes   = load_balancer_profile.value.idle_timeout_in_minutes
      }
    }
    dynamic "nat_gateway_profile" {
      for_each = var.network_profile.nat_gateway_profile == null ? [] : [var.network_profile.nat_gateway_profile]
      content {
        managed_outbound_ip_count = nat_gateway_profile.value.managed_outbound_ip_count
        idle_timeout_in_minutes   = nat_gateway_profile.value.idle_timeout_in_minutes
      }
    }
  }
}
resource "azurerm_kubernetes_cluster_node_pool" "this" {
  for_each              = var.node_pools
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  name                  = each.value.name
  mode                  = each.value.mode
  os_type               = each.value.os_type
  priority              = each.value.priority
${poolArguments('each.value')}  dynamic "upgrade_settings" {
    for_each = each.value.upgrade_settings == null ? [] : [each.value.upgrade_settings]
    content {
      max_surge = upgrade_settings.value.max_surge
    }
  }
  dynamic "windows_profile" {
    for_each = each.value.windows_profile == null ? [] : [each.value.windows_profile]
    content {
      outbound_nat_enabled = windows_profile.value.outbound_nat_enabled
    }
  }
}
output "name" { value = azurerm_kubernetes_cluster.this.name }
output "resource_id" { value = azurerm_kubernetes_cluster.this.id }
`;
