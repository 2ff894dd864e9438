import type { Scalar } from '../../model/change';
import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { jsonOf, memberOf, type JsonMember, type JsonNode, type JsonObject } from './json-file';
import type { Entry, Limit, Outline, Piece, Syntax, WrittenResource, WrittenVariable } from './spelling-outline';
import { lastPartOf } from './spelling-homes';

/** What a file writes out as JSON, and what of it is a resource, a variable or a parameter of an ARM template. */
export const jsonOutline: (file: SourceFile) => Outline = perFile((file) => {
  const { root } = jsonOf(file);
  const found: Found = { resources: [], variables: [], limits: [] };
  const pieces = root ? [pieceOf(root, file, found)] : [];
  return { syntax: jsonSyntax, pieces, ...found };
});

const jsonSyntax: Syntax = { commas: true, key: (name) => JSON.stringify(name), scalar: inJson };

/** A text that begins with a bracket could be an expression, and is not written. */
export function inJson(value: Scalar): string | undefined {
  if (typeof value === 'string') return value.startsWith('[') ? undefined : JSON.stringify(value);
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : String(value);
}

interface Found {
  readonly resources: WrittenResource[];
  readonly variables: WrittenVariable[];
  readonly limits: Limit[];
}

function pieceOf(node: JsonNode, file: SourceFile, found: Found): Piece {
  const { start, end } = node;
  switch (node.kind) {
    case 'simple':
      return { kind: 'other', start, end, parts: [] };
    case 'string': {
      const variable = variableForm.exec(node.value)?.[1];
      return { kind: 'other', start, end, parts: [], ...(variable !== undefined && { variable }) };
    }
    case 'array':
      return { kind: 'list', start, end, items: node.items.map((item) => pieceOf(item, file, found)) };
    case 'object': {
      const written = node.members.filter(isWritten);
      const entries = written.map((member): Entry => entryOf(member, file, found));
      const sound = node.open === undefined && written.length === node.members.length && file.text[end - 1] === '}';
      const object: Piece = { kind: 'object', start, end, entries, sound };
      noteResource(node, object, found);
      noteVariables(node, entries, found);
      noteLimits(node, found);
      return object;
    }
  }
}

/** A value that is one variable and nothing else. */
const variableForm = /^\[\s*variables\(\s*'([^']+)'\s*\)\s*\]$/i;

type WrittenMember = JsonMember & { readonly value: JsonNode };

function isWritten(member: JsonMember): member is WrittenMember {
  return member.value !== undefined;
}

function entryOf({ key, value }: WrittenMember, file: SourceFile, found: Found): Entry {
  return { start: key.start, end: value.end, name: key.value, key: { start: key.start, end: key.end }, value: pieceOf(value, file, found) };
}

/** A pool has a `type` too, which is no type of a resource. */
function noteResource(node: JsonObject, body: Piece, { resources }: Found): void {
  for (const { key, value } of node.members) {
    if (key.value.toLowerCase() !== 'type' || value?.kind !== 'string') continue;
    if (value.value.includes('/') || ownTypes.has(lastPartOf(value.value))) resources.push({ head: { start: key.start, end: value.end }, type: value.value, body });
  }
}

/** The types of resources within others, which have no `/`. */
const ownTypes: ReadonlySet<string> = new Set(['agentpools', 'subnets']);

/** The variables of a template, within it. */
function noteVariables(node: JsonObject, entries: readonly Entry[], { variables }: Found): void {
  if (!memberOf(node, 'resources')) return;
  const own = entries.find(({ name, value }) => name?.toLowerCase() === 'variables' && value.kind === 'object')?.value;
  if (own?.kind !== 'object') return;
  for (const { name, value } of own.entries) if (name !== undefined) variables.push({ name, value, scope: { start: node.start, end: node.end } });
}

function noteLimits(node: JsonObject, { limits }: Found): void {
  const value = memberOf(node, 'defaultValue')?.value;
  if (!value || !memberOf(node, 'type')) return;
  const allowed = memberOf(node, 'allowedValues')?.value;
  const numberOf = (name: string): number | undefined => {
    const limit = memberOf(node, name)?.value;
    return limit?.kind === 'simple' && typeof limit.value === 'number' ? limit.value : undefined;
  };
  limits.push({
    value: { start: value.start, end: value.end },
    allowed: allowed?.kind === 'array' ? allowed.items.flatMap((item) => (item.kind === 'string' || item.kind === 'simple' ? [item.value] : [])) : undefined,
    least: numberOf('minValue'),
    most: numberOf('maxValue'),
    shortest: numberOf('minLength'),
    longest: numberOf('maxLength'),
  });
}
