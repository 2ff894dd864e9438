import { charAt, fault, indentOf, isBlank, isFirstOnLine, isLineBreak, lineEnd, lineStart, lookingAt, maySpend, type Cursor } from './cursor';

/** Skips blanks, comments and line breaks behind a backtick. */
export function skipBlanks(c: Cursor): void {
  if (c.blanksFrom === c.at) {
    c.at = c.blanksTo;
    return;
  }
  const from = c.at;
  while (c.at < c.limit && skipOneBlank(c));
  c.blanksFrom = from;
  c.blanksTo = c.at;
}

function skipOneBlank(c: Cursor): boolean {
  const code = c.text.charCodeAt(c.at);
  if (isBlank(code)) c.at++;
  else if (code === 35) c.at = lineEnd(c, c.at);
  else if (code === 60 && charAt(c, 1) === '#') skipBlockComment(c);
  else return code === 96 && skipContinuation(c);
  return true;
}

/** A comment that is not closed ends with its line. */
function skipBlockComment(c: Cursor): void {
  const end = c.at < c.commentsUnclosedFrom ? c.text.indexOf('#>', c.at + 2) : -1;
  if (end >= 0 && end + 2 <= c.limit) {
    c.at = end + 2;
    return;
  }
  if (end < 0 && c.commentsUnclosedFrom === Infinity) c.commentsUnclosedFrom = c.at;
  fault(c, 'the comment is not closed', { start: c.at, end: c.at + 2 });
  c.at = lineEnd(c, c.at);
}

/**
 * A backtick before the line break. Blanks between the two are a common mistake, by which the command ends there; where the next line
 * plainly goes on, it is read as it was meant.
 */
function skipContinuation(c: Cursor): boolean {
  const [whole = '', blanks = ''] = lookingAt(c, continuation) ?? [];
  if (whole === '') return false;
  if (blanks !== '') {
    fault(c, 'blanks stand behind the backtick: the command ends here', { start: c.at, end: c.at + 1 + blanks.length });
    if (!lookingAt(c, goesOn, c.at + whole.length)) {
      c.at += 1 + blanks.length;
      return true;
    }
  }
  c.at += whole.length;
  return true;
}

const continuation = /`([^\S\r\n]*)(?:\r\n|\n|\r|$)/y;
const goesOn = /[^\S\r\n]*-{1,2}[A-Za-z]/y;

/** Skips blanks and line breaks. */
export function skipLines(c: Cursor): void {
  for (;;) {
    skipBlanks(c);
    if (c.at >= c.limit || !isLineBreak(c.text.charCodeAt(c.at))) return;
    c.at++;
  }
}

/** Skips what stands between statements. */
export function skipSeparators(c: Cursor): void {
  for (;;) {
    skipLines(c);
    if (charAt(c) !== ';') return;
    c.at++;
  }
}

/**
 * Skips line breaks behind something that needs more: `=` and a pipe, which need a command, a comma and an operator, which need an operand. Not
 * where the text is only half typed, and the next line is a statement by itself. Tells whether something follows.
 */
export function skipLinesTo(c: Cursor, what: 'command' | 'operand'): boolean {
  skipBlanks(c);
  if (c.at >= c.limit) return false;
  if (!isLineBreak(c.text.charCodeAt(c.at))) return true;
  const before = c.at;
  skipLines(c);
  if (c.at < c.limit && !(isFirstOnLine(c, c.at) && c.at - lineStart(c, c.at) <= indentOf(c, before) && lookingAt(c, what === 'command' ? assignmentHead : statementHead))) return true;
  c.at = before;
  return false;
}

const assignmentHead = /\$[\w:]+[^\S\r\n]*\+?=(?!=)|(?:function|param)(?=[\s(])/iy;
const statementHead = /\$[\w:]+[^\S\r\n]*\+?=(?!=)|(?:az|function|if|foreach|for|while|switch|try|param|return)(?=[\s({])|(?:New|Set|Get|Add|Remove|Write|Import|Connect)-\w+\s/iy;

/**
 * The end of brackets that hold no statements of interest, from the opening one on, with strings and comments passed over. Undefined where
 * they are not closed.
 */
export function balancedEnd(c: Cursor, from: number): number | undefined {
  const limit = maySpend(c) ? c.limit : lineEnd(c, from);
  let open = 0;
  let at = from;
  while (at < limit) {
    const char = c.text.charAt(at);
    if (char === '`') at++;
    else if (char === '"' || char === "'") at = stringEnd(c, at, char, limit);
    else if (char === '#' && !/[\w-]/.test(c.text.charAt(at - 1))) at = c.text.charAt(at - 1) === '<' ? commentEnd(c, at, limit) : lineEnd(c, at);
    else if (char === '(' || char === '[' || char === '{') open++;
    else if ((char === ')' || char === ']' || char === '}') && --open === 0) return at + 1;
    at++;
  }
  c.inVain += at - from;
  return undefined;
}

function commentEnd(c: Cursor, at: number, limit: number): number {
  const end = c.text.indexOf('#>', at);
  return end < 0 ? limit : end + 1;
}

/** The closing quote, or the end of the line where there is none on it. */
function stringEnd(c: Cursor, from: number, quote: string, limit: number): number {
  const end = lineEnd(c, from);
  for (let at = from + 1; at < Math.min(end, limit); at++) {
    if (quote === '"' && c.text.charAt(at) === '`') at++;
    else if (c.text.charAt(at) === quote) return at;
  }
  return from;
}
