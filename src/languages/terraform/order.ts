import type { Datum, ListDatum } from '../shared/datum';
import { anyHolds, equal } from './equal';
import { numberText } from './number-text';

/** Orders texts by their characters' numbers, as the bytes of UTF-8 do. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

/** The names of a map or object in the order in which Terraform goes through them. */
export function namesInOrder(entries: ReadonlyMap<string, Datum>): readonly string[] {
  return [...entries.keys()].sort(compareText);
}

/**
 * The items in the order in which Terraform goes through them. A set is ordered here and not where it is made, so that
 * one made elsewhere has the same order; what is not known comes last.
 */
export function itemsInOrder(list: ListDatum): readonly Datum[] {
  return list.form === 'set' ? [...list.items].sort(compareInSet) : list.items;
}

/**
 * The items less those that surely or possibly repeat another one; of equal items the first stays. `unsure` are those that
 * may or may not be repeats, because a part of them is not known.
 */
export function withoutRepeats(items: readonly Datum[]): { readonly kept: readonly Datum[]; readonly unsure: readonly Datum[] } {
  const seen = new Set<string>();
  const kept = new Set<Datum>();
  const vague: Datum[] = [];
  for (const item of items) {
    const key = identity(item);
    if (key === undefined) vague.push(item);
    else if (!seen.has(key)) kept.add(item);
    if (key !== undefined) seen.add(key);
  }
  const unsure: Datum[] = [];
  // The ids of resources are many, and they differ when they are not the same one: only with the others they are compared.
  const others = new Set(kept);
  for (const item of vague) {
    const key = item.kind === 'reference' && item.attribute === 'id' ? `id of ${item.element}` : undefined;
    if (key !== undefined && seen.has(key)) continue;
    if (item.kind === 'unknown' && kept.size > 0) {
      unsure.push(item);
      continue;
    }
    const same = anyHolds(compared(item, key === undefined ? kept : others));
    if (same === false) {
      kept.add(item);
      if (key === undefined) others.add(item);
      else seen.add(key);
    } else if (same !== true) unsure.push(item);
  }
  return { kept: items.filter((item) => kept.delete(item)), unsure };
}

function* compared(item: Datum, others: Iterable<Datum>): Iterable<ReturnType<typeof equal>> {
  for (const other of others) yield equal(item, other);
}

/** A text that two data share exactly when they are known and equal; undefined when a part of the datum is not known. */
export function identity(datum: Datum): string | undefined {
  switch (datum.kind) {
    case 'atom':
      return JSON.stringify(datum.value);
    case 'list': {
      if (datum.open) return undefined;
      const inner = itemsInOrder(datum).map(identity);
      return inner.includes(undefined) ? undefined : `${datum.form}[${inner.join()}]`;
    }
    case 'object': {
      if (datum.element !== undefined) return `element ${datum.element}`;
      if (datum.open) return undefined;
      const inner = namesInOrder(datum.entries).map((name) => [JSON.stringify(name), identity(datum.entries.get(name) ?? datum)] as const);
      return inner.some(([, value]) => value === undefined) ? undefined : `${datum.form}{${inner.map((pair) => pair.join(':')).join()}}`;
    }
    case 'choice':
    case 'unknown':
    case 'reference':
      return undefined;
  }
}

/** Strings by characters, numbers by size, false before true; everything else in a fixed order of Terraform's own. */
export function compareInSet(a: Datum, b: Datum): number {
  const [left, right] = [a.kind === 'atom' ? a.value : undefined, b.kind === 'atom' ? b.value : undefined];
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  const rank = (value: unknown, datum: Datum): number => (value === null ? 1 : datum.kind === 'unknown' || datum.kind === 'reference' || datum.kind === 'choice' ? 2 : 0);
  return rank(left, a) - rank(right, b) || compareText(fingerprint(a), fingerprint(b));
}

/**
 * The text by which Terraform orders the elements of a set that have no order of their own: objects and lists written
 * out without their names (zclconf/go-cty, set_internals.go).
 */
function fingerprint(datum: Datum): string {
  switch (datum.kind) {
    case 'atom':
      if (datum.value === null) return '~';
      if (typeof datum.value === 'string') return JSON.stringify(datum.value);
      if (typeof datum.value === 'number') return numberText(Number(datum.value.toPrecision(10)));
      return datum.value ? 'T' : 'F';
    case 'list': {
      const inner = itemsInOrder(datum).map((item) => `${fingerprint(item)};`).join('');
      return datum.form === 'tuple' ? `<${inner}>` : `[${inner}]`;
    }
    case 'object': {
      const value = (name: string): string => fingerprint(datum.entries.get(name) ?? datum);
      const names = namesInOrder(datum.entries);
      if (datum.form === 'object') return `<${names.map((name) => `${value(name)};`).join('')}>`;
      return `{${names.map((name) => `${JSON.stringify(name)}:${value(name)};`).join('')}}`;
    }
    case 'choice':
    case 'unknown':
    case 'reference':
      return '?';
  }
}
