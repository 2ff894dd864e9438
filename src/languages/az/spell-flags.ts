import type { TextEdit } from '../../text/span';
import { callAround, wordsOfCall, type Call } from './spell-calls';
import { contains, visit, type Node, type Spot } from './spell-places';
import type { Dialect, Place, Table, Word } from './tree';

/** A new flag behind the last word: on a line of its own where others begin theirs. `value` is spelled already. */
export function insertFlag(call: Call, name: string, value: string | undefined): TextEdit | undefined {
  const { script } = call.spot;
  const splatted = call.spec.client === 'az-powershell' ? tableOf(call) : undefined;
  if (splatted) return insertEntry(call, splatted, name, value);
  const last = call.args.at(-1) ?? call.head.at(-1);
  const taken = wordsOfCall(call);
  // What ends in a flag that waits for its value, or behind `--`, has no place for another.
  if (!last || taken.faults.some(({ kind }) => kind === 'value-missing') || call.args.some((word) => isText(word, '--'))) return undefined;
  const flag = value === undefined ? name : `${name} ${value}`;
  const indent = taken.flags.flatMap(({ word }) => indentOf(script.text, call.args[word]?.start ?? 0) ?? []).at(-1);
  const before = indent === undefined ? ' ' : ` ${continuation[script.dialect]}${lineBreakOf(script.text)}${indent}`;
  return script.written({ start: last.end, end: last.end }, `${before}${flag}`);
}

export const continuation: Readonly<Record<Dialect, string>> = { bash: '\\', powershell: '`', batch: '^' };

/** Takes out the flag that the spot names or holds, with its values; of several values only that one. */
export function removeFlag(spot: Spot): TextEdit | undefined {
  const call = callAround(spot);
  if (!call) return removeEntry(spot);
  const taken = wordsOfCall(call);
  const at = call.args.findIndex(({ start, end }) => start <= spot.place.start && spot.place.start < end);
  const flag = taken.flags.find(({ word, values }) => word === at || values.some((value) => value.word === at));
  const word = call.args[at];
  if (!flag || !word) return undefined;
  const indexes = [flag.word, ...flag.values.map((value) => value.word)];
  if (flag.values.length > 1 && flag.word !== at) return script(spot, wordBefore(call, at), word.end);
  // A word that holds several values loses only one of them, which is another change.
  if (flag.word !== at && !contains(spot.place, joinedFrom(word, flag.values[0]?.from ?? 0))) return undefined;
  const last = call.args[Math.max(...indexes)];
  return last && script(spot, wordBefore(call, flag.word), last.end);
}

/** The value's own place in a word, without the name that is joined to it. */
function joinedFrom({ start, end, quoting }: Word, from: number): Place {
  return from === 0 || quoting !== 'bare' ? { start: from === 0 ? start : end, end } : { start: start + from, end };
}

function wordBefore({ args, head }: Call, index: number): number {
  return (index > 0 ? args[index - 1] : head.at(-1))?.end ?? 0;
}

function script({ script: of }: Spot, start: number, end: number): TextEdit | undefined {
  return of.written({ start, end }, '');
}

/** The blanks before a word that begins its line; undefined where something else stands before it. */
export function indentOf(text: string, start: number): string | undefined {
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1];
}

export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function isText({ parts }: Word, text: string): boolean {
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'text' && only.text === text;
}

/** The table whose entries a cmdlet takes as parameters, `@parameters`, where it is written once. */
function tableOf({ spot, args, command }: Call): Table | undefined {
  const [splat, another] = args.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'variable' && part.expansion?.operator === '@' ? [part.name.toLowerCase()] : [])));
  if (splat === undefined || another !== undefined) return undefined;
  const found: unknown[] = [];
  visit(spot.script.tree.statements, (node) => {
    if (node['kind'] === 'assignment' && isNamed(node, splat)) found.push(node);
    return true;
  });
  const [only] = found;
  const value = found.length === 1 && isAssignment(only) && only.end <= command.start ? only.value : undefined;
  return isTable(value) ? value : undefined;
}

function isNamed(node: Node, name: string): boolean {
  const own = node['name'];
  return typeof own === 'object' && own !== null && 'text' in own && typeof own.text === 'string' && own.text.toLowerCase() === name;
}

function isAssignment(value: unknown): value is Place & { readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value && 'end' in value;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'table';
}

/** Behind the last entry, laid out as that one is. */
function insertEntry({ spot }: Call, { entries }: Table, name: string, value: string | undefined): TextEdit | undefined {
  const last = entries.at(-1);
  if (!last) return undefined;
  const { text } = spot.script;
  const key = name.replace(/^-/, '');
  const quoted = value === undefined ? '$true' : /^(?:\d+|['"$].*)$/.test(value) ? value : `'${value}'`;
  const indent = indentOf(text, last.key.start);
  const between = text.slice(last.key.end, last.value.start);
  const equals = /^\s*=\s*$/.test(between) ? between : ' = ';
  const width = last.key.end - last.key.start + equals.indexOf('=');
  const entry = `${key.padEnd(Math.max(width, key.length + 1)).trimEnd()}${' '.repeat(Math.max(equals.startsWith('=') ? 0 : 1, width - key.length))}=${/=(\s*)$/.exec(equals)?.[1] ?? ' '}${quoted}`;
  const end = last.value.end;
  return spot.script.written({ start: end, end }, `${indent === undefined ? '; ' : `${lineBreakOf(text)}${indent}`}${entry}`);
}

/** Takes an entry out of a table that is splatted into a cmdlet. */
function removeEntry(spot: Spot): TextEdit | undefined {
  let table: Table | undefined;
  visit(spot.script.tree.statements, (node) => {
    if (!contains(node, spot.place)) return false;
    if (isTable(node)) table = node;
    return true;
  });
  const at = table?.entries.findIndex(({ key, value }) => contains(value, spot.place) || contains(key, spot.place)) ?? -1;
  const entry = table?.entries[at];
  if (!table || !entry) return undefined;
  const [before, after] = [table.entries[at - 1], table.entries[at + 1]];
  const place = after ? { start: entry.key.start, end: after.key.start } : before ? { start: before.value.end, end: entry.value.end } : undefined;
  // A comment beside it would stay behind with nothing to speak of.
  const { text } = spot.script;
  return place && !text.slice(place.start, place.end).replace(text.slice(entry.key.start, entry.value.end), '').includes('#') ? spot.script.written(place, '') : undefined;
}
