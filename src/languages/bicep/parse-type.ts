import {
  accept, acceptBehindLineBreaks, deeper, emptyAt, fault, isWord, mostChained, peek, peekSolid, read, scanBehind, skipLineBreaks, stopsHere,
  textOf, unclosed, within, type Cursor,
} from './cursor';
import {
  behindValue, hole, parseDecorators, parseEntries, parseExpression, parseItems, parseKey, parseName, parseNumber, parseString, skipChain, skipNested,
  skipRest, words,
} from './parse-expression';
import type { TokenKind } from './scan';
import type { TupleItem, Type, TypeProperty } from './tree';

/**
 * Reads one type. It never fails: what makes no sense is a hole, and the fault is noted in the cursor. The members of
 * a union may stand on lines of their own, each behind its `|`.
 */
export function parseType(c: Cursor): Type {
  return deeper(c, () => parseUnion(c), () => skipNested(c));
}

/** Reads the type of a parameter, variable or output, where `resource` is a word of its own. */
export function parseDeclaredType(c: Cursor): Type {
  const first = peek(c);
  if (!isWord(c, first, 'resource') || scanBehind(c, first).kind === '<') return parseType(c);
  read(c);
  const { kind } = peek(c);
  const type = kind === 'quote' || kind === 'long-quote' ? parseString(c, 'the type', []) : undefined;
  return { kind: 'resource', type, start: first.start, end: c.at };
}

function parseUnion(c: Cursor): Type {
  const leading = acceptBehindLineBreaks(c, '|');
  const first = parseNegated(c);
  const { start } = leading ?? first;
  if (!leading && peekSolid(c).kind !== '|') return first;
  const members = [first];
  while (acceptBehindLineBreaks(c, '|')) members.push(parseNegated(c));
  return { kind: 'union', members, start, end: c.at };
}

/** A sign binds more weakly than the members and brackets behind it, and more strongly than `?` and `!`. */
function parseNegated(c: Cursor): Type {
  const sign = accept(c, '-') ?? accept(c, '!');
  if (!sign) return parseFurther(c, parseOperand(c), allSteps);
  const operand = parseFurther(c, parseOperand(c), steps);
  return parseFurther(c, { kind: 'negated', operator: sign.kind === '-' ? '-' : '!', operand, start: sign.start, end: c.at }, allSteps);
}

type Steps = ReadonlyMap<TokenKind, (c: Cursor, target: Type) => Type | undefined>;

/** The type with the brackets, members and marks behind it. */
function parseFurther(c: Cursor, operand: Type, known: Steps): Type {
  let type = operand;
  for (let length = 0; type.end > type.start; length++) {
    const parse = known.get(peek(c).kind);
    if (!parse) break;
    if (length >= mostChained) return skipChain(c, type);
    const further = parse(c, type);
    if (!further) return hole(type, c.at);
    type = further;
  }
  return type;
}

/** By the sign behind a type: how it goes on. Undefined where it is broken. */
const steps: Steps = new Map([['.', parseMember], ['[', parseBrackets]]);

const allSteps: Steps = new Map([
  ...steps,
  ['?', (c: Cursor, inner: Type): Type => ({ kind: 'nullable', inner, start: inner.start, end: read(c).end })],
  ['!', (c: Cursor, inner: Type): Type => ({ kind: 'non-null', inner, start: inner.start, end: read(c).end })],
]);

function parseMember(c: Cursor, target: Type): Type | undefined {
  const dot = read(c);
  if (accept(c, '*')) return { kind: 'additional', target, start: target.start, end: c.at };
  const name = parseName(c);
  if (!name) return void fault(c, 'a name is missing behind the dot', dot);
  if (peek(c).kind !== '<') return { kind: 'member', target, name, start: target.start, end: c.at };
  return { kind: 'generic', target, name, args: parseArguments(c), start: target.start, end: c.at };
}

function parseBrackets(c: Cursor, target: Type): Type | undefined {
  const open = read(c);
  const { start } = target;
  if (accept(c, ']')) return { kind: 'array', item: target, start, end: c.at };
  const all = accept(c, '*');
  const key = all ? undefined : within(c, { object: false, declarations: false }, () => parseExpression(c));
  if (!accept(c, ']')) return void unclosed(c, '`[`', open);
  const place = { target, start, end: c.at };
  return key ? { kind: 'item', key, ...place } : { kind: 'items', ...place };
}

function parseArguments(c: Cursor): readonly Type[] {
  return parseItems<Type>(c, '>', { declarations: false, parse: () => parseType(c), missing: (hole) => hole });
}

function parseOperand(c: Cursor): Type {
  const parse = operands.get(peek(c).kind);
  return parse && !stopsHere(c) ? parse(c) : fault(c, 'a type is missing', emptyAt(c));
}

const operands: ReadonlyMap<TokenKind, (c: Cursor) => Type> = new Map<TokenKind, (c: Cursor) => Type>([
  ['number', parseNumber],
  ['quote', (c) => parseString(c, 'a type', [])],
  ['long-quote', (c) => parseString(c, 'a type', [])],
  ['foreign-quote', (c) => parseForeign(c)],
  ['identifier', parseNamed],
  ['(', parseParentheses],
  ['[', parseTuple],
  ['{', parseObject],
]);

/** Quotes that Bicep does not know are read as in an expression, which makes them a hole. */
function parseForeign(c: Cursor): Type {
  const { start } = peek(c);
  parseExpression(c);
  return hole({ start, end: start }, c.at);
}

function parseNamed(c: Cursor): Type {
  const { start, end } = read(c);
  const text = textOf(c, { start, end });
  const value = words.get(text);
  if (value !== undefined) return { kind: 'literal', value, start, end };
  if (peek(c).kind !== '<') return { kind: 'reference', name: text, start, end };
  return { kind: 'generic', target: undefined, name: { text, start, end }, args: parseArguments(c), start, end: c.at };
}

function parseParentheses(c: Cursor): Type {
  const open = read(c);
  return within(c, { object: false, declarations: false }, () => {
    skipLineBreaks(c);
    const inner = parseType(c);
    if (acceptBehindLineBreaks(c, ')')) return { kind: 'parentheses', inner, start: open.start, end: c.at };
    skipRest(c, '`)` is missing');
    return accept(c, ')') ? hole(open, c.at) : hole(unclosed(c, '`(`', open), c.at);
  });
}

function parseTuple(c: Cursor): Type {
  const { start } = peek(c);
  const parse = (): TupleItem => {
    const first = peek(c);
    const decorators = parseDecorators(c);
    return { decorators, type: parseType(c), start: first.start, end: c.at };
  };
  const items = parseItems(c, ']', { declarations: true, parse, missing: (type) => ({ decorators: [], type, start: type.start, end: type.end }) });
  return { kind: 'tuple', items, start, end: c.at };
}

function parseObject(c: Cursor): Type {
  const { start } = peek(c);
  const missing: (type: Type) => TypeProperty = (type) => ({ decorators: [], key: hole(type, type.end), type, start: type.start, end: type.end });
  const properties = parseEntries(c, { declarations: true, parse: () => parseProperty(c), missing });
  return { kind: 'object', properties, start, end: c.at };
}

function parseProperty(c: Cursor): TypeProperty {
  const { start } = peek(c);
  const decorators = parseDecorators(c);
  const all = accept(c, '*');
  const key = all ? undefined : parseKey(c);
  if (!all && !key) {
    const type = skipRest(c, 'a name is missing');
    return { decorators, key: type, type, start, end: c.at };
  }
  const type = accept(c, ':') ? behindValue(c, within(c, { declarations: false }, () => parseType(c))) : skipRest(c, '`:` is missing');
  return { decorators, key, type, start, end: c.at };
}
