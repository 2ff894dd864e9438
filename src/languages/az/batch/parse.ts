import type { Assignment, Branch, Comparison, Name, Place, Script, Statement, Value, Word } from '../tree';
import { accept, charAt, cursorAt, deeper, endsByIndent, fault, indentAt, isAtEnd, lineEnd, lookingAt, operatorAt, skipBlanks, type Cursor } from './cursor';
import { parseFor } from './parse-for';
import { addText, parseWord, readPart } from './parse-word';

/**
 * Reads a batch file (`.bat`, `.cmd`): which commands run with which words, and what `set` and `for /f` put into variables. It never fails;
 * the time it takes grows with the length of the text. Labels and jumps are kept as places only: the text is read from top to bottom.
 */
export function parseBatch(text: string): Script {
  const c = cursorAt(text);
  const statements: Statement[] = [];
  while (c.at < c.limit) {
    skipSeparators(c);
    if (charAt(c) === ')') {
      fault(c, 'this parenthesis closes nothing', { start: c.at, end: c.at + 1 });
      c.at++;
    } else if (c.at < c.limit) statements.push(...parseCarefully(c));
  }
  return { dialect: 'batch', statements, errors: [...c.faults].sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** Reads commands, and once more with an eye to the indentation where a block is not closed. How much is read in vain is limited. */
function parseCarefully(c: Cursor): readonly Statement[] {
  const { at, faults: { length } } = c;
  c.unclosed = false;
  c.careful = c.inVain > mostInVain * c.text.length;
  const found = parseChain(c);
  if (!c.unclosed || c.careful) return found;
  c.inVain += c.at - at;
  c.at = at;
  c.faults.length = length;
  c.careful = true;
  return parseChain(c);
}

const mostInVain = 8;

/** The commands up to the end of what is read, or to the parenthesis that closes a block. */
function parseLines(c: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    skipSeparators(c);
    if (c.at >= c.limit || charAt(c) === ')' || (c.blocks > 0 && endsByIndent(c))) return statements;
    statements.push(...parseChain(c));
  }
}

function skipSeparators(c: Cursor): void {
  for (let before = -1; before !== c.at; ) {
    before = c.at;
    accept(c, separators);
    skipBlanks(c);
  }
}

const separators = /[\s;,=@\ufeff]+/y;

/** Commands with `&`, `&&`, `||` and `|` between them. */
function parseChain(c: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  let conditional = false;
  for (;;) {
    const found = parseStatement(c);
    skipBlanks(c);
    const operator = operatorAt(c);
    if (operator) c.at += operator.length;
    statements.push(...found.map((statement) => joined(statement, conditional, operator?.text === '|')));
    if (!operator) return statements;
    conditional = operator.text === '&&' || operator.text === '||';
    skipBlanks(c);
    accept(c, /@+/y);
    if (isAtEnd(c) && !operatorAt(c)) return statements;
  }
}

function joined(statement: Statement, conditional: boolean, piped: boolean): Statement {
  if (statement.kind === 'command') return { ...statement, conditional, piped };
  if (!conditional) return statement;
  if (statement.kind === 'block') return { ...statement, conditional };
  return { kind: 'block', own: false, conditional, body: [statement], start: statement.start, end: statement.end };
}

/** Reads one command, with everything that belongs to it. At least one character is read. */
export function parseStatement(c: Cursor): readonly Statement[] {
  return deeper(c, () => parseAnyStatement(c), () => {
    const start = c.at;
    c.at = Math.max(lineEnd(c), Math.min(start + 1, c.limit));
    fault(c, 'this is nested too deeply to be read', { start, end: c.at });
    return [];
  });
}

function parseAnyStatement(c: Cursor): readonly Statement[] {
  accept(c, /@+/y);
  skipBlanks(c);
  const start = c.at;
  if (charAt(c) === ':') return skipLine(c);
  if (charAt(c) === '(') return [parseBlock(c)];
  switch (lookingAt(c, keyword)?.[0].toLowerCase() ?? '') {
    case 'rem':
      return skipLine(c);
    case 'set':
      c.at += 3;
      return parseSet(c, start) ?? parseCommand(c, start);
    case 'if':
      c.at += 2;
      return parseIf(c, start);
    case 'for':
      c.at += 3;
      return parseFor(c, start, { body: parseBody, inner: parseLines });
    case 'call':
      c.at += 4;
      skipBlanks(c);
      return isAtEnd(c) ? [] : parseCalled(c, start);
    case 'goto':
    case 'exit':
      return parseJump(c, start);
    default:
      return parseCommand(c, start);
  }
}

/** What `call` calls: another script, or a label, which is an argument here. */
function parseCalled(c: Cursor, start: number): readonly Statement[] {
  return lookingAt(c, keyword)?.[0].toLowerCase() === 'set' ? parseAnyStatement(c) : parseCommand(c, start);
}

const keyword = /(?:rem|set|if|for|call|goto|exit)(?![\w.\-\\:])/iy;

function skipLine(c: Cursor): readonly Statement[] {
  c.at = Math.max(lineEnd(c), Math.min(c.at + 1, c.limit));
  return [];
}

/** `( … )` over several lines. */
function parseBlock(c: Cursor): Statement & { readonly kind: 'block' } {
  const start = c.at;
  const { block } = c;
  c.block = { indent: indentAt(c, start), trusted: undefined };
  c.at++;
  c.blocks++;
  const body = parseLines(c);
  const ours = charAt(c) === ')' && !endsByIndent(c);
  c.blocks--;
  c.block = block;
  if (ours) c.at++;
  else {
    fault(c, 'the parenthesis is not closed', { start, end: start + 1 });
    c.unclosed = true;
    stepBack(c, start + 1);
  }
  skipRedirections(c);
  return { kind: 'block', own: false, conditional: false, body, start, end: c.at };
}

/** Leaves the line break before the cursor unread, so that what follows a block that is not closed begins on a line of its own. */
function stepBack(c: Cursor, least: number): void {
  let at = c.at;
  while (at > least && /\s/.test(c.text.charAt(at - 1))) at--;
  const gap = /[\r\n]/.exec(c.text.slice(at, c.at));
  if (gap) c.at = at + gap.index;
}

/** The command behind a condition or `do`: a block by its statements. */
function parseBody(c: Cursor): readonly Statement[] {
  skipBlanks(c);
  accept(c, /@+/y);
  if (charAt(c) === '(') return parseBlock(c).body;
  return isAtEnd(c) ? [] : parseChain(c);
}

/** A program with its arguments. What `call` calls is named by what stands behind it. */
function parseCommand(c: Cursor, start: number): readonly Statement[] {
  const words: Word[] = [];
  const before = c.prose;
  c.prose ||= lookingAt(c, saying) !== undefined;
  for (;;) {
    skipBlanks(c);
    if (isAtEnd(c)) break;
    if (skipRedirections(c)) continue;
    words.push(parseWord(c));
  }
  c.prose = before;
  const end = words.at(-1)?.end ?? c.at;
  return words.length === 0 ? [] : [{ kind: 'command', words, assignments: [], conditional: false, piped: false, start, end }];
}

const saying = /(?:echo|title|prompt)(?![\w-])/iy;

/** `> file`, `2>&1`, `< file`: what is printed goes elsewhere. */
function skipRedirections(c: Cursor): boolean {
  let found = false;
  for (skipBlanks(c); lookingAt(c, c.inner ? innerRedirection : redirection); skipBlanks(c)) {
    accept(c, c.inner ? innerRedirection : redirection);
    found = true;
    if (charAt(c, -1) === '&') accept(c, /\d/y);
    else {
      skipBlanks(c);
      if (!isAtEnd(c)) parseWord(c);
    }
  }
  return found;
}

const redirection = /\d?(?:>>?|<(?!\p{L}[\p{L}\p{N} _./:-]{0,80}>(?![\w.])))&?/uy;
const innerRedirection = /\d?(?:\^?>){1,2}(?:\^?&)?|\d?\^?<(?!\p{L}[\p{L}\p{N} _./:-]{0,80}>(?![\w.]))/uy;

/** `set NAME=value`, `set "NAME=value"`, `set /p`, `set /a`. Undefined where nothing is set; then the cursor is back behind `set`. */
function parseSet(c: Cursor, start: number): readonly Statement[] | undefined {
  const from = c.at - 3;
  skipBlanks(c);
  const option = accept(c, /\/[apAP]/y)?.toLowerCase();
  skipBlanks(c);
  const quoted = accept(c, /"/y) !== undefined;
  if (option === '/a') return parseArithmetic(c, start, quoted);
  const nameStart = c.at;
  const text = accept(c, variableName)?.trimEnd();
  if (text === undefined || charAt(c) !== '=') {
    c.at = from;
    return undefined;
  }
  const name = { text, start: nameStart, end: nameStart + text.length };
  c.at++;
  const value = quoted ? parseQuotedValue(c) : parseBareValue(c);
  skipRedirections(c);
  const place = { start, end: Math.max(c.at, value.end) };
  if (option === undefined) return [assignment(name, value, place)];
  return [assignment(name, { kind: 'computed', statements: [], operation: { operator: 'set /p', operands: [value] }, start: value.start, end: value.end }, place)];
}

const variableName = /[^\s=%!"&|<>()^][^=%!"&|<>\r\n^]*/y;

function assignment(name: Name, value: Value, { start, end }: Place): Assignment {
  return { kind: 'assignment', name, adds: false, key: undefined, value, local: false, start, end };
}

/** The value up to the last quote of the line, which is read too. */
function parseQuotedValue(c: Cursor): Word {
  const start = c.at;
  const line = c.text.slice(start, lineEnd(c));
  const last = c.inner ? -1 : closingQuote(line);
  const end = start + (last < 0 ? line.trimEnd().length : last);
  const parts = partsUpTo(c, end, true);
  if (last < 0) fault(c, 'the string is not closed', { start, end });
  else c.at = end + 1;
  return { kind: 'word', parts, quoting: 'double', start, end };
}

/** The quote that ends `"NAME=value"`: the first one that a blank, an operator or nothing follows, else the last one. */
function closingQuote(line: string): number {
  const found = /"(?=\s*(?:$|[&|)<>]))/.exec(line);
  return found ? found.index : line.lastIndexOf('"');
}

/** The value up to the end of the command. Blanks at its end, which cmd keeps, are left out: no program receives them. */
function parseBareValue(c: Cursor): Word {
  const start = c.at;
  if (/[ \t]*"/y.test(c.text.slice(start, start + 80)) && /^[ \t]*"[^"\r\n]*"[ \t]*(?:[\r\n&|)]|$)/.test(c.text.slice(start, lineEnd(c) + 1))) {
    accept(c, /[ \t]*/y);
    return parseWord(c);
  }
  const parts: Word['parts'][number][] = [];
  let quoted = false;
  let end = start;
  while (quoted ? c.at < c.limit && !/[\r\n]/.test(charAt(c)) : !isAtEnd(c) && !lookingAt(c, redirected)) {
    const at = c.at;
    const char = charAt(c);
    if (char === '"') quoted = !quoted;
    if (char === '"' || (char === ' ' || char === '\t')) {
      c.at++;
      addText(parts, char, at, c.at);
    } else readPart(c, parts, quoted);
    if (char !== ' ' && char !== '\t') end = c.at;
  }
  const last = parts.at(-1);
  if (last?.kind === 'text') {
    const text = last.text.trimEnd();
    if (text === '') parts.pop();
    else parts[parts.length - 1] = { ...last, text, end: Math.min(last.end, end) };
  }
  return { kind: 'word', parts, quoting: 'bare', start, end };
}

const redirected = /\d?[<>]/y;

function partsUpTo(c: Cursor, end: number, quoted: boolean): Word['parts'] {
  const parts: Word['parts'][number][] = [];
  const { limit } = c;
  c.limit = end;
  while (c.at < end) {
    if (charAt(c) === '"') {
      addText(parts, '"', c.at, c.at + 1);
      c.at++;
    } else readPart(c, parts, quoted);
  }
  c.limit = limit;
  return parts;
}

/** `set /a NAME=1+2`: computed, and not followed. */
function parseArithmetic(c: Cursor, start: number, quoted: boolean): readonly Statement[] {
  const from = c.at;
  const name = lookingAt(c, /\s*([A-Za-z_]\w*)\s*[-+*/%&|^]?=/y);
  while (quoted ? c.at < c.limit && !/["\r\n]/.test(charAt(c)) : !isAtEnd(c)) c.at++;
  const end = c.at;
  if (quoted) accept(c, /"/y);
  const text = name?.[1];
  if (!name || text === undefined) return [];
  const nameStart = from + name[0].indexOf(text);
  const place = { start: from + name[0].length, end: Math.max(end, from + name[0].length) };
  const expression: Word = { kind: 'word', parts: [{ kind: 'arithmetic', text: c.text.slice(place.start, place.end), ...place }], quoting: 'bare', ...place };
  const value: Value = { kind: 'computed', statements: [], operation: { operator: 'set /a', operands: [expression] }, ...place };
  return [assignment({ text, start: nameStart, end: nameStart + text.length }, value, { start, end: c.at })];
}

/** `if [/i] [not] condition command [else command]`. */
function parseIf(c: Cursor, start: number): readonly Statement[] {
  skipBlanks(c);
  const from = c.at;
  const ignoresCase = accept(c, /\/i(?=\s)/iy) !== undefined;
  skipBlanks(c);
  const negated = accept(c, /not(?=\s)/iy) !== undefined;
  skipBlanks(c);
  const compares = parseTest(c, negated, ignoresCase);
  const condition = c.text.slice(from, c.at).trim();
  const body = parseBody(c);
  const branches: Branch[] = [{ condition, test: [], compares, body, start, end: c.at }];
  const behind = c.at;
  skipBlanks(c);
  const elseStart = c.at;
  if (accept(c, /else(?![\w-])/iy) === undefined) c.at = behind;
  else {
    const otherwise = parseBody(c);
    branches.push({ condition: undefined, test: [], compares: undefined, body: otherwise, start: elseStart, end: c.at });
  }
  return [{ kind: 'if', branches, start, end: c.at }];
}

function parseTest(c: Cursor, negated: boolean, ignoresCase: boolean): Comparison | undefined {
  if (accept(c, /(?:exist|defined|errorlevel|cmdextversion)(?=\s)/iy) !== undefined) {
    skipBlanks(c);
    if (!isAtEnd(c)) parseWord(c);
    return undefined;
  }
  if (isAtEnd(c)) {
    fault(c, 'the condition is missing', { start: c.at, end: c.at });
    return undefined;
  }
  const left = parseOperand(c);
  skipBlanks(c);
  const operator = accept(c, /==|(?:equ|neq|lss|leq|gtr|geq)(?=\s)/iy)?.toLowerCase();
  if (operator === undefined) {
    fault(c, 'this is no condition', left);
    return undefined;
  }
  skipBlanks(c);
  if (isAtEnd(c)) {
    fault(c, 'the other side of the comparison is missing', { start: c.at, end: c.at });
    return undefined;
  }
  const right = parseOperand(c);
  if (operator !== '==' && operator !== 'equ' && operator !== 'neq') return undefined;
  return { left, right, equal: (operator === 'neq') === negated, ignoresCase };
}

/** A side of a comparison: up to a blank or `=`, its quotes left out, since both sides have them. */
function parseOperand(c: Cursor): Word {
  const start = c.at;
  const stop = lookingAt(c, operandText)?.[0].length ?? 1;
  const { limit } = c;
  c.limit = Math.min(limit, start + stop);
  const word = parseWord(c);
  c.at = c.limit;
  c.limit = limit;
  return word;
}

const operandText = /(?:"[^"\r\n]*"|[^\s"=(])(?:"[^"\r\n]*"|[^\s"=])*/y;

/** `goto label`, `goto :eof`, `exit /b 1`. */
function parseJump(c: Cursor, start: number): readonly Statement[] {
  const word = accept(c, keyword)?.toLowerCase() ?? '';
  const from = c.at;
  while (!isAtEnd(c)) c.at++;
  const rest = c.text.slice(from, c.at).trim().toLowerCase();
  const returns = word === 'exit' ? /^\/b\b/.test(rest) : /^:eof\b/.test(rest);
  return [{ kind: 'jump', word: returns ? 'return' : word === 'exit' ? 'exit' : 'goto', start, end: c.at }];
}
