import { tokens } from './scan';

/**
 * Where the three quotes stand that open a string of several lines without an end; undefined when each of them has one.
 *
 * Three quotes say not whether they open or close. Once one of them is missing, every string behind that place is
 * turned inside out: it holds the statements between two strings, and quotes that should open the second one end it. So
 * the one is taken without which this is seen least; of several such ones the last.
 */
export function openWithoutEnd(text: string): number | undefined {
  const marks = unbalancedMarks(text);
  const between = marks.slice(1).map((end, index) => doubts(text, (marks[index] ?? 0) + 3, end));
  // With the mark at an even `index` left out, the strings before it begin at even places, and those behind it at odd ones.
  let wrong = 0;
  for (let index = 1; index < between.length; index += 2) wrong += between[index] ?? 0;
  let least = wrong;
  let found = 0;
  for (let index = 2; index < marks.length; index += 2) {
    wrong += (between[index - 2] ?? 0) - (between[index - 1] ?? 0);
    if (wrong > least) continue;
    least = wrong;
    found = index;
  }
  return marks[found];
}

/** The offsets of all three quotes that open or close something, when their number is odd; none when it is even. */
function unbalancedMarks(text: string): readonly number[] {
  if (!text.includes("'''")) return [];
  const marks: number[] = [];
  // A comment that begins behind the last end of one is not closed, and is read to the end of its line.
  const commentsUnclosedFrom = Math.max(text.lastIndexOf('*/') - 1, 0);
  for (const { kind, start, end } of tokens(text, 0, commentsUnclosedFrom)) {
    if (kind === 'long-quote' || (kind === 'close-quote' && end - start === 3)) marks.push(end - 3);
  }
  return marks.length % 2 === 1 ? marks : [];
}

/** How much speaks against a string that holds the text between two marks. */
function doubts(text: string, start: number, end: number): number {
  const isInsideOut = statementLine.test(text.slice(start, end));
  const shouldOpen = opening.test(text.slice(Math.max(start, end - 20), end));
  return Number(isInsideOut) + Number(shouldOpen);
}

/** What stands before quotes that open a string. */
const opening = /[=:([,?][ \t]*\$*$/;

const statementLine = /^(?:@[A-Za-z]|(?:metadata|param|var|type|func|resource|module|output)[ \t]+[A-Za-z_]\w*[ \t]*[\w'=({[]|targetScope[ \t]*=)/m;
