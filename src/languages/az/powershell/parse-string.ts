import type { Part, Word } from '../tree';
import { bookmark, charAt, fault, goBack, isOver, limitedTo, lineEnd, lookingAt, maySpend, type Cursor } from './cursor';
import { inGroup } from './groups';
import { addText, valueOf, wordOf } from './values';

/** Single quotes, as PowerShell knows them: the typographic ones are the same to it. */
const singleQuotes = "'\u2018\u2019\u201a\u201b";
const doubleQuotes = '"\u201c\u201d\u201e';

export function isQuote(char: string): boolean {
  return char !== '' && (singleQuotes + doubleQuotes).includes(char);
}

/**
 * Reads a string in quotes, the cursor being at the first one. It may go over several lines. A string that is not closed ends with its
 * line; and so does one whose closing quote plainly opens another string further down.
 */
export function parseQuoted(c: Cursor): Word {
  const start = c.at;
  const mark = bookmark(c);
  const end = openEnd(c, start);
  if (maySpend(c) || end >= c.limit) {
    const { word, closed } = readQuoted(c);
    if (closed) return word;
    if (end >= c.limit) return notClosed(c, word);
    goBack(c, mark);
  }
  const { word, closed } = limitedTo(c, end, () => readQuoted(c));
  return closed ? word : notClosed(c, word);
}

function notClosed(c: Cursor, word: Word): Word {
  fault(c, 'the string is not closed', word);
  return word;
}

/** Where a string ends that is not closed: at the end of its line, before a backtick that continues it. */
function openEnd(c: Cursor, start: number): number {
  const least = start + 1;
  const whole = trimmedEnd(c, least, lineEnd(c, start));
  if (c.text.charAt(whole - 1) !== '`') return whole;
  const shorter = trimmedEnd(c, least, whole - 1);
  return shorter < whole - 1 ? shorter : whole;
}

function trimmedEnd(c: Cursor, least: number, end: number): number {
  let at = end;
  while (at > least && /\s/.test(c.text.charAt(at - 1))) at--;
  return at;
}

function readQuoted(c: Cursor): { readonly word: Word; readonly closed: boolean } {
  const start = c.at;
  const single = singleQuotes.includes(charAt(c));
  c.at++;
  const parts: Part[] = [];
  const closed = single ? readLiteral(c, parts) : readExpandable(c, parts, 'quoted');
  return { word: { kind: 'word', parts, quoting: single ? 'single' : 'double', start, end: c.at }, closed };
}

/** Reads the text of a string in single quotes and its closing quote. */
function readLiteral(c: Cursor, parts: Part[]): boolean {
  const start = c.at;
  let text = '';
  let from = start;
  let overLines = false;
  for (; !isOver(c); c.at++) {
    const char = charAt(c);
    overLines ||= char === '\n';
    if (!singleQuotes.includes(char)) continue;
    text += c.text.slice(from, c.at);
    const next = charAt(c, 1);
    if (next === '' || !singleQuotes.includes(next)) {
      if (overLines && opensAnother(c)) return false;
      if (c.at > start) addText(parts, text, start, c.at);
      c.at++;
      return true;
    }
    c.at++;
    from = c.at;
  }
  if (c.at > start) addText(parts, text + c.text.slice(from, c.at), start, c.at);
  return false;
}

/** Whether the quote at the cursor looks like one that opens a string, where one that closes a string is looked for. */
function opensAnother(c: Cursor): boolean {
  return /[\s=(,:[{;|]/.test(c.text.charAt(c.at - 1)) && /[\w$/<@*\\]/.test(charAt(c, 1));
}

/**
 * Reads text with variables and escapes: up to the closing quote, which is read too, or in a here-string up to the limit. Tells whether
 * it came to its end.
 */
function readExpandable(c: Cursor, parts: Part[], kind: 'quoted' | 'here'): boolean {
  let overLines = false;
  while (!isOver(c)) {
    const at = c.at;
    const char = charAt(c);
    if (kind === 'quoted' && doubleQuotes.includes(char)) {
      const next = charAt(c, 1);
      const doubled = next !== '' && doubleQuotes.includes(next);
      if (!doubled && overLines && opensAnother(c)) return false;
      c.at += doubled ? 2 : 1;
      if (!doubled) return true;
      addText(parts, char, at, c.at);
    } else if (char === '`') {
      addText(parts, readEscape(c), at, c.at);
    } else if (char === '$') {
      if (!readDollar(c, parts, kind)) return false;
    } else {
      const placeholder = kind === 'quoted' ? readPlaceholder(c, true) : undefined;
      if (placeholder) {
        parts.push(placeholder);
        continue;
      }
      c.at++;
      while (!isOver(c) && !/["\u201c-\u201e`$<{]/.test(charAt(c))) c.at++;
      const text = c.text.slice(at, c.at);
      overLines ||= text.includes('\n');
      addText(parts, text, at, c.at);
    }
  }
  return kind === 'here';
}

/** Reads what begins with `$` in a string. False where a `$(` is not closed, so that the string cannot be told from what follows it. */
function readDollar(c: Cursor, parts: Part[], kind: 'quoted' | 'here'): boolean {
  const mark = bookmark(c);
  c.unclosed = false;
  const found = parseDollar(c);
  const open = c.unclosed;
  c.unclosed ||= mark.unclosed;
  if (open && kind === 'here') {
    goBack(c, mark);
    fault(c, '$( is not closed', { start: mark.at, end: mark.at + 2 });
    c.at += 2;
    addText(parts, '$(', mark.at, c.at);
    return true;
  }
  if (found) {
    for (const part of found) {
      if (part.kind === 'text') addText(parts, part.text, part.start, part.end);
      else parts.push(part);
    }
  } else {
    c.at++;
    addText(parts, '$', mark.at, c.at);
  }
  if (found?.[0]?.kind === 'variable' && /^:(?!:)/.test(c.text.slice(c.at, c.at + 2)) && charAt(c, -1) !== '}' && charAt(c, -1) !== ')') {
    fault(c, 'a colon behind a variable must be written as ${name}:', { start: mark.at, end: c.at + 1 });
  }
  return !open;
}

/** Reads a backtick and what it escapes. */
export function readEscape(c: Cursor): string {
  const unicode = lookingAt(c, unicodeEscape);
  if (unicode) {
    c.at += unicode[0].length;
    const code = parseInt(unicode[1] ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  const char = charAt(c, 1);
  const length = char === '\r' && charAt(c, 2) === '\n' ? 2 : char.length;
  const text = c.text.slice(c.at + 1, c.at + 1 + length);
  c.at += 1 + length;
  return escapes.get(char) ?? text;
}

const unicodeEscape = /`u\{([\da-f]{1,6})\}/iy;
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'], ['r', '\r'], ['t', '\t'], ['0', '\0'], ['a', '\x07'], ['b', '\b'], ['f', '\f'], ['v', '\v'], ['e', '\x1b'],
]);

/** Reads `<your-name>` or `{{ name }}`, which somebody else fills in. Outside of quotes `<` means nothing else. */
export function readPlaceholder(c: Cursor, quoted = false): Part | undefined {
  const char = charAt(c);
  const found = char === '<' ? lookingAt(c, quoted ? angledInQuotes : angled) : char === '{' ? lookingAt(c, doubleBraces) : undefined;
  if (!found) return undefined;
  const start = c.at;
  c.at += found[0].length;
  return { kind: 'placeholder', name: (found[1] ?? '').trim(), start, end: c.at };
}

const angledInQuotes = /<(\p{L}[\p{L}\p{N} _./:-]{0,80})>/uy;
const angled = /<([^\s<>|&;"'()$][^<>|&;"'()$\r\n]{0,120})>/y;
const doubleBraces = /\{\{([^\S\r\n]*[A-Za-z][^{},\r\n]{0,200})\}\}/y;

/**
 * Reads what begins with `$`: a variable, `$( … )`, `${{ … }}`. Undefined where the `$` is mere text; then nothing is read. An expression
 * within `$( … )` takes the place of all of it.
 */
export function parseDollar(c: Cursor): readonly Part[] | undefined {
  const start = c.at;
  if (charAt(c, 1) === '(') return parseSubexpression(c);
  const placeholder = lookingAt(c, expressionOfActions);
  if (placeholder) {
    c.at += placeholder[0].length;
    return [{ kind: 'placeholder', name: (placeholder[1] ?? '').trim(), start, end: c.at }];
  }
  const variable = lookingAt(c, variableName) ?? lookingAt(c, bracedName);
  if (!variable) return undefined;
  c.at += variable[0].length;
  return [{ kind: 'variable', name: (variable[1] ?? '').replace(/`(.)/g, '$1'), steps: [], expansion: undefined, start, end: c.at }];
}

const expressionOfActions = /\$\{\{([^}\r\n]*)\}\}/y;
const variableName = /\$((?:[\p{L}\p{Nd}_]+:(?!:))?[\p{L}\p{Nd}_?]+|[$^])/uy;
const bracedName = /\$\{((?:[^}`\r\n]|`[^\r\n]){1,200})\}/y;

function parseSubexpression(c: Cursor): readonly Part[] {
  const start = c.at;
  c.at += 2;
  const statements = inGroup(c, start, ')', () => c.grammar.statements(c, ')'), []);
  const place = { start, end: c.at };
  const value = valueOf(statements, place);
  if (value.kind !== 'word') return [{ kind: 'value', value, ...place }];
  const [part, ...others] = value.parts;
  return part && others.length === 0 ? [{ ...part, ...place }] : value.parts;
}

/** Reads a here-string, the cursor being at its `@`. Undefined where there is none: no line break follows the quote. */
export function parseHereString(c: Cursor): Word | undefined {
  const start = c.at;
  const head = lookingAt(c, hereHead);
  if (!head) return undefined;
  const quote = head[1] ?? '';
  const single = singleQuotes.includes(quote);
  const content = start + head[0].length;
  const { end, after, closed } = hereEnd(c, content, single);
  const parts: Part[] = [];
  if (!closed) {
    c.at = start + 2;
    fault(c, 'the here-string is not closed by a line that begins with its quote and @', { start, end: start + 2 });
  }
  if (closed || after > content) {
    c.at = content;
    if (single && end > content) addText(parts, c.text.slice(content, end), content, end);
    if (!single) limitedTo(c, Math.max(content, end), () => readExpandable(c, parts, 'here'));
    c.at = after;
  }
  return { kind: 'word', parts, quoting: 'here', start, end: c.at };
}

const hereHead = /@(['"\u2018-\u201e])[^\S\r\n]*(?:\r\n|\n|\r)/y;

/**
 * Where the content of a here-string ends and what follows it begins. One that is not closed, so that it would swallow another one, ends
 * at an indented `"@`, or else has no content at all.
 */
function hereEnd(c: Cursor, content: number, single: boolean): { readonly end: number; readonly after: number; readonly closed: boolean } {
  c.hereEnds ??= findHereEnds(c.text);
  const quote = firstFrom(single ? c.hereEnds.single : c.hereEnds.double, content);
  const properly = quote !== undefined && quote + 2 <= c.limit;
  const region = c.text.slice(content, properly ? quote : maySpend(c) ? c.limit : content);
  const other = (single ? singleOpens : doubleOpens).exec(region);
  if (properly && !other) return { end: beforeBreak(c, content, quote), after: quote + 2, closed: true };
  c.inVain += region.length;
  const indented = (single ? singleIndented : doubleIndented).exec(other ? region.slice(0, other.index) : region);
  if (!indented) return { end: content, after: content, closed: false };
  const after = content + indented.index + indented[0].length;
  return { end: beforeBreak(c, content, content + indented.index), after, closed: false };
}

const singleOpens = /^\$[\w:.]+\s*\+?=\s*@'[^\S\r\n]*$/m;
const doubleOpens = /^\$[\w:.]+\s*\+?=\s*@"[^\S\r\n]*$/m;
const singleIndented = /^[^\S\r\n]+'@/m;
const doubleIndented = /^[^\S\r\n]+"@/m;

function beforeBreak(c: Cursor, content: number, at: number): number {
  const length = c.text.endsWith('\r\n', at) ? 2 : 1;
  return Math.max(content, at - length);
}

function findHereEnds(text: string): { readonly single: readonly number[]; readonly double: readonly number[] } {
  const single: number[] = [];
  const double: number[] = [];
  for (const { index, 1: quote = '' } of text.matchAll(/(?<=[\r\n])(['"\u2018-\u201e])@/g)) (singleQuotes.includes(quote) ? single : double).push(index);
  return { single, double };
}

/** The first of the ascending numbers that is not below `from`. */
function firstFrom(numbers: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}

/** A word that is one `$…`. */
export function parseDollarWord(c: Cursor): Word | undefined {
  const start = c.at;
  const parts = parseDollar(c);
  const [part] = parts ?? [];
  if (!parts || !part) return parts && { kind: 'word', parts, quoting: 'mixed', start, end: c.at };
  return parts.length === 1 ? wordOf(part, { start, end: c.at }) : { kind: 'word', parts, quoting: 'mixed', start, end: c.at };
}
