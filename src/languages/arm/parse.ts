import type { WrittenText } from '../shared/json-string';
import { nextToken, type Token } from './scan';
import type { Expression } from './tree';

/** What a string of a template says: its text, an expression, or one that cannot be read. */
export type Reading =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'unreadable' };

/**
 * Reads a string as Azure does: what stands between `[` and `]` is an expression, `[[…]` the text `[…]`, and everything else
 * stands for itself (template-expressions, read 2026-11-20).
 */
export function readText(written: WrittenText): Reading {
  const { value } = written;
  if (isPlainText(value)) return { kind: 'literal', value };
  if (!value.endsWith(']')) return { kind: 'unreadable' };
  if (value.startsWith('[[')) return { kind: 'literal', value: value.slice(1) };
  const expression = parseWhole(written);
  return expression ? { kind: 'expression', expression } : { kind: 'unreadable' };
}

/**
 * Whether the string needs to be read at all: most stand for themselves. So does `[name(…` without an end, for Azure; but nobody
 * means that, it is about to be finished.
 */
export function isPlainText(value: string): boolean {
  return !value.startsWith('[') || (!value.endsWith(']') && !/^\[[a-z_]\w*\(/i.test(value));
}

/** How deep expressions nest; those of real templates stay below 40. */
const deepest = 150;

interface Parser {
  readonly written: WrittenText;
  /** The token that is next, and the end of the one before it. */
  token: Token;
  before: number;
  depth: number;
}

function parseWhole(written: WrittenText): Expression | undefined {
  const { value } = written;
  const parser: Parser = { written, token: nextToken(value, 1, value.length - 1), before: 1, depth: 0 };
  const expression = parseExpression(parser);
  return parser.token.kind === 'end' ? expression : undefined;
}

function parseExpression(parser: Parser): Expression | undefined {
  if (parser.depth >= deepest) return undefined;
  parser.depth++;
  const { start } = parser.token;
  let expression = parsePrimary(parser);
  while (expression && (parser.token.kind === '.' || parser.token.kind === '[')) expression = parseStep(parser, expression, start);
  parser.depth--;
  return expression;
}

function parsePrimary(parser: Parser): Expression | undefined {
  const { token } = parser;
  switch (token.kind) {
    case 'text':
      advance(parser);
      return { kind: 'text', value: token.value, ...extent(parser, token.start) };
    case 'number':
      advance(parser);
      return { kind: 'number', value: Number(token.value), ...extent(parser, token.start) };
    case 'name':
      return parseCall(parser, token.start);
    case '(': case ')': case '[': case ']': case ',': case '.': case 'end': case 'unreadable':
      return undefined;
  }
}

/** `concat(…)`, `sys.concat(…)`. A name alone means nothing. */
function parseCall(parser: Parser, start: number): Expression | undefined {
  const names: string[] = [];
  do {
    if (names.length > 0) advance(parser);
    if (parser.token.kind !== 'name') return undefined;
    names.push(parser.token.value);
    advance(parser);
  } while (is(parser, '.'));
  if (!is(parser, '(')) return undefined;
  advance(parser);
  const args: Expression[] = [];
  while (!is(parser, ')')) {
    if (args.length > 0 && !passed(parser, ',')) return undefined;
    const arg = parseExpression(parser);
    if (!arg) return undefined;
    args.push(arg);
  }
  advance(parser);
  return { kind: 'call', name: names.join('.'), args, ...extent(parser, start) };
}

function parseStep(parser: Parser, target: Expression, start: number): Expression | undefined {
  if (passed(parser, '.')) {
    const { token } = parser;
    if (token.kind !== 'name') return undefined;
    advance(parser);
    return { kind: 'property', target, name: token.value, ...extent(parser, start) };
  }
  advance(parser);
  const key = parseExpression(parser);
  if (!key || !passed(parser, ']')) return undefined;
  return { kind: 'item', target, key, ...extent(parser, start) };
}

function is(parser: Parser, kind: Token['kind']): boolean {
  return parser.token.kind === kind;
}

function passed(parser: Parser, kind: Token['kind']): boolean {
  if (!is(parser, kind)) return false;
  advance(parser);
  return true;
}

function advance(parser: Parser): void {
  const { value } = parser.written;
  parser.before = parser.token.end;
  parser.token = nextToken(value, parser.token.end, value.length - 1);
}

/** From an index of the string to the end of the token that was passed last. */
function extent({ written, before }: Parser, start: number): { readonly start: number; readonly end: number; readonly text: string } {
  return { start: written.at(start), end: written.at(before), text: written.value.slice(start, before) };
}
