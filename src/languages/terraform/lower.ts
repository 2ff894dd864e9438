import type { Client, Network, PublicIpPrefix, Route, RouteTable, Subnet, VirtualNetwork } from '../../model/network';
import type { List, Unknown, Value } from '../../model/value';
import { remembered } from '../../text/memo';
import type { Span } from '../../text/span';
import type { NotChecked } from '../language';
import { placeholders } from '../shared/template/elsewhere';
import { addressSpaceOf, inlineSubnets as inlineAzapiSubnets, parentOf, routeOf, subnetOf } from '../shared/template/lower';
import { publicIpPrefixOf } from '../shared/template/lower-access';
import { elementOf as azapiElement, existenceOf, types, typesRead, type Lowered as LoweredAzapi } from '../shared/template/lowered';
import type { Reading } from '../shared/template/reader';
import { absentAt, underConditions } from '../shared/values';
import { lowerAzapi } from './azapi';
import { instancesOf } from './instances';
import { inlineSubnetId } from './look-up';
import { lowerClusters } from './lower-clusters';
import type { Module, Resource } from './module';
import { withCalled } from './module-calls';
import { rangesOf, readerOf, type Lowered, type Reader } from './reader';
import { spanAt, type Evaluation, type Instance } from './scope';
import { isForeign } from './sources';
import { azapiTypeOf, azurermTypes, findTargets } from './targets';

/** The network that a module and all that it calls describe. What is not known on the way is added to `notChecked`. */
export function lower(root: Evaluation, client: Client, notChecked: NotChecked[]): Network {
  const { evaluations, complete: allHere } = withCalled(root);
  let complete = allHere && evaluations.every(({ module }) => module.unreadable.length === 0);
  const instances = (type: string): readonly Instance[] => evaluations.flatMap((evaluation) =>
    (byType(evaluation.module).get(type) ?? []).flatMap((resource) => {
      const found = instancesOf(evaluation, resource);
      if (found.copies.open && resource.mode === 'managed') complete = false;
      return found.instances;
    }));
  const linked = [...Object.keys(azurermTypes), 'azapi_resource'].flatMap((type) => [...instances(type), ...instances(`data.${type}`)]);
  const targets = findTargets(linked);
  const reading: Reading = { targets, notChecked, elsewhere: new Map(), isHidden: (place) => isForeign(place, root) };
  const every = (type: string): readonly Lowered[] =>
    instances(type).map((instance) => ({ instance, reader: readerOf(instance.resource.block, instance.scope, reading) }));
  const azapi = linked.filter(({ resource }) => resource.type === 'azapi_resource' && resource.mode === 'managed');
  const azapiOf = (type: string): readonly Instance[] => azapi.filter((instance) => azapiTypeOf(instance)?.type === type);
  for (const type of notFollowed) notChecked.push(...instances(type).flatMap(notFollowedIn));

  const networks = every('azurerm_virtual_network');
  const azapiNetworks = azapiOf(types.virtualNetwork).map((instance) => lowerAzapi(instance, reading));
  const subnets = [
    ...networks.flatMap(({ instance, reader }) => inlineSubnets(instance, reader, notChecked)).filter(({ id }) => targets.twinOf(id) === undefined),
    ...every('azurerm_subnet').map(({ instance, reader }): Subnet => ({
      ...elementOf(instance, reader),
      described: true,
      virtualNetwork: reader.named('virtualNetwork', types.virtualNetwork, 'virtual_network_name'),
      prefixes: prefixesOf(reader, notChecked),
      delegations: delegationsOf(reader),
      routeTable: routeTableOf(reader),
    })),
    ...azapiNetworks.flatMap((network) => inlineAzapiSubnets(network, notChecked)),
    ...azapiOf(types.subnet).map((instance): Subnet => {
      const { made, reader, properties } = lowerAzapi(instance, reading);
      return { ...azapiElement(made, reader), ...subnetOf(reader, properties, notChecked), virtualNetwork: parentOf(instance.id, reader.head, targets, reading.elsewhere) };
    }),
  ];
  const associated = routeAssociations(every('azurerm_subnet_route_table_association'));
  const peerings = every('azurerm_virtual_network_peering').map(({ instance, reader }) => ({
    of: reader.named('virtualNetwork', types.virtualNetwork, 'virtual_network_name'),
    with: underConditions(reader.link('peers', types.virtualNetwork, 'remote_virtual_network_id'), instance, `\`${instance.id}\``),
  }));
  const tables = [
    ...lowerRouteTables(every('azurerm_route_table'), every('azurerm_route')),
    ...azapiOf(types.routeTable).map((instance) => azapiRouteTable(lowerAzapi(instance, reading))),
  ];
  const parts = { clusters: every('azurerm_kubernetes_cluster'), pools: every('azurerm_kubernetes_cluster_node_pool'), azapiClusters: azapiOf(types.cluster), azapiPools: azapiOf(types.pool) };
  const clusters = lowerClusters(parts, client, reading, complete);
  const virtualNetworks = [
    ...networks.map(({ instance, reader }): VirtualNetwork => ({
      ...elementOf(instance, reader),
      described: true,
      addressSpace: fromPool(reader, 'addressSpace', notChecked) ?? reader.texts('addressSpace', 'address_space'),
      peers: peersOf(instance.id, peerings, reader.head),
    })),
    ...azapiNetworks.map(({ made, reader, properties }): VirtualNetwork => ({
      ...azapiElement(made, reader), described: true, addressSpace: addressSpaceOf(properties, notChecked), peers: peersOf(made.copy.id, peerings, reader.head),
    })),
  ];
  const elsewhere = placeholders(reading.elsewhere, notChecked, 'address_prefixes');
  return {
    clusters,
    virtualNetworks: [...virtualNetworks, ...elsewhere.virtualNetworks],
    subnets: [...subnets.map((subnet) => withRouteTable(subnet, associated)), ...elsewhere.subnets],
    routeTables: tables,
    publicIpPrefixes: [
      ...every('azurerm_public_ip_prefix').map(({ instance, reader }): PublicIpPrefix => ({ ...elementOf(instance, reader), length: reader.number('length', 'prefix_length') })),
      ...azapiOf(types.publicIpPrefix).map((instance) => publicIpPrefixOf(lowerAzapi(instance, reading))),
    ],
    complete,
  };
}

/** What can change networks and clusters in ways that are not followed. */
const notFollowed: readonly string[] = ['azapi_update_resource', 'azurerm_resource_group_template_deployment', 'azurerm_template_deployment', 'azurerm_subscription_template_deployment'];

function notFollowedIn(instance: Instance): readonly NotChecked[] {
  const { resource: { type, block }, scope } = instance;
  if (type === 'azapi_update_resource' && !typesRead.has(azapiTypeOf(instance)?.type ?? '')) return [];
  const span = scope.evaluation.call ?? spanAt(scope, { start: block.start, end: block.headEnd });
  const [what, message] = type === 'azapi_update_resource' ? ['body', 'what it changes of a resource is not followed'] : ['template_content', 'templates within Terraform are not followed'];
  return [{ what, property: what, value: { kind: 'unknown', reason: 'unreadable', message, span, origin: { span, what: `\`${instance.id}\``, from: [] } } }];
}

/** The resources by their type, data sources with `data.` before it. */
const byType = remembered(({ resources }: Module): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    const key = resource.mode === 'data' ? `data.${resource.type}` : resource.type;
    const same = found.get(key);
    if (same) same.push(resource);
    else found.set(key, [resource]);
  }
  return found;
});

function elementOf(instance: Instance, reader: Reader): Pick<VirtualNetwork, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  const { id, exists, when } = instance;
  return { id, name: reader.text('name', 'name'), span: reader.head, body: reader.body, exists, when };
}

/** Ranges that Azure takes from a pool of addresses: what is written is only how many. */
function fromPool(reader: Reader, property: string, notChecked: NotChecked[]): Unknown | undefined {
  const what = 'ip_address_pool';
  const pool = reader.blocks(what).readers[0];
  if (!pool) return undefined;
  const span = pool.head;
  const value: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'Azure takes it from a pool of addresses', span, origin: { span, what, from: [] } };
  notChecked.push({ what, property, value });
  return value;
}

function prefixesOf(subnet: Reader, notChecked: NotChecked[]): Value<List<string>> {
  return fromPool(subnet, 'prefixes', notChecked) ?? rangesOf(subnet, 'prefixes', 'address_prefixes', 'address_prefix');
}

function routeTableOf(subnet: Reader): Value<string> {
  return subnet.link('routeTable', types.routeTable, 'route_table_id', 'route_table_id_wo');
}

function withRouteTable(subnet: Subnet, { bySubnet, stray }: Associations): Subnet {
  const routeTable = bySubnet.get(subnet.id) ?? (subnet.routeTable.kind === 'absent' ? stray : undefined);
  return routeTable ? { ...subnet, routeTable } : subnet;
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
function inlineSubnets(instance: Instance, network: Reader, notChecked: NotChecked[]): readonly Subnet[] {
  const { readers } = network.blocks('subnet');
  return readers.map((reader, index): Subnet => {
    return {
      id: inlineSubnetId(instance.id, reader.datum('name'), index),
      name: reader.text('name', 'name'),
      span: reader.head,
      body: reader.body,
      exists: instance.exists,
      when: instance.when,
      described: true,
      virtualNetwork: { kind: 'known', value: instance.id, span: reader.head, origin: { span: network.head, what: instance.id, from: [] } },
      prefixes: prefixesOf(reader, notChecked),
      delegations: delegationsOf(reader),
      routeTable: routeTableOf(reader),
    };
  });
}

function lowerRouteTables(tables: readonly Lowered[], routes: readonly Lowered[]): readonly RouteTable[] {
  const separate = routes.map(({ instance, reader }) => ({
    table: reader.named('routeTable', types.routeTable, 'route_table_name'),
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

function azapiRouteTable({ made, reader, properties }: LoweredAzapi): RouteTable {
  return {
    ...azapiElement(made, reader),
    routes: properties.items('routes').readers.map((item) =>
      routeOf({ ...azapiElement(made, item.reader), ...existenceOf(made, item), id: `${made.copy.id}/routes/${item.index}` }, item.reader.block('properties'))),
  };
}

function lowerRoute(instance: Instance, reader: Reader, id: string): Route {
  return {
    ...elementOf(instance, reader),
    id,
    prefix: reader.text('prefix', 'address_prefix'),
    nextHopType: reader.text('nextHopType', 'next_hop_type'),
  };
}

interface Associations {
  readonly bySubnet: ReadonlyMap<string, Value<string>>;
  /** That a route table belongs to a subnet of which it is not known which one it is. */
  readonly stray: Unknown | undefined;
}

function routeAssociations(associations: readonly Lowered[]): Associations {
  const bySubnet = new Map<string, Value<string>>();
  let stray: Unknown | undefined;
  for (const { instance, reader } of associations) {
    const subnet = reader.link('subnet', types.subnet, 'subnet_id');
    if (subnet.kind === 'known') bySubnet.set(subnet.value, underConditions(reader.link('routeTable', types.routeTable, 'route_table_id'), instance, `\`${instance.id}\``));
    else if (subnet.kind !== 'absent') stray ??= { kind: 'unknown', reason: subnet.kind === 'unknown' ? subnet.reason : 'no-value', message: 'a route table may be that of this subnet', span: reader.head, origin: { span: reader.head, what: `\`${instance.id}\``, from: [] } };
  }
  return { bySubnet, stray };
}

function peersOf(id: string, peerings: readonly { readonly of: Value<string>; readonly with: Value<string> }[], head: Span): Value<List<string>> {
  const own = peerings.flatMap((peering) => (peering.of.kind === 'known' && peering.of.value === id ? [peering.with] : []));
  const complete = peerings.every((peering) => peering.of.kind === 'known');
  return own.length === 0 && complete ? absentAt('peers', head) : listAt(own, complete, head, 'peerings');
}
