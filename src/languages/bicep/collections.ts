import { within, type Span } from '../../text/span';
import { failure, list, object, unknown, type Datum, type ListDatum, type ObjectDatum, type Way, type Why } from '../shared/datum';
import { callArmFunction } from '../shared/functions/functions';
import { isNull } from '../shared/functions/results';
import { literalIn, spanIn } from '../shared/written';
import { originAt, type Evaluate, type Scope } from './scope';
import type { ArrayExpression, Expression, ObjectExpression, Property, Spread } from './tree';

/** An array. What it spreads may make it open. */
export function evaluateArray(array: ArrayExpression, scope: Scope, evaluate: Evaluate): Datum {
  const origin = literalIn(scope.bicep.file, array);
  const item = (each: Expression): Datum => evaluate(each, scope);
  if (!array.items.some(({ kind }) => kind === 'spread')) return list(array.items.flatMap((each) => (each.kind === 'spread' ? [] : [item(each)])), origin);
  const parts: Datum[] = [list([], origin)];
  let single: Datum[] = [];
  const flush = (): void => {
    if (single.length > 0) parts.push(list(single, origin));
    single = [];
  };
  for (const each of array.items) {
    if (each.kind !== 'spread') single.push(item(each));
    else {
      flush();
      parts.push(item(each.value));
    }
  }
  flush();
  return asWritten(merging('concat', parts, (given) => given, origin), (datum) => ({ ...datum, origin }));
}

/**
 * An object. The places of its names are kept, and its own text is its literal. Resources that are written in it are no
 * entries.
 */
export function evaluateObject(expression: ObjectExpression, scope: Scope, evaluate: Evaluate): Datum {
  const origin = literalIn(scope.bicep.file, expression);
  const written = new Map<string, Property>();
  const ids: Datum[] = [];
  const parts: Datum[] = [];
  let own = noEntries();
  const flush = (): void => {
    if (own.entries.size > 0 || own.open) parts.push(object(own.entries, origin, 'object', own.open));
    own = noEntries();
  };
  for (const entry of expression.entries) {
    switch (entry.kind) {
      case 'property': {
        const name = nameOf(entry, scope, evaluate);
        if (typeof name === 'string') {
          own.entries.set(name, evaluate(entry.value, scope));
          written.set(name, entry);
        } else {
          own.open ??= name.why;
          ids.push(name.datum);
        }
        break;
      }
      case 'spread':
        flush();
        parts.push(evaluateSpread(entry, scope, evaluate));
        break;
      case 'hole':
        own.open ??= { reason: 'unreadable', message: 'a part of the object could not be read' };
        break;
      case 'resource':
        break;
    }
  }
  flush();
  const keys = new Map([...written].map(([name, { key }]) => [name, spanIn(scope.bicep.file, key)] as const));
  const [first] = parts;
  if (!expression.entries.some(({ kind }) => kind === 'spread')) return { ...(first?.kind === 'object' ? first : object(new Map(), origin)), keys, ...(ids.length > 0 && { idsAsNames: ids }) };
  return asWritten(merging('shallowMerge', parts, (given) => [list(given, origin)], origin), (datum) =>
    (datum.kind === 'list' ? datum : { ...datum, keys: keysOf(datum, written, keys), origin }));
}

/** The places of the names whose values are those that stand there, and no others that were spread over them. */
function keysOf({ entries }: ObjectDatum, written: ReadonlyMap<string, Property>, keys: ReadonlyMap<string, Span>): ReadonlyMap<string, Span> {
  return new Map([...keys].filter(([name, { uri }]) => {
    const [value, span] = [written.get(name)?.value, entries.get(name)?.origin.span];
    return value && span && within(span, { uri, start: value.start, end: value.end });
  }));
}

/** Entries that stand side by side, without a spread between them. */
interface Entries {
  readonly entries: Map<string, Datum>;
  open: Why | undefined;
}

function noEntries(): Entries {
  return { entries: new Map(), open: undefined };
}

/** The name of an entry, or why it is not known, with what it is instead. */
function nameOf({ key }: Property, scope: Scope, evaluate: Evaluate): string | { readonly why: Why; readonly datum: Datum } {
  if (key.kind === 'literal') return String(key.value);
  const name = evaluate(key, scope);
  if (name.kind === 'atom' && name.value !== null) return String(name.value);
  if (name.kind === 'unknown') return { why: { reason: name.reason, message: name.message }, datum: name };
  if (name.kind === 'choice') return { why: { reason: 'no-value', message: 'the name of a property depends on a condition that is not known' }, datum: name };
  return { why: { reason: 'run-time', message: 'the name of a property is known after the deployment' }, datum: name };
}

function evaluateSpread({ value, start, end }: Spread, scope: Scope, evaluate: Evaluate): Datum {
  const datum = evaluate(value, scope);
  return isNull(datum) ? failure('null cannot be spread', originAt(scope, { start, end })) : datum;
}

/**
 * Puts the parts together. Where too many conditions meet, the parts that depend on them are taken for unknown, so that the
 * rest is not lost.
 */
function merging(name: 'concat' | 'shallowMerge', parts: readonly Datum[], argsOf: (parts: readonly Datum[]) => readonly Datum[], origin: Datum['origin']): Datum {
  const whole = callArmFunction(name, argsOf(parts), origin);
  if (whole.kind !== 'unknown' || whole.reason !== 'too-large' || !parts.some(({ kind }) => kind === 'choice')) return whole;
  return callArmFunction(name, argsOf(parts.map((part) => (part.kind === 'choice' ? unknown(whole.reason, whole.message, part.origin) : part))), origin);
}

/** Gives every way of the literal the place of the literal. */
function asWritten(datum: Datum, change: (datum: ObjectDatum | ListDatum) => Way['datum']): Datum {
  const placed = (each: Way['datum']): Way['datum'] => (each.kind === 'object' || each.kind === 'list' ? change(each) : each);
  return datum.kind === 'choice' ? { ...datum, options: datum.options.map((option) => ({ ...option, datum: placed(option.datum) })) } : placed(datum);
}
