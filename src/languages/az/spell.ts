import type { Change, Scalar } from '../../model/change';
import type { Absent, Known } from '../../model/value';
import type { Files } from '../../text/files';
import type { SourceFile, Span, TextEdit } from '../../text/span';
import { flagFor } from './commands/commands';
import type { CommandSpec } from './commands/spec';
import { givenAt } from './sources';
import { callAt, callAround, wordsOfCall, type Call } from './spell-calls';
import { insertFlag, removeFlag } from './spell-flags';
import { placeOf, wordAround, type Spot } from './spell-places';
import { idWord, insertSubnet } from './spell-subnet';
import { commaItems, plainlyWritten, quotedLike, quotedNew } from './spell-words';

/** Writes a change into a script, in the script's own style. */
export function spell(change: Change, files: Files): readonly TextEdit[] | undefined {
  if (change.kind === 'insert-subnet') return insertSubnet(change, files);
  const edit = edited(change, files);
  return edit && [edit];
}

function edited(change: Exclude<Change, { kind: 'insert-subnet' }>, files: Files): TextEdit | undefined {
  switch (change.kind) {
    case 'set':
      return rewrite(change.value, change.to, files);
    case 'add':
      return add(change.at, change.to, files);
    case 'remove':
      return remove(change.value, files);
    case 'link':
      return link(change, files);
  }
}

/** At the one literal that decides, wherever it stands, else at the whole word of the flag. */
function rewrite({ origin, span, value }: Known<unknown>, to: Scalar, files: Files): TextEdit | undefined {
  const { literal } = origin;
  const place = literal ?? span;
  const file = files.get(place.uri);
  if (!file) return undefined;
  if (literal) {
    const given = givenAt(file, literal);
    if (given) return given.written?.(String(to));
  }
  const spot = placeOf(file, place);
  if (!spot) return literal && rewritePlain(file, literal, to);
  if (!literal && callAt(spot)) return writeDefault(spot, value, to);
  return rewriteAt(spot, to, literal !== undefined);
}

/** A text outside of every script, in a file of settings: only where its words and the quotes around them mean the same everywhere. */
function rewritePlain({ text }: SourceFile, span: Span, to: Scalar): TextEdit | undefined {
  const [, quote, old] = /^(["']?)(.*)\1$/s.exec(text.slice(span.start, span.end)) ?? [];
  if (quote === undefined || old === undefined || !plainlyWritten(old) || !plainlyWritten(String(to))) return undefined;
  return { span, text: `${quote}${String(to)}${quote}` };
}

function rewriteAt(spot: Spot, to: Scalar, isLiteral: boolean): TextEdit | undefined {
  const { script, place } = spot;
  const word = wordAround(spot);
  if (!word || word.quoting === 'here') return undefined;
  if (!isLiteral && holdsSeveral(spot)) return undefined;
  const whole = word.start === place.start && word.end === place.end;
  // Of a word that is put together, only a part may be written anew, and that without quotes of its own.
  const text = whole ? quotedLike(word, String(to), script.dialect) : plainlyWritten(String(to), script.dialect) ? String(to) : undefined;
  return text === undefined ? undefined : script.written(place, text);
}

/** Whether the word may stand for several values: one of them cannot take the place of all. */
function holdsSeveral(spot: Spot): boolean {
  const call = callAround(spot);
  const word = wordAround(spot);
  const taken = call && wordsOfCall(call).flags.find(({ values }) => values.some(({ word: index }) => call.args[index] === word));
  if (!taken || word?.kind !== 'word') return false;
  const isList = taken.spec.takes === 'many' || commaLists.has(taken.spec.property ?? '') || call.spec.client === 'az-powershell';
  return isList && word.parts.some(({ kind }) => kind !== 'text');
}

/** Properties of which az wants all values in one word, divided by commas. */
const commaLists: ReadonlySet<string> = new Set(['serviceCidrs', 'podCidrs', 'ipFamilies']);

/** What the client gives by itself stands nowhere: writing it means a new flag. */
function writeDefault(spot: Spot, value: unknown, to: Scalar): TextEdit | undefined {
  const call = callAt(spot);
  if (!call || call.spec.path !== 'network vnet create') return undefined;
  const written = new Set(wordsOfCall(call).flags.map(({ spec }) => spec.property));
  const property = written.has('addressSpace') || value !== defaultSpace ? 'subnetPrefixes' : 'addressSpace';
  if (written.has(property) || (property === 'subnetPrefixes' && !written.has('subnetName'))) return undefined;
  return addTo(call, property, to);
}

/** What `network vnet create` makes without `--address-prefixes` (azure-cli `network/vnet/_create.py`, read 2026-11). */
const defaultSpace = '10.0.0.0/16';

function add({ property, span }: Absent, to: Scalar | readonly Scalar[], files: Files): TextEdit | undefined {
  const file = files.get(span.uri);
  const spot = file && placeOf(file, span);
  const call = spot && callAround(spot);
  return call && addTo(call, property, to);
}

function addTo(call: Call, property: string, to: Scalar | readonly Scalar[]): TextEdit | undefined {
  const items = typeof to === 'object' ? to : [to];
  const [first] = items;
  if (first === undefined) return undefined;
  const name = flagNamed(call.spec, property, items.length);
  const flag = call.spec.flags.find(({ names }) => name !== undefined && names.includes(name));
  if (name === undefined || !flag || wordsOfCall(call).flags.some(({ spec }) => spec === flag)) return undefined;
  const { dialect } = call.spot.script;
  if (flag.takes === 'nothing') return items.length === 1 && first === true ? insertFlag(call, name, undefined) : undefined;
  if (items.length > 1 && flag.takes !== 'many' && !commaLists.has(property)) return undefined;
  const texts = items.map((item) => String(item));
  const value = flag.takes === 'many' ? texts.map((text) => quotedNew(text, dialect)).join(' ') : quotedNew(commaItems(texts), dialect);
  return insertFlag(call, name, value);
}

/** The id of what another command makes, asked of Azure where it is used. */
function link({ at, property, to }: Extract<Change, { kind: 'link' }>, files: Files): TextEdit | undefined {
  const file = files.get(at.span.uri);
  const spot = file && placeOf(file, at.span);
  const call = spot && callAround(spot);
  const name = call && flagFor(call.spec, property);
  const target = file && to.uri === at.span.uri ? placeOf(file, to) : undefined;
  const value = call && target && target.script === call.spot.script ? idWord(target) : undefined;
  if (!call || !spot || name === undefined || value === undefined) return undefined;
  const written = wordsOfCall(call).flags.find(({ spec }) => spec.property === property);
  if (at.kind === 'absent') return written ? undefined : insertFlag(call, name, value);
  const word = wordAround(spot);
  return word && written && word.start === spot.place.start && word.end === spot.place.end ? call.spot.script.written(spot.place, value) : undefined;
}

/** Flags for one value and flags for several have names of their own. */
function flagNamed(spec: CommandSpec, property: string, count: number): string | undefined {
  const single = singleNames[property];
  return (count === 1 && single !== undefined ? flagFor(spec, single) : undefined) ?? flagFor(spec, property);
}

const singleNames: Readonly<Record<string, string>> = { serviceCidrs: 'serviceCidr', podCidrs: 'podCidr' };

/** Takes out the flag that holds the value, or is the value itself. */
function remove({ span }: Known<unknown>, files: Files): TextEdit | undefined {
  const file = files.get(span.uri);
  const spot = file && placeOf(file, span);
  return spot && removeFlag(spot);
}
