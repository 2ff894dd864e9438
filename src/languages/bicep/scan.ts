import type { Place } from './tree';

/**
 * Tokens of Bicep. Every function here is pure and looks at the text from one offset on, so that a parser can go back
 * without undoing anything. Offsets are UTF-16 units; a byte order mark at the start counts as one.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** The column of the first token of a line, a tab counted as two; -1 for every other token. */
  readonly indent: number;
}

export type TokenKind =
  | 'identifier'
  | 'number'
  /** The quote that opens a string. */
  | 'quote'
  /** The three quotes that open a string of several lines, and the `$` before them. */
  | 'long-quote'
  /** One or several line breaks, with nothing between them. */
  | 'newline'
  /** The end of the text. It starts before the text ends only where a block comment begins that is not closed. */
  | 'end'
  /** A quote of another language or of a word processor. */
  | 'foreign-quote'
  /** A character that means nothing in Bicep. */
  | 'strange'
  | Punctuation;

const punctuation = [
  '...', '::', '=>', '==', '!=', '=~', '!~', '<=', '>=', '&&', '||', '??',
  '{', '}', '[', ']', '(', ')', '=', ':', ',', '.', '?', '!', '<', '>', '+', '-', '*', '/', '%', '@', '|', '^',
] as const;

type Punctuation = (typeof punctuation)[number];

/**
 * The token that starts at or behind `from`, after blanks, comments and `#disable-…` directives. A line comment ends
 * before its line break, and so does a block comment from `unclosedFrom` on, where the caller knows that no block
 * comment is closed any more.
 */
export function scanToken(text: string, from: number, unclosedFrom = Infinity): Token {
  let at = from;
  let indent = from === 0 || isLineBreak(text.charCodeAt(from - 1)) ? 0 : -1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === space || code === tab || (code === mark && at === 0)) {
      at++;
      if (indent >= 0 && code !== mark) indent += code === tab ? 2 : 1;
      continue;
    }
    const next = code === slash ? text.charCodeAt(at + 1) : 0;
    if (next === slash || (next === asterisk && at >= unclosedFrom)) {
      at = lineEnd(text, at);
    } else if (next === asterisk) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) return { kind: 'end', start: at, end: text.length, indent };
      at = close + 2;
    } else {
      const end = code === hash && indent >= 0 ? matchEnd(directiveForm, text, at) : undefined;
      if (end === undefined) return scanSolid(text, at, indent);
      at = end;
    }
  }
}

function scanSolid(text: string, start: number, indent: number): Token {
  const token = (kind: TokenKind, end: number): Token => ({ kind, start, end, indent });
  const code = text.charCodeAt(start);
  if (Number.isNaN(code)) return token('end', start);
  if (isLineBreak(code)) return token('newline', matchEnd(lineBreaks, text, start) ?? start + 1);
  if (code === quote || code === dollar) {
    const end = matchEnd(longQuoteForm, text, start);
    if (end !== undefined) return token('long-quote', end);
    if (code === quote) return token('quote', start + 1);
    return token('strange', matchEnd(dollars, text, start) ?? start + 1);
  }
  if (isLetter(code)) return token('identifier', matchEnd(nameForm, text, start) ?? start + 1);
  if (isDigit(code)) return token('number', matchEnd(numberForm, text, start) ?? start + 1);
  const sign = signsByFirst.get(code)?.find((candidate) => text.startsWith(candidate, start));
  if (sign) return token(sign, start + sign.length);
  const character = String.fromCodePoint(text.codePointAt(start) ?? code);
  return token(foreignQuotes.includes(character) ? 'foreign-quote' : 'strange', start + character.length);
}

/** The offset of the line break that ends the line of `from`, or of the end of the text. */
export function lineEnd(text: string, from: number): number {
  return matchEnd(restOfLine, text, from) ?? from;
}

/** The quote that ends what a foreign quote began: `”` for `“`, itself for `"`. */
export function closingQuotes(opening: string): string {
  if (opening === '\u2018' || opening === '\u201A') return '\u2018\u2019\'';
  if (opening === '\u00AB') return '\u00BB';
  return opening === '"' || opening === '`' ? opening : '\u201C\u201D"';
}

/** Why a run of text in a string ends: at the closing quotes, a line break, an interpolation, or the end of the text. */
export type RunStop = 'quote' | 'line' | 'sequence' | 'end';

export interface Run {
  readonly end: number;
  readonly stop: RunStop;
}

/** The literal text of a string on one line from `from` on. Escapes belong to the run; a line break does not. */
export function scanQuotedRun(text: string, from: number): Run {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return { end: at, stop: 'end' };
    if (code === quote) return { end: at, stop: 'quote' };
    if (isLineBreak(code)) return { end: at, stop: 'line' };
    if (code === dollar && text.charCodeAt(at + 1) === openBrace) return { end: at, stop: 'sequence' };
    if (code === backslash) {
      const next = text.charCodeAt(at + 1);
      if (!isLineBreak(next) && !Number.isNaN(next)) at++;
    }
  }
}

/**
 * The literal text of a string of several lines from `from` on. It ends with three quotes; of more than three in a row
 * the last three end it. `dollars` before a brace open an interpolation, of more the last ones; none do when it is 0.
 */
export function scanLongRun(text: string, from: number, dollars: number): Run {
  for (let at = from; ; ) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return { end: at, stop: 'end' };
    if (code !== quote && code !== dollar) {
      at = matchEnd(plainText, text, at) ?? at + 1;
      continue;
    }
    let end = at + 1;
    while (text.charCodeAt(end) === code) end++;
    if (code === quote && end - at >= 3) return { end: end - 3, stop: 'quote' };
    if (code === dollar && dollars > 0 && end - at >= dollars && text.charCodeAt(end) === openBrace) return { end: end - dollars, stop: 'sequence' };
    at = end;
  }
}

/** How many `$` stand before the three quotes of a token. */
export function dollarsOf({ start, end }: Place): number {
  return end - start - 3;
}

/** A token as it stands in the file, those within strings included. */
export interface Piece extends Place {
  readonly kind: TokenKind | 'text' | 'sequence' | 'close-quote' | 'close-sequence';
  /** The column of the first token of a line; -1 for every other. */
  readonly indent: number;
}

type Mode =
  | { readonly kind: 'code'; braces: number }
  | { readonly kind: 'quoted' }
  | { readonly kind: 'long'; readonly dollars: number };

/**
 * Every token from `from` on, in order and without overlap, to the end of the text. It keeps its own stack of what is
 * open and so reads text that is nested without limit. What is not closed ends at its line, an interpolation too; only
 * a string of several lines goes on to the end of the text.
 */
export function* tokens(text: string, from = 0, unclosedFrom = Infinity): Generator<Piece, void, undefined> {
  const modes: Mode[] = [{ kind: 'code', braces: 0 }];
  for (let at = from; at < text.length; ) {
    const mode = modes.at(-1);
    if (!mode) return;
    const piece = mode.kind === 'code' ? codePiece(scanToken(text, at, unclosedFrom), mode, modes) : textPiece(text, at, mode, modes);
    if (piece.end > piece.start) yield piece;
    if (piece.kind === 'end') return;
    at = piece.end;
  }
}

/** Where every token starts: the places at which a test can cut a text. */
export function tokenStarts(text: string): number[] {
  return Array.from(tokens(text), ({ start }) => start);
}

function codePiece(token: Token, mode: Mode & { kind: 'code' }, modes: Mode[]): Piece {
  if (token.kind === 'quote') modes.push({ kind: 'quoted' });
  else if (token.kind === 'long-quote') modes.push({ kind: 'long', dollars: dollarsOf(token) });
  else if (token.kind === 'newline') endLine(modes);
  else if (token.kind === '{') mode.braces++;
  else if (token.kind === '}' && mode.braces > 0) mode.braces--;
  else if (token.kind === '}' && modes.length > 1) {
    modes.pop();
    return { ...token, kind: 'close-sequence' };
  }
  return token;
}

/** No interpolation goes over the end of its line: it is closed, and so is the string on one line that it lies in. */
function endLine(modes: Mode[]): void {
  while (modes.length > 1 && modes.at(-1)?.kind !== 'long') modes.pop();
}

function textPiece(text: string, at: number, mode: Mode & { kind: 'quoted' | 'long' }, modes: Mode[]): Piece {
  const run = mode.kind === 'long' ? scanLongRun(text, at, mode.dollars) : scanQuotedRun(text, at);
  if (run.end > at) return { kind: 'text', start: at, end: run.end, indent: -1 };
  const opening = mode.kind === 'long' ? mode.dollars + 1 : 2;
  if (run.stop === 'sequence') {
    modes.push({ kind: 'code', braces: 0 });
    return { kind: 'sequence', start: at, end: at + opening, indent: -1 };
  }
  modes.pop();
  const closing = mode.kind === 'long' ? 3 : 1;
  return { kind: 'close-quote', start: at, end: run.stop === 'quote' ? at + closing : at, indent: -1 };
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const dollar = 36;
const quote = 39;
const asterisk = 42;
const slash = 47;
const backslash = 92;
const underscore = 95;
const openBrace = 123;
/** The byte order mark, a blank at the start of the text and nowhere else. */
const mark = 0xfeff;

const nameForm = /\w+/y;
/** Points make no number, but one token: an address that lacks its quotes. */
const numberForm = /\d+(?:\.\d+)*/y;
const longQuoteForm = /\$*'''/y;
const dollars = /\$+/y;
const lineBreaks = /[\r\n]+/y;
const restOfLine = /[^\r\n]*/y;
const plainText = /[^'$]+/y;
/** What stands behind the codes, such as a comment, is read as anywhere else. */
const directiveForm = /#(?:disable-next-line|disable-diagnostics|restore-diagnostics)[\w\- \t]*/y;
const foreignQuotes = '\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019\u201A"`';

const signsByFirst = new Map<number, readonly Punctuation[]>();
for (const sign of punctuation) {
  const first = sign.charCodeAt(0);
  signsByFirst.set(first, [...(signsByFirst.get(first) ?? []), sign]);
}

function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === underscore;
}

function matchEnd(form: RegExp, text: string, start: number): number | undefined {
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : undefined;
}
