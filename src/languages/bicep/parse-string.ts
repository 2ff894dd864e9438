import { accept, fault, read, unclosed, within, type Cursor } from './cursor';
import { dollarsOf, lineEnd, scanLongRun, scanQuotedRun, type Run } from './scan';
import type { Expression, Hole, Place, StringExpression, TemplatePart } from './tree';
import { unescape } from './unescape';

/** Reads an interpolated expression. It is handed in so that the two halves of the grammar need not import each other. */
export type ParseExpression = (c: Cursor) => Expression;

/** Reads a string in quotes; the cursor stands at the opening one. A broken string is a hole that ends with its line. */
export function parseQuoted(c: Cursor, parseExpression: ParseExpression): StringExpression {
  const { start } = read(c);
  const reading: Reading = { parts: [], sound: true, closing: "'", scan: (from) => scanQuotedRun(c.text, from), opening: 2 };
  for (;;) {
    const { end, stop } = reading.scan(c.at);
    addEscaped(c, reading, end);
    if (stop === 'sequence') parseInterpolation(c, reading, parseExpression);
    else if (stop === 'quote') return finish(c, reading, start);
    else return unclosed(c, 'the string', { start, end });
  }
}

/**
 * Reads a string of several lines; the cursor stands at the three quotes, with `$` before them where it has
 * interpolations. A line break right behind the quotes does not belong to the string; everything else does, unchanged.
 */
export function parseLong(c: Cursor, parseExpression: ParseExpression): StringExpression {
  const quotes = read(c);
  const dollars = dollarsOf(quotes);
  if (quotes.end - 3 === c.openLong || (c.careful && !c.text.includes("'''", quotes.end))) return skipLine(c, quotes);
  const reading: Reading = { parts: [], sound: true, closing: "'''", scan: (from) => scanLongRun(c.text, from, dollars), opening: dollars + 1 };
  let first = true;
  for (;;) {
    const { end, stop } = reading.scan(c.at);
    addText(c, reading, end, first ? /^(?:\r\n?|\n)/ : undefined);
    first = false;
    if (stop === 'sequence') parseInterpolation(c, reading, parseExpression);
    else if (stop === 'quote') return finish(c, reading, quotes.start);
    else return unclosed(c, 'the string', { start: quotes.start, end });
  }
}

/** A string that is being read. */
interface Reading {
  readonly parts: TemplatePart[];
  /** Whether all of it made sense so far: one fault makes a hole of the whole. */
  sound: boolean;
  readonly closing: string;
  readonly scan: (from: number) => Run;
  /** How long the opening of an interpolation is. */
  readonly opening: number;
}

function addText(c: Cursor, { parts }: Reading, end: number, without?: RegExp): void {
  const start = c.at;
  c.at = end;
  const raw = c.text.slice(start, end);
  const text = without ? raw.replace(without, '') : raw;
  if (text !== '') parts.push({ kind: 'text', text, start: end - text.length, end });
}

function addEscaped(c: Cursor, reading: Reading, end: number): void {
  const start = c.at;
  c.at = end;
  if (end === start) return;
  const { text, faults } = unescape(c.text.slice(start, end));
  for (const { at, length } of faults) fault(c, 'there is no such escape', { start: start + at, end: start + at + length });
  if (faults.length > 0) reading.sound = false;
  reading.parts.push({ kind: 'text', text, start, end });
}

/** Reads `${ … }`, which ends on its line. One that is not closed ends before the string or the line does. */
function parseInterpolation(c: Cursor, reading: Reading, parseExpression: ParseExpression): void {
  const start = c.at;
  c.at += reading.opening;
  const inside = { object: false, declarations: false, oneLine: true };
  const value = within(c, inside, () => {
    const inner = parseExpression(c);
    return accept(c, '}') ? inner : undefined;
  });
  if (value) {
    reading.parts.push({ kind: 'interpolation', value, start, end: c.at });
    return;
  }
  reading.sound = false;
  unclosed(c, `\`${c.text.slice(start, start + reading.opening)}\``, { start, end: start + reading.opening });
  const end = lineEnd(c.text, c.at);
  while (c.at < end && c.text[c.at] !== '}' && !c.text.startsWith(reading.closing, c.at)) c.at++;
  if (c.text[c.at] === '}') c.at++;
}

function skipLine(c: Cursor, { start, end }: Place): Hole {
  c.at = lineEnd(c.text, end);
  return unclosed(c, 'the string', { start, end: c.at });
}

function finish(c: Cursor, { parts, sound, closing }: Reading, start: number): StringExpression {
  c.at += closing.length;
  const place = { start, end: c.at };
  if (!sound) return { kind: 'hole', ...place };
  const [first] = parts;
  if (!first) return { kind: 'literal', value: '', ...place };
  return first.kind === 'text' && parts.length === 1 ? { kind: 'literal', value: first.text, ...place } : { kind: 'template', parts, ...place };
}
