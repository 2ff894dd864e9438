param nodePrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-shop'
  location: resourceGroup().location
  properties: {
    addressSpace: {
      addressPrefixes: [ '10.0.0.0/16' ]
    }
  }
}

resource nodes 'Microsoft.Network/virtualNetworks/subnets@2024-07-01' = {
  parent: network
  name: 'snet-nodes'
  properties: {
    addressPrefix: nodePrefix
  }
}

output subnetId string = nodes.id
