import { commentFrom, stringFrom } from './json-preparing';

/** A text whose brackets match, with the same offsets. */
export interface Balanced {
  readonly text: string;
  /** Where a bracket was put that closes what the text leaves open. */
  readonly added: ReadonlySet<number>;
  /** The brackets that close nothing and were taken out. */
  readonly strays: readonly number[];
  /** The brackets that the text leaves open. */
  readonly unclosed: readonly number[];
}

/**
 * Half-typed JSON, put right by its layout: a list or object ends before the first line that is indented no further than the line in
 * which it opens. Without that, one bracket that is missing makes all that follows a part of something else. The brackets are
 * put into the blanks before the line, so that no offset changes. A text whose brackets match is left as it is, and so is one that would need
 * so much that its layout says nothing.
 */
export function balancedByLayout(text: string): Balanced {
  const { marks, valueless } = marksIn(text);
  const added = new Map(valueless.map((at) => [at, ',']));
  if (matches(marks)) return { ...asItIs(text), text: withBrackets(text, added, []) };
  const strays: number[] = [];
  const unclosed: number[] = [];
  const open: Mark[] = [];
  let changes = 0;
  /** Closes what is open from the depth on, in the blanks before the mark. */
  const closeFrom = (depth: number, before: Mark): void => {
    const closers = open.slice(depth).reverse().map((mark) => closerOf(mark.character)).join('');
    const put = '}],:'.includes(before.character) ? closers : `${closers},`;
    changes++;
    const start = before.at - put.length;
    if (start < before.blank) return;
    for (const [index, character] of [...put].entries()) added.set(start + index, character);
    unclosed.push(...open.splice(depth).map(({ at }) => at));
  };
  for (const mark of marks) {
    if (mark.first) {
      const limit = isCloser(mark.character) ? mark.column + 1 : mark.column;
      const depth = open.findIndex(({ column }) => column >= limit);
      if (depth >= 0) closeFrom(depth, mark);
    }
    if (isOpener(mark.character)) open.push(mark);
    if (!isCloser(mark.character)) continue;
    const owner = open.findLastIndex(({ character, column }) => closerOf(character) === mark.character && (!mark.first || column === mark.column));
    if (owner < 0) {
      strays.push(mark.at);
      changes++;
      continue;
    }
    if (owner < open.length - 1) closeFrom(owner + 1, mark);
    open.length = Math.min(open.length, owner);
  }
  return changes > mostChanges ? asItIs(text) : { text: withBrackets(text, added, strays), added: new Set(added.keys()), strays, unclosed };
}

/** Where more than this is out of place, the text is laid out in another way. */
const mostChanges = 6;

function asItIs(text: string): Balanced {
  return { text, added: nothing, strays: [], unclosed: [] };
}

const nothing: ReadonlySet<number> = new Set();

/** A bracket, or whatever else begins a line. */
interface Mark {
  readonly at: number;
  readonly character: string;
  /** Whether it is the first in its line. */
  readonly first: boolean;
  /** How far its line is indented. */
  readonly column: number;
  /** From where on there are blanks before it that mean nothing: they do not end a comment, or a string that is not closed. */
  readonly blank: number;
}

/** The marks of a text, and the blanks before names that stand where a value is still to come: `"count": \n "maxPods": 30`. */
function marksIn(text: string): { readonly marks: readonly Mark[]; readonly valueless: readonly number[] } {
  const marks: Mark[] = [];
  const valueless: number[] = [];
  let lineStart = 0;
  let first = true;
  let column = 0;
  let before = '';
  let blank = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\n' || character === '\r') {
      lineStart = index + 1;
      if (blank > index) blank = lineStart;
      first = true;
      continue;
    }
    if (isBlank(character)) continue;
    const behind = character === '/' ? commentFrom(text, index) : index + 1;
    if (behind > index + 1) {
      blank = text.charAt(index + 1) === '*' ? behind : Infinity;
      index = behind - 1;
      continue;
    }
    if (first) column = index - lineStart;
    if (first || isOpener(character) || isCloser(character)) marks.push({ at: index, character, first, column, blank });
    first = false;
    blank = index + 1;
    if (character === '"') {
      const { end } = stringFrom(text, index);
      blank = end > index + 1 && text.charAt(end - 1) === '"' ? end : Infinity;
      if (before === ':' && isBlank(text.charAt(index - 1)) && /^\s*:/.test(text.slice(end, end + 20))) valueless.push(index - 1);
      index = end - 1;
    }
    before = character;
  }
  return { marks, valueless };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\uFEFF';
}

function matches(marks: readonly Mark[]): boolean {
  const closers: string[] = [];
  for (const { character } of marks) {
    if (isOpener(character)) closers.push(closerOf(character));
    else if (isCloser(character) && closers.pop() !== character) return false;
  }
  return closers.length === 0;
}

function isOpener(character: string): boolean {
  return character === '{' || character === '[';
}

function isCloser(character: string): boolean {
  return character === '}' || character === ']';
}

function closerOf(opener: string): string {
  return opener === '{' ? '}' : ']';
}

function withBrackets(text: string, added: ReadonlyMap<number, string>, strays: readonly number[]): string {
  const characters = new Map([...added, ...strays.map((at) => [at, ' '] as const)]);
  let result = '';
  let at = 0;
  for (const [place, character] of [...characters].sort(([a], [b]) => a - b)) {
    result += text.slice(at, place) + character;
    at = place + 1;
  }
  return result + text.slice(at);
}
