import type { RegistryModule } from './editions';

/*
 * The facts are from the sources and tags of Azure/terraform-azurerm-aks (4.16.0 to 11.5.0), read 2026-11-29. Inputs that have no part
 * in the network are not declared. 7: pools of its own. 8: application gateways as objects. 9: a surge of a tenth. 10: subnets are objects. 11: the autoscaler's new name.
 */
export const clusterModules: readonly RegistryModule[] = [
  {
    path: 'Azure/aks/azurerm',
    changes: [4, 5, 6, 7, 8, 9, 10, 11],
    text: (from: (major: number) => boolean): string => {
      const subnets = from(10);
      const scaling = from(11) ? 'auto_scaling_enabled' : 'enable_auto_scaling';
      const publicIp = from(11) ? 'node_public_ip_enabled' : 'enable_node_public_ip';
      const subnetOf = (owner: string, kind: string): string => (subnets ? `try(${owner}.${kind}_subnet.id, null)` : `try(${owner}.${kind}_subnet_id, null)`);
      return `variable "prefix" { default = "" }
variable "cluster_name" { default = null }
variable "cluster_name_random_suffix" { default = false }
variable "resource_group_name" {}
variable "kubernetes_version" { default = null }
variable "sku_tier" { default = "Free" }
variable "agents_pool_name" { default = "nodepool" }
variable "agents_count" { default = 2 }
variable "agents_min_count" { default = null }
variable "agents_max_count" { default = null }
variable "agents_max_pods" { default = null }
variable "agents_pool_max_surge" { default = ${from(9) ? '"10%"' : 'null'} }
variable "${scaling}" { default = false }
variable "os_sku" { default = null }
variable "${subnets ? 'vnet_subnet' : 'vnet_subnet_id'}" { default = null }
variable "${subnets ? 'pod_subnet' : 'pod_subnet_id'}" { default = null }
variable "network_plugin" { default = "kubenet" }
variable "network_plugin_mode" { default = null }
variable "network_policy" { default = null }
variable "ebpf_data_plane" { default = null }
variable "load_balancer_sku" { default = "standard" }
variable "net_profile_dns_service_ip" { default = null }
variable "net_profile_docker_bridge_cidr" { default = null }
variable "net_profile_outbound_type" { default = "loadBalancer" }
variable "net_profile_pod_cidr" { default = null }
variable "net_profile_pod_cidrs" { default = null }
variable "net_profile_service_cidr" { default = null }
variable "net_profile_service_cidrs" { default = null }
variable "network_ip_versions" { default = null }
variable "aci_connector_linux_enabled" { default = false }
variable "aci_connector_linux_subnet_name" { default = null }
variable "node_pools" { default = {} }
variable "agents_size" { default = "Standard_D2s_v3" }
variable "agents_type" { default = "VirtualMachineScaleSets" }
variable "${publicIp}" { default = false }
variable "private_cluster_enabled" { default = false }
variable "private_cluster_public_fqdn_enabled" { default = false }
variable "private_dns_zone_id" { default = null }
variable "api_server_authorized_ip_ranges" { default = null }
variable "api_server_vnet_integration_enabled" { default = false }
variable "api_server_subnet_id" { default = null }
variable "client_id" { default = "" }
variable "identity_type" { default = "SystemAssigned" }
variable "identity_ids" { default = null }
variable "user_assigned_identity_id" { default = null }
variable "load_balancer_profile_enabled" { default = false }
variable "load_balancer_profile_idle_timeout_in_minutes" { default = 30 }
variable "load_balancer_profile_managed_outbound_ip_count" { default = null }
variable "load_balancer_profile_outbound_ip_address_ids" { default = null }
variable "load_balancer_profile_outbound_ip_prefix_ids" { default = null }
variable "load_balancer_profile_outbound_ports_allocated" { default = 0 }
variable "nat_gateway_profile" { default = null }
variable "brown_field_application_gateway_for_ingress" { default = null }
variable "green_field_application_gateway_for_ingress" { default = null }
variable "${from(5) ? 'ingress_application_gateway_enabled' : 'enable_ingress_application_gateway'}" { default = false }
variable "ingress_application_gateway_id" { default = null }
variable "ingress_application_gateway_name" { default = null }
variable "ingress_application_gateway_subnet_cidr" { default = null }
variable "ingress_application_gateway_subnet_id" { default = null }
variable "network_contributor_role_assigned_subnet_ids" { default = {} }
resource "azurerm_role_assignment" "network_contributor" {
  for_each             = var.network_contributor_role_assigned_subnet_ids
  principal_id         = azurerm_kubernetes_cluster.main.identity[0].principal_id
  role_definition_name = "Network Contributor"
  scope                = each.value
}
resource "azurerm_kubernetes_cluster" "main" {
  name                = var.cluster_name_random_suffix ? uuid() : try(coalesce(var.cluster_name, trim("\${var.prefix}-aks", "-")), "aks")
  resource_group_name = var.resource_group_name
  kubernetes_version  = var.kubernetes_version
  sku_tier            = var.sku_tier
  private_cluster_enabled             = var.private_cluster_enabled
  private_cluster_public_fqdn_enabled = var.private_cluster_public_fqdn_enabled
  private_dns_zone_id                 = var.private_dns_zone_id
  dynamic "api_server_access_profile" {
    for_each = var.api_server_authorized_ip_ranges != null || var.api_server_vnet_integration_enabled ? ["on"] : []
    content {
      authorized_ip_ranges                = var.api_server_authorized_ip_ranges
      subnet_id                           = var.api_server_subnet_id
      virtual_network_integration_enabled = var.api_server_vnet_integration_enabled
    }
  }
  dynamic "identity" {
    for_each = var.client_id == "" ? ["on"] : []
    content {
      type         = var.identity_type
      identity_ids = ${from(5) ? 'var.identity_ids' : 'var.user_assigned_identity_id == null ? null : [var.user_assigned_identity_id]'}
    }
  }
  dynamic "service_principal" {
    for_each = var.client_id == "" ? [] : ["on"]
    content {
      client_id = var.client_id
    }
  }
  dynamic "ingress_application_gateway" {
    for_each = ${from(8) ? 'var.brown_field_application_gateway_for_ingress != null || var.green_field_application_gateway_for_ingress != null' : from(5) ? 'var.ingress_application_gateway_enabled' : 'var.enable_ingress_application_gateway == true'} ? ["on"] : []
    content {
      gateway_id   = ${from(8) ? 'try(var.brown_field_application_gateway_for_ingress.id, null)' : 'var.ingress_application_gateway_id'}
      gateway_name = ${from(8) ? 'try(var.green_field_application_gateway_for_ingress.name, null)' : 'var.ingress_application_gateway_name'}
      subnet_cidr  = ${from(8) ? 'try(var.green_field_application_gateway_for_ingress.subnet_cidr, null)' : 'var.ingress_application_gateway_subnet_cidr'}
      subnet_id    = ${from(8) ? 'try(var.green_field_application_gateway_for_ingress.subnet_id, null)' : 'var.ingress_application_gateway_subnet_id'}
    }
  }
  default_node_pool {
    name                 = var.agents_pool_name
    vm_size              = var.agents_size
    type                 = var.agents_type
    node_public_ip_enabled = var.${publicIp}
    auto_scaling_enabled = var.${scaling}
    node_count           = var.${scaling} == true ? null : var.agents_count
    min_count            = var.${scaling} == true ? var.agents_min_count : null
    max_count            = var.${scaling} == true ? var.agents_max_count : null
    max_pods             = var.agents_max_pods
    os_sku               = var.os_sku
    vnet_subnet_id       = ${subnetOf('var', 'vnet')}
    pod_subnet_id        = ${subnetOf('var', 'pod')}
    upgrade_settings {
      max_surge = var.agents_pool_max_surge
    }
  }
  dynamic "aci_connector_linux" {
    for_each = var.aci_connector_linux_enabled ? ["on"] : []
    content {
      subnet_name = var.aci_connector_linux_subnet_name
    }
  }
  network_profile {
    network_plugin      = var.network_plugin
    network_plugin_mode = var.network_plugin_mode
    network_policy      = var.network_policy
    network_data_plane  = var.ebpf_data_plane
    dns_service_ip      = var.net_profile_dns_service_ip
    docker_bridge_cidr  = var.net_profile_docker_bridge_cidr
    load_balancer_sku   = var.load_balancer_sku
    outbound_type       = var.net_profile_outbound_type
    pod_cidrs           = var.net_profile_pod_cidrs != null ? var.net_profile_pod_cidrs : var.net_profile_pod_cidr != null ? [var.net_profile_pod_cidr] : null
    service_cidrs       = var.net_profile_service_cidrs != null ? var.net_profile_service_cidrs : var.net_profile_service_cidr != null ? [var.net_profile_service_cidr] : null
    ip_versions         = var.network_ip_versions
    dynamic "load_balancer_profile" {
      for_each = var.load_balancer_profile_enabled && var.load_balancer_sku == "standard" ? ["on"] : []
      content {
        idle_timeout_in_minutes   = var.load_balancer_profile_idle_timeout_in_minutes
        managed_outbound_ip_count = var.load_balancer_profile_managed_outbound_ip_count
        outbound_ip_address_ids   = var.load_balancer_profile_outbound_ip_address_ids
        outbound_ip_prefix_ids    = var.load_balancer_profile_outbound_ip_prefix_ids
        outbound_ports_allocated  = var.load_balancer_profile_outbound_ports_allocated
      }
    }
    dynamic "nat_gateway_profile" {
      for_each = var.nat_gateway_profile == null ? [] : [var.nat_gateway_profile]
      content {
        idle_timeout_in_minutes   = try(nat_gateway_profile.value.idle_timeout_in_minutes, null)
        managed_outbound_ip_count = try(nat_gateway_profile.value.managed_outbound_ip_count, null)
      }
    }
  }
}
${from(7) ? nodePools(subnetOf, scaling, publicIp) : ''}output "aks_id" { value = azurerm_kubernetes_cluster.main.id }
output "aks_name" { value = azurerm_kubernetes_cluster.main.name }
`;
    },
  },
];

function nodePools(subnetOf: (owner: string, kind: string) => string, scaling: string, publicIp: string): string {
  return `resource "azurerm_kubernetes_cluster_node_pool" "node_pool" {
  for_each              = var.node_pools
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  name                  = try(each.value.create_before_destroy, true) != false ? uuid() : each.value.name
  auto_scaling_enabled  = try(each.value.${scaling}, null)
  node_count            = try(each.value.node_count, null)
  min_count             = try(each.value.min_count, null)
  max_count             = try(each.value.max_count, null)
  max_pods              = try(each.value.max_pods, null)
  mode                  = try(each.value.mode, "User")
  os_type               = try(each.value.os_type, "Linux")
  os_sku                = try(each.value.os_sku, null)
  priority              = try(each.value.priority, "Regular")
  vm_size               = try(each.value.vm_size, null)
  node_public_ip_enabled   = try(each.value.${publicIp}, null)
  node_public_ip_prefix_id = try(each.value.node_public_ip_prefix_id, null)
  vnet_subnet_id        = ${subnetOf('each.value', 'vnet')}
  pod_subnet_id         = ${subnetOf('each.value', 'pod')}
  dynamic "windows_profile" {
    for_each = try(each.value.windows_profile, null) == null ? [] : [each.value.windows_profile]
    content {
      outbound_nat_enabled = try(windows_profile.value.outbound_nat_enabled, true)
    }
  }
  dynamic "upgrade_settings" {
    for_each = try(each.value.upgrade_settings, null) == null ? [] : [each.value.upgrade_settings]
    content {
      max_surge       = try(upgrade_settings.value.max_surge, null)
      max_unavailable = try(upgrade_settings.value.max_unavailable, null)
    }
  }
}
`;
}
