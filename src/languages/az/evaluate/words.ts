import type { Origin } from '../../../model/value';
import { atom, list, object, unknown, type Datum } from '../../shared/datum';
import type { KnownText } from '../commands/spec';
import type { Part, Place, Value, Word } from '../tree';
import { evaluateArithmetic } from './arithmetic';
import { evaluateComputed } from './computed';
import { expanded } from './expansion';
import { capture } from './capture';
import { concatenated, stepsInto } from './texts';
import { given, literalAt, originAt, partOf, plainWord, readVariable, seenAt, step, textOf, unknownNamed, writtenAt, writtenPath, type Argument, type Piece, type Shell } from './shell';

export function evaluateValue(value: Value, shell: Shell): Datum {
  if (!step(shell)) return unknown('too-large', 'the script does too much', originAt(shell, value));
  switch (value.kind) {
    case 'word':
      return evaluateWord(value, shell);
    case 'list':
      return list(value.items.flatMap((item) => listItems(item, shell)), originAt(shell, value));
    case 'table':
      return object(new Map(value.entries.map(({ key, value: entry }) => [(textOf(evaluateWord(key, shell)) ?? writtenAt(shell, key)).toLowerCase(), evaluateValue(entry, shell)])), originAt(shell, value));
    case 'computed':
      return evaluateComputed(value, shell);
  }
}

/** An item of bash's array may stand for several; PowerShell's does not. */
function listItems(item: Value, shell: Shell): readonly Datum[] {
  if (item.kind !== 'word' || shell.script.dialect !== 'bash') return [evaluateValue(item, shell)];
  return expandWord(item, shell).map(({ datum }) => datum);
}

export function evaluateWord(word: Word, shell: Shell): Datum {
  const [only, another] = word.parts;
  // PowerShell tells numbers from texts.
  if (shell.script.dialect === 'powershell' && word.quoting === 'bare' && only?.kind === 'text' && !another && /^-?(?:0|[1-9]\d{0,14})$/.test(only.text)) return atom(Number(only.text), literalAt(shell, word));
  return joined(piecesOf(word, shell), word, shell);
}

export function piecesOf({ parts }: Word, shell: Shell): readonly Piece[] {
  return parts.map((part) => ({ datum: evaluatePart(part, shell), place: part, isText: part.kind === 'text' }));
}

/** The words that the words of a command stand for: bash splits what is not quoted, and arrays are as many as they have items. */
export function expandWords(words: readonly Word[], shell: Shell): readonly Argument[] {
  const all: Argument[] = [];
  for (const word of words) {
    if (all.length > 500) break;
    all.push(...expandWord(word, shell));
  }
  return all;
}

export function expandWord(word: Word, shell: Shell): readonly Argument[] {
  const alternatives = shell.script.dialect === 'bash' ? bracesIn(word, shell) : undefined;
  if (alternatives) return alternatives.flatMap((each) => expandWord(each, shell));
  const pieces = piecesOf(word, shell);
  const [only, another] = pieces;
  const argument = (datum: Datum, known: KnownText = knownText(datum)): Argument => ({ datum, known, place: word, pieces: [] });
  if (only && !another && !only.isText) {
    const { datum } = only;
    // A list of PowerShell is one argument; what becomes of it, the command knows.
    if (datum.kind === 'list' && shell.script.dialect === 'bash') {
      const items = datum.items.map((item) => argument(seenAt(shell, item, word)));
      return datum.open ? [...items, argument(unknown(datum.open.reason, datum.open.message, originAt(shell, word)))] : items;
    }
    const text = textOf(datum);
    if (shell.script.dialect === 'bash' && word.quoting === 'bare' && text !== undefined) return fields(text, datum, word, shell).map((each) => argument(each));
    const whole = joined(pieces, word, shell);
    return [{ datum: whole, known: knownText(whole), place: word, pieces }];
  }
  const datum = joined(pieces, word, shell);
  return [{ datum, known: knownText(datum) ?? beginning(pieces), place: word, pieces }];
}

/** The words that `{a,b}` and `{1..3}` stand for. */
function bracesIn(word: Word, shell: Shell): readonly Word[] | undefined {
  const at = word.parts.findIndex((part) => part.kind === 'other' && shell.script.text[part.start] === '{');
  const part = word.parts[at];
  if (!part) return undefined;
  const texts = braceTexts(shell.script.text.slice(part.start + 1, part.end - 1));
  return texts?.map((text) => ({ ...word, parts: [...word.parts.slice(0, at), { kind: 'text', text, start: part.start, end: part.end }, ...word.parts.slice(at + 1)] }));
}

function braceTexts(inside: string): readonly string[] | undefined {
  const [, from, to, by = '1'] = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(inside) ?? [];
  if (from === undefined || to === undefined) return /^[^{}"'`$\\]*,[^{}"'`$\\]*$/.test(inside) ? inside.split(',') : undefined;
  const [first, last, stride] = [Number(from), Number(to), Math.abs(Number(by)) || 1];
  if (Math.abs(last - first) / stride > 200) return undefined;
  const width = /^-?0\d/.test(from) ? from.length : 0;
  const texts: string[] = [];
  for (let value = first; first <= last ? value <= last : value >= last; value += first <= last ? stride : -stride) texts.push(String(value).padStart(width, '0'));
  return texts;
}

/** The words of a text that stands without quotes. */
function fields(text: string, datum: Datum, word: Word, shell: Shell): readonly Datum[] {
  const found = [...text.matchAll(/\S+/g)];
  if (found.length === 1 && found[0]?.[0] === text) return [seenAt(shell, datum, word)];
  return found.map((match) => seenAt(shell, partOf(shell, datum, text, match.index, match.index + match[0].length), word));
}

function knownText(datum: Datum): KnownText {
  return textOf(datum);
}

/** How a word begins whose end is not known. */
function beginning(pieces: readonly Piece[]): KnownText {
  let begins = '';
  for (const { datum } of pieces) {
    const text = textOf(datum);
    if (text === undefined) break;
    begins += text;
  }
  return begins === '' ? undefined : { begins };
}

/** What stands in an argument from an offset of its text on: the value of `--name=value`. */
export function tailOf({ datum, place, pieces }: Argument, from: number, shell: Shell): Datum {
  if (from === 0) return datum;
  let left = from;
  for (const [index, piece] of pieces.entries()) {
    const text = textOf(piece.datum);
    if (text === undefined) break;
    if (left < text.length || left === text.length && index === pieces.length - 1) {
      const start = piece.place.end - piece.place.start === text.length ? piece.place.start + left : undefined;
      if (start === undefined) break;
      const rest = { start, end: place.end };
      const cut: Piece = { ...piece, datum: atom(text.slice(left), literalAt(shell, rest)), place: { start, end: piece.place.end } };
      return joined([cut, ...pieces.slice(index + 1)], rest, shell);
    }
    left -= text.length;
    if (left === 0) {
      const next = pieces[index + 1];
      return joined(pieces.slice(index + 1), { start: piece.place.end, end: Math.max(place.end, next?.place.end ?? 0) }, shell);
    }
  }
  const text = textOf(datum);
  return text === undefined ? unknown('unreadable', 'it cannot be told what stands behind the sign', originAt(shell, place)) : atom(text.slice(from), originAt(shell, place, [datum.origin]));
}

/** The text that pieces make together at a place. */
export function joined(pieces: readonly Piece[], place: Place, shell: Shell): Datum {
  if (pieces.every(({ isText }) => isText)) {
    return atom(pieces.map(({ datum }) => textOf(datum) ?? '').join(''), literalAt(shell, place));
  }
  const [only, another] = pieces;
  if (only && !another) return seenAt(shell, only.datum, place);
  return concatenated(pieces.map(({ datum }) => datum), originAt(shell, place, pieces.flatMap(({ datum, isText }) => (isText ? [] : [datum.origin]))));
}

function evaluatePart(part: Part, shell: Shell): Datum {
  if (!step(shell)) return unknown('too-large', 'the script does too much', originAt(shell, part));
  switch (part.kind) {
    case 'text':
      return atom(part.text, literalAt(shell, part));
    case 'variable':
      return expanded(part, variableAt(part, shell), shell);
    case 'substitution': {
      // `$(name)` may be a variable of the pipeline, which is put in before the shell sees it.
      const macro = macroAt(part, shell);
      return macro ? seenAt(shell, macro, part) : stepsInto(substituted(part, shell), part.steps ?? [], part, shell);
    }
    case 'value':
      return evaluateValue(part.value, shell);
    case 'arithmetic':
      return evaluateArithmetic(part.text, part, shell);
    case 'placeholder': {
      const datum = given(shell, part.name) ?? given(shell, `{{ ${part.name} }}`) ?? unknownNamed(`<${part.name}>`, `\`${writtenAt(shell, part)}\` stands for what you fill in`, originAt(shell, part));
      return seenAt(shell, datum, part);
    }
    case 'other':
      return unknown('function-not-pure', `\`${writtenAt(shell, part)}\` depends on the files that are there`, originAt(shell, part));
  }
}

/** What the pipeline puts in the place of `$(name)`; undefined where that is a command of the shell. */
function macroAt(part: Place, shell: Shell): Datum | undefined {
  const text = shell.script.text.slice(part.start, part.end);
  const { script, state } = shell;
  if (script.environment.size === 0 && state.environment.size === 0 && !/\.ya?ml$/.test(script.file.uri)) return undefined;
  const found = given(shell, text);
  if (found || !/\.ya?ml$/.test(script.file.uri) || !/^\$\([A-Za-z_][\w.-]*\)$/.test(text) || /^\$\((?:pwd|date|hostname|whoami|uuidgen|nproc|id)\)$/.test(text) || state.functions.has(text.slice(2, -1))) return found;
  return unknownNamed(text, `\`${text}\` is a variable of the pipeline that is not set here`, originAt(shell, part));
}

type Variable = Extract<Part, { readonly kind: 'variable' }>;

/** The value of a variable before its expansion; undefined where nothing sets it. */
function variableAt(part: Variable, shell: Shell): Datum | undefined {
  const found = specialVariable(part, shell) ?? readVariable(shell, part.name);
  return found && stepsInto(found, part.steps, part, shell);
}

function specialVariable({ name, ...place }: Variable, shell: Shell): Datum | undefined {
  const { dialect } = shell.script;
  const origin = originAt(shell, place);
  if (dialect === 'powershell') return powershellVariable(name.toLowerCase(), origin, shell);
  const positional = [...shell.state.frames].reverse().find((frame) => frame.positional !== undefined)?.positional;
  if (name === '@' || name === '*') return positional ? list(positional, origin) : unknownNamed('$@', 'the arguments of the script are not known', origin);
  if (name === '#') return positional ? atom(String(positional.length), origin) : unknownNamed('$#', 'the arguments of the script are not known', origin);
  if (name === '0' || name === 'BASH_SOURCE') return atom(shell.script.file.uri, origin);
  if (/^\d+$/.test(name)) {
    const datum = positional?.[Number(name) - 1];
    if (datum) return datum;
    if (positional) return unknownNamed(`$${name}`, `argument ${name} is not given`, origin);
    return unknownNamed(`$${name}`, `argument ${name} of the script is not known`, origin);
  }
  if (name === '?' || name === '$' || name === '!' || name === '-' || name === 'RANDOM' || name === 'SECONDS') return unknown('run-time', `\`$${name}\` is known when the script runs`, origin);
  return undefined;
}

function powershellVariable(name: string, origin: Origin, shell: Shell): Datum | undefined {
  switch (name) {
    case 'true':
    case 'false':
      return atom(name === 'true', origin);
    case 'null':
      return atom(null, origin);
    case 'psscriptroot':
      return atom(shell.script.file.uri.slice(0, shell.script.file.uri.lastIndexOf('/')), origin);
    case '?':
    case 'lastexitcode':
    case 'pid':
      return unknown('run-time', `\`$${name}\` is known when the script runs`, origin);
    default:
      return undefined;
  }
}

/** What a substitution gives: the output of its commands, without the line break at the end. */
function substituted(part: Extract<Part, { readonly kind: 'substitution' }>, shell: Shell): Datum {
  const { frames, ended, input } = shell.state.frames.length > 0 ? { frames: shell.state.frames, ended: shell.state.ended, input: shell.input } : { frames: [], ended: undefined, input: undefined };
  const bash = shell.script.dialect === 'bash';
  if (bash) shell.state.frames = frames.map(({ variables, positional }) => ({ variables: new Map(variables), positional }));
  shell.input = undefined;
  const output = capture(shell, part, () => shell.run.does.run(part.statements, shell));
  if (bash) shell.state.frames = frames;
  shell.state.ended = ended;
  shell.input = input;
  const text = bash ? textOf(output) : undefined;
  const trimmed = text === undefined ? output : partOf(shell, output, text, 0, text.replace(/[\r\n]+$/, '').length);
  return seenAt(shell, trimmed, part);
}

/** The path that a word names, as far as it is written: behind a folder that is worked out, the rest. */
export function pathIn(word: Word | undefined, shell: Shell): string | undefined {
  if (!word) return undefined;
  return plainWord(word) ?? textOf(evaluateWord(word, shell)) ?? writtenPath(word);
}
