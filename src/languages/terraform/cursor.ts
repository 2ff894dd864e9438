import { lineEnd, scanToken, type Token, type TokenKind } from './scan';
import type { Hole, Place, SyntaxFault } from './tree';

/**
 * Where a parser stands in the text. It is the one thing in this folder that changes: it belongs to a single call of
 * `parseTerraform` and never leaves it.
 */
export interface Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  /** The end of the last token that was read. */
  at: number;
  /** Nothing is read from here on; the text's length but within the interpolations of a heredoc that is known to end. */
  limit: number;
  surroundings: Surroundings;
  /**
   * False: the text is read as Terraform reads it. True: indentation decides where something ends that is not closed.
   * Only a statement in which something is not closed is read this way, so that no valid file depends on its layout.
   */
  careful: boolean;
  /** Whether something was found that is not closed. */
  unclosed: boolean;
  /** Where the first block comment begins that is not closed. From there on every one ends with its line. */
  commentsUnclosedFrom: number;
  /** How many expressions and blocks are open. */
  depth: number;
  /** The next token and the next one that is no line break, as seen from `seenFrom`. */
  seenFrom: number;
  next: Token | undefined;
  nextSolid: Token | undefined;
  /** The lines that hold nothing but a word, by that word: where a heredoc could end. Made when first needed. */
  markers: ReadonlyMap<string, readonly Place[]> | undefined;
}

/** What the next token stands in. */
export interface Surroundings {
  /** Whether line breaks are mere blanks: between parentheses and brackets, and in interpolations. */
  readonly free: boolean;
  /** Whether `name = value` is an entry of an object here. */
  readonly object: boolean;
  /** The column of the line on which the attribute or entry began that the expression belongs to. */
  readonly indent: number;
  /** Whether that line is further in than what it lies in: its author indents, and indentation may decide. */
  readonly trusted: boolean;
}

/** Past this many expressions and blocks within each other the text is skipped, long before the stack would end. */
export const mostNested = 200;

/** The most operators, attributes or indexes in one chain: `a + b + …`. */
export const mostChained = 1000;

export function cursorAt(text: string): Cursor {
  return {
    text,
    faults: [],
    at: 0,
    limit: text.length,
    surroundings: { free: false, object: false, indent: -1, trusted: false },
    careful: false,
    unclosed: false,
    commentsUnclosedFrom: Infinity,
    depth: 0,
    seenFrom: -1,
    next: undefined,
    nextSolid: undefined,
    markers: undefined,
  };
}

/** The next token, not yet read. Where line breaks are mere blanks it is never one. */
export function peek(c: Cursor): Token {
  return c.surroundings.free ? peekSolid(c) : peekRaw(c);
}

/** The next token, line breaks included wherever it stands. */
export function peekRaw(c: Cursor): Token {
  if (c.seenFrom !== c.at || !c.next) {
    c.seenFrom = c.at;
    c.next = scanAt(c, c.at);
    c.nextSolid = undefined;
  }
  return c.next;
}

/** The next token that is no line break. */
export function peekSolid(c: Cursor): Token {
  let token = peekRaw(c);
  if (c.nextSolid) return c.nextSolid;
  while (token.kind === 'newline') token = scanAt(c, token.end);
  c.nextSolid = token;
  return token;
}

/** The token at or behind an offset, wherever the cursor stands. */
export function scanAt(c: Cursor, from: number): Token {
  const token = scanToken(c.text, from, c.commentsUnclosedFrom);
  if (token.start >= c.limit) return { kind: 'end', start: c.limit, end: c.limit, indent: -1 };
  if (token.kind !== 'end') return token;
  c.commentsUnclosedFrom = token.start;
  return scanAt(c, token.start);
}

/** Reads the token that `peek` shows. */
export function read(c: Cursor): Token {
  const token = peek(c);
  c.at = token.end;
  return token;
}

/** Reads the next token when it is of this kind. */
export function accept(c: Cursor, kind: TokenKind): Token | undefined {
  return peek(c).kind === kind && !stopsHere(c) ? read(c) : undefined;
}

/** Reads the next token when it is this word. */
export function acceptWord(c: Cursor, word: string): Token | undefined {
  const token = peek(c);
  return token.kind === 'identifier' && textOf(c, token) === word ? accept(c, 'identifier') : undefined;
}

export function textOf(c: Cursor, place: Place): string {
  return c.text.slice(place.start, place.end);
}

/** The empty place right behind what was read. */
export function emptyAt(c: Cursor): Place {
  return { start: c.at, end: c.at };
}

/** What was read since an offset; empty when nothing was. */
export function readSince(c: Cursor, start: number): Place {
  return start < c.at ? { start, end: c.at } : emptyAt(c);
}

/** Notes a fault at a place and gives a hole of the same extent. */
export function fault(c: Cursor, message: string, place: Place): Hole {
  c.faults.push({ message, start: place.start, end: place.end });
  return { kind: 'hole', start: place.start, end: place.end };
}

/** The same for something that has no end: it makes the whole statement be read once more, carefully. */
export function unclosed(c: Cursor, what: string, place: Place): Hole {
  c.unclosed = true;
  return fault(c, `${what} is not closed`, place);
}

/** Reads something in other surroundings and comes back to the present ones. */
export function within<T>(c: Cursor, change: Partial<Surroundings>, parse: () => T): T {
  const before = c.surroundings;
  const { free = before.free, object = before.object, indent = before.indent, trusted = before.trusted } = change;
  c.surroundings = { free, object, indent, trusted };
  const result = parse();
  c.surroundings = before;
  return result;
}

/** Reads something with a nearer end of what is read. */
export function limitedTo<T>(c: Cursor, limit: number, parse: () => T): T {
  const before = c.limit;
  c.limit = limit;
  c.seenFrom = -1;
  const result = parse();
  c.limit = before;
  c.seenFrom = -1;
  return result;
}

/** Reads something one level further in, or calls `skip` where that would be too deep. */
export function deeper<T>(c: Cursor, parse: (c: Cursor) => T, skip: (c: Cursor) => T): T {
  if (c.depth >= mostNested) return skip(c);
  c.depth++;
  const result = parse(c);
  c.depth--;
  return result;
}

/**
 * Whether an expression that is still open must end before the next token: the text is over, or a line begins that
 * cannot belong to it. Between parentheses and brackets `name =` and the head of a block are never valid, so those
 * count wherever they are not further in than the statement; in an object only indentation can tell.
 */
export function stopsHere(c: Cursor): boolean {
  const token = peek(c);
  if (token.kind === 'end') return true;
  if (token.indent < 0) return false;
  const { object, indent, trusted } = c.surroundings;
  const byIndent = c.careful && trusted;
  if (token.kind === '}') return byIndent && token.indent < indent;
  if (token.kind === ']' || token.kind === ')') return false;
  const further = token.indent > indent;
  if (object) return (byIndent && !further) || (token.indent === 0 && statementAt(c, token) === 'block');
  if (further && token.indent > 0) return false;
  const statement = statementAt(c, token);
  return statement === 'block' || (statement === 'attribute' && !further);
}

/** What the line that starts with this token looks like: `name =`, or `type label… {` and `type "label"`. */
export function statementAt(c: Cursor, first: Token): 'attribute' | 'block' | undefined {
  if (first.kind !== 'identifier' || wordsOfExpressions.has(textOf(c, first))) return undefined;
  let token = scanAt(c, first.end);
  if (token.kind === '=') return 'attribute';
  while (token.kind === 'identifier') token = scanAt(c, token.end);
  return token.kind === '{' || token.kind === 'quote' ? 'block' : undefined;
}

/** Words that stand before a string or an object within an expression. */
const wordsOfExpressions: ReadonlySet<string> = new Set(['for', 'in', 'if']);

/** The first line from `from` on that would end a heredoc with this marker: the place of the marker in it. */
export function markerAfter(c: Cursor, marker: string, from: number): Place | undefined {
  c.markers ??= wordLines(c.text);
  const places = c.markers.get(marker) ?? [];
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

function wordLines(text: string): Map<string, Place[]> {
  const lines = new Map<string, Place[]>();
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const word = line.trim();
    if (wordAlone.test(word)) {
      const start = at + line.indexOf(word);
      const places = lines.get(word);
      if (places) places.push({ start, end: start + word.length });
      else lines.set(word, [{ start, end: start + word.length }]);
    }
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

const wordAlone = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;
