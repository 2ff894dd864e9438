import { atom, list, unknown, type Datum, type Why } from '../../shared/datum';
import { commandIn } from '../commands/commands';
import { isForeign } from '../commands/foreign-flag';
import type { TakenFlag } from '../commands/spec';
import { takeApart } from '../commands/take-apart';
import { isHalfTyped } from '../half-typed';
import type { Command } from '../tree';
import { besideHandlers } from './beside-commands';
import type { Call } from './call';
import { clusterHandlers } from './cluster-commands';
import { itemsOf } from './items';
import { networkHandlers } from './network-commands';
import { queried } from './query';
import { beginOf, originAt, seenAt, spanAt, textOf, withoutLiteral, writtenAt, type Argument, type Shell } from './shell';
import type { Given } from './things';
import { concatenated } from './texts';
import { tailOf } from './words';

/** Runs a command of az. `args` are the words behind `az`. */
export function runAzure(all: readonly Argument[], command: Command, shell: Shell): Datum | undefined {
  const args = all.flatMap((arg) => nativeArguments(arg, shell));
  const named = commandIn(args.map(({ known }) => known));
  const origin = originAt(shell, command);
  if (!named) {
    rememberDefaults(args, shell);
    const what = args.slice(0, 3).map(({ place }) => writtenAt(shell, place)).join(' ');
    return unknown('read-from-azure', `it is what \`az ${what}\` gives`, { ...origin, part: { element: `${origin.span.uri}#${String(origin.span.start)}`, attribute: 'text' } });
  }
  const { spec, from } = named;
  const rest = args.slice(from);
  const { flags, loose, complete, faults } = takeApart(spec, rest.map(({ known }) => known));
  const given = givenBy(flags, rest, shell);
  const first = command.words.find((word) => writtenAt(shell, word).replace(/^['"]|['"]$/g, '').toLowerCase().startsWith('az')) ?? command.words[0] ?? command;
  const last = args[from - 1];
  const place = { start: first.start, end: Math.max(last?.place.end ?? first.end, first.end) };
  const stranger = complete ? undefined : loose.map((index) => rest[index]).find((arg) => arg && typeof arg.known !== 'string');
  // A flag whose value is an empty variable has none; what else is written holds.
  const misread = faults.map(({ word, kind }) => (kind === 'value-missing' && (command.words.at(-1)?.start ?? 0) > (rest[word]?.place.start ?? 0) || kind === 'unknown' && isForeign(spec, beginOf(rest[word])) ? undefined : rest[word])).find((arg) => arg !== undefined);
  const open: Why | undefined = stranger ? { reason: stranger.datum.kind === 'unknown' ? stranger.datum.reason : 'no-value', message: `\`${writtenAt(shell, stranger.place)}\` may give further flags` }
    : misread ? { reason: 'unreadable', message: `\`${writtenAt(shell, misread.place)}\` is no flag that is known` }
      : isHalfTyped(shell.script.text, command, shell.script.tree) ? { reason: 'unreadable', message: 'the command may not be written to its end' } : undefined;
  const call: Call = { spec, shell, given, open, client: 'az', head: spanAt(shell, place), body: spanAt(shell, command), place: command };
  const handler = networkHandlers[spec.path] ?? clusterHandlers[spec.path] ?? besideHandlers[spec.path];
  const output = handler?.(call);
  return shaped(output, call, command);
}

/** A list of PowerShell is as many arguments as it has items; one that is written with commas and no blanks is one. */
function nativeArguments(arg: Argument, shell: Shell): readonly Argument[] {
  const { datum, place } = arg;
  if (shell.script.dialect !== 'powershell' || datum.kind !== 'list') return [arg];
  const written = shell.script.text.slice(place.start, place.end);
  if (written.includes(',') && !/^[@($]/.test(written) && !/\s*,\s+|\s+,\s*/.test(written) && !datum.open) {
    const origin = originAt(shell, place, datum.items.map((item) => item.origin));
    const joinedItems = concatenated(datum.items.flatMap((item, index) => (index === 0 ? [item] : [atom(',', origin), item])), origin);
    return [{ ...arg, datum: joinedItems, known: textOf(joinedItems) }];
  }
  const items = datum.items.map((item): Argument => ({ datum: seenAt(shell, item, place), known: textOf(item), place, pieces: [] }));
  return datum.open ? [...items, { datum: unknown(datum.open.reason, datum.open.message, originAt(shell, place)), known: undefined, place, pieces: [] }] : items;
}

/** `az configure --defaults group=name` gives a group to all that names none. */
function rememberDefaults(args: readonly Argument[], shell: Shell): void {
  const [verb] = args;
  if (verb?.known !== 'configure' && !(verb?.known === 'config' && args[1]?.known === 'set')) return;
  for (const arg of args) {
    const known = typeof arg.known === 'string' ? arg.known : arg.known?.begins;
    const equals = known !== undefined && /^(?:defaults\.)?group=/.test(known) ? known.indexOf('=') + 1 : 0;
    if (equals > 0) shell.state.group = tailOf(arg, equals, shell);
  }
}

/** What flags give, by their properties. Of a flag that is written twice the last one holds. */
export function givenBy(flags: readonly TakenFlag[], args: readonly Argument[], shell: Shell): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const { spec, name, word, values } of flags) {
    if (spec.property === undefined) continue;
    const flag = args[word];
    if (!flag) continue;
    const data = values.flatMap(({ word: index, from }) => { const arg = args[index]; return arg ? [{ datum: tailOf(arg, from, shell), arg }] : []; });
    const [first] = data;
    if (!first) {
      if (spec.takes === 'one') given.set(spec.property, { datum: unknown('no-value', `\`${name}\` has no value`, originAt(shell, flag.place)), span: spanAt(shell, flag.place), what: name });
      if (spec.takes === 'nothing' || spec.takes === 'optional') given.set(spec.property, { datum: atom(true, originAt(shell, flag.place)), span: spanAt(shell, flag.place), what: name });
      continue;
    }
    const { property } = spec;
    const asList = (datum: Datum): Datum => filledIn(property, lists.has(property) ? itemsOf(datum, shell) : datum, shell);
    if (spec.takes !== 'many') {
      given.set(property, { datum: asList(first.datum), span: first.datum.origin.span, what: name });
      continue;
    }
    const last = data.at(-1) ?? first;
    const start = Math.min(first.arg.place.start, last.arg.place.start);
    const place = { start, end: Math.max(first.arg.place.end, last.arg.place.end) };
    const loose = data.find(({ datum, arg }) => datum.kind === 'unknown' && typeof arg.known !== 'string' && shell.script.dialect === 'bash' && !/^["']/.test(writtenAt(shell, arg.place)));
    const why: Why | undefined = loose && loose.datum.kind === 'unknown' ? { reason: loose.datum.reason, message: loose.datum.message } : undefined;
    const span = data.length === 1 ? first.datum.origin.span : spanAt(shell, place);
    const [single] = data.length === 1 && !why ? data : [];
    const before = property.startsWith('generic') ? given.get(property)?.datum : undefined;
    if (before?.kind === 'list') data.unshift(...before.items.map((datum) => ({ datum, arg: first.arg })));
    given.set(property, { datum: asList(single && lists.has(property) ? single.datum : list(data.map(({ datum }) => datum), { ...originAt(shell, place), span }, 'tuple', why)), span, what: name });
  }
  return given;
}

/** The output as `--query` and `--output` shape it. */
function shaped(output: Datum | undefined, { given, shell }: Call, command: Command): Datum | undefined {
  const query = given.get('query');
  const format = textOf(given.get('output')?.datum)?.toLowerCase();
  if (!output || format === 'none') return undefined;
  const origin = originAt(shell, command, [output.origin]);
  const path = query && textOf(query.datum);
  if (query && path === undefined) return unknown('no-value', 'the query is not known', origin);
  const found = path === undefined ? output : queried(output, path, command, shell);
  return format === 'tsv' || format === 'json' || format === undefined ? flattened(found, format, origin) : found.kind === 'object' || found.kind === 'list' ? unknown('function-not-pure', 'it is written as a table', origin) : found;
}

/** As text, a list of one is its item. */
function flattened(datum: Datum, format: string | undefined, origin: Datum['origin']): Datum {
  if (format !== 'tsv' || datum.kind !== 'list') return datum.kind === 'atom' && datum.value === null ? atom('', origin) : datum;
  if (datum.items.length === 0) return datum.open ? unknown(datum.open.reason, datum.open.message, origin) : atom('', origin);
  const [only, another] = datum.items;
  if (only && !another) return only.kind === 'list' ? flattened(only, format, origin) : only;
  return datum.items.every((item) => item.kind === 'atom') && !datum.open ? atom(datum.items.map((item) => textOf(item) ?? '').join('\n'), origin) : datum;
}

/** The properties that are lists, however they are written. */
const lists: ReadonlySet<string> = new Set(['addressSpace', 'prefixes', 'subnetPrefixes', 'serviceCidrs', 'podCidrs', 'ipFamilies', 'delegations', 'subnets', 'authorizedRanges', 'dnsServers']);

const ranges: ReadonlySet<string> = new Set(['addressSpace', 'prefixes', 'subnetPrefixes', 'serviceCidrs', 'serviceCidr', 'podCidrs', 'podCidr', 'dnsServiceIp']);

/** In a page a word in the place of an address, `myprefix`, stands for what its reader fills in. */
function filledIn(property: string, datum: Datum, shell: Shell): Datum {
  if (!shell.run.document || !ranges.has(property)) return datum;
  if (datum.kind === 'list') return { ...datum, items: datum.items.map((item) => filledIn(property, item, shell)) };
  const text = textOf(datum);
  return text !== undefined && /^[A-Za-z][A-Za-z_-]*$/.test(text) ? unknown('no-value', `\`${text}\` stands for what you fill in`, withoutLiteral(datum.origin)) : datum;
}
