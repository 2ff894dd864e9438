import { behindLineBreak, lineEnd, unclosed, type Cursor, type PendingDocument } from './cursor';
import { firstBehind, linesOf } from './marker-lines';
import { readHereText } from './word';

/**
 * Reads a line break and the here-documents that begin behind it, and notes the column in which the next line begins. A here-document
 * ends at the line that holds its marker, else at one that holds it between blanks. One that has neither is empty, so that what is
 * half-typed swallows nothing.
 */
export function readLineBreak(c: Cursor): void {
  c.at = behindLineBreak(c, c.at);
  for (const document of c.pending.splice(0)) readDocument(c, document);
  let column = c.at;
  while (column < c.limit && (c.text.charCodeAt(column) === 32 || c.text.charCodeAt(column) === 9)) column++;
  c.indent = column - c.at;
  c.fresh = true;
}

function readDocument(c: Cursor, document: PendingDocument): void {
  const { exact, tabbed, indented } = linesOf(c);
  const place = firstBehind((document.tabs ? tabbed : exact).get(document.marker), c.at, c.limit);
  const close = place ?? firstBehind(indented.get(document.marker), c.at, c.limit);
  if (place === undefined) unclosed(c, 'the here-document', document.start, document.end - document.start);
  if (close === undefined) return;
  document.fill(readHereText(c, close, document));
  c.at = lineEnd(c, close);
  if (c.at < c.limit) c.at = behindLineBreak(c, c.at);
}
