import type { From, RegistryModule } from './editions';

/*
 * Patterns: modules that call other modules of the registry, each with the version that it names. The facts are from the sources and
 * tags of Azure/bicep-registry-modules (read 2026-11-20): azd/aks 0.1.0 to 0.3.0, azd/aks-automatic-cluster 0.1.0 to 0.3.0. What
 * else they make, such as a vault, has no part in networks.
 */
export const patternModules: readonly RegistryModule[] = [
  {
    path: 'avm/ptn/azd/aks',
    // 0.1.1: pools can be given, or a size for them. The others name other versions of the cluster's module and of Kubernetes.
    changes: ['0.1', '0.1.1', '0.1.2', '0.2', '0.3'],
    text: (from: From): string => `param name string
param location string = resourceGroup().location
param containerRegistryName string
param networkPlugin string = 'azure'
param networkPolicy string = 'azure'
param networkPluginMode string?
param networkDataplane string?
param podCidr string?
param serviceCidr string?
param dnsServiceIP string?
param kubernetesVersion string = '${from('0.3') ? '1.33' : from('0.2') ? '1.31' : '1.29'}'
param skuTier string = 'Standard'
${from('0.1.1') ? givenPools : firstPools}module managedCluster 'br/public:avm/res/container-service/managed-cluster:${from('0.3') ? '0.11.0' : from('0.2') ? '0.9.0' : from('0.1.2') ? '0.5.2' : from('0.1.1') ? '0.4.1' : '0.3.0'}' = {
  params: {
    name: name
    location: location
    networkPlugin: networkPlugin
    networkPolicy: networkPolicy
    networkPluginMode: networkPluginMode
    networkDataplane: networkDataplane
    podCidr: podCidr
    serviceCidr: serviceCidr
    dnsServiceIP: dnsServiceIP
    kubernetesVersion: kubernetesVersion
    skuTier: skuTier
    ${from('0.1.1') ? 'loadBalancerSku: loadBalancerSku\n    primaryAgentPoolProfiles: systemPools' : 'primaryAgentPoolProfile: systemPools'}
    agentPools: ${from('0.1.1') ? 'userPools' : 'agentPools'}
  }
}
resource containerRegistry 'Microsoft.ContainerRegistry/registries@2023-07-01' = { name: containerRegistryName }
output resourceGroupName string = resourceGroup().name
output managedClusterName string = managedCluster.outputs.name
output managedClusterClientId string = managedCluster.outputs.kubeletIdentityClientId
output managedClusterObjectId string = managedCluster.outputs.kubeletIdentityObjectId
output managedClusterResourceId string = managedCluster.outputs.kubeletIdentityResourceId
output containerRegistryName string = containerRegistry.name
output containerRegistryLoginServer string = containerRegistry.properties.loginServer
`,
  },
  {
    path: 'avm/ptn/azd/aks-automatic-cluster',
    changes: ['0.1', '0.2', '0.3'],
    text: (from: From): string => `param name string
param location string = resourceGroup().location
module managedCluster 'br/public:avm/res/container-service/managed-cluster:${from('0.3') ? '0.11.1' : from('0.2') ? '0.9.0' : '0.5.3'}' = {
  name: '\${uniqueString(deployment().name, location)}-managed-cluster'
  params: {
    name: name
    location: location
    kubernetesVersion: '${from('0.3') ? '1.33' : from('0.2') ? '1.31' : '1.28'}'
    outboundType: 'managedNATGateway'
    primaryAgentPoolProfiles: [{ name: 'systempool', count: 3, mode: 'System' }]
  }
}
output resourceGroupName string = resourceGroup().name
output clusterName string = managedCluster.name
output clusterIdentity object = {
  clientId: managedCluster.outputs.kubeletIdentityClientId
  objectId: managedCluster.outputs.kubeletIdentityObjectId
  resourceId: managedCluster.outputs.kubeletIdentityResourceId
}
`,
  },
];

const size = `{ count: 3, minCount: 3, maxCount: 5, enableAutoScaling: true }`;

/** Here the names are Azure's, so that the surge of a third holds. */
const firstPools = `param agentPools array?
var systemPools = [union({ name: 'npsystem', mode: 'System', osType: 'Linux', maxPods: 30, upgradeSettings: { maxSurge: '33%' } }, ${size})]
`;

/** Pools by their size. The pattern gives them a surge of a third too, but under a name that these versions of the cluster's module do not read. */
const givenPools = `param loadBalancerSku string = 'standard'
param systemPoolConfig array?
param agentPoolConfig array?
param systemPoolSize string = 'Standard'
param agentPoolSize string = ''
var sizes = {
  CostOptimised: { count: 1, minCount: 1, maxCount: 3, enableAutoScaling: true }
  Standard: ${size}
  HighSpec: ${size}
}
var base = { osType: 'Linux', maxPods: 30 }
var systemPools = !empty(systemPoolConfig) ? systemPoolConfig : [union({ name: 'npsystem', mode: 'System' }, base, sizes[systemPoolSize])]
var userPools = !empty(agentPoolConfig) ? agentPoolConfig : empty(agentPoolSize) ? null : [union({ name: 'npuser', mode: 'User' }, base, sizes[agentPoolSize])]
`;
