import type { Assignment, Command, Loop, Name, Output, Statement, Value, Word } from '../tree';
import { skipBlanks, skipLines, skipLinesTo } from './blanks';
import { accept, charAt, fault, isLineBreak, isOver, lookingAt, type Cursor } from './cursor';
import { parseCommand, parseWords } from './parse-command';
import { isAtLineEnd, itemsOf, parseExpression, parseRightSide, startsExpression } from './parse-expression';
import { computed, opaque, statementsIn, textWord, valueOf, variableIn, wordOf } from './values';

/** Reads commands and expressions with `|`, `&&` and `||` between them, or an assignment. */
export function parsePipeline(c: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  for (let conditional = false; ; conditional = true) {
    const elements = parseElements(c);
    if (!elements) break;
    const background = acceptBackground(c);
    statements.push(...elements.map((element) => underCondition(element, conditional || background)));
    skipBlanks(c);
    if (!(charAt(c) === '&' && charAt(c, 1) === '&') && !(charAt(c) === '|' && charAt(c, 1) === '|')) break;
    c.at += 2;
    if (!skipLinesTo(c, 'command')) {
      fault(c, 'a command is missing', { start: c.at - 2, end: c.at });
      break;
    }
  }
  return statements;
}

function acceptBackground(c: Cursor): boolean {
  const behind = c.at;
  skipBlanks(c);
  if (charAt(c) === '&' && charAt(c, 1) !== '&') {
    c.at++;
    return true;
  }
  c.at = behind;
  return false;
}

function underCondition(statement: Statement, conditional: boolean): Statement {
  if (!conditional) return statement;
  if (statement.kind === 'command' || statement.kind === 'block') return { ...statement, conditional };
  return { kind: 'block', own: false, conditional, body: [statement], start: statement.start, end: statement.end };
}

/** The commands and the expression of one pipeline. Undefined where none begins. */
function parseElements(c: Cursor): readonly Statement[] | undefined {
  let before: Statement[] = [];
  for (let first = true; ; first = false) {
    const element = parseElement(c, first);
    if (element.length !== 1 || !element[0]) return element;
    const only = element[0];
    const forEach = only.kind === 'command' ? loopOf(c, only, before) : undefined;
    const behind = c.at;
    const pipes = acceptPipe(c);
    if (!pipes) c.at = behind;
    if (forEach) before = [forEach];
    else before.push(pipes && (only.kind === 'command' || only.kind === 'output') ? { ...only, piped: true } : only);
    if (!pipes) return before;
    if (!skipLinesTo(c, 'command')) {
      fault(c, 'what the pipe leads to is missing', { start: c.at - 1, end: c.at });
      return before;
    }
  }
}

/** A pipe may stand at the start of the next line too. */
function acceptPipe(c: Cursor): boolean {
  skipBlanks(c);
  if (!isOver(c) && isLineBreak(c.text.charCodeAt(c.at))) skipLines(c);
  if (charAt(c) !== '|' || charAt(c, 1) === '|') return false;
  c.at++;
  return true;
}

function parseElement(c: Cursor, first: boolean): readonly Statement[] {
  if (!startsExpression(c)) return [parseCommand(c)];
  const value = parseExpression(c);
  const behind = c.at;
  skipBlanks(c);
  const assigned = first ? parseAssignment(c, value) : undefined;
  if (assigned) return assigned;
  if (variableIn(value) && accept(c, stepping) !== undefined) {
    const operator = c.text.slice(c.at - 2, c.at);
    return steppedOf(c, computed(operator, [value], { start: value.start, end: c.at }));
  }
  if (!isAtLineEnd(c) && !';|&)}'.includes(charAt(c)) && !lookingAt(c, redirection)) {
    const start = c.at;
    const words: Word[] = [];
    parseWords(c, words);
    if (c.at === start) c.at++;
    fault(c, 'this does not belong to the expression', { start, end: c.at });
  } else if (lookingAt(c, redirection)) parseWords(c, []);
  else c.at = behind;
  return [...steppedOf(c, value), ...outputOf(value)];
}

/** `$i ++`, with a blank before it. */
const stepping = /\+\+|--(?=[\s;)}])/y;
const redirection = /[1-6*]?>/y;

function outputOf(value: Value): readonly Output[] {
  return isStep(value) ? [] : [{ kind: 'output', value, piped: false, start: value.start, end: value.end }];
}

function isStep(value: Value): boolean {
  const operator = value.kind === 'computed' ? value.operation?.operator : undefined;
  return operator === '++' || operator === '--';
}

/** `$i++` and `--$i` as the assignments that they are. */
function steppedOf(c: Cursor, value: Value): readonly Assignment[] {
  const [target] = (value.kind === 'computed' && isStep(value) && value.operation?.operands) || [];
  if (!target) return [];
  const { start, end } = value;
  const one = textWord('1', { start: end, end });
  const operator = value.kind === 'computed' && value.operation?.operator === '--' ? '-' : '+';
  return assignmentsOf(c, target, computed(operator, [target, one], { start, end }), false, { start, end });
}

/** `target = value` behind the target. Undefined where no `=` of any kind follows. */
function parseAssignment(c: Cursor, target: Value): readonly Statement[] | undefined {
  const operator = lookingAt(c, assigning)?.[1];
  if (operator === undefined) return undefined;
  c.at += operator.length;
  const right = parseRightSide(c);
  const place = { start: target.start, end: right?.end ?? c.at };
  const { before, value } = rightValue(right);
  const combined = operator === '' || operator === '+' ? value : computed(operator, [target, value], value);
  const assignments = assignmentsOf(c, target, combined, operator === '+', place);
  if (assignments.length > 0) return [...before, ...assignments];
  if (target.kind === 'word' && target.parts.every(({ kind }) => kind === 'text')) fault(c, 'nothing can be assigned to this', target);
  return [...before, { kind: 'output', value: opaque([...statementsIn(target), ...statementsIn(value)], place), piped: false, ...place }];
}

const assigning = /(\+|-|\*|\/|%|\?\?|)=(?!=)/y;

/** The value behind `=`; for `$a = $b = 'x'` also the assignment that stands there. */
function rightValue(right: ReturnType<typeof parseRightSide>): { readonly before: readonly Statement[]; readonly value: Value } {
  if (!right) return { before: [], value: opaque([], { start: 0, end: 0 }) };
  const { statements } = right;
  const last = statements.at(-1);
  if (last?.kind !== 'assignment' || last.key || statements.some(({ kind }) => kind !== 'assignment')) return { before: [], value: valueOf(statements, right) };
  const { text, start, end } = last.name;
  return { before: statements, value: wordOf({ kind: 'variable', name: text, steps: [], expansion: undefined, start: start - 1, end }) };
}

/** One assignment for each variable on the left: `$a, $b = 1, 2`. */
function assignmentsOf(c: Cursor, target: Value, value: Value, adds: boolean, place: { readonly start: number; readonly end: number }): readonly Assignment[] {
  if (target.kind === 'list') {
    const values = value.kind === 'list' && value.items.length === target.items.length ? value.items : undefined;
    return target.items.flatMap((item, index) => {
      const share = values?.[index] ?? opaque(index === 0 ? statementsIn(value) : [], value);
      return assignmentsOf(c, item, share, adds, { start: item.start, end: place.end });
    });
  }
  const { operator = '', operands = [] } = (target.kind === 'computed' && target.operation) || {};
  const [inner] = operands;
  if (operator.startsWith('[') && operator.endsWith(']') && operator !== '[]' && inner) return assignmentsOf(c, inner, value, adds, place);
  const variable = variableIn(target);
  if (!variable) return [];
  const keys = variable.steps.flatMap((step) => (step.kind === 'key' ? [step.value] : []));
  const [key, ...others] = keys;
  const several = others.length > 0 && key ? { kind: 'list' as const, items: keys, start: key.start, end: variable.end } : key;
  return [{ kind: 'assignment', name: nameOf(c, variable), adds, key: several, value, local: false, ...place }];
}

/** The variable's name with its own place, without `$` and braces. */
function nameOf(c: Cursor, { name, start }: NonNullable<ReturnType<typeof variableIn>>): Name {
  const dollar = c.text.indexOf('$', start);
  if (c.text.charAt(dollar + 1) !== '{') return { text: name, start: dollar + 1, end: dollar + 1 + name.length };
  return { text: name, start: dollar + 2, end: c.text.indexOf('}', dollar) };
}

/** `… | ForEach-Object { … }` as a loop over what comes through the pipe; other commands are none. */
function loopOf(c: Cursor, command: Command, before: readonly Statement[]): Loop | undefined {
  const [first, ...words] = command.words;
  if (!first || before.length === 0) return undefined;
  if (!forEachNames.has(c.text.slice(first.start, first.end).toLowerCase())) return undefined;
  const bodies = words.flatMap((word) => {
    const [part, ...others] = word.parts;
    const value = part?.kind === 'value' && others.length === 0 ? part.value : undefined;
    return value?.kind === 'computed' && value.operation?.operator === '{}' ? [value] : [];
  });
  if (bodies.length === 0) return undefined;
  const start = before[0]?.start ?? command.start;
  const over = valueOf(before.map((statement, index) => (index === before.length - 1 ? atEnd(statement) : statement)), { start, end: before.at(-1)?.end ?? start });
  return {
    kind: 'loop',
    name: { text: '_', start: first.start, end: first.end },
    over: itemsOf(over),
    body: bodies.flatMap(({ statements }) => statements),
    start,
    end: command.end,
  };
}

/** The last statement before the loop: what it prints is what the loop goes over. */
function atEnd(statement: Statement): Statement {
  return statement.kind === 'command' || statement.kind === 'output' ? { ...statement, piped: false } : statement;
}

const forEachNames: ReadonlySet<string> = new Set(['foreach-object', 'foreach', '%']);

