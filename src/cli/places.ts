import type { Unit } from '../languages/language';
import { lineIndex, type Position } from '../text/lines';
import { perFile } from '../text/memo';
import type { PathMap } from '../text/path-map';
import type { SourceFile, Span } from '../text/span';
import { relativePath } from '../text/uris';

/** A place as scripts get it: line and column from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A stretch of text; `end` is exclusive. */
export interface PlacedSpan {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly start: Place;
  readonly end: Place;
}

/** A deployment by its root, relative to the working directory, and the file that gives its values. */
export interface PlacedUnit {
  readonly root: string;
  readonly variant: string | null;
}

/** How spans are told to people and scripts. */
export interface Places {
  /** The path of a file or folder relative to the working directory; `.` for that itself. */
  file(uri: string): string;
  place(span: Span): PlacedSpan;
  /** The text that a span covers. */
  text(span: Span): string;
}

/** Places in the given files, seen from the working directory (a uri). */
export function placesIn(files: PathMap<SourceFile>, cwd: string): Places {
  const file = (uri: string): string => relativePath(cwd, uri);
  return {
    file,
    place(span) {
      const source = files.get(span.uri);
      const index = source ? linesOf(source) : undefined;
      const at = (offset: number): Place => (index ? fromOne(index.position(offset)) : { line: 1, column: 1 });
      return { file: file(span.uri), start: at(span.start), end: at(span.end) };
    },
    text: (span) => files.get(span.uri)?.text.slice(span.start, span.end) ?? '',
  };
}

export function placedUnit({ root, variant }: Unit, places: Places): PlacedUnit {
  return { root: places.file(root), variant };
}

/** Orders by file, then by start: the order of everything that the command line prints. */
export function comparePlaces(a: PlacedSpan, b: PlacedSpan): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column;
}

const linesOf = perFile(({ text }) => lineIndex(text));

function fromOne({ line, character }: Position): Place {
  return { line: line + 1, column: character + 1 };
}
