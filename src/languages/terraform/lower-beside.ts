import type { Gateway, NatGateway, RoleAssignment, SecurityGroup, SecurityRule } from '../../model/network';
import type { List, Unknown, Value } from '../../model/value';
import { gatewayOf, natGatewayOf, oneOrMany, principalOf, roleOf, scopeOfRole, securityGroupOf, securityRuleOf } from '../shared/template/lower-beside';
import { elementOf as azapiElement, types, type Lowered as LoweredAzapi } from '../shared/template/lowered';
import type { Targets } from '../shared/template/links';
import { addedUp, asList, knownAt } from '../shared/values';
import type { Found } from './associations';
import { elementOf } from './elements';
import type { Lowered, Reader } from './reader';

/** NAT gateways: what they have of public addresses is associated with them by resources of their own. */
export function lowerNatGateways(gateways: readonly Lowered[], associations: readonly Found[], azapi: readonly LoweredAzapi[]): readonly NatGateway[] {
  const given = associations.flatMap(({ lowered }) => lowered.map(({ instance, reader }) => ({ instance, gateway: reader.link('natGateway', types.natGateway, 'nat_gateway_id') })));
  const stray = given.find(({ gateway }) => gateway.kind !== 'known');
  const isOpen = stray !== undefined || associations.some(({ open }) => open);
  return [
    ...gateways.map(({ instance, reader }): NatGateway => {
      const own = given.filter(({ gateway }) => gateway.kind === 'known' && gateway.value === instance.id);
      const sure = own.filter((each) => each.instance.exists === 'yes').length;
      const inline = addedUp([reader.length('addresses', 'public_ip_address_ids'), reader.length('addresses', 'public_ip_prefix_ids')], reader.head);
      const number: Value<number> = { kind: 'known', value: sure, span: reader.head, origin: { span: reader.head, what: 'associations', from: [] } };
      return { ...elementOf(instance, reader), addresses: isOpen || sure < own.length ? unsureOf(reader, 'addresses', 'it is not known what addresses it has') : addedUp([inline, number], reader.head) };
    }),
    ...azapi.map(natGatewayOf),
  ];
}

function unsureOf(reader: Reader, what: string, message: string): Unknown {
  return { kind: 'unknown', reason: 'no-value', message, span: reader.head, origin: { span: reader.head, what, from: [] } };
}

export function lowerSecurityGroups(groups: readonly Lowered[], rules: Found, azapiGroups: readonly LoweredAzapi[], azapiRules: readonly LoweredAzapi[], targets: Targets): readonly SecurityGroup[] {
  const separate = [
    ...rules.lowered.map(({ instance, reader }) => {
      const group = reader.named('securityGroup', types.securityGroup, 'network_security_group_name');
      return { of: group.kind === 'known' ? group.value : undefined, rule: lowerRule(elementOf(instance, reader), reader) };
    }),
    ...azapiRules.map(({ made, reader, properties }) => {
      const meant = targets.parentOf(made.copy.id);
      const of = meant?.kind === 'element' && !meant.assumed ? meant.id : undefined;
      return { of, rule: securityRuleOf(azapiElement(made, reader), properties) };
    }),
  ];
  const allPlaced = !rules.open && separate.every(({ of }) => of !== undefined);
  const rulesOf = (group: string): readonly SecurityRule[] => separate.flatMap(({ of, rule }) => (of === group ? [rule] : []));
  return [
    ...groups.map(({ instance, reader }): SecurityGroup => {
      const inline = reader.blocks('security_rule');
      const own = inline.readers.map((rule, index) => lowerRule({ ...elementOf(instance, rule), id: `${instance.id}.security_rule[${String(index)}]` }, rule));
      // A list of objects in the place of the blocks is an old way to write them, which is not read.
      return { ...elementOf(instance, reader), rules: [...own, ...rulesOf(instance.id)], rulesComplete: allPlaced && inline.open === undefined && !reader.has('security_rule') };
    }),
    ...azapiGroups.map((group) => securityGroupOf(group, rulesOf(group.made.copy.id), allPlaced)),
  ];
}

function lowerRule(element: Pick<SecurityRule, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'>, reader: Reader): SecurityRule {
  return {
    ...element,
    priority: reader.number('priority', 'priority'),
    direction: reader.text('direction', 'direction'),
    access: reader.text('access', 'access'),
    protocol: reader.text('protocol', 'protocol'),
    sources: among(reader, 'sources', 'source_address_prefixes', 'source_address_prefix', 'source_application_security_group_ids'),
    sourcePorts: among(reader, 'sourcePorts', 'source_port_ranges', 'source_port_range'),
    destinations: among(reader, 'destinations', 'destination_address_prefixes', 'destination_address_prefix', 'destination_application_security_group_ids'),
    destinationPorts: among(reader, 'destinationPorts', 'destination_port_ranges', 'destination_port_range'),
  };
}

function among(reader: Reader, property: string, list: string, single: string, groups?: string): Value<List<string>> {
  const inGroups = groups === undefined ? undefined : reader.length(property, groups);
  if (inGroups && inGroups.kind !== 'absent' && !(inGroups.kind === 'known' && inGroups.value === 0)) {
    return { kind: 'unknown', reason: 'read-from-azure', message: 'it is for groups of machines', span: inGroups.span, origin: { span: inGroups.span, what: property, from: [] } };
  }
  return oneOrMany(reader.texts(property, list), asList(reader.text(property, single)));
}

export function lowerGateways(gateways: readonly Lowered[], azapi: readonly LoweredAzapi[]): readonly Gateway[] {
  return [
    ...gateways.map(({ instance, reader }): Gateway => ({
      ...elementOf(instance, reader),
      subnet: reader.block('gateway_ip_configuration').link('subnet', types.subnet, 'subnet_id'),
      sku: reader.block('sku').text('sku', 'name'),
      publicFrontEnds: publicFrontEndsOf(reader),
    })),
    ...azapi.map(gatewayOf),
  ];
}

function publicFrontEndsOf(gateway: Reader): Value<number> {
  const { readers, open } = gateway.blocks('frontend_ip_configuration');
  if (open) return unsureOf(gateway, 'front ends', open.message);
  const addresses = readers.map((reader) => reader.datum('public_ip_address_id'));
  return knownAt(addresses.filter((address) => address && address.kind !== 'choice' && !(address.kind === 'atom' && address.value === null)).length, gateway.head, 'front ends');
}

/** What a role is for, and who has it. */
export function lowerRoleAssignments(assignments: readonly Lowered[], targets: Targets): readonly RoleAssignment[] {
  return assignments.map(({ instance, reader }): RoleAssignment => ({
    ...elementOf(instance, reader),
    scope: scopeOfRole((type) => reader.link('scope', type, 'scope'), reader.head),
    role: roleOf(reader.has('role_definition_name') ? reader.datum('role_definition_name') : reader.datum('role_definition_id'), reader.head),
    principal: principalOf(reader.datum('principal_id'), 'principal_id', reader.head, targets),
  }));
}
