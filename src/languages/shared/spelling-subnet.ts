import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { SourceFile, TextEdit } from '../../text/span';
import { jsonOf, memberOf, type JsonArray, type JsonNode, type JsonObject } from './json-file';
import { jsonOutline } from './spelling-json';
import { indentAt, lineBreakNear, unitIn } from './spelling-layout';
import { sameExtent } from './spelling-outline';
import { spanIn, type Extent } from './written';

/**
 * A subnet of a network that an ARM template makes: in its list of subnets where it has one, for Azure would take out at the next
 * deployment what is not there, else as a resource of its own behind the others. Undefined for loops, conditions, and lists that
 * come from elsewhere.
 */
export function insertSubnetInJson({ network, name, prefix }: Extract<Change, { kind: 'insert-subnet' }>, files: Files): readonly TextEdit[] | undefined {
  const file = files.get(network.uri);
  const { root } = file && /\.jsonc?$/i.test(file.uri) ? jsonOf(file) : { root: undefined };
  const found = root && resourceAt(root, network, undefined);
  if (!file || !found || textIn(found.node, 'type') === undefined || !isPlain(found.node)) return undefined;
  const properties = memberOf(found.node, 'properties')?.value;
  if (properties?.kind !== 'object' || properties.open || memberOf(properties, 'copy')) return undefined;
  const subnets = memberOf(properties, 'subnets')?.value;
  if (subnets) {
    const list = listOf(subnets, root, file);
    return list && appended(file, list, { name, properties: { addressPrefix: prefix } });
  }
  return child(file, found, name, prefix);
}

interface FoundResource {
  readonly node: JsonObject;
  /** The list of resources that has it, or the object by symbolic names. */
  readonly container: JsonNode;
}

/** The object whose `type` is the head of the network. */
function resourceAt(node: JsonNode, head: Extent, container: JsonNode | undefined): FoundResource | undefined {
  if (node.start > head.start || node.end < head.end) return undefined;
  if (node.kind === 'object') {
    const type = memberOf(node, 'type');
    if (container && type?.value && sameExtent({ start: type.key.start, end: type.value.end }, head)) return { node, container };
  }
  const children = node.kind === 'object' ? node.members.flatMap(({ value }) => value ?? []) : node.kind === 'array' ? node.items : [];
  for (const each of children) {
    const found = resourceAt(each, head, node);
    if (found) return found;
  }
  return undefined;
}

/** Whether it is one resource, whatever the parameters are. */
function isPlain(node: JsonObject): boolean {
  return !node.open && ['copy', 'condition', 'existing'].every((name) => memberOf(node, name) === undefined);
}

/** The list that is written there, or in the one variable that is named there. */
function listOf(node: JsonNode, root: JsonNode, file: SourceFile): JsonArray | undefined {
  if (node.kind === 'array') return node;
  const wanted = node.kind === 'string' ? /^\[\s*variables\(\s*'([^']+)'\s*\)\s*\]$/i.exec(node.value)?.[1]?.toLowerCase() : undefined;
  const candidates = jsonOutline(file).variables.filter(({ name, scope }) => name.toLowerCase() === wanted && scope.start <= node.start && node.end <= scope.end);
  const [variable] = candidates;
  const value = variable && candidates.length === 1 ? nodeAt(root, variable.value) : undefined;
  return value?.kind === 'array' ? value : undefined;
}

function nodeAt(node: JsonNode, place: Extent): JsonNode | undefined {
  if (sameExtent(node, place)) return node;
  const children = node.kind === 'object' ? node.members.flatMap(({ value }) => value ?? []) : node.kind === 'array' ? node.items : [];
  const around = children.find(({ start, end }) => start <= place.start && place.end <= end);
  return around && nodeAt(around, place);
}

type Json = string | readonly Json[] | { readonly [name: string]: Json };

/** Behind the last item of a list, on lines of its own as that one is; an empty list becomes one of several lines. */
function appended(file: SourceFile, list: JsonArray, item: Json): readonly TextEdit[] | undefined {
  if (list.open || file.text[list.end - 1] !== ']' || list.items.some(({ kind }) => kind !== 'object')) return undefined;
  const last = list.items.at(-1);
  if (last) return behind(file, last, last, item, '');
  if (file.text.slice(list.start + 1, list.end - 1).trim() !== '') return undefined;
  const lineBreak = lineBreakNear(file.text, list.start);
  const indent = lineIndent(file.text, list.start);
  const unit = unitIn(file.text);
  return [{ span: spanIn(file, list), text: `[${lineBreak}${indent}${unit}${written(item, lineBreak, indent + unit, unit)}${lineBreak}${indent}]` }];
}

/** `first`: where the neighbour begins, which has the layout; `key` is written before the new one. */
function behind(file: SourceFile, first: Extent, last: Extent, item: Json, key: string): readonly TextEdit[] {
  const { text } = file;
  const own = indentAt(text, first.start);
  const at = spanIn(file, { start: last.end, end: last.end });
  // A list on one line goes on on that line.
  if (own.trim() !== '') return [{ span: at, text: `, ${key}${JSON.stringify(item)}` }];
  const lineBreak = lineBreakNear(text, first.start);
  return [{ span: at, text: `,${lineBreak}${own}${key}${written(item, lineBreak, own, unitIn(text))}` }];
}

function written(item: Json, lineBreak: string, indent: string, unit: string): string {
  return JSON.stringify(item, null, unit).replaceAll('\n', `${lineBreak}${indent}`);
}

function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(indentAt(text, offset))?.[0] ?? '';
}

/** A resource of its own, behind the subnets that are, and made after them: Azure changes a network one step at a time. */
function child(file: SourceFile, { node, container }: FoundResource, name: string, prefix: string): readonly TextEdit[] | undefined {
  const [type, version, own] = [textIn(node, 'type'), textIn(node, 'apiVersion'), textIn(node, 'name')];
  if (type === undefined || version === undefined || own === undefined || memberOf(node, 'scope')) return undefined;
  const others = memberOf(node, 'resources')?.value;
  const expression = /^\[(?!\[)(.*)\]$/s.exec(own)?.[1]?.trim();
  const networkName = expression ?? `'${own.replace(/'/g, "''")}'`;
  const wholeName = expression === undefined ? `${own}/${name}` : `[format('{0}/{1}', ${expression}, '${name}')]`;
  const subnetId = (subnet: string): string => `[resourceId('${type}/subnets', ${networkName}, '${subnet}')]`;
  const networkId = `[resourceId('${type}', ${networkName})]`;
  const resource = (fullName: string, after: readonly string[], subnetType: string): Json => ({ type: subnetType, apiVersion: version, name: fullName, dependsOn: after, properties: { addressPrefix: prefix } });
  if (others) {
    if (others.kind !== 'array' || others.open) return undefined;
    const last = others.items.at(-1);
    const before = last && textIn(last, 'type')?.toLowerCase() === 'subnets' ? textIn(last, 'name') : undefined;
    const after = [networkId, ...(before !== undefined && /^\w[\w.-]*$/.test(before) ? [subnetId(before)] : [])];
    return appended(file, others, resource(name, after, 'subnets'));
  }
  if (container.kind === 'array' && !container.open) {
    const siblings = container.items.filter((item) => textIn(item, 'type')?.toLowerCase() === `${type.toLowerCase()}/subnets`);
    const last = siblings.at(-1);
    const [before, prior] = last ? (textIn(last, 'name') ?? '').split('/') : [];
    const after = [networkId, ...(before === own && prior !== undefined && !own.startsWith('[') ? [subnetId(prior)] : [])];
    return behind(file, last ?? node, last ?? node, resource(wholeName, after, `${type}/subnets`), '');
  }
  if (container.kind !== 'object' || container.open) return undefined;
  const symbol = container.members.find(({ value }) => value === node)?.key;
  const siblings = container.members.filter(({ value }) => textIn(value, 'type')?.toLowerCase() === `${type.toLowerCase()}/subnets`);
  const last = siblings.at(-1) ?? container.members.find(({ value }) => value === node);
  const end = last?.value;
  if (!symbol || !last || !end) return undefined;
  const names = new Set(container.members.map(({ key }) => key.value));
  const after = [symbol.value, ...(last.key !== symbol ? [last.key.value] : [])];
  return behind(file, last.key, end, resource(wholeName, after, `${type}/subnets`), `${JSON.stringify(freshSymbol(name, names))}: `);
}

/** A symbolic name that nothing in the template has. */
export function freshSymbol(name: string, taken: { has(symbol: string): boolean }): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const plain = camel === '' || /^\d/.test(camel) ? `subnet${camel}` : camel;
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number++) if (!taken.has(`${plain}${number}`)) return `${plain}${number}`;
}

/** The text of a member that is one. */
export function textIn(node: JsonNode | undefined, name: string): string | undefined {
  const value = memberOf(node, name)?.value;
  return value?.kind === 'string' && value.closed ? value.value : undefined;
}
