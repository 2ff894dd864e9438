import type { Block, Command, Part, Value, Word } from '../tree';
import { skipBlanks, skipLinesTo } from './blanks';
import { accept, charAt, fault, isBlank, isOver, lineEnd, lookingAt, type Cursor } from './cursor';
import { isAtLineEnd, listOf, parsePostfix, parsePrimary, parseScriptBlock, startsExpression } from './parse-expression';
import { isQuote, parseDollar, parseHereString, parseQuoted, readEscape, readPlaceholder } from './parse-string';
import { addText, asWord, statementsIn, textWord, variableIn, wordOf } from './values';

/** Reads a command with its arguments. `& { … }` and `. { … }` are blocks. At least one character is read. */
export function parseCommand(c: Cursor): Command | Block {
  const start = c.at;
  const words: Word[] = [];
  if (charAt(c) === '&' || lookingAt(c, dotSource)) {
    if (charAt(c) === '.') words.push(textWord('.', { start, end: start + 1 }));
    c.at++;
    skipBlanks(c);
    if (charAt(c) === '{') {
      const block = parsePostfix(c, parseScriptBlock(c));
      parseWords(c, []);
      return { kind: 'block', own: words.length === 0, conditional: false, body: statementsIn(block), start, end: block.end };
    }
    if (isAtEnd(c)) fault(c, 'the name of a command is missing', { start, end: start + 1 });
  }
  const strayed = charAt(c) === '-' && words.length === 0;
  parseWords(c, words);
  if (c.at === start) c.at++;
  const end = words.at(-1)?.end ?? c.at;
  if (strayed) fault(c, 'an option stands here without a command', { start, end: words[0]?.end ?? end });
  return { kind: 'command', words, assignments: [], conditional: false, piped: false, start, end };
}

/** A dot that runs a script here: `. ./file.ps1`, `. $file`. */
const dotSource = /\.(?=[\s'"$({])/y;

/** Reads arguments up to the end of the command; blanks behind the last one are left. */
export function parseWords(c: Cursor, words: Word[]): void {
  for (;;) {
    const behind = c.at;
    skipBlanks(c);
    if (isAtEnd(c)) {
      c.at = behind;
      return;
    }
    if (acceptRedirection(c)) continue;
    const word = parseArgument(c);
    words.push(word);
    if (isVerbatim(word)) parseVerbatim(c, words);
  }
}

/** Whether a command ends at the cursor. */
function isAtEnd(c: Cursor): boolean {
  return isAtLineEnd(c) || ';|&)}'.includes(charAt(c));
}

function isVerbatim({ quoting, parts: [part, ...others] }: Word): boolean {
  return quoting === 'bare' && part?.kind === 'text' && part.text === '--%' && others.length === 0;
}

/** Behind `--%` the line goes to the program as it stands, up to a pipe. */
function parseVerbatim(c: Cursor, words: Word[]): void {
  const end = lineEnd(c, c.at);
  for (;;) {
    while (c.at < end && isBlank(c.text.charCodeAt(c.at))) c.at++;
    const start = c.at;
    const raw = lookingAt(c, verbatimWord)?.[0] ?? '';
    if (raw === '' || c.at >= end) return;
    c.at = Math.min(start + raw.length, end);
    const whole = /^"([^"]*)"$/.exec(raw)?.[1];
    const place = { start, end: c.at };
    if (whole === undefined) words.push(textWord(raw.replaceAll('"', ''), place));
    else words.push(wordOf({ kind: 'text', text: whole, start: start + 1, end: c.at - 1 }, place, 'double'));
  }
}

const verbatimWord = /(?:"[^"\r\n]*"?|[^\s"|])+/y;

/** `2>&1`, `> file`, `*>> file`: what a command prints goes elsewhere. The file is read and not kept. */
export function acceptRedirection(c: Cursor): boolean {
  const behind = c.at;
  skipBlanks(c);
  const found = lookingAt(c, redirection);
  if (!found) {
    c.at = behind;
    return false;
  }
  c.at += found[0].length;
  if (found[1] !== undefined) return true;
  skipBlanks(c);
  if (isAtEnd(c)) fault(c, 'the file is missing', { start: c.at - found[0].length, end: c.at });
  else parseItem(c);
  return true;
}

const redirection = /(?:[1-6*]?>>?(&[12])?|<(?![^\s<>|&;"'()$][^<>|&;"'()$\r\n]{0,120}>))/y;

/** Reads one argument: a word, or several with commas between them as one list. */
function parseArgument(c: Cursor): Word {
  const named = acceptNamed(c);
  const value = named && isAtBreak(c) ? undefined : parseList(c);
  if (!named) return asWord(value ?? textWord('', { start: c.at, end: c.at }));
  if (!value) return wordOf(named);
  const parts: Part[] = [named];
  for (const part of asWord(value).parts) {
    if (part.kind === 'text' && part.start === named.end && value.kind === 'word' && value.quoting === 'bare') addText(parts, part.text, part.start, part.end);
    else parts.push(part);
  }
  const quoting = value.kind === 'word' && value.quoting !== 'bare' ? 'mixed' : 'bare';
  return { kind: 'word', parts, quoting, start: named.start, end: value.end };
}

/** `-Name:`, with the value right behind it. */
function acceptNamed(c: Cursor): (Part & { readonly kind: 'text' }) | undefined {
  const start = c.at;
  const text = accept(c, namedParameter);
  return text === undefined ? undefined : { kind: 'text', text, start, end: c.at };
}

const namedParameter = /[-\u2013-\u2015][A-Za-z_][\w-]*:(?!:)/y;

/** Whether a word ends at the cursor. */
function isAtBreak(c: Cursor): boolean {
  return isAtEnd(c) || isBlank(c.text.charCodeAt(c.at));
}

function parseList(c: Cursor): Value {
  const first = parseItem(c);
  const items = [first];
  for (;;) {
    const behind = c.at;
    skipBlanks(c);
    if (charAt(c) !== ',') {
      c.at = behind;
      return items.length === 1 ? first : listOf(items);
    }
    c.at++;
    if (!skipLinesTo(c, 'operand') || isAtEnd(c)) {
      fault(c, 'what the comma leads to is missing', { start: c.at - 1, end: c.at });
      return items.length === 1 ? first : listOf(items);
    }
    items.push(parseItem(c));
  }
}

/** Reads one item of an argument. At least one character is read. */
function parseItem(c: Cursor): Value {
  const start = c.at;
  const char = charAt(c);
  if (char === '{') {
    const placeholder = readPlaceholder(c);
    return placeholder ? parseBare(c, start, [placeholder]) : parsePostfix(c, parsePrimary(c));
  }
  if (isQuote(char) || char === '(') return parsePostfix(c, parsePrimary(c));
  if (char === '@') return parseAt(c);
  if (char === '$' && startsExpression(c)) return parseDollarArgument(c);
  if (char === ',') {
    c.at++;
    fault(c, 'what the comma belongs to is missing', { start, end: c.at });
    return textWord('', { start, end: c.at });
  }
  return parseBare(c, start, []);
}

/** A variable with its members, which may be the beginning of a longer word: `$root/file`. */
function parseDollarArgument(c: Cursor): Value {
  const start = c.at;
  const isMacro = lookingAt(c, macro) !== undefined;
  const parts = parseDollar(c);
  if (!parts) return parseBare(c, start, []);
  const [part] = parts;
  if (!part || parts.length > 1) return isMacro ? parseBare(c, start, [...parts]) : { kind: 'word', parts, quoting: 'mixed', start, end: c.at };
  const isSubexpression = c.text.startsWith('$(', start);
  if (isSubexpression && !isMacro) return parsePostfix(c, part.kind === 'value' ? { ...part.value, start, end: c.at } : wordOf(part, { start, end: c.at }));
  if (charAt(c) === '.' || charAt(c) === '[' || charAt(c) === ':') {
    const value = parsePostfix(c, wordOf(part, { start, end: c.at }));
    const variable = variableIn(value);
    if (!variable || (isMacro && variable.steps.length > 0)) return value;
    return parseBare(c, start, [variable]);
  }
  return parseBare(c, start, [part]);
}

/** `$(name)`, as Azure Pipelines writes its variables: what follows it belongs to the same word. */
const macro = /\$\([A-Za-z_][\w.]*\)/y;

/** What begins with `@`: splatting, `@( … )`, `@{ … }`, a here-string. Anything else with it needs quotes. */
function parseAt(c: Cursor): Value {
  const start = c.at;
  if (/[({]/.test(charAt(c, 1))) return parsePostfix(c, parsePrimary(c));
  const here = parseHereString(c);
  if (here) return parsePostfix(c, here);
  const splatted = lookingAt(c, splatting);
  if (splatted) {
    c.at += splatted[0].length;
    const place = { start, end: c.at };
    return wordOf({ kind: 'variable', name: splatted[1] ?? '', steps: [], expansion: { operator: '@', word: undefined }, ...place });
  }
  c.at++;
  const parts: Part[] = [];
  addText(parts, '@', start, c.at);
  const word = parseBare(c, start, parts);
  fault(c, 'a word that begins with @ needs quotes', word);
  return word;
}

const splatting = /@((?:[\p{L}\p{Nd}_]+:)?[\p{L}\p{Nd}_?]+)(?=[\s;|&)},]|$)/uy;

/** Reads the rest of a word that is not quoted as a whole, behind the parts that were read already. */
function parseBare(c: Cursor, start: number, parts: Part[]): Word {
  let quoted = false;
  while (!isOver(c)) {
    const at = c.at;
    const char = charAt(c);
    if (/[\s(){};,|&]/.test(char) && !(char === '{' && lookingAt(c, bracedPlaceholder))) break;
    if (char === '`') {
      if (c.at + 1 >= c.limit || /[\r\n]/.test(charAt(c, 1)) || lookingAt(c, spacedContinuation)) break;
      addText(parts, readEscape(c), at, c.at);
    } else if (isQuote(char)) {
      quoted = true;
      parts.push(...parseQuoted(c).parts);
    } else if (char === '$') {
      const found = parseDollar(c);
      if (found) parts.push(...found);
      else addText(parts, accept(c, /\$/y) ?? '', at, c.at);
    } else if (char === '<' || char === '>' || char === '{') {
      const placeholder = readPlaceholder(c);
      if (!placeholder) break;
      parts.push(placeholder);
    } else {
      addText(parts, accept(c, run) ?? '', at, c.at);
      if (c.at === at) break;
    }
  }
  if (c.at === start) {
    c.at++;
    fault(c, 'this means nothing here', { start, end: c.at });
  }
  return { kind: 'word', parts, quoting: quoted ? 'mixed' : 'bare', start, end: c.at };
}

const run = /[^\s(){};,|&`'"$<>\u2018-\u201e]+/y;
const bracedPlaceholder = /\{\{[^\S\r\n]*[A-Za-z][^{},\r\n]{0,200}\}\}/y;
const spacedContinuation = /`[^\S\r\n]+(?:[\r\n]|$)/y;
