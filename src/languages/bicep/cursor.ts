import { scanToken, type Token, type TokenKind } from './scan';
import type { Hole, Place, SyntaxFault } from './tree';

/**
 * Where a parser stands in the text. It is the one thing in this folder that changes: it belongs to a single call of
 * `parseBicep` and never leaves it.
 */
export interface Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  /** The three quotes that open a string without an end; see `openWithoutEnd`. */
  readonly openLong: number | undefined;
  /** The end of the last token that was read. */
  at: number;
  surroundings: Surroundings;
  /** The column of the statement that is being read: one that begins there, or further out, is none of its parts. */
  margin: number;
  /**
   * False: the text is read as Bicep reads it. True: indentation decides where something ends that is not closed.
   * Only a statement in which something is not closed is read this way, so that no valid file depends on its layout.
   */
  careful: boolean;
  /** Whether something was found that is not closed. */
  unclosed: boolean;
  /** Where the first block comment begins that is not closed. From there on every one ends with its line. */
  commentsUnclosedFrom: number;
  /** How many expressions and types are open. */
  depth: number;
  /** The next token and the next one that is no line break, as seen from `seenFrom`. */
  seenFrom: number;
  next: Token | undefined;
  nextSolid: Token | undefined;
}

/** What the next token stands in. */
export interface Surroundings {
  /** Whether `name:` is an entry here: directly in the braces of an object or of an object's type. */
  readonly object: boolean;
  /** Whether an entry here may have decorators or be a resource. */
  readonly declarations: boolean;
  /** Whether the line may not end: in an interpolation. */
  readonly oneLine: boolean;
  /** Where the statement, entry or item begins that the expression belongs to, when it is the first thing of its line. */
  readonly first: number;
  /** The column of that line. */
  readonly indent: number;
  /** Whether that line is further in than what it lies in: its author indents, and indentation may decide. */
  readonly trusted: boolean;
}

/** Past this many expressions and types within each other the text is skipped, long before the stack would end. */
export const mostNested = 200;

/** The most operators, members or indexes in one chain: `a + b + …`. */
export const mostChained = 1000;

export const outermost: Surroundings = { object: false, declarations: false, oneLine: false, first: -1, indent: -1, trusted: false };

export function cursorAt(text: string, openLong: number | undefined): Cursor {
  return {
    text,
    faults: [],
    openLong,
    at: 0,
    surroundings: outermost,
    margin: 0,
    careful: false,
    unclosed: false,
    commentsUnclosedFrom: Infinity,
    depth: 0,
    seenFrom: -1,
    next: undefined,
    nextSolid: undefined,
  };
}

/** The next token, not yet read. Where the line may not end, its end is that of the text. */
export function peek(c: Cursor): Token {
  if (c.seenFrom !== c.at || !c.next) {
    c.seenFrom = c.at;
    c.next = scanAt(c, c.at);
    c.nextSolid = undefined;
  }
  return c.next.kind === 'newline' && c.surroundings.oneLine ? endBefore(c.next) : c.next;
}

/** The next token that is no line break. */
export function peekSolid(c: Cursor): Token {
  let token = peek(c);
  if (token.kind !== 'newline') return token;
  if (c.nextSolid) return c.nextSolid;
  while (token.kind === 'newline') token = scanAt(c, token.end);
  c.nextSolid = token;
  return token;
}

/** The token at or behind an offset, wherever the cursor stands. */
export function scanAt(c: Cursor, from: number): Token {
  const token = scanToken(c.text, from, c.commentsUnclosedFrom);
  if (token.kind !== 'end' || token.start === c.text.length) return token;
  c.commentsUnclosedFrom = token.start;
  return scanAt(c, token.start);
}

/** The token behind this one; where the line may not end, its end is that of the text. */
export function scanBehind(c: Cursor, { end }: Token): Token {
  const token = scanAt(c, end);
  return token.kind === 'newline' && c.surroundings.oneLine ? endBefore(token) : token;
}

function endBefore({ start }: Token): Token {
  return { kind: 'end', start, end: start, indent: -1 };
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
  return isWord(c, peek(c), word) ? accept(c, 'identifier') : undefined;
}

export function isWord(c: Cursor, token: Token, word: string): boolean {
  return token.kind === 'identifier' && textOf(c, token) === word;
}

/** Reads the line breaks that come next. */
export function skipLineBreaks(c: Cursor): void {
  while (peek(c).kind === 'newline') read(c);
}

/** Reads the next token that is no line break, and those before it, when it is of this kind. */
export function acceptBehindLineBreaks(c: Cursor, kind: TokenKind): Token | undefined {
  if (peekSolid(c).kind !== kind) return undefined;
  skipLineBreaks(c);
  return accept(c, kind);
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
export function fault(c: Cursor, message: string, { start, end }: Place): Hole {
  c.faults.push({ message, start, end });
  return { kind: 'hole', start, end };
}

/** The same for something that has no end: it makes the whole statement be read once more, carefully. */
export function unclosed(c: Cursor, what: string, place: Place): Hole {
  c.unclosed = true;
  return fault(c, `${what} is not closed`, place);
}

/** Reads something in other surroundings and comes back to the present ones. */
export function within<T>(c: Cursor, change: Partial<Surroundings>, parse: () => T): T {
  const before = c.surroundings;
  // Written out, for this is done for every bracket: spreading takes most of the time that a parse would take.
  c.surroundings = {
    object: change.object ?? before.object,
    declarations: change.declarations ?? before.declarations,
    oneLine: change.oneLine ?? before.oneLine,
    first: change.first ?? before.first,
    indent: change.indent ?? before.indent,
    trusted: change.trusted ?? before.trusted,
  };
  const result = parse();
  c.surroundings = before;
  return result;
}

/**
 * Trusts the indentation of what is being read when the first thing in it stands further in than the line that it
 * belongs to. Where nothing more is known, as of a statement in column 0, this tells whether its author indents.
 */
export function trustIndentOf(c: Cursor, { indent }: Token): void {
  if (indent > c.surroundings.indent && !c.surroundings.trusted) c.surroundings = { ...c.surroundings, trusted: true };
}

/** Reads an entry or item: where it is the first thing of its line, that line's column is what its parts compare with. */
export function withinLine<T>(c: Cursor, { start, indent }: Token, parse: () => T): T {
  return indent < 0 ? parse() : within(c, { first: start, indent, trusted: indent > c.surroundings.indent }, parse);
}

/** Reads something one level further in, or calls `skip` where that would be too deep. */
export function deeper<T>(c: Cursor, parse: () => T, skip: () => T): T {
  if (c.depth >= mostNested) return skip();
  c.depth++;
  const result = parse();
  c.depth--;
  return result;
}

/**
 * Whether an expression or type that is still open must end before the next token: the text is over, or a line begins
 * that cannot belong to it. No valid code has the head of a statement within another one, but for the resources and
 * decorators in some braces, which may be written as far out as the statement: those count in a broken one only.
 */
export function stopsHere(c: Cursor): boolean {
  const token = peek(c);
  if (token.kind === 'end') return true;
  if (token.indent < 0) return false;
  const { object, declarations, first, indent, trusted } = c.surroundings;
  if (token.start === first) return false;
  const byIndent = c.careful && trusted;
  if (token.kind === '}') return byIndent && token.indent < indent;
  if (neverFirst.has(token.kind)) return false;
  if (token.indent <= c.margin && beginsStatement(c, token) && (c.careful || !declarations || !mayBeWithin(c, token))) return true;
  if (token.indent > indent) return false;
  return object ? byIndent : isEntry(c, token);
}

/** What goes on with an expression from the line before, or ends it. */
const neverFirst: ReadonlySet<TokenKind> = new Set(['newline', ']', ')', '?', ':', '|']);

/** Whether a line that starts with this token could be an entry among others, with its decorators. */
function mayBeWithin(c: Cursor, token: Token): boolean {
  return token.kind === '@' || isWord(c, token, 'resource');
}

/** Whether the line that starts with this token looks like an entry of an object, which nothing but an object has. */
function isEntry(c: Cursor, first: Token): boolean {
  return first.kind === 'identifier' && scanAt(c, first.end).kind === ':';
}

/** Whether the line that starts with this token looks like the head of a statement, or is a decorator. */
export function beginsStatement(c: Cursor, first: Token): boolean {
  if (first.kind === '@') return true;
  const followers = first.kind === 'identifier' ? statementFollowers.get(textOf(c, first)) : undefined;
  return followers?.includes(scanAt(c, first.end).kind) === true;
}

/** Whether the token is a word that begins statements. Everywhere else it is a name as any other. */
export function isStatementWord(c: Cursor, token: Token): boolean {
  return token.kind === 'identifier' && statementFollowers.has(textOf(c, token));
}

/** By the word that begins a statement: what may stand behind it. */
const statementFollowers: ReadonlyMap<string, readonly TokenKind[]> = new Map<string, readonly TokenKind[]>([
  ...['metadata', 'param', 'var', 'type', 'func', 'resource', 'module', 'test', 'output', 'assert', 'extensionConfig'].map((word) => [word, ['identifier']] as const),
  ['targetScope', ['=']],
  ['import', ['quote', '{', '*']],
  ['extension', ['identifier', 'quote']],
  ['provider', ['identifier', 'quote']],
  ['using', ['identifier', 'quote']],
  ['extends', ['quote']],
]);
