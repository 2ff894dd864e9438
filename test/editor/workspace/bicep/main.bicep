param nodePrefix string

var ranges = loadJsonContent('ranges.json')
var pool = loadYamlContent('pool.yaml')

module network 'network.bicep' = {
  name: 'network'
  params: {
    nodePrefix: nodePrefix
  }
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    dnsPrefix: 'shop'
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: 'Standard_D4s_v5'
        count: 5
        maxPods: pool.maxPods
        vnetSubnetID: network.outputs.subnetId
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      serviceCidr: ranges.services
      dnsServiceIP: '10.0.8.10'
    }
  }
}
