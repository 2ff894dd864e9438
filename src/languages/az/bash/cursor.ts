import type { Statement, SyntaxFault, Word } from '../tree';

/**
 * Where the reader stands in the text. It is the one thing in this folder that changes: it belongs to a single call of `parseBash` and
 * never leaves it.
 */
export interface Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  at: number;
  /** Nothing is read from here on; the text's length but within an arithmetic expression, an index or a here-document. */
  limit: number;
  /**
   * False: the text is read as bash reads it. True: indentation and what lines look like decide where something ends that is not closed.
   * Only what is broken is read this way, so that no valid script depends on its layout.
   */
  careful: boolean;
  /** Whether something was found that is not closed, or that was closed so oddly that an earlier quote may be to blame. */
  unclosed: boolean;
  /** How many substitutions, blocks and expansions are open. */
  depth: number;
  /** How many backticks are open: each further level writes its own with more backslashes. */
  ticks: number;
  /** The column in which the present line of statements begins. Lines within strings and continuations do not count. */
  indent: number;
  /** Whether the next statement is the first of its line. */
  fresh: boolean;
  /** Where the last continued line goes on, behind its blanks. */
  continuedAt: number;
  inFunction: boolean;
  /** The blocks, parentheses and backticks that are open, the innermost last. */
  readonly open: Opened[];
  /** Here-documents whose text begins behind the next line break. */
  pending: PendingDocument[];
  /** Found when first needed. */
  lines: MarkerLines | undefined;
  pairs: Int32Array | undefined;
  /** Reads statements up to what ends the innermost open thing. It is handed in, for words hold statements and statements words. */
  readonly readStatements: (c: Cursor) => readonly Statement[];
}

export interface Opened {
  readonly kind: 'if' | 'loop' | 'case' | '{' | '(' | '`';
  /** The column of the line in which it was opened. */
  readonly indent: number;
}

export interface PendingDocument {
  readonly start: number;
  readonly end: number;
  readonly marker: string;
  /** `<<-`: tabs before its lines do not count. */
  readonly tabs: boolean;
  /** `<<'EOF'`: nothing in it is expanded. */
  readonly quoted: boolean;
  readonly fill: (word: Word) => void;
}

/** The lines at which a here-document could end, by what they hold: as they are, without tabs before it, without blanks around it. */
export interface MarkerLines {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly tabbed: ReadonlyMap<string, readonly number[]>;
  readonly indented: ReadonlyMap<string, readonly number[]>;
}

/** Past this many things within each other the text is read as plain words, long before the stack would end. */
export const mostNested = 120;

export function cursorAt(text: string, readStatements: Cursor['readStatements']): Cursor {
  return {
    text,
    faults: [],
    at: 0,
    limit: text.length,
    careful: false,
    unclosed: false,
    depth: 0,
    ticks: 0,
    indent: 0,
    fresh: true,
    continuedAt: -1,
    inFunction: false,
    open: [],
    pending: [],
    lines: undefined,
    pairs: undefined,
    readStatements,
  };
}

export function fault(c: Cursor, message: string, start: number, end: number): void {
  // What is broken is often seen again by everything around it: one fault is enough for one place.
  if (c.faults.at(-1)?.start === start) return;
  c.faults.push({ message, start, end: Math.min(Math.max(end, start), c.text.length) });
}

/** A fault of something that is not closed. */
export function unclosed(c: Cursor, what: string, start: number, length: number): void {
  c.unclosed = true;
  fault(c, `${what} is not closed`, start, start + length);
}

/** The code of the character at the offset; `NaN` behind the limit. */
export function codeAt(c: Cursor, at: number): number {
  return at < c.limit ? c.text.charCodeAt(at) : NaN;
}

/** The end of what the form (a sticky regular expression) matches at the offset, not behind the limit; -1 where it does not match. */
export function matchEnd(c: Cursor, form: RegExp, at: number): number {
  form.lastIndex = at;
  return form.test(c.text) ? Math.min(form.lastIndex, c.limit) : -1;
}

/** What the form matches at the offset. */
export function matchAt(c: Cursor, form: RegExp, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  const match = form.exec(c.text);
  return match && at + match[0].length <= c.limit ? match : undefined;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** A line ends at `\n`, `\r\n` or a lone `\r`, as in the editor. */
export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

export function isEnd(code: number): boolean {
  return Number.isNaN(code);
}

/** The offset behind the line break at the offset. */
export function behindLineBreak(c: Cursor, at: number): number {
  return c.text.charCodeAt(at) === 13 && c.text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

/** The offset of the line break that ends the line of the offset, or of the limit. */
export function lineEnd(c: Cursor, at: number): number {
  const end = matchEnd(c, restOfLine, at);
  return end < 0 ? at : end;
}

const restOfLine = /[^\n\r]*/y;

/** The parenthesis that closes each one in the text, quotes not regarded; 0 where none does. What is balanced in itself is right. */
export function closingOf(c: Cursor, at: number): number {
  if (!c.pairs) {
    c.pairs = new Int32Array(c.text.length);
    const open: number[] = [];
    for (let i = 0; i < c.text.length; i++) {
      const code = c.text.charCodeAt(i);
      if (code === 40) open.push(i);
      if (code !== 41) continue;
      const from = open.pop();
      if (from !== undefined) c.pairs[from] = i;
    }
  }
  return c.pairs[at] ?? 0;
}

/** The offset behind the parenthesis that closes the one at the offset, if that is near and on the same line; else -1. */
export function behindGroup(c: Cursor, at: number): number {
  const close = closingOf(c, at);
  return close > 0 && close < c.limit && close - at < longestGroup && !/[\n\r]/.test(c.text.slice(at, close)) ? close + 1 : -1;
}

const longestGroup = 400;

/**
 * Whether the two parentheses at the offset hold arithmetic: they are closed by two that stand side by side. Where the inner one is
 * not closed at all, they are half-typed arithmetic, which ends with its line.
 */
export function arithmeticEnd(c: Cursor, at: number): { readonly end: number; readonly closed: boolean } | undefined {
  const inner = closingOf(c, at + 1);
  if (inner === 0) return { end: lineEnd(c, at), closed: false };
  return closingOf(c, at) === inner + 1 && inner + 1 < c.limit ? { end: inner, closed: true } : undefined;
}
