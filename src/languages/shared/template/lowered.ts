import type { Condition } from '../../../model/condition';
import type { Element } from '../../../model/network';
import type { Value } from '../../../model/value';
import type { Span } from '../../../text/span';
import { isVirtual } from '../seen-from';
import { simpleValue, textOf } from '../values';
import { partsOfName } from './ids';
import type { Item, Reader } from './reader';
import type { Made } from './resources';

/** What is asked of a resource that is made, whatever language it is written in. */
export interface Placed {
  readonly copy: { readonly id: string };
  readonly declaration: Pick<Made['declaration'], 'head' | 'body' | 'apiVersion'>;
  readonly instance: { readonly call: Span | undefined };
  readonly exists: 'yes' | 'maybe';
  readonly when: readonly Condition[];
}

/** A resource with what is written in it. */
export interface Lowered {
  readonly made: Placed;
  readonly reader: Reader;
  readonly properties: Reader;
}

/** The types of the resources that are read, in small letters. */
export const types = {
  virtualNetwork: 'microsoft.network/virtualnetworks',
  subnet: 'microsoft.network/virtualnetworks/subnets',
  peering: 'microsoft.network/virtualnetworks/virtualnetworkpeerings',
  routeTable: 'microsoft.network/routetables',
  route: 'microsoft.network/routetables/routes',
  natGateway: 'microsoft.network/natgateways',
  securityGroup: 'microsoft.network/networksecuritygroups',
  securityRule: 'microsoft.network/networksecuritygroups/securityrules',
  gateway: 'microsoft.network/applicationgateways',
  roleAssignment: 'microsoft.authorization/roleassignments',
  identity: 'microsoft.managedidentity/userassignedidentities',
  cluster: 'microsoft.containerservice/managedclusters',
  pool: 'microsoft.containerservice/managedclusters/agentpools',
  publicIpPrefix: 'microsoft.network/publicipprefixes',
} as const;

/** Those of which a deployment may hold some that are not known without its networks and clusters being any less known. */
export const typesBeside: ReadonlySet<string> = new Set([types.natGateway, types.securityGroup, types.securityRule, types.gateway, types.roleAssignment, types.identity, types.publicIpPrefix]);

/** The same as a set: what is of another type is not looked at. */
export const typesRead: ReadonlySet<string> = new Set(Object.values(types));

/** The call in the user's text when the resource lies in a template that the program brings. */
export function callOf({ declaration, instance }: { readonly declaration: { readonly head: Span }; readonly instance: { readonly call: Span | undefined } }): Span | undefined {
  return isVirtual(declaration.head) ? instance.call : undefined;
}

export function elementOf({ copy, declaration, exists, when, instance }: Placed, reader: Reader): Pick<Element, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  const virtual = callOf({ declaration, instance });
  return { id: copy.id, name: nameOf(reader), span: reader.head, body: virtual || declaration.body, exists, when };
}

/** An item is there where its list is, and where its own condition holds. */
export function existenceOf({ exists, when }: Pick<Placed, 'exists' | 'when'>, item: Item): Pick<Element, 'exists' | 'when'> {
  return { exists: item.sure ? exists : 'maybe', when: item.sure ? when : [...when, ...item.when] };
}

/** Of a name with those of its parents, `network/nodes`, its own part. */
function nameOf(reader: Reader): Value<string> {
  const written = reader.get('name');
  const own = written && partsOfName(written).at(-1);
  if (!own || own === written) return reader.text('name', 'name');
  return simpleValue(own, { property: 'name', span: written.origin.span, absent: reader.head }, textOf, 'a text');
}
