import {
  accept, acceptBehindLineBreaks, acceptWord, beginsStatement, deeper, emptyAt, fault, isStatementWord, isWord, mostChained, peek, peekSolid, read, readSince,
  scanBehind, skipLineBreaks, stopsHere, textOf, trustIndentOf, unclosed, within, withinLine, type Cursor,
} from './cursor';
import { parseLong, parseQuoted } from './parse-string';
import { closingQuotes, lineEnd, tokens, type Token, type TokenKind } from './scan';
import type {
  Body, Binary, Conditioned, Decorator, Expression, For, Hole, Literal, Name, ObjectExpression, Place, Property, Resource, Spread, StringExpression, Unary,
} from './tree';

/**
 * Reads one expression. It never fails: what makes no sense is a hole, and the fault is noted in the cursor. Where
 * nothing stands that could begin an expression, nothing is read and the hole is empty.
 */
export function parseExpression(c: Cursor): Expression {
  return deeper(c, () => parseConditional(c), () => skipNested(c));
}

/** Reads a resource with its decorators. It is handed in so that expressions and statements need not import each other. */
export type ParseResource = (c: Cursor) => Resource | undefined;

/** Reads what a resource or module is set to. With `parseResource`, an object may hold nested resources. */
export function parseBody(c: Cursor, parseResource?: ParseResource): Body {
  if (isWord(c, peekSolid(c), 'if')) {
    skipLineBreaks(c);
    return parseConditioned(c, parseResource);
  }
  skipBreakBeforeBracket(c);
  const { kind } = peek(c);
  if (kind === '{') return parseOnlyObject(c, parseResource);
  if (kind === '[' && forFollows(c)) return parseLoop(c, parseResource);
  const value = parseExpression(c);
  return value.kind === 'hole' ? value : fault(c, 'this is neither an object, nor a condition, nor a loop', value);
}

function parseLoop(c: Cursor, parseResource: ParseResource | undefined): For | Hole {
  const loop = deeper(c, () => parseFor(c, parseResource), () => skipNested(c));
  if (loop.kind === 'hole' || loop.body.kind === 'object' || loop.body.kind === 'if' || loop.body.kind === 'hole') return loop;
  return { ...loop, body: fault(c, 'this is neither an object nor a condition', loop.body) };
}

/** Reads an object where nothing else may stand, such as behind `with`. */
export function parseOnlyObject(c: Cursor, parseResource?: ParseResource): ObjectExpression | Hole {
  if (peek(c).kind === '{') return deeper<ObjectExpression | Hole>(c, () => parseObject(c, parseResource), () => skipNested(c));
  return fault(c, '`{` is missing', emptyAt(c));
}

/** Reads a string where nothing else may stand, such as the type of a resource. Anything else is read up to one of `ends`. */
export function parseString(c: Cursor, what: string, ends: readonly TokenKind[]): StringExpression {
  const { kind, start } = peek(c);
  if (stopsHere(c)) return fault(c, `${what} is missing`, emptyAt(c));
  if (kind === 'quote') return parseQuoted(c, parseExpression);
  if (kind === 'long-quote') return parseLong(c, parseExpression);
  if (kind === 'foreign-quote') return skipForeignQuotes(c);
  skipTo(c, ends);
  return fault(c, `${what} is missing`, readSince(c, start));
}

/** Reads the decorators before a statement, an item or a property. Each stands on a line of its own. */
export function parseDecorators(c: Cursor): readonly Decorator[] {
  const decorators: Decorator[] = [];
  while (peek(c).kind === '@') {
    const { start } = read(c);
    const value = within(c, { object: false, declarations: false }, () => deeper(c, () => parsePostfix(c), () => skipNested(c)));
    decorators.push({ value, start, end: c.at });
    const { kind } = peek(c);
    if (kind !== 'newline' && kind !== 'end') fault(c, 'a line break is missing behind the decorator', emptyAt(c));
    skipLineBreaks(c);
    // What they belong to begins a line of its own, and is still the same statement or entry.
    c.surroundings = { ...c.surroundings, first: peek(c).start };
  }
  return decorators;
}

/** Reads a name where something is declared or looked up. */
export function parseName(c: Cursor): Name | undefined {
  const token = accept(c, 'identifier');
  return token && nameOf(c, token);
}

function nameOf(c: Cursor, { start, end }: Token): Name {
  return { text: c.text.slice(start, end), start, end };
}

/** Reads what does not belong here, up to the end of the line or of the brackets around it, or to one of `ends`. */
export function skipTo(c: Cursor, ends: readonly TokenKind[]): void {
  while (!stopsHere(c)) {
    const { kind } = peek(c);
    if (kind === 'newline' || isCloser(kind) || ends.includes(kind)) return;
    if (openers.has(kind)) parseExpression(c);
    else read(c);
  }
}

const openers: ReadonlySet<TokenKind> = new Set(['{', '[', '(', 'quote', 'long-quote', 'foreign-quote']);

export function isCloser(kind: TokenKind): boolean {
  return kind === '}' || kind === ']' || kind === ')';
}

/** The line may end before `?` and before `:`, and nowhere else. */
function parseConditional(c: Cursor): Expression {
  const condition = parseBinary(c, 0);
  if (isEmptyHole(condition) || !acceptBehindLineBreaks(c, '?')) return condition;
  const then = parseExpression(c);
  if (!acceptBehindLineBreaks(c, ':')) {
    fault(c, '`:` of the condition is missing', emptyAt(c));
    return hole(condition, c.at);
  }
  const otherwise = parseExpression(c);
  return { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end };
}

type Operator = Binary['operator'];

const strengths: ReadonlyMap<string, readonly [operator: Operator, strength: number]> = new Map(
  ([['??'], ['||'], ['&&'], ['==', '!=', '=~', '!~'], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']] as const).flatMap((operators, strength) =>
    operators.map((operator) => [operator, [operator, strength]] as const),
  ),
);

/** Operators that bind at least so strongly. All of them group from the left, `??` too. */
function parseBinary(c: Cursor, least: number): Expression {
  let left = parsePostfix(c);
  for (let length = 0; ; length++) {
    const [operator, strength] = strengths.get(peek(c).kind) ?? [undefined, -1];
    if (operator === undefined || strength < least || isEmptyHole(left)) return left;
    if (length >= mostChained) return skipChain(c, left);
    read(c);
    const right = parseBinary(c, strength + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

/** An operand with the members, indexes and calls behind it. */
function parsePostfix(c: Cursor): Expression {
  let target = parseOperand(c);
  for (let length = 0; !isEmptyHole(target); length++) {
    const parse = steps.get(peek(c).kind);
    if (!parse) break;
    if (length >= mostChained) return skipChain(c, target);
    const further = parse(c, target);
    if (!further) return hole(target, c.at);
    target = further;
  }
  return target;
}

/** By the sign behind an operand: how it goes on. Undefined where it is broken. */
const steps: ReadonlyMap<TokenKind, (c: Cursor, target: Expression) => Expression | undefined> = new Map([
  ['.', parseMember],
  ['[', parseIndex],
  ['::', parseNestedResource],
  ['!', (c: Cursor, target: Expression): Expression => ({ kind: 'non-null', target, start: target.start, end: read(c).end })],
]);

function parseMember(c: Cursor, target: Expression): Expression | undefined {
  const dot = read(c);
  const safe = accept(c, '?') !== undefined;
  const name = parseName(c);
  if (!name) return missingName(c, dot);
  if (peek(c).kind !== '(') return { kind: 'member', target, name, safe, start: target.start, end: c.at };
  if (safe) fault(c, 'a function cannot be called behind `.?`', { start: dot.start, end: name.end });
  const args = parseArguments(c);
  return safe ? undefined : { kind: 'call', target, name, args, start: target.start, end: c.at };
}

function parseNestedResource(c: Cursor, target: Expression): Expression | undefined {
  const colons = read(c);
  const name = parseName(c);
  return name ? { kind: 'nested', target, name, start: target.start, end: name.end } : missingName(c, colons);
}

function missingName(c: Cursor, sign: Token): undefined {
  fault(c, `a name is missing behind \`${textOf(c, sign)}\``, sign);
}

function parseIndex(c: Cursor, target: Expression): Expression | undefined {
  const open = read(c);
  return within(c, { object: false, declarations: false }, () => {
    const safe = accept(c, '?') !== undefined;
    const fromEnd = accept(c, '^') !== undefined;
    const key = parseExpression(c);
    const sound = peek(c).kind === ']' || !skipBroken(c, '`]` is missing');
    if (!accept(c, ']')) return void unclosed(c, '`[`', open);
    return sound ? { kind: 'index', target, key, safe, fromEnd, start: target.start, end: c.at } : undefined;
  });
}

function parseOperand(c: Cursor): Expression {
  const parse = operands.get(peek(c).kind);
  return parse && !stopsHere(c) ? parse(c) : fault(c, 'a value is missing', emptyAt(c));
}

const operands: ReadonlyMap<TokenKind, (c: Cursor) => Expression> = new Map<TokenKind, (c: Cursor) => Expression>([
  ['number', parseNumber],
  ['quote', (c) => parseQuoted(c, parseExpression)],
  ['long-quote', (c) => parseLong(c, parseExpression)],
  ['foreign-quote', skipForeignQuotes],
  ['identifier', parseNamed],
  ['(', parseParenthesesOrLambda],
  ['[', (c) => (forFollows(c) ? parseFor(c) : parseArray(c))],
  ['{', (c) => parseObject(c)],
  ['-', (c) => parseUnary(c, '-')],
  ['!', (c) => parseUnary(c, '!')],
]);

/** Reads a whole number, of 64 bits at most. */
export function parseNumber(c: Cursor): Literal | Hole {
  const { start, end } = read(c);
  const digits = c.text.slice(start, end);
  const isWhole = !digits.includes('.') && (digits.length < 20 || (digits.length === 20 && BigInt(digits) < 2n ** 64n));
  return isWhole ? { kind: 'literal', value: Number(digits), start, end } : fault(c, 'this is no whole number', { start, end });
}

function parseUnary(c: Cursor, operator: Unary['operator']): Unary {
  const { start } = read(c);
  const operand = deeper(c, () => parsePostfix(c), () => skipNested(c));
  return { kind: 'unary', operator, operand, start, end: c.at };
}

/** The words that are values. They are the only ones that can be no name. */
export const words: ReadonlyMap<string, Literal['value']> = new Map([['true', true], ['false', false], ['null', null]]);

/** A word, a name, a call, or a lambda with a single parameter. */
function parseNamed(c: Cursor): Expression {
  const first = read(c);
  const { start, end } = first;
  const name = nameOf(c, first);
  const { kind } = peek(c);
  const word = words.get(name.text);
  if (word !== undefined) return { kind: 'literal', value: word, start, end };
  if (kind === '(') return { kind: 'call', target: undefined, name, args: parseArguments(c), start, end: c.at };
  return kind === '=>' ? parseLambda(c, [name], first) : { kind: 'variable', name: name.text, start, end };
}

/** The cursor stands at the arrow. The body may stand on the next line, unless that one is a statement of its own. */
function parseLambda(c: Cursor, parameters: readonly Name[], { start }: Place): Expression {
  read(c);
  skipLineBreaksBeforeBody(c);
  const body = parseExpression(c);
  return { kind: 'lambda', parameters, body, start, end: c.at };
}

/** Reads the line breaks between an arrow and the body behind it. */
export function skipLineBreaksBeforeBody(c: Cursor): void {
  const next = peekSolid(c);
  if (next.kind !== '@' && !isStatementWord(c, next)) skipLineBreaks(c);
}

function parseParenthesesOrLambda(c: Cursor): Expression {
  const open = peek(c);
  const parameters = parametersAhead(c);
  if (parameters) {
    c.at = parameters.end;
    return parseLambda(c, parameters.names, open);
  }
  read(c);
  return within(c, { object: false, declarations: false }, () => {
    skipLineBreaks(c);
    const inner = parseExpression(c);
    if (acceptBehindLineBreaks(c, ')')) return { kind: 'parentheses', inner, start: open.start, end: c.at };
    skipBroken(c, '`)` is missing', ['{']);
    return accept(c, ')') ? hole(open, c.at) : hole(unclosed(c, '`(`', open), c.at);
  });
}

/** `(a, b)` with an arrow behind it as the next thing, not yet read. Its end is that of the parenthesis. */
function parametersAhead(c: Cursor): { readonly names: readonly Name[]; readonly end: number } | undefined {
  const names: Name[] = [];
  let token = solidBehind(c, peek(c));
  while (token.kind === 'identifier') {
    names.push(nameOf(c, token));
    token = solidBehind(c, token);
    if (token.kind !== ',') break;
    token = solidBehind(c, token);
  }
  return token.kind === ')' && scanBehind(c, token).kind === '=>' ? { names, end: token.end } : undefined;
}

function solidBehind(c: Cursor, token: Token): Token {
  let next = scanBehind(c, token);
  while (next.kind === 'newline') next = scanBehind(c, next);
  return next;
}

/** The arguments of a call, both parentheses included. One that is not closed has a hole as its last argument. */
function parseArguments(c: Cursor): readonly Expression[] {
  return parseItems<Expression>(c, ')', { declarations: false, parse: () => parseExpression(c), missing: (hole) => hole });
}

function parseArray(c: Cursor): Expression {
  const { start } = peek(c);
  const parse = (): Expression | Spread => parseSpread(c) ?? parseExpression(c);
  const items = parseItems(c, ']', { declarations: false, parse, missing: (hole) => hole });
  return { kind: 'array', items, start, end: c.at };
}

function parseSpread(c: Cursor): Spread | undefined {
  const dots = accept(c, '...');
  return dots && { kind: 'spread', value: parseExpression(c), start: dots.start, end: c.at };
}

/** How a list of things between brackets is read. */
interface Listed<T> {
  /** Whether a thing may have decorators or be a resource. */
  readonly declarations: boolean;
  readonly parse: () => T;
  /** What stands for a thing that could not be read. */
  readonly missing: (hole: Hole) => T;
}

/**
 * Reads what stands between brackets, both of them included: items of an array, a tuple or a call. What is not closed
 * has a hole as its last item. Between `]` line breaks part the items too; elsewhere only commas do, and none is last.
 */
export function parseItems<T extends Place>(c: Cursor, close: ']' | ')' | '>', { declarations, parse, missing }: Listed<T>): readonly T[] {
  const open = read(c);
  const items: T[] = [];
  return within(c, { object: false, declarations }, () => {
    for (;;) {
      const behindLast = c.at;
      skipLineBreaks(c);
      if (accept(c, close)) break;
      if (stopsHere(c) || isCloser(peek(c).kind)) {
        c.at = behindLast;
        items.push(missing(unclosed(c, `\`${textOf(c, open)}\``, open)));
        break;
      }
      items.push(withinLine(c, peek(c), () => behindItem(c, parse(), close, missing)));
      const comma = close === ']' ? accept(c, ',') : acceptBehindLineBreaks(c, ',');
      if (close === ']') checkComma(c, comma);
      else if (comma && peekSolid(c).kind === close) fault(c, 'a value is missing behind the comma', comma);
      else if (!comma && peek(c).kind === 'newline' && !endsList(c, close)) fault(c, 'a comma is missing', emptyAt(c));
    }
    return items;
  });
}

function endsList(c: Cursor, close: TokenKind): boolean {
  const { kind } = peekSolid(c);
  return kind === close || kind === 'end' || isCloser(kind);
}

/** A comma parts what stands on one line; the end of the line needs none. */
function checkComma(c: Cursor, comma: Token | undefined): void {
  if (comma && peek(c).kind === 'newline') fault(c, 'a comma does not stand at the end of a line', comma);
}

/** The item, or a hole when something follows it that does not belong there. */
function behindItem<T extends Place>(c: Cursor, item: T, close: TokenKind, missing: (hole: Hole) => T): T {
  const rest = peek(c);
  if (rest.kind === ',' || rest.kind === 'newline' || rest.kind === close || isCloser(rest.kind) || stopsHere(c)) return item;
  skipTo(c, [',', close]);
  fault(c, 'a comma or the end is missing', readSince(c, rest.start));
  return missing({ kind: 'hole', ...readSince(c, item.start < item.end ? item.start : rest.start) });
}

function parseObject(c: Cursor, parseResource?: ParseResource): ObjectExpression {
  const { start } = peek(c);
  const parse = (): ObjectExpression['entries'][number] => parseEntry(c, parseResource);
  const entries = parseEntries(c, { declarations: parseResource !== undefined, parse, missing: (hole) => hole });
  return { kind: 'object', entries, start, end: c.at };
}

/** Reads what stands between braces, both of them included. What is not closed has a hole as its last entry. */
export function parseEntries<T>(c: Cursor, { declarations, parse, missing }: Listed<T>): readonly T[] {
  const open = read(c);
  const entries: T[] = [];
  return within(c, { object: true, declarations }, () => {
    for (;;) {
      const behindLast = c.at;
      skipLineBreaks(c);
      if (accept(c, '}')) break;
      if (stopsHere(c) || isCloser(peek(c).kind)) {
        // The line break still has to end the statement.
        c.at = behindLast;
        entries.push(missing(unclosed(c, '`{`', open)));
        break;
      }
      if (entries.length === 0) trustIndentOf(c, peek(c));
      entries.push(withinLine(c, peek(c), parse));
      const comma = accept(c, ',');
      checkComma(c, comma);
      if (!comma && !endsEntry(c)) fault(c, 'a comma or a line break is missing', emptyAt(c));
    }
    return entries;
  });
}

function endsEntry(c: Cursor): boolean {
  const { kind } = peek(c);
  return kind === 'newline' || isCloser(kind) || stopsHere(c);
}

function parseEntry(c: Cursor, parseResource: ParseResource | undefined): ObjectExpression['entries'][number] {
  const first = peek(c);
  const isResource = parseResource && (first.kind === '@' || (isWord(c, first, 'resource') && scanBehind(c, first).kind === 'identifier'));
  if (isResource) return within(c, { object: false, declarations: false }, () => parseResource(c)) ?? hole(first, c.at);
  const spread = parseSpread(c);
  if (spread) return spread;
  const key = parseKey(c);
  if (!key) return skipRest(c, 'a name is missing');
  if (!accept(c, ':')) return { kind: 'property', key, value: skipRest(c, '`:` is missing'), start: first.start, end: c.at };
  const value = behindValue(c, within(c, { declarations: false }, () => parseBehindSign(c)));
  return { kind: 'property', key, value, start: first.start, end: c.at };
}

/** Skips what is left of an entry, as one fault. */
export function skipRest(c: Cursor, message: string): Hole {
  const { start } = peek(c);
  skipTo(c, [',']);
  return fault(c, message, readSince(c, start));
}

/** Reads the value behind `:` or `=`. It begins on their line; where it does not, a bracket still tells that it is one. */
export function parseBehindSign(c: Cursor): Expression {
  skipBreakBeforeBracket(c);
  return parseExpression(c);
}

function skipBreakBeforeBracket(c: Cursor): void {
  const next = peek(c);
  const { kind } = peekSolid(c);
  if (next.kind === 'newline' && (kind === '{' || kind === '[')) {
    fault(c, 'the bracket belongs on the line before', next);
    skipLineBreaks(c);
  }
}

/** The key of a property; undefined where none stands. A bare word is a string, and so is one that is a value elsewhere. */
export function parseKey(c: Cursor): Property['key'] | undefined {
  const token = peek(c);
  if (token.kind === 'quote' || token.kind === 'long-quote') return parseString(c, 'a name', []);
  const { kind, start, end } = token;
  if (kind !== 'identifier') return undefined;
  read(c);
  const value = textOf(c, token);
  if (words.has(value)) fault(c, `the name \`${value}\` needs quotes`, { start, end });
  return { kind: 'literal', value, start, end };
}

/** The value of an entry, or a hole when something follows it that does not belong there. */
export function behindValue<T extends Place>(c: Cursor, value: T): T | Hole {
  if (endsEntry(c) || peek(c).kind === ',') return value;
  const { start } = peek(c);
  skipRest(c, 'a comma or a line break is missing');
  return { kind: 'hole', ...readSince(c, value.start < value.end ? value.start : start) };
}

function forFollows(c: Cursor): boolean {
  return isWord(c, solidBehind(c, peek(c)), 'for');
}

function parseFor(c: Cursor, parseResource?: ParseResource): For | Hole {
  const open = read(c);
  return within(c, { object: false, declarations: false }, () => {
    skipLineBreaks(c);
    const parsed = parseForInside(c, parseResource);
    if (peekSolid(c).kind === ']') skipLineBreaks(c);
    const sound = peek(c).kind === ']' || !skipBroken(c, 'the `for` expression is not complete');
    if (!accept(c, ']')) unclosed(c, '`[`', open);
    return parsed && sound ? { kind: 'for', ...parsed, start: open.start, end: c.at } : hole(open, c.at);
  });
}

/** `for x in c: …`, without the brackets. Undefined where a part is missing. */
function parseForInside(c: Cursor, parseResource: ParseResource | undefined): Pick<For, 'item' | 'index' | 'collection' | 'body'> | undefined {
  read(c);
  const names = parseLoopNames(c);
  if (!names || !acceptWord(c, 'in')) return undefined;
  const collection = parseExpression(c);
  if (!accept(c, ':')) {
    if (peek(c).kind !== '{') return undefined;
    fault(c, '`:` is missing', emptyAt(c));
  }
  return { ...names, collection, body: parseForBody(c, parseResource) };
}

/** `x` or `(x, i)`. */
function parseLoopNames(c: Cursor): Pick<For, 'item' | 'index'> | undefined {
  const inParentheses = accept(c, '(');
  const item = parseName(c);
  if (!inParentheses) return item && { item, index: undefined };
  const index = accept(c, ',') && parseName(c);
  const sound = peek(c).kind === ')';
  skipTo(c, []);
  return accept(c, ')') && sound && item && index ? { item, index } : undefined;
}

function parseForBody(c: Cursor, parseResource: ParseResource | undefined): For['body'] {
  const { kind } = peek(c);
  if (kind === '{') return parseOnlyObject(c, parseResource);
  return isWord(c, peek(c), 'if') ? parseConditioned(c, parseResource) : parseExpression(c);
}

/** Reads `if (…) { … }`; the cursor stands at the word. */
function parseConditioned(c: Cursor, parseResource: ParseResource | undefined): Conditioned | Hole {
  const { start } = read(c);
  const condition = peek(c).kind === '(' ? parsePostfix(c) : fault(c, 'a condition in parentheses is missing', emptyAt(c));
  if (peek(c).kind !== '{') skipTo(c, ['{']);
  const body = parseOnlyObject(c, parseResource);
  const inner = condition.kind === 'parentheses' ? condition.inner : condition;
  return { kind: 'if', condition: inner, body, start, end: c.at };
}

/** Skips to the end of the brackets around, or to one of `ends`, as one fault. Says whether there was anything to skip. */
function skipBroken(c: Cursor, message: string, ends: readonly TokenKind[] = []): boolean {
  const { start } = peek(c);
  skipTo(c, ends);
  const { start: from, end } = fault(c, message, readSince(c, start));
  return end > from;
}

/** Text in quotes that Bicep does not know is a hole up to the quote that ends it, or else to the end of the line. */
function skipForeignQuotes(c: Cursor): Hole {
  const open = read(c);
  const end = lineEnd(c.text, open.end);
  const closing = closingQuotes(textOf(c, open));
  let at = open.end;
  while (at < end && !closing.includes(c.text.charAt(at))) at++;
  c.at = Math.min(at + 1, end);
  return fault(c, 'these quotation marks are not those of Bicep', { start: open.start, end: c.at });
}

/** Steps over what is nested too deeply, brackets and all, without going into it. */
export function skipNested(c: Cursor): Hole {
  const { start } = peek(c);
  let open = 0;
  for (const { kind, indent, start: at, end } of tokens(c.text, start, c.commentsUnclosedFrom)) {
    const token: Token | undefined = kind === 'identifier' || kind === '@' ? { kind, indent, start: at, end } : undefined;
    if (token && indent >= 0 && indent <= c.margin && beginsStatement(c, token)) break;
    if (kind === '{' || kind === '[' || kind === '(' || kind === 'sequence') open++;
    else if (kind === '}' || kind === ']' || kind === ')' || kind === 'close-sequence') open--;
    if (open < 0 || (open === 0 && (kind === 'end' || kind === 'newline' || kind === ','))) break;
    c.at = end;
  }
  return fault(c, 'this is nested too deeply', readSince(c, start));
}

/** Reads an overlong chain to its end. */
export function skipChain(c: Cursor, { start }: Place): Hole {
  skipTo(c, [',']);
  return fault(c, 'this chain is too long', { start, end: c.at });
}

/** A hole from where something starts to an offset. */
export function hole({ start }: Place, end: number): Hole {
  return { kind: 'hole', start, end: Math.max(start, end) };
}

function isEmptyHole(value: Place & { readonly kind: string }): boolean {
  return value.kind === 'hole' && value.start === value.end;
}
