/** A stretch between an opening and its closing bracket, both included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches in braces, brackets and parentheses around an offset, the innermost first. Strings in double quotes count as text, and
 * in single quotes where the language has such; so do comments. It is a look at the text and no parser: what is never closed reaches to the end.
 */
export function bracketsAround(text: string, offset: number, quotes: '"' | '"\''): readonly Stretch[] {
  const open: number[] = [];
  const around: Stretch[] = [];
  for (const { at, char } of bracketsOf(text, quotes)) {
    // Behind the offset only what closes the brackets before it counts.
    if (at >= offset && !open.some((start) => start < offset)) break;
    if (opening.includes(char)) open.push(at);
    else {
      const start = open.pop();
      if (start !== undefined && start < offset && at >= offset) around.push({ start, end: at + 1 });
    }
  }
  return [...around, ...open.filter((start) => start < offset).reverse().map((start) => ({ start, end: text.length }))];
}

/** The stretch that the last bracket of a line opens and does not close, from the bracket to its closing one. */
export function openedIn(text: string, line: Stretch, quotes: '"' | '"\''): Stretch | undefined {
  const open: number[] = [];
  for (const { at, char } of bracketsOf(text, quotes, line.start)) {
    if (at >= line.end && open.length === 0) return undefined;
    if (opening.includes(char)) open.push(at);
    else {
      const start = open.pop();
      if (start !== undefined && open.length === 0 && at >= line.end) return { start, end: at + 1 };
    }
  }
  return undefined;
}

const opening = '{[(';

function* bracketsOf(text: string, quotes: '"' | '"\'', from = 0): Generator<{ readonly at: number; readonly char: string }> {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (quotes.includes(char)) at = endOfString(text, at, char);
    else if (char === '#' || text.startsWith('//', at)) at = endOfLine(text, at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at);
    else if ('{}[]()'.includes(char)) yield { at, char };
  }
}

/** A string ends at its quote, or with its line. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === quote || char === '\n') return at;
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function endOf(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? text.length : end + mark.length - 1;
}
