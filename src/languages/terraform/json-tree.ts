import type { SourceFile } from '../../text/span';
import { jsonOf, type JsonNode, type JsonObject, type JsonString } from '../shared/json-file';
import { cursorAt, peek, within } from './cursor';
import { parseExpression } from './parse-expression';
import type { Attribute, Block, Body, Expression, Label, Place, Tree } from './tree';

/**
 * The tree of a file in Terraform's JSON syntax, `.tf.json` and `.tfvars.json`: the same blocks, attributes and expressions as in
 * its native one, at their places in the JSON. What is a block there and what an attribute, JSON does not tell: the names decide.
 */
export function treeOfJson(file: SourceFile, values: boolean): Tree {
  const { root, faults } = jsonOf(file);
  const whole: Place = { start: 0, end: file.text.length };
  const items = root?.kind === 'object' ? (values ? attributesOf(root, file, plainValue) : root.members.flatMap(({ key, value }) => topLevel(key, value, file))) : [];
  return {
    body: { items, ...whole },
    errors: faults.map(({ start, end }) => ({ start, end, message: 'this is not JSON' })),
  };
}

/** How many names stand between the type of a block and its content. */
const labelsOf: Readonly<Record<string, number>> = { resource: 2, data: 2, ephemeral: 2, variable: 1, output: 1, module: 1, provider: 1, locals: 0, terraform: 0, check: 1, moved: 0, removed: 0, import: 0 };

/** The blocks within resources that concern networks and clusters, and those that steer any of them. */
const blockNames: ReadonlySet<string> = new Set([
  'network_profile', 'load_balancer_profile', 'nat_gateway_profile', 'default_node_pool', 'agent_pool_profile', 'upgrade_settings', 'subnet', 'delegation', 'service_delegation', 'route',
  'aci_connector_linux', 'addon_profile', 'ip_address_pool', 'dynamic', 'content', 'lifecycle', 'provisioner', 'connection', 'timeouts', 'identity', 'required_providers', 'backend', 'cloud', 'features', 'validation',
]);

function topLevel(key: JsonString, value: JsonNode | undefined, file: SourceFile): readonly Block[] {
  const count = labelsOf[key.value];
  return count === undefined || !value ? [] : labelled(key, [], count, key, value, file);
}

/** `{"resource": {"type": {"name": {…}}}}` as the block `resource "type" "name" {…}`; a list stands for several blocks. */
function labelled(type: JsonString, labels: readonly JsonString[], left: number, head: JsonString, value: JsonNode, file: SourceFile): readonly Block[] {
  if (value.kind === 'array') return value.items.flatMap((item) => labelled(type, labels, left, head, item, file));
  if (value.kind !== 'object') return [];
  if (left > 0) {
    return value.members.flatMap(({ key, value: inner }) => (key.value === '//' || !inner ? [] : labelled(type, [...labels, key], left - 1, key, inner, file)));
  }
  return [blockOf(type.value, head, labels.map(labelOf), value, file)];
}

/** The head of a block is the key that its content stands under. */
function blockOf(type: string, head: JsonString, labels: readonly Label[], content: JsonObject, file: SourceFile): Block {
  return { kind: 'block', type, labels, start: head.start, headEnd: head.end, end: content.end, body: bodyOf(type, content, file), closed: content.open === undefined };
}

function labelOf({ value, start, end }: JsonString): Label {
  return { text: value, start, end };
}

function bodyOf(type: string, content: JsonObject, file: SourceFile): Body {
  const items = content.members.flatMap(({ key, value }): readonly (Attribute | Block)[] => {
    if (key.value === '//' || !value) return [];
    if (type !== 'locals' && type !== 'variable' && type !== 'output' && type !== 'module' && blockNames.has(key.value) && isBlocks(value)) return nestedBlocks(key, value, file);
    return [attributeOf(key, type === 'variable' ? variableValue(key.value, value, file) : expressionOf(value, file))];
  });
  return { items, start: content.start + 1, end: Math.max(content.start + 1, content.end - 1) };
}

function isBlocks(value: JsonNode): boolean {
  return value.kind === 'object' || (value.kind === 'array' && value.items.every((item) => item.kind === 'object'));
}

function nestedBlocks(key: JsonString, value: JsonNode, file: SourceFile): readonly Block[] {
  if (value.kind === 'array') return value.items.flatMap((item) => nestedBlocks(key, item, file));
  if (value.kind !== 'object') return [];
  if (key.value !== 'dynamic') return [blockOf(key.value, key, [], value, file)];
  // `{"dynamic": {"subnet": {…}}}`
  return value.members.flatMap(({ key: label, value: inner }) =>
    (inner?.kind === 'object' ? [inner] : inner?.kind === 'array' ? inner.items : []).flatMap((content) => (content.kind === 'object' ? [blockOf('dynamic', label, [labelOf(label)], content, file)] : [])));
}

function attributesOf({ members }: JsonObject, file: SourceFile, read: (value: JsonNode, file: SourceFile) => Expression): readonly Attribute[] {
  return members.flatMap(({ key, value }) => (value && key.value !== '//' ? [attributeOf(key, read(value, file))] : []));
}

function attributeOf(key: JsonString, value: Expression): Attribute {
  return { kind: 'attribute', name: key.value, nameEnd: key.end, value, start: key.start, end: value.end };
}

/** Of a variable the type is an expression, and the default a value without any. */
function variableValue(name: string, value: JsonNode, file: SourceFile): Expression {
  if (name === 'default') return plainValue(value);
  if (name === 'type' && value.kind === 'string' && value.closed) return parsedAt({ start: value.start + 1, end: value.end - 1 }, file.text);
  return expressionOf(value, file);
}

/** A value in which strings are what they say. */
function plainValue(node: JsonNode): Expression {
  return valueOf(node, (text) => (text.closed ? { kind: 'literal', value: text.value, start: text.start, end: text.end } : { kind: 'hole', start: text.start, end: text.end }));
}

/** A value in which strings are templates. */
function expressionOf(node: JsonNode, file: SourceFile): Expression {
  return valueOf(node, (text) => templateOf(text, file));
}

function valueOf(node: JsonNode, readText: (text: JsonString) => Expression): Expression {
  const place: Place = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'string':
      return readText(node);
    case 'simple':
      return { kind: 'literal', value: node.value, ...place };
    case 'array':
      return node.open ? { kind: 'hole', ...place } : { kind: 'tuple', items: node.items.map((item) => valueOf(item, readText)), ...place };
    case 'object': {
      const entries = node.members.flatMap(({ key, value }) => (value && key.value !== '//' ? [{ key: readText(key), value: valueOf(value, readText) }] : []));
      return node.open ? { kind: 'hole', ...place } : { kind: 'object', entries, ...place };
    }
  }
}

/** A string is a template as between the quotes of the native syntax. */
function templateOf(text: JsonString, file: SourceFile): Expression {
  const place: Place = { start: text.start, end: text.end };
  if (!text.closed) return { kind: 'hole', ...place };
  if (text.start > longestPrefix) return { kind: 'hole', ...place };
  if (!/[$%]\{/.test(text.value)) return { kind: 'literal', value: text.value, ...place };
  return parsedAt(place, withoutEscapes(file.text.slice(text.start, text.end)), text.start);
}

/** Behind that many characters strings with expressions in them are not read: each needs a text as long as what is before it. */
const longestPrefix = 300_000;

/** An expression that stands at a place of the file, read from a text in which it stands at the same place. */
function parsedAt({ start, end }: Place, text: string, from = 0): Expression {
  const c = cursorAt(from === 0 ? text.slice(0, end) : `${' '.repeat(from)}${text}`);
  c.at = start;
  const expression = within(c, { free: true, object: false }, () => parseExpression(c));
  const rest = peek(c);
  return c.faults.length > 0 || (rest.kind !== 'end' && rest.start < end) ? { kind: 'hole', start, end } : expression;
}

/**
 * The escapes of JSON within `${…}` as what they stand for, with as many characters: a quote and a blank outside of it. Elsewhere both
 * syntaxes write the same.
 */
function withoutEscapes(raw: string): string {
  let [result, depth, quoted] = ['', 0, false];
  for (let at = 0; at < raw.length; at++) {
    const pair = raw.slice(at, at + 2);
    if (depth === 0) {
      const opens = (pair === '${' || pair === '%{') && raw[at - 1] !== pair[0];
      if (pair[0] === '\\' || opens) {
        result += pair;
        at++;
        if (opens) depth = 1;
      } else result += raw.charAt(at);
    } else if (pair === '\\"') {
      result += quoted ? '" ' : ' "';
      quoted = !quoted;
      at++;
    } else if (pair === '\\n' || pair === '\\t' || pair === '\\r') {
      result += '  ';
      at++;
    } else {
      if (!quoted && raw[at] === '{') depth++;
      if (!quoted && raw[at] === '}') depth--;
      result += raw.charAt(at);
    }
  }
  return result;
}
