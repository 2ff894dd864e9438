import type { Client, Cluster, Egress, NodePool } from '../../model/network';
import type { Unknown, Value } from '../../model/value';
import { clusterOf, poolOf } from '../shared/template/lower-clusters';
import { parentOf } from '../shared/template/lower';
import { elementOf, types } from '../shared/template/lowered';
import type { Reading } from '../shared/template/reader';
import { unknownSettings } from '../shared/unknown-settings';
import { absentAt } from '../shared/values';
import { azapiClient, lowerAzapi } from './azapi';
import { attributeOf } from './module';
import { settingsOf } from './lower-access';
import { rangesOf, type Lowered, type Reader } from './reader';
import { spanAt, type Instance } from './scope';

/** The resources that clusters are made of: with azurerm, and with azapi. */
export interface ClusterParts {
  readonly clusters: readonly Lowered[];
  readonly pools: readonly Lowered[];
  readonly azapiClusters: readonly Instance[];
  readonly azapiPools: readonly Instance[];
}

/**
 * The clusters with their pools, and those that only pools name. `complete`: whether the resources given are all that the
 * module has.
 */
export function lowerClusters({ clusters, pools, azapiClusters, azapiPools }: ClusterParts, client: Client, reading: Reading, complete: boolean): readonly Cluster[] {
  const owned = [...pools.map(ownedPool), ...azapiPools.map((instance) => azapiPool(instance, reading))];
  const described = [
    ...clusters.map(({ instance, reader }) => lowerCluster(instance, reader, client, reading)),
    ...azapiClusters.map((instance) => ({ ...clusterOf(lowerAzapi(instance, reading), [], true, reading), client: azapiClient(instance) })),
  ];
  const poolsById = new Map<string, NodePool[]>(described.map(({ id }) => [id, []]));
  const strays = owned.filter(({ of, pool }) => {
    const own = of.kind === 'known' ? poolsById.get(of.value) : undefined;
    own?.push(pool);
    return !own;
  });
  const nodePoolsComplete = complete && owned.every(({ of }) => of.kind === 'known');
  return [
    ...described.map((cluster) => ({ ...cluster, nodePools: [...cluster.nodePools, ...(poolsById.get(cluster.id) ?? [])], nodePoolsComplete: nodePoolsComplete && cluster.nodePoolsComplete })),
    ...clustersElsewhere(strays, client),
  ];
}

function azapiPool(instance: Instance, reading: Reading): OwnedPool {
  const { made, reader, properties } = lowerAzapi(instance, reading);
  return {
    of: parentOf(instance.id, reader.head, reading.targets, reading.elsewhere),
    at: attributeOf(instance.resource.block.body, 'parent_id'),
    pool: { ...poolOf(elementOf(made, reader), properties), client: azapiClient(instance) },
    instance,
  };
}

function lowerCluster(instance: Instance, reader: Reader, client: Client, reading: Reading): Cluster {
  const profile = reader.block('network_profile');
  const aci = aciConnector(reader);
  const defaultPool = reader.blocks('default_node_pool').readers[0];
  // Version 1 of the provider had a block for each pool.
  const oldPools = reader.blocks('agent_pool_profile').readers;
  return {
    id: instance.id,
    name: reader.text('name', 'name'),
    span: reader.head,
    body: reader.body,
    exists: instance.exists,
    when: instance.when,
    client,
    described: true,
    networkPlugin: profile.text('networkPlugin', 'network_plugin'),
    networkPluginMode: profile.text('networkPluginMode', 'network_plugin_mode'),
    networkPolicy: profile.text('networkPolicy', 'network_policy'),
    dataPlane: dataPlaneOf(profile),
    networkMode: profile.text('networkMode', 'network_mode'),
    ipFamilies: profile.texts('ipFamilies', 'ip_versions'),
    serviceCidrs: rangesOf(profile, 'serviceCidrs', 'service_cidrs', 'service_cidr'),
    podCidrs: rangesOf(profile, 'podCidrs', 'pod_cidrs', 'pod_cidr'),
    dnsServiceIp: profile.text('dnsServiceIp', 'dns_service_ip'),
    dockerBridgeCidr: profile.text('dockerBridgeCidr', 'docker_bridge_cidr'),
    outboundType: profile.text('outboundType', 'outbound_type'),
    loadBalancerSku: profile.text('loadBalancerSku', 'load_balancer_sku'),
    kubernetesVersion: reader.text('kubernetesVersion', 'kubernetes_version'),
    tier: reader.text('tier', 'sku_tier'),
    virtualNodeSubnet: aci.text('virtualNodeSubnet', 'subnet_name'),
    apiServerSubnet: reader.block('api_server_access_profile').link('apiServerSubnet', types.subnet, 'subnet_id'),
    ...settingsOf(reader, profile, reading),
    egress: egressOf(profile),
    networkProfile: profile.head,
    nodePools: [
      ...(defaultPool ? [inlinePool(instance, defaultPool, 'default_node_pool')] : []),
      ...oldPools.map((pool, index) => inlinePool(instance, pool, `agent_pool_profile[${index}]`)),
    ],
    firstPoolKnown: defaultPool !== undefined || oldPools.length > 0,
    nodePoolsComplete: true,
  };
}

/** `aci_connector_linux { subnet_name }`; before version 3 it stood in `addon_profile` and had a switch of its own. */
function aciConnector(reader: Reader): Reader {
  const newer = reader.blocks('aci_connector_linux').readers[0];
  const older = reader.blocks('addon_profile').readers[0]?.blocks('aci_connector_linux').readers[0];
  if (newer) return newer;
  const enabled = older?.bool('virtualNodes', 'enabled');
  return older && enabled?.kind === 'known' && enabled.value ? older : reader.block('aci_connector_linux');
}

function egressOf(profile: Reader): Egress {
  const balancer = profile.block('load_balancer_profile');
  const gateway = profile.block('nat_gateway_profile');
  return {
    ports: balancer.number('ports', 'outbound_ports_allocated'),
    addresses: balancer.number('addresses', 'managed_outbound_ip_count'),
    ownAddresses: balancer.length('ownAddresses', 'outbound_ip_address_ids'),
    ownPrefixes: balancer.length('ownPrefixes', 'outbound_ip_prefix_ids'),
    idleMinutes: balancer.number('idleMinutes', 'idle_timeout_in_minutes'),
    natAddresses: gateway.number('natAddresses', 'managed_outbound_ip_count'),
    natIdleMinutes: gateway.number('natIdleMinutes', 'idle_timeout_in_minutes'),
  };
}

function dataPlaneOf(profile: Reader): Value<string> {
  const ebpf = !profile.has('network_data_plane') && profile.has('ebpf_data_plane');
  return ebpf ? profile.text('dataPlane', 'ebpf_data_plane') : profile.text('dataPlane', 'network_data_plane');
}

function inlinePool(instance: Instance, reader: Reader, block: string): NodePool {
  return lowerPool({ ...instance, id: `${instance.id}.${block}` }, reader, ['node_count', 'count']);
}

function lowerPool({ id, exists, when }: Instance, reader: Reader, countNames: readonly string[] = ['node_count']): NodePool {
  const upgrade = reader.block('upgrade_settings');
  return {
    id,
    name: reader.text('name', 'name'),
    span: reader.head,
    body: reader.body,
    exists,
    when,
    mode: reader.text('mode', 'mode'),
    autoscaling: reader.bool('autoscaling', 'auto_scaling_enabled', 'enable_auto_scaling'),
    count: reader.number('count', ...countNames),
    minCount: reader.number('minCount', 'min_count'),
    maxCount: reader.number('maxCount', 'max_count'),
    maxPods: reader.number('maxPods', 'max_pods'),
    maxSurge: upgrade.text('maxSurge', 'max_surge'),
    maxUnavailable: upgrade.text('maxUnavailable', 'max_unavailable'),
    osType: reader.text('osType', 'os_type'),
    osSku: reader.text('osSku', 'os_sku'),
    priority: reader.text('priority', 'priority'),
    subnet: reader.link('subnet', types.subnet, 'vnet_subnet_id'),
    podSubnet: reader.link('podSubnet', types.subnet, 'pod_subnet_id'),
    podIpAllocation: absentAt('podIpAllocation', reader.head),
    nodePublicIp: reader.bool('nodePublicIp', 'node_public_ip_enabled', 'enable_node_public_ip'),
    nodePublicIpPrefix: reader.link('nodePublicIpPrefix', types.publicIpPrefix, 'node_public_ip_prefix_id'),
    outboundNat: reader.block('windows_profile').bool('outboundNat', 'outbound_nat_enabled'),
    gatewayPrefixSize: absentAt('gatewayPrefixSize', reader.head),
    poolType: reader.text('poolType', 'type'),
    vmSize: reader.text('vmSize', 'vm_size'),
  };
}

interface OwnedPool {
  readonly of: Value<string>;
  readonly at: ReturnType<typeof attributeOf>;
  readonly pool: NodePool;
  readonly instance: Instance;
}

function ownedPool({ instance, reader }: Lowered): OwnedPool {
  return {
    of: reader.link('cluster', types.cluster, 'kubernetes_cluster_id'),
    at: attributeOf(instance.resource.block.body, 'kubernetes_cluster_id'),
    pool: lowerPool(instance, reader),
    instance,
  };
}

/** Pools of clusters that are not described here: the cluster stands for itself, with nothing known of it. */
function clustersElsewhere(pools: readonly OwnedPool[], client: Client): readonly Cluster[] {
  const byId = new Map<string, OwnedPool[]>();
  for (const owned of pools) {
    const { file, evaluation } = owned.instance.scope;
    const id = evaluation.path + (owned.at ? file.text.slice(owned.at.value.start, owned.at.value.end) : 'another cluster');
    byId.set(id, [...(byId.get(id) ?? []), owned]);
  }
  return [...byId].flatMap(([id, owned]) => {
    const [first] = owned;
    if (!first) return [];
    const { scope } = first.instance;
    const span = first.at && !scope.evaluation.call ? spanAt(scope, first.at.value) : first.pool.span;
    const why: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'the cluster is not described here', span, origin: { span, what: id, from: [] } };
    return [elsewhere(id, why, first.pool, owned.map(({ pool }) => pool), client)];
  });
}

function elsewhere(id: string, why: Unknown, { body, span }: NodePool, nodePools: readonly NodePool[], client: Client): Cluster {
  return {
    id, name: why, span: why.span, body, exists: 'maybe', when: [], client, described: false,
    networkPlugin: why, networkPluginMode: why, networkPolicy: why, dataPlane: why, networkMode: why, ipFamilies: why,
    serviceCidrs: why, podCidrs: why, dnsServiceIp: why, dockerBridgeCidr: why, outboundType: why, loadBalancerSku: why,
    kubernetesVersion: why, tier: why, virtualNodeSubnet: why, apiServerSubnet: why, ...unknownSettings(why), networkProfile: span, nodePools, firstPoolKnown: false, nodePoolsComplete: false,
  };
}
