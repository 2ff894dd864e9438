import type { Condition } from '../../../model/condition';
import { nothingBeside, type Element, type Network, type Subnet, type VirtualNetwork } from '../../../model/network';
import type { List, Unknown, Value } from '../../../model/value';
import type { Span } from '../../../text/span';
import type { NotChecked } from '../../language';
import type { Datum } from '../datum';
import { absentAt, knownAt, underConditions } from '../values';
import { placeholders } from './elsewhere';
import { targetsOf, type Assumption, type Elsewhere, type Target, type Targets } from './links';
import { publicIpPrefixOf } from './lower-access';
import { gatewayOf, natGatewayOf, roleAssignmentOf, routeOf, routeTableOf, securityGroupOf, securityRuleOf } from './lower-beside';
import { lowerClusters } from './lower-clusters';
import { callOf, elementOf, existenceOf, types, type Lowered } from './lowered';
import { assumingOne, readerOf, type Reader, type Reading } from './reader';
import { elementIn, inlineSubnetId, objectOf, scopeOf, type Made } from './resources';
import { targetOf } from './targets';

/**
 * The network that a deployment of templates makes. What is not known on the way is added to `notChecked`. `complete`: whether
 * the text shows all that is deployed, but for resources of the types that are `open`.
 */
export function lower(all: readonly Made[], { complete, open }: { readonly complete: boolean; readonly open: ReadonlySet<string> }, notChecked: NotChecked[]): Network {
  const inline = all.filter((made) => isOf(made, types.virtualNetwork) && !made.declaration.existing).map((made) => ({ made, ...subnetsWithin(made) }));
  const targets = targetsOf([...all.map(targetOf), ...inline.flatMap(({ made, subnets }) => subnets.map((subnet) => inlineTarget(made, subnet)))]);
  const reading: Reading = { targets, notChecked, elsewhere: new Map() };
  // What lies beside networks and clusters is not listed when it is not known: no number depends on it.
  const quiet: Reading = { ...reading, notChecked: [], elsewhere: new Map() };
  const every = (type: string, from = reading): readonly Lowered[] => all.flatMap((made) => {
    if (made.declaration.existing || !isOf(made, type)) return [];
    const reader = readerOf(objectOf(made.copy, made.instance), made.declaration.head, from, callOf(made));
    return [{ made, reader, properties: reader.block('properties') }];
  });

  const networks = every(types.virtualNetwork);
  const subnets = [
    ...networks.flatMap((network) => inlineSubnets(network, notChecked)).filter(({ id }) => targets.twinOf(id) === undefined),
    ...every(types.subnet).filter(({ made }) => targets.twinOf(made.copy.id) === undefined).map(({ made, reader, properties }): Subnet => ({
      ...elementOf(made, reader),
      ...subnetOf(reader, properties, notChecked),
      virtualNetwork: parentOf(made.copy.id, reader.head, targets, reading.elsewhere),
    })),
  ];
  const replaceable = subnets.map((subnet): Subnet => {
    const condition = targets.insteadOf(subnet.id);
    return condition ? { ...subnet, exists: 'maybe', when: [...subnet.when, condition] } : subnet;
  });
  const peerings = [
    ...networks.flatMap(({ made, properties }) => properties.items('virtualNetworkPeerings').readers.map((item) =>
      ({ of: made.copy.id, to: underConditions(remoteOf(item.reader.block('properties')), existenceOf(made, item), `a peering of \`${made.copy.id}\``) }))),
    ...every(types.peering).map(({ made, properties }) => {
      const { id, assumed } = ownerOf(made.copy.id, targets);
      const to = underConditions(remoteOf(properties), made, `\`${made.copy.id}\``);
      return { of: id, to: assumed ? assumingOne(to, assumed) : to };
    }),
  ];
  const routes = apart(every(types.route), targets, routeOf);
  const rules = apart(every(types.securityRule, quiet), targets, securityRuleOf);
  const clusters = lowerClusters(every(types.cluster), every(types.pool), reading, complete);
  const elsewhere = placeholders(reading.elsewhere, notChecked);
  const whole = complete && inline.every((network) => network.whole);
  return {
    clusters,
    virtualNetworks: [
      ...networks.map(({ made, reader, properties }): VirtualNetwork => ({
        ...elementOf(made, reader),
        described: true,
        addressSpace: addressSpaceOf(properties, notChecked),
        peers: peersOf(made.copy.id, peerings, reader.head),
        ...placeOf(reader, properties),
      })),
      ...elsewhere.virtualNetworks,
    ],
    subnets: [...replaceable, ...elsewhere.subnets],
    ...nothingBeside,
    routeTables: every(types.routeTable).map((table) => routeTableOf(table, routes.of(table.made.copy.id), complete && routes.allPlaced)),
    natGateways: every(types.natGateway).map(natGatewayOf),
    securityGroups: every(types.securityGroup, quiet).map((group) => securityGroupOf(group, rules.of(group.made.copy.id), complete && rules.allPlaced && !open.has(types.securityRule))),
    gateways: every(types.gateway, quiet).map(gatewayOf),
    identities: every(types.identity, quiet).map(({ made, reader }) => elementOf(made, reader)),
    // Modules that are only stood in for may give roles of which nothing is known.
    rolesComplete: whole && !open.has(types.roleAssignment) && !all.some((made) => callOf(made) !== undefined),
    roleAssignments: all.filter((made) => isOf(made, types.roleAssignment) && !made.declaration.existing).map((made) => {
      const reader = readerOf(objectOf(made.copy, made.instance), made.declaration.head, quiet, callOf(made));
      return roleAssignmentOf({ made, reader, properties: reader.block('properties') }, made.declaration.scope?.evaluate(made.copy.frame), quiet);
    }),
    publicIpPrefixes: every(types.publicIpPrefix).map(publicIpPrefixOf),
    complete: whole,
  };
}

function isOf({ declaration }: Made, type: string): boolean {
  return declaration.type.toLowerCase() === type;
}

interface InlineSubnet {
  readonly id: string;
  readonly name: Datum | undefined;
  readonly head: Span;
  readonly when: readonly Condition[];
}

/** The names of the subnets that are written inside a network, before anything is read: links are looked up among them. */
function subnetsWithin(made: Made): { readonly subnets: readonly InlineSubnet[]; readonly whole: boolean } {
  const object = objectOf(made.copy, made.instance);
  const nothing: Reading = { targets: { meant: () => undefined, parentOf: () => undefined, twinOf: () => undefined, insteadOf: () => undefined }, notChecked: [], elsewhere: new Map() };
  const reader = readerOf(object, made.declaration.head, nothing, undefined).block('properties');
  const { readers, open } = reader.items('subnets');
  const subnets = readers.map(({ reader: subnet, index, when }) => {
    const name = subnet.get('name');
    return { id: elementIn(subnet.datum) ?? inlineSubnetId(made.copy.id, name, index), name, head: subnet.head, when };
  });
  return { subnets, whole: open === undefined };
}

function inlineTarget({ copy, declaration, instance, when: around }: Made, { id, name, head, when }: InlineSubnet): Target {
  return { id, type: types.subnet, name, parent: { kind: 'element', id: copy.id }, existing: false, inline: true, head, when: [...around, ...when], scope: scopeOf(declaration, copy, instance) };
}

export function inlineSubnets({ made, properties }: Lowered, notChecked: NotChecked[]): readonly Subnet[] {
  return properties.items('subnets').readers.map((item): Subnet => ({
    ...subnetOf(item.reader, item.reader.block('properties'), notChecked),
    id: elementIn(item.reader.datum) ?? inlineSubnetId(made.copy.id, item.reader.get('name'), item.index),
    name: item.reader.text('name', 'name'),
    span: item.reader.head,
    body: item.reader.datum?.origin.span ?? made.declaration.body,
    ...existenceOf(made, item),
    virtualNetwork: knownAt(made.copy.id, item.reader.head, made.copy.id),
  }));
}

export function subnetOf(reader: Reader, properties: Reader, notChecked: NotChecked[]): Pick<Subnet, 'described' | 'prefixes' | 'delegations' | 'routeTable' | 'natGateway' | 'securityGroup'> {
  return {
    described: true,
    prefixes: orFromPool(properties.ranges('prefixes', 'addressPrefixes', 'addressPrefix'), 'prefixes', properties, notChecked),
    delegations: delegationsOf(properties, reader.head),
    routeTable: properties.link('routeTable', 'routeTable', types.routeTable),
    natGateway: properties.link('natGateway', 'natGateway', types.natGateway),
    securityGroup: properties.link('securityGroup', 'networkSecurityGroup', types.securityGroup),
  };
}

function delegationsOf(properties: Reader, head: Span): Value<List<string>> {
  const { readers, open } = properties.items('delegations');
  if (readers.length === 0 && !open) return absentAt('delegations', head);
  const items = readers.map(({ reader, sure, when }) => {
    const service = reader.block('properties').text('delegations', 'serviceName');
    return underConditions(service, { exists: sure ? 'yes' : 'maybe', when }, 'a delegation');
  });
  const span = readers[0]?.reader.head ?? head;
  return { kind: 'known', value: { items, complete: open === undefined }, span, origin: { span, what: 'delegations', from: [] } };
}

/** Where a network lies, and whom its machines ask for names. */
export function placeOf(network: Reader, properties: Reader): Pick<VirtualNetwork, 'location' | 'dnsServers'> {
  return { location: network.text('location', 'location'), dnsServers: properties.block('dhcpOptions').texts('dnsServers', 'dnsServers') };
}

export function addressSpaceOf(properties: Reader, notChecked: NotChecked[]): Value<List<string>> {
  const space = properties.block('addressSpace');
  return orFromPool(space.texts('addressSpace', 'addressPrefixes'), 'addressSpace', space, notChecked);
}

/** Ranges that are not written are not known where Azure takes them from a pool of addresses. */
function orFromPool(written: Value<List<string>>, property: string, reader: Reader, notChecked: NotChecked[]): Value<List<string>> {
  const what = 'ipamPoolPrefixAllocations';
  const pools = reader.get(what);
  if (written.kind === 'known' || written.kind === 'unknown' || !pools || (pools.kind === 'atom' && pools.value === null)) return written;
  const value: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'Azure takes it from a pool of addresses', span: pools.origin.span, origin: pools.origin };
  notChecked.push({ what, property, value });
  if (written.kind === 'absent') return value;
  return { ...written, options: written.options.map((option) => (option.value.kind === 'absent' ? { ...option, value } : option)) };
}

/** The id of what an element is within: known, assumed, or what Azure alone has. */
export function parentOf(id: string, head: Span, targets: Targets, elsewhere: Map<string, Elsewhere>): Value<string> {
  const meant = targets.parentOf(id);
  const origin = { span: head, what: id, from: [] };
  if (meant?.kind === 'element' && !meant.assumed) return { kind: 'known', value: meant.id, span: head, origin };
  if (meant?.kind === 'element' && meant.assumed) {
    const { condition, origin: assumed } = meant.assumed;
    return { kind: 'oneOf', span: head, origin, options: [
      { value: { kind: 'known', value: meant.id, span: head, origin: { ...origin, from: [assumed] } }, when: [condition] },
      { value: { kind: 'unknown', reason: 'read-from-azure', message: 'it may be another of that name', span: head, origin }, when: [{ ...condition, not: true }] },
    ] };
  }
  if (meant?.kind === 'elsewhere') {
    elsewhere.set(meant.elsewhere.id, meant.elsewhere);
    return { kind: 'known', value: meant.elsewhere.id, span: head, origin };
  }
  return { kind: 'unknown', reason: 'read-from-azure', message: meant?.kind === 'unclear' ? meant.message : 'what it is within is not described here', span: head, origin };
}

function ownerOf(id: string, targets: Targets): { readonly id: string | undefined; readonly assumed: Assumption | undefined } {
  const meant = targets.parentOf(id);
  if (meant?.kind === 'elsewhere') return { id: meant.elsewhere.id, assumed: undefined };
  return meant?.kind === 'element' ? { id: meant.id, assumed: meant.assumed } : { id: undefined, assumed: undefined };
}

export function remoteOf(properties: Reader): Value<string> {
  return properties.link('peers', 'remoteVirtualNetwork', types.virtualNetwork);
}

function peersOf(id: string, peerings: readonly { readonly of: string | undefined; readonly to: Value<string> }[], head: Span): Value<List<string>> {
  const own = peerings.flatMap((peering) => (peering.of === id ? [peering.to] : []));
  const complete = peerings.every((peering) => peering.of !== undefined);
  if (own.length === 0 && complete) return absentAt('peers', head);
  return { kind: 'known', value: { items: own, complete }, span: head, origin: { span: head, what: 'peerings', from: [] } };
}

/** The things of one kind that are written apart from what they belong to, by the id of that. */
interface Apart<T> {
  readonly allPlaced: boolean;
  of(owner: string): readonly T[];
}

function apart<T extends Element>(lowered: readonly Lowered[], targets: Targets, read: (element: Pick<Element, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'>, properties: Reader) => T): Apart<T> {
  const all = lowered.map((each) => {
    const { id, assumed } = ownerOf(each.made.copy.id, targets);
    const element = elementOf(each.made, each.reader);
    return { of: id, thing: read(assumed ? { ...element, exists: 'maybe', when: [...element.when, assumed.condition] } : element, each.properties) };
  });
  return { allPlaced: all.every(({ of }) => of !== undefined), of: (owner) => all.flatMap(({ of, thing }) => (of === owner ? [thing] : [])) };
}
