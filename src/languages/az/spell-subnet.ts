import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { TextEdit } from '../../text/span';
import { callAround, callAt, wordsOfCall, type Call } from './spell-calls';
import { continuation, indentOf, lineBreakOf } from './spell-flags';
import { contains, placeOf, visit, type Node, type Spot } from './spell-places';
import { quotedNew } from './spell-words';
import type { Assignment, Place, Statement, Value, Word } from './tree';

/**
 * A subnet of a network that a command of a script makes: by a command of its own, behind the subnets that are, or as a further
 * configuration in the cmdlet that makes the network. Undefined in loops, whose text stands for several networks, and where no line
 * of its own is left.
 */
export function insertSubnet({ network, name, prefix }: Extract<Change, { kind: 'insert-subnet' }>, files: Files): readonly TextEdit[] | undefined {
  const file = files.get(network.uri);
  const spot = file && placeOf(file, network);
  const call = spot && callAt(spot);
  const around = call && statementAround(call.spot.script.tree.statements, call.command);
  if (!call || !around) return undefined;
  switch (call.spec.path) {
    case 'network vnet create':
      return behindCommand(call, around, name, prefix);
    case 'New-AzVirtualNetwork':
      return amongConfigs(call, around, name, prefix) ?? addedTo(call, around, name, prefix);
    default:
      return undefined;
  }
}

interface Around {
  readonly list: readonly Statement[];
  readonly index: number;
  readonly statement: Statement;
}

/** The innermost list of statements in which the command runs as one of them, or gives the value of one. Undefined in loops. */
function statementAround(list: readonly Statement[], command: Place): Around | undefined {
  const index = list.findIndex((each) => contains(each, command));
  const statement = list[index];
  switch (statement?.kind) {
    case undefined:
    case 'loop':
    case 'jump':
      return undefined;
    case 'command':
    case 'assignment':
    case 'output':
      return { list, index, statement };
    case 'if':
    case 'case':
      return statement.branches.map(({ body }) => statementAround(body, command)).find((found) => found !== undefined);
    case 'block':
    case 'function':
      return statementAround(statement.body, command);
  }
}

function behindCommand(call: Call, { list, index, statement }: Around, name: string, prefix: string): TextEdit[] | undefined {
  const { script } = call.spot;
  const own = networkWords(call);
  const [first] = call.head;
  if (!own || !first) return undefined;
  const siblings = list.slice(index + 1).filter((each) => isSubnetOf(call, each, own.name.text));
  const at = lineBehind(script.text, siblings.at(-1) ?? statement, list);
  if (at === undefined) return undefined;
  const { dialect } = script;
  const flags = [
    ...(own.group ? [`${own.group.flag} ${own.group.text}`] : []),
    `--vnet-name ${own.name.text}`,
    `${own.name.flag === '-n' ? '-n' : '--name'} ${quotedNew(name, dialect)}`,
    `--address-prefixes ${prefix}`,
  ];
  // A batch file that runs another without `call` ends with it: `az` is one.
  const before = call.command.words[0]?.start ?? first.start;
  const program = (dialect === 'batch' ? /\bcall\s+$/i.exec(script.text.slice(0, before))?.[0] ?? '' : '') + script.text.slice(before, first.end);
  return inserted(call, at, statement, `${program} network vnet subnet create`, flags);
}

/** A command on one line, or with a line for each flag where the command that makes the network has them so. */
function inserted(call: Call, at: number, statement: Statement, head: string, flags: readonly string[]): TextEdit[] | undefined {
  const { script } = call.spot;
  const newline = lineBreakOf(script.text);
  const margin = /^[ \t]*/.exec(script.text.slice(startOfLine(script.text, statement.start)))?.[0] ?? '';
  const inner = wordsOfCall(call).flags.flatMap(({ word }) => indentOf(script.text, call.args[word]?.start ?? 0) ?? []).at(-1);
  const text = inner === undefined
    ? `${newline}${margin}${[head, ...flags].join(' ')}`
    : `${newline}${newline}${margin}${[head, ...flags].join(` ${continuation[script.dialect]}${newline}${inner}`)}`;
  const edit = script.written({ start: at, end: at }, text);
  return edit && [edit];
}

/** A word that gives the id of the subnet whose command stands there. Batch has no such word. */
export function idWord(spot: Spot): string | undefined {
  const call = callAt(spot);
  const { dialect, text } = spot.script;
  if (!call || dialect === 'batch') return undefined;
  const own = call.spec.path === 'network vnet subnet create' ? [namedBy(call, 'vnetName'), namedBy(call, 'name')] : call.spec.path === 'network vnet create' ? [namedBy(call, 'name'), namedBy(call, 'subnetName')] : [];
  const [network, subnet, group] = [...own, namedBy(call, 'resourceGroup')];
  if (!network || !subnet || network === 'runs' || subnet === 'runs' || group === 'runs') return undefined;
  const [first] = call.head;
  const program = text.slice(first?.start, first?.end);
  const query = [`${program} network vnet subnet show`, ...(group ? [`--resource-group ${group.text}`] : []), `--vnet-name ${network.text}`, `--name ${subnet.text}`, '--query id', '--output tsv'].join(' ');
  return dialect === 'bash' ? `"$(${query})"` : `(${query})`;
}

interface Named {
  readonly flag: string;
  /** As it is written, with its quotes. */
  readonly text: string;
}

/** The words that name the network and its group, where writing them a second time means the same. */
function networkWords(call: Call): { readonly name: Named; readonly group: Named | undefined } | undefined {
  const name = namedBy(call, 'name');
  const group = namedBy(call, 'resourceGroup');
  return name && name !== 'runs' && group !== 'runs' ? { name, group } : undefined;
}

/** `runs`: the word runs something, which would run a second time. */
function namedBy(call: Call, property: string): Named | 'runs' | undefined {
  const flag = wordsOfCall(call).flags.findLast(({ spec }) => spec.property === property);
  const [value] = flag?.values ?? [];
  const [word, flagWord] = [call.args[value?.word ?? -1], call.args[flag?.word ?? -1]];
  if (!flag || !value || !word || !flagWord) return undefined;
  if (word.parts.some(({ kind }) => kind === 'substitution' || kind === 'value' || kind === 'other')) return 'runs';
  const { text } = call.spot.script;
  return { flag: text.slice(flagWord.start, flagWord.end).replace(/[=:].*$/s, ''), text: text.slice(word.start, word.end).slice(value.from) };
}

function isSubnetOf({ spot }: Call, statement: Statement, network: string): boolean {
  const other = statement.kind === 'command' ? callAround({ script: spot.script, place: statement }) : undefined;
  const of = other?.spec.path === 'network vnet subnet create' ? namedBy(other, 'vnetName') : undefined;
  return of !== undefined && of !== 'runs' && of.text === network;
}

/** The end of the line on which the statement ends, where a further one may follow: what is left on it only goes with the statement. */
function lineBehind(text: string, { end }: Place, list: readonly Statement[]): number | undefined {
  const found = /\r?\n/.exec(text.slice(end));
  const lineEnd = found ? end + found.index : text.length;
  const rest = text.slice(end, lineEnd);
  const chained = /^\s*\|\|[^{}()&;\\`^]*$/.test(rest);
  const redirected = /^(?:\s*(?:\d|&)?>{1,2}(?:&\d|\s*[\w./$-]+))*\s*(?:#.*)?$/.test(rest);
  if (!chained && !redirected) return undefined;
  return chained || !list.some((each) => each.start >= end && each.start < lineEnd) ? lineEnd : undefined;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** `-Subnet $nodes, $pods`: one configuration more, made right before the network. */
function amongConfigs(call: Call, { statement }: Around, name: string, prefix: string): TextEdit[] | undefined {
  const { script } = call.spot;
  const [value] = wordsOfCall(call).flags.find(({ spec }) => spec.property === 'subnets')?.values ?? [];
  const word = value && call.args[value.word];
  const configs = word && configNames(word);
  const known = configNamesIn(call);
  if (!word || word.end > statement.end || !configs || configs.length === 0 || !configs.every((each) => known.has(each))) return undefined;
  const start = startOfLine(script.text, statement.start);
  const margin = script.text.slice(start, statement.start);
  if (margin.trim() !== '') return undefined;
  const variable = `$${freshName(name, known)}`;
  const line = `${margin}${variable} = New-AzVirtualNetworkSubnetConfig -Name ${quotedNew(name, 'powershell')} -AddressPrefix ${prefix}${lineBreakOf(script.text)}`;
  const last = lastItemOf(word);
  const edits = [script.written({ start, end: start }, line), script.written({ start: last.end, end: last.end }, `, ${variable}`)];
  const sure = edits.filter((edit) => edit !== undefined);
  return sure.length === edits.length ? sure : undefined;
}

/** The variables that a word is made of: one, or a list of them. */
function configNames(word: Word): readonly string[] | undefined {
  const names = itemsOf(word).map((item) => {
    const [part] = item.kind === 'word' && item.parts.length === 1 ? item.parts : [];
    return part?.kind === 'variable' && part.steps.length === 0 && !part.expansion ? part.name.toLowerCase() : undefined;
  });
  const sure = names.filter((each) => each !== undefined);
  return sure.length === names.length ? sure : undefined;
}

function itemsOf(word: Word): readonly Value[] {
  const [part] = word.parts;
  return word.parts.length === 1 && part?.kind === 'value' && part.value.kind === 'list' ? part.value.items : [word];
}

function lastItemOf(word: Word): Place {
  return itemsOf(word).at(-1) ?? word;
}

/** The variables that hold one configuration each, before the network is made. */
function configNamesIn({ spot: { script }, command }: Call): ReadonlySet<string> {
  const names: string[] = [];
  visit(script.tree.statements, (node) => {
    if (isAssignment(node) && node.end <= command.start && node.key === undefined && !node.adds && /^\s*New-AzVirtualNetworkSubnetConfig\b/i.test(valueText(node, script.text))) names.push(node.name.text.toLowerCase());
    return true;
  });
  return new Set(names);
}

function valueText({ value }: Assignment, text: string): string {
  return value ? text.slice(value.start, value.end) : '';
}

function isAssignment(node: Node): node is Node & Assignment {
  return node['kind'] === 'assignment';
}

/** To a network that a variable holds: `$vnet = Add-… -VirtualNetwork $vnet | Set-AzVirtualNetwork`. */
function addedTo(call: Call, { list, statement }: Around, name: string, prefix: string): TextEdit[] | undefined {
  if (statement.kind !== 'assignment' || statement.key !== undefined || statement.adds || !/^\s*New-AzVirtualNetwork\b(?!.*\|)/is.test(valueText(statement, call.spot.script.text))) return undefined;
  const { script } = call.spot;
  const at = lineBehind(script.text, statement, list);
  if (at === undefined) return undefined;
  const variable = `$${statement.name.text}`;
  const margin = /^[ \t]*/.exec(script.text.slice(startOfLine(script.text, statement.start)))?.[0] ?? '';
  const line = `${variable} = Add-AzVirtualNetworkSubnetConfig -Name ${quotedNew(name, 'powershell')} -VirtualNetwork ${variable} -AddressPrefix ${prefix} | Set-AzVirtualNetwork`;
  const edit = script.written({ start: at, end: at }, `${lineBreakOf(script.text)}${margin}${line}`);
  return edit && [edit];
}

function freshName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.split(/[^A-Za-z0-9]+/).map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('').replace(/^(?=\d)/, 'subnet');
  if (!taken.has(plain.toLowerCase())) return plain;
  for (let number = 2; ; number++) if (!taken.has(`${plain}${number}`.toLowerCase())) return `${plain}${number}`;
}
