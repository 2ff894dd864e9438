import type { Change, Scalar } from '../../model/change';
import type { Absent, Known } from '../../model/value';
import type { Files } from '../../text/files';
import { sameSpan, type SourceFile, type Span, type TextEdit } from '../../text/span';
import { folderOf } from '../../text/uris';
import { clientOf } from './client';
import { attributesIn, blocksIn, readModule, spanIn, treeOf } from './module';
import { spellWith } from '../shared/spelling';
import { azapiOutline } from './azapi-outline';
import { addToBody } from './spell-azapi';
import { idExpression } from './spell-link';
import { insertSubnet } from './spell-subnet';
import type { Attribute, Block, Body, Expression } from './tree';

/** Writes a change in Terraform's syntax, as `terraform fmt` would have it. */
export function spell(change: Change, files: Files): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case 'set':
      return rewrite(change.value, change.to, files);
    case 'add':
      return add(change.at, change.to, files);
    case 'remove':
      return remove(change.value, files);
    case 'link':
      return link(change, files);
    case 'insert-subnet':
      return insertSubnet(change, files);
  }
}

/** At the one literal that decides, wherever it stands, else at the whole expression of the property. */
function rewrite({ origin, span }: Known<unknown>, to: Scalar, files: Files): readonly TextEdit[] | undefined {
  const { literal } = origin;
  if (literal) {
    const file = files.get(literal.uri);
    const quoted = file?.text.startsWith('"', literal.start);
    if (!file || file.text.startsWith('<<', literal.start)) return undefined;
    return [{ span: literal, text: quoted ? scalarText(String(to)) : scalarText(to) }];
  }
  const file = files.get(span.uri);
  const found = file && attributeAround(treeOf(file).body, file, span);
  if (!found) return undefined;
  if (sameSpan(spanIn(found.file, found.attribute.value), span)) {
    // A list that comes whole from elsewhere cannot be replaced by one of its items.
    return listAttributes.has(found.attribute.name) ? undefined : [{ span, text: scalarText(to) }];
  }
  return isItem(found.attribute.value, found.file, span) ? [{ span, text: scalarText(to) }] : undefined;
}

const listAttributes: ReadonlySet<string> = new Set(['address_space', 'address_prefixes', 'service_cidrs', 'pod_cidrs', 'ip_versions']);

/** A reference where another one stands, or as a new attribute. */
function link({ at, property, to }: Extract<Change, { kind: 'link' }>, files: Files): readonly TextEdit[] | undefined {
  const file = files.get(at.span.uri);
  const name = attributeNames[property];
  const expression = idExpression(to, at.span.uri, files);
  if (!file || name === undefined || expression === undefined || isInAzapi(file, at.span)) return undefined;
  if (at.kind === 'known') {
    const found = attributeAround(treeOf(file).body, file, at.span);
    return found?.attribute.name === name && sameSpan(spanIn(file, found.attribute.value), at.span) ? [{ span: at.span, text: expression }] : undefined;
  }
  const block = blockAt(treeOf(file).body, at.span);
  return block?.closed ? [insertion(file, block, name, expression)] : undefined;
}

function isItem(value: Expression, file: SourceFile, span: Span): boolean {
  return value.kind === 'tuple' && value.items.some((item) => sameSpan(spanIn(file, item), span));
}

interface Found {
  readonly file: SourceFile;
  readonly attribute: Attribute;
}

function attributeAround(body: Body, file: SourceFile, span: Span): Found | undefined {
  for (const item of body.items) {
    if (span.start < item.start || span.end > item.end) continue;
    return item.kind === 'attribute' ? { file, attribute: item } : attributeAround(item.body, file, span);
  }
  return undefined;
}

/** The attribute's name in the newest provider, by the property of the model. */
const attributeNames: Readonly<Record<string, string>> = {
  networkPlugin: 'network_plugin',
  networkPluginMode: 'network_plugin_mode',
  networkPolicy: 'network_policy',
  dataPlane: 'network_data_plane',
  dnsServiceIp: 'dns_service_ip',
  maxPods: 'max_pods',
  count: 'node_count',
  minCount: 'min_count',
  maxCount: 'max_count',
  maxSurge: 'max_surge',
  podSubnet: 'pod_subnet_id',
};

/** Version 4 of the provider has another name for the switch than the versions before. */
function autoscalerSwitch(folder: string, files: Files): string {
  const module = readModule(folder, files);
  const { version } = clientOf(module, files);
  const major = version.kind === 'known' ? /\d+/.exec(version.value)?.[0] : undefined;
  if (major !== undefined) return Number(major) >= 4 ? 'auto_scaling_enabled' : 'enable_auto_scaling';
  return module.files.some(({ text }) => /\benable_auto_scaling\b/.test(text)) ? 'enable_auto_scaling' : 'auto_scaling_enabled';
}

/** Properties that Terraform writes as one value or as a list. */
const listNames: Readonly<Record<string, readonly [single: string, list: string]>> = {
  serviceCidrs: ['service_cidr', 'service_cidrs'],
  podCidrs: ['pod_cidr', 'pod_cidrs'],
};

/** Which block each attribute belongs in: one that is missing altogether is not made up. */
const blockOf: Readonly<Record<string, string>> = {
  service_cidr: 'network_profile', service_cidrs: 'network_profile', pod_cidr: 'network_profile', pod_cidrs: 'network_profile',
  dns_service_ip: 'network_profile', network_plugin: 'network_profile', network_plugin_mode: 'network_profile',
  network_policy: 'network_profile', network_data_plane: 'network_profile', max_surge: 'upgrade_settings',
};

function add(at: Absent, to: Scalar | readonly Scalar[], files: Files): readonly TextEdit[] | undefined {
  const { property, span } = at;
  const file = files.get(span.uri);
  if (file && isInAzapi(file, span)) return addToBody(file, at, to, scalarText);
  const name = property === 'autoscaling' ? autoscalerSwitch(folderOf(span.uri), files) : nameOf(property, to);
  const block = file && blockAt(treeOf(file).body, span);
  if (!file || !block?.closed || name === undefined) return undefined;
  const value = isMany(to) ? manyText(to) : scalarText(to);
  const home = blockOf[name];
  if (home === undefined || block.type === home) return [insertion(file, block, name, value)];
  return home === 'upgrade_settings' && isPool(block) && blocksIn(block.body).every(({ type }) => type !== 'upgrade_settings' && type !== 'dynamic') ? newBlock(file, block, home, name, value) : undefined;
}

/** What is sent to the API itself has the API's names. */
function isInAzapi(file: SourceFile, { start, end }: Span): boolean {
  return blocksIn(treeOf(file).body, 'resource').some((block) => block.start <= start && end <= block.end && block.labels[0]?.text === 'azapi_resource');
}

function isMany(to: Scalar | readonly Scalar[]): to is readonly Scalar[] {
  return typeof to === 'object';
}

function manyText(to: readonly Scalar[]): string {
  const [first] = to;
  return to.length === 1 && first !== undefined ? scalarText(first) : `[${to.map(scalarText).join(', ')}]`;
}

function nameOf(property: string, to: Scalar | readonly Scalar[]): string | undefined {
  const names = listNames[property];
  if (!names) return attributeNames[property];
  return isMany(to) && to.length > 1 ? names[1] : names[0];
}

function blockAt(body: Body, span: Span): Block | undefined {
  for (const block of blocksIn(body)) {
    if (span.start < block.start || span.end > block.end) continue;
    if (block.start === span.start && block.headEnd === span.end) return block;
    return blockAt(block.body, span);
  }
  return undefined;
}

function isPool({ type, labels }: Block): boolean {
  return type === 'default_node_pool' || (type === 'resource' && labels[0]?.text === 'azurerm_kubernetes_cluster_node_pool');
}

/** A block with one attribute, at the end of another. */
function newBlock(file: SourceFile, block: Block, type: string, name: string, value: string): readonly TextEdit[] | undefined {
  const close = block.end - 1;
  const margin = indentAt(file, close);
  const lineStart = file.text.lastIndexOf('\n', close - 1) + 1;
  if (file.text[close] !== '}' || file.text.slice(lineStart, close) !== margin) return undefined;
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const indent = `${margin}  `;
  const gap = block.body.items.length > 0 ? newline : '';
  const lines = [`${indent}${type} {`, `${indent}  ${name} = ${value}`, `${indent}}`, ''];
  return [{ span: { uri: file.uri, start: lineStart, end: lineStart }, text: gap + lines.join(newline) }];
}

/** A new line behind the last attribute, in line with the equals signs of its neighbours. */
function insertion(file: SourceFile, block: Block, name: string, value: string): TextEdit {
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const attributes = attributesIn(block.body).filter(({ start, end }) => !file.text.slice(start, end).includes('\n'));
  const last = attributes.at(-1);
  if (!last) {
    const indent = `${indentAt(file, block.start)}  `;
    const oneLine = !file.text.slice(block.headEnd, block.end).includes('\n');
    const at = block.body.start;
    return { span: { uri: file.uri, start: at, end: at }, text: `${newline}${indent}${name} = ${value}${oneLine ? newline + indentAt(file, block.start) : ''}` };
  }
  const indent = indentAt(file, last.start);
  const column = equalsColumn(file, last);
  const end = lineEnd(file.text, last.end);
  const width = column - indent.length;
  const fits = name.length + 1 <= width;
  const line = fits ? `${indent}${name.padEnd(width)}= ${value}` : `${newline}${indent}${name} = ${value}`;
  return { span: { uri: file.uri, start: end, end }, text: `${newline}${line}` };
}

function equalsColumn(file: SourceFile, { start, nameEnd }: Attribute): number {
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  return file.text.indexOf('=', nameEnd) - lineStart;
}

function indentAt(file: SourceFile, offset: number): string {
  const lineStart = file.text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(lineStart, offset))?.[0] ?? '';
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Takes out the whole line, when nothing else stands on it. */
function remove(value: Known<unknown>, files: Files): readonly TextEdit[] | undefined {
  const { span } = value;
  const file = files.get(span.uri);
  if (file && isInAzapi(file, span)) return spellWith({ kind: 'remove', value }, files, azapiOutline);
  const found = file && attributeAround(treeOf(file).body, file, span);
  if (!file || !found) return undefined;
  const { attribute } = found;
  const lineStart = file.text.lastIndexOf('\n', attribute.start - 1) + 1;
  const end = lineEnd(file.text, attribute.end);
  const alone = file.text.slice(lineStart, attribute.start).trim() === '' && file.text.slice(attribute.end, end).trim() === '';
  if (!alone) return undefined;
  const next = file.text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, file.text.length);
  return [{ span: { uri: file.uri, start: lineStart, end: next }, text: '' }];
}

function scalarText(value: Scalar): string {
  return typeof value === 'string' ? JSON.stringify(value).replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{') : String(value);
}
