import type { Client, Cluster, Network, NodePool, Route, RouteTable, Subnet, VirtualNetwork } from '../../model/network';
import type { List, Unknown, Value } from '../../model/value';
import type { Span } from '../../text/span';
import { nameOf } from '../../text/uris';
import type { NotChecked } from '../language';
import { absentAt, type Link } from '../shared/values';
import { instancesOf } from './instances';
import { inlineSubnetId } from './look-up';
import { attributeOf } from './module';
import { readerOf, type Reader } from './reader';
import { spanAt, type Evaluation, type Instance } from './scope';

/** The network that a module describes. What is not known on the way is added to `notChecked`. */
export function lower(evaluation: Evaluation, client: Client, notChecked: NotChecked[]): Network {
  const { module } = evaluation;
  let complete = module.calls.size === 0 && module.unreadable.length === 0 && !evaluation.called;
  const every = (type: string): readonly Lowered[] => {
    const found: Lowered[] = [];
    for (const resource of module.resources.values()) {
      if (resource.mode !== 'managed' || resource.type !== type) continue;
      const { instances, open } = instancesOf(evaluation, resource);
      if (open) complete = false;
      for (const instance of instances) found.push({ instance, reader: readerOf(resource.block, instance.scope, notChecked) });
    }
    return found;
  };

  const networks = every('azurerm_virtual_network');
  const names = networks.map(({ instance, reader }) => ({ id: instance.id, name: reader.text('name', 'name') }));
  const networkByName = (link: Link): string | Elsewhere | undefined => byName(link, names, 'virtual network');
  const tables = lowerRouteTables(every('azurerm_route_table'), every('azurerm_route'));
  const subnets = [
    ...networks.flatMap(({ instance, reader }) => inlineSubnets(instance, reader)),
    ...every('azurerm_subnet').map(({ instance, reader }): Subnet => ({
      ...elementOf(instance, reader),
      virtualNetwork: reader.link('virtualNetwork', networkByName, 'virtual_network_name'),
      ...subnetSettings(reader),
    })),
  ];
  const associated = routeAssociations(every('azurerm_subnet_route_table_association'));
  const peerings = every('azurerm_virtual_network_peering').map(({ reader }) => ({
    of: reader.link('virtualNetwork', networkByName, 'virtual_network_name'),
    with: reader.link('peers', idOf('virtual network', 'virtualNetworks'), 'remote_virtual_network_id'),
  }));
  const clusters = every('azurerm_kubernetes_cluster').map(({ instance, reader }) => lowerCluster(instance, reader, client));
  const pools = every('azurerm_kubernetes_cluster_node_pool').map(({ instance, reader }) => ({
    of: reader.link('cluster', idOf('cluster', 'managedClusters'), 'kubernetes_cluster_id'),
    at: attributeOf(instance.resource.block.body, 'kubernetes_cluster_id'),
    pool: lowerPool(instance, reader),
    instance,
  }));
  return {
    clusters: [...clusters.map((cluster) => withPools(cluster, pools, complete)), ...clustersElsewhere(pools, clusters, client)],
    virtualNetworks: networks.map(({ instance, reader }): VirtualNetwork => ({
      ...elementOf(instance, reader),
      addressSpace: reader.texts('addressSpace', 'address_space'),
      peers: peersOf(instance.id, peerings, reader.head),
    })),
    subnets: subnets.map((subnet) => ({ ...subnet, routeTable: associated.get(subnet.id) ?? subnet.routeTable })),
    routeTables: tables,
    complete,
  };
}

interface Lowered {
  readonly instance: Instance;
  readonly reader: Reader;
}

interface Elsewhere {
  readonly notHere: string;
}

function elementOf(instance: Instance, reader: Reader): Pick<VirtualNetwork, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  const { id, exists, when } = instance;
  return { id, name: reader.text('name', 'name'), span: reader.head, body: reader.body, exists, when };
}

/** An element is meant by its `id`, or by an id written out, which names one that is not described here. */
function idOf(kind: string, segment: string): (link: Link) => string | Elsewhere | undefined {
  return ({ datum, part }) => {
    if (part?.attribute === 'id') return part.element;
    if (datum.kind === 'atom' && typeof datum.value === 'string') {
      const name = datum.value.toLowerCase().includes(`/${segment.toLowerCase()}/`) ? nameOf(datum.value) : datum.value;
      return { notHere: `${kind} \`${name}\` is not described here` };
    }
    return undefined;
  };
}

/** A network that is meant by its name: by reference, or by a name that exactly one network here has. */
function byName({ datum, part }: Link, named: readonly { readonly id: string; readonly name: Value<string> }[], kind: string): string | Elsewhere | undefined {
  if (part?.attribute === 'name' && named.some(({ id }) => id === part.element)) return part.element;
  if (datum.kind !== 'atom' || typeof datum.value !== 'string') return undefined;
  const wanted = datum.value.toLowerCase();
  const [one, ...others] = named.filter(({ name }) => name.kind === 'known' && name.value.toLowerCase() === wanted);
  if (one && others.length === 0) return one.id;
  return { notHere: one ? `several networks here are called \`${datum.value}\`` : `${kind} \`${datum.value}\` is not described here` };
}

function subnetSettings(reader: Reader): Pick<Subnet, 'prefixes' | 'delegations' | 'routeTable'> {
  const single = reader.datum('address_prefix');
  return {
    prefixes: single && !reader.datum('address_prefixes') ? asList(reader.text('prefixes', 'address_prefix')) : reader.texts('prefixes', 'address_prefixes'),
    delegations: delegationsOf(reader),
    routeTable: reader.link('routeTable', idOf('route table', 'routeTables'), 'route_table_id', 'route_table_id_wo'),
  };
}

/** A single value as a list of one. */
function asList<T>(value: Value<T>): Value<List<T>> {
  switch (value.kind) {
    case 'known':
      return { ...value, value: { items: [value], complete: true } };
    case 'oneOf':
      return { ...value, options: value.options.map(({ value: option, when }) => ({ value: option.kind === 'known' ? { ...option, value: { items: [option], complete: true } } : option, when })) };
    case 'unknown':
    case 'absent':
      return value;
  }
}

function delegationsOf(reader: Reader): Value<List<string>> {
  const { readers, open } = reader.blocks('delegation');
  const services = readers.map((delegation) => {
    const nested = delegation.blocks('service_delegation').readers[0];
    return nested ? nested.text('delegations', 'name') : delegation.text('delegations', 'name');
  });
  if (services.length === 0 && !open) return absentAt('delegations', reader.head);
  return listAt(services, open === undefined, reader.head, 'delegation');
}

function listAt<T>(items: readonly Value<T>[], complete: boolean, span: Span, what: string): Value<List<T>> {
  const place = items[0]?.kind === 'known' ? items[0].span : span;
  return { kind: 'known', value: { items, complete }, span: place, origin: { span: place, what, from: [] } };
}

/** Subnets that are written inside their network, as blocks or as a list of objects. */
function inlineSubnets(instance: Instance, network: Reader): readonly Subnet[] {
  const { readers } = network.blocks('subnet');
  return readers.map((reader): Subnet => {
    const name = reader.datum('name');
    return {
      id: inlineSubnetId(instance.id, new Map(name ? [['name', name]] : [])),
      name: reader.text('name', 'name'),
      span: reader.head,
      body: reader.body,
      exists: instance.exists,
      when: instance.when,
      virtualNetwork: { kind: 'known', value: instance.id, span: reader.head, origin: { span: network.head, what: instance.id, from: [] } },
      ...subnetSettings(reader),
    };
  });
}

function lowerRouteTables(tables: readonly Lowered[], routes: readonly Lowered[]): readonly RouteTable[] {
  const named = tables.map(({ instance, reader }) => ({ id: instance.id, name: reader.text('name', 'name') }));
  const separate = routes.map(({ instance, reader }) => ({
    table: reader.link('routeTable', (link) => byName(link, named, 'route table'), 'route_table_name'),
    route: lowerRoute(instance, reader, instance.id),
  }));
  return tables.map(({ instance, reader }) => ({
    ...elementOf(instance, reader),
    routes: [
      ...reader.blocks('route').readers.map((route, index) => lowerRoute(instance, route, `${instance.id}.route[${index}]`)),
      ...separate.flatMap(({ table, route }) => (table.kind === 'known' && table.value === instance.id ? [route] : [])),
    ],
  }));
}

function lowerRoute(instance: Instance, reader: Reader, id: string): Route {
  return {
    ...elementOf(instance, reader),
    id,
    prefix: reader.text('prefix', 'address_prefix'),
    nextHopType: reader.text('nextHopType', 'next_hop_type'),
  };
}

function routeAssociations(associations: readonly Lowered[]): ReadonlyMap<string, Value<string>> {
  const bySubnet = new Map<string, Value<string>>();
  for (const { reader } of associations) {
    const subnet = reader.link('subnet', idOf('subnet', 'subnets'), 'subnet_id');
    if (subnet.kind === 'known') bySubnet.set(subnet.value, reader.link('routeTable', idOf('route table', 'routeTables'), 'route_table_id'));
  }
  return bySubnet;
}

function peersOf(id: string, peerings: readonly { readonly of: Value<string>; readonly with: Value<string> }[], head: Span): Value<List<string>> {
  const own = peerings.flatMap((peering) => (peering.of.kind === 'known' && peering.of.value === id ? [peering.with] : []));
  const complete = peerings.every((peering) => peering.of.kind === 'known');
  return own.length === 0 && complete ? absentAt('peers', head) : listAt(own, complete, head, 'peerings');
}

function lowerCluster(instance: Instance, reader: Reader, client: Client): Cluster {
  const profile = reader.block('network_profile');
  const aci = aciConnector(reader);
  const defaultPool = reader.blocks('default_node_pool').readers[0];
  // Version 1 of the provider had a block for each pool.
  const oldPools = reader.blocks('agent_pool_profile').readers;
  return {
    ...elementOf(instance, reader),
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
    networkProfile: profile.head,
    nodePools: [
      ...(defaultPool ? [inlinePool(instance, defaultPool, 'default_node_pool')] : []),
      ...oldPools.map((pool, index) => inlinePool(instance, pool, `agent_pool_profile[${index}]`)),
    ],
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

function dataPlaneOf(profile: Reader): Value<string> {
  const ebpf = profile.datum('network_data_plane') ? undefined : profile.datum('ebpf_data_plane');
  return ebpf ? profile.text('dataPlane', 'ebpf_data_plane') : profile.text('dataPlane', 'network_data_plane');
}

/** The list where it is written, else the single range as a list of one. */
function rangesOf(profile: Reader, property: string, list: string, single: string): Value<List<string>> {
  const one = profile.datum(list) ? undefined : profile.datum(single);
  return one ? asList(profile.text(property, single)) : profile.texts(property, list);
}

function inlinePool(instance: Instance, reader: Reader, block: string): NodePool {
  return { ...lowerPool(instance, reader, ['node_count', 'count']), id: `${instance.id}.${block}` };
}

function lowerPool(instance: Instance, reader: Reader, countNames: readonly string[] = ['node_count']): NodePool {
  const upgrade = reader.block('upgrade_settings');
  return {
    ...elementOf(instance, reader),
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
    subnet: reader.link('subnet', idOf('subnet', 'subnets'), 'vnet_subnet_id'),
    podSubnet: reader.link('podSubnet', idOf('subnet', 'subnets'), 'pod_subnet_id'),
    podIpAllocation: absentAt('podIpAllocation', reader.head),
  };
}

interface OwnedPool {
  readonly of: Value<string>;
  readonly at: ReturnType<typeof attributeOf>;
  readonly pool: NodePool;
  readonly instance: Instance;
}

function withPools(cluster: Cluster, pools: readonly OwnedPool[], complete: boolean): Cluster {
  const own = pools.flatMap(({ of, pool }) => (of.kind === 'known' && of.value === cluster.id ? [pool] : []));
  const unsure = pools.some(({ of }) => of.kind !== 'known');
  return { ...cluster, nodePools: [...cluster.nodePools, ...own], nodePoolsComplete: complete && !unsure };
}

/** Pools of clusters that are not described here: the cluster stands for itself, with nothing known of it. */
function clustersElsewhere(pools: readonly OwnedPool[], clusters: readonly Cluster[], client: Client): readonly Cluster[] {
  const byId = new Map<string, OwnedPool[]>();
  for (const owned of pools) {
    if (owned.of.kind === 'known' && clusters.some(({ id }) => id === (owned.of.kind === 'known' ? owned.of.value : ''))) continue;
    const { file } = owned.instance.scope;
    const id = owned.at ? file.text.slice(owned.at.value.start, owned.at.value.end) : 'another cluster';
    byId.set(id, [...(byId.get(id) ?? []), owned]);
  }
  return [...byId].flatMap(([id, owned]) => {
    const [first] = owned;
    if (!first) return [];
    const span = first.at ? spanAt(first.instance.scope, first.at.value) : first.pool.span;
    const why: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'the cluster is not described here', span, origin: { span, what: id, from: [] } };
    return [elsewhere(id, why, first.pool, owned.map(({ pool }) => pool), client)];
  });
}

function elsewhere(id: string, why: Unknown, { body, span }: NodePool, nodePools: readonly NodePool[], client: Client): Cluster {
  return {
    id, name: why, span: why.span, body, exists: 'maybe', when: [], client, described: false,
    networkPlugin: why, networkPluginMode: why, networkPolicy: why, dataPlane: why, networkMode: why, ipFamilies: why,
    serviceCidrs: why, podCidrs: why, dnsServiceIp: why, dockerBridgeCidr: why, outboundType: why, loadBalancerSku: why,
    kubernetesVersion: why, tier: why, virtualNodeSubnet: why, networkProfile: span, nodePools, nodePoolsComplete: false,
  };
}

