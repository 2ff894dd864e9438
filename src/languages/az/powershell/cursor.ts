import type { Place, Statement, SyntaxFault } from '../tree';

/**
 * Where a parser stands in the text. It is the one thing in this folder that changes: it belongs to a single call of
 * `parsePowerShell` and never leaves it.
 */
export interface Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  /** The grammar is a circle (strings hold statements), the files are not: what lies further up is reached through here. */
  readonly grammar: Grammar;
  readonly lineStarts: readonly number[];
  at: number;
  /** Nothing is read from here on: the end of the text, or of the line where a string in it is not closed. */
  limit: number;
  /** How many groups are open: round ones, which `)` closes, and braces, which `}` closes. */
  round: number;
  braces: number;
  depth: number;
  /** Whether a comma makes a list: not between the arguments of a method and the parameters of a function. */
  lists: boolean;
  group: Group;
  /**
   * False: the text is read as PowerShell reads it. True: indentation decides where a group ends that is not closed. Only a statement
   * in which something is not closed is read this way, so that no valid file depends on its layout.
   */
  careful: boolean;
  /** Whether something was found that is not closed. */
  unclosed: boolean;
  /** How much text was read to no use. Past a multiple of its length, strings are no longer tried over several lines. */
  inVain: number;
  /** From here on no block comment is closed. */
  commentsUnclosedFrom: number;
  /** Where lines begin that end a here-string, by kind of quote; made when first needed. */
  hereEnds: { readonly single: readonly number[]; readonly double: readonly number[] } | undefined;
  /** The last run of blanks that was skipped. */
  blanksFrom: number;
  blanksTo: number;
}

export interface Grammar {
  /** The statements up to the closing bracket, or to the end where there is none. */
  readonly statements: (c: Cursor, closer: Closer) => readonly Statement[];
  /** One statement; more than one where several nodes tell what one does, none at a closing bracket. */
  readonly statement: (c: Cursor) => readonly Statement[];
}

export type Closer = ')' | '}' | '';

/** The innermost group that is open. */
export interface Group {
  /** The indentation of the line on which it opens; -1 for the script. */
  readonly indent: number;
  /** Whether what it holds is further in than that line: then indentation may tell where it ends. Undefined until its first line. */
  trusted: boolean | undefined;
  /** Whether something stands behind the opening bracket on its line. */
  readonly inline: boolean;
}

/** Past this many groups and operators within each other the text is skipped, long before the stack would end. */
const mostNested = 80;

/** How many times the length of the text may be read to no use. */
const mostInVain = 8;

export function cursorAt(text: string, grammar: Grammar): Cursor {
  return {
    text,
    faults: [],
    grammar,
    lineStarts: startsOfLines(text),
    at: 0,
    limit: text.length,
    round: 0,
    braces: 0,
    depth: 0,
    lists: true,
    group: { indent: -1, trusted: true, inline: false },
    careful: false,
    unclosed: false,
    inVain: 0,
    commentsUnclosedFrom: Infinity,
    hereEnds: undefined,
    blanksFrom: -1,
    blanksTo: -1,
  };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: { length } } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + length);
  return starts;
}

/** The start of the line that an offset lies in. */
export function lineStart(c: Cursor, offset: number): number {
  return c.lineStarts[lineOf(c, offset)] ?? 0;
}

function lineOf({ lineStarts }: Cursor, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the line's text ends, its line break left out, and not past what is read. */
export function lineEnd(c: Cursor, offset: number): number {
  let end = c.lineStarts[lineOf(c, offset) + 1] ?? c.text.length;
  while (end > offset && isLineBreak(c.text.charCodeAt(end - 1))) end--;
  return Math.min(end, c.limit);
}

/** The indentation of the line that an offset lies in, in characters. */
export function indentOf(c: Cursor, offset: number): number {
  const start = lineStart(c, offset);
  let at = start;
  while (at < offset && isBlank(c.text.charCodeAt(at))) at++;
  return at - start;
}

/** Whether nothing but blanks stands before the offset on its line. */
export function isFirstOnLine(c: Cursor, offset: number): boolean {
  return lineStart(c, offset) + indentOf(c, offset) === offset;
}

/** The character at the cursor or behind it; empty at the end. */
export function charAt(c: Cursor, further = 0): string {
  return c.at + further < c.limit ? c.text.charAt(c.at + further) : '';
}

/** What a sticky expression finds at the cursor. Nothing is read. */
export function lookingAt(c: Cursor, pattern: RegExp, at = c.at): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(c.text);
  return found && at + found[0].length <= c.limit ? found : undefined;
}

/** Reads what a sticky expression finds. */
export function accept(c: Cursor, pattern: RegExp): string | undefined {
  const found = lookingAt(c, pattern)?.[0];
  if (found !== undefined) c.at += found.length;
  return found;
}

export function isOver(c: Cursor): boolean {
  return c.at >= c.limit;
}

export function fault(c: Cursor, message: string, { start, end }: Place): void {
  c.faults.push({ message, start, end });
}

/** The same for something that has no end: it makes the whole statement be read once more, carefully. */
export function unclosed(c: Cursor, what: string, place: Place): void {
  c.unclosed = true;
  fault(c, `${what} is not closed`, place);
}

/** Whether text may be read that turns out to be read to no use. */
export function maySpend(c: Cursor): boolean {
  return c.inVain <= mostInVain * c.text.length;
}

/** Goes back to where something began that did not come out, and forgets the faults found since. */
export function goBack(c: Cursor, to: { readonly at: number; readonly faults: number; readonly unclosed: boolean }): void {
  c.inVain += c.at - to.at + 1;
  c.at = to.at;
  c.faults.length = to.faults;
  c.unclosed = to.unclosed;
}

export function bookmark(c: Cursor): { readonly at: number; readonly faults: number; readonly unclosed: boolean } {
  return { at: c.at, faults: c.faults.length, unclosed: c.unclosed };
}

/** Reads something with a nearer end of what is read. */
export function limitedTo<T>(c: Cursor, limit: number, read: () => T): T {
  const before = c.limit;
  c.limit = limit;
  c.blanksFrom = -1;
  const result = read();
  c.limit = before;
  c.blanksFrom = -1;
  return result;
}

/** Reads something with commas that make lists, or that do not. */
export function withLists<T>(c: Cursor, lists: boolean, read: () => T): T {
  const before = c.lists;
  c.lists = lists;
  const result = read();
  c.lists = before;
  return result;
}

/** Reads something one level further in, or calls `skip` where that would be too deep. */
export function deeper<T>(c: Cursor, read: (c: Cursor) => T, skip: (c: Cursor) => T): T {
  if (c.depth >= mostNested) return skip(c);
  c.depth++;
  const result = read(c);
  c.depth--;
  return result;
}

/**
 * Whether a group that is not closed ends before what the cursor stands at, as its indentation tells: a line that is no further in than
 * the one that opens the group, or a bracket that is less far in than that line.
 */
export function endsByIndent(c: Cursor): boolean {
  const { group } = c;
  if (group.indent < 0 || (group.trusted !== undefined && !c.careful) || !isFirstOnLine(c, c.at)) return false;
  const indent = c.at - lineStart(c, c.at);
  const isCloser = charAt(c) === '}' || charAt(c) === ')';
  if (!isCloser) group.trusted ??= indent > group.indent;
  if (!c.careful) return false;
  if (group.trusted !== true) return !isCloser && indent <= group.indent && (group.inline || (indent === 0 && lookingAt(c, functionHead) !== undefined));
  return isCloser ? indent < group.indent : indent <= group.indent;
}

const functionHead = /function\s+[\w:-]+\s*[({\r\n]/iy;

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 0xa0 || code === 0x85 || code === 0xfeff
    || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000;
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
