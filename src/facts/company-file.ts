import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import type { CompanyFacts, CompanyNetwork, CompanyRange, CompanySubnet } from '../model/company';
import { groups, levels, type Group, type Level } from '../model/finding';
import { headroomFaults, noHeadroom, readHeadroom, type Headroom } from '../model/headroom';
import { readRange } from '../net/range';
import { perFile } from '../text/memo';
import type { SourceFile, Span } from '../text/span';
import { nameOf } from '../text/uris';

/** The names that the file of a company may have. */
export const companyFileNames = ['.aksnet.yaml', '.aksnet.yml'] as const;

export function isCompanyFile(uri: string): boolean {
  return companyFileNames.some((name) => name === nameOf(uri));
}

/** What the file says, and what in it makes no sense. */
export interface CompanyFile {
  readonly facts: CompanyFacts;
  readonly problems: readonly CompanyProblem[];
  /** Where each rule is named, for whoever knows the rules. */
  readonly ruleNames: readonly { readonly name: string; readonly span: Span }[];
}

export interface CompanyProblem {
  readonly span: Span;
  /** One sentence without a full stop. */
  readonly message: string;
}

/** Reads the file. It never fails: what makes no sense is left out, and named. */
export const readCompanyFile = perFile(read);

/** The keys and what they hold, for completion and hovers: the words of the JSON schema. */
export const companyKeys = {
  'in-use': 'Address ranges that others have: offices, data centres, other clouds. A range, or a range and `by`, who has it.',
  allowed: 'The address ranges that virtual networks may be made of.',
  peered: 'Networks that ours are peered with and that no code here shows: `name` and `ranges`.',
  networks: 'Virtual networks that exist: `name`, `ranges`, and `subnets` with `name`, `range` and `free`, the addresses that are left.',
  headroom: 'What is kept free: `surge` (1 or 10%), the nodes that an upgrade adds, `growth` (20 or 50%), by how much pools grow, and `spare` (20%), the share of a subnet that an upgrade should leave.',
  severities: 'By rule: error, warning, info, hover (said in hovers only) or off.',
  groups: 'By group of rules (capacity, ranges, compatibility, egress, comments, advice): error, warning, info, hover or off. What is said of a rule itself counts more.',
  exclude: 'Paths below this folder in which nothing is reported; `**` is any number of folders.',
  variants: 'By root: the files of values or parameters that belong to it, each a deployment; those in a list of their own are one together.',
} as const;

interface Reader {
  readonly span: (node: unknown) => Span;
  readonly fault: (node: unknown, message: string) => undefined;
}

function read(file: SourceFile): CompanyFile {
  const text = file.text.replace(/^\uFEFF/, ' ');
  const document = parseDocument(text, { lineCounter: new LineCounter(), keepSourceTokens: true });
  const problems: CompanyProblem[] = [];
  const span = (node: unknown): Span => {
    const range = isNode(node) ? node.range : undefined;
    return { uri: file.uri, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  };
  const reader: Reader = {
    span,
    fault(node, message) {
      problems.push({ span: span(node), message });
      return undefined;
    },
  };
  for (const { message, pos } of document.errors) problems.push({ span: { uri: file.uri, start: pos[0], end: pos[1] }, message: message.split(/ at line |\n/)[0] ?? message });
  const root: unknown = document.contents;
  const isEmpty = root === null || (isScalar(root) && root.value === null);
  if (!isEmpty && !isMap(root)) reader.fault(root, `the file is a map with keys such as ${Object.keys(companyKeys).slice(0, 3).join(', ')}`);
  const entries = new Map<string, unknown>();
  const ruleNames: { name: string; span: Span }[] = [];
  for (const [key, value] of isMap(root) ? pairsOf(root) : []) {
    const name = textOf(key);
    if (name === '$schema' || name === 'version') continue;
    if (!(name in companyKeys)) reader.fault(key, `unknown key ${JSON.stringify(name)}: there are ${Object.keys(companyKeys).join(', ')}`);
    else entries.set(name, value);
  }
  const facts: CompanyFacts = {
    uri: file.uri,
    inUse: itemsOf(reader, entries.get('in-use')).flatMap((item) => rangeItem(reader, item) ?? []),
    allowed: itemsOf(reader, entries.get('allowed')).flatMap((item) => rangeItem(reader, item) ?? []),
    peered: itemsOf(reader, entries.get('peered')).flatMap((item) => networkItem(reader, item)?.ranges ?? []),
    networks: itemsOf(reader, entries.get('networks')).flatMap((item) => networkItem(reader, item) ?? []),
    headroom: headroomOf(reader, entries.get('headroom')),
    severities: readLevels(reader, entries.get('severities'), 'severities', (key, name) => {
      ruleNames.push({ name, span: span(key) });
      return true;
    }),
    groups: readLevels(reader, entries.get('groups'), 'groups', (key, name) => isGroup(name) || (reader.fault(key, `unknown group ${JSON.stringify(name)}: there are ${groups.join(', ')}`) ?? false)),
    exclude: itemsOf(reader, entries.get('exclude')).flatMap((item) => stringOf(reader, item, 'a path') ?? []),
    variants: readVariants(reader, entries.get('variants')),
  };
  return { facts, problems, ruleNames };
}

/** A range alone, or a map with `range` and `by`. */
function rangeItem(reader: Reader, item: unknown): CompanyRange | undefined {
  if (isScalar(item)) return rangeOf(reader, item, '');
  if (!isMap(item)) return reader.fault(item, 'an address range is expected, or `range` and `by`');
  const fields = fieldsOf(reader, item, ['range', 'by']);
  const range = fields.get('range');
  if (range === undefined) return reader.fault(item, '`range` is missing');
  return rangeOf(reader, range, stringOf(reader, fields.get('by'), 'who has the range') ?? '');
}

function rangeOf(reader: Reader, node: unknown, by: string): CompanyRange | undefined {
  const text = stringOf(reader, node, 'an address range, such as 10.0.0.0/16');
  if (text === undefined) return undefined;
  const reading = readRange(text);
  switch (reading.kind) {
    case 'range':
      return { text, range: reading.range, by, span: reader.span(node) };
    case 'host-bits':
      return reader.fault(node, `${text} does not start at its network address`);
    case 'malformed':
      return reader.fault(node, reading.message);
  }
}

function networkItem(reader: Reader, item: unknown): CompanyNetwork | undefined {
  if (!isMap(item)) return reader.fault(item, 'a network with `name` and `ranges` is expected');
  const fields = fieldsOf(reader, item, ['name', 'ranges', 'subnets', 'resource-group']);
  const nameNode = fields.get('name');
  const name = stringOf(reader, nameNode, 'the name of the network');
  if (nameNode === undefined) return reader.fault(item, '`name` is missing');
  if (name === undefined) return undefined;
  const ranges = itemsOf(reader, fields.get('ranges')).flatMap((each) => rangeOf(reader, each, `the network ${name}`) ?? []);
  const subnets = itemsOf(reader, fields.get('subnets')).flatMap((each) => subnetItem(reader, each, name) ?? []);
  return { name, span: reader.span(nameNode), ranges, subnets };
}

function subnetItem(reader: Reader, item: unknown, network: string): CompanySubnet | undefined {
  if (!isMap(item)) return reader.fault(item, 'a subnet with `name`, `range` and `free` is expected');
  const fields = fieldsOf(reader, item, ['name', 'range', 'free']);
  const name = stringOf(reader, fields.get('name'), 'the name of the subnet');
  if (name === undefined) return fields.has('name') ? undefined : reader.fault(item, '`name` is missing');
  const free = fields.get('free');
  const count = isScalar(free) && typeof free.value === 'number' && Number.isInteger(free.value) && free.value >= 0 ? free.value : undefined;
  if (free !== undefined && count === undefined) reader.fault(free, '`free` is a number of addresses');
  const range = fields.get('range');
  return { name, span: reader.span(fields.get('name')), range: range === undefined ? undefined : rangeOf(reader, range, `the subnet ${name} of ${network}`), free: count };
}

function headroomOf(reader: Reader, node: unknown): Headroom {
  if (isNothing(node)) return noHeadroom;
  if (!isMap(node)) return reader.fault(node, 'headroom is a map with `surge`, `growth` and `spare`') ?? noHeadroom;
  let found = noHeadroom;
  for (const [name, value] of fieldsOf(reader, node, Object.keys(headroomFaults))) {
    const key = headroomKeys.find((each) => each === name);
    if (!key) continue;
    const read = isScalar(value) ? readHeadroom(key, String(value.value)) : undefined;
    if (read) found = { ...found, ...read, said: { ...found.said, [key]: reader.span(value) } };
    else reader.fault(value, headroomFaults[key]);
  }
  return found;
}

const headroomKeys = ['surge', 'growth', 'spare'] as const;

/** A map from names to levels. `isName` tells which names there are, and reports others. */
function readLevels(reader: Reader, node: unknown, what: string, isName: (key: unknown, name: string) => boolean): Readonly<Record<string, Level>> {
  const found: Record<string, Level> = {};
  if (isNothing(node)) return found;
  if (!isMap(node)) return reader.fault(node, `${what} is a map to error, warning, info, hover or off`) ?? found;
  for (const [key, value] of pairsOf(node)) {
    const name = textOf(key);
    if (!isName(key, name)) continue;
    // YAML 1.1 read `off` as false; whoever writes that means it.
    const given = isScalar(value) ? (value.value === false ? 'off' : value.value) : undefined;
    const level = levels.find((each) => each === given);
    if (level) found[name] = level;
    else reader.fault(isNothing(value) ? key : value, `the level of ${name} is one of ${levels.join(', ')}`);
  }
  return found;
}

function isGroup(name: string): name is Group {
  return groups.some((group) => group === name);
}

function readVariants(reader: Reader, node: unknown): CompanyFacts['variants'] {
  const found: Record<string, readonly (string | readonly string[])[]> = {};
  if (isNothing(node)) return found;
  if (!isMap(node)) return reader.fault(node, 'variants is a map from roots to lists of files') ?? found;
  const namesIn = (items: readonly unknown[]): readonly string[] => items.flatMap((item) => stringOf(reader, item, 'the name of a file') ?? []);
  for (const [key, value] of pairsOf(node)) found[textOf(key)] = itemsOf(reader, value).flatMap((item): readonly (string | readonly string[])[] => (isSeq(item) ? [namesIn(item.items)] : namesIn([item])));
  return found;
}

/** The fields of a map that there may be; others are named. */
function fieldsOf(reader: Reader, map: YAMLMap, known: readonly string[]): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of pairsOf(map)) {
    const name = textOf(key);
    if (known.includes(name)) fields.set(name, value);
    else reader.fault(key, `unknown key ${JSON.stringify(name)}: there are ${known.join(', ')}`);
  }
  return fields;
}

function pairsOf(map: YAMLMap): readonly (readonly [key: unknown, value: unknown])[] {
  return map.items.map(({ key, value }: Pair) => [key, value]);
}

/** The items of a list; one alone counts as a list of one. */
function itemsOf(reader: Reader, node: unknown): readonly unknown[] {
  if (isNothing(node)) return [];
  if (isSeq(node)) return node.items;
  reader.fault(node, 'a list is expected: one item in each line, with a hyphen before it');
  return [];
}

function stringOf(reader: Reader, node: unknown, what: string): string | undefined {
  if (node === undefined) return undefined;
  if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
  return reader.fault(node, `${what} is expected`);
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value) : '';
}

function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null);
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node;
}
