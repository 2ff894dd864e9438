/** A place in a file: half-open, in UTF-16 units from the start of the text. Lines and columns exist only at the rim. */
export interface Span {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export interface SourceFile {
  /** `scheme://authority/path`, always with `/`, never percent-encoded. */
  readonly uri: string;
  readonly text: string;
}

/** Replaces the text at `span` by `text`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A text that names a span, fit for the key of a map. */
export function spanKey(span: Span): string {
  return `${span.uri}#${span.start}-${span.end}`;
}

export function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.uri === b.uri;
}

/** Whether `inner` lies within `outer`, the edges included. */
export function within(inner: Span, outer: Span): boolean {
  return inner.uri === outer.uri && inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether `offset` touches the span: a cursor right behind the last character counts. */
export function touches(span: Span, uri: string, offset: number): boolean {
  return span.uri === uri && span.start <= offset && offset <= span.end;
}

/** Orders by file, then by start, then by end. */
export function compareSpans(a: Span, b: Span): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}

/** The text after all edits of one file, which must not overlap. Edits at one place apply in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.index - b.index);
  const pieces: string[] = [];
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < at) throw new Error(`edits overlap at ${spanKey(edit.span)}`);
    pieces.push(text.slice(at, edit.span.start), edit.text);
    at = edit.span.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
