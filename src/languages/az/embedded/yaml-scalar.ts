import type { CST, Scalar } from 'yaml';
import { weaver, type Mapped, type Weaver } from './passage';

/**
 * The text of a scalar with the place of each character: plain, quoted, literal or folded. The `yaml` package says what the text is;
 * where ours is another one, undefined, and nothing in it can be pointed at.
 */
export function mappedScalar(source: string, scalar: Scalar): Mapped | undefined {
  const token = scalar.srcToken;
  const value = typeof scalar.value === 'string' ? scalar.value : scalar.source;
  const mapped = token?.type === 'block-scalar' ? mappedBlock(source, token) : isFlow(token) ? mappedFlow(source, token) : undefined;
  return mapped?.text === value ? mapped : undefined;
}

function isFlow(token: CST.Token | undefined): token is CST.FlowScalar {
  return token?.type === 'scalar' || token?.type === 'single-quoted-scalar' || token?.type === 'double-quoted-scalar';
}

function mappedFlow(source: string, { type, offset, source: written }: CST.FlowScalar): Mapped | undefined {
  const end = offset + written.length;
  const w = weaver();
  switch (type) {
    case 'scalar':
      unfold(w, source, offset, end, false);
      return w.finish(offset, (text) => (/[\n\r]/.test(text) ? undefined : text));
    case 'single-quoted-scalar':
      unfold(w, source, offset + 1, Math.max(offset + 1, end - 1), true);
      return w.finish(offset + 1, (text) => (/[\n\r]/.test(text) ? undefined : text.replaceAll("'", "''")));
    case 'double-quoted-scalar':
      unescape(w, source, offset + 1, Math.max(offset + 1, end - 1));
      return w.finish(offset + 1, escaped);
    case 'alias':
      return undefined;
  }
}

/** Of several lines of a plain or single-quoted text: blanks around line breaks go, one line break is a blank, more of them are as many less one. */
function unfold(w: Weaver, source: string, start: number, end: number, single: boolean): void {
  let at = start;
  let first = true;
  for (;;) {
    const lineBreak = source.indexOf('\n', at);
    const last = lineBreak < 0 || lineBreak >= end;
    const stop = last ? end : source.charCodeAt(lineBreak - 1) === 13 && lineBreak > at ? lineBreak - 1 : lineBreak;
    let from = at;
    if (!first) while (from < stop && isBlank(source, from)) from++;
    let until = stop;
    if (!last) while (until > from && isBlank(source, until - 1)) until--;
    copy(w, source, from, until, single);
    if (last) return;
    // The next line that holds something, and how many empty ones lie before it.
    let breaks = 1;
    let next = lineBreak + 1;
    for (;;) {
      let i = next;
      while (i < end && isBlank(source, i)) i++;
      if (source.charCodeAt(i) === 13 && source.charCodeAt(i + 1) === 10) i++;
      if (i >= end || source.charCodeAt(i) !== 10) break;
      breaks++;
      next = i + 1;
    }
    let content = next;
    while (content < end && isBlank(source, content)) content++;
    w.instead(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), until, content);
    at = next;
    first = false;
  }
}

function copy(w: Weaver, source: string, from: number, until: number, single: boolean): void {
  let at = from;
  for (let quote = single ? source.indexOf("''", at) : -1; quote >= 0 && quote + 1 < until; quote = source.indexOf("''", at)) {
    w.verbatim(source, at, quote);
    w.instead("'", quote, quote + 2);
    at = quote + 2;
  }
  w.verbatim(source, at, until);
}

function unescape(w: Weaver, source: string, start: number, end: number): void {
  let at = start;
  const blanksFrom = (from: number): number => {
    let i = from;
    while (i < end && isBlank(source, i)) i++;
    return i;
  };
  while (at < end) {
    const code = source.charCodeAt(at);
    if (code === 92) {
      const sign = source.charAt(at + 1);
      const behind = sign === '\r' && source.charAt(at + 2) === '\n' ? at + 3 : at + 2;
      if (sign === '\n' || behind === at + 3) { at = blanksFrom(behind); continue; }
      const length = { x: 2, u: 4, U: 8 }[sign];
      const known = length === undefined ? escapes.get(sign) : codePoint(source.slice(at + 2, at + 2 + length));
      const until = at + 2 + (known !== undefined && length !== undefined ? length : 0);
      w.instead(known ?? source.slice(at, until), at, until);
      at = until;
      continue;
    }
    const blanks = blanksFrom(at);
    const isBreak = blanks < end && (source.charCodeAt(blanks) === 10 || (source.charCodeAt(blanks) === 13 && source.charCodeAt(blanks + 1) === 10));
    if (isBreak) {
      let breaks = 0;
      let i = blanks;
      while (i < end && /[ \t\r\n]/.test(source.charAt(i))) if (source.charCodeAt(i++) === 10) breaks++;
      w.instead(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), at, i);
      at = i;
      continue;
    }
    const until = Math.max(blanks, at + 1);
    w.verbatim(source, at, until);
    at = until;
  }
}

function codePoint(digits: string): string | undefined {
  const code = /^[\da-f]+$/i.test(digits) ? parseInt(digits, 16) : NaN;
  return code <= 0x10FFFF ? String.fromCodePoint(code) : undefined;
}

/** In double quotes everything can be written. */
function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
}

function mappedBlock(source: string, { offset, props, source: body, indent: around }: CST.BlockScalar): Mapped | undefined {
  const header = props.find((prop) => prop.type === 'block-scalar-header');
  if (!header || !('source' in header)) return undefined;
  const start = offset + props.reduce((length, prop) => length + ('source' in prop ? prop.source.length : 0), 0);
  const folded = header.source.startsWith('>');
  const chomping = /[-+]/.exec(header.source)?.[0];
  const explicit = Number(/[1-9]/.exec(header.source)?.[0] ?? 0);
  const lines = linesOf(source, start, start + body.length);
  const isFilled = ({ from, until }: Line): boolean => until > from;
  const first = lines.findIndex(isFilled);
  const trim = explicit > 0 ? around + explicit : first < 0 ? 0 : (lines[first]?.indent ?? 0);
  const w = weaver();
  const filledTo = lines.findLastIndex((line) => isFilled(line) || line.indent > trim) + 1;
  if (first < 0) {
    if (chomping === '+') for (const line of lines.slice(0, Math.max(1, lines.length - 1))) w.instead('\n', line.until, line.next);
  } else {
    if (folded) fold(w, source, lines.slice(0, filledTo), first, trim);
    else for (const [i, line] of lines.slice(0, filledTo).entries()) putLine(w, source, line, trim, i === filledTo - 1);
    const [last] = lines.slice(filledTo - 1);
    if (last && chomping !== '-') putBreak(w, source, last);
    if (chomping === '+') {
      const rest = lines.slice(filledTo);
      // The last piece is what stands behind the last line break.
      for (const line of rest.slice(0, -1)) {
        if (line.indent > trim) w.verbatim(source, line.start + trim, line.start + line.indent);
        putBreak(w, source, line);
      }
    }
  }
  const lineBreak = /\r?\n/.exec(source)?.[0] ?? '\n';
  const margin = ' '.repeat(trim);
  return w.finish(start, (text) => {
    if (!text.includes('\n')) return text;
    return folded || trim === 0 ? undefined : text.replace(/\r?\n(?!\r?\n)/g, `${lineBreak}${margin}`).replace(/\r?\n(?=\r?\n)/g, lineBreak);
  });
}

/** One line: its indentation begins at `start`, what it holds goes from `from` to `until`, the next line begins at `next`. */
interface Line {
  readonly start: number;
  readonly indent: number;
  readonly from: number;
  readonly until: number;
  readonly next: number;
}

function linesOf(source: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  let at = start;
  for (;;) {
    const found = source.indexOf('\n', at);
    const last = found < 0 || found >= end;
    const stop = last ? end : found;
    let from = at;
    while (from < stop && source.charCodeAt(from) === 32) from++;
    const until = stop > from && source.charCodeAt(stop - 1) === 13 && !last ? stop - 1 : stop;
    lines.push({ start: at, indent: from - at, from, until, next: last ? end : found + 1 });
    if (last) return lines;
    at = found + 1;
  }
}

function putLine(w: Weaver, source: string, line: Line, trim: number, isLast: boolean): void {
  w.verbatim(source, Math.min(line.start + trim, line.from), line.until);
  if (!isLast) putBreak(w, source, line);
}

function putBreak(w: Weaver, source: string, { until, next }: Line): void {
  if (next - until === 1) w.verbatim(source, until, next);
  else w.instead('\n', until, next);
}

/** A line break between two lines of the same indentation is a blank. Lines that are indented further keep theirs. */
function fold(w: Weaver, source: string, lines: readonly Line[], first: number, trim: number): void {
  for (const line of lines.slice(0, first)) putLine(w, source, line, trim, false);
  let breaks = '';
  let from = lines[first]?.start ?? 0;
  let wasIndented = false;
  for (const line of lines.slice(first)) {
    const isIndented = line.indent > trim || source.charAt(line.from) === '\t';
    const begin = Math.min(line.start + trim, line.from);
    if (isIndented) {
      if (breaks === ' ') breaks = '\n';
      else if (!wasIndented && breaks.endsWith('\n')) breaks += '\n';
    } else if (line.until === line.from) {
      // An empty line turns the blank before it into a line break, and is one more behind another.
      breaks = breaks === ' ' || breaks === '' ? '\n' : `${breaks}\n`;
      continue;
    }
    w.instead(breaks, from, begin);
    w.verbatim(source, begin, line.until);
    from = line.until;
    breaks = isIndented ? '\n' : ' ';
    wasIndented = isIndented;
  }
}

function isBlank(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === 32 || code === 9;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'], ['a', '\x07'], ['b', '\b'], ['e', '\x1b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'], ['v', '\v'], ['N', '\u0085'],
  ['_', '\u00a0'], ['L', '\u2028'], ['P', '\u2029'], [' ', ' '], ['"', '"'], ['/', '/'], ['\\', '\\'], ['\t', '\t'],
]);
