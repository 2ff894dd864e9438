import type { Origin } from '../../../model/value';
import type { Files } from '../../../text/files';
import { lineIndex } from '../../../text/lines';
import { remembered } from '../../../text/memo';
import { sameSpan, type SourceFile, type Span } from '../../../text/span';
import { atom, choice, unknown, withOrigin, type Datum } from '../../shared/datum';
import { onOneLine } from '../../shared/written';
import type { ScriptText } from '../sources';
import type { KnownText } from '../commands/spec';
import type { Place, Statement, Value, Word } from '../tree';
import { reduced, type State } from './state';

/** A word of a command after all expansions: one of possibly several that the text's word stands for. */
export interface Argument {
  readonly datum: Datum;
  readonly known: KnownText;
  /** The word of the text. */
  readonly place: Place;
  /** What it is put together from, where it is the whole of the word. */
  readonly pieces: readonly Piece[];
}

/** The text that an argument begins with, as far as it is known. */
export function beginOf(arg: Argument | undefined): string {
  return typeof arg?.known === 'string' ? arg.known : arg?.known?.begins ?? '';
}

/** A part of a word and what it stands for. */
export interface Piece {
  readonly datum: Datum;
  readonly place: Place;
  readonly isText: boolean;
}

/** What values and statements need of each other: each may hold the other. */
export interface Doing {
  value(value: Value, shell: Shell): Datum;
  word(word: Word, shell: Shell): Datum;
  run(statements: readonly Statement[], shell: Shell): void;
}

/** One run of the scripts of a unit: what is shared by all that it runs. */
export interface Run {
  readonly does: Doing;
  readonly files: Files;
  /** Steps that are left. When they are used up the run ends where it is. */
  steps: number;
  /** Files and functions that are being run, the innermost last. */
  readonly running: string[];
  /** Ids that were given away. */
  readonly ids: Set<string>;
  /** By the text of a condition: what it was about when it was first met. */
  readonly subjects: Map<string, string>;
  /** Whether all that is made was seen: false where the run could not follow. */
  complete: boolean;
  /** Whether the scripts are alternatives, as the sections of a document or scrapbook are: the same name made twice is then one of two. */
  readonly document: boolean;
}

export const budget = { steps: 40_000, depth: 24, copies: 100, text: 100_000 } as const;

/** A shell at work: bash, PowerShell or batch. */
export interface Shell {
  readonly run: Run;
  state: State;
  script: ScriptText;
  /** What the command reads from the one before it in a pipe. */
  input: Datum | undefined;
}

/** Takes a step. False when there are none left. */
export function step({ run }: Shell, cost = 1): boolean {
  run.steps -= cost;
  if (run.steps > 0) return true;
  run.complete = false;
  return false;
}

export function spanAt({ script }: Pick<Shell, 'script'>, place: Place): Span {
  return script.spanOf(place);
}

/** What is written there, short enough for a sentence. */
export function writtenAt({ script }: Pick<Shell, 'script'>, { start, end }: Place): string {
  return onOneLine(script.text.slice(start, Math.min(end, start + 200)));
}

export function originAt(shell: Pick<Shell, 'script'>, place: Place, from: readonly Origin[] = []): Origin {
  return { span: spanAt(shell, place), what: writtenAt(shell, place), from };
}

/** The origin of a literal: it is what decides. */
export function literalAt(shell: Pick<Shell, 'script'>, place: Place): Origin {
  const origin = originAt(shell, place);
  return { ...origin, literal: origin.span };
}

/** The line of a place, for sentences: from 1. */
export function lineOf({ script }: Pick<Shell, 'script'>, place: Place): number {
  return linesOf(script.file).position(script.spanOf(place).start).line + 1;
}

const linesOf = remembered((file: SourceFile) => lineIndex(file.text));

/** A text that is not known, and is the same wherever this name comes up. */
export function unknownNamed(name: string, message: string, origin: Origin): Datum {
  return unknown('no-value', message, { ...origin, part: { element: name, attribute: 'text' } });
}

/** The text of a value that is known. */
export function textOf(datum: Datum | undefined): string | undefined {
  if (datum?.kind !== 'atom') return undefined;
  return datum.value === null ? '' : String(datum.value);
}

/** The name of a variable as it is kept: only bash tells capitals from small letters. */
export function variableName({ script: { dialect } }: Pick<Shell, 'script'>, name: string): string {
  if (dialect === 'bash') return name;
  return name.toLowerCase().replace(/^(?:script|global|local|private|using|variable):/, '');
}

export function readVariable(shell: Shell, name: string): Datum | undefined {
  const key = variableName(shell, name);
  for (const { variables } of [...shell.state.frames].reverse()) {
    const datum = variables.get(key);
    if (datum) return reduced(datum, shell.state.when);
  }
  return given(shell, environmentName(shell, key) ?? key);
}

/** In PowerShell the environment has a drive of its own. */
function environmentName({ script: { dialect } }: Shell, key: string): string | undefined {
  return dialect === 'powershell' && key.startsWith('env:') ? key.slice(4) : undefined;
}

/** What the document gives to its script. */
export function given({ script, state }: Shell, name: string): Datum | undefined {
  const [, inner = name] = /^(?:env\.|variables\.)(\w+)$/.exec(name) ?? /^\$\(([\w.]+)\)$/.exec(name) ?? [];
  const written = state.environment.get(inner) ?? state.environment.get(`vso ${inner.toLowerCase().replaceAll('.', '_')}`);
  if (written) return written;
  const found = script.environment.get(name) ?? (script.dialect === 'bash' ? undefined : [...script.environment].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]);
  if (!found) return undefined;
  const { text, span, literal, why, ways } = found;
  const origin: Origin = { span, what: `\`${name}\``, from: [], ...(literal && { literal: span }) };
  if (ways && ways.length > 0) return choice(ways.map((way) => ({ datum: atom(way.text, { span: way.span, what: way.text, from: [], literal: way.span }), when: way.when })), origin);
  return text === undefined ? unknownNamed(`given ${name}`, why ?? `\`${name}\` is given from outside`, origin) : atom(text, origin);
}

/** A variable that nothing sets: whoever runs the script may. */
export function unset(shell: Pick<Shell, 'script'>, name: string, place: Place): Datum {
  const written = shell.script.dialect === 'batch' ? `%${name}%` : `$${name}`;
  return unknownNamed(`$${variableName(shell, name)}`, `\`${written}\` is not set in the script`, originAt(shell, place));
}

export function assign(shell: Shell, name: string, datum: Datum, local = false): void {
  const key = variableName(shell, name);
  const { frames } = shell.state;
  const innermost = frames.at(-1);
  const powershell = shell.script.dialect === 'powershell' && !/^(?:script|global):/i.test(name);
  const owner = local || powershell ? innermost : [...frames].reverse().find(({ variables }) => variables.has(key)) ?? frames[0];
  owner?.variables.set(key, datum);
}

/**
 * A part of a text that is known, with the part of its literal, where that shows the text as it is. `from` and `to` count in the text.
 */
export function partOf({ run }: Pick<Shell, 'run'>, datum: Datum, text: string, from: number, to: number): Datum {
  const { origin } = datum;
  const piece = text.slice(from, to);
  if (from === 0 && to === text.length && datum.kind === 'atom') return datum;
  const { literal } = origin;
  const kept = withoutLiteral(origin);
  if (!literal) return atom(piece, kept);
  const shown = run.files.get(literal.uri)?.text.slice(literal.start, literal.end);
  const offset = shown === text ? 0 : shown?.slice(1, -1) === text ? 1 : undefined;
  if (offset === undefined) return atom(piece, kept);
  const place = { uri: literal.uri, start: literal.start + offset + from, end: literal.start + offset + to };
  return atom(piece, { ...kept, ...(sameSpan(origin.span, literal) && { span: place }), literal: place });
}

/** The origin of what a text does not pass on unchanged. */
export function withoutLiteral({ span, what, from }: Origin): Origin {
  return { span, what, from };
}

/** The datum as it is seen at a word that passes it on unchanged. */
export function seenAt(shell: Pick<Shell, 'script'>, datum: Datum, place: Place): Datum {
  const span = spanAt(shell, place);
  if (sameSpan(datum.origin.span, span)) return datum;
  const { literal, part } = datum.origin;
  return withOrigin(datum, { span, what: writtenAt(shell, place), from: [datum.origin], ...(literal && { literal }), ...(part && { part }) });
}

/** The text of a word that is written without any expansion. */
export function plainWord(word: Word | undefined): string | undefined {
  if (!word || word.parts.some(({ kind }) => kind !== 'text')) return undefined;
  return word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** What a function is kept under. */
export function functionName(name: string, { script: { dialect } }: Pick<Shell, 'script'>): string {
  return dialect === 'bash' ? name : name.toLowerCase();
}

/** The end of a path behind an expansion: what stands behind the folder of the script. */
export function writtenPath({ parts }: Word): string | undefined {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || parts.slice(0, -1).some(({ kind }) => kind === 'text')) return undefined;
  return /^[/\\](?=.)/.test(last.text) ? `.${last.text.replaceAll('\\', '/')}` : undefined;
}
