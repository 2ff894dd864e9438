import type { Client, Network, Route, RouteTable, Subnet, VirtualNetwork } from '../../model/network';
import type { List, Unknown, Value } from '../../model/value';
import { remembered } from '../../text/memo';
import type { Span } from '../../text/span';
import type { NotChecked } from '../language';
import { absentAt, underConditions } from '../shared/values';
import { instancesOf } from './instances';
import { byName, networkById, routeTableById, subnetById } from './links';
import { inlineSubnetId } from './look-up';
import { lowerClusters } from './lower-clusters';
import type { Module, Resource } from './module';
import { withCalled } from './module-calls';
import { rangesOf, readerOf, type Lowered, type Reader } from './reader';
import type { Evaluation, Instance } from './scope';

/** The network that a module and all that it calls describe. What is not known on the way is added to `notChecked`. */
export function lower(root: Evaluation, client: Client, notChecked: NotChecked[]): Network {
  const { evaluations, complete: allHere } = withCalled(root);
  let complete = allHere && evaluations.every(({ module }) => module.unreadable.length === 0);
  const every = (type: string): readonly Lowered[] => {
    const found: Lowered[] = [];
    for (const evaluation of evaluations) {
      for (const resource of managedByType(evaluation.module).get(type) ?? []) {
        const { instances, copies } = instancesOf(evaluation, resource);
        if (copies.open) complete = false;
        for (const instance of instances) found.push({ instance, reader: readerOf(resource.block, instance.scope, notChecked) });
      }
    }
    return found;
  };

  const networks = every('azurerm_virtual_network');
  const networkByName = byName(networks.map(named), 'virtual network');
  const tables = lowerRouteTables(every('azurerm_route_table'), every('azurerm_route'));
  const subnets = [
    ...networks.flatMap(({ instance, reader }) => inlineSubnets(instance, reader, notChecked)),
    ...every('azurerm_subnet').map(({ instance, reader }): Subnet => ({
      id: instance.id,
      name: reader.text('name', 'name'),
      span: reader.head,
      body: reader.body,
      exists: instance.exists,
      when: instance.when,
      described: true,
      virtualNetwork: reader.link('virtualNetwork', networkByName, 'virtual_network_name'),
      prefixes: prefixesOf(reader, notChecked),
      delegations: delegationsOf(reader),
      routeTable: routeTableOf(reader),
    })),
  ];
  const associated = routeAssociations(every('azurerm_subnet_route_table_association'));
  const peerings = every('azurerm_virtual_network_peering').map(({ instance, reader }) => ({
    of: reader.link('virtualNetwork', networkByName, 'virtual_network_name'),
    with: underConditions(reader.link('peers', networkById, 'remote_virtual_network_id'), instance, `\`${instance.id}\``),
  }));
  const clusters = every('azurerm_kubernetes_cluster');
  const pools = every('azurerm_kubernetes_cluster_node_pool');
  return {
    clusters: lowerClusters(clusters, pools, client, complete),
    virtualNetworks: networks.map(({ instance, reader }): VirtualNetwork => ({
      ...elementOf(instance, reader),
      described: true,
      addressSpace: fromPool(reader, 'addressSpace', notChecked) ?? reader.texts('addressSpace', 'address_space'),
      peers: peersOf(instance.id, peerings, reader.head),
    })),
    subnets: subnets.map((subnet) => withRouteTable(subnet, associated.get(subnet.id))),
    routeTables: tables,
    complete,
  };
}

const managedByType = remembered(({ resources }: Module): ReadonlyMap<string, readonly Resource[]> => {
  const byType = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    if (resource.mode !== 'managed') continue;
    const same = byType.get(resource.type);
    if (same) same.push(resource);
    else byType.set(resource.type, [resource]);
  }
  return byType;
});

function named({ instance, reader }: Lowered): Pick<VirtualNetwork, 'id' | 'name'> {
  return { id: instance.id, name: reader.text('name', 'name') };
}

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
  return subnet.link('routeTable', routeTableById, 'route_table_id', 'route_table_id_wo');
}

function withRouteTable(subnet: Subnet, routeTable: Value<string> | undefined): Subnet {
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
  const tableByName = byName(tables.map(named), 'route table');
  const separate = routes.map(({ instance, reader }) => ({
    table: reader.link('routeTable', tableByName, 'route_table_name'),
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
    const subnet = reader.link('subnet', subnetById, 'subnet_id');
    if (subnet.kind === 'known') bySubnet.set(subnet.value, reader.link('routeTable', routeTableById, 'route_table_id'));
  }
  return bySubnet;
}

function peersOf(id: string, peerings: readonly { readonly of: Value<string>; readonly with: Value<string> }[], head: Span): Value<List<string>> {
  const own = peerings.flatMap((peering) => (peering.of.kind === 'known' && peering.of.value === id ? [peering.with] : []));
  const complete = peerings.every((peering) => peering.of.kind === 'known');
  return own.length === 0 && complete ? absentAt('peers', head) : listAt(own, complete, head, 'peerings');
}
