/** A piece of an expression, in indexes of the string that it stands in. */
export type Token =
  | { readonly kind: 'text' | 'name' | 'number'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: Mark | 'end' | 'unreadable'; readonly start: number; readonly end: number };

type Mark = '(' | ')' | '[' | ']' | ',' | '.';

/** The first token from `from` on, in a text that ends at `last`. */
export function nextToken(text: string, from: number, last: number): Token {
  let start = from;
  while (start < last && /\s/.test(text.charAt(start))) start++;
  if (start >= last) return { kind: 'end', start: last, end: last };
  const first = text.charAt(start);
  const mark = marks.find((each) => each === first);
  if (mark) return { kind: mark, start, end: start + 1 };
  if (first === "'") return textToken(text, start, last);
  return patternToken('number', number, text, start, last) ?? patternToken('name', name, text, start, last) ?? { kind: 'unreadable', start, end: last };
}

const marks: readonly Mark[] = ['(', ')', '[', ']', ',', '.'];
const number = /-?\d+(?:\.\d+)?/y;
/** Properties may have a hyphen in their names; there is no subtraction that it could be. */
const name = /[\p{L}_$][\p{L}\p{N}_$-]*/uy;

function patternToken(kind: 'number' | 'name', pattern: RegExp, text: string, start: number, last: number): Token | undefined {
  pattern.lastIndex = start;
  const value = pattern.exec(text)?.[0];
  return value !== undefined && start + value.length <= last ? { kind, value, start, end: start + value.length } : undefined;
}

/** A text between single quotes; two of them stand for one. */
function textToken(text: string, start: number, last: number): Token {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf("'", from);
    if (quote < 0 || quote >= last) return { kind: 'unreadable', start, end: last };
    value += text.slice(from, quote);
    if (text.charAt(quote + 1) !== "'" || quote + 1 >= last) return { kind: 'text', value, start, end: quote + 1 };
    value += "'";
    from = quote + 2;
  }
}
