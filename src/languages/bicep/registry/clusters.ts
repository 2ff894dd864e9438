import type { From, RegistryModule } from './editions';
import { outputsOf } from './networks';

/*
 * The facts are from the sources and tags of Azure/bicep-registry-modules (read 2026-11-20): managed-cluster 0.1.0 to 0.14.0 and
 * agent-pool 0.1.0. Its changelog names 0.9.0 first; what is older was compared tag by tag. An input that has no part in the
 * network or in the number of nodes is not declared: what is given for it is ignored.
 */
export const clusterModules: readonly RegistryModule[] = [
  {
    path: 'avm/res/container-service/managed-cluster',
    // 0.2, 0.7, 0.11, 0.12, 0.13: other API versions. 0.4.1: the first pools have the names of the module and not those of Azure.
    // 0.5.1: `cilium` decides mode and policy. 0.6.1: the SKU of the first pools. 0.12: `upgradeSettings` for `maxSurge`, two families
    // of addresses. 0.14: pools of single machines.
    changes: ['0.1', '0.2', '0.4.1', '0.5.1', '0.6.1', '0.7', '0.11', '0.12', '0.13', '0.14'],
    text: (from: From): string => {
      const pools = from('0.4.1') ? 'primaryAgentPoolProfiles' : 'primaryAgentPoolProfile';
      return `param name string
param location string = resourceGroup().location
param networkPlugin string?
param networkPluginMode string?
param networkPolicy string?
param networkDataplane string?
param podCidr string?
param serviceCidr string?
param dnsServiceIP string?
param outboundType string = 'loadBalancer'
param loadBalancerSku string = 'standard'
param kubernetesVersion string?
param skuName string = 'Base'
param skuTier string = 'Standard'
param managedIdentities object?
${from('0.12') ? accessProfile : accessSettings}param aciConnectorLinuxEnabled bool = false
param ${pools} array
param agentPools array = []
${from('0.12') ? families : ''}resource managedCluster 'Microsoft.ContainerService/managedClusters@${apiVersion(from)}' = {
  name: name
  location: location
  sku: { name: skuName, tier: skuTier }
  identity: managedIdentities == null ? null : { type: (managedIdentities.?systemAssigned ?? false) ? 'SystemAssigned' : 'UserAssigned' }
  properties: {
    kubernetesVersion: kubernetesVersion
    agentPoolProfiles: ${from('0.4.1') ? `map(${pools}, pool => ${poolProperties('pool.?', from, true)})` : pools}
    apiServerAccessProfile: ${from('0.12') ? 'apiServerAccessProfile\n    bootstrapProfile: bootstrapProfile' : writtenAccess}
    addonProfiles: { aciConnectorLinux: { enabled: aciConnectorLinuxEnabled } }
    networkProfile: {
      networkPlugin: networkPlugin
      networkPluginMode: ${from('0.5.1') ? "networkDataplane == 'cilium' ? 'overlay' : networkPluginMode" : 'networkPluginMode'}
      networkPolicy: ${from('0.5.1') ? "networkDataplane == 'cilium' ? 'cilium' : networkPolicy" : 'networkPolicy'}
      networkDataplane: networkDataplane
      podCidr: podCidr
      serviceCidr: serviceCidr
      dnsServiceIP: dnsServiceIP
      outboundType: outboundType
      loadBalancerSku: loadBalancerSku${from('0.12') ? familySettings : ''}
    }
  }
}
resource agentPool 'Microsoft.ContainerService/managedClusters/agentPools@${apiVersion(from)}' = [for pool in agentPools: {
  parent: managedCluster
  name: pool.name
  properties: ${poolProperties('pool.?', from, false)}
}]
${outputsOf('managedCluster')}output location string = managedCluster.location
${stateOutputs.map((output) => `output ${output} string = managedCluster.properties.${output}\n`).join('')}`;
    },
  },
  {
    path: 'avm/res/container-service/managed-cluster/agent-pool',
    changes: ['0.1'],
    text: (): string => `param name string
param managedClusterName string
param count int = 1
param enableAutoScaling bool = false
param minCount int?
param maxCount int?
param maxPods int?
param mode string?
param osType string = 'Linux'
param osSKU string?
param scaleSetPriority string?
param type string?
param upgradeSettings object?
param podIPAllocationMode string?
param enableNodePublicIP bool = false
param vmSize string?
param windowsProfile object?
param podSubnetResourceId string?
param vnetSubnetResourceId string?
resource managedCluster 'Microsoft.ContainerService/managedClusters@2025-10-01' existing = { name: managedClusterName }
resource agentPool 'Microsoft.ContainerService/managedClusters/agentPools@2025-10-01' = {
  parent: managedCluster
  name: name
  properties: ${poolProperties('', () => true, false)}
}
${outputsOf('agentPool')}`,
  },
];

/** Who reaches the API server, and where a cluster without a way out has its images from: since 0.12 as the API has it. */
const accessProfile = `param apiServerAccessProfile object?
param bootstrapProfile object?
`;
const accessSettings = `param enablePrivateCluster bool = false
param enablePrivateClusterPublicFQDN bool = false
param privateDNSZone string?
param authorizedIPRanges array?
`;
const writtenAccess = `{
      enablePrivateCluster: enablePrivateCluster
      enablePrivateClusterPublicFQDN: enablePrivateClusterPublicFQDN
      privateDNSZone: privateDNSZone
      authorizedIPRanges: authorizedIPRanges
    }`;

const families = `param ipFamilies array = ['IPv4']
param networkMode string?
param podCidrs array?
param serviceCidrs array?
`;

const familySettings = `
      networkMode: networkMode
      ipFamilies: ipFamilies
      podCidrs: podCidrs
      serviceCidrs: serviceCidrs`;

/** What Azure says of the cluster once it is there, by the names of the outputs: no more is known of it than that. */
const stateOutputs = ['controlPlaneFQDN', 'systemAssignedMIPrincipalId', 'kubeletIdentityClientId', 'kubeletIdentityObjectId',
  'kubeletIdentityResourceId', 'omsagentIdentityObjectId', 'keyvaultIdentityObjectId', 'keyvaultIdentityClientId',
  'ingressApplicationGatewayIdentityObjectId', 'oidcIssuerUrl', 'addonProfiles', 'webAppRoutingIdentityObjectId'];

function apiVersion(from: From): string {
  if (from('0.13')) return '2025-10-01';
  if (from('0.12')) return '2025-09-01';
  if (from('0.11')) return '2025-05-02-preview';
  if (from('0.7')) return '2024-09-02-preview';
  return from('0.2') ? '2024-03-02-preview' : '2023-07-02-preview';
}

/**
 * The properties of a pool, from inputs of which `at` is what stands before their names. `first`: of those that are made with
 * the cluster, with their names. The defaults are the module's, not Azure's.
 */
function poolProperties(at: string, from: From, first: boolean): string {
  const ofScaleSet = (value: string): string => (from('0.14') ? `${at}type == 'VirtualMachines' ? null : ${value}` : value);
  const id = from('0.4.1') ? 'ResourceId' : 'Id';
  return `{
    ${first ? `name: ${at}name\n    ` : ''}count: ${ofScaleSet(`(${at}count ?? 1)`)}
    enableAutoScaling: ${ofScaleSet(`(${at}enableAutoScaling ?? false)`)}
    minCount: ${ofScaleSet(`${at}minCount`)}
    maxCount: ${ofScaleSet(`${at}maxCount`)}
    maxPods: ${at}maxPods
    mode: ${at}mode
    osType: ${at}osType ?? 'Linux'
    ${from('0.6.1') || !first ? `osSKU: ${at}osSKU\n    ` : ''}scaleSetPriority: ${at}scaleSetPriority
    upgradeSettings: ${from('0.12') ? `${at}upgradeSettings\n    podIPAllocationMode: ${at}podIPAllocationMode` : `{ maxSurge: ${at}maxSurge }`}
    enableNodePublicIP: ${at}enableNodePublicIP
    vmSize: ${at}vmSize
    windowsProfile: ${at}windowsProfile
    podSubnetID: ${at}podSubnet${id}
    vnetSubnetID: ${at}vnetSubnet${id}
  }`;
}
