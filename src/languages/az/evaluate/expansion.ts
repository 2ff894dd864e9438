import { atom, list, overChoices, unknown, type Choice, type Datum } from '../../shared/datum';
import type { Part, Word } from '../tree';
import { evaluateNumber } from './arithmetic';
import { capturePattern, patternOf } from './pattern';
import { assign, originAt, partOf, readVariable, seenAt, textOf, unset, type Shell } from './shell';

type Variable = Extract<Part, { readonly kind: 'variable' }>;

/** What `${NAME…}` makes of the value of NAME; `value` is undefined where nothing sets it. */
export function expanded(part: Variable, value: Datum | undefined, shell: Shell): Datum {
  const { expansion, name } = part;
  if (!expansion || expansion.operator === '@') return seenAt(shell, value ?? missing(part, shell), part);
  const { operator, word } = expansion;
  if (/^:?[-=]$/.test(operator)) {
    if (operator.endsWith('=') && isMissing(value)) assign(shell, name, otherwise(word, shell));
    return overChoices([value ?? missing(part, shell)], originAt(shell, part), ([one]) => {
      if (!one) return missing(part, shell);
      // Who runs the script may give it: without that the default holds, as that of a variable.
      if (isMissing(value) || isMissing(one) || operator.startsWith(':') && textOf(one) === '') return seenAt(shell, otherwise(word, shell), part);
      return seenAt(shell, one, part);
    });
  }
  if (/^:?\?$/.test(operator)) return seenAt(shell, value ?? missing(part, shell), part);
  if (/^:?\+$/.test(operator)) return alternative(value, word, part, shell);
  if (!value) return missing(part, shell);
  return overChoices([value], originAt(shell, part, [value.origin]), ([one]) => (one ? changed(one, part, shell) : value));
}

function missing(part: Variable, shell: Shell): Datum {
  return unset(shell, part.name, part);
}

/** Whether a caller who gives nothing leaves it empty. */
function isMissing(datum: Datum | undefined): boolean {
  return !datum || datum.kind === 'unknown' && datum.reason === 'no-value' && /^[$<]|^typed /.test(datum.origin.part?.element ?? '');
}

function otherwise(word: Word | undefined, shell: Shell): Datum {
  return word ? shell.run.does.word(word, shell) : atom('', originAt(shell, { start: 0, end: 0 }));
}

function alternative(value: Datum | undefined, word: Word | undefined, part: Variable, shell: Shell): Datum {
  const text = textOf(value);
  if (isMissing(value)) return unknown('no-value', `\`${part.name}\` is not set in the script`, originAt(shell, part));
  if (value?.kind === 'unknown' || value?.kind === 'choice') return unknown(value.kind === 'unknown' ? value.reason : 'no-value', `\`${part.name}\` is not known`, originAt(shell, part));
  return text === '' ? atom('', originAt(shell, part)) : seenAt(shell, otherwise(word, shell), part);
}

function changed(value: Exclude<Datum, Choice>, part: Variable, shell: Shell): Datum {
  const origin = originAt(shell, part, [value.origin]);
  const { operator = '', word, replacement } = part.expansion ?? {};
  if (operator === 'length') {
    if (value.kind === 'list' && !value.open) return atom(String(value.items.length), origin);
    const text = textOf(value);
    return text === undefined ? same(value, origin) : atom(String(text.length), origin);
  }
  if (operator === '!') {
    const name = textOf(value);
    if (value.kind === 'object') return list([...value.entries.keys()].map((key) => atom(key, origin)), origin);
    if (value.kind === 'list') return list(value.items.map((_item, index) => atom(String(index), origin)), origin, 'tuple', value.open);
    return name === undefined ? same(value, origin) : seenAt(shell, readVariable(shell, name) ?? unset(shell, name, part), part);
  }
  if (value.kind === 'list') {
    const items = value.items.map((item) => overChoices([item], item.origin, ([one]) => (one ? changed(one, part, shell) : item)));
    return operator === ':' ? sliced(value, part, shell) : list(items, origin, 'tuple', value.open);
  }
  const text = textOf(value);
  if (text === undefined) return same(value, origin);
  const piece = (from: number, to: number): Datum => seenAt(shell, partOf(shell, value, text, from, to), part);
  switch (operator) {
    case '^^':
      return atom(text.toUpperCase(), origin);
    case ',,':
      return atom(text.toLowerCase(), origin);
    case '^':
      return atom(text.slice(0, 1).toUpperCase() + text.slice(1), origin);
    case ',':
      return atom(text.slice(0, 1).toLowerCase() + text.slice(1), origin);
    case '@L':
      return atom(text.toLowerCase(), origin);
    case '@U':
      return atom(text.toUpperCase(), origin);
    case '@Q':
      return value;
    case ':': {
      const [start, length] = bounds(word, shell);
      if (start === undefined || length === null) return same(undefined, origin);
      const from = start < 0 ? Math.max(0, text.length + start) : Math.min(start, text.length);
      const to = length === undefined ? text.length : length < 0 ? text.length + length : Math.min(from + length, text.length);
      return piece(from, Math.max(from, to));
    }
    case '#':
    case '##':
    case '%':
    case '%%': {
      const pattern = patternOf(word, shell);
      if (!pattern) return same(undefined, origin);
      const [from, to] = capturePattern(text, pattern, operator);
      return piece(from, to);
    }
    case '/':
    case '//':
    case '/#':
    case '/%': {
      const pattern = patternOf(word, shell);
      const by = replacement ? textOf(shell.run.does.word(replacement, shell)) : '';
      if (!pattern || by === undefined) return same(undefined, origin);
      return atom(replaced(text, pattern, operator, by), origin);
    }
    default:
      return operator.startsWith(':~') || operator === 'replace' || operator.startsWith('~') ? batchChanged(text, part, shell) : same(undefined, origin);
  }
}

function replaced(text: string, pattern: string, operator: string, by: string): string {
  if (pattern === '') return text;
  const source = operator === '/#' ? `^(?:${pattern})` : operator === '/%' ? `(?:${pattern})$` : pattern;
  return text.replace(new RegExp(source, operator === '//' ? 'gs' : 's'), () => by);
}

function same(value: Exclude<Datum, Choice> | undefined, origin: Datum['origin']): Datum {
  if (value?.kind === 'unknown') return unknown(value.reason, value.message, { ...origin, ...(value.origin.part && { part: { element: `${value.origin.part.element} at ${origin.what}`, attribute: 'text' } }) });
  return unknown('function-not-pure', `\`${origin.what}\` cannot be told`, origin);
}

/** The offset and the length behind the colon. A length of null cannot be told. */
function bounds(word: Word | undefined, shell: Shell): readonly [number | undefined, number | undefined | null] {
  const text = word && textOf(shell.run.does.word(word, shell));
  if (text === undefined) return [undefined, undefined];
  const colon = text.indexOf(':');
  const start = evaluateNumber(colon < 0 ? text : text.slice(0, colon), shell);
  if (colon < 0) return [start, undefined];
  return [start, evaluateNumber(text.slice(colon + 1), shell) ?? null];
}

function sliced(value: Extract<Datum, { readonly kind: 'list' }>, part: Variable, shell: Shell): Datum {
  const [start, length] = bounds(part.expansion?.word, shell);
  const origin = originAt(shell, part, [value.origin]);
  if (start === undefined || length === null || value.open) return same(undefined, origin);
  return list(value.items.slice(start, length === undefined ? undefined : start + length), origin);
}

/** `%A:~0,3%`, `%A:old=new%`. */
function batchChanged(text: string, part: Variable, shell: Shell): Datum {
  const { operator = '', word } = part.expansion ?? {};
  const origin = originAt(shell, part);
  const written = word ? textOf(shell.run.does.word(word, shell)) : undefined;
  if (operator === ':~' && written !== undefined) {
    const [start, length] = written.split(',').map(Number);
    if (start === undefined || Number.isNaN(start) || length !== undefined && Number.isNaN(length)) return same(undefined, origin);
    const from = start < 0 ? Math.max(0, text.length + start) : start;
    return atom(text.slice(from, length === undefined ? undefined : length < 0 ? text.length + length : from + length), origin);
  }
  if (operator === 'replace' && written !== undefined) {
    const at = written.indexOf('=');
    const old = written.slice(0, Math.max(at, 0));
    if (at > 0 && !old.startsWith('*')) return atom(text.replaceAll(new RegExp(old.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi'), () => written.slice(at + 1)), origin);
  }
  if (operator === '~') return atom(text.replace(/^"|"$/g, ''), origin);
  return same(undefined, origin);
}
