import type { Assignment, Command, List, Name, Place, Statement, Table, Value, Word } from '../tree';
import { behindGroup, codeAt, fault, isBlank, isEnd, isLineBreak, lineEnd, matchAt, matchEnd, unclosed, type Cursor } from './cursor';
import { readLineBreak } from './here-document';
import { looksLikeStatement } from './open-string';
import { doubledPlaceholderAt, placeholderAt } from './placeholder';
import { indexEnd, readIndex, readPlainValue, readWord } from './word';

/** While it is being read a statement may change: a here-document comes later than its command, and so does the pipe behind it. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a simple command: assignments, words and redirections up to the end of the line or an operator. What only assigns or declares
 * gives one assignment for each name.
 */
export function readSimpleCommand(c: Cursor): readonly Statement[] {
  const start = c.at;
  const words: Word[] = [];
  const assignments: Assignment[] = [];
  const draft: Draft<Command> = { kind: 'command', words, assignments, conditional: false, piped: false, start, end: start };
  for (;;) {
    skipBlanks(c);
    if (!readRedirection(c, (word) => void (draft.input = word))) {
      const assignment = words.length === 0 ? readAssignment(c, false) : undefined;
      const word = assignment ? undefined : readArgument(c);
      if (assignment) assignments.push(assignment);
      else if (word) words.push(word);
      else break;
    }
    draft.end = c.at;
    const [first] = words;
    if (first && words.length === 1 && declaring.has(plainText(first) ?? '')) return readDeclaration(c, draft, first);
  }
  if (words.length > 0) return [draft];
  if (assignments.length > 0) return assignments;
  // A redirection alone: `> file` empties it.
  return draft.end > start ? [draft] : [];
}

/** The text of a word that has no quotes, escapes or expansions. */
export function plainText({ parts, quoting }: Word): string | undefined {
  const [only] = parts;
  return parts.length === 1 && quoting === 'bare' && only?.kind === 'text' ? only.text : undefined;
}

/**
 * Skips blanks and continued lines. A backslash with blanks or a comment behind it does not continue the line for bash, nor does a
 * backtick; where the next line begins with a flag, nothing else can be meant.
 */
export function skipBlanks(c: Cursor): void {
  for (;;) {
    const code = codeAt(c, c.at);
    if (isBlank(code)) {
      c.at++;
      continue;
    }
    const end = code === 92 ? matchEnd(c, continuation, c.at) : code === 96 && c.ticks === 0 ? matchEnd(c, foreignContinuation, c.at) : -1;
    if (end < 0) return;
    c.at = end;
    c.continuedAt = end;
  }
}

const continuation = /\\(?:\r\n|\n|\r|$|[ \t]+(?:#[^\n\r]*)?\r?\n(?=[ \t]*--?[A-Za-z]))[ \t]*/y;
const foreignContinuation = /`[ \t]*\r?\n[ \t]*(?=--?[A-Za-z])/y;

/** Skips a comment, where one begins at the cursor. Backticks end it. */
export function skipComment(c: Cursor): void {
  if (codeAt(c, c.at) !== 35) return;
  const end = lineEnd(c, c.at);
  const tick = c.ticks > 0 ? c.text.indexOf('`', c.at) : -1;
  c.at = tick >= 0 && tick < end ? tick : end;
}

/** Skips blanks, comments and line breaks, as behind `&&`. */
export function skipLineBreaks(c: Cursor): void {
  for (;;) {
    skipBlanks(c);
    skipComment(c);
    if (!isLineBreak(codeAt(c, c.at))) break;
    readLineBreak(c);
  }
  c.fresh = false;
}

/** The next word of a command. Parentheses have no place there; what they hold is kept together, so that the words behind it are read. */
function readArgument(c: Cursor): Word | undefined {
  skipComment(c);
  const start = c.at;
  if (codeAt(c, start) !== 40) return readWord(c);
  const end = Math.max(behindGroup(c, start), start + 1);
  fault(c, 'a parenthesis has no place here', start, end);
  c.at = end;
  return { kind: 'word', parts: [{ kind: 'other', start, end }], quoting: 'bare', start, end };
}

/** Reads a redirection, which is kept only where the command reads text from the script itself. False where none begins. */
export function readRedirection(c: Cursor, fill: (word: Word) => void): boolean {
  const start = c.at;
  if (!maybeRedirection.has(codeAt(c, start))) return false;
  const match = matchAt(c, redirectionForm, start);
  if (!match) return false;
  const operator = match[2] ?? '';
  const sign = start + (match[1]?.length ?? 0);
  if (operator === '<' && placeholderAt(c, sign)) return false;
  if (operator === '<<' && doubledPlaceholderAt(c, sign)) return false;
  if (operator === '>' && isPrompt(c, start)) {
    c.at = start + 1;
    return true;
  }
  c.at = start + match[0].length;
  if (operator === '<<' || operator === '<<-') {
    readMarker(c, sign, operator, fill);
    return true;
  }
  while (isBlank(codeAt(c, c.at)) || codeAt(c, c.at) === 92) {
    const from = c.at;
    skipBlanks(c);
    if (c.at === from) break;
  }
  const word = readWord(c);
  if (!word) fault(c, `nothing stands behind \`${operator}\``, sign, c.at);
  else if (operator === '<<<') fill(word);
  return true;
}

const maybeRedirection: ReadonlySet<number> = new Set([...'<>&{0123456789'].map((sign) => sign.charCodeAt(0)));
const redirectionForm = /(\d+|\{\w+\})?(<<<|<<-?|<>|<&|>>|>&|>\||<(?!\()|>(?!\()|&>>?)/y;

/** `> ` before a continued line of a document: a shell's second prompt. */
function isPrompt(c: Cursor, at: number): boolean {
  return at === c.continuedAt && matchEnd(c, secondPrompt, at) >= 0;
}

const secondPrompt = />[ \t]+(?=-|az\s)/y;

/** The marker of a here-document. */
function readMarker(c: Cursor, start: number, operator: '<<' | '<<-', fill: (word: Word) => void): void {
  while (isBlank(codeAt(c, c.at))) c.at++;
  const raw = matchAt(c, markerForm, c.at)?.[0];
  if (raw === undefined) {
    fault(c, `nothing stands behind \`${operator}\``, start, c.at);
    return;
  }
  c.at += raw.length;
  const marker = raw.replace(/\\(.)|["']|\$(?=["'])/g, '$1');
  c.pending.push({ start, end: c.at, marker, tabs: operator === '<<-', quoted: marker !== raw, fill });
}

const markerForm = /(?:[^\s;&|<>()'"\\`]|\\[^\n\r]|'[^'\n\r]*'|"[^"\n\r]*")+/y;

/**
 * Reads `NAME=value`, `NAME+=value`, `NAME[key]=value` or `NAME=(…)` at the cursor. Undefined where there is none, and nothing is read then.
 */
function readAssignment(c: Cursor, local: boolean): Assignment | undefined {
  const start = c.at;
  const end = matchEnd(c, nameForm, start);
  if (end < 0) return undefined;
  const name: Name = { text: c.text.slice(start, end), start, end };
  let key: Value | undefined;
  if (codeAt(c, name.end) === 91) {
    const close = indexEnd(c, name.end);
    if (close < 0 || matchEnd(c, assigning, close + 1) < 0) return undefined;
    c.at = name.end;
    key = readIndex(c, close);
  } else c.at = name.end;
  const adds = codeAt(c, c.at) === 43;
  c.at += adds ? 2 : 1;
  const value = codeAt(c, c.at) === 40 ? readArray(c) : readPlainValue(c);
  return { kind: 'assignment', name, adds, key, value, local, start, end: c.at };
}

const nameForm = /[A-Za-z_]\w*(?=\+?=|\[)/y;
const assigning = /\+?=/y;

/** `(a b c)`, over several lines and with comments, or `([key]=value …)`. */
function readArray(c: Cursor): List | Table {
  const start = c.at;
  const { indent } = c;
  const items: Value[] = [];
  const entries: { key: Word; value: Value }[] = [];
  c.at++;
  for (;;) {
    skipBlanks(c);
    skipComment(c);
    const { at } = c;
    const code = codeAt(c, at);
    if (code === 41) {
      c.at++;
      break;
    }
    if (isLineBreak(code)) {
      readLineBreak(c);
      // Bash reads on. If there is a fault somewhere, it may be this one.
      if (looksLikeStatement(c, c.at, indent)) c.unclosed = true;
      if (!c.careful || c.indent > indent || matchEnd(c, withinList, c.at) >= 0) continue;
      c.at = at;
      unclosed(c, 'the list', start, 1);
      break;
    }
    if (isEnd(code)) {
      unclosed(c, 'the list', start, 1);
      break;
    }
    const close = code === 91 ? indexEnd(c, at) : -1;
    if (close >= 0 && codeAt(c, close + 1) === 61) {
      const key = readIndex(c, close);
      c.at++;
      const value = readPlainValue(c);
      if (key.kind === 'word') entries.push({ key, value });
      items.push(value);
      continue;
    }
    const word = readWord(c);
    if (word) items.push(word);
    else if (c.at === at) {
      fault(c, 'this has no place in a list', at, at + 1);
      c.unclosed = true;
      c.at++;
    }
  }
  c.indent = indent;
  c.fresh = false;
  const place: Place = { start, end: c.at };
  return entries.length > 0 && entries.length === items.length ? { kind: 'table', entries, ...place } : { kind: 'list', items, ...place };
}

/** A line that is empty, only a comment, or the end of the list. */
const withinList = /[ \t]*(?:[\n\r)#]|$)/y;

const declaring: ReadonlySet<string> = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);

/** `export A=1 B`: an assignment for each name. What is no name (`export -f run`, `export $(cat .env)`) stays a command. */
function readDeclaration(c: Cursor, command: Draft<Command>, word: Word): readonly Statement[] {
  const keyword = plainText(word) ?? '';
  const names: Assignment[] = [];
  const rest: Word[] = [];
  let flags = '';
  for (;;) {
    skipBlanks(c);
    if (readRedirection(c, (input) => void (command.input = input))) continue;
    const local = keyword === 'local' || (c.inFunction && (keyword === 'declare' || keyword === 'typeset') && !flags.includes('g'));
    const assignment = readAssignment(c, local);
    if (assignment) {
      names.push(assignment);
      command.end = c.at;
      continue;
    }
    const next = readArgument(c);
    if (!next) break;
    command.end = next.end;
    const text = plainText(next);
    if (text !== undefined && /^[-+]/.test(text)) flags += text;
    const name = text !== undefined && /^[A-Za-z_]\w*$/.test(text) ? { text, start: next.start, end: next.end } : undefined;
    const quoted = name ? undefined : quotedAssignment(c, next, local);
    if (quoted) names.push(quoted);
    else if (name) names.push({ kind: 'assignment', name, adds: false, key: undefined, value: undefined, local, start: next.start, end: next.end });
    else rest.push(next);
  }
  const isAboutNames = !/[fFp]/.test(flags);
  const others = rest.filter((other) => !/^[-+]/.test(plainText(other) ?? ''));
  if (isAboutNames && names.length > 0 && others.length === 0) return names;
  const kept = isAboutNames ? [] : names.map(({ name }): Word => ({ kind: 'word', parts: [{ kind: 'text', ...name }], quoting: 'bare', start: name.start, end: name.end }));
  const draft: Draft<Command> = { ...command, words: [word, ...[...kept, ...rest].sort((a, b) => a.start - b.start)] };
  return isAboutNames ? [...names, draft] : [draft];
}

/** `export "NAME=value"`: the quotes begin before the name. */
function quotedAssignment(c: Cursor, word: Word, local: boolean): Assignment | undefined {
  const [first, ...others] = word.parts;
  if (word.quoting === 'bare' || first?.kind !== 'text' || first.start !== word.start + 1) return undefined;
  const match = /^([A-Za-z_]\w*)=/.exec(first.text);
  if (!match || !c.text.startsWith(match[0], first.start)) return undefined;
  const text = match[1] ?? '';
  const start = first.start + match[0].length;
  const behind = first.text.slice(match[0].length);
  const parts = behind === '' ? others : [{ ...first, text: behind, start }, ...others];
  return {
    kind: 'assignment', name: { text, start: first.start, end: first.start + text.length }, adds: false, key: undefined,
    value: { kind: 'word', parts, quoting: 'mixed', start, end: word.end }, local, start: word.start, end: word.end,
  };
}
