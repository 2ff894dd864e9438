import type { Place } from '../tree';
import { balancedEnd, skipLines } from './blanks';
import { charAt, deeper, fault, indentOf, isFirstOnLine, isLineBreak, lookingAt, unclosed, withLists, type Cursor } from './cursor';

/**
 * Reads what stands in brackets and the closing one, the cursor being right behind the opening one, which begins at `start`. What is not
 * closed, or nested too deeply, is a fault.
 */
export function inGroup<T>(c: Cursor, start: number, closer: ')' | '}' | ']', read: () => T, none: T): T {
  const open = { start, end: c.at };
  return deeper(c, () => {
    const { group } = c;
    c.group = { indent: indentOf(c, start), trusted: undefined, inline: lookingAt(c, /[^\S\r\n]*[^\s#]/y) !== undefined };
    if (closer === ')') c.round++;
    if (closer === '}') c.braces++;
    const result = withLists(c, true, read);
    skipLines(c);
    const ours = charAt(c) === closer && !(c.careful && closer !== ']' && isLessIndented(c));
    c.group = group;
    if (closer === ')') c.round--;
    if (closer === '}') c.braces--;
    if (ours) c.at++;
    else {
      if (c.at > open.end) stepBack(c, open.end);
      unclosed(c, c.text.slice(open.start, open.end), open);
    }
    return result;
  }, () => tooDeep(c, open, none));
}

/** Whether the bracket at the cursor is less far in than the line that opens the group. */
function isLessIndented(c: Cursor): boolean {
  return c.group.trusted === true && isFirstOnLine(c, c.at) && indentOf(c, c.at) < c.group.indent;
}

/** Leaves the line break before the cursor unread, so that the next statement begins on a line of its own. */
function stepBack(c: Cursor, least: number): void {
  let at = c.at;
  while (at > least && /\s/.test(c.text.charAt(at - 1))) at--;
  if (at < c.at && /[\r\n]/.test(c.text.slice(at, c.at))) {
    while (!isLineBreak(c.text.charCodeAt(at))) at++;
    c.at = at;
  }
}

function tooDeep<T>(c: Cursor, open: Place, none: T): T {
  fault(c, 'this is nested too deeply to be read', open);
  c.at = balancedEnd(c, open.end - 1) ?? c.limit;
  return none;
}
