/** The text that a string in JSON stands for, and where each of its characters is written. */
export interface WrittenText {
  readonly value: string;
  /** The offset in the file at which the character begins; that of the closing quote for the length of the value. */
  at(index: number): number;
}

/**
 * Reads the string that is written from `start`, its opening quote, to `end`. Line breaks in it are kept, as Azure keeps them. What
 * is no escape stays as it is written, and a string that is not closed ends at `end`.
 */
export function readString(text: string, start: number, end: number): WrittenText {
  const closed = end - start > 1 && text[end - 1] === '"';
  const last = closed ? end - 1 : end;
  const raw = text.slice(start + 1, last);
  if (!raw.includes('\\')) return { value: raw, at: (index) => start + 1 + index };
  const starts: number[] = [];
  let value = '';
  for (let index = start + 1; index < last;) {
    const { text: piece, length } = pieceAt(text, index, last);
    for (let unit = 0; unit < piece.length; unit++) starts.push(index);
    value += piece;
    index += length;
  }
  return { value, at: (index) => starts[index] ?? last };
}

function pieceAt(text: string, index: number, end: number): { readonly text: string; readonly length: number } {
  const character = text.charAt(index);
  if (character !== '\\' || index + 1 >= end) return { text: character, length: 1 };
  const letter = text.charAt(index + 1);
  const simple = escapes[letter];
  if (simple !== undefined) return { text: simple, length: 2 };
  const code = letter === 'u' ? text.slice(index + 2, Math.min(index + 6, end)) : '';
  return /^[0-9a-f]{4}$/i.test(code) ? { text: String.fromCharCode(parseInt(code, 16)), length: 6 } : { text: character, length: 1 };
}

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
