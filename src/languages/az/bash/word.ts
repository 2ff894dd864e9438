import type { Expansion, Part, Step, Value, Word } from '../tree';
import {
  arithmeticEnd, behindGroup, behindLineBreak, codeAt, fault, isBlank, isEnd, isLineBreak, lineEnd, matchAt, matchEnd, mostNested, unclosed, type Cursor, type PendingDocument,
} from './cursor';
import { looksLikeOpening, shouldEndAt } from './open-string';
import { bracesAt, doubledPlaceholderAt, placeholderAt, quotedPlaceholderAt, workflowExpressionAt } from './placeholder';

/** What the characters of a word mean where it stands. */
interface Rules {
  /** The characters that end the word where they are not quoted. */
  readonly ends: ReadonlySet<number>;
  /** Whether a single quote quotes. Within double quotes it does so only behind some operators of `${…}`. */
  readonly single: boolean;
  /** Whether `*` stands for other text, and whether `?` and `[` do. In arguments the latter two are mostly meant as they are. */
  readonly star: boolean;
  readonly globs: boolean;
  /** Whether `{a,b}` makes several words. */
  readonly braces: boolean;
  /** Whether `<` and `>` may begin a placeholder or a process substitution. */
  readonly angles: boolean;
  /** Whether the word may go on behind a line break. */
  readonly lines: boolean;
  /** Whether a backslash only escapes what it escapes in double quotes. */
  readonly inDouble: boolean;
}

function codes(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)));
}

const plainRules: Rules = { ends: codes(' \t\n\r;&|<>()'), single: true, star: true, globs: false, braces: true, angles: true, lines: false, inDouble: false };
const valueRules: Rules = { ...plainRules, star: false, braces: false };
const patternRules: Rules = { ...plainRules, globs: true, braces: false, angles: false };
const regexRules: Rules = { ...patternRules, ends: codes(' \t\n\r') };
const expansionRules: Rules = { ...plainRules, ends: codes('}'), star: false, braces: false, angles: false, lines: true };
const doubleExpansionRules: Rules = { ...expansionRules, single: false, inDouble: true };
const expansionPatternRules: Rules = { ...expansionRules, star: true, globs: true };
const replacedRules: Rules = { ...expansionPatternRules, ends: codes('/}') };
const indexRules: Rules = { ...expansionRules, ends: codes(']') };

/** A word of a command, a list or a `for`. Undefined where none begins. */
export function readWord(c: Cursor): Word | undefined {
  return readBy(c, plainRules);
}

/** What stands behind the `=` of an assignment, be it nothing. */
export function readPlainValue(c: Cursor): Word {
  return readBy(c, valueRules) ?? emptyWord(c.at);
}

/** A pattern of `case`, or the right side of `==` in `[[ … ]]`. */
export function readPattern(c: Cursor): Word | undefined {
  return readBy(c, patternRules);
}

/** What stands behind `=~`, with its parentheses and bars. */
export function readRegex(c: Cursor): Word | undefined {
  return readBy(c, regexRules);
}

/** The index between the brackets at the offset and at `end`. The cursor stands behind the closing one then. */
export function readIndex(c: Cursor, end: number): Value {
  const { limit } = c;
  c.at++;
  c.limit = end;
  const word = readBy(c, indexRules) ?? emptyWord(c.at);
  c.limit = limit;
  c.at = end + 1;
  return word;
}

/** The text of a here-document from the cursor to `end`, with its expansions if its marker is not quoted. */
export function readHereText(c: Cursor, end: number, { quoted, tabs }: PendingDocument): Word {
  const { at: start, limit } = c;
  c.limit = end;
  const run = runAt(c);
  for (let at = c.at; (at = quoted ? end : nextSpecial(c, hereRun)) < end; ) {
    const code = codeAt(c, at);
    if (code === 92) skipEscape(c, run, hereEscapes);
    else readDollarOrTick(c, run, true);
  }
  c.at = end;
  flush(c, run);
  c.limit = limit;
  const parts = tabs ? run.parts.map((part) => (part.kind === 'text' ? { ...part, text: part.text.replace(/^\t+/gm, '') } : part)) : run.parts;
  return { kind: 'word', parts, quoting: 'here', start, end };
}

/** `((…))`, with the cursor at the first parenthesis; `start` is where the part begins. */
export function readArithmetic(c: Cursor, start: number, inside: { readonly end: number; readonly closed: boolean }, closing: number): Part {
  const { limit } = c;
  const from = c.at;
  c.limit = inside.end;
  const run = runAt(c);
  while (nextSpecial(c, arithmeticRun) < inside.end) {
    if (codeAt(c, c.at) === 92) c.at = Math.min(c.at + 2, inside.end);
    else readDollarOrTick(c, run, true);
  }
  flush(c, run);
  c.limit = limit;
  c.at = inside.closed ? inside.end + closing : inside.end;
  if (!inside.closed) unclosed(c, 'the arithmetic', start, from - start);
  return { kind: 'arithmetic', text: c.text.slice(from, inside.end), parts: run.parts, start, end: c.at };
}

/** The offset of the bracket that closes the one at the offset, on the same line; -1 where none does. */
export function indexEnd(c: Cursor, at: number, longest = longestIndex): number {
  let depth = 0;
  for (let i = at; i < at + longest; i++) {
    const code = codeAt(c, i);
    if (isEnd(code) || isLineBreak(code)) return -1;
    if (code === 91) depth++;
    if (code === 93 && --depth === 0) return i;
  }
  return -1;
}

const longestIndex = 200;
const longestSet = 40;
const longestBraces = 60;

function emptyWord(at: number): Word {
  return { kind: 'word', parts: [], quoting: 'bare', start: at, end: at };
}

function readBy(c: Cursor, rules: Rules): Word | undefined {
  const start = c.at;
  const run = runAt(c);
  readParts(c, rules, run);
  if (c.at === start) return undefined;
  return { kind: 'word', parts: run.parts, quoting: quotingOf(run, start, c.at), start, end: c.at };
}

/**
 * What is being collected of a word. Its text begins at `start`; what stands from `from` on is not yet in `text`. Its quotes are only
 * counted, with the places of the last ones.
 */
interface Run {
  readonly parts: Part[];
  start: number;
  from: number;
  text: string;
  quotes: number;
  quoting: 'single' | 'double' | 'mixed';
  quoteStart: number;
  quoteEnd: number;
}

function runAt(c: Cursor): Run {
  return { parts: [], start: c.at, from: c.at, text: '', quotes: 0, quoting: 'mixed', quoteStart: -1, quoteEnd: -1 };
}

function quotingOf(run: Run, start: number, end: number): Word['quoting'] {
  if (run.quotes === 0) return 'bare';
  return run.quotes === 1 && run.quoteStart === start && run.quoteEnd === end ? run.quoting : 'mixed';
}

/** Takes what stands up to the cursor, and other text for what follows up to `next`. The cursor goes there. */
function replace(c: Cursor, run: Run, other: string, next: number): void {
  run.text += c.text.slice(run.from, c.at) + other;
  c.at = Math.min(next, c.limit);
  run.from = c.at;
}

/** Ends the text at the cursor; the next begins at `next`, where the cursor goes. */
function flush(c: Cursor, run: Run, next = c.at): void {
  const text = run.text === '' ? c.text.slice(run.from, c.at) : run.text + c.text.slice(run.from, c.at);
  if (text !== '') run.parts.push({ kind: 'text', text, start: run.start, end: c.at });
  c.at = next;
  run.start = next;
  run.from = next;
  run.text = '';
}

/** Ends what stands in quotes at the cursor, which goes behind them. */
function endQuotes(c: Cursor, run: Run, quoting: Run['quoting'], start: number, end: number): void {
  flush(c, run, end);
  run.quotes++;
  run.quoting = quoting;
  run.quoteStart = start;
  run.quoteEnd = end;
}

/** Puts a part behind the text before it, which is taken already. The text goes on behind the part. */
function push(c: Cursor, run: Run, part: Part): void {
  run.parts.push(part);
  c.at = part.end;
  run.start = part.end;
  run.from = part.end;
}

/** Moves the cursor over characters that mean nothing, and says where it is. */
function nextSpecial(c: Cursor, form: RegExp): number {
  const end = matchEnd(c, form, c.at);
  if (end >= 0) c.at = end;
  return c.at;
}

const bareRun = /[\w\-./:=,%^~\u0080-\uFFFF]+/y;
const doubleRun = /[^"\\$`\n\r<{]+/y;
const singleRun = /[^'\n\r<{]+/y;
const hereRun = /[^\\$`]+/y;
const arithmeticRun = /[^\\$`]+/y;

const doubleEscapes = codes('$`"\\');
const hereEscapes = codes('$`\\');

function readParts(c: Cursor, rules: Rules, run: Run): void {
  let parentheses = 0;
  for (;;) {
    if (!rules.ends.has(47)) nextSpecial(c, bareRun);
    const { at } = c;
    const code = codeAt(c, at);
    if (isEnd(code) || isTickEnd(c, code)) break;
    if (rules === regexRules && code === 40) parentheses++;
    if (rules === regexRules && code === 41) parentheses--;
    if (code === 60 || code === 62) {
      if (rules.angles && readAngles(c, run)) continue;
    }
    if (rules.ends.has(code) && !(parentheses > 0 && isBlank(code))) break;
    if (isLineBreak(code) && (!rules.lines || c.careful)) break;
    if (code === 92) {
      // A continuation behind which the word does not go on is none of its characters.
      if (!rules.lines && matchEnd(c, lastContinuation, at) >= 0) break;
      if (isTicks(c)) readDollarOrTick(c, run, rules.inDouble);
      else skipEscape(c, run, rules.inDouble ? doubleExpansionEscapes : undefined);
    } else if (code === 39 && rules.single) readSingle(c, run);
    else if (code === 34) readDouble(c, run);
    else if (code === 36 && rules.single && codeAt(c, at + 1) === 39) readEscaped(c, run);
    else if (code === 36 && rules.single && codeAt(c, at + 1) === 34) {
      flush(c, run, at + 1);
      readDouble(c, run, at);
    } else if (code === 36 || code === 96) readDollarOrTick(c, run, rules.inDouble);
    else if (isGlob(c, code, rules)) readGlob(c, run, code);
    else if (code === 123 && !(rules.angles && readBraces(c, run, rules))) c.at++;
    else if (code !== 123) c.at++;
  }
  flush(c, run);
}

const lastContinuation = /(?:\\\r?\n)+(?=\s|$)/y;
const doubleExpansionEscapes = codes('$`"\\}');

/** Whether the characters at the cursor end the innermost backticks or some around them. */
export function isTickEnd(c: Cursor, code: number): boolean {
  if (c.ticks === 0 || (code !== 96 && code !== 92)) return false;
  const level = tickLevel(c);
  return level >= 0 && level < c.ticks;
}

/** Whether a backslash at the cursor belongs to backticks within backticks. */
function isTicks(c: Cursor): boolean {
  return c.ticks > 0 && c.ticks < mostTicks && tickLevel(c) === c.ticks;
}

/** How deep a backtick at the cursor lies, by the backslashes before it: none, one, three, seven. -1 where there is no backtick. */
function tickLevel(c: Cursor): number {
  for (let n = 0; n < 2 ** mostTicks; n++) {
    const code = codeAt(c, c.at + n);
    if (code === 96) return levels.indexOf(n);
    if (code !== 92) return -1;
  }
  return -1;
}

const mostTicks = 4;
const levels: readonly number[] = [0, 1, 3, 7];

/** A backslash: what it escapes stands for itself, a line break for nothing. `only`: what it escapes; before anything else it is text. */
function skipEscape(c: Cursor, run: Run, only: ReadonlySet<number> | undefined): void {
  const next = codeAt(c, c.at + 1);
  if (isLineBreak(next)) replace(c, run, '', behindLineBreak(c, c.at + 1));
  else if (isEnd(next)) c.at++;
  else if (!only || only.has(next)) replace(c, run, c.text.charAt(c.at + 1), c.at + 2);
  else c.at += 2;
}

function readSingle(c: Cursor, run: Run): void {
  const start = c.at;
  flush(c, run, start + 1);
  endQuotes(c, run, 'single', start, readQuoted(c, run, start, singleRun, 39));
}

function readDouble(c: Cursor, run: Run, from = c.at): void {
  const start = c.at;
  flush(c, run, start + 1);
  // `$"…"` is translated, and no plain string.
  endQuotes(c, run, from === start ? 'double' : 'mixed', from, readQuoted(c, run, start, doubleRun, 34));
}

/**
 * Reads what stands between quotes and leaves the cursor at the closing one; gives the offset behind it. Strings of several lines are
 * common: bodies of JSON, scripts for another machine. Read carefully, a string ends with its line if it makes no sense beyond it.
 */
function readQuoted(c: Cursor, run: Run, start: number, form: RegExp, quote: number): number {
  let lines = false;
  for (;;) {
    const at = nextSpecial(c, form);
    const code = codeAt(c, at);
    if (isEnd(code) || (quote === 34 && isTickEnd(c, code))) {
      unclosed(c, 'the string', start, 1);
      return at;
    }
    if (code === quote) {
      if (lines && looksLikeOpening(c, at)) c.unclosed = true;
      return at + 1;
    }
    const isContinued = code === 92 && quote === 34 && isLineBreak(codeAt(c, at + 1));
    if (isLineBreak(code) || isContinued) {
      if (!lines && c.careful && shouldEndAt(c, at, quote)) {
        unclosed(c, 'the string', start, 1);
        // The backslash that continues the line is for the command then.
        if (isContinued) while (isBlank(codeAt(c, c.at - 1)) && c.at > start + 1) c.at--;
        return c.at;
      }
      lines = true;
    }
    if (code === 60 || code === 123) {
      const placeholder = quotedPlaceholderAt(c, at);
      if (placeholder) {
        flush(c, run);
        push(c, run, { kind: 'placeholder', name: placeholder.name, start: at, end: placeholder.end });
      } else c.at++;
    } else if (quote === 39) c.at++;
    else if (code === 92) {
      if (isTicks(c)) readDollarOrTick(c, run, true);
      else skipEscape(c, run, doubleEscapes);
    } else if (code === 36 || code === 96) readDollarOrTick(c, run, true);
    else c.at++;
  }
}

/** `$'…'`, with the escapes of C. */
function readEscaped(c: Cursor, run: Run): void {
  const start = c.at;
  flush(c, run, start + 2);
  let end = -1;
  for (let lines = false; end < 0; ) {
    const { at } = c;
    const code = codeAt(c, at);
    if (code === 39) end = at + 1;
    else if (isEnd(code) || (isLineBreak(code) && !lines && c.careful && shouldEndAt(c, at, 39))) {
      unclosed(c, 'the string', start, 2);
      end = at;
    } else if (code === 92 && !isEnd(codeAt(c, at + 1))) {
      const escape = matchAt(c, escapeForm, at);
      if (escape) replace(c, run, escapedText(escape[0]), at + escape[0].length);
      else c.at += 2;
    } else {
      lines ||= isLineBreak(code);
      c.at = Math.max(at + 1, matchEnd(c, escapedRun, at));
    }
  }
  endQuotes(c, run, 'mixed', start, end);
}

const escapedRun = /[^'\\\n\r]+/y;
const escapeForm = /\\(?:[abeEfnrtv\\'"?]|[0-7]{1,3}|x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|c[^\n\r])/y;

function escapedText(escape: string): string {
  const letter = escape.charAt(1);
  const plain = plainEscapes[letter];
  if (plain !== undefined) return plain;
  if (letter === 'c') return String.fromCharCode(escape.charCodeAt(2) & 31);
  const code = /[xuU]/.test(letter) ? parseInt(escape.slice(2), 16) : parseInt(escape.slice(1), 8);
  return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
}

const plainEscapes: Readonly<Record<string, string | undefined>> = {
  a: '\x07', b: '\b', e: '\x1B', E: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"', '?': '?',
};

/** What begins with `$` or a backtick at the cursor. A `$` that begins nothing is text. */
function readDollarOrTick(c: Cursor, run: Run, inDouble: boolean): void {
  const part = readExpansion(c, run, inDouble);
  if (part) push(c, run, part);
}

/** The expansion at the cursor, with the text before it taken; undefined where there is none, and the cursor is behind the sign then. */
function readExpansion(c: Cursor, run: Run, inDouble: boolean): Part | undefined {
  const start = c.at;
  const code = codeAt(c, start);
  const next = codeAt(c, start + 1);
  if (code !== 36) {
    const length = (levels[c.ticks] ?? 0) + 1;
    return nested(c, run, start, length, () => readTicks(c, start, length));
  }
  if (next === 40) {
    const inside = codeAt(c, start + 2) === 40 && c.depth < mostNested ? arithmeticEnd(c, start + 1) : undefined;
    if (inside) {
      return nested(c, run, start, 3, () => {
        c.at = start + 3;
        return readArithmetic(c, start, inside, 2);
      });
    }
    return nested(c, run, start, 2, () => readSubstitution(c, start));
  }
  if (next === 123) {
    const expression = workflowExpressionAt(c, start);
    if (expression) {
      flush(c, run);
      return { kind: 'placeholder', name: expression.name, start, end: expression.end };
    }
    return nested(c, run, start, 2, () => readBraced(c, start, inDouble));
  }
  if (next === 91) {
    const end = indexEnd(c, start + 1);
    if (end >= 0) {
      return nested(c, run, start, 2, () => {
        c.at = start + 2;
        return readArithmetic(c, start, { end, closed: true }, 1);
      });
    }
  }
  const name = matchAt(c, nameForm, start + 1)?.[0];
  if (name === undefined) {
    c.at++;
    return undefined;
  }
  flush(c, run);
  return { kind: 'variable', name, steps: [], expansion: undefined, start, end: start + 1 + name.length };
}

const nameForm = /[A-Za-z_]\w*|\d|[@*#?$!-]/y;
const bracedNameForm = /[A-Za-z_]\w*|\d+|[@*#?$!-]/y;

/** Reads something that may hold more of its kind. Too deep inside, its sign is text, and so is what follows. */
function nested(c: Cursor, run: Run, start: number, sign: number, read: () => Part): Part | undefined {
  if (c.depth >= mostNested) {
    fault(c, 'too many substitutions and blocks within each other', start, start + sign);
    c.at = Math.min(start + sign, c.limit);
    return undefined;
  }
  flush(c, run);
  c.depth++;
  const part = read();
  c.depth--;
  return part;
}

/** `$(…)` and, with `length` 2 as well, `<(…)`. */
function readSubstitution(c: Cursor, start: number): Part {
  c.at = start + 2;
  const statements = readWithin(c, '(');
  if (codeAt(c, c.at) === 41) c.at++;
  else unclosed(c, 'the substitution', start, 2);
  return { kind: 'substitution', statements, start, end: c.at };
}

function readTicks(c: Cursor, start: number, length: number): Part {
  c.at = start + length;
  c.ticks++;
  const statements = readWithin(c, '`');
  c.ticks--;
  const isClosed = tickLevel(c) === c.ticks;
  if (isClosed) c.at += length;
  else unclosed(c, 'the substitution', start, length);
  return { kind: 'substitution', statements, start, end: c.at };
}

/** Reads statements as part of a word: what they open and where their lines begin is no matter of the line that the word stands in. */
function readWithin(c: Cursor, kind: '(' | '`'): ReturnType<Cursor['readStatements']> {
  const { indent } = c;
  c.open.push({ kind, indent });
  c.fresh = false;
  const statements = c.readStatements(c);
  c.open.pop();
  c.fresh = false;
  c.indent = indent;
  return statements;
}

/** `${…}`. */
function readBraced(c: Cursor, start: number, inDouble: boolean): Part {
  c.at = start + 2;
  const flags = matchEnd(c, flagsForm, c.at);
  if (flags >= 0) c.at = flags;
  const prefix = matchAt(c, prefixForm, c.at)?.[0] ?? '';
  c.at += prefix.length;
  const name = matchAt(c, bracedNameForm, c.at)?.[0] ?? '';
  c.at += name.length;
  const next = codeAt(c, c.at);
  if (name === '' && (isEnd(next) || isBlank(next) || isLineBreak(next))) {
    unclosed(c, 'the expansion', start, 2);
    return { kind: 'other', start, end: c.at };
  }
  const steps: Step[] = [];
  if (name !== '' && codeAt(c, c.at) === 91) readStep(c, steps);
  const expansion = readOperator(c, prefix, inDouble);
  if (codeAt(c, c.at) === 125) c.at++;
  else unclosed(c, 'the expansion', start, 2);
  if (!c.careful && lineEnd(c, start) < c.at) c.unclosed = true;
  return name === '' ? { kind: 'other', start, end: c.at } : { kind: 'variable', name, steps, expansion, start, end: c.at };
}

/** `(f)` and the like of zsh. */
const flagsForm = /\([^()\n\r{}"'$]*\)/y;
const prefixForm = /#(?=(?:\w+|[@*?$!-])(?:\[[^\]\n\r]{0,200}\])?\})|!(?=[\w@*#])|[=^~](?=[A-Za-z_])/y;
const operatorForm = /:-|:=|:\?|:\+|[-=?+]|##?|%%?|\/\/|\/[#%]|\/|\^\^?|,,?|~~?|@[A-Za-z*]?|:|\*/y;

function readStep(c: Cursor, steps: Step[]): void {
  const end = indexEnd(c, c.at);
  if (end < 0) return;
  const inner = c.text.slice(c.at + 1, end);
  if (inner === '@' || inner === '*') {
    steps.push({ kind: 'all' });
    c.at = end + 1;
  } else steps.push({ kind: 'key', value: readIndex(c, end) });
}

function readOperator(c: Cursor, prefix: string, inDouble: boolean): Expansion | undefined {
  const sign = matchAt(c, operatorForm, c.at)?.[0] ?? '';
  c.at += sign.length;
  const isReplacing = sign.startsWith('/');
  const isPattern = isReplacing || /^[#%^,]/.test(sign);
  const isDefault = /[-=?+]$/.test(sign);
  const plain = isPattern ? expansionPatternRules : inDouble && isDefault ? doubleExpansionRules : expansionRules;
  const word = readBy(c, isReplacing ? replacedRules : plain);
  let replacement: Word | undefined;
  if (isReplacing && codeAt(c, c.at) === 47) {
    c.at++;
    replacement = readBy(c, expansionRules) ?? emptyWord(c.at);
  }
  if (sign === '' && !word) return prefix === '' ? undefined : { operator: prefix === '#' ? 'length' : prefix, word: undefined };
  // `${!A[@]}` and `${#A}` aside, a prefix and an operator together are rare: both are written down, and nobody follows them.
  const operator = prefix + (sign === '' ? c.text.slice(word?.start ?? c.at, word?.end ?? c.at) : sign);
  return { operator, word: word ?? (sign === '' ? undefined : emptyWord(c.at)), ...(replacement && { replacement }) };
}

function isGlob(c: Cursor, code: number, rules: Rules): boolean {
  if (code === 42) return rules.star || (rules.globs && codeAt(c, c.at + 1) === 40);
  if (code === 63 || code === 91) return rules.globs || (code === 63 && rules.star && codeAt(c, c.at + 1) === 40);
  return rules.star && (code === 33 || code === 43 || code === 64) && codeAt(c, c.at + 1) === 40;
}

/** `*`, `?`, `[a-z]`, `@(a|b)`. */
function readGlob(c: Cursor, run: Run, code: number): void {
  const start = c.at;
  let end = start + 1;
  if (codeAt(c, start + 1) === 40 && code !== 91) {
    end = Math.max(behindGroup(c, start + 1), end);
  } else if (code === 91) end = Math.max(end, indexEnd(c, start, longestSet) + 1);
  flush(c, run);
  push(c, run, { kind: 'other', start, end });
}

/** `<placeholder>`, `<(…)` and `>(…)`. False where it is a redirection or a comparison. */
function readAngles(c: Cursor, run: Run): boolean {
  const start = c.at;
  if (codeAt(c, start + 1) === 40) {
    const part = nested(c, run, start, 2, () => readSubstitution(c, start));
    if (part) push(c, run, { kind: 'other', start, end: part.end });
    return true;
  }
  const placeholder = codeAt(c, start) === 60 ? (placeholderAt(c, start) ?? doubledPlaceholderAt(c, start)) : undefined;
  if (!placeholder) return false;
  flush(c, run);
  push(c, run, { kind: 'placeholder', name: placeholder.name, start, end: placeholder.end });
  return true;
}

/** `{{ … }}`, `{a,b}` and `{1..3}`. Other braces are text. */
function readBraces(c: Cursor, run: Run, rules: Rules): boolean {
  const start = c.at;
  const placeholder = bracesAt(c, start);
  const end = placeholder ? placeholder.end : rules.braces ? bracesEnd(c, start) : -1;
  if (end < 0) return false;
  flush(c, run);
  push(c, run, placeholder ? { kind: 'placeholder', name: placeholder.name, start, end } : { kind: 'other', start, end });
  return true;
}

function bracesEnd(c: Cursor, start: number): number {
  let depth = 0;
  let several = false;
  for (let at = start; at < start + longestBraces; at++) {
    const code = codeAt(c, at);
    if (isEnd(code) || isLineBreak(code) || isBlank(code) || code === 34 || code === 39 || code === 92) return -1;
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return several ? at + 1 : -1;
    else if (depth === 1 && (code === 44 || (code === 46 && codeAt(c, at + 1) === 46))) several = true;
  }
  return -1;
}
