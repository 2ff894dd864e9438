import type { Gateway, NatGateway, RoleAssignment, Route, RouteTable, SecurityGroup, SecurityRule } from '../../../model/network';
import { mapValue, type List, type Value } from '../../../model/value';
import type { Span } from '../../../text/span';
import type { Datum } from '../datum';
import { addedUp, asList, knownAt, linkValue, simpleValue, textOf } from '../values';
import { elementOf, existenceOf, types, type Lowered } from './lowered';
import type { Targets } from './links';
import { idIn, linkOf, type Reader, type Reading } from './reader';

/** `separate`: the routes that are resources of their own. `allPlaced`: whether it is known of all such what table they belong to. */
export function routeTableOf({ made, reader, properties }: Lowered, separate: readonly Route[], allPlaced: boolean): RouteTable {
  const inline = properties.items('routes');
  return {
    ...elementOf(made, reader),
    routes: [
      ...inline.readers.map((item) =>
        routeOf({ ...elementOf(made, item.reader), ...existenceOf(made, item), id: `${made.copy.id}/routes/${item.index}`, name: item.reader.text('name', 'name') }, item.reader.block('properties'))),
      ...separate,
    ],
    routesComplete: allPlaced && inline.open === undefined,
  };
}

export function routeOf(element: Pick<Route, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'>, properties: Reader): Route {
  return { ...element, prefix: properties.text('prefix', 'addressPrefix'), nextHopType: properties.text('nextHopType', 'nextHopType') };
}

export function natGatewayOf({ made, reader, properties }: Lowered): NatGateway {
  const lists = ['publicIpAddresses', 'publicIpAddressesV6', 'publicIpPrefixes', 'publicIpPrefixesV6'];
  return { ...elementOf(made, reader), addresses: addedUp(lists.map((name) => properties.length('addresses', name)), reader.head) };
}

/** `separate` and `allPlaced` as with routes. */
export function securityGroupOf({ made, reader, properties }: Lowered, separate: readonly SecurityRule[], allPlaced: boolean): SecurityGroup {
  const inline = properties.items('securityRules');
  return {
    ...elementOf(made, reader),
    rules: [
      ...inline.readers.map((item) =>
        securityRuleOf({ ...elementOf(made, item.reader), ...existenceOf(made, item), id: `${made.copy.id}/securityRules/${item.index}`, name: item.reader.text('name', 'name') }, item.reader.block('properties'))),
      ...separate,
    ],
    rulesComplete: allPlaced && inline.open === undefined,
  };
}

export function securityRuleOf(element: Pick<SecurityRule, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'>, properties: Reader): SecurityRule {
  return {
    ...element,
    priority: properties.number('priority', 'priority'),
    direction: properties.text('direction', 'direction'),
    access: properties.text('access', 'access'),
    protocol: properties.text('protocol', 'protocol'),
    sources: among(properties, 'sources', 'sourceAddressPrefixes', 'sourceAddressPrefix', 'sourceApplicationSecurityGroups'),
    sourcePorts: among(properties, 'sourcePorts', 'sourcePortRanges', 'sourcePortRange'),
    destinations: among(properties, 'destinations', 'destinationAddressPrefixes', 'destinationAddressPrefix', 'destinationApplicationSecurityGroups'),
    destinationPorts: among(properties, 'destinationPorts', 'destinationPortRanges', 'destinationPortRange'),
  };
}

/** A rule names a list, one thing, or both; and `groups` of machines, of which no address is known. */
function among(properties: Reader, property: string, list: string, single: string, groups?: string): Value<List<string>> {
  const inGroups = groups === undefined ? undefined : properties.length(property, groups);
  if (inGroups && inGroups.kind !== 'absent' && !(inGroups.kind === 'known' && inGroups.value === 0)) {
    const { span } = inGroups;
    return { kind: 'unknown', reason: 'read-from-azure', message: 'it is for groups of machines', span, origin: { span, what: property, from: [] } };
  }
  return oneOrMany(properties.texts(property, list), asList(properties.text(property, single)));
}

/** The list and the single value together: one of them is mostly not written, or empty. */
export function oneOrMany(many: Value<List<string>>, one: Value<List<string>>): Value<List<string>> {
  if (many.kind === 'absent' || (many.kind === 'known' && many.value.items.length === 0 && many.value.complete)) return one.kind === 'absent' ? many : one;
  if (many.kind !== 'known' || one.kind === 'absent') return many;
  if (one.kind !== 'known') return { ...many, value: { ...many.value, complete: false } };
  return { ...many, value: { items: [...many.value.items, ...one.value.items], complete: many.value.complete && one.value.complete } };
}

export function gatewayOf({ made, reader, properties }: Lowered): Gateway {
  const { readers, open } = properties.items('gatewayIPConfigurations');
  const [first] = readers;
  const subnet = first?.reader.block('properties').link('subnet', 'subnet', types.subnet);
  const why: Value<string> = open ? { kind: 'unknown', ...open, span: reader.head, origin: { span: reader.head, what: 'gatewayIPConfigurations', from: [] } } : { kind: 'absent', property: 'subnet', span: reader.head };
  return { ...elementOf(made, reader), subnet: subnet ?? why, sku: properties.block('sku').text('sku', 'name'), publicFrontEnds: publicFrontEndsOf(properties, reader.head) };
}

export function roleAssignmentOf({ made, reader, properties }: Lowered, scope: Datum | undefined, reading: Reading): RoleAssignment {
  return {
    ...elementOf(made, reader),
    scope: scopeOfRole((type) => linkOf(scope && idIn(scope), 'scope', undefined, reader.head, type, reading).value, reader.head),
    role: roleOf(properties.get('roleDefinitionId'), reader.head),
    principal: principalOf(properties.get('principalId'), 'principalId', reader.head, reading.targets),
  };
}

/** Whose principal it is: an identity or a cluster, whose `attribute` it is. */
export function principalOf(datum: Datum | undefined, attribute: string, head: Span, targets: Targets): Value<string> {
  return linkValue(datum, { property: 'principal', span: undefined, absent: head }, ({ datum: way, part }) => {
    const element = part?.attribute === attribute ? part.element : way.kind === 'reference' && way.attribute === attribute ? way.element : undefined;
    if (element === undefined) return undefined;
    // An identity that is only named is told by its names, as where a cluster names it.
    const meant = targets.meant({ datum: way, part: { element, attribute: 'id' } }, types.identity);
    return meant?.kind === 'element' ? meant.id : meant?.kind === 'elsewhere' ? meant.elsewhere.id : element;
  });
}

/** A front end whose address is not known may be either. */
function publicFrontEndsOf(properties: Reader, head: Span): Value<number> {
  const { readers, open } = properties.items('frontendIPConfigurations');
  const addresses = readers.map(({ reader }) => reader.block('properties').get('publicIPAddress'));
  if (open) return { kind: 'unknown', ...open, span: head, origin: { span: head, what: 'front ends', from: [] } };
  return knownAt(addresses.filter((address) => address?.kind === 'object').length, head, 'front ends');
}

/** What a role is for, as far as it is something that a cluster lives in. `read` reads it as the id of something of a type. */
export function scopeOfRole(read: (type: string) => Value<string>, span: Span): Value<string> {
  for (const type of [types.subnet, types.virtualNetwork, types.routeTable]) {
    const scope = read(type);
    if (scope.kind === 'known' || scope.kind === 'oneOf') return scope;
  }
  return { kind: 'unknown', reason: 'read-from-azure', message: 'it is for nothing that the cluster lives in', span, origin: { span, what: 'scope', from: [] } };
}

/** The name of a role, or the last part of its id. */
export function roleOf(datum: Datum | undefined, head: Span): Value<string> {
  const id = datum?.kind === 'unknown' ? datum.id?.names.at(-1) : undefined;
  const role = simpleValue(id ?? datum, { property: 'role', span: undefined, absent: head }, textOf, 'a text');
  return mapValue(role, (text) => text.slice(text.lastIndexOf('/') + 1));
}
