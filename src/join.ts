import type { Deployment } from './languages/language';
import { allOf, compatible, type Condition } from './model/condition';
import type { Network, Subnet, VirtualNetwork } from './model/network';
import type { Known, List, Option, Origin, Unknown, Value } from './model/value';
import { sameSpan, type Span } from './text/span';
import { folderOf, nameOf } from './text/uris';

/**
 * What a deployment only names, joined to what other templates of the workspace make: templates reach most of their subnets by the
 * names of a network that another template deploys. That it is the same network is an assumption, so that whatever rests on it
 * holds under the condition that it is.
 */
export interface Joined {
  readonly network: Network;
  /** The places whose values are known by the assumption and so no longer "not checked". */
  readonly resolved: readonly Span[];
}

/** The deployments that make something of a network with this name (in small letters), by it. */
export type MakersOf = (network: string) => readonly Deployment[];

export function join(deployment: Deployment, makersOf: MakersOf): Joined {
  const { network } = deployment;
  // What is known from Azure itself needs no assumption.
  const named = network.virtualNetworks.filter(({ described, addressSpace }) => !described && addressSpace.kind !== 'known');
  if (named.length === 0) return { network, resolved: [] };
  let result = network;
  const resolved: Span[] = [];
  for (const placeholder of named) {
    const name = placeholder.madeBy === undefined ? nameIn(placeholder) : keyIn(placeholder);
    const makers = name === undefined ? [] : makersOf(placeholder.madeBy === undefined ? name : rootName(placeholder.madeBy)).filter((maker) => maker.unit.root !== deployment.unit.root);
    if (name === undefined || makers.length === 0) continue;
    result = withNetwork(result, placeholder, name, makers, deployment);
    const filled = withSubnets(result, placeholder, name, makers, deployment);
    result = filled.network;
    resolved.push(...filled.resolved);
  }
  return { network: result, resolved };
}

/** The names of the networks of which the deployment makes something, for others to find, and of those that it only names. */
export function networkNamesIn({ unit, network: { virtualNetworks, subnets } }: Deployment): { readonly made: ReadonlySet<string>; readonly named: ReadonlySet<string> } {
  const made = new Set<string>();
  const named = new Set<string>();
  for (const network of virtualNetworks) {
    if (network.madeBy !== undefined) named.add(rootName(network.madeBy));
    const name = network.madeBy === undefined ? nameIn(network) : undefined;
    if (name === undefined) continue;
    if (network.described) made.add(name);
    else named.add(name);
    if (!network.described && subnets.some((subnet) => subnet.described && isIn(subnet, network.id))) made.add(name);
  }
  if (made.size > 0 || virtualNetworks.some(({ described }) => described)) made.add(rootName(unit.root));
  return { made, named };
}

/** What stands for everything that the deployments of a root make. It is no name that a network can have. */
function rootName(root: string): string {
  return `root ${root}`;
}

/** In small letters. A text that Azure takes for no name, such as the `<network name>` of a sample, names nothing that could be the same. */
function nameIn({ name }: Pick<VirtualNetwork, 'name'>): string | undefined {
  return name.kind === 'known' && /^\w[\w.-]*$/.test(name.value) ? name.value.toLowerCase() : undefined;
}

/** The name in small letters whatever it is, as it tells things of one root apart. */
function keyIn({ name }: Pick<VirtualNetwork, 'name'>): string | undefined {
  return name.kind === 'known' ? name.value.toLowerCase() : undefined;
}

/** Whether an element of a maker is what the name means: of what is known to be made by that root, the id may stand for a name. */
function isMeant(element: VirtualNetwork | Subnet, name: string, { madeBy }: VirtualNetwork): boolean {
  return madeBy === undefined ? nameIn(element) === name : keyIn(element) === name || element.id.toLowerCase() === name;
}

function isIn({ virtualNetwork }: Subnet, network: string): boolean {
  return virtualNetwork.kind === 'known' && virtualNetwork.value === network;
}

/** Something that one of the makers describes, and what must hold for it to be what is named. */
interface Candidate<T> {
  readonly maker: Deployment;
  readonly element: T;
  readonly condition: Condition;
  readonly origin: Origin;
}

/**
 * The candidates of one root: its variants may differ, and the variant of the same name comes first. Several roots are no candidate
 * at all, because nothing says which of them is meant.
 */
function candidatesOf<T extends { readonly span: Span }>(found: readonly { readonly maker: Deployment; readonly element: T }[], name: string, { unit }: Deployment): readonly Candidate<T>[] | { readonly several: readonly string[] } {
  const roots = [...new Set(found.map(({ maker }) => maker.unit.root))];
  if (roots.length > 1) return { several: roots.map(placeOf) };
  // Of two in one deployment nothing says which is meant.
  const twice = found.find(({ maker }, index) => found.findIndex((other) => other.maker === maker) !== index);
  if (twice) return { several: [placeOf(twice.element.span.uri)] };
  const sameVariant = unit.variant === null ? [] : found.filter(({ maker }) => maker.unit.variant !== null && nameOf(maker.unit.variant) === nameOf(unit.variant ?? ''));
  return (sameVariant.length > 0 ? sameVariant : found).map(({ maker, element }) => {
    const variant = maker.unit.variant === null || sameVariant.length > 0 || found.length === 1 ? '' : ` with ${nameOf(maker.unit.variant)}`;
    const place = `the one in ${placeOf(element.span.uri)}${variant}`;
    return { maker, element, condition: { subject: `\`${name}\``, is: place }, origin: { span: element.span, what: `assumed to be ${place}`, from: [] } };
  });
}

/** A file in a few words: with its folder, because many are called `main.bicep`. */
function placeOf(uri: string): string {
  const folder = nameOf(folderOf(uri));
  return folder === '' ? nameOf(uri) : `${folder}/${nameOf(uri)}`;
}

function withNetwork(network: Network, placeholder: VirtualNetwork, name: string, makers: readonly Deployment[], deployment: Deployment): Network {
  const found = makers.flatMap((maker) => maker.network.virtualNetworks.flatMap((element) => (element.described && isMeant(element, name, placeholder) ? [{ maker, element }] : [])));
  const candidates = candidatesOf(found, name, deployment);
  const joined = 'several' in candidates
    ? { ...placeholder, addressSpace: unclear(placeholder.span, name, candidates.several) }
    : { ...placeholder, addressSpace: merged(candidates.map((each) => [each, each.element.addressSpace]), placeholder.span) ?? placeholder.addressSpace };
  return { ...network, virtualNetworks: network.virtualNetworks.map((each) => (each.id === placeholder.id ? joined : each)) };
}

/** The subnets that are named get what the makers say of them, and the others of the network join them: ranges must not overlap them either. */
function withSubnets(network: Network, placeholder: VirtualNetwork, name: string, makers: readonly Deployment[], deployment: Deployment): { readonly network: Network; readonly resolved: readonly Span[] } {
  const bySubnet = new Map<string, { readonly maker: Deployment; readonly element: Subnet }[]>();
  for (const maker of makers) {
    const ids = new Set(maker.network.virtualNetworks.filter((each) => isMeant(each, name, placeholder)).map(({ id }) => id));
    for (const element of maker.network.subnets) {
      const own = placeholder.madeBy === undefined ? nameIn(element) : keyIn(element) ?? element.id.toLowerCase();
      if (!element.described || own === undefined || element.virtualNetwork.kind !== 'known' || !ids.has(element.virtualNetwork.value)) continue;
      bySubnet.set(own, [...(bySubnet.get(own) ?? []), { maker, element }]);
    }
  }
  const resolved: Span[] = [];
  const subnets = [...network.subnets];
  for (const [own, found] of bySubnet) {
    const candidates = candidatesOf(found, name, deployment);
    const at = subnets.findIndex((subnet) => (placeholder.madeBy === undefined ? nameIn(subnet) : keyIn(subnet)) === own && isIn(subnet, placeholder.id));
    const before = subnets[at];
    if (before && (before.described || before.prefixes.kind === 'known')) continue;
    if ('several' in candidates) {
      if (before) subnets[at] = { ...before, prefixes: unclear(before.span, own, candidates.several) };
      continue;
    }
    const [first] = candidates;
    if (!first) continue;
    const span = before?.span ?? first.element.span;
    const joined: Subnet = {
      ...(before ?? { ...first.element, id: `${placeholder.id}/subnets/${own}`, exists: 'maybe', when: [first.condition], described: false }),
      virtualNetwork: { kind: 'known', value: placeholder.id, span, origin: { span, what: name, from: [] } },
      prefixes: merged(candidates.map((each) => [each, each.element.prefixes]), span) ?? first.element.prefixes,
      delegations: merged(candidates.map((each) => [each, each.element.delegations]), span) ?? first.element.delegations,
      // The ids of what it is associated with are those of another deployment.
      routeTable: elsewhere('route table', span, first.origin),
      natGateway: elsewhere('NAT gateway', span, first.origin),
      securityGroup: elsewhere('network security group', span, first.origin),
    };
    if (before) {
      subnets[at] = joined;
      if (joined.prefixes.kind !== 'unknown') resolved.push(before.span);
    } else subnets.push(joined);
  }
  return { network: { ...network, subnets }, resolved };
}

/** What the candidates say of one property, each under its own condition; undefined where none of them says anything. */
function merged<T>(from: readonly (readonly [Candidate<unknown>, Value<List<T>>])[], span: Span): Value<List<T>> | undefined {
  const options: Option<List<T>>[] = [];
  for (const [{ condition, origin }, value] of from) {
    for (const option of value.kind === 'oneOf' ? value.options : [{ value, when: [] }]) {
      if (compatible(option.when, [condition])) options.push({ value: tracedBack(option.value, origin), when: allOf(option.when, [condition]) });
    }
  }
  const [first] = from;
  if (!first) return undefined;
  const [{ condition, origin }] = first;
  const other: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'it may be another of that name', span, origin };
  const place = options[0]?.value.kind === 'known' && options.every(({ value }) => value.kind !== 'known' || sameSpan(value.span, options[0]?.value.span ?? span)) ? options[0].value.span : span;
  const others = [...new Map(from.map(([each]) => [each.condition.is, { subject: each.condition.subject, is: each.condition.is, not: true } satisfies Condition])).values()];
  return { kind: 'oneOf', span: place, origin: { span: place, what: condition.is, from: [origin] }, options: [...options, { value: other, when: others }] };
}

/** The value with the assumption as a step of its trail, and of that of each of its items. */
function tracedBack<T>(value: Exclude<Value<List<T>>, { kind: 'oneOf' }>, step: Origin): Exclude<Value<List<T>>, { kind: 'oneOf' }> {
  if (value.kind !== 'known') return value;
  const items = value.value.items.map((item): Value<T> => (item.kind === 'known' ? withStep(item, step) : item));
  return { ...withStep(value, step), value: { ...value.value, items } };
}

function withStep<T>(value: Known<T>, step: Origin): Known<T> {
  return { ...value, origin: { ...value.origin, from: [step, ...value.origin.from] } };
}

function elsewhere(what: string, span: Span, origin: Origin): Unknown {
  return { kind: 'unknown', reason: 'read-from-azure', message: `its ${what} belongs to another template`, span, origin };
}

function unclear(span: Span, name: string, roots: readonly string[]): Unknown {
  const message = `several templates make \`${name}\`: ${roots.join(', ')}`;
  return { kind: 'unknown', reason: 'read-from-azure', message, span, origin: { span, what: message, from: [] } };
}
