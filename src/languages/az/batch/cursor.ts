import type { Place, SyntaxFault } from '../tree';

/** Where a parser stands in the text: the one thing in this folder that changes. It belongs to a single call of `parseBatch`. */
export interface Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  at: number;
  /** Nothing is read from here on: the end of the text, or of the command within `for /f … in ('…')`. */
  limit: number;
  /** How many parentheses are open that `)` closes. */
  blocks: number;
  /** The innermost block that is open: how far its first line is in, and whether what it holds is further in. */
  block: Block;
  /** Whether indentation tells where a block ends, which is so only where one is not closed. */
  careful: boolean;
  /** Whether a block was found that is not closed. */
  unclosed: boolean;
  /** How much text was read in vain. */
  inVain: number;
  depth: number;
  /** Within `for /f … in ('…')` a caret stands before the operators of the inner command. */
  inner: boolean;
  /** A piece of text without a line break up to its end: what `lineEnd` found last. */
  line: Place;
  /** Up to here no command in quotes ends, by kind of quote. */
  readonly endless: Map<string, number>;
  /** Whether what is read is the text of `echo`, where quotes need no partner. */
  prose: boolean;
}

export interface Block {
  readonly indent: number;
  /** Undefined until its first line. */
  trusted: boolean | undefined;
}

export function cursorAt(text: string): Cursor {
  return { text, faults: [], at: 0, limit: text.length, blocks: 0, block: { indent: -1, trusted: false }, careful: false, unclosed: false, inVain: 0, depth: 0, inner: false, line: { start: 0, end: -1 }, endless: new Map(), prose: false };
}

/** Past this many blocks within each other the text is skipped. */
const mostNested = 100;

/** Reads something one level further in, or calls `skip` where that would be too deep. */
export function deeper<T>(c: Cursor, read: () => T, skip: () => T): T {
  if (c.depth >= mostNested) return skip();
  c.depth++;
  const result = read();
  c.depth--;
  return result;
}

export function charAt(c: Cursor, further = 0): string {
  return c.at + further < c.limit ? c.text.charAt(c.at + further) : '';
}

/** What a sticky expression finds at the cursor. Nothing is read. */
export function lookingAt(c: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = c.at;
  const found = pattern.exec(c.text);
  return found && c.at + found[0].length <= c.limit ? found : undefined;
}

/** Reads what a sticky expression finds. */
export function accept(c: Cursor, pattern: RegExp): string | undefined {
  const found = lookingAt(c, pattern)?.[0];
  if (found !== undefined) c.at += found.length;
  return found;
}

export function fault(c: Cursor, message: string, { start, end }: Place): void {
  c.faults.push({ message, start, end });
}

/** How far in the line at an offset begins. */
export function indentAt({ text }: Cursor, offset: number): number {
  let start = offset;
  while (start > 0 && offset - start < mostIndented && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return /[^ \t]|$/.exec(text.slice(start, offset))?.index ?? 0;
}

/** On longer lines blocks are not told by their indentation. */
const mostIndented = 500;

/** Whether the block that is open ends before the cursor, since its line is no further in than the one that opens the block. */
export function endsByIndent(c: Cursor): boolean {
  const indent = indentAt(c, c.at);
  if (indent > 0 ? !/^[ \t]*$/.test(c.text.slice(c.at - indent, c.at)) || !/[\r\n]/.test(c.text.charAt(c.at - indent - 1)) : !/^[\r\n]?$/.test(c.text.charAt(c.at - 1))) return false;
  if (charAt(c) === ')') return c.careful && c.block.trusted === true && indent < c.block.indent;
  c.block.trusted ??= indent > c.block.indent;
  return c.careful && c.block.trusted && indent <= c.block.indent;
}

/** Where the line at the cursor ends, or what is read. */
export function lineEnd(c: Cursor): number {
  if (c.at < c.line.start || c.at > c.line.end) {
    lineBreak.lastIndex = c.at;
    c.line = { start: c.at, end: lineBreak.exec(c.text)?.index ?? c.text.length };
  }
  return Math.min(c.line.end, c.limit);
}

const lineBreak = /[\r\n]/g;

/** Skips blanks and line breaks behind a caret. */
export function skipBlanks(c: Cursor): void {
  for (;;) {
    accept(c, blanks);
    if (charAt(c) !== '^') return;
    const [whole, spaces = ''] = lookingAt(c, continuation) ?? [];
    if (whole === undefined) return;
    if (spaces !== '') {
      fault(c, 'blanks stand behind the caret: the command ends here', { start: c.at, end: c.at + 1 + spaces.length });
      const next = c.text.slice(c.at + whole.length, c.at + whole.length + 200);
      if (!/^[ \t]*-{1,2}[A-Za-z]/.test(next)) {
        c.at += 1 + spaces.length;
        return;
      }
    }
    c.at += whole.length;
  }
}

const blanks = /[ \t\v\f\u00a0\ufeff]+/y;
const continuation = /\^([ \t]*)(?:\r\n|\n|\r)/y;

/** Whether a command ends at the cursor: at the line break, at `&` and `|`, and in a block at `)`. */
export function isAtEnd(c: Cursor): boolean {
  const char = charAt(c);
  return char === '' || char === '\r' || char === '\n' || operatorAt(c) !== undefined || (char === ')' && c.blocks > 0);
}

/** `&`, `&&`, `|` or `||` at the cursor. */
export function operatorAt(c: Cursor): { readonly text: string; readonly length: number } | undefined {
  const found = lookingAt(c, c.inner ? innerOperator : operator);
  return found && { text: found[0].replaceAll('^', ''), length: found[0].length };
}

const operator = /&&?|\|\|?/y;
const innerOperator = /(?:\^?&){1,2}|(?:\^?\|){1,2}/y;
