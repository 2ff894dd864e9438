import type { Branch, Case, Comparison, FunctionDeclaration, Jump, Parameter, Place, Script, Statement, Value } from '../tree';
import { balancedEnd, skipBlanks, skipLines, skipSeparators } from './blanks';
import {
  accept, bookmark, charAt, cursorAt, deeper, endsByIndent, fault, goBack, isOver, lineEnd, lookingAt, maySpend, withLists, type Closer, type Cursor,
} from './cursor';
import { inGroup } from './groups';
import { acceptRedirection, parseWords } from './parse-command';
import { isAtLineEnd, itemsOf, parseAlone, parseBlock, parseExpression, parsePrimary, parseRightSide } from './parse-expression';
import { parsePipeline } from './parse-pipeline';
import { isQuote } from './parse-string';
import { computed, opaque, statementsIn, valueOf } from './values';

/**
 * Reads a script of PowerShell: which commands run with which words. It never fails. What makes no sense is skipped up to the next line or
 * statement and named in `errors`; what stands before and behind it is as if it were not there. The time it takes grows with the length of
 * the text, whatever the text.
 *
 * Each statement is first read as PowerShell reads it. Where something in it is not closed, so that it swallowed what follows, it is read
 * once more with an eye to the indentation. How much may be read in vain is limited.
 */
export function parsePowerShell(text: string): Script {
  const c = cursorAt(text, { statements: parseStatements, statement: parseStatement });
  const statements: Statement[] = [];
  const head = carefully(c, () => acceptParameters(c));
  for (skipSeparators(c); !isOver(c); skipSeparators(c)) {
    const closer = charAt(c);
    if (closer === '}' || closer === ')') {
      fault(c, 'this bracket closes nothing', { start: c.at, end: c.at + 1 });
      c.at++;
      continue;
    }
    statements.push(...carefully(c, () => parseStatement(c)));
  }
  const errors = sorted(c);
  return { dialect: 'powershell', statements, ...(head ? { parameters: head } : {}), errors };
}

/** Reads something at the top of the script, and once more, carefully, where something in it is not closed. */
function carefully<T>(c: Cursor, read: () => T): T {
  const mark = bookmark(c);
  c.unclosed = false;
  c.careful = !maySpend(c);
  const found = read();
  if (!c.unclosed || c.careful) return found;
  goBack(c, mark);
  c.careful = true;
  return read();
}

/** The faults in the order of the text, each of them once. */
function sorted({ faults }: Cursor): Script['errors'] {
  const seen = new Set<string>();
  return [...faults].sort((a, b) => a.start - b.start || a.end - b.end).filter(({ message, start }) => {
    const key = `${start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function parseStatements(c: Cursor, closer: Closer): readonly Statement[] {
  const statements: Statement[] = [];
  if (closer === '}') acceptParameters(c);
  for (;;) {
    skipSeparators(c);
    if (isOver(c) || endsByIndent(c)) return statements;
    const char = charAt(c);
    if (char === closer || (char === ')' && c.round > 0) || (char === '}' && c.braces > 0)) return statements;
    if (char === ')' || char === '}') {
      fault(c, 'this bracket closes nothing', { start: c.at, end: c.at + 1 });
      c.at++;
      continue;
    }
    statements.push(...parseStatement(c));
  }
}

/** Reads one statement. At least one character is read, but before a closing bracket. */
function parseStatement(c: Cursor): readonly Statement[] {
  return deeper(c, parseAnyStatement, (deep) => {
    const start = deep.at;
    deep.at = Math.max(start + 1, Math.min(balancedEnd(deep, start) ?? lineEnd(deep, start), lineEnd(deep, start)));
    fault(deep, 'this is nested too deeply to be read', { start, end: deep.at });
    return [];
  });
}

function parseAnyStatement(c: Cursor): readonly Statement[] {
  if (isOver(c) || ')}'.includes(charAt(c))) return [];
  const start = c.at;
  accept(c, label);
  const word = lookingAt(c, keyword)?.[0].toLowerCase() ?? '';
  const parse = readers.get(word);
  if (parse) {
    c.at += word.length;
    skipBlanks(c);
    const found = parse(c, start);
    if (found) return found;
    c.at = start;
  }
  if (charAt(c) === '[' && acceptAttributes(c)) return [];
  const before = c.at;
  const found = parsePipeline(c);
  if (c.at === before && !isOver(c) && !')}'.includes(charAt(c))) c.at++;
  return withEnd(c, found);
}

/** Nothing may follow a pipeline on its line but a semicolon or a closing bracket. */
function withEnd(c: Cursor, found: readonly Statement[]): readonly Statement[] {
  while (acceptRedirection(c));
  const behind = c.at;
  skipBlanks(c);
  if (isAtLineEnd(c) || ';)}'.includes(charAt(c))) {
    c.at = behind;
    return found;
  }
  const start = c.at;
  while (!isAtLineEnd(c) && !';)}'.includes(charAt(c))) {
    const before = c.at;
    parseWords(c, []);
    if (c.at === before) c.at++;
    skipBlanks(c);
  }
  fault(c, 'this does not belong to the statement', { start, end: c.at });
  return found;
}

const label = /:[A-Za-z_]\w*\s+(?=(?:foreach|for|while|do|switch)\b)/iy;
const keyword = /[A-Za-z]+(?![\w\-.\\/:=])/y;

/** How a statement goes on behind its first word; undefined where the word is a command's after all. */
type Reader = (c: Cursor, start: number) => readonly Statement[] | undefined;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['if', parseIf],
  ['foreach', parseForeach],
  ['for', parseFor],
  ['while', parseWhile],
  ['do', parseDo],
  ['switch', parseSwitch],
  ['function', parseFunction],
  ['filter', parseFunction],
  ['workflow', parseFunction],
  ['configuration', parseFunction],
  ['param', parseParam],
  ['try', parseTry],
  ['trap', parseTrap],
  ['begin', parseNamedBlock],
  ['process', parseNamedBlock],
  ['end', parseNamedBlock],
  ['clean', parseNamedBlock],
  ['dynamicparam', parseNamedBlock],
  ['parallel', parseNamedBlock],
  ['sequence', parseNamedBlock],
  ['inlinescript', parseNamedBlock],
  ['data', parseData],
  ['class', parseClass],
  ['enum', parseClass],
  ['using', parseUsing],
  ['return', parseJump('return')],
  ['exit', parseJump('exit')],
  ['throw', parseJump('throw')],
  ['break', parseJump('break')],
  ['continue', parseJump('continue')],
]);

/** The block that must follow; empty where there is none. */
function parseBody(c: Cursor, what: string): Place & { readonly statements: readonly Statement[] } {
  const behind = c.at;
  skipLines(c);
  if (charAt(c) === '{') return parseBlock(c);
  c.at = behind;
  fault(c, `the block of \`${what}\` is missing`, { start: behind, end: behind });
  return { statements: [], start: behind, end: behind };
}

/** A condition in parentheses. */
function parseCondition(c: Cursor, what: string): { readonly text: string | undefined; readonly statements: readonly Statement[] } {
  skipLines(c);
  if (charAt(c) !== '(') {
    fault(c, `the condition of \`${what}\` is missing`, { start: c.at, end: c.at });
    return { text: undefined, statements: [] };
  }
  const start = c.at;
  c.at++;
  const found = inGroup(c, start, ')', () => parseAlone(c), []);
  return { text: c.text.slice(start + 1, Math.max(start + 1, c.at - 1)).trim(), statements: found };
}

function parseIf(c: Cursor, start: number): readonly Statement[] {
  const branches: Branch[] = [];
  let word = 'if';
  for (let from = start; ; ) {
    const condition = word === 'else' ? { text: undefined, statements: [] } : parseCondition(c, word);
    const body = parseBody(c, word);
    branches.push({
      condition: condition.text,
      test: running(condition.statements),
      compares: comparisonOf(condition.statements),
      body: body.statements,
      start: from,
      end: c.at,
    });
    const behind = c.at;
    skipLines(c);
    from = c.at;
    const next = word === 'else' ? undefined : accept(c, elseWord)?.toLowerCase();
    if (next === undefined) {
      c.at = behind;
      return [{ kind: 'if', branches, start, end: behind }];
    }
    word = next;
    skipBlanks(c);
  }
}

const elseWord = /else(?:if)?(?![\w-])/iy;

/** What runs in a condition, where the condition is no command by itself. */
function running(found: readonly Statement[]): readonly Statement[] {
  return found.flatMap((statement) => (statement.kind === 'output' && !statement.piped ? statementsIn(statement.value) : [statement]));
}

/** `left -eq right` and the like, where the condition is nothing else. */
function comparisonOf([only, ...others]: readonly Statement[]): Comparison | undefined {
  const value = only?.kind === 'output' && others.length === 0 ? only.value : undefined;
  const { operator = '', operands: [left, right, ...more] = [] } = (value?.kind === 'computed' && value.operation) || {};
  const [, sensitive, kind] = /^-([ci]?)(eq|ne)$/.exec(operator) ?? [];
  if (!left || !right || more.length > 0 || kind === undefined) return undefined;
  return { left, right, equal: kind === 'eq', ignoresCase: sensitive !== 'c' };
}

function parseForeach(c: Cursor, start: number): readonly Statement[] | undefined {
  accept(c, /-parallel\s*/iy);
  if (charAt(c) !== '(') return undefined;
  const open = c.at;
  c.at++;
  const head = inGroup(c, open, ')', () => parseForeachHead(c), undefined);
  const { statements: body } = parseBody(c, 'foreach');
  return [{ kind: 'loop', name: head?.name, over: head?.over && itemsOf(head.over), body, start, end: c.at }];
}

function parseForeachHead(c: Cursor): { readonly name: { readonly text: string; readonly start: number; readonly end: number }; readonly over: Value | undefined } | undefined {
  skipLines(c);
  const variable = lookingAt(c, loopVariable);
  if (!variable) {
    fault(c, 'the variable of the loop is missing', { start: c.at, end: c.at });
    return undefined;
  }
  const [whole, braced, bare] = variable;
  const text = braced ?? bare ?? '';
  const start = c.at + whole.indexOf(text);
  c.at += whole.length;
  const name = { text, start, end: start + text.length };
  skipLines(c);
  if (accept(c, /in(?![\w-])/iy) === undefined) {
    fault(c, '`in` is missing', { start: c.at, end: c.at });
    return { name, over: undefined };
  }
  skipLines(c);
  const from = c.at;
  const found = c.grammar.statement(c);
  if (found.length === 0) {
    fault(c, 'what the loop goes over is missing', { start: from, end: from });
    return { name, over: undefined };
  }
  return { name, over: valueOf(found, { start: from, end: c.at }) };
}

const loopVariable = /\$(?:\{([^}\r\n]+)\}|([\p{L}\p{Nd}_:?]+))/uy;

/** `for (start; condition; step) { … }`: the start runs before the loop, the rest in each round. */
function parseFor(c: Cursor, start: number): readonly Statement[] | undefined {
  if (charAt(c) !== '(') return undefined;
  const open = c.at;
  c.at++;
  const pieces = inGroup(c, open, ')', () => parseForHead(c), []);
  const [before = [], test = [], step = []] = pieces;
  const { statements: body } = parseBody(c, 'for');
  return [...running(before), { kind: 'loop', name: undefined, over: undefined, body: [...running(test), ...body, ...running(step)], start, end: c.at }];
}

function parseForHead(c: Cursor): readonly (readonly Statement[])[] {
  const pieces: (readonly Statement[])[] = [];
  for (let index = 0; index < 3; index++) {
    skipLines(c);
    pieces.push(isOver(c) || ';)'.includes(charAt(c)) ? [] : c.grammar.statement(c));
    skipLines(c);
    if (charAt(c) === ';') c.at++;
  }
  return pieces;
}

function parseWhile(c: Cursor, start: number): readonly Statement[] | undefined {
  if (charAt(c) !== '(') return undefined;
  const { statements: test } = parseCondition(c, 'while');
  const { statements: body } = parseBody(c, 'while');
  return [{ kind: 'loop', name: undefined, over: undefined, body: [...running(test), ...body], start, end: c.at }];
}

function parseDo(c: Cursor, start: number): readonly Statement[] | undefined {
  const { statements: body } = parseBody(c, 'do');
  const behind = c.at;
  skipLines(c);
  const word = accept(c, /(?:while|until)(?![\w-])/iy);
  if (word === undefined) {
    c.at = behind;
    fault(c, '`while` or `until` is missing', { start, end: start + 2 });
    return [{ kind: 'loop', name: undefined, over: undefined, body, start, end: c.at }];
  }
  const { statements: test } = parseCondition(c, word);
  return [{ kind: 'loop', name: undefined, over: undefined, body: [...body, ...running(test)], start, end: c.at }];
}

function parseSwitch(c: Cursor, start: number): readonly Statement[] | undefined {
  const flags: string[] = [];
  for (let flag = accept(c, switchFlag); flag !== undefined; flag = accept(c, switchFlag)) {
    flags.push(flag.trim().toLowerCase());
    skipBlanks(c);
  }
  let subject: Value = opaque([], { start: c.at, end: c.at });
  if (charAt(c) === '(') {
    const from = c.at;
    c.at++;
    const found = inGroup(c, from, ')', () => parseAlone(c), []);
    subject = valueOf(found, { start: from, end: c.at });
  } else if (flags.some((flag) => flag.startsWith('-f')) && !isAtLineEnd(c)) subject = computed('-file', [parsePrimary(c)], { start: c.at, end: c.at });
  else return undefined;
  skipLines(c);
  if (charAt(c) !== '{') {
    fault(c, 'the block of `switch` is missing', { start: c.at, end: c.at });
    return [{ kind: 'case', subject, branches: [], start, end: c.at }];
  }
  const open = c.at;
  c.at++;
  const operator = flags.some((flag) => flag.startsWith('-r')) ? '-match' : flags.some((flag) => flag.startsWith('-w')) ? '-like' : undefined;
  const branches = inGroup(c, open, '}', () => parseCases(c, operator), []);
  return [{ kind: 'case', subject, branches, start, end: c.at }];
}

const switchFlag = /-(?:regex|wildcard|exact|casesensitive|parallel|file)(?![\w-])\s*/iy;

function parseCases(c: Cursor, operator: string | undefined): Case['branches'] {
  const branches: Case['branches'][number][] = [];
  for (;;) {
    skipSeparators(c);
    if (isOver(c) || '})'.includes(charAt(c)) || endsByIndent(c)) return branches;
    const start = c.at;
    const isDefault = accept(c, /default(?=\s*\{)/iy) !== undefined;
    const pattern = isDefault ? undefined : parsePattern(c);
    skipLines(c);
    if (charAt(c) !== '{') {
      fault(c, 'the block of this case is missing', { start, end: c.at });
      if (c.at === start) return branches;
      continue;
    }
    const { statements: body } = parseBlock(c);
    const patterns = pattern === undefined ? [] : itemsOf(pattern).map((item) => (operator === undefined || (item.kind === 'computed') ? item : computed(operator, [item], item)));
    branches.push({ patterns, body });
  }
}

/** A pattern: an expression, or a bare word. */
function parsePattern(c: Cursor): Value {
  const start = c.at;
  const bare = isQuote(charAt(c)) ? undefined : lookingAt(c, barePattern);
  if (!bare) return parseExpression(c);
  c.at += bare[0].length;
  const place = { start, end: c.at };
  return { kind: 'word', parts: [{ kind: 'text', text: bare[0], ...place }], quoting: 'bare', ...place };
}

const barePattern = /[\p{L}_*?.\\/-][^\s{}(),;|&'"$`]*(?=\s*\{)/uy;

function parseFunction(c: Cursor, start: number): readonly Statement[] | undefined {
  const from = c.at;
  const text = accept(c, functionName);
  if (text === undefined) return undefined;
  const name = { text, start: from, end: c.at };
  const behind = c.at;
  skipLines(c);
  let parameters: readonly Parameter[] = [];
  if (charAt(c) === '(') {
    parameters = parseParameterList(c);
    skipLines(c);
  }
  if (charAt(c) !== '{') {
    if (parameters.length === 0) c.at = behind;
    fault(c, 'the block of the function is missing', { start, end: name.end });
    return [functionOf(name, parameters, [], { start, end: c.at })];
  }
  const open = c.at;
  c.at++;
  const { inner, body } = inGroup(c, open, '}', () => ({ inner: acceptParameters(c), body: c.grammar.statements(c, '}') }), { inner: undefined, body: [] });
  return [functionOf(name, inner ?? parameters, body, { start, end: c.at })];
}

const functionName = /[\p{L}_][\p{L}\p{Nd}_:.?-]*/uy;

function functionOf(name: FunctionDeclaration['name'], parameters: readonly Parameter[], body: readonly Statement[], { start, end }: Place): FunctionDeclaration {
  return { kind: 'function', name, parameters, body, start, end };
}

/** The `param( … )` at the head of a script or block, with the attributes before it. Nothing is read where there is none. */
function acceptParameters(c: Cursor): readonly Parameter[] | undefined {
  const mark = bookmark(c);
  skipSeparators(c);
  while (lookingAt(c, usingLine)) {
    c.at = lineEnd(c, c.at);
    skipSeparators(c);
  }
  acceptAttributes(c);
  if (accept(c, paramWord) !== undefined) {
    skipLines(c);
    return parseParameterList(c);
  }
  c.at = mark.at;
  c.faults.length = mark.faults;
  return undefined;
}

const paramWord = /param(?=\s*\()/iy;
const usingLine = /using\s+(?:namespace|module|assembly)\s/iy;

/** Reads attributes that stand before `param`. Nothing is read where they belong to something else. */
function acceptAttributes(c: Cursor): boolean {
  const start = c.at;
  while (charAt(c) === '[') {
    const end = balancedEnd(c, c.at);
    if (end === undefined) break;
    c.at = end;
    skipSeparators(c);
  }
  if (c.at > start && lookingAt(c, paramWord)) return true;
  c.at = start;
  return false;
}

/** A `param( … )` that is not at the head: PowerShell refuses it, and what it declares is plain all the same. */
function parseParam(c: Cursor, start: number): readonly Statement[] | undefined {
  if (charAt(c) !== '(') return undefined;
  const parameters = parseParameterList(c);
  return parameters.map(({ name, fallback }) => ({ kind: 'assignment', name, adds: false, key: undefined, value: fallback, local: false, start, end: c.at }));
}

function parseParameterList(c: Cursor): readonly Parameter[] {
  const open = c.at;
  c.at++;
  return inGroup(c, open, ')', () => {
    const parameters: Parameter[] = [];
    for (;;) {
      skipSeparators(c);
      if (isOver(c) || ')}'.includes(charAt(c)) || endsByIndent(c)) return parameters;
      const parameter = withLists(c, false, () => parseParameter(c));
      if (!parameter) return parameters;
      parameters.push(parameter);
      skipLines(c);
      if (charAt(c) === ',') c.at++;
      else if (charAt(c) !== ')') fault(c, 'a comma is missing', { start: c.at, end: c.at });
    }
  }, []);
}

/** `[attribute][type]$name = default`. */
function parseParameter(c: Cursor): Parameter | undefined {
  while (charAt(c) === '[') {
    const end = balancedEnd(c, c.at);
    if (end === undefined) return undefined;
    c.at = end;
    skipLines(c);
  }
  const variable = lookingAt(c, loopVariable);
  if (!variable) {
    fault(c, 'the name of a parameter is missing', { start: c.at, end: c.at });
    return undefined;
  }
  const [whole, braced, bare] = variable;
  const text = braced ?? bare ?? '';
  const start = c.at + whole.indexOf(text);
  c.at += whole.length;
  const name = { text, start, end: start + text.length };
  const behind = c.at;
  skipLines(c);
  if (charAt(c) !== '=') {
    c.at = behind;
    return { name, fallback: undefined };
  }
  c.at++;
  skipLines(c);
  if (isOver(c) || ',)'.includes(charAt(c))) {
    fault(c, 'the default is missing', { start: c.at, end: c.at });
    return { name, fallback: undefined };
  }
  return { name, fallback: parseExpression(c) };
}

/** `try { … } catch [type] { … } finally { … }`: what is caught may never run. */
function parseTry(c: Cursor, start: number): readonly Statement[] | undefined {
  skipLines(c);
  if (charAt(c) !== '{') return undefined;
  const first = parseBlock(c);
  const blocks: Statement[] = [{ kind: 'block', own: false, conditional: false, body: first.statements, start, end: c.at }];
  for (;;) {
    const behind = c.at;
    skipLines(c);
    const from = c.at;
    const word = accept(c, /(?:catch|finally)(?![\w-])/iy)?.toLowerCase();
    if (word === undefined) {
      c.at = behind;
      if (blocks.length === 1) fault(c, '`catch` or `finally` is missing', { start, end: start + 3 });
      return blocks;
    }
    skipLines(c);
    while (charAt(c) === '[' || charAt(c) === ',') {
      c.at = charAt(c) === ',' ? c.at + 1 : balancedEnd(c, c.at) ?? lineEnd(c, c.at);
      skipLines(c);
    }
    const { statements: body } = parseBody(c, word);
    blocks.push({ kind: 'block', own: false, conditional: word === 'catch', body, start: from, end: c.at });
    if (word === 'finally') return blocks;
  }
}

function parseTrap(c: Cursor, start: number): readonly Statement[] | undefined {
  if (charAt(c) === '[') c.at = balancedEnd(c, c.at) ?? lineEnd(c, c.at);
  skipLines(c);
  if (charAt(c) !== '{') return undefined;
  const { statements: body } = parseBlock(c);
  return [{ kind: 'block', own: false, conditional: true, body, start, end: c.at }];
}

/** `begin { … }` and the like: parts of a function, one behind the other. */
function parseNamedBlock(c: Cursor, start: number): readonly Statement[] | undefined {
  skipLines(c);
  if (charAt(c) !== '{') return undefined;
  const { statements: body } = parseBlock(c);
  return [{ kind: 'block', own: false, conditional: false, body, start, end: c.at }];
}

function parseData(c: Cursor, start: number): readonly Statement[] | undefined {
  accept(c, /[A-Za-z_]\w*(?=\s*\{)/y);
  return parseNamedBlock(c, start);
}

/** A class or an enumeration: its methods as functions. */
function parseClass(c: Cursor): readonly Statement[] | undefined {
  if (accept(c, /[A-Za-z_]\w*(?:\s*:[^{\r\n]*)?(?=\s*\{)/y) === undefined) return undefined;
  skipLines(c);
  const open = c.at;
  c.at++;
  return inGroup(c, open, '}', () => parseMembers(c), []);
}

/** The methods in a class. Properties are passed over. */
function parseMembers(c: Cursor): readonly Statement[] {
  const methods: Statement[] = [];
  for (;;) {
    skipSeparators(c);
    if (isOver(c) || '})'.includes(charAt(c)) || endsByIndent(c)) return methods;
    const start = c.at;
    const text = accept(c, functionName);
    skipBlanks(c);
    if (text !== undefined && charAt(c) === '(') {
      c.at = balancedEnd(c, c.at) ?? lineEnd(c, c.at);
      skipLines(c);
      const base = accept(c, /:\s*base\s*(?=\()/iy);
      if (base !== undefined) c.at = balancedEnd(c, c.at) ?? lineEnd(c, c.at);
      const { statements: body } = parseBody(c, text);
      methods.push(functionOf({ text, start, end: start + text.length }, [], body, { start, end: c.at }));
    } else if (charAt(c) === '[') c.at = balancedEnd(c, c.at) ?? lineEnd(c, c.at);
    else if (charAt(c) === '$') {
      parsePrimary(c);
      skipBlanks(c);
      if (charAt(c) === '=') parseRightSide(c);
    }
    if (c.at === start) c.at++;
  }
}

function parseUsing(c: Cursor): readonly Statement[] | undefined {
  if (!lookingAt(c, /(?:namespace|module|assembly)\s/iy)) return undefined;
  c.at = lineEnd(c, c.at);
  return [];
}

/** `return value` and the like; behind `break` and `continue` may stand a label. */
function parseJump(word: Jump['word']): Reader {
  return (c, start) => {
    const behind = start + word.length;
    if (isAtLineEnd(c) || ';)}'.includes(charAt(c))) {
      c.at = behind;
      return [{ kind: 'jump', word, start, end: behind }];
    }
    const from = c.at;
    const value = valueOf(parsePipeline(c), { start: from, end: c.at });
    const jump: Jump = word === 'break' || word === 'continue' ? { kind: 'jump', word, start, end: c.at } : { kind: 'jump', word, value, start, end: c.at };
    return withEnd(c, [jump]);
  };
}
