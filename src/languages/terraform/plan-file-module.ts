import type { SourceFile } from '../../text/span';
import { atom } from '../shared/datum';
import type { JsonMember, JsonNode, JsonObject } from '../shared/json-file';
import { isBlocks, isNothing, isTrue, nodeAt, objectAt, textAt } from './plan-file-json';
import { referencesIn, type References } from './plan-file-references';
import type { PlannedResource } from './plan-file-resources';
import { types as azureTypes } from '../shared/template/lowered';
import { inlineSubnetId } from './look-up';
import { spanIn, type Module, type Resource } from './module';
import type { Attribute, Block, Body, Expression, Place } from './tree';

/**
 * The resources of a plan as the module that has each of them written out, at their places in the JSON: lists of objects are nested
 * blocks there, values are literals, and what is known only after the plan is applied is `unknownName`. An id of one of the resources is
 * `address.id`, as the plan's own look-up reads it.
 */
export function moduleOfPlan(file: SourceFile, root: JsonNode | undefined, resources: readonly PlannedResource[]): Module {
  const writing: Writing = { ids: idsOf(resources), references: referencesIn(root, resources), hasInlineSubnets: resources.some(hasInline), from: undefined };
  const written = resources.map((resource): readonly [string, Resource] => [resource.text, {
    file,
    block: blockOf(resource, { ...writing, from: resource }),
    // What a data source has found is as good as written, and has the same names.
    mode: resource.mode === 'deferred' ? 'data' : 'managed',
    type: resource.type,
    address: resource.text,
  }]);
  return {
    folder: file.uri, files: [file], resources: new Map(written), variables: new Map(), locals: new Map(), calls: new Map(), outputs: new Map(), settings: [],
    unreadable: root?.kind === 'object' && root.open ? [spanIn(file, { start: root.start, end: root.start + 1 })] : [],
  };
}

/** The name that stands for a value which is known only after the plan is applied. */
export const unknownName = 'known after apply';

interface Writing {
  /** By the ids that Azure has given, in small letters: the elements. */
  readonly ids: ReadonlyMap<string, string>;
  readonly references: References;
  /** Whether a network writes subnets of its own, whose ids the references do not tell apart. */
  readonly hasInlineSubnets: boolean;
  readonly from: PlannedResource | undefined;
}

/** What is known of an object besides its values: which of them come later, and what the configuration gives to them. */
interface Beside {
  readonly unknown: JsonNode | undefined;
  /** Undefined where it is not known what the configuration gives. */
  readonly configured: JsonObject | undefined;
}

function idsOf(resources: readonly PlannedResource[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { text, type, values, configured } of resources) {
    const id = textAt(values, 'id');
    if (id !== undefined && id.includes('/')) ids.set(id.toLowerCase(), text);
    const inline = type === 'azurerm_virtual_network' && isOwn('subnet', configured) ? nodeAt(values, 'subnet') : undefined;
    for (const [index, subnet] of (inline && isBlocks(inline) ? inline.items : []).entries()) {
      const [own, name] = [textAt(subnet, 'id'), textAt(subnet, 'name')];
      const origin = { span: { uri: '', start: 0, end: 0 }, what: '', from: [] };
      if (own !== undefined && own !== '' && !ids.has(own.toLowerCase())) ids.set(own.toLowerCase(), inlineSubnetId(text, name === undefined ? undefined : atom(name, origin), index));
    }
  }
  return ids;
}

function blockOf({ type, text, head, node, values, change, configured }: PlannedResource, writing: Writing): Block {
  const beside: Beside = { unknown: nodeAt(change, 'after_unknown'), configured };
  const hidden = [...notOwn, ...(notWritten[type] ?? []).filter((name) => !isOwn(name, configured))];
  return {
    kind: 'block', type: 'resource', labels: [type, text].map((label) => ({ text: label, start: head.start, end: head.end })),
    start: head.start, headEnd: head.end, end: node.end, body: bodyOf(values, beside, writing, new Set(hidden)), closed: values.open === undefined,
  };
}

/** What says nothing about a resource here, or is the id by which others know it. */
const notOwn: readonly string[] = ['id', 'count', 'for_each', 'timeouts', 'dynamic', 'lifecycle'];

/**
 * What the provider reads back, that of other resources included. Such as are destroyed by the same plan stand there as well, so that it
 * counts only where the resource itself writes it.
 */
const notWritten: Readonly<Record<string, readonly string[]>> = { azurerm_virtual_network: ['subnet'], azurerm_route_table: ['route'], azurerm_kubernetes_cluster: ['agent_pool_profile'] };

function hasInline({ type, values, configured }: PlannedResource): boolean {
  return type === 'azurerm_virtual_network' && isOwn('subnet', configured) && !isNothing(nodeAt(values, 'subnet'));
}

function isOwn(name: string, configured: JsonObject | undefined): boolean {
  return configured === undefined || nodeAt(configured, name) !== undefined;
}

function bodyOf(values: JsonObject, beside: Beside, writing: Writing, hidden: ReadonlySet<string> = new Set()): Body {
  const written = values.members.flatMap(({ key, value }): readonly (Attribute | Block)[] => {
    if (!value || hidden.has(key.value) || (isNothing(value) && nodeAt(beside.unknown, key.value))) return [];
    const own: Beside = { unknown: nodeAt(beside.unknown, key.value), configured: beside.configured };
    if (isBlocks(value)) return value.items.flatMap((item, index) => (item.kind === 'object' ? [nestedBlock(key.value, value.items.length === 1 ? key : { start: item.start, end: item.start + 1 }, item, besideBlock(own, key.value, index, value.items.length), writing)] : []));
    const empty = isNothing(value) || isUnset(key.value, value, values);
    return [attributeOf(key.value, key, empty ? { kind: 'literal', value: null, start: value.start, end: value.end } : expressionOf(value, key.value, own.unknown, nodeAt(beside.configured, key.value), writing))];
  });
  const { unknown } = beside;
  const later = unknown?.kind === 'object' ? unknown.members.flatMap((member) => (hidden.has(member.key.value) || !isNothing(nodeAt(values, member.key.value)) ? [] : laterItems(member, beside, writing))) : [];
  return { items: [...written, ...later], start: values.start + 1, end: Math.max(values.start + 1, values.end - 1) };
}

function nestedBlock(type: string, head: Place, content: JsonObject, beside: Beside, writing: Writing): Block {
  return { kind: 'block', type, labels: [], start: head.start, headEnd: head.end, end: content.end, body: bodyOf(content, beside, writing), closed: content.open === undefined };
}

/** The same of one nested block. Blocks that `dynamic` makes are not in the configuration as a plan has it. */
function besideBlock({ unknown, configured }: Beside, name: string, index: number, count: number): Beside {
  const blocks = nodeAt(configured, name);
  const single = blocks?.kind === 'object' ? blocks : undefined;
  const own = blocks?.kind === 'array' && blocks.items.length === count ? blocks.items[index] : undefined;
  return {
    unknown: unknown?.kind === 'array' && unknown.items.length === count ? unknown.items[index] : undefined,
    configured: own?.kind === 'object' ? own : single,
  };
}

/** A property that is known later. One to which the configuration gives nothing is left to the provider. */
function laterItems({ key, value }: JsonMember, { configured }: Beside, writing: Writing): readonly (Attribute | Block)[] {
  if (!isTrue(value)) return [];
  const expression = nodeAt(configured, key.value);
  if (configured && !expression) return [];
  const place: Place = { start: key.start, end: value?.end ?? key.end };
  const later = laterAt(place, key.value, expression, writing);
  // As a block it may be there or not.
  const content: Block = { kind: 'block', type: 'content', labels: [], ...place, headEnd: key.end, body: { items: [], ...place }, closed: true };
  const dynamic: Block = { kind: 'block', type: 'dynamic', labels: [{ text: key.value, start: key.start, end: key.end }], ...place, headEnd: key.end, body: { items: [attributeOf('for_each', place, unknownAt(place)), content], ...place }, closed: true };
  return [attributeOf(key.value, place, later), dynamic];
}

function attributeOf(name: string, key: Place, value: Expression): Attribute {
  return { kind: 'attribute', name, start: key.start, nameEnd: key.end, value, end: value.end };
}

function expressionOf(node: JsonNode, name: string, unknown: JsonNode | undefined, configured: JsonNode | undefined, writing: Writing): Expression {
  const place: Place = { start: node.start, end: node.end };
  if (isTrue(unknown)) return laterAt(place, name, configured, writing);
  switch (node.kind) {
    case 'string': {
      const element = writing.ids.get(node.value.toLowerCase());
      return element !== undefined && name !== 'id' ? partOf(element, 'id', place) : { kind: 'literal', value: node.value, ...place };
    }
    case 'simple':
      return { kind: 'literal', value: node.value, ...place };
    case 'array':
      return { kind: 'tuple', items: node.items.map((item, index) => expressionOf(item, name, unknown?.kind === 'array' ? unknown.items[index] : undefined, configured, writing)), ...place };
    case 'object': {
      const entries = node.members.flatMap(({ key, value }) => (value ? [entryOf(key, expressionOf(value, key.value, nodeAt(unknown, key.value), configured, writing))] : []));
      const later = unknown?.kind === 'object' ? unknown.members.filter(({ key, value }) => isTrue(value) && !nodeAt(node, key.value)) : [];
      return { kind: 'object', entries: [...entries, ...later.map(({ key, value }) => entryOf(key, laterAt(value ?? key, key.value, configured, writing)))], ...place };
    }
  }
}

function entryOf(key: Place & { readonly value: string }, value: Expression): { readonly key: Expression; readonly value: Expression } {
  return { key: { kind: 'literal', value: key.value, start: key.start, end: key.end }, value };
}

/** What is known later: the id or name of another resource where the configuration refers to one only, else nothing. */
function laterAt({ start, end }: Place, name: string, expression: JsonNode | undefined, { references, from, hasInlineSubnets }: Writing): Expression {
  const place: Place = { start, end };
  const types = name === 'parent_id' ? parents[from?.kind ?? ''] : linked[name];
  const target = types && from ? references.target(expression, from, types, types !== subnets || !hasInlineSubnets) : undefined;
  return target === undefined ? unknownAt(place) : partOf(target, name.endsWith('_name') ? 'name' : 'id', place);
}

function unknownAt(place: Place): Expression {
  return { kind: 'variable', name: unknownName, ...place };
}

function partOf(element: string, attribute: 'id' | 'name', place: Place): Expression {
  return { kind: 'attribute-of', target: { kind: 'variable', name: element, ...place }, name: attribute, ...place };
}

const azapi = { network: `azapi ${azureTypes.virtualNetwork}`, subnet: `azapi ${azureTypes.subnet}`, routes: `azapi ${azureTypes.routeTable}`, cluster: `azapi ${azureTypes.cluster}` } as const;
const subnets: readonly string[] = ['azurerm_subnet', azapi.subnet];
const networks: readonly string[] = ['azurerm_virtual_network', azapi.network];
const clusters: readonly string[] = ['azurerm_kubernetes_cluster', azapi.cluster];

/** The resources that a property names, by its name in azurerm and in what azapi sends. */
const linked: Readonly<Record<string, readonly string[]>> = {
  vnet_subnet_id: subnets, pod_subnet_id: subnets, subnet_id: subnets, vnetSubnetID: subnets, podSubnetID: subnets, vnetSubnetId: subnets,
  virtual_network_name: networks, remote_virtual_network_id: networks,
  route_table_id: ['azurerm_route_table', azapi.routes], route_table_name: ['azurerm_route_table'],
  nat_gateway_id: ['azurerm_nat_gateway'], network_security_group_id: ['azurerm_network_security_group'], node_public_ip_prefix_id: ['azurerm_public_ip_prefix'],
  network_security_group_name: ['azurerm_network_security_group'],
  kubernetes_cluster_id: clusters,
};

/** What the parent of an azapi resource is, by its kind. */
const parents: Readonly<Record<string, readonly string[]>> = { [azapi.subnet]: networks, [`azapi ${azureTypes.pool}`]: clusters };

/** A zero that stands for nothing: the provider keeps it for numbers that nobody gave. */
function isUnset(name: string, value: JsonNode, within: JsonObject): boolean {
  if (value.kind !== 'simple' || value.value !== 0) return false;
  const most = nodeAt(within, 'max_count');
  return zeros.has(name) || (name === 'min_count' && !(most?.kind === 'simple' && typeof most.value === 'number' && most.value > 0));
}

const zeros: ReadonlySet<string> = new Set(['max_count', 'max_pods', 'idle_timeout_in_minutes', 'managed_outbound_ip_count', 'managed_outbound_ipv6_count']);

/** The version of azurerm that the configuration asks for, where the plan says it. */
export function versionIn(root: JsonNode | undefined): JsonNode | undefined {
  const providers = objectAt(root, 'configuration', 'provider_config');
  const own = providers?.members.find(({ value }) => textAt(value, 'full_name')?.endsWith('/hashicorp/azurerm') && textAt(value, 'version_constraint') !== undefined);
  return nodeAt(own?.value, 'version_constraint');
}
