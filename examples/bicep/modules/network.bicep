param name string
param location string
param addressSpace string
param nodeSubnetPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressSpace
      ]
    }
    subnets: [
      {
        name: 'snet-nodes'
        properties: {
          addressPrefix: nodeSubnetPrefix
        }
      }
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressSpace, 26, 0)
        }
      }
    ]
  }

  resource nodes 'subnets' existing = {
    name: 'snet-nodes'
  }
}

output nodeSubnetId string = network::nodes.id
