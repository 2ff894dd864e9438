/**
 * Azure's names of the properties of the model, as ARM templates, Bicep and azapi write them (API versions up to
 * 2025-10-02-preview, azure-rest-api-specs). A property that Azure writes as one value or as a list has both names.
 */
export const azureNames: Readonly<Record<string, AzureName>> = {
  networkPlugin: { name: 'networkPlugin', in: 'networkProfile' },
  networkPluginMode: { name: 'networkPluginMode', in: 'networkProfile' },
  networkPolicy: { name: 'networkPolicy', in: 'networkProfile' },
  dataPlane: { name: 'networkDataplane', in: 'networkProfile' },
  networkMode: { name: 'networkMode', in: 'networkProfile' },
  ipFamilies: { name: 'ipFamilies', in: 'networkProfile', isList: true },
  serviceCidrs: { name: 'serviceCidr', list: 'serviceCidrs', in: 'networkProfile' },
  podCidrs: { name: 'podCidr', list: 'podCidrs', in: 'networkProfile' },
  dnsServiceIp: { name: 'dnsServiceIP', in: 'networkProfile' },
  dockerBridgeCidr: { name: 'dockerBridgeCidr', in: 'networkProfile' },
  outboundType: { name: 'outboundType', in: 'networkProfile' },
  loadBalancerSku: { name: 'loadBalancerSku', in: 'networkProfile' },
  kubernetesVersion: { name: 'kubernetesVersion', in: 'properties' },
  tier: { name: 'tier', in: 'sku' },
  mode: { name: 'mode', in: 'pool' },
  autoscaling: { name: 'enableAutoScaling', in: 'pool' },
  count: { name: 'count', in: 'pool' },
  minCount: { name: 'minCount', in: 'pool' },
  maxCount: { name: 'maxCount', in: 'pool' },
  maxPods: { name: 'maxPods', in: 'pool' },
  maxSurge: { name: 'maxSurge', in: 'upgradeSettings' },
  maxUnavailable: { name: 'maxUnavailable', in: 'upgradeSettings' },
  osType: { name: 'osType', in: 'pool' },
  osSku: { name: 'osSKU', in: 'pool' },
  priority: { name: 'scaleSetPriority', in: 'pool' },
  subnet: { name: 'vnetSubnetID', in: 'pool' },
  podSubnet: { name: 'podSubnetID', in: 'pool' },
  podIpAllocation: { name: 'podIPAllocationMode', in: 'pool' },
  addressSpace: { name: 'addressPrefixes', in: 'addressSpace', isList: true },
  prefixes: { name: 'addressPrefix', list: 'addressPrefixes', in: 'properties' },
  delegations: { name: 'delegations', in: 'properties', isList: true },
  routeTable: { name: 'routeTable', in: 'properties' },
};

export interface AzureName {
  readonly name: string;
  /** The name under which a list of them may stand instead. */
  readonly list?: string;
  /** Whether `name` itself takes a list. */
  readonly isList?: boolean;
  /**
   * The object in which it is written. `pool`: the object of an inline pool, the `properties` of a pool of its own. `upgradeSettings`
   * stands in the pool, `networkProfile` and `addressSpace` in `properties`, `sku` in the resource itself.
   */
  readonly in: 'networkProfile' | 'properties' | 'sku' | 'pool' | 'upgradeSettings' | 'addressSpace';
}
