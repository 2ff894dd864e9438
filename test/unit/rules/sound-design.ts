/**
 * A sound design with a cluster in a virtual network of its own, peered with a hub, in two languages. Each slot is one text that somebody
 * may get wrong. Values that are undefined are not written.
 */
export interface Slots {
  readonly space: string;
  readonly nodes: string;
  readonly apps: string;
  readonly gateway: string;
  readonly hub: string;
  readonly hubSubnet: string;
  readonly services: string;
  readonly dns: string;
  readonly pods: string | undefined;
  readonly plugin: string;
  readonly mode: string | undefined;
  readonly policy: string | undefined;
  readonly dataPlane: string | undefined;
  readonly outbound: string;
  readonly count: number;
  readonly appsMin: number;
  readonly appsMax: number;
  readonly maxPods: number;
  readonly surge: string;
  readonly poolName: string;
  readonly ports: number | undefined;
}

/** Overlay, node subnet and kubenet: each model in which ranges mean something else. */
export const sound: Readonly<Record<'overlay' | 'node subnet' | 'kubenet', Slots>> = (() => {
  const overlay: Slots = {
    space: '10.1.0.0/16', nodes: '10.1.0.0/24', apps: '10.1.4.0/24', gateway: '10.1.8.0/26', hub: '10.2.0.0/16', hubSubnet: '10.2.0.0/24',
    services: '10.100.0.0/16', dns: '10.100.0.10', pods: '10.244.0.0/16', plugin: 'azure', mode: 'overlay', policy: 'cilium', dataPlane: 'cilium', outbound: 'loadBalancer',
    count: 3, appsMin: 2, appsMax: 10, maxPods: 50, surge: '10%', poolName: 'apps', ports: undefined,
  };
  return {
    overlay,
    'node subnet': { ...overlay, nodes: '10.1.0.0/22', apps: '10.1.4.0/22', pods: undefined, mode: undefined, maxPods: 30 },
    kubenet: { ...overlay, plugin: 'kubenet', mode: undefined, policy: 'calico', dataPlane: undefined },
  };
})();

/** The design in each language, as the files of a workspace. */
export function written(slots: Slots): Readonly<Record<'terraform' | 'bicep', ReadonlyMap<string, string>>> {
  return { terraform: new Map([['main.tf', inTerraform(slots)]]), bicep: new Map([['main.bicep', inBicep(slots)]]) };
}

function inTerraform(s: Slots): string {
  const pool = `    vm_size        = "Standard_D4s_v5"`;
  return `terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.40"
    }
  }
}

resource "azurerm_virtual_network" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "network"
  address_space       = ["${s.space}"]
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = "westeurope"
  resource_group_name = "network"
  address_space       = ["${s.hub}"]
}

${[['nodes', s.nodes, 'main'], ['apps', s.apps, 'main'], ['gateway', s.gateway, 'main'], ['hub', s.hubSubnet, 'hub']].map(([name = '', prefix = '', network = '']) => `resource "azurerm_subnet" "${name}" {
  name                 = "${name}"
  resource_group_name  = "network"
  virtual_network_name = azurerm_virtual_network.${network}.name
  address_prefixes     = ["${prefix}"]
}
`).join('\n')}
resource "azurerm_virtual_network_peering" "to_hub" {
  name                      = "to-hub"
  resource_group_name       = "network"
  virtual_network_name      = azurerm_virtual_network.main.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "clusters"
  dns_prefix          = "main"
  kubernetes_version  = "1.33"
  sku_tier            = "Standard"

  default_node_pool {
    name           = "system"
${pool}
    node_count     = ${String(s.count)}
    max_pods       = ${String(s.maxPods)}
    vnet_subnet_id = azurerm_subnet.nodes.id
    upgrade_settings {
      max_surge = "${s.surge}"
    }
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "${s.plugin}"
${attribute('network_plugin_mode', s.mode)}${attribute('network_policy', s.policy)}${attribute('network_data_plane', s.dataPlane)}    outbound_type  = "${s.outbound}"
    service_cidr   = "${s.services}"
    dns_service_ip = "${s.dns}"
${attribute('pod_cidr', s.pods)}${s.ports === undefined ? '' : `    load_balancer_profile {
      outbound_ports_allocated  = ${String(s.ports)}
      managed_outbound_ip_count = 1
    }
`}  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                  = "${s.poolName}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = "Standard_D4s_v5"
  auto_scaling_enabled  = true
  min_count             = ${String(s.appsMin)}
  max_count             = ${String(s.appsMax)}
  max_pods              = 30
  vnet_subnet_id        = azurerm_subnet.apps.id
  upgrade_settings {
    max_surge = "10%"
  }
}
`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : `    ${name} = "${value}"\n`;
}

function inBicep(s: Slots): string {
  const subnet = (name: string, prefix: string, network: string): string => `resource ${name} 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: ${network}
  name: '${name}'
  properties: {
    addressPrefix: '${prefix}'
  }
}
`;
  const network = (name: string, space: string): string => `resource ${name} 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: ['${space}']
    }
  }
}
`;
  return `${network('main', s.space)}
${network('hub', s.hub)}
${subnet('nodes', s.nodes, 'main')}
${subnet('apps', s.apps, 'main')}
${subnet('gateway', s.gateway, 'main')}
${subnet('inHub', s.hubSubnet, 'hub')}
resource toHub 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = {
  parent: main
  name: 'to-hub'
  properties: {
    remoteVirtualNetwork: {
      id: hub.id
    }
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'main'
  location: 'westeurope'
  sku: {
    name: 'Base'
    tier: 'Standard'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: 'main'
    kubernetesVersion: '1.33'
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: 'Standard_D4s_v5'
        count: ${String(s.count)}
        maxPods: ${String(s.maxPods)}
        vnetSubnetID: nodes.id
        upgradeSettings: {
          maxSurge: '${s.surge}'
        }
      }
      {
        name: '${s.poolName}'
        mode: 'User'
        vmSize: 'Standard_D4s_v5'
        count: ${String(s.appsMin)}
        enableAutoScaling: true
        minCount: ${String(s.appsMin)}
        maxCount: ${String(s.appsMax)}
        maxPods: 30
        vnetSubnetID: apps.id
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
    ]
    networkProfile: {
      networkPlugin: '${s.plugin}'
${property('networkPluginMode', s.mode)}${property('networkPolicy', s.policy)}${property('networkDataplane', s.dataPlane)}      outboundType: '${s.outbound}'
      serviceCidr: '${s.services}'
      dnsServiceIP: '${s.dns}'
${property('podCidr', s.pods)}${s.ports === undefined ? '' : `      loadBalancerProfile: {
        allocatedOutboundPorts: ${String(s.ports)}
        managedOutboundIPs: {
          count: 1
        }
      }
`}    }
  }
}
`;
}

function property(name: string, value: string | undefined): string {
  return value === undefined ? '' : `      ${name}: '${value}'\n`;
}
