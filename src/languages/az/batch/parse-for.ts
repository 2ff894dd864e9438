import type { Assignment, Part, Statement, Value, Word } from '../tree';
import { accept, charAt, fault, isAtEnd, lineEnd, lookingAt, skipBlanks, type Cursor } from './cursor';
import { parseWord } from './parse-word';

/** The rest of the grammar, which lies further up. */
export interface Grammar {
  readonly body: (c: Cursor) => readonly Statement[];
  readonly inner: (c: Cursor) => readonly Statement[];
}

/**
 * Reads `for %%i in (set) do command` behind the word `for`. Where it does no more than to put what a command prints into a variable, `for /f
 * %%i in ('az …') do set NAME=%%i`, it is the assignment of a substitution: that is how batch does it.
 */
export function parseFor(c: Cursor, start: number, grammar: Grammar): readonly Statement[] {
  skipBlanks(c);
  const option = accept(c, /\/[dlrf](?=\s)/iy)?.slice(1).toLowerCase();
  skipBlanks(c);
  const options = option === 'f' && charAt(c) === '"' ? accept(c, /"[^"\r\n]*"?/y) ?? '' : '';
  if (option === 'r' && charAt(c) !== '%') parseWord(c);
  skipBlanks(c);
  const variable = lookingAt(c, loopVariable);
  const text = variable?.[1];
  if (!variable || text === undefined) {
    fault(c, 'the variable of the loop is missing', { start: c.at, end: c.at });
    return [];
  }
  const name = { text, start: c.at + variable[0].length - 1, end: c.at + variable[0].length };
  c.at = name.end;
  skipBlanks(c);
  if (accept(c, /in(?=[\s(])/iy) === undefined) fault(c, '`in` is missing', { start: c.at, end: c.at });
  skipBlanks(c);
  if (charAt(c) !== '(') {
    fault(c, 'the values of the loop are missing', { start: c.at, end: c.at });
    return [];
  }
  const over = option === 'f' ? parseOutput(c, options, grammar) : parseValues(c, option);
  skipBlanks(c);
  if (accept(c, /do(?=[\s(@])/iy) === undefined) fault(c, '`do` is missing', { start: c.at, end: c.at });
  const body = grammar.body(c);
  const captured = captureOf(body, name.text, over);
  return captured ? [{ ...captured, start, end: c.at }] : [{ kind: 'loop', name, over, body, start, end: c.at }];
}

const loopVariable = /%%?([^\s%])/y;

/** The words in parentheses, with blanks, commas and semicolons between them. */
function parseValues(c: Cursor, option: string | undefined): readonly Value[] {
  const start = c.at;
  c.at++;
  c.blocks++;
  const words: Word[] = [];
  for (;;) {
    accept(c, /[\s,;=]+/y);
    skipBlanks(c);
    if (isAtEnd(c)) break;
    const { limit } = c;
    c.limit = Math.min(limit, c.at + (lookingAt(c, itemText)?.[0].length ?? 1));
    words.push(parseWord(c));
    c.limit = limit;
  }
  close(c, start);
  if (option !== 'l' && option !== 'r' && option !== 'd') return words;
  const place = { start, end: c.at };
  return [{ kind: 'computed', statements: [], ...(option === 'l' ? { operation: { operator: '..', operands: words } } : {}), ...place }];
}

const itemText = /(?:"[^"\r\n]*"|[^\s,;="()])+/y;

function close(c: Cursor, start: number): void {
  c.blocks--;
  if (charAt(c) === ')') c.at++;
  else fault(c, 'the parenthesis is not closed', { start, end: start + 1 });
}

/** What `for /f` goes over: the output of a command in quotes, a text, or the lines of a file. */
function parseOutput(c: Cursor, options: string, grammar: Grammar): readonly Value[] {
  const start = c.at;
  const quote = /usebackq/i.test(options) ? '`' : "'";
  const opening = lookingAt(c, quote === '`' ? openBackquote : openQuote)?.[0];
  if (opening === undefined) {
    const values = parseValues(c, undefined);
    const [only] = values;
    const isText = only?.kind === 'word' && only.quoting === 'double' && quote === "'";
    return isText ? values : [{ kind: 'computed', statements: [], start, end: c.at }];
  }
  c.at += opening.length;
  const from = c.at;
  const end = commandEnd(c, quote);
  const { limit, inner, blocks } = c;
  c.limit = end ?? lineEnd(c);
  c.inner = true;
  c.blocks = 0;
  const statements = within(c, grammar);
  c.at = c.limit;
  c.limit = limit;
  c.inner = inner;
  c.blocks = blocks;
  if (end === undefined) fault(c, 'the command is not closed', { start: from - 1, end: from });
  else accept(c, closing);
  const place = { start: from, end: end ?? c.at };
  const substitution: Word = { kind: 'word', parts: [{ kind: 'substitution', statements, ...place }], quoting: 'bare', start: from - 1, end: end === undefined ? c.at : end + 1 };
  return [isWhole(options) ? substitution : { kind: 'computed', statements, start: substitution.start, end: substitution.end }];
}

const openQuote = /\(\s*'/y;
const openBackquote = /\(\s*`/y;
const closing = /['`]\s*\)/y;

/** The statements of the inner command; what is left of it behind a stray parenthesis is read too. */
function within(c: Cursor, grammar: Grammar): readonly Statement[] {
  const statements: Statement[] = [];
  while (c.at < c.limit) {
    statements.push(...grammar.inner(c));
    if (charAt(c) === ')') c.at++;
  }
  return statements;
}

/** Where the command in quotes ends: at the first quote that a closing parenthesis and `do` follow. Lines go on behind carets only. */
function commandEnd(c: Cursor, quote: string): number | undefined {
  if (c.at < (c.endless.get(quote) ?? 0)) return undefined;
  for (let at = c.at; at < c.limit; at++) {
    const char = c.text.charAt(at);
    if (char === quote) {
      ending.lastIndex = at + 1;
      if (ending.test(c.text)) return at;
    } else if (char === '^' && /[\r\n]/.test(c.text.charAt(at + 1))) {
      at += c.text.startsWith('\r\n', at + 1) ? 2 : 1;
    } else if (char === '\n' || char === '\r') {
      c.endless.set(quote, at);
      return undefined;
    }
  }
  c.endless.set(quote, c.limit);
  return undefined;
}

const ending = /\s*\)\s*(?:\^\s*)?(?:do\b|$)/iy;

/** Whether the variable receives the whole line, or its first word, which for an id or an address is the same. */
function isWhole(options: string): boolean {
  const tokens = /tokens=([^\s"]+)/i.exec(options)?.[1];
  const delimiters = /delims=([^"]*)/i.exec(options)?.[1] ?? '';
  return (tokens === undefined || tokens === '*' || (tokens === '1' && delimiters.trim() === '')) && !/[^\s]/.test(delimiters.replace(/\b(?:usebackq|tokens|skip|eol)\b.*$/i, '')) && !/skip=/i.test(options);
}

/** `set NAME=%%i` as the assignment of what the loop goes over. */
function captureOf([only, ...others]: readonly Statement[], name: string, [source, ...more]: readonly Value[]): Assignment | undefined {
  if (only?.kind !== 'assignment' || others.length > 0 || more.length > 0 || source?.kind !== 'word') return undefined;
  const [substitution] = source.parts;
  if (substitution?.kind !== 'substitution' || only.value?.kind !== 'word') return undefined;
  const parts = only.value.parts.map((part) => (isVariable(part, name) ? substitution : part));
  if (parts.filter(({ kind }) => kind === 'substitution').length !== 1) return undefined;
  const value: Word = parts.length === 1 ? source : { ...only.value, parts };
  return { ...only, value };
}

function isVariable(part: Part, name: string): boolean {
  return part.kind === 'variable' && part.name === name && (part.expansion === undefined || part.expansion.operator === '~');
}

