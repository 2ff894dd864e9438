import { compatible, negated, sameCondition, type Condition } from '../../../model/condition';
import type { Client, Cluster, Egress, NodePool } from '../../../model/network';
import { mapValue, type Unknown, type Value } from '../../../model/value';
import { unknownSettings } from '../unknown-settings';
import { absentAt } from '../values';
import { settingsOf } from './lower-access';
import { elementOf, existenceOf, types, type Lowered } from './lowered';
import type { Reader, Reading } from './reader';

/** The clusters with their pools, and those that only pools name. */
export function lowerClusters(clusters: readonly Lowered[], pools: readonly Lowered[], reading: Reading, complete: boolean): readonly Cluster[] {
  const owned = pools.map((pool) => ({ of: reading.targets.parentOf(pool.made.copy.id), pool: poolOf(elementOf(pool.made, pool.reader), pool.properties), lowered: pool }));
  const described = new Set(clusters.map(({ made }) => made.copy.id));
  const ownersKnown = owned.every(({ of }) => of !== undefined && of.kind !== 'unclear');
  const strays = new Map<string, typeof owned>();
  for (const each of owned) {
    if (each.of?.kind === 'element' && described.has(each.of.id)) continue;
    const key = each.of?.kind === 'elsewhere' ? each.of.elsewhere.shown.join('/') : `of ${each.pool.id}`;
    strays.set(key, [...(strays.get(key) ?? []), each]);
  }
  return [
    ...clusters.map((cluster) => clusterOf(cluster, owned.flatMap(({ of, pool }) => (of?.kind === 'element' && of.id === cluster.made.copy.id ? [of.assumed ? under(pool, of.assumed.condition) : pool] : [])), complete && ownersKnown, reading)),
    ...[...strays].flatMap(([id, each]) => {
      const [first] = each;
      return first ? [clusterElsewhere(id, first.lowered, each.map(({ pool }) => pool))] : [];
    }),
  ];
}

/** A pool that is one of the cluster only if an assumption holds. */
function under(pool: NodePool, condition: Condition): NodePool {
  return { ...pool, exists: 'maybe', when: [...pool.when, condition] };
}

/** A pool that is written in its cluster and as a resource of its own is one pool: what its own resource says holds. */
function together(inline: readonly NodePool[], own: readonly NodePool[]): readonly NodePool[] {
  const nameIn = ({ name }: NodePool): string | undefined => (name.kind === 'known' ? name.value.toLowerCase() : undefined);
  const first = inline.map((pool): NodePool => {
    const twin = own.find((other) => nameIn(pool) !== undefined && nameIn(other) === nameIn(pool) && compatible(pool.when, other.when));
    if (!twin) return pool;
    const extra = twin.when.filter((condition) => !pool.when.some((other) => sameCondition(condition, other)));
    const [only, another] = extra;
    // Where the other one is made under a condition, the first is what there is without it.
    if (twin.exists === 'yes' || !only) return twin;
    return another ? pool : { ...pool, exists: 'maybe', when: [...pool.when, negated(only)] };
  });
  return [...new Set([...first, ...own])];
}

/** A cluster as it is written, with the pools that are resources of their own. */
export function clusterOf({ made, reader, properties }: Lowered, ownPools: readonly NodePool[], complete: boolean, reading: Reading): Cluster {
  const profile = properties.block('networkProfile');
  const inline = properties.items('agentPoolProfiles');
  return {
    ...elementOf(made, reader),
    client: clientOf({ made, reader }),
    described: true,
    networkPlugin: profile.text('networkPlugin', 'networkPlugin'),
    networkPluginMode: profile.text('networkPluginMode', 'networkPluginMode'),
    networkPolicy: profile.text('networkPolicy', 'networkPolicy'),
    dataPlane: profile.text('dataPlane', 'networkDataplane'),
    networkMode: profile.text('networkMode', 'networkMode'),
    ipFamilies: profile.texts('ipFamilies', 'ipFamilies'),
    serviceCidrs: profile.ranges('serviceCidrs', 'serviceCidrs', 'serviceCidr'),
    podCidrs: profile.ranges('podCidrs', 'podCidrs', 'podCidr'),
    dnsServiceIp: profile.text('dnsServiceIp', 'dnsServiceIP'),
    dockerBridgeCidr: profile.text('dockerBridgeCidr', 'dockerBridgeCidr'),
    outboundType: profile.text('outboundType', 'outboundType'),
    loadBalancerSku: profile.text('loadBalancerSku', 'loadBalancerSku'),
    kubernetesVersion: properties.text('kubernetesVersion', 'kubernetesVersion'),
    tier: reader.block('sku').text('tier', 'tier'),
    virtualNodeSubnet: virtualNodeSubnetOf(properties),
    apiServerSubnet: properties.block('apiServerAccessProfile').link('apiServerSubnet', 'subnetId', types.subnet),
    ...settingsOf(reader, properties, reading),
    egress: egressOf(profile),
    networkProfile: profile.head,
    nodePools: [
      ...together(inline.readers.map((item) => poolOf({
        id: `${made.copy.id}/agentPools/${poolName(item.reader, item.index)}`,
        name: item.reader.text('name', 'name'),
        span: item.reader.head,
        body: item.reader.datum?.origin.span ?? made.declaration.body,
        ...existenceOf(made, item),
      }, item.reader)), ownPools),
    ],
    firstPoolKnown: inline.open === undefined && inline.readers[0]?.sure === true,
    nodePoolsComplete: complete && inline.open === undefined,
  };
}

function egressOf(profile: Reader): Egress {
  const balancer = profile.block('loadBalancerProfile');
  const gateway = profile.block('natGatewayProfile');
  return {
    ports: balancer.number('ports', 'allocatedOutboundPorts'),
    addresses: balancer.block('managedOutboundIPs').number('addresses', 'count'),
    ownAddresses: balancer.block('outboundIPs').length('ownAddresses', 'publicIPs'),
    ownPrefixes: balancer.block('outboundIPPrefixes').length('ownPrefixes', 'publicIPPrefixes'),
    idleMinutes: balancer.number('idleMinutes', 'idleTimeoutInMinutes'),
    natAddresses: gateway.block('managedOutboundIPProfile').number('natAddresses', 'count'),
    natIdleMinutes: gateway.number('natIdleMinutes', 'idleTimeoutInMinutes'),
  };
}

/** The virtual nodes are an add-on: without it, or with the add-on off, no subnet is theirs. */
function virtualNodeSubnetOf(properties: Reader): Value<string> {
  const connector = properties.block('addonProfiles').block('aciConnectorLinux');
  const enabled = connector.bool('virtualNodes', 'enabled');
  const name = connector.block('config').text('virtualNodeSubnet', 'SubnetName');
  const off = absentAt('virtualNodeSubnet', connector.head);
  switch (enabled.kind) {
    case 'known':
      return enabled.value ? name : off;
    case 'unknown':
      return name.kind === 'absent' ? name : enabled;
    case 'oneOf':
      return name.kind === 'absent' ? name : { kind: 'unknown', reason: 'no-value', message: 'a condition decides whether there are virtual nodes', span: enabled.span, origin: enabled.origin };
    case 'absent':
      return name;
  }
}

function poolName(pool: Reader, index: number): string {
  const name = pool.get('name');
  return name?.kind === 'atom' ? String(name.value) : String(index);
}

/** A pool: the object of one that is written in its cluster, the `properties` of one of its own. */
export function poolOf(element: Pick<NodePool, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'>, pool: Reader): NodePool {
  const upgrade = pool.block('upgradeSettings');
  return {
    ...element,
    mode: pool.text('mode', 'mode'),
    autoscaling: pool.bool('autoscaling', 'enableAutoScaling'),
    count: pool.number('count', 'count'),
    minCount: pool.number('minCount', 'minCount'),
    maxCount: pool.number('maxCount', 'maxCount'),
    maxPods: pool.number('maxPods', 'maxPods'),
    maxSurge: upgrade.text('maxSurge', 'maxSurge'),
    maxUnavailable: upgrade.text('maxUnavailable', 'maxUnavailable'),
    osType: pool.text('osType', 'osType'),
    osSku: pool.text('osSku', 'osSKU'),
    priority: pool.text('priority', 'scaleSetPriority'),
    subnet: pool.link('subnet', 'vnetSubnetID', types.subnet),
    podSubnet: pool.link('podSubnet', 'podSubnetID', types.subnet),
    podIpAllocation: pool.text('podIpAllocation', 'podIPAllocationMode'),
    nodePublicIp: pool.bool('nodePublicIp', 'enableNodePublicIP'),
    nodePublicIpPrefix: pool.link('nodePublicIpPrefix', 'nodePublicIPPrefixID', types.publicIpPrefix),
    outboundNat: mapValue(pool.block('windowsProfile').bool('outboundNat', 'disableOutboundNat'), (off) => !off),
    gatewayPrefixSize: pool.block('gatewayProfile').number('gatewayPrefixSize', 'publicIPPrefixSize'),
    poolType: pool.text('poolType', 'type'),
    vmSize: pool.text('vmSize', 'vmSize'),
  };
}

/** What Azure is asked through: an API of that version. */
function clientOf({ made, reader }: Pick<Lowered, 'made' | 'reader'>): Client {
  const { apiVersion } = made.declaration;
  if (!apiVersion) return { kind: 'arm', version: absentAt('version', reader.head) };
  const span = reader.head.uri === apiVersion.span.uri ? apiVersion.span : reader.head;
  return { kind: 'arm', version: { kind: 'known', value: apiVersion.text, span, origin: { span, what: 'version of the API', from: [] } } };
}

/** A cluster that is not described here: it stands for its pools, with nothing known of it. */
function clusterElsewhere(id: string, first: Lowered, nodePools: readonly NodePool[]): Cluster {
  const { reader, made } = first;
  const span = reader.head;
  const why: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'the cluster is not described here', span, origin: { span, what: id, from: [] } };
  return {
    ...elementOf(made, reader),
    id: `existing managedClusters/${id}`, name: why, exists: 'maybe', when: [], client: clientOf(first), described: false,
    networkPlugin: why, networkPluginMode: why, networkPolicy: why, dataPlane: why, networkMode: why, ipFamilies: why,
    serviceCidrs: why, podCidrs: why, dnsServiceIp: why, dockerBridgeCidr: why, outboundType: why, loadBalancerSku: why,
    kubernetesVersion: why, tier: why, virtualNodeSubnet: why, apiServerSubnet: why, ...unknownSettings(why), networkProfile: span, nodePools, firstPoolKnown: false, nodePoolsComplete: false,
  };
}

