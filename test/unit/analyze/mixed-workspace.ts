const templateSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

/**
 * A workspace in which everything is tied to something else: modules in Bicep, imports, JSON that is loaded, files of parameters in
 * both notations, networks that one template makes and others only name, linked templates of ARM, and a root module of Terraform.
 */
export const mixedWorkspace: Readonly<Record<string, string>> = {
  'infra/main.bicep': `import { podsOf } from 'shared.bicep'

param prefix string = 'shop'
param nodeRange string = '10.0.4.0/25'
param nodes int = 9
param private bool

var settings = loadJsonContent('settings.json')

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: 'vnet-\${prefix}'
    space: settings.space
    nodeRange: nodeRange
  }
}

module clusters 'modules/cluster.bicep' = [for name in settings.clusters: {
  name: 'cluster-\${name}'
  params: {
    name: name
    subnet: network.outputs.nodes
    nodes: private ? nodes : 3
    pods: podsOf(name)
  }
}]
`,
  'infra/shared.bicep': `@export()
var mostPods = 50

@export()
func podsOf(name string) int => name == 'blue' ? 30 : 110
`,
  'infra/settings.json': `{
  "space": "10.0.0.0/16",
  "clusters": ["blue", "green"]
}
`,
  'infra/modules/network.bicep': `param name string
param space string
param nodeRange string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  properties: {
    addressSpace: { addressPrefixes: [space] }
    subnets: [
      { name: 'nodes', properties: { addressPrefix: nodeRange } }
      { name: 'pods', properties: { addressPrefix: cidrSubnet(space, 24, 4) } }
    ]
  }
}

output nodes string = network.properties.subnets[0].id
`,
  'infra/modules/cluster.bicep': `param name string
param subnet string
param nodes int = 3
param pods int = 30

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: name
  properties: {
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: nodes, maxPods: pods, vnetSubnetID: subnet }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      serviceCidr: '10.0.8.0/22'
      dnsServiceIP: '10.0.8.10'
    }
  }
}
`,
  'infra/dev.bicepparam': `using 'main.bicep'

param private = false
param nodeRange = '10.0.4.0/26'
`,
  'infra/prod.bicepparam': `using './main.bicep'

param private = true
param nodes = 12
param prefix = loadJsonContent('settings.json').clusters[0]
`,
  'infra/main.parameters.json': `{
  "$schema": "${parametersSchema}",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "nodes": { "value": 40 },
    "private": { "value": true }
  }
}
`,
  'hub/hub.bicep': `param space string = '10.8.0.0/16'
param name string = 'hub'

resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  properties: {
    addressSpace: { addressPrefixes: [space] }
    subnets: [
      { name: 'endpoints', properties: { addressPrefix: cidrSubnet(space, 27, 0) } }
    ]
  }

  resource nodes 'subnets' = {
    name: 'nodes'
    properties: { addressPrefix: cidrSubnet(space, 26, 1) }
  }
}
`,
  'hub/hub.dev.bicepparam': `using 'hub.bicep'

param space = '10.9.0.0/16'
`,
  'hub/hub.prod.bicepparam': `using 'hub.bicep'

param space = '10.10.0.0/20'
`,
  'team/app.bicep': `param nodes int = 4

resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'hub'

  resource nodes 'subnets' existing = {
    name: 'nodes'
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'app'
  properties: {
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: nodes, vnetSubnetID: hub::nodes.id }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      serviceCidr: '10.9.0.0/24'
      dnsServiceIP: '10.9.0.10'
    }
  }
}
`,
  'team/app.dev.bicepparam': `using 'app.bicep'

param nodes = 2
`,
  'team/more.bicep': `resource extra 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  name: 'hub/extra'
  properties: { addressPrefix: '10.8.0.0/24' }
}

resource spoke 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'spoke'
  properties: {
    addressSpace: { addressPrefixes: ['10.8.0.0/16'] }
    virtualNetworkPeerings: [
      { name: 'hub', properties: { remoteVirtualNetwork: { id: resourceId('net', 'Microsoft.Network/virtualNetworks', 'hub') } } }
    ]
  }
}
`,
  'arm/azuredeploy.json': `{
  "$schema": "${templateSchema}",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "space": { "type": "string", "defaultValue": "10.20.0.0/16" },
    "nodes": { "type": "int", "defaultValue": 8 }
  },
  "resources": [
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "spokes",
      "properties": {
        "addressSpace": { "addressPrefixes": ["[parameters('space')]"] },
        "subnets": [
          { "name": "nodes", "properties": { "addressPrefix": "[cidrSubnet(parameters('space'), 26, 2)]" } }
        ]
      }
    },
    {
      "type": "Microsoft.Resources/deployments",
      "apiVersion": "2022-09-01",
      "name": "cluster",
      "properties": {
        "mode": "Incremental",
        "templateLink": { "relativePath": "nested/cluster.json" },
        "parameters": {
          "subnet": { "value": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'spokes', 'nodes')]" },
          "nodes": { "value": "[parameters('nodes')]" }
        }
      }
    }
  ]
}
`,
  'arm/nested/cluster.json': `{
  "$schema": "${templateSchema}",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "subnet": { "type": "string" },
    "nodes": { "type": "int", "defaultValue": 3 }
  },
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-05-01",
      "name": "linked",
      "properties": {
        "agentPoolProfiles": [
          { "name": "system", "mode": "System", "count": "[parameters('nodes')]", "vnetSubnetID": "[parameters('subnet')]" }
        ],
        "networkProfile": { "networkPlugin": "azure", "serviceCidr": "10.20.0.0/24", "dnsServiceIP": "10.20.0.10" }
      }
    }
  ]
}
`,
  'arm/azuredeploy.parameters.json': `{
  "$schema": "${parametersSchema}",
  "contentVersion": "1.0.0.0",
  "parameters": { "nodes": { "value": 20 } }
}
`,
  'arm/azuredeploy.dev.parameters.json': `{
  "$schema": "${parametersSchema}",
  "contentVersion": "1.0.0.0",
  "parameters": { "space": { "value": "10.21.0.0/16" } }
}
`,
  'arm/guest.json': `{
  "$schema": "${templateSchema}",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-05-01",
      "name": "guest",
      "properties": {
        "agentPoolProfiles": [
          { "name": "system", "mode": "System", "count": 30, "vnetSubnetID": "[resourceId('net', 'Microsoft.Network/virtualNetworks/subnets', 'spokes', 'nodes')]" }
        ],
        "networkProfile": { "networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/22" }
      }
    }
  ]
}
`,
  'infra/main.tf': `resource "azurerm_virtual_network" "trunk" {
  name          = "trunk"
  address_space = ["10.8.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  virtual_network_name = azurerm_virtual_network.trunk.name
  address_prefixes     = ["10.9.0.0/24"]
}
`,
};

/** Places to which a file may move: beside others of its kind, to where something is looked for, and out of the way. */
export const otherNames: readonly string[] = [
  'infra/modules/network2.bicep', 'infra/network.bicep', 'infra/modules/main.bicep', 'team/hub.bicep', 'team/main.bicep', 'other/hub.bicep', 'infra/main.json', 'infra/settings.json',
  'infra/stage.bicepparam', 'team/app.prod.bicepparam', 'hub/hub.parameters.json', 'infra/parameters/main.parameters.json', 'arm/cluster.json', 'arm/nested/azuredeploy.json', 'arm/params/azuredeploy.json',
];
