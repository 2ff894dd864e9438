import { printParseErrorCode, visit } from 'jsonc-parser';
import { perFile } from '../../text/memo';
import type { SourceFile, Span } from '../../text/span';
import { atom, unknown, type Datum, type Why } from './datum';
import { isExact } from './functions/results';
import { balancedByLayout } from './json-layout';
import { preparedJson } from './json-preparing';
import { readString } from './json-string';
import { literalIn, spanIn, writtenIn } from './written';

/** What a file says as JSON. Comments and a comma behind the last item are no faults, nor are line breaks in strings. */
export interface JsonFile {
  /** Undefined when the text holds no value. */
  readonly root: JsonNode | undefined;
  /** The places that are not JSON. */
  readonly faults: readonly Span[];
}

/** A value as it is written, in offsets of the file. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonSimple;

export interface JsonObject {
  readonly kind: 'object';
  readonly start: number;
  readonly end: number;
  readonly members: readonly JsonMember[];
  /** Why there may be members besides these: a fault right within it, or nesting too deep to be read. */
  readonly open: Why | undefined;
}

export interface JsonMember {
  readonly key: JsonString;
  /** Undefined where nothing that is a value follows the key. */
  readonly value: JsonNode | undefined;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly start: number;
  readonly end: number;
  readonly items: readonly JsonNode[];
  readonly open: Why | undefined;
}

/** A string, its quotes within its extent. */
export interface JsonString {
  readonly kind: 'string';
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Whether its closing quote is there; otherwise it ends with its line. */
  readonly closed: boolean;
}

export interface JsonSimple {
  readonly kind: 'simple';
  readonly start: number;
  readonly end: number;
  readonly value: number | boolean | null;
}

/** Reads the file, whatever is in it: what is no JSON is left out and named in `faults`. */
export const jsonOf: (file: SourceFile) => JsonFile = perFile(read);

/** The value that is written there. Each part has its own text as its literal. */
export function datumOfJson(node: JsonNode, file: SourceFile): Datum {
  switch (node.kind) {
    case 'string':
      return node.closed ? atom(node.value, literalIn(file, node)) : unclosedString(node, file);
    case 'simple':
      return typeof node.value === 'number' && !isExact(node.value)
        ? unknown('too-large', 'the number is too large to be exact', literalIn(file, node))
        : atom(node.value, literalIn(file, node));
    case 'array':
      return { kind: 'list', form: 'tuple', items: node.items.map((item) => datumOfJson(item, file)), open: node.open, origin: literalIn(file, node) };
    case 'object': {
      const entries = new Map<string, Datum>();
      const keys = new Map<string, Span>();
      // Of a name that comes twice the last one holds, as in Azure's reader.
      for (const { key, value } of node.members) {
        entries.set(key.value, value ? datumOfJson(value, file) : missingValue(key, file));
        keys.set(key.value, spanIn(file, key));
      }
      return { kind: 'object', form: 'object', entries, open: node.open, keys, origin: literalIn(file, node) };
    }
  }
}

/** What is known of a string whose end is not there: more may be about to be written. */
export function unclosedString(node: JsonString, file: SourceFile): Datum {
  return unknown('unreadable', 'the string is not closed', { span: spanIn(file, node), what: writtenIn(file, node), from: [] });
}

/** What is known of a member that has a key and no value. */
export function missingValue(key: JsonString, file: SourceFile): Datum {
  return unknown('unreadable', `\`${key.value}\` has no value`, { span: spanIn(file, key), what: writtenIn(file, key), from: [] });
}

/** The member of that name; of several the last. Azure finds names without their case. */
export function memberOf(node: JsonNode | undefined, name: string): JsonMember | undefined {
  if (node?.kind !== 'object') return undefined;
  const wanted = name.toLowerCase();
  return node.members.findLast(({ key }) => key.value === name) ?? node.members.findLast(({ key }) => key.value.toLowerCase() === wanted);
}

/** Whether the text is an ARM template by its `$schema`: one bounded look at its beginning. */
export function looksLikeTemplate(text: string): boolean {
  return templateScope(schemaIn(text)) !== undefined;
}

/** Whether the text is a file of parameters by its `$schema`: one bounded look at its beginning. */
export function looksLikeParameters(text: string): boolean {
  return /(?:^|\/)(?:\w+)?deploymentParameters\.json#?$/i.test(schemaIn(text) ?? '');
}

/** The scope that templates with this `$schema` are deployed to, in the words of Bicep's `targetScope`; undefined for other schemas. */
export function templateScope(schema: string | undefined): string | undefined {
  const found = /(?:^|\/)(subscription|managementGroup|tenant)?deploymentTemplate\.json#?$/i.exec(schema ?? '');
  if (!found) return undefined;
  const [, prefix = 'resourceGroup'] = found;
  return ['subscription', 'managementGroup', 'tenant'].find((scope) => scope.toLowerCase() === prefix.toLowerCase()) ?? 'resourceGroup';
}

/** How far into a file its `$schema` is looked for. It comes first in nearly all of them. */
const lookAt = 2_000;

/** The `$schema` of the object that the text is, where it stands near the beginning. */
function schemaIn(text: string): string | undefined {
  const start = /^(?:\uFEFF|\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/.exec(text.slice(0, 2 * lookAt))?.[0].length ?? 0;
  if (text.charAt(start) !== '{') return undefined;
  let depth = 0;
  for (const [token, key, value] of text.slice(start, start + lookAt).matchAll(tokens)) {
    if (key === '$schema' && depth === 1) return value;
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
  }
  return undefined;
}

/** A key with a string as its value, any other string, a comment, a bracket. */
const tokens = /"(\$schema)"\s*:\s*"([^"\r\n]*)"|"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[^]*?\*\/|[{}[\]]/g;

const unreadable: Why = { reason: 'unreadable', message: 'the JSON around it has a fault' };
const tooDeep: Why = { reason: 'too-large', message: 'the JSON nests too deeply' };

function read(file: SourceFile): JsonFile {
  const { text: balanced, added, strays, unclosed: leftOpen } = balancedByLayout(file.text);
  const { text, cut, respelled } = preparedJson(balanced);
  const faults: Span[] = [...leftOpen, ...strays].map((at) => ({ uri: file.uri, start: at, end: at + 1 }));
  let astray = strays;
  const around: Container[] = [];
  let ended: Container | undefined;
  let outermost: Container | undefined;
  let root: JsonNode | undefined;
  let unclosed: number | undefined;
  const put = (node: JsonNode): void => {
    const into = around.at(-1);
    if (!into) root ??= node;
    else if (into.kind === 'array') into.items.push(node);
    else {
      const member = into.members.at(-1);
      if (member) member.value ??= node;
    }
  };
  const begin = (container: Container): void => {
    put(container);
    outermost ??= container;
    around.push(container);
  };
  const end = (offset: number): void => {
    ended = around.pop();
    if (!ended) return;
    ended.end = Math.min(offset, text.length);
    if (added.has(offset - 1)) ended.open ??= unreadable;
    // What closed nothing was a part of the list or object around it.
    const { start } = ended;
    if (astray.some((at) => start < at && at < offset)) {
      ended.open ??= unreadable;
      astray = astray.filter((at) => at < start || offset <= at);
    }
  };
  const openAt = (start: number): Why | undefined => (cut.has(start) ? tooDeep : undefined);
  const stringAt = (value: string, start: number, length: number): JsonString => {
    const end = start + length;
    return { kind: 'string', start, end, value: respelled.has(start) ? readString(file.text, start, end).value : value, closed: start !== unclosed };
  };
  visit(text, {
    onObjectBegin: (offset) => { begin({ kind: 'object', start: offset, end: offset, members: [], open: openAt(offset) }); },
    onArrayBegin: (offset) => { begin({ kind: 'array', start: offset, end: offset, items: [], open: openAt(offset) }); },
    onObjectEnd: (offset, length) => { end(offset + length); },
    onArrayEnd: (offset, length) => { end(offset + length); },
    onObjectProperty(name, offset, length) {
      const into = around.at(-1);
      if (into?.kind === 'object') into.members.push({ key: stringAt(name, offset, length), value: undefined });
    },
    onLiteralValue(value: unknown, offset, length) {
      if (typeof value === 'string') put(stringAt(value, offset, length));
      else put({ kind: 'simple', start: offset, end: offset + length, value: typeof value === 'number' || typeof value === 'boolean' ? value : null });
    },
    onError(code, offset, length) {
      // The scanner goes beyond the end of the text for a comment that is not closed.
      faults.push({ uri: file.uri, start: Math.min(offset, text.length), end: Math.min(offset + length, text.length) });
      const fault = printParseErrorCode(code);
      if (fault === 'UnexpectedEndOfString') unclosed = offset;
      // That a bracket is missing is said when the list or object has ended; what comes behind the end of all is a part of it that went astray.
      const within = /^CloseBrac(?:e|ket)Expected$/.test(fault) ? ended : around.at(-1) ?? outermost;
      if (within) within.open ??= unreadable;
    },
  }, { allowTrailingComma: true });
  return { root, faults };
}

/** A list or object while it is being read. */
type Container =
  | { readonly kind: 'array'; readonly start: number; end: number; readonly items: JsonNode[]; open: Why | undefined }
  | { readonly kind: 'object'; readonly start: number; end: number; readonly members: { readonly key: JsonString; value: JsonNode | undefined }[]; open: Why | undefined };
