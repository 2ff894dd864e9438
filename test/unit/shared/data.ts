import assert from 'node:assert/strict';
import { atom, choice, failure, list, object, unknown, type Datum, type Reference } from '../../../src/languages/shared/datum';
import { callArmFunction, type Argument, type Lambda } from '../../../src/languages/shared/functions/functions';
import type { Origin } from '../../../src/model/value';

/** A value as JSON has it. */
export type Written = string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };

let places = 0;

/** An origin at a place of its own. */
export function originOf(what: string): Origin {
  places += 10;
  return { span: { uri: 'file:///main.bicep', start: places, end: places + 5 }, what, from: [] };
}

/** A datum as an evaluator makes it: simple values have the literal that decides them. */
export function datumOf(value: Written): Datum {
  const origin = originOf(JSON.stringify(value));
  if (value === null || typeof value !== 'object') return atom(value, { ...origin, literal: origin.span });
  if (isList(value)) return list(value.map(datumOf), origin);
  return object(new Map(Object.entries(value).map(([name, inner]) => [name, datumOf(inner)])), origin);
}

/** The datum as JSON has it; what is not known as a text in angle brackets. */
export function plain(datum: Datum): unknown {
  switch (datum.kind) {
    case 'atom':
      return datum.value;
    case 'list':
      return [...datum.items.map(plain), ...(datum.open ? ['<open>'] : [])];
    case 'object':
      return Object.fromEntries([...[...datum.entries].map(([name, value]) => [name, plain(value)] as const), ...(datum.open ? [['<open>', true] as const] : [])]);
    case 'choice':
      return { '<choice>': datum.options.map((option) => plain(option.datum)) };
    case 'unknown':
      // The id of a resource: what it is of is known, its text is not.
      if (datum.origin.part?.attribute === 'id') return `<${datum.origin.part.element}.id>`;
      return datum.failed ? '<failed>' : `<${datum.reason}>`;
    case 'reference':
      return `<${datum.element}.${datum.attribute}>`;
  }
}

export const secret = unknown('secret', 'it is a password', originOf('secret'));
export const broken = failure('there is no property `x`', originOf('broken'));

export function reference(element: string, attribute = 'id'): Reference {
  return { kind: 'reference', element, attribute, origin: originOf(`${element}.${attribute}`) };
}

export function either(a: Datum | Written, b: Datum | Written): Datum {
  return choice([
    { datum: asDatum(a), when: [{ subject: 'isProd', is: 'true' }] },
    { datum: asDatum(b), when: [{ subject: 'isProd', is: 'false' }] },
  ], originOf('isProd ? … : …'));
}

export function array(...items: readonly (Datum | Written)[]): Datum {
  return list(items.map(asDatum), originOf('array'));
}

export function openArray(...items: readonly (Datum | Written)[]): Datum {
  return list(items.map(asDatum), originOf('open array'), 'tuple', { reason: 'no-value', message: 'parameter `more` has no value' });
}

export function record(entries: Readonly<Record<string, Datum | Written>>, open?: 'open'): Datum {
  return object(new Map(Object.entries(entries).map(([name, value]) => [name, asDatum(value)])), originOf('record'), 'object', open && secret);
}

export function lambda(call: (...args: readonly Datum[]) => Datum): Lambda {
  return { kind: 'lambda', call: (args) => call(...args) };
}

export function call(name: string, ...args: readonly (Argument | Written)[]): Datum {
  return callArmFunction(name, args.map((arg) => (isLambda(arg) ? arg : asDatum(arg))), originOf(`${name}(…)`));
}

/** Asserts what a call gives, written as `plain` writes it. */
export function gives(name: string, args: readonly (Argument | Written)[], expected: unknown): void {
  const shown = args.map((arg) => (isLambda(arg) ? '=>' : JSON.stringify(plain(asDatum(arg))))).join(', ');
  assert.deepEqual(plain(call(name, ...args)), expected, `${name}(${shown})`);
}

export function asDatum(value: Datum | Written): Datum {
  return isDatum(value) ? value : datumOf(value);
}

function isDatum(value: Argument | Written): value is Datum {
  return typeof value === 'object' && value !== null && 'origin' in value;
}

function isLambda(value: Argument | Written): value is Lambda {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'lambda';
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}
