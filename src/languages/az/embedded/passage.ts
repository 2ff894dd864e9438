import type { SourceFile, TextEdit } from '../../../text/span';
import type { Place } from '../tree';
import type { Passage } from './script-text';

/** A stretch of the shell's text, and that of the document from which it comes. Where both are as long, character for character. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly until: number;
}

/** A text with the way back to where it is written. The stretches cover it without gaps, in order. */
export interface Mapped {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** Where a text without any characters stands. */
  readonly at: number;
  /** What to write into the document so that `text` stands there; undefined where there is no way. */
  encode(text: string): string | undefined;
}

/** Puts a mapped text together, piece by piece. */
export interface Weaver {
  /** As much of the document, as it stands. */
  verbatim(source: string, at: number, until: number): void;
  /** A text that comes from other characters: an escape, a folded line break. */
  instead(text: string, at: number, until: number): void;
  finish(at: number, encode: (text: string) => string | undefined): Mapped;
}

export function weaver(): Weaver {
  const stretches: Stretch[] = [];
  let text = '';
  const put = (piece: string, at: number, until: number): void => {
    if (piece === '') return;
    stretches.push({ start: text.length, end: text.length + piece.length, at, until });
    text += piece;
  };
  return {
    verbatim(source, at, until) {
      const last = stretches.at(-1);
      if (last?.until !== at || last.end - last.start !== last.until - last.at) { put(source.slice(at, until), at, until); return; }
      const piece = source.slice(at, until);
      stretches[stretches.length - 1] = { ...last, end: last.end + piece.length, until };
      text += piece;
    },
    instead: put,
    finish: (at, encode) => ({ text, stretches, at, encode }),
  };
}

export function passageOver(file: SourceFile, mapped: Mapped): Passage {
  const { uri } = file;
  return {
    spanOf({ start, end }) {
      const from = offsetIn(mapped, start);
      return { uri, start: from, end: end > start ? Math.max(from, endIn(mapped, end)) : from };
    },
    written: (at, text) => editIn(file, mapped, at, text),
  };
}

/** The offset in the document of the character at the offset; behind the last one, the end of that. */
function offsetIn({ stretches, at }: Mapped, offset: number): number {
  const found = stretchAt(stretches, offset);
  if (!found) return stretches.at(-1)?.until ?? at;
  return found.end - found.start === found.until - found.at ? found.at + offset - found.start : found.at;
}

/** Where in the document the character before the offset ends. */
function endIn({ stretches, at }: Mapped, offset: number): number {
  const found = stretchAt(stretches, offset - 1);
  if (!found) return stretches.at(-1)?.until ?? at;
  return found.end - found.start === found.until - found.at ? found.at + offset - found.start : found.until;
}

function stretchAt(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (!stretch) return undefined;
    if (offset < stretch.start) high = middle - 1;
    else if (offset >= stretch.end) low = middle + 1;
    else return stretch;
  }
  return undefined;
}

/**
 * The edit between the two places. Whole lines go with the indentation of the line that follows, since what is behind the last line break keeps
 * that of the first; at the end, where none follows, with their own. An edit within an escape has no place.
 */
function editIn(file: SourceFile, mapped: Mapped, { start, end }: Place, text: string): TextEdit | undefined {
  if (splits(mapped, start) || splits(mapped, end)) return undefined;
  const isLast = end === mapped.text.length && end > start && mapped.text.endsWith('\n');
  // The last line break stays where it is.
  if (isLast && text.endsWith('\n')) return editIn(file, mapped, { start, end: end - 1 }, text.slice(0, -1));
  const from = isLast && text === '' && isLineStart(mapped, start) ? endIn(mapped, start) : offsetIn(mapped, start);
  const until = end === start ? from : isLineStart(mapped, end) ? offsetIn(mapped, end) : endIn(mapped, end);
  const words = mapped.encode(text);
  return words === undefined || until < from ? undefined : { span: { uri: file.uri, start: from, end: until }, text: words };
}

function splits({ stretches }: Mapped, offset: number): boolean {
  const found = stretchAt(stretches, offset);
  return found !== undefined && found.start < offset && found.end - found.start !== found.until - found.at;
}

function isLineStart({ text }: Mapped, offset: number): boolean {
  return offset > 0 && offset < text.length && text.charCodeAt(offset - 1) === 10;
}
