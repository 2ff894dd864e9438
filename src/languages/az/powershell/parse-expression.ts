import type { List, Place, Statement, Step, Table, Value, Word } from '../tree';
import { balancedEnd, skipBlanks, skipLines, skipLinesTo, skipSeparators } from './blanks';
import {
  accept, bookmark, charAt, deeper, endsByIndent, fault, indentOf, isFirstOnLine, isLineBreak, isOver, lineEnd, lookingAt, withLists, type Cursor,
} from './cursor';
import { inGroup } from './groups';
import { isQuote, parseDollarWord, parseHereString, parseQuoted, readPlaceholder } from './parse-string';
import { asWord, computed, opaque, statementsIn, textWord, valueOf, variableIn, wordOf } from './values';

/**
 * Reads an expression: everything that PowerShell computes, where no command stands. What is no expression is a fault, and gives a
 * value of which nothing is known.
 */
export function parseExpression(c: Cursor): Value {
  return deeper(c, () => parseConditional(c), () => {
    const place = { start: c.at, end: balancedEnd(c, c.at) ?? lineEnd(c, c.at) };
    fault(c, 'this is nested too deeply to be read', place);
    c.at = Math.max(place.end, Math.min(c.at + 1, c.limit));
    return opaque([], place);
  });
}

/** `a ? b : c`, which only newer versions know. */
function parseConditional(c: Cursor): Value {
  const condition = parseBinary(c, 0);
  const mark = bookmark(c);
  skipBlanks(c);
  if (charAt(c) !== '?' || !/[\s$('"\d@[{]/.test(charAt(c, 1))) return back(c, mark.at, condition);
  c.at++;
  if (!skipLinesTo(c, 'operand')) return back(c, mark.at, condition);
  const yes = parseExpression(c);
  skipLines(c);
  if (charAt(c) !== ':') {
    fault(c, 'the other half of the condition is missing', { start: mark.at, end: c.at });
    return computed('?', [condition, yes], { start: condition.start, end: yes.end });
  }
  c.at++;
  skipLinesTo(c, 'operand');
  const no = parseExpression(c);
  return computed('?', [condition, yes, no], { start: condition.start, end: no.end });
}

function back<T>(c: Cursor, at: number, value: T): T {
  c.at = at;
  return value;
}

/** The most operators, members or indexes in one chain that are told apart. */
const mostChained = 500;

function parseBinary(c: Cursor, least: number): Value {
  let chain: Chain = { operator: '', operands: [parseItems(c)] };
  for (let links = 0; ; links++) {
    const behind = c.at;
    skipBlanks(c);
    const operator = operatorAt(c);
    if (!operator || operator.power < least) return back(c, behind, chained(chain));
    c.at += operator.text.length;
    if (!skipLinesTo(c, 'operand')) {
      fault(c, `what \`${operator.text}\` applies to is missing`, { start: c.at, end: c.at });
      return chained(chain);
    }
    if (chain.operator !== operator.text) chain = { operator: operator.text, operands: [links < mostChained ? chained(chain) : forgotten(chained(chain))] };
    chain.operands.push(parseBinary(c, operator.power + 1));
  }
}

/** Operands with the same operator between them; a single one has none. */
interface Chain {
  readonly operator: string;
  readonly operands: Value[];
}

function chained({ operator, operands }: Chain): Value {
  const [first, ...others] = operands;
  const last = others.at(-1);
  if (!first || !last) return first ?? opaque([], { start: 0, end: 0 });
  return computed(operator, operands, { start: first.start, end: last.end });
}

/** The value with nothing known of it but what runs in it. */
function forgotten(value: Value): Value {
  return opaque(statementsIn(value), value);
}

interface Operator {
  readonly text: string;
  /** How strongly it binds. */
  readonly power: number;
}

const dash = '[-\\u2013-\\u2015]';
const wordOperator = new RegExp(`${dash}([A-Za-z]+)(?![\\w-])`, 'y');
const isDash = (char: string): boolean => char !== '' && '-\u2013\u2014\u2015'.includes(char);

function operatorAt(c: Cursor): Operator | undefined {
  const char = charAt(c);
  const next = charAt(c, 1);
  if (char === '.' && next === '.') return { text: '..', power: 7 };
  if (char === '?' && next === '?' && charAt(c, 2) !== '=') return { text: '??', power: 0.5 };
  if ('+*/%'.includes(char) && char !== '' && next !== '=' && !(char === '+' && next === '+')) return { text: char, power: char === '+' ? 4 : 5 };
  if (!isDash(char)) return undefined;
  const word = lookingAt(c, wordOperator)?.[1];
  if (word !== undefined) {
    const power = powerOf(word.toLowerCase());
    return power === undefined ? undefined : { text: `-${word.toLowerCase()}`, power };
  }
  return next === '=' || isDash(next) ? undefined : { text: '-', power: 4 };
}

function powerOf(word: string): number | undefined {
  return powers.get(word) ?? (/^[ci]/.test(word) && compares.has(word.slice(1)) ? 3 : undefined);
}

const compares: ReadonlySet<string> = new Set([
  'eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike', 'match', 'notmatch', 'contains', 'notcontains', 'in', 'notin', 'replace', 'split',
]);
const powers: ReadonlyMap<string, number> = new Map([
  ['and', 1], ['or', 1], ['xor', 1], ['band', 2], ['bor', 2], ['bxor', 2], ['f', 6],
  ...[...compares, 'is', 'isnot', 'as', 'join', 'shl', 'shr'].map((word): [string, number] => [word, 3]),
]);

/** `a, b, c`: commas bind more strongly than the other operators. */
function parseItems(c: Cursor): Value {
  const first = parseUnary(c);
  if (!c.lists) return first;
  const items = [first];
  for (;;) {
    const behind = c.at;
    skipBlanks(c);
    if (charAt(c) !== ',') {
      c.at = behind;
      break;
    }
    c.at++;
    if (!skipLinesTo(c, 'operand')) {
      fault(c, 'what the comma leads to is missing', { start: c.at - 1, end: c.at });
      break;
    }
    items.push(parseUnary(c));
  }
  return items.length === 1 ? first : listOf(items);
}

export function listOf(items: readonly Value[]): List {
  return { kind: 'list', items, start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
}

const unaryWord = new RegExp(`${dash}(not|bnot|join|split|csplit|isplit)(?![\\w-])`, 'iy');

function parseUnary(c: Cursor): Value {
  const start = c.at;
  const char = charAt(c);
  const operator = lookingAt(c, unaryWord)?.[0] ?? (char === '+' || isDash(char) ? (charAt(c, 1) === char ? char + char : char) : char === '!' || char === ',' ? char : '');
  if (operator === '' || lookingAt(c, number)) return char === '[' ? parseType(c) : parsePostfix(c, parsePrimary(c));
  c.at += operator.length;
  if (!skipLinesTo(c, 'operand')) {
    fault(c, `what \`${operator}\` applies to is missing`, { start, end: c.at });
    return opaque([], { start, end: c.at });
  }
  const operand = deeper(c, parseUnary, skipOperand);
  const place = { start, end: Math.max(operand.end, c.at) };
  if (operator === ',') return { kind: 'list', items: [operand], ...place };
  return computed(operator.toLowerCase().replace(/^[\u2013-\u2015]/, '-'), [operand], place);
}

function skipOperand(c: Cursor): Value {
  const place = { start: c.at, end: lineEnd(c, c.at) };
  fault(c, 'this is nested too deeply to be read', place);
  c.at = place.end;
  return opaque([], place);
}

/** A number, or the negative of one, where it is a token by itself. `2.8.5` is taken for one too. */
const number = /[+-]?(?:0x[\da-f]+|\d+(?:\.\d+){2,}|(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:e[+-]?\d+)?)(?:ul|us|uy|[usynldb])?(?:kb|mb|gb|tb|pb)?(?![\w$])/iy;

/** Whether an expression begins at the cursor, and not a command. */
export function startsExpression(c: Cursor): boolean {
  const char = charAt(c);
  if (char === '$') return lookingAt(c, dollarThing) !== undefined;
  if (char === '@') return /['"({\u2018-\u201e\w]/.test(charAt(c, 1));
  if (isQuote(char) || '([{!,'.includes(char)) return char !== '';
  if (lookingAt(c, unaryWord)) return true;
  if (lookingAt(c, number)) return lookingAt(c, numberAlone) !== undefined;
  if (char === '+' || isDash(char)) return /[\s$('"\d]/.test(charAt(c, 1)) || (charAt(c, 1) === char && charAt(c, 2) === '$');
  return false;
}

const dollarThing = /\$(?:[\p{L}\p{Nd}_?$^({])/uy;
const numberAlone = new RegExp(`${number.source}(?=[\\s;,|&)}+*/%\\]-]|\\.\\.|$)`, 'iy');

/** What stands by itself, without members and operators. */
export function parsePrimary(c: Cursor): Value {
  const start = c.at;
  const char = charAt(c);
  if (isQuote(char)) return parseQuoted(c);
  if (char === '$') return parseDollarWord(c) ?? missing(c);
  if (char === '(') return parseParentheses(c);
  if (char === '@') return parseAt(c);
  if (char === '{') return parseScriptBlock(c);
  const placeholder = readPlaceholder(c);
  if (placeholder) return wordOf(placeholder);
  const digits = accept(c, number);
  if (digits !== undefined) return textWord(digits, { start, end: c.at });
  const bare = accept(c, bareWord);
  if (bare === undefined) return missing(c);
  const place = { start, end: c.at };
  fault(c, 'a text needs quotes here', place);
  return textWord(bare, place);
}

const bareWord = /[\p{L}\d_/\\:.~*-][^\s(){}[\];,|&'"$`]*/uy;

function missing(c: Cursor): Value {
  const place = { start: c.at, end: c.at };
  fault(c, 'a value is missing', place);
  return opaque([], place);
}

/** What begins with `@`: `@( … )`, `@{ … }`, a here-string. Splatting belongs to commands. */
function parseAt(c: Cursor): Value {
  const start = c.at;
  if (charAt(c, 1) === '(') return parseArray(c);
  if (charAt(c, 1) === '{') return parseTable(c);
  const here = parseHereString(c);
  if (here) return here;
  c.at++;
  fault(c, '@ means nothing here', { start, end: c.at });
  return parsePrimary(c);
}

/** `@( … )`: what its statements give, one behind the other. */
function parseArray(c: Cursor): List {
  const start = c.at;
  c.at += 2;
  const statements = inGroup(c, start, ')', () => c.grammar.statements(c, ')'), []);
  const items = statements.some(({ kind }) => kind !== 'output') || statements.some((statement) => statement.kind === 'output' && statement.piped)
    ? [valueOf(statements, { start: start + 1, end: c.at })]
    : statements.flatMap((statement) => (statement.kind === 'output' ? itemsOf(statement.value) : []));
  return { kind: 'list', items, start, end: c.at };
}

/** The items of a list that is written with commas, or the value by itself. */
export function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

/** `( … )`: one pipeline. An expression that stands alone in it is itself, but for its place. */
function parseParentheses(c: Cursor): Value {
  const start = c.at;
  c.at++;
  const statements = inGroup(c, start, ')', () => parseAlone(c), []);
  const place = { start, end: c.at };
  if (c.text.slice(start + 1, c.at - 1).trim() === '' && c.text.charAt(c.at - 1) === ')') fault(c, 'nothing stands in the parentheses', place);
  return { ...valueOf(statements, place), ...place };
}

/** The one statement that parentheses hold, which may begin on the next line. */
export function parseAlone(c: Cursor): readonly Statement[] {
  skipLines(c);
  return c.grammar.statement(c);
}

/** `{ … }` as a value: what runs in it, whenever that may be. */
export function parseScriptBlock(c: Cursor): Value {
  const { statements, start, end } = parseBlock(c);
  return { kind: 'computed', statements, operation: { operator: '{}', operands: [] }, start, end };
}

/** The statements in braces, the cursor being at the opening one. */
export function parseBlock(c: Cursor): Place & { readonly statements: readonly Statement[] } {
  const start = c.at;
  c.at++;
  const statements = inGroup(c, start, '}', () => c.grammar.statements(c, '}'), []);
  return { statements, start, end: c.at };
}

/** `@{ key = value; … }`. It ends where no `key =` follows. */
function parseTable(c: Cursor): Table {
  const start = c.at;
  c.at += 2;
  const entries = inGroup(c, start, '}', () => parseEntries(c), []);
  return { kind: 'table', entries, start, end: c.at };
}

function parseEntries(c: Cursor): Table['entries'] {
  const entries: Table['entries'][number][] = [];
  for (;;) {
    skipSeparators(c);
    if (isOver(c) || '})'.includes(charAt(c)) || endsByIndent(c)) return entries;
    const mark = bookmark(c);
    const key = parseKey(c);
    skipBlanks(c);
    if (!key || charAt(c) !== '=' || charAt(c, 1) === '=') {
      const isHalfTyped = key && isAtLineEnd(c) && isFirstOnLine(c, mark.at) && indentOf(c, mark.at) > c.group.indent;
      if (isHalfTyped) {
        fault(c, 'the value of the entry is missing', key);
        continue;
      }
      c.at = mark.at;
      c.faults.length = mark.faults;
      return entries;
    }
    const right = parseRightSide(c);
    entries.push({ key, value: right ? valueOf(right.statements, right) : opaque([], { start: c.at, end: c.at }) });
    skipBlanks(c);
    if (charAt(c) === ',') {
      fault(c, 'entries stand on lines of their own, or have a semicolon between them', { start: c.at, end: c.at + 1 });
      c.at++;
    }
  }
}

/** A key: a bare word, a string, a variable or anything in parentheses. */
function parseKey(c: Cursor): Word | undefined {
  const start = c.at;
  const bare = accept(c, bareKey);
  if (bare !== undefined) return textWord(bare, { start, end: c.at });
  if (!isQuote(charAt(c)) && !'$(['.includes(charAt(c)) && !lookingAt(c, number)) return undefined;
  return asWord(withLists(c, false, () => (charAt(c) === '[' ? parseType(c) : parsePostfix(c, parsePrimary(c)))));
}

const bareKey = /[\p{L}_][\p{L}\p{Nd}_-]*/uy;

/** What stands behind `=`: a whole statement, which gives its value. Undefined where nothing does. */
export function parseRightSide(c: Cursor): (Place & { readonly statements: readonly Statement[] }) | undefined {
  c.at++;
  const behind = c.at;
  if (!skipLinesTo(c, 'command') || ');}'.includes(charAt(c))) {
    fault(c, 'the value is missing', { start: behind - 1, end: behind });
    c.at = behind;
    return undefined;
  }
  const start = c.at;
  const statements = withLists(c, true, () => c.grammar.statement(c));
  return { statements, start, end: statements.at(-1)?.end ?? start };
}

/** `[type]`, `[type]value`, `[type]::Member`. */
function parseType(c: Cursor): Value {
  const start = c.at;
  const end = balancedEnd(c, start);
  if (end === undefined || !lookingAt(c, typeName)) {
    c.at = lineEnd(c, start);
    const place = { start, end: c.at };
    fault(c, 'this is no type', place);
    return opaque([], place);
  }
  c.at = end;
  const type = c.text.slice(start, end).toLowerCase();
  if (charAt(c) === ':' && charAt(c, 1) === ':') return parsePostfix(c, parseStatic(c, type, start));
  const behind = c.at;
  skipBlanks(c);
  if (!startsOperand(c)) {
    c.at = behind;
    return parsePostfix(c, computed(type, [], { start, end }));
  }
  const operand = deeper(c, parseUnary, skipOperand);
  return passing.test(type) ? operand : computed(type, [operand], { start, end: operand.end });
}

const typeName = /\[\s*[\p{L}_]/uy;

/** Casts that keep what the value says about networks: an address as a string, a number, an object made from a table. */
const passing = /^\[\s*(?:system\.)?(?:string|int|int32|int64|long|array|object|ordered|hashtable|pscustomobject|psobject|collections\.hashtable|guid|uri)\s*(?:\[\])?\s*\]$/;

function startsOperand(c: Cursor): boolean {
  const char = charAt(c);
  if (char === '.' && charAt(c, 1) !== '.') return lookingAt(c, number) !== undefined;
  return isQuote(char) || '$(@{[!'.includes(char) && char !== '' || lookingAt(c, number) !== undefined || lookingAt(c, unaryWord) !== undefined
    || (isDash(char) && /[$(\d]/.test(charAt(c, 1)));
}

/** `::Member` and `::Method( … )` behind a type. */
function parseStatic(c: Cursor, type: string, start: number): Value {
  c.at += 2;
  const member = acceptStatic(c);
  if (charAt(c) === '(') return computed(`${type}::${member}()`, parseArguments(c), { start, end: c.at });
  return computed(`${type}::${member}`, [], { start, end: c.at });
}

/** The name behind `::`; empty where a variable holds it. */
function acceptStatic(c: Cursor): string {
  const name = accept(c, memberName);
  if (name !== undefined) return name;
  if (!isQuote(charAt(c)) && charAt(c) !== '$') fault(c, 'the name of a member is missing', { start: c.at, end: c.at });
  else parsePrimary(c);
  return '';
}

/** A dot at the end of the line, and the method on the next one. */
const spacedDot = /\.\s+(?=[A-Za-z_]\w*\()/y;
/** A name that is a number or stands in braces: `.0`, `.{1_9_0}`. */
const strangeMember = /\d+|\{[^{}\r\n]*\}/y;
const memberName = /[\p{L}_][\p{L}\p{Nd}_]*/uy;

/** Reads the members and indexes that stand right behind a value: `.Id`, `[0]`, `.Add( … )`. */
export function parsePostfix(c: Cursor, value: Value): Value {
  let result = value;
  for (let links = 0; links < mostChained; links++) {
    const next = parseStep(c, result);
    if (!next) return result;
    result = next;
  }
  return result;
}

function parseStep(c: Cursor, target: Value): Value | undefined {
  const char = charAt(c);
  const { start } = target;
  if ((char === '+' || char === '-') && charAt(c, 1) === char && variableIn(target) && /^[\s;)}\],]?$/.test(charAt(c, 2))) {
    c.at += 2;
    return computed(char + char, [target], { start, end: c.at });
  }
  const safe = char === '?' && (charAt(c, 1) === '.' || charAt(c, 1) === '[') ? 1 : 0;
  if (charAt(c, safe) === '[') {
    const open = c.at;
    c.at += safe + 1;
    const key = inGroup(c, open, ']', () => (skipLinesTo(c, 'operand') ? parseExpression(c) : missing(c)), opaque([], { start: open, end: c.at }));
    return extended(target, key, '[]', c.at);
  }
  if (char === ':' && charAt(c, 1) === ':') {
    c.at += 2;
    const member = acceptStatic(c);
    return charAt(c) === '(' ? computed(`::${member}()`, [target, ...parseArguments(c)], { start, end: c.at }) : computed(`::${member}`, [target], { start, end: c.at });
  }
  if (accept(c, spacedDot) === undefined) {
    if (charAt(c, safe) !== '.' || !/[\p{L}\d_$'"({]/u.test(charAt(c, safe + 1))) return undefined;
    c.at += safe + 1;
  }
  const from = c.at;
  const name = accept(c, memberName) ?? accept(c, strangeMember);
  const key = name === undefined ? parsePrimary(c) : textWord(name.replace(/^\{(.*)\}$/, '$1'), { start: from, end: c.at });
  if (charAt(c) === '(') return computed(`.${name ?? ''}()`, [target, ...parseArguments(c)], { start, end: c.at });
  if (charAt(c) === '{' && /^(?:where|foreach)$/i.test(name ?? '')) return computed(`.${name ?? ''}()`, [target, parseScriptBlock(c)], { start, end: c.at });
  return extended(target, key, `.${name ?? ''}`, c.at);
}

/** The value with one more step: on the variable or substitution itself, where it is one. */
function extended(target: Value, key: Value, operator: string, end: number): Value {
  const [part, ...others] = target.kind === 'word' && target.quoting === 'bare' ? target.parts : [];
  const step: Step = { kind: 'key', value: key };
  const { start } = target;
  if (part && others.length === 0) {
    if (part.kind === 'variable' && !part.expansion) return wordOf({ ...part, steps: [...part.steps, step], start, end }, { start, end });
    if (part.kind === 'substitution') return wordOf({ ...part, steps: [...(part.steps ?? []), step], start, end }, { start, end });
  }
  return computed(operator, operator === '[]' || operator === '.' ? [target, key] : [target], { start, end });
}

/** The arguments of a method, in parentheses. */
function parseArguments(c: Cursor): readonly Value[] {
  const start = c.at;
  c.at++;
  return inGroup(c, start, ')', () => {
    const values: Value[] = [];
    for (;;) {
      skipLines(c);
      if (isOver(c) || ')};'.includes(charAt(c)) || endsByIndent(c)) return values;
      const before = c.at;
      values.push(withLists(c, false, () => parseExpression(c)));
      skipLines(c);
      if (charAt(c) !== ',' ) return values;
      c.at++;
      if (c.at === before) return values;
    }
  }, []);
}

/** Whether the cursor is at the end of a line or behind everything. */
export function isAtLineEnd(c: Cursor): boolean {
  return isOver(c) || isLineBreak(c.text.charCodeAt(c.at));
}
