import type { Origin } from '../../../model/value';
import { atom, failure, list, object, unknown, type Datum, type ObjectDatum, type Why } from '../../shared/datum';
import { convertTo, toText } from '../convert';
import { openingOf, whyReference } from '../equal';
import { compareText, namesInOrder } from '../order';
import { anything, listOf, mapOf, sameType, string, typeOf, unify } from '../types';
import { asList, whyAny } from './collections';
import { isNull, passing, structural, textual, unknownFor, whyUnknown, type Decided, type TerraformFunction } from './define';

/** The functions on maps and objects. */
export const mapFunctions: readonly TerraformFunction[] = [
  overMap('keys', 1, (given, _, origin) =>
    list(namesInOrder(given.entries).map((name) => atom(name, given.origin)), origin, given.form === 'map' ? 'list' : 'tuple', openingOf(given))),

  overMap('values', 1, (given, _, origin) =>
    list(namesInOrder(given.entries).flatMap((name) => given.entries.get(name) ?? []), origin, given.form === 'map' ? 'list' : 'tuple', openingOf(given))),

  overMap('lookup', 2, lookup, 3),

  structural('merge', { least: 0 }, merge),
  structural('zipmap', { least: 2, most: 2 }, zipmap),

  structural('transpose', { least: 1, most: 1 }, ([given], origin) => {
    if (!given) return failure('an argument is missing', origin);
    const converted = convertTo(given, mapOf(listOf(string)));
    if (converted.kind === 'unknown') return { ...converted, origin };
    if (converted.kind === 'reference') return unknownFor(whyReference(converted), origin);
    return converted.kind === 'object' ? transpose(converted, origin) : failure('a map of lists is required', origin);
  }),
];

function overMap(
  name: string,
  least: number,
  compute: (given: ObjectDatum, args: readonly Decided[], origin: Origin) => Datum,
  most = least,
): TerraformFunction {
  return structural(name, { least, most }, (args, origin) => {
    const [first] = args;
    const why = first && whyUnknown(first);
    if (why) return unknownFor(why, origin);
    return first?.kind === 'object' ? compute(first, args, origin) : failure('a map is required', origin);
  });
}

function lookup(given: ObjectDatum, args: readonly Decided[], origin: Origin): Datum {
  const [, key, fallback] = args;
  if (!key) return failure('a key is required', origin);
  const name = toText(key);
  if (name.kind === 'unknown') return { ...name, origin };
  if (name.kind === 'reference') return unknownFor(whyReference(name), origin);
  if (name.kind !== 'atom' || typeof name.value !== 'string') return failure('the key must be a string', origin);
  const entry = given.entries.get(name.value);
  const type = given.form === 'map' ? unify([...given.entries.values()].map(typeOf)) ?? anything : anything;
  const converted = fallback && convertTo(fallback, type);
  if (converted?.kind === 'unknown' && converted.failed) return { ...converted, origin };
  if (entry) return passing(entry, origin);
  if (given.open) return unknownFor(given.open, origin);
  if (given.element !== undefined) return { kind: 'reference', element: given.element, attribute: name.value, origin };
  return converted ? passing(converted, origin) : failure(`there is no key ${JSON.stringify(name.value)}`, origin);
}

/**
 * Later entries win. An argument that is not known may override all entries before it: they are not known any more, and
 * there may be others.
 */
function merge(args: readonly Decided[], origin: Origin): Datum {
  let entries = new Map<string, Datum>();
  let open: Why | undefined;
  for (const arg of args) {
    if (isNull(arg)) continue;
    const why = whyUnknown(arg) ?? (arg.kind === 'object' ? openingOf(arg) : undefined);
    if (!why && arg.kind !== 'object') return failure('every argument must be a map or an object', origin);
    if (why) {
      open ??= why;
      entries = new Map([...entries].map(([name, value]) => [name, unknown(why.reason, why.message, { ...origin, from: [arg.origin, value.origin] })]));
    }
    if (arg.kind === 'object') for (const [name, value] of arg.entries) entries.set(name, value);
  }
  // Maps of one type make a map; everything else makes an object.
  const [first] = args;
  const oneType = first !== undefined && args.every((arg) => arg.kind === 'object' && arg.form === 'map' && sameType(typeOf(arg), typeOf(first)));
  return object(entries, origin, oneType ? 'map' : 'object', open);
}

function zipmap(args: readonly Decided[], origin: Origin): Datum {
  const [names, values] = args;
  if (!names || !values) return failure('an argument is missing', origin);
  return asList(names, listOf(string), origin, (keys) => asList(values, anything, origin, (items) => {
    if (items.form === 'set') return failure('the values must be a list', origin);
    const open = keys.open ?? items.open;
    if (open) return unknownFor(open, origin);
    if (keys.items.length !== items.items.length) return failure(`there are ${keys.items.length} keys and ${items.items.length} values`, origin);
    let entries = new Map<string, Datum>();
    let unsure: Why | undefined;
    for (const [index, key] of keys.items.entries()) {
      const value = items.items[index];
      if (!value) continue;
      if (key.kind === 'atom') {
        if (typeof key.value !== 'string') return failure('a key is null', origin);
        entries.set(key.value, value);
        continue;
      }
      // A key that is not known may be the same as one before it.
      const why = whyAny([key]) ?? { reason: 'run-time', message: 'a key is not known' };
      unsure ??= why;
      entries = new Map([...entries].map(([name, earlier]) => [name, unknown(why.reason, why.message, { ...origin, from: [key.origin, earlier.origin] })]));
    }
    return object(entries, origin, items.form === 'list' ? 'map' : 'object', unsure);
  }));
}

/** From the names of each element to the elements of each name. */
function transpose(given: ObjectDatum, origin: Origin): Datum {
  const groups = new Map<string, Datum[]>();
  let { open } = given;
  for (const name of namesInOrder(given.entries)) {
    const value = given.entries.get(name);
    if (value?.kind !== 'list') {
      if (!value || isNull(value)) return failure('a list is null', origin);
      open ??= whyAny([value]);
      continue;
    }
    open ??= value.open;
    for (const item of value.items) {
      if (item.kind !== 'atom') open ??= whyAny([item]);
      else if (typeof item.value !== 'string') return failure('an element is null', origin);
      else {
        const group = groups.get(item.value) ?? [];
        group.push(textual(name, value.origin));
        groups.set(item.value, group);
      }
    }
  }
  const names = [...groups.keys()].sort(compareText);
  // Where something is not known, every list may be longer.
  return object(new Map(names.map((name) => [name, list(groups.get(name) ?? [], origin, 'list', open)])), origin, 'map', open);
}
