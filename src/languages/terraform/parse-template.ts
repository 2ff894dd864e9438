import { accept, acceptWord, fault, limitedTo, markerAfter, read, textOf, unclosed, within, type Cursor } from './cursor';
import { heredocMarker, lineEnd, scanHeredocRun, scanQuotedRun } from './scan';
import { assemble, withoutIndent, type Part } from './template-parts';
import type { Expression, Hole, Place } from './tree';
import { unescapeQuoted, unescapeSequences } from './unescape';

/** Reads an interpolated expression. It is handed in so that the two halves of the grammar need not import each other. */
export type ParseExpression = (c: Cursor) => Expression;

/** Reads a string in quotes; the cursor stands at the opening one. A broken string is a hole that ends with its line. */
export function parseQuoted(c: Cursor, parseExpression: ParseExpression): Expression {
  const { start } = read(c);
  const reading: Reading = { parts: [], sound: true, trimNext: false, quoted: true };
  for (;;) {
    const { end, stop } = scanQuotedRun(c.text, c.at);
    addText(c, reading, end);
    if (stop === 'sequence') {
      parseSequence(c, reading, parseExpression);
    } else if (stop === 'quote') {
      c.at = end + 1;
      return finish(c, reading, { start, end: c.at });
    } else {
      return unclosed(c, 'the string', { start, end });
    }
  }
}

/**
 * Reads a heredoc; the cursor stands at its marker. Terraform reads on to the end of the file when the marker does not
 * come again. Read carefully, such a heredoc is a hole that ends with its line, and no interpolation runs past the end.
 */
export function parseHeredoc(c: Cursor, parseExpression: ParseExpression): Expression {
  const opening = read(c);
  const { marker, indented } = heredocMarker(c.text, opening);
  if (!c.careful) return parseHeredocText(c, marker, indented, opening.start, parseExpression);
  const known = markerAfter(c, marker, opening.end);
  if (!known || known.start >= c.limit) return unclosed(c, 'the heredoc', opening);
  const result = limitedTo(c, known.end, () => parseHeredocText(c, marker, indented, opening.start, parseExpression));
  c.at = known.end;
  return result.kind === 'hole' ? { kind: 'hole', start: opening.start, end: known.end } : result;
}

/** Reads a text that is a template as a whole, as that of a file: like a heredoc, to its end. */
export function parseTemplateText(c: Cursor, parseExpression: ParseExpression): Expression {
  const reading: Reading = { parts: [], sound: true, trimNext: false, quoted: false };
  while (c.at < c.limit) {
    const { end, stop } = scanHeredocRun(c.text, c.at);
    addText(c, reading, end);
    if (stop === 'sequence') parseSequence(c, reading, parseExpression);
    else if (stop === 'end') break;
  }
  return finish(c, reading, { start: 0, end: c.text.length });
}

function parseHeredocText(c: Cursor, marker: string, indented: boolean, start: number, parseExpression: ParseExpression): Expression {
  const reading: Reading = { parts: [], sound: true, trimNext: false, quoted: false };
  c.at += c.text[c.at] === '\r' ? 2 : 1;
  for (let fresh = true; ; ) {
    if (fresh) {
      const line = c.text.slice(c.at, lineEnd(c.text, c.at));
      if (line.trim() === marker) {
        c.at += line.indexOf(marker) + marker.length;
        if (indented) reading.parts = withoutIndent(reading.parts);
        return finish(c, reading, { start, end: c.at });
      }
    }
    const { end, stop } = scanHeredocRun(c.text, c.at);
    addText(c, reading, end);
    if (stop === 'end' || c.at >= c.limit) {
      const place = { start, end: c.at };
      return reading.sound ? unclosed(c, 'the heredoc', place) : { kind: 'hole', ...place };
    }
    fresh = stop === 'line';
    if (stop === 'sequence') parseSequence(c, reading, parseExpression);
  }
}

/** A template that is being read. */
interface Reading {
  parts: Part[];
  /** Whether all of it made sense so far: one fault makes a hole of the whole. */
  sound: boolean;
  /** Whether a `~}` came right before: the text behind it loses its blanks, up to the line's end in a heredoc. */
  trimNext: boolean;
  readonly quoted: boolean;
}

function addText(c: Cursor, reading: Reading, end: number): void {
  const start = c.at;
  c.at = end;
  if (end === start) return;
  const raw = c.text.slice(start, end);
  let text = unescapeSequences(raw);
  if (reading.quoted) {
    const result = unescapeQuoted(raw);
    text = result.text;
    for (const { at, length } of result.faults) {
      fault(c, 'there is no such escape', { start: start + at, end: start + at + length });
      reading.sound = false;
    }
  }
  if (reading.trimNext) text = text.trimStart();
  reading.trimNext = false;
  reading.parts.push({ kind: 'text', text, start, end });
}

/** Reads `${ … }` or `%{ … }`. One that is not closed ends before the string or the line does. */
function parseSequence(c: Cursor, reading: Reading, parseExpression: ParseExpression): void {
  const start = c.at;
  const directive = c.text[start] === '%';
  c.at += 2;
  if (c.text[c.at] === '~') {
    c.at++;
    trimLast(reading);
  }
  within(c, { free: true, object: false }, () => {
    const content = directive ? parseDirective(c, parseExpression) : ({ kind: 'interpolation', value: parseExpression(c) } as const);
    const trim = accept(c, '~') !== undefined;
    if (content && accept(c, '}')) {
      reading.trimNext = trim;
      reading.parts.push({ ...content, start, end: c.at });
      return;
    }
    reading.sound = false;
    closeBroken(c, start, reading.quoted);
  });
}

type Directive<T> = T extends Part ? Omit<T, keyof Place> : never;

/** What a directive says, without its place. Undefined when it makes no sense. */
function parseDirective(c: Cursor, parseExpression: ParseExpression): Directive<Part> | undefined {
  if (acceptWord(c, 'if')) return { kind: 'if', condition: parseExpression(c) };
  for (const kind of ['else', 'endif', 'endfor'] as const) if (acceptWord(c, kind)) return { kind };
  if (!acceptWord(c, 'for')) return undefined;
  const first = accept(c, 'identifier');
  const second = accept(c, ',') && accept(c, 'identifier');
  const last = second ?? first;
  if (!first || !last || !acceptWord(c, 'in')) return undefined;
  return { kind: 'for', key: second && textOf(c, first), value: textOf(c, last), collection: parseExpression(c) };
}

function trimLast(reading: Reading): void {
  const last = reading.parts.at(-1);
  if (last?.kind === 'text') reading.parts[reading.parts.length - 1] = { ...last, text: last.text.trimEnd() };
}

function closeBroken(c: Cursor, start: number, quoted: boolean): void {
  unclosed(c, `\`${c.text.slice(start, start + 2)}\``, { start, end: start + 2 });
  const end = lineEnd(c.text, c.at);
  while (c.at < end && c.text[c.at] !== '}' && !(quoted && c.text[c.at] === '"')) c.at++;
  if (c.text[c.at] === '}') c.at++;
}

function finish(c: Cursor, { parts, sound }: Reading, place: Place): Expression {
  const broken = (): Hole => ({ kind: 'hole', ...place });
  if (!sound) return broken();
  const assembled = assemble(parts);
  if (!assembled) {
    fault(c, 'the directives of the template do not match', place);
    return broken();
  }
  const [first] = assembled;
  if (!first) return { kind: 'literal', value: '', ...place };
  // An interpolation that stands alone is its value. One beside text is a text, even if `~` took all of that away.
  if (first.kind === 'interpolation' && assembled.length === 1 && parts.length > 1) {
    return { kind: 'template', parts: [{ kind: 'text', text: '', start: first.start, end: first.start }, first], ...place };
  }
  if (first.kind === 'text' && assembled.length === 1) return { kind: 'literal', value: first.text, ...place };
  return { kind: 'template', parts: assembled, ...place };
}
