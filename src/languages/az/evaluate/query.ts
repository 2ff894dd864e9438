import { atom, list, object, overChoices, unknown, withOrigin, type Choice, type Datum } from '../../shared/datum';
import type { Place } from '../tree';
import { keyOf } from './key';
import { originAt, textOf, type Shell } from './shell';
import { memberOf } from './texts';

/**
 * What a query in JMESPath finds in a value, as far as it is paths, items, filters by equality, and lists and objects of those. What it
 * finds passes through unchanged.
 */
export function queried(datum: Datum, query: string, place: Place, shell: Shell): Datum {
  const tokens = query.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|[A-Za-z_]\w*|-?\d+|\[\?|&&|\|\||[=!<>]=|\S/g) ?? [];
  const reader: Reader = { tokens, at: 0, place, shell };
  const found = pipe(reader, datum, 0);
  return reader.at === tokens.length ? found : open(reader, datum);
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  readonly place: Place;
  readonly shell: Shell;
}

function open({ place, shell }: Reader, datum: Datum): Datum {
  const origin = originAt(shell, place, [datum.origin]);
  return datum.kind === 'unknown' ? unknown(datum.reason, datum.message, origin) : unknown('function-not-pure', 'the query cannot be followed', origin);
}

function pipe(r: Reader, datum: Datum, depth: number): Datum {
  let value = expression(r, datum, depth);
  while (r.tokens[r.at] === '|') {
    r.at++;
    value = expression(r, value, depth);
  }
  return value;
}

function expression(r: Reader, datum: Datum, depth: number): Datum {
  if (depth > 20) return open(r, datum);
  let value: Datum = first(r, datum, depth);
  for (;;) {
    const token = r.tokens[r.at];
    if (token === '.') {
      r.at++;
      value = first(r, value, depth);
    } else if (token === '[' || token === '[?') value = bracket(r, value, depth);
    else return value;
  }
}

/** The name, literal, selection or function that an expression begins with. */
function first(r: Reader, datum: Datum, depth: number): Datum {
  const token = r.tokens[r.at];
  if (token === undefined) return datum;
  if (token === '[' || token === '[?') return bracket(r, datum, depth);
  r.at++;
  if (token === '@' || token === '*') return datum;
  if (token === '{') return selection(r, datum, depth);
  if (token.startsWith("'")) return atom(token.slice(1, -1), originAt(r.shell, r.place));
  const name = token.startsWith('"') ? token.slice(1, -1) : token;
  if (r.tokens[r.at] === '(' && /^\w+$/.test(token)) return call(r, token, datum, depth);
  if (!/^[\w$-]+$/.test(name) && !token.startsWith('"')) return open(r, datum);
  return projected(r, datum, (one) => (one.kind === 'object' ? memberOf(one, name, memberOrigin(r, one)) : one.kind === 'atom' ? atom(null, one.origin) : open(r, one)));
}

function memberOrigin(r: Reader, datum: Datum): Datum['origin'] {
  return originAt(r.shell, r.place, [datum.origin]);
}

/** Of a list, what is found in each of its items. */
function projected(r: Reader, datum: Datum, find: (one: Exclude<Datum, Choice>) => Datum): Datum {
  return overChoices([datum], datum.origin, ([one]) => {
    if (!one) return datum;
    if (one.kind !== 'list') return find(one);
    const items = one.items.map((item) => projected(r, item, find)).filter((item) => item.kind !== 'atom' || item.value !== null);
    return list(items, one.origin, one.form, one.open);
  });
}

function bracket(r: Reader, datum: Datum, depth: number): Datum {
  const opening = r.tokens[r.at++];
  if (opening === '[?') {
    const keep = condition(r, depth);
    if (r.tokens[r.at] !== ']' || !keep) return open(r, datum);
    r.at++;
    return overChoices([datum], datum.origin, ([one]) => (one ? filtered(r, one, keep) : datum));
  }
  const token = r.tokens[r.at];
  if (token === ']' || token === '*' && r.tokens[r.at + 1] === ']') {
    r.at += token === ']' ? 1 : 2;
    return datum.kind === 'list' || datum.kind === 'unknown' || datum.kind === 'choice' ? datum : list([datum], datum.origin);
  }
  if (token !== undefined && /^-?\d+$/.test(token) && r.tokens[r.at + 1] === ']') {
    r.at += 2;
    return overChoices([datum], datum.origin, ([one]) => {
      if (one?.kind !== 'list') return open(r, datum);
      const item = one.items.at(Number(token));
      if (item && (Number(token) >= 0 || !one.open)) return item;
      return one.open ? unknown(one.open.reason, one.open.message, memberOrigin(r, one)) : atom(null, one.origin);
    });
  }
  // A list of several: `[id, name]`.
  const items: Datum[] = [];
  for (;;) {
    items.push(expression(r, datum, depth + 1));
    const next = r.tokens[r.at++];
    if (next === ']') return list(items, originAt(r.shell, r.place));
    if (next !== ',') return open(r, datum);
  }
}

function selection(r: Reader, datum: Datum, depth: number): Datum {
  const entries = new Map<string, Datum>();
  for (;;) {
    const key = r.tokens[r.at++];
    if (key === undefined || r.tokens[r.at++] !== ':') return open(r, datum);
    entries.set(key.replace(/^"|"$/g, ''), expression(r, datum, depth + 1));
    const next = r.tokens[r.at++];
    if (next === '}') return object(entries, originAt(r.shell, r.place));
    if (next !== ',') return open(r, datum);
  }
}

function call(r: Reader, name: string, datum: Datum, depth: number): Datum {
  r.at++;
  const value = r.tokens[r.at] === ')' ? datum : expression(r, datum, depth + 1);
  if (r.tokens[r.at] !== ')') return open(r, datum);
  r.at++;
  if (name === 'length' && value.kind === 'list' && !value.open) return atom(value.items.length, originAt(r.shell, r.place));
  if (name === 'to_string') return value;
  return open(r, value);
}

type Keep = (item: Datum) => boolean | undefined;

/** Equality with a literal, joined by `&&`. Undefined where it is more than that. */
function condition(r: Reader, depth: number): Keep | undefined {
  const tests: Keep[] = [];
  for (;;) {
    const from = r.at;
    const end = r.tokens.findIndex((token, index) => index > from && /^(?:[=!]=|[<>]=?|\]|&&|\|\|)$/.test(token));
    const operator = r.tokens[end];
    const literal = r.tokens[end + 1];
    if (end < 0 || (operator !== '==' && operator !== '!=') || literal === undefined || !/^['`"]/.test(literal)) return undefined;
    const path = r.tokens.slice(from, end);
    const wanted = literal.replace(/^['`"]+|['`"]+$/g, '');
    tests.push((item) => {
      const reader: Reader = { ...r, tokens: path, at: 0 };
      const found = expression(reader, item, depth + 1);
      const text = reader.at === path.length ? textOf(found) : undefined;
      if (text === undefined) return found.kind === 'atom' ? false : keyOf(found) === undefined ? undefined : undefined;
      return (text === wanted) === (operator === '==');
    });
    r.at = end + 2;
    if (r.tokens[r.at] !== '&&') return (item) => tests.reduce<boolean | undefined>((all, test) => { const one = test(item); return all === false || one === false ? false : all === undefined || one === undefined ? undefined : true; }, true);
    r.at++;
  }
}

function filtered(r: Reader, datum: Exclude<Datum, Choice>, keep: Keep): Datum {
  if (datum.kind !== 'list') return open(r, datum);
  const kept = datum.items.filter((item) => keep(item) === true);
  const unsure = datum.items.some((item) => keep(item) === undefined);
  const why = datum.open ?? (unsure ? { reason: 'read-from-azure' as const, message: 'which of them are meant is not known' } : undefined);
  return withOrigin(list(kept, datum.origin, datum.form, why), datum.origin);
}
