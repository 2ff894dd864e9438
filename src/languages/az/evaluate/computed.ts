import { atom, list, overChoices, unknown, type Choice, type Datum } from '../../shared/datum';
import type { Origin } from '../../../model/value';
import type { Computed, Value } from '../tree';
import { evaluateNumber } from './arithmetic';
import { assign, originAt, partOf, textOf, unknownNamed, type Shell } from './shell';
import { capture } from './capture';
import { concatenated, stepsInto } from './texts';

/** The value of an expression: PowerShell's operators and methods on texts, numbers and lists. */
export function evaluateComputed(value: Computed, shell: Shell): Datum {
  const { operation, statements } = value;
  const origin = originAt(shell, value);
  // What a block holds runs when somebody calls it.
  if (operation?.operator === '{}') return unknown('function-not-pure', 'a block is no value', origin);
  const operator = operation?.operator.toLowerCase() ?? '';
  const operate = operatorOf(operator, shell);
  if (!operation || !operate) {
    capture(shell, value, () => shell.run.does.run(statements, shell));
    return notFollowed(origin);
  }
  const operands = operation.operands.map((operand) => shell.run.does.value(operand, shell));
  return overChoices(operands, { ...origin, from: operands.map((each) => each.origin) }, (data) => {
    const result = operate(data, origin, operation.operands);
    if (result) return result;
    const why = data.find((each) => each.kind === 'unknown');
    return why?.kind === 'unknown' ? unknown(why.reason, why.message, origin) : notFollowed(origin);
  });
}

function notFollowed(origin: Origin): Datum {
  return unknown('function-not-pure', `\`${origin.what}\` is not followed`, origin);
}

type Plain = Exclude<Datum, Choice>;
type Operate = (data: readonly Plain[], origin: Origin, operands: readonly Value[]) => Datum | undefined;

function operatorOf(operator: string, shell: Shell): Operate | undefined {
  if (operator === 'set /a') return ([one], origin) => numberIn(one, origin, shell);
  if (operator === 'set /p') return (_data, origin) => unknownNamed(`typed ${String(origin.span.start)}`, 'it is typed in when the script runs', origin);
  if (operator === '[]') return (data, origin, operands) => indexed(data, origin, operands, shell);
  const [, method] = /^\.(\w+)\(\)$/.exec(operator) ?? [];
  if (method !== undefined) return (data, origin) => called(method, data, origin, shell);
  const [, member] = /^\.(\w+)$/.exec(operator) ?? [];
  if (member !== undefined) return ([one], origin, [operand]) => (one && operand ? stepsInto(one, [{ kind: 'key', value: { kind: 'word', parts: [{ kind: 'text', text: member, start: operand.end, end: operand.end }], quoting: 'bare', start: operand.end, end: operand.end } }], operand, shell) : notFollowed(origin));
  if (/^\[[\w.[\]]+\]$/.test(operator)) return ([one], origin) => cast(operator, one, origin);
  return operators[operator.replace(/^-[ci](?=eq|ne|gt|lt|ge|le|like|match|replace|split)/, '-')];
}

function numberIn(datum: Plain | undefined, origin: Origin, shell: Shell): Datum | undefined {
  const text = textOf(datum);
  const [, name, rest] = /^\s*"?([A-Za-z_]\w*)\s*=(?!=)(.*?)"?\s*$/s.exec(text ?? '') ?? [];
  const value = text === undefined ? undefined : evaluateNumber(rest ?? text, shell);
  const result = value === undefined ? undefined : atom(String(value), origin);
  if (name !== undefined) assign(shell, name, result ?? unknown('no-value', 'a number is not known', origin));
  return result;
}

function indexed([target, index]: readonly Plain[], origin: Origin, operands: readonly Value[], shell: Shell): Datum | undefined {
  const [, operand] = operands;
  return target && index && operand && textOf(index) !== undefined ? stepsInto(target, [{ kind: 'key', value: operand }], operands[0] ?? operand, shell) : target ? undefined : notFollowed(origin);
}

function cast(operator: string, datum: Plain | undefined, origin: Origin): Datum | undefined {
  if (!datum) return undefined;
  const text = textOf(datum);
  switch (operator.replace(/^\[(?:system\.)?|\]$/g, '')) {
    case 'int':
    case 'int32':
    case 'int64':
    case 'long':
      return text !== undefined && /^\s*-?\d+\s*$/.test(text) ? datum : undefined;
    case 'bool':
    case 'switch':
      return truth(datum) === undefined ? undefined : atom(truth(datum) ?? false, origin);
    case 'array':
    case 'string[]':
    case 'object[]':
      return datum.kind === 'list' ? datum : datum.kind === 'unknown' ? undefined : list([datum], datum.origin);
    case 'string':
    case 'ipaddress':
    case 'net.ipaddress':
    case 'ordered':
    case 'pscustomobject':
    case 'hashtable':
    case 'void':
      return datum;
    default:
      return undefined;
  }
}

/** Whether PowerShell takes a value for true. */
export function truth(datum: Datum): boolean | undefined {
  switch (datum.kind) {
    case 'atom':
      return datum.value !== null && datum.value !== '' && datum.value !== 0 && datum.value !== false;
    case 'list': {
      const [only, another] = datum.items;
      if (!only) return datum.open ? undefined : false;
      return another ? true : datum.open ? undefined : truth(only);
    }
    case 'object':
      return true;
    case 'reference':
      return true;
    case 'unknown':
    case 'choice':
      return undefined;
  }
}

function called(method: string, [target, ...args]: readonly Plain[], origin: Origin, shell: Shell): Datum | undefined {
  const text = textOf(target);
  const texts = args.map(textOf);
  const [first, second] = texts;
  if (!target) return undefined;
  switch (method.toLowerCase()) {
    case 'tostring':
      return args.length === 0 ? target : undefined;
    case 'trim':
      return text === undefined ? (target.kind === 'reference' ? target : undefined) : partOf(shell, target, text, text.length - text.trimStart().length, text.trimEnd().length);
    case 'tolower':
    case 'tolowerinvariant':
      return text === undefined ? undefined : atom(text.toLowerCase(), origin);
    case 'toupper':
    case 'toupperinvariant':
      return text === undefined ? undefined : atom(text.toUpperCase(), origin);
    case 'replace':
      return text === undefined || first === undefined || second === undefined ? undefined : atom(text.replaceAll(first, () => second), origin);
    case 'split':
      return text === undefined || first === undefined || first.length !== 1 ? undefined : list(pieces(text, first).map(([from, to]) => partOf(shell, target, text, from, to)), origin);
    case 'substring': {
      const [start, length] = texts.map(Number);
      if (text === undefined || start === undefined || !Number.isInteger(start) || length !== undefined && !Number.isInteger(length)) return undefined;
      return partOf(shell, target, text, Math.min(start, text.length), Math.min(text.length, length === undefined ? text.length : start + length));
    }
    case 'startswith':
      return text === undefined || first === undefined ? undefined : atom(text.startsWith(first), origin);
    case 'endswith':
      return text === undefined || first === undefined ? undefined : atom(text.endsWith(first), origin);
    default:
      return undefined;
  }
}

function pieces(text: string, sign: string): readonly (readonly [number, number])[] {
  const all: (readonly [number, number])[] = [];
  let from = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, from)) {
    all.push([from, at]);
    from = at + sign.length;
  }
  return [...all, [from, text.length]];
}

const operators: Readonly<Record<string, Operate>> = {
  '+': (data, origin) => data.slice(1).reduce<Datum | undefined>((sum, each) => sum && sumOf(sum, each, origin), data[0]),
  '-': numeric((a, b) => a - b),
  '*': numeric((a, b) => a * b),
  '/': numeric((a, b) => (b === 0 ? NaN : a / b)),
  '%': numeric((a, b) => (b === 0 ? NaN : a % b)),
  '-f': formatted,
  '-join': ([target, sign], origin) => joinedBy(target, sign ? textOf(sign) : '', origin),
  '-split': ([target, sign], origin) => {
    const text = textOf(target);
    const by = textOf(sign);
    return text === undefined || by === undefined || !/^(?:[\w\s,;:/-]|\\\.)+$/.test(by) ? undefined : list(text.split(by.replace('\\', '')).map((piece) => atom(piece, origin)), origin);
  },
  '-replace': ([target, ...args], origin) => {
    const [from, to = ''] = (args[0]?.kind === 'list' ? args[0].items : args).map((each) => textOf(each));
    const text = textOf(target);
    if (text === undefined || from === undefined || to.includes('$') || !/^(?:[\w\s,;:"'/-]|\\[./\\])+$/.test(from)) return undefined;
    const plain = from.replaceAll(/\\(.)/g, '$1').replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    return atom(text.replace(new RegExp(plain, 'gi'), () => to), origin);
  },
  '..': ([from, to], origin) => {
    const [first, last] = [Number(textOf(from)), Number(textOf(to))];
    if (!Number.isInteger(first) || !Number.isInteger(last) || Math.abs(last - first) > 1000) return undefined;
    const step = first <= last ? 1 : -1;
    return list(Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => atom(first + index * step, origin)), origin);
  },
  '-eq': compared((order) => order === 0),
  '-ne': compared((order) => order !== 0),
  '-gt': compared((order) => order > 0, true),
  '-ge': compared((order) => order >= 0, true),
  '-lt': compared((order) => order < 0, true),
  '-le': compared((order) => order <= 0, true),
  '-not': ([one], origin) => negation(one, origin),
  '!': ([one], origin) => negation(one, origin),
  '-and': (data, origin) => {
    const truths = data.map(truth);
    return truths.includes(false) ? atom(false, origin) : truths.includes(undefined) ? undefined : atom(true, origin);
  },
  '-or': (data, origin) => {
    const truths = data.map(truth);
    return truths.includes(true) ? atom(true, origin) : truths.includes(undefined) ? undefined : atom(false, origin);
  },
  '?': ([condition, yes, no]) => {
    const holds = condition && truth(condition);
    return holds === undefined ? undefined : holds ? yes : no;
  },
  '??': ([one, other]) => (one?.kind === 'atom' && one.value === null ? other : one?.kind === 'unknown' ? undefined : one),
  ',': (data, origin) => list(data, origin),
  '-contains': ([target, one], origin) => {
    const wanted = textOf(one)?.toLowerCase();
    return target?.kind !== 'list' || target.open || wanted === undefined || target.items.some((item) => textOf(item) === undefined) ? undefined : atom(target.items.some((item) => textOf(item)?.toLowerCase() === wanted), origin);
  },
};

function negation(datum: Plain | undefined, origin: Origin): Datum | undefined {
  const holds = datum && truth(datum);
  return holds === undefined ? undefined : atom(!holds, origin);
}

/** A number, a text, a list or a table with another behind it, as the first says. */
function sumOf(one: Datum, other: Plain, origin: Origin): Datum {
  if (one.kind === 'list') return list([...one.items, ...(other.kind === 'list' ? other.items : [other])], origin, 'tuple', one.open ?? (other.kind === 'list' ? other.open : undefined));
  if (one.kind === 'atom' && typeof one.value === 'number') {
    const value = one.value + Number(textOf(other) ?? NaN);
    return Number.isFinite(value) ? atom(value, origin) : notFollowed(origin);
  }
  if (one.kind === 'object' && other.kind === 'object') return { ...one, entries: new Map([...one.entries, ...other.entries]), origin };
  return concatenated([one, other], origin);
}

function numeric(reckon: (a: number, b: number) => number): Operate {
  return (data, origin) => {
    const numbers = data.map((each) => (textOf(each) === undefined || textOf(each) === '' ? NaN : Number(textOf(each))));
    const [first, ...others] = numbers;
    if (first === undefined) return undefined;
    const value = others.length === 0 ? reckon(0, first) : others.reduce(reckon, first);
    return Number.isFinite(value) ? atom(value, origin) : undefined;
  };
}

/** `'{0}-{1}' -f $a, $b` */
function formatted([format, ...values]: readonly Plain[], origin: Origin): Datum | undefined {
  const text = textOf(format);
  const items = values.flatMap((value) => (value.kind === 'list' ? value.items : [value]));
  if (text === undefined) return undefined;
  const parts = text.split(/(\{\d+(?::D?0*\d*)?\})/).map((piece): Datum | undefined => {
    const [, index, width] = /^\{(\d+)(?::D?(0*\d*))?\}$/.exec(piece) ?? [];
    if (index === undefined) return atom(piece.replaceAll('{{', '{').replaceAll('}}', '}'), origin);
    const item = items[Number(index)];
    const shown = textOf(item);
    if (width === undefined || width === '') return item;
    const length = /^0+$/.test(width) ? width.length : Number(width);
    return shown === undefined || length > 20 ? undefined : atom(shown.padStart(length, '0'), origin);
  });
  return parts.every((part) => part !== undefined) ? concatenated(parts, origin) : undefined;
}

function joinedBy(target: Plain | undefined, sign: string | undefined, origin: Origin): Datum | undefined {
  if (!target || sign === undefined) return undefined;
  if (target.kind !== 'list') return target;
  return target.open ? undefined : concatenated(target.items.flatMap((item, index) => (index === 0 ? [item] : [atom(sign, origin), item])), origin);
}

function compared(holds: (order: number) => boolean, numbers = false): Operate {
  return ([one, other], origin) => {
    const [a, b] = [textOf(one), textOf(other)];
    if (one?.kind === 'object' && b === '') return atom(holds(1), origin);
    if (a === undefined || b === undefined) return undefined;
    const [x, y] = [Number(a), Number(b)];
    const isNumber = a.trim() !== '' && b.trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y);
    if (numbers && !isNumber) return undefined;
    const order = isNumber ? x - y : a.toLowerCase() === b.toLowerCase() ? 0 : a.toLowerCase() < b.toLowerCase() ? -1 : 1;
    return atom(holds(order), origin);
  };
}

