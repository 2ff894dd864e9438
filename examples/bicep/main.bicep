@description('The beginning of every name.')
param prefix string = 'shop'

@description('The Azure region.')
param location string = resourceGroup().location

@description('The address space that the network team gave us.')
param addressSpace string = '10.0.0.0/16'

@description('The addresses of all nodes and their pods.')
param nodeSubnetPrefix string

@description('The most nodes that the autoscaler may start for the shop.')
@minValue(1)
param maxNodes int = 10

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: 'vnet-${prefix}'
    location: location
    addressSpace: addressSpace
    nodeSubnetPrefix: nodeSubnetPrefix
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-${prefix}'
  location: location
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: prefix
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: 'Standard_D4s_v5'
        count: 3
        vnetSubnetID: network.outputs.nodeSubnetId
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      dnsServiceIP: '10.2.0.10'
    }
  }
}

resource shopPool 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = {
  parent: cluster
  name: 'shop'
  properties: {
    mode: 'User'
    vmSize: 'Standard_D4s_v5'
    enableAutoScaling: true
    minCount: 4
    maxCount: maxNodes
    maxPods: 8
    vnetSubnetID: network.outputs.nodeSubnetId
  }
}

output clusterName string = cluster.name
