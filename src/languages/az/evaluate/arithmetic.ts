import { atom, unknown, type Datum } from '../../shared/datum';
import type { Place } from '../tree';
import { assign, originAt, readVariable, textOf, type Shell } from './shell';

/** `$(( … ))`: integers, as bash reckons with them. */
export function evaluateArithmetic(text: string, place: Place, shell: Shell): Datum {
  const origin = originAt(shell, place);
  const value = evaluateNumber(text, shell);
  return value === undefined ? unknown('no-value', `\`${origin.what}\` needs a number that is not known`, origin) : atom(String(value), origin);
}

/** Undefined where a number in it is not known, or it makes no sense. */
export function evaluateNumber(text: string, shell: Shell): number | undefined {
  const tokens = text.match(/\$?\{?#?[A-Za-z_]\w*\}?|\$\d|0[xX][0-9a-fA-F]+|\d+|<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|[<>=!+\-*/%&|^]=|[-+*/%()<>!~&|^?:,=]|\S/g) ?? [];
  if (tokens.length === 0) return 0;
  if (tokens.length > 200) return undefined;
  const reader: Reader = { tokens, at: 0, shell, depth: 0 };
  const value = comma(reader);
  return reader.at === tokens.length ? value : undefined;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  readonly shell: Shell;
  depth: number;
}

type Number_ = number | undefined;

function comma(r: Reader): Number_ {
  let value = assignment(r);
  while (r.tokens[r.at] === ',') {
    r.at++;
    value = assignment(r);
  }
  return value;
}

function assignment(r: Reader): Number_ {
  const name = r.tokens[r.at];
  const operator = r.tokens[r.at + 1];
  if (name !== undefined && operator !== undefined && /^[A-Za-z_]\w*$/.test(name) && /^(?:=|[-+*/%]=)$/.test(operator)) {
    r.at += 2;
    const value = assignment(r);
    const before = operator === '=' ? 0 : variable(name, r);
    const result = operator === '=' ? value : before === undefined || value === undefined ? undefined : binary(operator[0] ?? '', before, value);
    keep(name, result, r.shell);
    return result;
  }
  return ternary(r);
}

function keep(name: string, value: Number_, shell: Shell): void {
  const origin = originAt(shell, { start: 0, end: 0 });
  assign(shell, name, value === undefined ? unknown('no-value', `\`${name}\` needs a number that is not known`, origin) : atom(String(value), origin));
}

function ternary(r: Reader): Number_ {
  const condition = level(r, 0);
  if (r.tokens[r.at] !== '?') return condition;
  r.at++;
  const yes = assignment(r);
  if (r.tokens[r.at] !== ':') return undefined;
  r.at++;
  const no = ternary(r);
  return condition === undefined ? undefined : condition !== 0 ? yes : no;
}

const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['|'], ['^'], ['&'], ['==', '!='], ['<', '>', '<=', '>='], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];

function level(r: Reader, index: number): Number_ {
  const operators = levels[index];
  if (!operators) return power(r);
  let left = level(r, index + 1);
  for (let operator = r.tokens[r.at]; operator !== undefined && operators.includes(operator); operator = r.tokens[r.at]) {
    r.at++;
    const right = level(r, index + 1);
    left = left === undefined || right === undefined ? undefined : binary(operator, left, right);
  }
  return left;
}

function power(r: Reader): Number_ {
  const base = unary(r);
  if (r.tokens[r.at] !== '**') return base;
  r.at++;
  const exponent = power(r);
  return base === undefined || exponent === undefined || exponent < 0 ? undefined : safe(base ** exponent);
}

function unary(r: Reader): Number_ {
  if (++r.depth > 100) return undefined;
  const token = r.tokens[r.at];
  if (token === undefined) return undefined;
  r.at++;
  if (token === '(') {
    const value = comma(r);
    if (r.tokens[r.at] !== ')') return undefined;
    r.at++;
    return value;
  }
  if (token === '-' || token === '+' || token === '!' || token === '~') {
    const value = unary(r);
    if (value === undefined) return undefined;
    return token === '-' ? -value : token === '+' ? value : token === '!' ? Number(value === 0) : ~value;
  }
  if (token === '++' || token === '--') {
    const name = r.tokens[r.at] ?? '';
    r.at++;
    return stepped(name, token === '++' ? 1 : -1, r);
  }
  if (/^(?:0[xX][0-9a-fA-F]+|\d+)$/.test(token)) return number(token);
  const name = token.replace(/^\$?\{?|\}$/g, '');
  if (!/^(?:[A-Za-z_]\w*|\d)$/.test(name)) return undefined;
  const next = r.tokens[r.at];
  const value = variable(name, r);
  if (next === '++' || next === '--') {
    r.at++;
    stepped(name, next === '++' ? 1 : -1, r);
  }
  return value;
}

function stepped(name: string, by: number, r: Reader): Number_ {
  const value = variable(name, r);
  const result = value === undefined ? undefined : value + by;
  keep(name, result, r.shell);
  return result;
}

function variable(name: string, { shell }: Reader): Number_ {
  const positional = /^\d$/.test(name) ? shell.state.frames.at(-1)?.positional?.[Number(name) - 1] : undefined;
  const text = textOf(positional ?? readVariable(shell, name));
  return text === undefined ? undefined : text.trim() === '' ? 0 : number(text.trim());
}

function number(text: string): Number_ {
  if (/^0[0-7]+$/.test(text)) return parseInt(text, 8);
  return /^-?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(text) ? safe(Number(text)) : undefined;
}

function binary(operator: string, a: number, b: number): Number_ {
  switch (operator) {
    case '+':
      return safe(a + b);
    case '-':
      return safe(a - b);
    case '*':
      return safe(a * b);
    case '/':
      return b === 0 ? undefined : Math.trunc(a / b);
    case '%':
      return b === 0 ? undefined : a % b;
    case '<<':
      return safe(a * 2 ** b);
    case '>>':
      return Math.floor(a / 2 ** b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '&&':
      return Number(a !== 0 && b !== 0);
    case '||':
      return Number(a !== 0 || b !== 0);
    default:
      return undefined;
  }
}

function safe(value: number): Number_ {
  return Number.isSafeInteger(value) ? value : undefined;
}
