import type { From, RegistryModule } from './editions';

/*
 * The facts are from the sources and tags of Azure/bicep-registry-modules (read 2026-11-20): virtual-network 0.1.0 to 0.10.1, subnet
 * 0.1.0 to 0.2.0, virtual-network-peering 0.1.0 and 0.2.0, route-table 0.1.0 to 0.5.0, and network/virtual-network 1.0.1 to 1.1.3
 * from before the verified modules. An input that has no part in addresses, routes or peerings is not declared: what is given for it is ignored.
 */
export const networkModules: readonly RegistryModule[] = [
  {
    path: 'avm/res/network/virtual-network',
    // 0.3: `delegation` for `delegations`, `remoteVirtualNetworkResourceId` for `remoteVirtualNetworkId`. 0.7: pools of addresses.
    changes: ['0.1', '0.3', '0.7'],
    text: (from: From): string => {
      const remote = from('0.3') ? 'remoteVirtualNetworkResourceId' : 'remoteVirtualNetworkId';
      return `param name string
param location string = resourceGroup().location
param addressPrefixes array
${from('0.7') ? 'param ipamPoolNumberOfIpAddresses string?\n' : ''}param subnets array = []
param peerings array = []
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: { addressSpace: ${from('0.7') ? addressSpaceOrPool : '{ addressPrefixes: addressPrefixes }'} }
}
resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = [for item in subnets: {
  parent: virtualNetwork
  name: item.name
  properties: ${subnetProperties('item.?', from('0.3') ? oneDelegation('item.?') : 'item.?delegations', from('0.7'))}
}]
resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = [for item in peerings: {
  parent: virtualNetwork
  name: item.?name ?? '${from('0.3') ? 'peer-' : ''}\${name}-\${last(split(item.${remote}, '/'))}'
  properties: { remoteVirtualNetwork: { id: item.${remote} } }
}]
module remotePeering 'br/public:avm/res/network/virtual-network/virtual-network-peering:0.2.0' = [for item in peerings: if (item.?remotePeeringEnabled ?? false) {
  scope: resourceGroup(split(item.${remote}, '/')[2], split(item.${remote}, '/')[4])
  params: {
    name: item.?remotePeeringName
    localVnetName: last(split(item.${remote}, '/'))
    remoteVirtualNetworkResourceId: virtualNetwork.id
  }
}]
${outputsOf('virtualNetwork')}output location string = virtualNetwork.location
output subnetNames array = [for (item, index) in subnets: subnet[index].name]
output subnetResourceIds array = [for (item, index) in subnets: subnet[index].id]
`;
    },
  },
  {
    path: 'avm/res/network/virtual-network/subnet',
    changes: ['0.1'],
    text: (): string => `param name string
param virtualNetworkName string
param addressPrefix string?
param addressPrefixes array?
param ipamPoolPrefixAllocations array?
param delegation string?
param routeTableResourceId string?
param natGatewayResourceId string?
param networkSecurityGroupResourceId string?
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' existing = { name: virtualNetworkName }
resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: virtualNetwork
  name: name
  properties: ${subnetProperties('', oneDelegation(''), true)}
}
${outputsOf('subnet')}output addressPrefix string = addressPrefix ?? ''
output addressPrefixes array = addressPrefixes ?? []
output ipamPoolPrefixAllocations array = ipamPoolPrefixAllocations ?? []
`,
  },
  {
    path: 'avm/res/network/virtual-network/virtual-network-peering',
    changes: ['0.1'],
    text: (): string => `param localVnetName string
param remoteVirtualNetworkResourceId string
param name string = 'peer-\${localVnetName}-\${last(split(remoteVirtualNetworkResourceId, '/'))}'
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' existing = { name: localVnetName }
resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = {
  parent: virtualNetwork
  name: name
  properties: { remoteVirtualNetwork: { id: remoteVirtualNetworkResourceId } }
}
${outputsOf('peering')}`,
  },
  {
    path: 'avm/res/network/route-table',
    changes: ['0.1'],
    text: (): string => `param name string
param location string = resourceGroup().location
param routes array = []
resource routeTable 'Microsoft.Network/routeTables@2024-07-01' = {
  name: name
  location: location
  properties: { routes: routes }
}
${outputsOf('routeTable')}output location string = routeTable.location
`,
  },
  {
    path: 'network/virtual-network',
    changes: ['1.0'],
    text: (): string => `param name string
param location string = resourceGroup().location
param addressPrefixes array
param subnets array = []
param virtualNetworkPeerings array = []
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2021-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: { addressPrefixes: addressPrefixes }
    subnets: [for item in subnets: {
      name: item.name
      properties: {
        addressPrefix: item.?addressPrefix
        addressPrefixes: item.?addressPrefixes
        delegations: item.?delegations
        routeTable: { id: item.?routeTableId }
        natGateway: { id: item.?natGatewayId }
        networkSecurityGroup: { id: item.?networkSecurityGroupId }
      }
    }]
  }
}
resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2022-01-01' = [for item in virtualNetworkPeerings: {
  parent: virtualNetwork
  name: item.?name ?? '\${name}-\${last(split(item.remoteVirtualNetworkId, '/'))}'
  properties: { remoteVirtualNetwork: { id: item.remoteVirtualNetworkId } }
}]
module remotePeering 'br/public:avm/res/network/virtual-network/virtual-network-peering:0.2.0' = [for item in virtualNetworkPeerings: if (item.?remotePeeringEnabled ?? false) {
  scope: resourceGroup(split(item.remoteVirtualNetworkId, '/')[2], split(item.remoteVirtualNetworkId, '/')[4])
  params: {
    name: item.?remotePeeringName
    localVnetName: last(split(item.remoteVirtualNetworkId, '/'))
    remoteVirtualNetworkResourceId: virtualNetwork.id
  }
}]
${outputsOf('virtualNetwork')}output subnetNames array = [for item in subnets: item.name]
output subnetResourceIds array = [for item in subnets: resourceId('Microsoft.Network/virtualNetworks/subnets', name, item.name)]
`,
  },
];

/**
 * The module tells the id of a pool from a range by its text. A pool needs the number of addresses besides; where that is not
 * given, ranges are meant, also when they are not known.
 */
const addressSpaceOrPool = `ipamPoolNumberOfIpAddresses != null && contains(addressPrefixes[0], '/Microsoft.Network/networkManagers/')
    ? { ipamPoolPrefixAllocations: [{ pool: { id: addressPrefixes[0] }, numberOfIpAddresses: ipamPoolNumberOfIpAddresses }] }
    : { addressPrefixes: addressPrefixes }`;

/** The properties of a subnet, from inputs of which `at` is what stands before their names. An id that is null or empty links nothing. */
function subnetProperties(at: string, delegations: string, pools: boolean): string {
  return `{
    addressPrefix: ${at}addressPrefix
    addressPrefixes: ${at}addressPrefixes
    ${pools ? `ipamPoolPrefixAllocations: ${at}ipamPoolPrefixAllocations\n    ` : ''}delegations: ${delegations}
    routeTable: { id: ${at}routeTableResourceId }
    natGateway: { id: ${at}natGatewayResourceId }
    networkSecurityGroup: { id: ${at}networkSecurityGroupResourceId }
  }`;
}

function oneDelegation(at: string): string {
  return `empty(${at}delegation) ? [] : [{ name: ${at}delegation, properties: { serviceName: ${at}delegation } }]`;
}

/** The outputs that every module of a resource has. */
export function outputsOf(symbol: string): string {
  return `output name string = ${symbol}.name
output resourceId string = ${symbol}.id
output resourceGroupName string = resourceGroup().name
`;
}
