import type { Place } from './tree';

/**
 * Tokens of HCL's native syntax. Every function here is pure and looks at the text from one offset on, so that a
 * parser can go back without undoing anything. Offsets are UTF-16 units; a byte order mark at the start counts as one.
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
  /** `<<EOT` or `<<-EOT` at the end of a line, up to the end of the marker. */
  | 'heredoc'
  | 'newline'
  /** The end of the text. It starts before the text ends only where a block comment begins that is not closed. */
  | 'end'
  /** A quote of another language or of a word processor. */
  | 'foreign-quote'
  /** A character that means nothing in HCL. */
  | 'strange'
  | Punctuation;

const punctuation = [
  '...', '::', '=>', '==', '!=', '<=', '>=', '&&', '||',
  '{', '}', '[', ']', '(', ')', '=', ':', ',', '.', '?', '!', '<', '>', '+', '-', '*', '/', '%', '~',
] as const;

type Punctuation = (typeof punctuation)[number];

/**
 * The token that starts at or behind `from`, after blanks and comments. A line comment ends before its line break, and
 * so does a block comment from `unclosedFrom` on, where the caller knows that no block comment is closed any more.
 */
export function scanToken(text: string, from: number, unclosedFrom = Infinity): Token {
  let at = from;
  let indent = from === 0 || text[from - 1] === '\n' ? 0 : -1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === space || code === tab || (code === mark && at === 0) || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) {
      at++;
      if (indent >= 0 && code !== mark) indent += code === tab ? 2 : 1;
      continue;
    }
    const next = code === slash ? text.charCodeAt(at + 1) : 0;
    if (code === hash || next === slash || (next === asterisk && at >= unclosedFrom)) {
      at = lineEnd(text, at);
    } else if (next === asterisk) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) return { kind: 'end', start: at, end: text.length, indent };
      at = close + 2;
    } else {
      return scanSolid(text, at, indent);
    }
  }
}

function scanSolid(text: string, start: number, indent: number): Token {
  const code = text.charCodeAt(start);
  if (Number.isNaN(code)) return { kind: 'end', start, end: start, indent };
  if (code === lineFeed) return { kind: 'newline', start, end: start + 1, indent };
  if (code === carriageReturn) return { kind: 'newline', start, end: start + 2, indent };
  if (code === doubleQuote) return { kind: 'quote', start, end: start + 1, indent };
  if (isDigit(code)) return { kind: 'number', start, end: matchEnd(numberForm, text, start) ?? start + 1, indent };
  const nameEnd = identifierEnd(text, start);
  if (nameEnd > start) return { kind: 'identifier', start, end: nameEnd, indent };
  const heredocEnd = code === lessThan ? matchEnd(heredocForm, text, start) : undefined;
  if (heredocEnd !== undefined) return { kind: 'heredoc', start, end: heredocEnd, indent };
  const sign = signAt(text, start, code);
  if (sign) return { kind: sign, start, end: start + sign.length, indent };
  const character = String.fromCodePoint(text.codePointAt(start) ?? code);
  return { kind: foreignQuotes.includes(character) ? 'foreign-quote' : 'strange', start, end: start + character.length, indent };
}

/** The longest sign that stands there. */
function signAt(text: string, start: number, code: number): Punctuation | undefined {
  for (const sign of signsByFirst.get(code) ?? noSigns) if (sign.length === 1 || text.startsWith(sign, start)) return sign;
  return undefined;
}

/** The offset of the line break that ends the line of `from`, or of the end of the text. */
export function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  if (feed < 0) return text.length;
  return feed > from && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** The end of the identifier that starts at `start`; `start` itself when none does. */
export function identifierEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isLetter(code) || code === underscore || (at > start && (isDigit(code) || code === dash))) at++;
    else if (code < 128 || Number.isNaN(code)) return at;
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code);
      if (!(at > start ? continuesName : startsName).test(character)) return at;
      at += character.length;
    }
  }
}

/** The quote that ends what a foreign quote began: `”` for `“`, itself for `'`. */
export function closingQuotes(opening: string): string {
  if (opening === '\u2018' || opening === '\u201A') return '\u2018\u2019';
  if (opening === '\u00AB') return '\u00BB';
  return opening === "'" || opening === '`' ? opening : '\u201C\u201D"';
}

/** Why a run of text in a template ends: at the closing quote, a line break, an opening, or the end of the text. */
export type RunStop = 'quote' | 'line' | 'sequence' | 'end';

export interface Run {
  readonly end: number;
  readonly stop: RunStop;
}

/** The literal text of a quoted template from `from` on. Escapes belong to the run; a line break does not. */
export function scanQuotedRun(text: string, from: number): Run {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return { end: at, stop: 'end' };
    if (code === doubleQuote) return { end: at, stop: 'quote' };
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed)) return { end: at, stop: 'line' };
    if (code === backslash) {
      const next = text.charCodeAt(at + 1);
      if (next === doubleQuote || next === backslash) at++;
    } else if (code === dollar || code === percent) {
      const opening = openingAt(text, at);
      if (opening === 'sequence') return { end: at, stop: 'sequence' };
      if (opening === 'escaped') at += 2;
    }
  }
}

/** The literal text of a heredoc from `from` on, to the end of the line at most. The line break belongs to the run. */
export function scanHeredocRun(text: string, from: number): Run {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return { end: at, stop: 'end' };
    if (code === lineFeed) return { end: at + 1, stop: 'line' };
    if (code === dollar || code === percent) {
      const opening = openingAt(text, at);
      if (opening === 'sequence') return { end: at, stop: 'sequence' };
      if (opening === 'escaped') at += 2;
    }
  }
}

/** Whether `$` or `%` at `at` opens `${` or `%{`, is the first of the escape `$${` or `%%{`, or is itself. */
function openingAt(text: string, at: number): 'sequence' | 'escaped' | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === openBrace) return 'sequence';
  return next === text.charCodeAt(at) && text.charCodeAt(at + 2) === openBrace ? 'escaped' : undefined;
}

/** The marker that a heredoc token names, and whether its indentation is taken out. */
export function heredocMarker(text: string, token: Token): { readonly marker: string; readonly indented: boolean } {
  const indented = text[token.start + 2] === '-';
  return { marker: text.slice(token.start + (indented ? 3 : 2), token.end), indented };
}

/** A token as it stands in the file, those within templates included. */
export interface Piece extends Place {
  readonly kind: TokenKind | 'text' | 'sequence' | 'close-quote' | 'close-sequence' | 'close-heredoc';
  /** The column of the first token of a line; -1 for every other. */
  readonly indent: number;
}

type Mode =
  | { readonly kind: 'code'; braces: number }
  | { readonly kind: 'quoted' }
  | { readonly kind: 'heredoc'; readonly marker: string; fresh: boolean };

/**
 * Every token from `from` on, in order and without overlap, to the end of the text. It keeps its own stack of what is
 * open and so reads text that is nested without limit. A string that is not closed ends at its line, as in the parser.
 */
export function* tokens(text: string, from = 0, unclosedFrom = Infinity): Generator<Piece, void, undefined> {
  const modes: Mode[] = [{ kind: 'code', braces: 0 }];
  for (let at = from; at < text.length; ) {
    const mode = modes.at(-1);
    if (!mode) return;
    const piece = mode.kind === 'code' ? codePiece(text, scanToken(text, at, unclosedFrom), mode, modes) : templatePiece(text, at, mode, modes);
    if (piece.end > piece.start) yield piece;
    if (piece.kind === 'end') return;
    at = piece.end;
  }
}

/** Where every token starts: the places at which a test can cut a text. */
export function tokenStarts(text: string): number[] {
  return Array.from(tokens(text), ({ start }) => start);
}

function codePiece(text: string, token: Token, mode: Mode & { kind: 'code' }, modes: Mode[]): Piece {
  if (token.kind === 'quote') modes.push({ kind: 'quoted' });
  else if (token.kind === 'heredoc') modes.push({ kind: 'heredoc', marker: heredocMarker(text, token).marker, fresh: false });
  else if (token.kind === '{') mode.braces++;
  else if (token.kind === '}' && mode.braces > 0) mode.braces--;
  else if (token.kind === '}' && modes.length > 1) {
    modes.pop();
    return { ...token, kind: 'close-sequence' };
  }
  return token;
}

function templatePiece(text: string, at: number, mode: Mode & { kind: 'quoted' | 'heredoc' }, modes: Mode[]): Piece {
  if (mode.kind === 'heredoc' && mode.fresh) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === mode.marker) {
      modes.pop();
      const start = at + line.indexOf(mode.marker);
      return { kind: 'close-heredoc', start, end: start + mode.marker.length, indent: -1 };
    }
  }
  const run = mode.kind === 'heredoc' ? scanHeredocRun(text, at) : scanQuotedRun(text, at);
  if (run.end > at) {
    if (mode.kind === 'heredoc') mode.fresh = run.stop === 'line';
    return { kind: 'text', start: at, end: run.end, indent: -1 };
  }
  if (run.stop === 'sequence') {
    if (mode.kind === 'heredoc') mode.fresh = false;
    modes.push({ kind: 'code', braces: 0 });
    return { kind: 'sequence', start: at, end: at + 2, indent: -1 };
  }
  modes.pop();
  return { kind: 'close-quote', start: at, end: run.stop === 'quote' ? at + 1 : at, indent: -1 };
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const doubleQuote = 34;
const hash = 35;
const dollar = 36;
const percent = 37;
const asterisk = 42;
const dash = 45;
const slash = 47;
const lessThan = 60;
const backslash = 92;
const underscore = 95;
const openBrace = 123;
/** The byte order mark, a blank at the start of the text and nowhere else. */
const mark = 0xfeff;

/** More than one point makes no number, but one token: an address that lacks its quotes. */
const numberForm = /\d+(?:\.\d+)*(?:[eE][+-]?\d+)?/y;
const heredocForm = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*(?=\r?\n)/uy;
const startsName = /\p{ID_Start}/u;
const continuesName = /\p{ID_Continue}/u;
const foreignQuotes = '\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019\u201A\'`';

const noSigns: readonly Punctuation[] = [];
const signsByFirst = new Map<number, readonly Punctuation[]>();
for (const sign of punctuation) {
  const first = sign.charCodeAt(0);
  signsByFirst.set(first, [...(signsByFirst.get(first) ?? []), sign]);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function matchEnd(form: RegExp, text: string, start: number): number | undefined {
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : undefined;
}
