/** Files that use every kind of expression and declaration. */
export const samples: readonly string[] = [
  `targetScope = 'resourceGroup'
@export()
var base = '10.0.0.0/16'
@export()
func part(n int) string => cidrSubnet(base, 24, n)
func greet(name string, last string?) string => 'Hello \${name}\${last ?? ''}'
param env string = 'dev'
param sizes object = { dev: 1, prod: { count: 3 } }
var chosen = env == 'dev' ? sizes.dev : sizes.?prod.?count ?? 2
output hello string = greet('you')
`,
  `import { base, part as subnet } from 'other.bicep'
import * as other from 'other.bicep'
param isProd bool
param names array = ['nodes', 'pods']
@secure()
param password string
var data = loadJsonContent('data.json')
var common = { sku: 'Standard', tags: { env: isProd ? 'prod' : 'dev' } }
var merged = { ...common, ...(isProd ? { extra: [1, ...data.a] } : {}), 'key-\${isProd}': data.a[^1] }
resource vnet 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: 'vnet-\${uniqueString(resourceGroup().id)}'
  properties: {
    addressSpace: { addressPrefixes: [base] }
    subnets: [for (name, i) in names: { name: name, properties: { addressPrefix: subnet(i) } }]
  }
  resource extra 'subnets' = if (isProd) {
    name: 'extra'
    properties: { addressPrefix: other.part(9), networkSecurityGroup: isProd ? { id: nsg.id } : null }
  }
}
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-01-01' existing = { name: 'nsg' }
output ids array = [for (name, i) in names: vnet.properties.subnets[i].id]
output extra string = vnet::extra.id
output mapped array = map(filter(names, n => n != 'pods'), (n, i) => '\${i}:\${toUpper(n)}')
`,
  `module net 'other.bicep' = [for i in range(0, 2): if (i > 0) {
  name: 'net\${i}'
  scope: resourceGroup('rg-\${i}')
  params: { env: i == 0 ? 'dev' : 'prod' }
}]
module avm 'br/public:avm/res/network/virtual-network:0.5.1' = { name: 'avm', params: { name: 'v', addressPrefixes: ['10.0.0.0/16'] } }
resource aks 'Microsoft.ContainerService/managedClusters@2024-05-01' = {
  name: 'aks'
  properties: {
    agentPoolProfiles: [for p in items({ a: 1, b: 2 }): { name: p.key, count: p.value, vnetSubnetID: avm.outputs.subnetResourceIds[0] }]
    networkProfile: { serviceCidr: '10.1.0.0/16', dnsServiceIP: cidrHost('10.1.0.0/16', 9) }
  }
}
output hello string = net[1].outputs.hello!
output fqdn string = aks.properties.fqdn
output keys object = aks.listClusterUserCredential()
`,
];
