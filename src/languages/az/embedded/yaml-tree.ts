import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Pair, type Scalar } from 'yaml';
import type { SourceFile } from '../../../text/span';
import type { Place } from '../tree';
import type { Mapped } from './passage';
import { mappedScalar } from './yaml-scalar';

/** What a YAML document says, aliases and merged maps in their place. */
export type YamlNode = YamlMap | YamlList | YamlText;

export interface YamlMap extends Place {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly place: Place;
  readonly value: YamlNode | undefined;
}

export interface YamlList extends Place {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

/** A scalar, whatever it would be to others: what programs get is its text. */
export interface YamlText extends Place {
  readonly kind: 'text';
  readonly text: string;
  /** Where each character stands; undefined where that cannot be told. */
  mapped(): Mapped | undefined;
}

/** The documents of a file. Of broken YAML, what is still there. None of a text that is too long or nested too deeply. */
export function yamlDocuments(file: SourceFile): readonly YamlNode[] {
  const { text } = file;
  if (text.length > longestYaml || nestsTooDeeply(text)) return [];
  const documents = parseAllDocuments(text, { keepSourceTokens: true, logLevel: 'silent', uniqueKeys: false, strict: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => convert(document.contents, { source: text, document, left: mostNodes, known: new Map() }, 0) ?? []);
}

export function valueOf(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const name of path) at = at?.kind === 'map' ? at.entries.find(({ key }) => key === name)?.value : undefined;
  return at;
}

/** The value under a name whose case does not count. */
export function valueOfAnyCase(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value : undefined;
}

export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'text' ? node.text : undefined;
}

export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Reading takes a second for a million characters. */
const longestYaml = 300_000;
const mostNodes = 30_000;
const deepest = 100;

interface Conversion {
  readonly source: string;
  readonly document: Document.Parsed;
  left: number;
  /** What aliases stand for: each is converted once, and one that holds itself is nothing. */
  readonly known: Map<object, YamlNode | undefined>;
}

function convert(node: unknown, c: Conversion, depth: number): YamlNode | undefined {
  if (--c.left < 0 || depth > deepest || typeof node !== 'object' || node === null) return undefined;
  if (isAlias(node)) {
    const target = node.resolve(c.document);
    if (!target) return undefined;
    if (!c.known.has(target)) {
      c.known.set(target, undefined);
      c.known.set(target, convert(target, c, depth + 1));
    }
    return c.known.get(target);
  }
  const place = placeOf(node);
  if (isScalar(node)) return textNode(node, place, c.source);
  if (isSeq(node)) return { kind: 'list', ...place, items: node.items.flatMap((item) => convert(item, c, depth + 1) ?? []) };
  return isMap(node) ? { kind: 'map', ...place, entries: entriesIn(node.items, c, depth) } : undefined;
}

function entriesIn(pairs: readonly Pair[], c: Conversion, depth: number): readonly YamlEntry[] {
  const own: YamlEntry[] = [];
  const merged: YamlEntry[] = [];
  for (const { key, value } of pairs) {
    if (!isScalar(key)) continue;
    const name = key.source ?? String(key.value);
    const node = convert(value, c, depth + 1);
    if (name === '<<' && key.type === 'PLAIN') {
      for (const from of node?.kind === 'list' ? node.items : [node]) merged.push(...entriesOf(from));
    } else own.push({ key: name, place: placeOf(key), value: node });
  }
  const names = new Set(own.map(({ key }) => key));
  for (const entry of merged) {
    if (names.has(entry.key)) continue;
    names.add(entry.key);
    own.push(entry);
  }
  return own;
}

function textNode(node: Scalar, place: Place, source: string): YamlText {
  const text = typeof node.value === 'string' ? node.value : node.value === null ? '' : (node.source ?? String(node.value));
  let mapped: { readonly value: Mapped | undefined } | undefined;
  return {
    kind: 'text',
    ...place,
    text,
    mapped() {
      mapped ??= { value: mappedScalar(source, node) };
      return mapped.value;
    },
  };
}

function placeOf(node: object): Place {
  const range: unknown = 'range' in node ? node.range : undefined;
  const [start, end]: readonly unknown[] = Array.isArray(range) ? range : [];
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : { start: 0, end: 0 };
}

/** The package reads nesting by recursion. Nobody writes so much of it. */
function nestsTooDeeply(text: string): boolean {
  if (/^ {400}|(?:[-?][ \t]+){100}/m.test(text)) return true;
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) open++;
    else if (code === 93 || code === 125) open = Math.max(0, open - 1);
    if (open > 200) return true;
  }
  return false;
}
