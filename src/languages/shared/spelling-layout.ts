import type { Scalar } from '../../model/change';
import type { SourceFile, TextEdit } from '../../text/span';
import type { Entry, Syntax, WrittenObject } from './spelling-outline';
import { spanIn, type Extent } from './written';

/** What a new entry holds. */
export type Content = Scalar | readonly Scalar[] | NewObject | Raw;

/** An expression, as the language writes it. */
export interface Raw {
  readonly raw: string;
}

/** An object with one entry. */
export interface NewObject {
  readonly name: string;
  readonly value: Scalar | readonly Scalar[];
}

/**
 * Writes a new entry behind the last one, laid out as that one is. The edits of two new entries either go together or overlap, so
 * that whoever wants both of them sees that they do not.
 */
export function insertEntry(file: SourceFile, object: WrittenObject, name: string, content: Content, syntax: Syntax): readonly TextEdit[] | undefined {
  if (!object.sound) return undefined;
  const last = object.entries.at(-1);
  if (!last) return insertFirst(file, object, name, content, syntax);
  const { text } = file;
  const colon = syntax.commas ? colonOf(text, last) : ': ';
  if (!beginsLine(text, last.start)) {
    const value = onOneLine(content, syntax, colon);
    return value === undefined ? undefined : [insertion(file, last.end, `${colon === ':' ? ',' : ', '}${syntax.key(name)}${colon}${value}`)];
  }
  const style: Style = { syntax, lineBreak: lineBreakNear(text, last.start), indent: indentAt(text, last.start), unit: unitOf(text, object, last) };
  const value = onLines(content, style);
  if (value === undefined) return undefined;
  const line = `${style.lineBreak}${style.indent}${syntax.key(name)}${colon}${value}`;
  const { comma, lineEnd } = behind(text, last.end);
  if (!syntax.commas) return [insertion(file, lineEnd ?? last.end, line)];
  // Who ends the last entry with a comma wants it there.
  if (comma !== undefined) return [insertion(file, Math.max(lineEnd ?? 0, comma + 1), `${line},`)];
  const comment = text.slice(last.end, lineEnd ?? last.end);
  return [replacement(file, last.end, last.end + comment.length, `,${comment}${line}`)];
}

/** Takes out an entry with its lines, or from between its neighbours. Undefined where a comment would lose what it speaks of. */
export function removeEntry(file: SourceFile, object: WrittenObject, entry: Entry, syntax: Syntax): readonly TextEdit[] | undefined {
  if (!object.sound) return undefined;
  const { text } = file;
  const index = object.entries.indexOf(entry);
  const [before, after] = [object.entries[index - 1], object.entries[index + 1]];
  if (!before && !after) {
    const around = text.slice(object.start + 1, entry.start) + text.slice(entry.end, object.end - 1);
    if (/^[\s,]*$/.test(around)) return [removal(file, object.start + 1, object.end - 1)];
  }
  const lines = wholeLines(text, entry, syntax);
  if (lines && directiveBefore(text, lines.start)) return undefined;
  if (lines && (!syntax.commas || lines.comma || !(before ?? after))) return [removal(file, lines.start, lines.end)];
  if (lines && before && !after) {
    // What was the last but one has nothing behind it any more.
    const { comma } = behind(text, before.end);
    return comma === undefined ? undefined : [removal(file, comma, comma + 1), removal(file, lines.start, lines.end)];
  }
  return removeWithin(file, object, { entry, before, after }, syntax);
}

/** Takes out an entry that shares its line with others. */
function removeWithin(file: SourceFile, object: WrittenObject, { entry, before, after }: Neighbours, syntax: Syntax): readonly TextEdit[] | undefined {
  const { text } = file;
  const parts = (gap: string): boolean => /^\s*,\s*$/.test(gap) || (!syntax.commas && /^\s*$/.test(gap));
  const gapBefore = before && text.slice(before.end, entry.start);
  const gapAfter = after && text.slice(entry.end, after.start);
  if (after && gapAfter !== undefined && parts(gapAfter) && (!before || !/[\r\n]/.test(gapAfter))) return [removal(file, entry.start, after.start)];
  const rest = text.slice(entry.end, Math.min(endOfLine(text, entry.end), after?.start ?? object.end - 1));
  return before && gapBefore !== undefined && parts(gapBefore) && /^[ \t,]*$/.test(rest) ? [removal(file, before.end, entry.end)] : undefined;
}

interface Neighbours {
  readonly entry: Entry;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** The lines of an entry that nothing else stands on, its line break included. */
function wholeLines(text: string, entry: Entry, syntax: Syntax): (Extent & { readonly comma: boolean }) | undefined {
  if (!beginsLine(text, entry.start)) return undefined;
  const end = endOfLine(text, entry.end);
  const rest = text.slice(entry.end, end).trim();
  if (rest !== '' && (rest !== ',' || !syntax.commas)) return undefined;
  return { start: startOfLine(text, entry.start), end: end + (lineBreakAt(text, end)?.length ?? 0), comma: rest === ',' };
}

/** Whether the line before says something of the next line, which must then stay the next. */
function directiveBefore(text: string, start: number): boolean {
  return /#disable-next-line[^\r\n]*(?:\r\n|\r|\n)$/.test(text.slice(startOfLine(text, Math.max(start - 2, 0)), start));
}

function insertFirst(file: SourceFile, object: WrittenObject, name: string, content: Content, syntax: Syntax): readonly TextEdit[] | undefined {
  const { text } = file;
  const close = object.end - 1;
  const inside = text.slice(object.start + 1, close);
  const lineBreak = lineBreakNear(text, object.start);
  const unit = unitIn(text);
  const entryAt = (indent: string): string | undefined => {
    const value = onLines(content, { syntax, lineBreak, indent, unit });
    return value === undefined ? undefined : `${syntax.key(name)}: ${value}`;
  };
  if (inside.trim() === '') {
    const indent = lineIndent(text, object.start);
    const entry = entryAt(indent + unit);
    return entry === undefined ? undefined : [replacement(file, object.start, object.end, `{${lineBreak}${indent}${unit}${entry}${lineBreak}${indent}}`)];
  }
  // What stands inside are comments. A line comment always ends before the line of the closing brace.
  if (beginsLine(text, close)) {
    const indent = indentAt(text, close);
    const entry = entryAt(indent + unit);
    return entry === undefined ? undefined : [replacement(file, close, object.end, `${unit}${entry}${lineBreak}${indent}}`)];
  }
  const value = onOneLine(content, syntax, ': ');
  return value === undefined ? undefined : [replacement(file, close, object.end, `${/\s$/.test(inside) ? '' : ' '}${syntax.key(name)}: ${value} }`)];
}

interface Style {
  readonly syntax: Syntax;
  readonly lineBreak: string;
  /** Of the line on which the entry begins. */
  readonly indent: string;
  /** What one level more is. */
  readonly unit: string;
}

/** A list or object takes a line for each of its parts. */
function onLines(content: Content, { syntax, lineBreak, indent, unit }: Style): string | undefined {
  const inner = indent + unit;
  if (isMany(content)) {
    const items = scalarsOf(content, syntax);
    return items && `[${lineBreak}${items.map((item) => inner + item).join(`${syntax.commas ? ',' : ''}${lineBreak}`)}${lineBreak}${indent}]`;
  }
  if (typeof content !== 'object') return syntax.scalar(content);
  if ('raw' in content) return content.raw;
  const value = onLines(content.value, { syntax, lineBreak, indent: inner, unit });
  return value === undefined ? undefined : `{${lineBreak}${inner}${syntax.key(content.name)}: ${value}${lineBreak}${indent}}`;
}

function onOneLine(content: Content, syntax: Syntax, colon: string): string | undefined {
  const comma = colon === ':' ? ',' : ', ';
  if (isMany(content)) {
    const items = scalarsOf(content, syntax);
    return items && `[${items.join(comma)}]`;
  }
  if (typeof content !== 'object') return syntax.scalar(content);
  if ('raw' in content) return content.raw;
  const value = onOneLine(content.value, syntax, colon);
  const blank = colon === ':' ? '' : ' ';
  return value === undefined ? undefined : `{${blank}${syntax.key(content.name)}${colon}${value}${blank}}`;
}

function isMany(content: Content): content is readonly Scalar[] {
  return Array.isArray(content);
}

function scalarsOf(values: readonly Scalar[], syntax: Syntax): readonly string[] | undefined {
  const texts = values.flatMap((value) => syntax.scalar(value) ?? []);
  return texts.length === values.length ? texts : undefined;
}

/** What parts the key of an entry from its value: `:` in a file without blanks. */
function colonOf(text: string, { key, value }: Entry): string {
  return text.slice(key.end, value.start) === ':' ? ':' : ': ';
}

/**
 * What follows an entry before the next entry or the end of its object: where its comma is, and where its line ends when nothing
 * but that comma and comments stand on the rest of it.
 */
function behind(text: string, from: number): { readonly comma: number | undefined; readonly lineEnd: number | undefined } {
  let comma: number | undefined;
  let lineEnd: number | undefined;
  let line = true;
  for (let at = from; ; ) {
    const found = blankOrComment(text, at);
    const passed = text.slice(at, found);
    const end = /[\r\n]/.exec(passed);
    if (line && end) {
      // A block comment that goes over the end of the line belongs to what comes behind it.
      const own = passed.startsWith('/*') ? undefined : at + end.index;
      lineEnd = own;
      line = false;
    }
    if (found > at) {
      at = found;
      continue;
    }
    if (text[at] !== ',' || comma !== undefined) return { comma, lineEnd };
    comma = at;
    at++;
  }
}

/** The end of the run of blanks, or of the one comment, that begins there. */
function blankOrComment(text: string, at: number): number {
  const end = (form: RegExp): number | undefined => {
    form.lastIndex = at;
    return form.test(text) ? form.lastIndex : undefined;
  };
  return end(/\s+/y) ?? end(/\/\/[^\r\n]*/y) ?? end(/\/\*[^]*?\*\//y) ?? at;
}

/** One level of indentation: what the entry has more than the line on which its object begins, else what the file uses. */
function unitOf(text: string, object: WrittenObject, { start }: Entry): string {
  const outer = lineIndent(text, object.start);
  const inner = indentAt(text, start);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : unitIn(text);
}

export function unitIn(text: string): string {
  return /^(?:\t| {2,8})(?=[^\s*])/m.exec(text)?.[0] ?? '  ';
}

export function indentAt(text: string, offset: number): string {
  return text.slice(startOfLine(text, offset), offset).replace('\uFEFF', '');
}

/** The indentation of the line on which the offset lies. */
function lineIndent(text: string, offset: number): string {
  return /^\uFEFF?([ \t]*)/.exec(text.slice(startOfLine(text, offset), offset))?.[1] ?? '';
}

function beginsLine(text: string, offset: number): boolean {
  return /^\uFEFF?[ \t]*$/.test(text.slice(startOfLine(text, offset), offset));
}

function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/g;
  rest.lastIndex = offset;
  return rest.exec(text)?.index ?? text.length;
}

function lineBreakAt(text: string, offset: number): string | undefined {
  const form = /\r\n|\r|\n/y;
  form.lastIndex = offset;
  return form.exec(text)?.[0];
}

/** The line break that ends the line, or the one before; `\n` in a text of one line. */
export function lineBreakNear(text: string, offset: number): string {
  const start = startOfLine(text, offset);
  const before = text.slice(Math.max(start - 2, 0), start);
  return lineBreakAt(text, endOfLine(text, offset)) ?? (before.endsWith('\r\n') ? '\r\n' : before.slice(-1) || '\n');
}

function insertion(file: SourceFile, at: number, text: string): TextEdit {
  return replacement(file, at, at, text);
}

function removal(file: SourceFile, start: number, end: number): TextEdit {
  return replacement(file, start, end, '');
}

function replacement(file: SourceFile, start: number, end: number, text: string): TextEdit {
  return { span: spanIn(file, { start, end }), text };
}
