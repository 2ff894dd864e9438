import { atom, list, object, type Datum } from '../../../src/languages/shared/datum';
import type { Origin } from '../../../src/model/value';
import { toSet } from '../../../src/languages/terraform/convert';
import { itemsInOrder, namesInOrder } from '../../../src/languages/terraform/order';

/** A value of the fixtures: JSON, of which an object with the one key `$list`, `$set` or `$map` is that collection. */
export type Written = string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };

let places = 0;

/** An origin at a place of its own. */
export function originOf(what: string): Origin {
  places += 10;
  return { span: { uri: 'file:///main.tf', start: places, end: places + 5 }, what, from: [] };
}

/** A datum as the evaluator makes it: simple values have the literal that decides them. */
export function datumOf(value: Written): Datum {
  const origin = originOf(JSON.stringify(value));
  // A text is composed when it is read (Unicode's form C).
  if (value === null || typeof value !== 'object') return atom(typeof value === 'string' ? value.normalize('NFC') : value, { ...origin, literal: origin.span });
  if (isList(value)) return list(value.map(datumOf), origin);
  const [only] = Object.entries(value);
  if (only && isList(only[1]) && only[0] === '$list') return list(only[1].map(datumOf), origin, 'list');
  if (only && isList(only[1]) && only[0] === '$set') return toSet(list(only[1].map(datumOf), origin));
  const entries = only?.[0] === '$map' && only[1] !== null && typeof only[1] === 'object' ? only[1] : value;
  return object(new Map(Object.entries(entries).map(([name, inner]) => [name, datumOf(inner)])), origin, entries === value ? 'object' : 'map');
}

/** The datum as JSON has it; what is not known as a text in angle brackets. */
export function plain(datum: Datum): unknown {
  switch (datum.kind) {
    case 'atom':
      return datum.value;
    case 'list':
      return [...itemsInOrder(datum).map(plain), ...(datum.open ? ['<open>'] : [])];
    case 'object':
      return Object.fromEntries([...namesInOrder(datum.entries).map((name) => [name, plain(datum.entries.get(name) ?? datum)]), ...(datum.open ? [['<open>', true]] : [])]);
    case 'choice':
      return { '<choice>': datum.options.map((option) => plain(option.datum)) };
    case 'unknown':
      return datum.failed ? '<failed>' : `<${datum.reason}>`;
    case 'reference':
      return `<${datum.element}.${datum.attribute}>`;
  }
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}
