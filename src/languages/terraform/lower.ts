import { nothingBeside, type Client, type Cluster, type Network, type PublicIpPrefix, type Subnet, type VirtualNetwork } from '../../model/network';
import type { List, Unknown, Value } from '../../model/value';
import { remembered } from '../../text/memo';
import type { Span } from '../../text/span';
import type { NotChecked } from '../language';
import { placeholders } from '../shared/template/elsewhere';
import { addressSpaceOf, inlineSubnets as inlineAzapiSubnets, parentOf, placeOf, subnetOf } from '../shared/template/lower';
import { publicIpPrefixOf } from '../shared/template/lower-access';
import { elementOf as azapiElement, types, typesBeside, typesRead } from '../shared/template/lowered';
import type { Reading } from '../shared/template/reader';
import { absentAt, underConditions } from '../shared/values';
import { associationsOf, type Found } from './associations';
import { lowerAzapi } from './azapi';
import { elementOf } from './elements';
import { instancesOf } from './instances';
import { inlineSubnetId } from './look-up';
import { lowerGateways, lowerNatGateways, lowerRoleAssignments, lowerSecurityGroups } from './lower-beside';
import { lowerClusters } from './lower-clusters';
import { lowerRouteTables } from './lower-routes';
import { blocksIn, type Module, type Resource } from './module';
import { withCalled } from './module-calls';
import { rangesOf, readerOf, type Lowered, type Reader } from './reader';
import { spanAt, type Evaluation, type Instance } from './scope';
import { isForeign } from './sources';
import { azapiTypeOf, azurermTypes, findTargets } from './targets';
import { waitedFor } from './waits-for';

/**
 * The network that a module and all that it calls describe. What is not known on the way is added to `notChecked`. `isOrderKnown`:
 * whether the text says what waits for what.
 */
export function lower(root: Evaluation, client: Client, notChecked: NotChecked[], isOrderKnown = true): Network {
  const { evaluations, complete: allHere } = withCalled(root);
  let complete = allHere && evaluations.every(({ module }) => module.unreadable.length === 0);
  const copiesOf = (type: string): { readonly instances: readonly Instance[]; readonly open: boolean } => {
    const all = evaluations.flatMap((evaluation) => (byType(evaluation.module).get(type) ?? []).map((resource) => instancesOf(evaluation, resource)));
    return { instances: all.flatMap((each) => each.instances), open: all.some(({ copies }) => copies.open !== undefined) };
  };
  const instances = (type: string): readonly Instance[] => {
    const copies = copiesOf(type);
    if (copies.open && !type.startsWith('data.')) complete = false;
    return copies.instances;
  };
  const linked = [...Object.keys(azurermTypes), 'azapi_resource'].flatMap((type) => {
    const beside = typesBeside.has(azurermTypes[type]?.type ?? '');
    return [...(beside ? copiesOf(type).instances : instances(type)), ...instances(`data.${type}`)];
  });
  const targets = findTargets(linked);
  const reading: Reading = { targets, notChecked, elsewhere: new Map(), isHidden: (place) => isForeign(place, root) };
  // What lies beside networks and clusters is not listed when it is not known: no number depends on it.
  const quiet: Reading = { ...reading, notChecked: [], elsewhere: new Map() };
  const loweredFrom = (instance: Instance, from = reading): Lowered => ({ instance, reader: readerOf(instance.resource.block, instance.scope, from) });
  const every = (type: string): readonly Lowered[] => instances(type).map((instance) => loweredFrom(instance));
  const found = (type: string, from = reading): Found => {
    const copies = copiesOf(type);
    return { lowered: copies.instances.map((instance) => loweredFrom(instance, from)), open: copies.open };
  };
  const quietly = (type: string): Found => found(type, quiet);
  const azapi = linked.filter(({ resource }) => resource.type === 'azapi_resource' && resource.mode === 'managed');
  const azapiOf = (type: string): readonly Instance[] => azapi.filter((instance) => azapiTypeOf(instance)?.type === type);
  const azapiLowered = (type: string, from = reading): ReturnType<typeof lowerAzapi>[] => azapiOf(type).map((instance) => lowerAzapi(instance, from));
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
      ...(!ignoresChanges(instance, 'delegation') && { takesDelegationsBack: true as const }),
      ...tiesOf(reader),
    })),
    ...azapiNetworks.flatMap((network) => inlineAzapiSubnets(network, notChecked)),
    ...azapiOf(types.subnet).map((instance): Subnet => {
      const { made, reader, properties } = lowerAzapi(instance, reading);
      return { ...azapiElement(made, reader), ...subnetOf(reader, properties, notChecked), virtualNetwork: parentOf(instance.id, reader.head, targets, reading.elsewhere) };
    }),
  ];
  const unseen = hiddenChange([...notFollowed.flatMap(instances).filter((instance) => notFollowedIn(instance).length > 0), ...scriptsOf(evaluations)]);
  const ties = {
    routeTable: associationsOf('routeTable', found('azurerm_subnet_route_table_association'), unseen),
    natGateway: associationsOf('natGateway', found('azurerm_subnet_nat_gateway_association'), unseen),
    securityGroup: associationsOf('securityGroup', found('azurerm_subnet_network_security_group_association'), unseen),
  };
  const tied = (subnet: Subnet): Subnet => ({
    ...subnet,
    routeTable: ties.routeTable.of(subnet.id, subnet.routeTable),
    natGateway: ties.natGateway.of(subnet.id, subnet.natGateway),
    securityGroup: ties.securityGroup.of(subnet.id, subnet.securityGroup),
  });
  const peerings = every('azurerm_virtual_network_peering').map(({ instance, reader }) => ({
    of: reader.named('virtualNetwork', types.virtualNetwork, 'virtual_network_name'),
    with: underConditions(reader.link('peers', types.virtualNetwork, 'remote_virtual_network_id'), instance, `\`${instance.id}\``),
  }));
  const parts = { clusters: every('azurerm_kubernetes_cluster'), pools: every('azurerm_kubernetes_cluster_node_pool'), azapiClusters: azapiOf(types.cluster), azapiPools: azapiOf(types.pool) };
  const clusters = lowerClusters(parts, client, reading, complete);
  const virtualNetworks = [
    ...networks.map(({ instance, reader }): VirtualNetwork => ({
      ...elementOf(instance, reader),
      described: true,
      addressSpace: fromPool(reader, 'addressSpace', notChecked) ?? reader.texts('addressSpace', 'address_space'),
      peers: peersOf(instance.id, peerings, reader.head),
      location: reader.text('location', 'location'),
      dnsServers: reader.texts('dnsServers', 'dns_servers'),
    })),
    ...azapiNetworks.map(({ made, reader, properties }): VirtualNetwork => ({
      ...azapiElement(made, reader), described: true, addressSpace: addressSpaceOf(properties, notChecked), peers: peersOf(made.copy.id, peerings, reader.head), ...placeOf(reader, properties),
    })),
  ];
  const elsewhere = placeholders(reading.elsewhere, notChecked, 'address_prefixes');
  const awaited = [...tieTypes, 'azurerm_role_assignment'].flatMap((type) => copiesOf(type).instances);
  const clusterInstances = new Map([...copiesOf('azurerm_kubernetes_cluster').instances, ...azapiOf(types.cluster)].map((instance) => [instance.id, instance]));
  const waiting = (cluster: Cluster): Cluster => {
    const instance = clusterInstances.get(cluster.id);
    return instance ? { ...cluster, waitsFor: waitedFor(instance, awaited) } : cluster;
  };
  return {
    clusters: isOrderKnown ? clusters.map(waiting) : clusters,
    virtualNetworks: [...virtualNetworks, ...elsewhere.virtualNetworks],
    subnets: [...subnets.map(tied), ...elsewhere.subnets],
    ...nothingBeside,
    routeTables: lowerRouteTables(every('azurerm_route_table'), found('azurerm_route'), azapiLowered(types.routeTable), azapiLowered(types.route), targets),
    natGateways: lowerNatGateways(quietly('azurerm_nat_gateway').lowered, ['azurerm_nat_gateway_public_ip_association', 'azurerm_nat_gateway_public_ip_prefix_association'].map(quietly), azapiLowered(types.natGateway)),
    securityGroups: lowerSecurityGroups(quietly('azurerm_network_security_group').lowered, quietly('azurerm_network_security_rule'), azapiLowered(types.securityGroup, quiet), azapiLowered(types.securityRule, quiet), targets),
    gateways: lowerGateways(quietly('azurerm_application_gateway').lowered, azapiLowered(types.gateway, quiet)),
    identities: [
      ...quietly('azurerm_user_assigned_identity').lowered.map(({ instance, reader }) => elementOf(instance, reader)),
      ...azapiLowered(types.identity, quiet).map(({ made, reader }) => azapiElement(made, reader)),
    ],
    // Modules that are only stood in for may give roles of which nothing is known.
    rolesComplete: complete && !quietly('azurerm_role_assignment').open && azapiOf(types.roleAssignment).length === 0 && !evaluations.some(({ call }) => call !== undefined),
    roleAssignments: lowerRoleAssignments(quietly('azurerm_role_assignment').lowered, targets),
    associations: Object.values(ties).flatMap(({ elements }) => elements),
    publicIpPrefixes: [
      ...every('azurerm_public_ip_prefix').map(({ instance, reader }): PublicIpPrefix => ({ ...elementOf(instance, reader), length: reader.number('length', 'prefix_length') })),
      ...azapiOf(types.publicIpPrefix).map((instance) => publicIpPrefixOf(lowerAzapi(instance, reading))),
    ],
    complete,
  };
}

const tieTypes = ['azurerm_subnet_route_table_association', 'azurerm_subnet_nat_gateway_association', 'azurerm_subnet_network_security_group_association'];

/** The resources that run a script in which subnets occur. */
function scriptsOf(evaluations: readonly Evaluation[]): readonly Instance[] {
  return evaluations.flatMap((evaluation) => [...evaluation.module.resources.values()].flatMap((resource) => {
    const scripts = blocksIn(resource.block.body, 'provisioner').filter(({ labels, start, end }) => labels[0]?.text === 'local-exec' && /subnet/i.test(resource.file.text.slice(start, end)));
    return scripts.length > 0 ? instancesOf(evaluation, resource).instances : [];
  }));
}

/** Whether Terraform is told to leave an attribute alone once the resource is made. */
function ignoresChanges({ resource: { block, file } }: Instance, name: string): boolean {
  return blocksIn(block.body, 'lifecycle').some(({ start, end }) => new RegExp(`ignore_changes\\s*=[^=]*\\b(?:all|${name})\\b`).test(file.text.slice(start, end)));
}

/** That something else may tie subnets to something. */
function hiddenChange([first]: readonly Instance[]): Unknown | undefined {
  if (!first) return undefined;
  const { resource: { block }, scope, id } = first;
  const span = scope.evaluation.call ?? spanAt(scope, { start: block.start, end: block.headEnd });
  return { kind: 'unknown', reason: 'run-time', message: `\`${id}\` may change the subnet`, span, origin: { span, what: `\`${id}\``, from: [] } };
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

/** What the subnet itself says of what it is tied to. */
function tiesOf(subnet: Reader): Pick<Subnet, 'routeTable' | 'natGateway' | 'securityGroup'> {
  return {
    routeTable: subnet.link('routeTable', types.routeTable, 'route_table_id', 'route_table_id_wo'),
    natGateway: subnet.link('natGateway', types.natGateway, 'nat_gateway_id'),
    // A subnet that is written within its network calls it `security_group`.
    securityGroup: subnet.link('securityGroup', types.securityGroup, 'network_security_group_id', 'network_security_group_id_wo', 'security_group'),
  };
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
      ...tiesOf(reader),
    };
  });
}

function peersOf(id: string, peerings: readonly { readonly of: Value<string>; readonly with: Value<string> }[], head: Span): Value<List<string>> {
  const own = peerings.flatMap((peering) => (peering.of.kind === 'known' && peering.of.value === id ? [peering.with] : []));
  const complete = peerings.every((peering) => peering.of.kind === 'known');
  return own.length === 0 && complete ? absentAt('peers', head) : listAt(own, complete, head, 'peerings');
}
