import type { RegistryModule } from './editions';

/*
 * The facts are from the sources and tags of Azure/terraform-azurerm-avm-res-containerservice-managedcluster (0.1.0 to 0.8.1) and
 * Azure/terraform-azurerm-avm-ptn-aks-production (0.1.0 to 0.5.0), read 2026-11-29. Inputs that have no part in the network are not declared.
 */
export const verifiedClusterModules: readonly RegistryModule[] = [
  {
    path: 'Azure/avm-res-containerservice-managedcluster/azurerm',
    // 0.4: sent to the API itself, under its names. 0.6: another API.
    changes: [0, 0.004, 0.006],
    text: (from) => (from(0.004) ? sentToTheApi(from(0.006) ? ['2026-03-01', '2026-01-02-preview'] : ['2025-10-01', '2025-10-01']) : withAzurerm),
  },
  {
    path: 'Azure/avm-ptn-aks-production/azurerm',
    // 0.2: the network is the caller's. 0.4: Cilium, and ranges of services.
    changes: [0, 0.002, 0.004],
    text: (from) => production(from),
  },
];

const poolType = `object({
    name           = NAME
    count_of       = optional(number, COUNT)
    enable_auto_scaling   = optional(bool)
    min_count      = optional(number)
    max_count      = optional(number)
    max_pods       = optional(number)
    mode           = optional(string)
    os_type        = optional(string)
    os_sku         = optional(string)
    vm_size        = optional(string)
    type           = optional(string)
    scale_set_priority     = optional(string)
    vnet_subnet_id         = optional(string)
    pod_subnet_id          = optional(string)
    pod_ip_allocation_mode = optional(string)
    enable_node_public_ip    = optional(bool)
    node_public_ip_prefix_id = optional(string)
    gateway_profile  = optional(object({ public_ip_prefix_size = optional(number) }))
    windows_profile  = optional(object({ disable_outbound_nat = optional(bool) }))
    upgrade_settings = optional(object({ max_surge = optional(string), max_unavailable = optional(string) }))
  })`;

/** What the module makes of a pool. */
function poolProperties(pool: string, mode: string, osType: string): string {
  return `{
    count               = ${pool}.max_count != null && ${pool}.min_count != null ? null : ${pool}.count_of
    enableAutoScaling   = ${pool}.enable_auto_scaling
    minCount            = ${pool}.min_count
    maxCount            = ${pool}.max_count
    maxPods             = ${pool}.max_pods
    mode                = ${mode}
    osType              = ${osType}
    osSKU               = ${pool}.os_sku
    vmSize              = ${pool}.vm_size
    type                = ${pool}.type
    scaleSetPriority    = ${pool}.scale_set_priority
    vnetSubnetID        = ${pool}.vnet_subnet_id
    podSubnetID         = ${pool}.pod_subnet_id
    podIPAllocationMode = ${pool}.pod_ip_allocation_mode
    enableNodePublicIP   = ${pool}.enable_node_public_ip
    nodePublicIPPrefixID = ${pool}.node_public_ip_prefix_id
    gatewayProfile  = ${pool}.gateway_profile == null ? null : { publicIPPrefixSize = ${pool}.gateway_profile.public_ip_prefix_size }
    windowsProfile  = ${pool}.windows_profile == null ? null : { disableOutboundNat = ${pool}.windows_profile.disable_outbound_nat }
    upgradeSettings = ${pool}.upgrade_settings == null ? null : { maxSurge = ${pool}.upgrade_settings.max_surge, maxUnavailable = ${pool}.upgrade_settings.max_unavailable }
  }`;
}

function sentToTheApi([clusters, pools]: readonly [clusters: string, pools: string]): string {
  return `variable "name" {}
variable "parent_id" {}
variable "kubernetes_version" { default = null }
variable "sku" {
  type    = object({ name = optional(string), tier = optional(string) })
  default = null
}
variable "network_profile" {
  type = object({
    dns_service_ip      = optional(string)
    ip_families         = optional(list(string))
    load_balancer_sku   = optional(string)
    network_dataplane   = optional(string)
    network_mode        = optional(string)
    network_plugin      = optional(string)
    network_plugin_mode = optional(string)
    network_policy      = optional(string)
    outbound_type       = optional(string)
    pod_cidr            = optional(string)
    pod_cidrs           = optional(list(string))
    service_cidr        = optional(string)
    service_cidrs       = optional(list(string))
    advanced_networking   = optional(object({ enabled = optional(bool), security = optional(object({ enabled = optional(bool) })) }))
    nat_gateway_profile   = optional(object({ idle_timeout_in_minutes = optional(number), managed_outbound_ip_profile = optional(object({ count = optional(number) })) }))
    load_balancer_profile = optional(object({
      allocated_outbound_ports = optional(number)
      backend_pool_type        = optional(string)
      idle_timeout_in_minutes  = optional(number)
      managed_outbound_ips     = optional(object({ count = optional(number) }))
      outbound_ip_prefixes     = optional(object({ public_ip_prefixes = optional(list(object({ id = optional(string) }))) }))
      outbound_ips             = optional(object({ public_ips = optional(list(object({ id = optional(string) }))) }))
    }))
  })
  default = null
}
variable "api_server_access_profile" {
  type = object({
    authorized_ip_ranges               = optional(list(string))
    enable_private_cluster             = optional(bool)
    enable_private_cluster_public_fqdn = optional(bool)
    enable_vnet_integration            = optional(bool)
    private_dns_zone                   = optional(string)
    subnet_id                          = optional(string)
  })
  default = null
}
variable "addon_profile_ingress_application_gateway" {
  type = object({
    enabled = optional(bool)
    config  = optional(object({ application_gateway_id = optional(string), application_gateway_name = optional(string), subnet_cidr = optional(string), subnet_id = optional(string) }))
  })
  default = null
}
variable "managed_identities" {
  type    = object({ system_assigned = optional(bool, false), user_assigned_resource_ids = optional(set(string), []) })
  default = {}
}
variable "default_agent_pool" {
  type    = ${poolType.replace('NAME', 'optional(string, "systempool")').replace('COUNT', '3')}
  default = {}
}
variable "agent_pools" {
  type    = map(${poolType.replace('NAME', 'string').replace(', COUNT', '')})
  default = {}
}
locals {
  automatic = try(var.sku.name == "Automatic", false)
  profile   = var.network_profile == null ? null : {
    dnsServiceIP      = var.network_profile.dns_service_ip
    ipFamilies        = var.network_profile.ip_families
    loadBalancerSku   = var.network_profile.load_balancer_sku
    networkDataplane  = var.network_profile.network_dataplane
    networkMode       = var.network_profile.network_mode
    networkPlugin     = var.network_profile.network_plugin
    networkPluginMode = var.network_profile.network_plugin_mode
    networkPolicy     = var.network_profile.network_policy
    outboundType      = var.network_profile.outbound_type
    podCidr           = var.network_profile.pod_cidr
    podCidrs          = var.network_profile.pod_cidrs
    serviceCidr       = var.network_profile.service_cidr
    serviceCidrs      = var.network_profile.service_cidrs
    advancedNetworking = var.network_profile.advanced_networking == null ? null : {
      enabled  = var.network_profile.advanced_networking.enabled
      security = var.network_profile.advanced_networking.security == null ? null : { enabled = var.network_profile.advanced_networking.security.enabled }
    }
    natGatewayProfile = var.network_profile.nat_gateway_profile == null ? null : {
      idleTimeoutInMinutes     = var.network_profile.nat_gateway_profile.idle_timeout_in_minutes
      managedOutboundIPProfile = var.network_profile.nat_gateway_profile.managed_outbound_ip_profile == null ? null : { count = var.network_profile.nat_gateway_profile.managed_outbound_ip_profile.count }
    }
    loadBalancerProfile = var.network_profile.load_balancer_profile == null ? null : {
      allocatedOutboundPorts = var.network_profile.load_balancer_profile.allocated_outbound_ports
      backendPoolType        = var.network_profile.load_balancer_profile.backend_pool_type
      idleTimeoutInMinutes   = var.network_profile.load_balancer_profile.idle_timeout_in_minutes
      managedOutboundIPs     = var.network_profile.load_balancer_profile.managed_outbound_ips == null ? null : { count = var.network_profile.load_balancer_profile.managed_outbound_ips.count }
      outboundIPPrefixes     = var.network_profile.load_balancer_profile.outbound_ip_prefixes == null ? null : { publicIPPrefixes = var.network_profile.load_balancer_profile.outbound_ip_prefixes.public_ip_prefixes }
      outboundIPs            = var.network_profile.load_balancer_profile.outbound_ips == null ? null : { publicIPs = var.network_profile.load_balancer_profile.outbound_ips.public_ips }
    }
  }
  first = merge(${poolProperties('var.default_agent_pool', '"System"', '"Linux"')}, { name = var.default_agent_pool.name })
}
resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@${clusters}"
  name      = var.name
  parent_id = var.parent_id
  dynamic "identity" {
    for_each = var.managed_identities.system_assigned || length(var.managed_identities.user_assigned_resource_ids) > 0 ? ["on"] : []
    content {
      type         = var.managed_identities.system_assigned && length(var.managed_identities.user_assigned_resource_ids) > 0 ? "SystemAssigned, UserAssigned" : length(var.managed_identities.user_assigned_resource_ids) > 0 ? "UserAssigned" : "SystemAssigned"
      identity_ids = var.managed_identities.user_assigned_resource_ids
    }
  }
  body = {
    sku = var.sku
    properties = {
      kubernetesVersion      = var.kubernetes_version
      agentPoolProfiles      = [{ for key, value in local.first : key => value if !local.automatic || contains(["name", "mode", "count", "vnetSubnetID"], key) }]
      networkProfile         = local.profile == null || (local.automatic && try(var.network_profile.outbound_type == "loadBalancer", true)) ? null : { for key, value in local.profile : key => value if !local.automatic || contains(["dnsServiceIP", "outboundType", "podCidr", "serviceCidr"], key) }
      apiServerAccessProfile = var.api_server_access_profile == null ? null : {
        authorizedIPRanges             = var.api_server_access_profile.authorized_ip_ranges
        enablePrivateCluster           = var.api_server_access_profile.enable_private_cluster
        enablePrivateClusterPublicFQDN = var.api_server_access_profile.enable_private_cluster_public_fqdn
        enableVnetIntegration          = var.api_server_access_profile.enable_vnet_integration
        privateDNSZone                 = var.api_server_access_profile.private_dns_zone
        subnetId                       = var.api_server_access_profile.subnet_id
      }
      addonProfiles = var.addon_profile_ingress_application_gateway == null ? null : {
        ingressApplicationGateway = {
          enabled = var.addon_profile_ingress_application_gateway.enabled
          config  = var.addon_profile_ingress_application_gateway.config == null ? null : {
            applicationGatewayId   = var.addon_profile_ingress_application_gateway.config.application_gateway_id
            applicationGatewayName = var.addon_profile_ingress_application_gateway.config.application_gateway_name
            subnetCIDR             = var.addon_profile_ingress_application_gateway.config.subnet_cidr
            subnetId               = var.addon_profile_ingress_application_gateway.config.subnet_id
          }
        }
      }
    }
  }
}
resource "azapi_resource" "pool" {
  for_each  = var.agent_pools
  type      = "Microsoft.ContainerService/managedClusters/agentPools@${pools}"
  name      = each.value.name
  parent_id = azapi_resource.this.id
  body      = { properties = ${poolProperties('each.value', 'each.value.mode', 'each.value.os_type')} }
}
output "name" { value = azapi_resource.this.name }
output "resource_id" { value = azapi_resource.this.id }
`;
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

const withAzurerm = `variable "name" {}
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

/** Each pool is made once in each zone that the size of its machines has there, which only Azure knows. */
function production(from: (version: number) => boolean): string {
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
