import type { Client, Cluster, NodePool } from '../../model/network';
import { mapValue } from '../../model/value';
import { absentAt } from '../shared/values';
import { textOf } from './evaluate/shell';
import { settingsOf } from './lower-access';
import { byOwner, elementOf, type Lowered } from './lowered';

/** The clusters with their pools. `complete`: whether everything that is made was seen. */
export function lowerClusters(clusters: readonly Lowered[], pools: readonly Lowered[], complete: boolean): readonly Cluster[] {
  const poolsOf = byOwner(pools);
  return clusters.flatMap((cluster) => {
    const named = poolsOf.get(cluster.made.id) ?? [];
    // Of a pool that is only changed here, nobody knows what it is.
    const own = named.filter(({ made }) => made.described);
    return cluster.made.described || own.length > 0 ? [lowerCluster(cluster, own, complete && own.length === named.length)] : [];
  });
}

function lowerCluster(lowered: Lowered, pools: readonly Lowered[], complete: boolean): Cluster {
  const { made, reader } = lowered;
  const element = elementOf(lowered);
  const client: Client = { kind: made.client, version: absentAt('version', made.head) };
  return {
    ...element,
    ...(!made.described && { exists: 'maybe' as const }),
    client,
    described: made.described,
    networkPlugin: reader.text('networkPlugin', 'networkPlugin'),
    networkPluginMode: reader.text('networkPluginMode', 'networkPluginMode'),
    networkPolicy: reader.text('networkPolicy', 'networkPolicy'),
    dataPlane: reader.text('dataPlane', 'dataPlane'),
    networkMode: reader.text('networkMode', 'networkMode'),
    ipFamilies: reader.texts('ipFamilies', 'ipFamilies'),
    serviceCidrs: reader.texts('serviceCidrs', 'serviceCidrs', 'serviceCidr'),
    podCidrs: reader.texts('podCidrs', 'podCidrs', 'podCidr'),
    dnsServiceIp: reader.text('dnsServiceIp', 'dnsServiceIp'),
    dockerBridgeCidr: reader.text('dockerBridgeCidr', 'dockerBridgeCidr'),
    outboundType: reader.text('outboundType', 'outboundType'),
    loadBalancerSku: reader.text('loadBalancerSku', 'loadBalancerSku'),
    kubernetesVersion: reader.text('kubernetesVersion', 'kubernetesVersion'),
    tier: reader.text('tier', 'tier'),
    virtualNodeSubnet: hasVirtualNodes(lowered) ? reader.text('virtualNodeSubnet', 'virtualNodeSubnetName') : absentAt('virtualNodeSubnet', made.head),
    apiServerSubnet: reader.link('apiServerSubnet', 'apiServerSubnet'),
    ...settingsOf(lowered),
    egress: {
      ports: reader.number('ports', 'outboundPorts'),
      addresses: reader.number('addresses', 'outboundAddresses'),
      ownAddresses: reader.length('ownAddresses', 'ownOutboundAddresses'),
      ownPrefixes: reader.length('ownPrefixes', 'ownOutboundPrefixes'),
      idleMinutes: reader.number('idleMinutes', 'outboundIdleMinutes'),
      natAddresses: reader.number('natAddresses', 'natAddresses'),
      natIdleMinutes: reader.number('natIdleMinutes', 'natIdleMinutes'),
    },
    networkProfile: made.head,
    nodePools: pools.map((pool) => lowerPool(pool, made.when.length > 0 && pool.made.when.length === 0 ? { exists: made.exists, when: made.when } : {})),
    firstPoolKnown: made.described,
    nodePoolsComplete: made.described && complete,
  };
}

function hasVirtualNodes({ made }: Lowered): boolean {
  const addons = made.given.get('addons');
  const text = textOf(addons?.datum);
  return made.given.has('virtualNodeSubnetName') && (text === undefined || text.split(',').some((each) => each.trim() === 'virtual-node'));
}

function lowerPool(lowered: Lowered, existence: Partial<Pick<NodePool, 'exists' | 'when'>>): NodePool {
  const { reader } = lowered;
  return {
    ...elementOf(lowered),
    ...existence,
    mode: reader.text('mode', 'mode'),
    autoscaling: reader.bool('autoscaling', 'autoscaling'),
    count: reader.number('count', 'count'),
    minCount: reader.number('minCount', 'minCount'),
    maxCount: reader.number('maxCount', 'maxCount'),
    maxPods: reader.number('maxPods', 'maxPods'),
    maxSurge: reader.text('maxSurge', 'maxSurge'),
    maxUnavailable: reader.text('maxUnavailable', 'maxUnavailable'),
    osType: reader.text('osType', 'osType'),
    osSku: reader.text('osSku', 'osSku'),
    priority: reader.text('priority', 'priority'),
    subnet: reader.link('subnet', 'subnet'),
    podSubnet: reader.link('podSubnet', 'podSubnet'),
    podIpAllocation: reader.text('podIpAllocation', 'podIpAllocation'),
    nodePublicIp: reader.bool('nodePublicIp', 'nodePublicIp'),
    nodePublicIpPrefix: reader.link('nodePublicIpPrefix', 'nodePublicIpPrefix'),
    outboundNat: mapValue(reader.bool('outboundNat', 'outboundNatOff'), (off) => !off),
    gatewayPrefixSize: reader.number('gatewayPrefixSize', 'gatewayPrefixSize'),
    poolType: reader.text('poolType', 'poolType'),
    vmSize: reader.text('vmSize', 'vmSize'),
  };
}
