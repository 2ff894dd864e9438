import type { Origin } from '../../model/value';
import type { SourceFile, Span } from '../../text/span';

/** A part of a file's text, in offsets. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export function spanIn(file: SourceFile, { start, end }: Extent): Span {
  return { uri: file.uri, start, end };
}

/** What is written there, on one line and short enough for a sentence. */
export function writtenIn(file: SourceFile, { start, end }: Extent): string {
  return onOneLine(file.text.slice(start, Math.min(end, start + 200)));
}

/** A text on one line, at most 60 characters long. */
export function onOneLine(text: string): string {
  const line = /\s\s|[\n\r\t]/.test(text) ? text.replace(/\s+/g, ' ') : text;
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** The origin of a literal: it is what decides. */
export function literalIn(file: SourceFile, extent: Extent): Origin {
  const span = spanIn(file, extent);
  return { span, what: writtenIn(file, extent), from: [], literal: span };
}
