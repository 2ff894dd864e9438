import {
  accept, acceptWord, deeper, emptyAt, fault, mostChained, peek, read, readSince, scanAt, statementAt, stopsHere, textOf, unclosed, within, type Cursor,
} from './cursor';
import { parseHeredoc, parseQuoted } from './parse-template';
import { closingQuotes, lineEnd, tokens, type Token, type TokenKind } from './scan';
import type { Binary, Expression, Hole, Literal, ObjectExpression, Place, Step, Unary } from './tree';

/**
 * Reads one expression. It never fails: what makes no sense is a hole, and the fault is noted in the cursor. Where
 * nothing stands that could begin an expression, nothing is read and the hole is empty.
 */
export function parseExpression(c: Cursor): Expression {
  return deeper(c, parseConditional, skipNested);
}

/** Reads what does not belong here, up to the end of the line or of the brackets around it; up to a comma if one may follow. */
export function skipRest(c: Cursor, until: 'comma' | 'end'): void {
  while (!stopsHere(c)) {
    const { kind } = peek(c);
    if (kind === 'newline' || isCloser(kind) || (kind === ',' && until === 'comma')) return;
    if (openers.has(kind)) parseExpression(c);
    else read(c);
  }
}

const openers: ReadonlySet<TokenKind> = new Set(['{', '[', '(', 'quote', 'heredoc', 'foreign-quote']);

function isCloser(kind: TokenKind): boolean {
  return kind === '}' || kind === ']' || kind === ')';
}

function parseConditional(c: Cursor): Expression {
  const condition = parseBinary(c, 0);
  if (!accept(c, '?')) return condition;
  const then = parseExpression(c);
  if (!accept(c, ':')) {
    fault(c, '`:` of the condition is missing', emptyAt(c));
    return hole(condition, c.at);
  }
  const otherwise = parseExpression(c);
  return { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end };
}

type Operator = Binary['operator'];

const strengths: ReadonlyMap<string, { readonly operator: Operator; readonly strength: number }> = new Map(
  ([['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']] as const).flatMap((operators, strength) =>
    operators.map((operator) => [operator, { operator, strength }] as const),
  ),
);

/** Operators that bind at least so strongly. All of them group from the left. */
function parseBinary(c: Cursor, least: number): Expression {
  let left = parsePostfix(c);
  for (let length = 0; ; length++) {
    const next = strengths.get(peek(c).kind);
    if (!next || next.strength < least) return left;
    if (length >= mostChained) return skipChain(c, left);
    read(c);
    const right = parseBinary(c, next.strength + 1);
    left = { kind: 'binary', operator: next.operator, left, right, start: left.start, end: right.end };
  }
}

/** An operand with the attributes, indexes and splats behind it. */
function parsePostfix(c: Cursor): Expression {
  return parseFurther(c, parseOperand(c));
}

function parseFurther(c: Cursor, operand: Expression): Expression {
  let target = operand;
  for (let length = 0; ; length++) {
    const { kind } = peek(c);
    if (kind !== '.' && kind !== '[') return target;
    if (target.kind === 'hole' && target.end === target.start) return target;
    if (length >= mostChained) return skipChain(c, target);
    const splat = splatAhead(c);
    if (splat) {
      c.at = splat.end;
      target = splat.full ? parseFullSplat(c, target, splat) : parseAttributeSplat(c, target);
    } else {
      const steps = parseSteps(c);
      if (!steps) return hole(target, c.at);
      target = steps.reduce(stepInto, target);
    }
  }
}

/** The attributes and indexes up to the next splat. Undefined when one of them is broken. */
function parseStepsToSplat(c: Cursor, indexes: boolean): readonly Step[] | undefined {
  const steps: Step[] = [];
  while (steps.length < mostChained) {
    const { kind } = peek(c);
    if ((kind !== '.' && (kind !== '[' || !indexes)) || splatAhead(c)) break;
    const more = parseSteps(c);
    if (!more) return undefined;
    steps.push(...more);
  }
  return steps;
}

function parseSteps(c: Cursor): readonly Step[] | undefined {
  return peek(c).kind === '.' ? parseDotSteps(c) : parseIndexStep(c);
}

function stepInto(target: Expression, step: Step): Expression {
  return step.kind === 'attribute'
    ? { kind: 'attribute-of', target, name: step.name, start: target.start, end: step.end }
    : { kind: 'index', target, key: step.key, start: target.start, end: step.end };
}

/** `.name`, `.0`, and `.0.1`, whose end looks like a number with a fraction. Undefined when nothing of that follows. */
function parseDotSteps(c: Cursor): readonly Step[] | undefined {
  const dot = read(c);
  const token = peek(c);
  if (token.kind === 'identifier' && !stopsHere(c)) {
    read(c);
    return [{ kind: 'attribute', name: textOf(c, token), start: token.start, end: token.end }];
  }
  const digits = token.kind === 'number' ? textOf(c, token) : '';
  if (!/^\d+(?:\.\d+)?$/.test(digits)) {
    fault(c, 'a name is missing behind the dot', dot);
    return undefined;
  }
  read(c);
  const steps: Step[] = [];
  let start = token.start;
  for (const part of digits.split('.')) {
    const place = { start, end: start + part.length };
    steps.push({ kind: 'index', key: { kind: 'literal', value: Number(part), ...place }, ...place });
    start = place.end + 1;
  }
  return steps;
}

function parseIndexStep(c: Cursor): readonly Step[] | undefined {
  const open = read(c);
  return within(c, { free: true, object: false }, () => {
    const key = parseExpression(c);
    if (peek(c).kind !== ']') skipBroken(c, '`]` is missing');
    return accept(c, ']') ? [{ kind: 'index', key, start: open.start, end: c.at }] : (unclosed(c, '`[`', open), undefined);
  });
}

interface SplatAhead {
  readonly full: boolean;
  readonly star: Place;
  readonly end: number;
}

/** `.*` or `[*]` as the next thing, not yet read. */
function splatAhead(c: Cursor): SplatAhead | undefined {
  const first = peek(c);
  const full = first.kind === '[';
  const star = full || c.surroundings.free ? solidBehind(c, first) : scanAt(c, first.end);
  if (star.kind !== '*') return undefined;
  if (!full) return { full, star, end: star.end };
  const close = solidBehind(c, star);
  return close.kind === ']' ? { full, star, end: close.end } : undefined;
}

function solidBehind(c: Cursor, token: Token): Token {
  let next = scanAt(c, token.end);
  while (next.kind === 'newline') next = scanAt(c, next.end);
  return next;
}

/** Behind `.*` only attributes apply to each element; Terraform allows no second splat among them. */
function parseAttributeSplat(c: Cursor, target: Expression): Expression {
  const steps = parseStepsToSplat(c, false);
  if (!steps) return hole(target, c.at);
  return { kind: 'splat', target, full: false, steps, start: target.start, end: c.at };
}

/**
 * What follows `[*]` applies to each element, another splat too: `a[*].b[*].c` is a list of lists. The tree says that
 * as `[for * in a[*] : *.b[*].c]`, whose variable no text can name.
 */
function parseFullSplat(c: Cursor, target: Expression, { star, end }: SplatAhead): Expression {
  const steps = parseStepsToSplat(c, true);
  if (!steps) return hole(target, c.at);
  const { kind } = peek(c);
  if (kind !== '.' && kind !== '[') return { kind: 'splat', target, full: true, steps, start: target.start, end: c.at };
  const element: Expression = { kind: 'variable', name: '*', start: star.start, end: star.end };
  const value = deeper(c, () => parseFurther(c, steps.reduce(stepInto, element)), skipNested);
  const collection: Expression = { kind: 'splat', target, full: true, steps: [], start: target.start, end };
  return {
    kind: 'for', keyName: undefined, valueName: '*', collection, key: undefined, value, condition: undefined, grouping: false,
    start: target.start, end: value.end,
  };
}

function parseOperand(c: Cursor): Expression {
  const parse = operands.get(peek(c).kind);
  return parse && !stopsHere(c) ? parse(c) : fault(c, 'a value is missing', emptyAt(c));
}

const operands: ReadonlyMap<TokenKind, (c: Cursor) => Expression> = new Map<TokenKind, (c: Cursor) => Expression>([
  ['number', parseNumber],
  ['quote', (c) => parseQuoted(c, parseExpression)],
  ['heredoc', (c) => parseHeredoc(c, parseExpression)],
  ['foreign-quote', skipForeignQuotes],
  ['identifier', parseNamed],
  ['(', parseParentheses],
  ['[', parseTuple],
  ['{', parseObject],
  ['-', (c) => parseUnary(c, '-')],
  ['!', (c) => parseUnary(c, '!')],
]);

function parseNumber(c: Cursor): Literal | Hole {
  const { start, end } = read(c);
  const value = Number(c.text.slice(start, end));
  return Number.isNaN(value) ? fault(c, 'this is no number', { start, end }) : { kind: 'literal', value, start, end };
}

function parseUnary(c: Cursor, operator: Unary['operator']): Unary {
  const { start } = read(c);
  const operand = deeper(c, parsePostfix, skipNested);
  return { kind: 'unary', operator, operand, start, end: operand.end };
}

const words: ReadonlyMap<string, Literal['value']> = new Map([['true', true], ['false', false], ['null', null]]);

/** A word, a variable, or a call, whose name may have namespaces: `provider::azurerm::parse_resource_id`. */
function parseNamed(c: Cursor): Expression {
  const first = read(c);
  const start = first.start;
  let name = textOf(c, first);
  while (peek(c).kind === '::') {
    read(c);
    const next = accept(c, 'identifier');
    if (!next) return fault(c, 'a name is missing behind `::`', { start, end: c.at });
    name += `::${textOf(c, next)}`;
  }
  const end = c.at;
  if (peek(c).kind === '(' && !stopsHere(c)) {
    const { items, expand } = parseItems(c, ')');
    return { kind: 'call', name, args: items, expand, start, end: c.at };
  }
  if (end !== first.end) return fault(c, 'a function with a namespace needs its arguments', { start, end });
  const word = words.get(name);
  return word === undefined ? { kind: 'variable', name, start, end } : { kind: 'literal', value: word, start, end };
}

function parseParentheses(c: Cursor): Expression {
  const open = read(c);
  return within(c, { free: true, object: false }, () => {
    const inner = parseExpression(c);
    if (peek(c).kind !== ')') skipBroken(c, '`)` is missing');
    if (accept(c, ')')) return { kind: 'parentheses', inner, start: open.start, end: c.at };
    return hole(unclosed(c, '`(`', open), c.at);
  });
}

function parseTuple(c: Cursor): Expression {
  const open = peek(c);
  if (forFollows(c)) return parseFor(c, ']');
  const { items } = parseItems(c, ']');
  return { kind: 'tuple', items, start: open.start, end: c.at };
}

/** The items of a tuple or call, both brackets included. One that is not closed has a hole as its last item. */
function parseItems(c: Cursor, close: ']' | ')'): { readonly items: readonly Expression[]; readonly expand: boolean } {
  const open = read(c);
  const items: Expression[] = [];
  let expand = false;
  return within(c, { free: true, object: false }, () => {
    while (!accept(c, close)) {
      const { kind } = peek(c);
      if (stopsHere(c) || isCloser(kind)) {
        unclosed(c, `\`${close === ']' ? '[' : '('}\``, open);
        items.push({ kind: 'hole', ...emptyAt(c) });
        break;
      }
      const item = parseExpression(c);
      expand = close === ')' && accept(c, '...') !== undefined;
      items.push(behindItem(c, item));
      accept(c, ',');
    }
    return { items, expand };
  });
}

/** The item, or a hole when something follows it that does not belong there. */
function behindItem(c: Cursor, item: Expression): Expression {
  const { kind } = peek(c);
  if (kind === ',' || kind === 'newline' || isCloser(kind) || stopsHere(c)) return item;
  const rest = peek(c);
  skipRest(c, 'comma');
  fault(c, 'a comma or the end is missing', readSince(c, rest.start));
  return { kind: 'hole', ...readSince(c, item.start < item.end ? item.start : rest.start) };
}

function parseObject(c: Cursor): Expression {
  if (forFollows(c)) return parseFor(c, '}');
  const open = read(c);
  const entries: ObjectExpression['entries'][number][] = [];
  return within(c, { free: false, object: true }, () => {
    for (;;) {
      const behindLast = c.at;
      while (peek(c).kind === 'newline') read(c);
      if (accept(c, '}')) break;
      const { kind } = peek(c);
      if (stopsHere(c) || isCloser(kind)) {
        // The line break still has to end the statement.
        c.at = behindLast;
        unclosed(c, '`{`', open);
        entries.push({ key: { kind: 'hole', ...emptyAt(c) }, value: { kind: 'hole', ...emptyAt(c) } });
        break;
      }
      entries.push(parseEntry(c));
      accept(c, ',');
    }
    return { kind: 'object', entries, start: open.start, end: c.at };
  });
}

function parseEntry(c: Cursor): ObjectExpression['entries'][number] {
  const { indent } = peek(c);
  const key = keyOf(parseExpression(c), c);
  const sign = peek(c).kind;
  if (sign !== '=' && sign !== ':') {
    const rest = peek(c);
    skipRest(c, 'comma');
    return { key, value: fault(c, '`=` is missing', readSince(c, rest.start)) };
  }
  read(c);
  const outer = c.surroundings;
  const value = within(c, indent < 0 ? {} : { indent, trusted: indent > outer.indent }, () => parseExpression(c));
  return { key, value: behindItem(c, value) };
}

/** A bare word as a key is a string, `true` and `null` too. */
function keyOf(key: Expression, c: Cursor): Expression {
  if (key.kind === 'variable') return { kind: 'literal', value: key.name, start: key.start, end: key.end };
  if (key.kind !== 'literal' || !words.has(textOf(c, key))) return key;
  return { ...key, value: textOf(c, key) };
}

function forFollows(c: Cursor): boolean {
  const next = solidBehind(c, peek(c));
  return next.kind === 'identifier' && textOf(c, next) === 'for';
}

function parseFor(c: Cursor, close: ']' | '}'): Expression {
  const open = read(c);
  return within(c, { free: true, object: false }, () => {
    const parsed = parseForBody(c, close === '}');
    if (!parsed || peek(c).kind !== close) skipBroken(c, 'the `for` expression is not complete');
    if (!accept(c, close)) return hole(unclosed(c, close === ']' ? '`[`' : '`{`', open), c.at);
    const place = { start: open.start, end: c.at };
    return parsed ? { kind: 'for', ...parsed, ...place } : { kind: 'hole', ...place };
  });
}

/** `for k, v in c : …`, without the brackets. Undefined where a part is missing. */
function parseForBody(c: Cursor, object: boolean) {
  read(c);
  const first = accept(c, 'identifier');
  const second = accept(c, ',') && accept(c, 'identifier');
  const last = second ?? first;
  if (!first || !last || !acceptWord(c, 'in')) return undefined;
  const collection = parseExpression(c);
  if (!accept(c, ':')) return undefined;
  const head = parseExpression(c);
  if (object && !accept(c, '=>')) return undefined;
  const value = object ? parseExpression(c) : head;
  const grouping = object && accept(c, '...') !== undefined;
  const condition = acceptWord(c, 'if') ? parseExpression(c) : undefined;
  const keyName = second && textOf(c, first);
  return { keyName, valueName: textOf(c, last), collection, key: object ? head : undefined, value, condition, grouping };
}

/** Skips to the end of the brackets around, as one fault. */
function skipBroken(c: Cursor, message: string): void {
  const { start } = peek(c);
  skipRest(c, 'end');
  fault(c, message, readSince(c, start));
}

/** Text in quotes that HCL does not know is a hole up to the quote that ends it, or else to the end of the line. */
function skipForeignQuotes(c: Cursor): Hole {
  const open = read(c);
  const end = lineEnd(c.text, open.end);
  const closing = closingQuotes(textOf(c, open));
  let at = open.end;
  while (at < end && !closing.includes(c.text.charAt(at))) at++;
  c.at = Math.min(at + 1, end);
  return fault(c, 'these quotation marks are not those of HCL', { start: open.start, end: c.at });
}

/** Steps over what is nested too deeply, brackets and all, without going into it. */
function skipNested(c: Cursor): Hole {
  const { start } = peek(c);
  let open = 0;
  for (const { kind, indent, start: at, end } of tokens(c.text, start, c.commentsUnclosedFrom)) {
    if (end > c.limit || (kind === 'identifier' && indent === 0 && statementAt(c, { kind, indent, start: at, end }) === 'block')) break;
    if (kind === '{' || kind === '[' || kind === '(' || kind === 'sequence') open++;
    else if (kind === '}' || kind === ']' || kind === ')' || kind === 'close-sequence') open--;
    const over = kind === 'end' || (kind === 'newline' && !c.surroundings.free) || kind === ',';
    if (open < 0 || (open === 0 && over)) break;
    c.at = end;
  }
  return fault(c, 'this is nested too deeply', { start, end: Math.max(start, c.at) });
}

/** Reads an overlong chain to its end. */
function skipChain(c: Cursor, { start }: Place): Hole {
  skipRest(c, 'comma');
  return fault(c, 'this chain is too long', { start, end: c.at });
}

/** A hole from where something starts to an offset. */
function hole({ start }: Place, end: number): Hole {
  return { kind: 'hole', start, end };
}
