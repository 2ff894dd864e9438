import type { Datum } from '../shared/datum';

/**
 * The types of Terraform's values. `any` stands for what a type constraint leaves open, and for the type of null and
 * of values that are not known.
 */
export type Type =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, Type> };

export const anything: Type = { kind: 'any' };
export const string: Type = { kind: 'string' };
export const number: Type = { kind: 'number' };
export const bool: Type = { kind: 'bool' };

export function listOf(element: Type): Type {
  return { kind: 'list', element };
}

export function setOf(element: Type): Type {
  return { kind: 'set', element };
}

export function mapOf(element: Type): Type {
  return { kind: 'map', element };
}

/** The type of a datum as far as it is known. A choice has the type that unites its options. */
export function typeOf(datum: Datum): Type {
  switch (datum.kind) {
    case 'atom':
      return typeOfAtom(datum.value);
    case 'list':
      if (datum.form === 'tuple' && !datum.open) return { kind: 'tuple', elements: datum.items.map(typeOf) };
      return { kind: datum.form === 'set' ? 'set' : 'list', element: unify(datum.items.map(typeOf)) ?? anything };
    case 'object':
      // Of a resource only the written attributes are here: its type is not known, and it is left as it is.
      if (datum.element !== undefined) return anything;
      if (datum.form === 'map') return mapOf(unify([...datum.entries.values()].map(typeOf)) ?? anything);
      return { kind: 'object', attributes: new Map([...datum.entries].map(([name, value]) => [name, typeOf(value)])) };
    case 'choice':
      return unify(datum.options.map((option) => typeOf(option.datum))) ?? anything;
    case 'unknown':
    case 'reference':
      return anything;
  }
}

export function sameType(a: Type, b: Type): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'object' && b.kind === 'object' && ![...a.attributes.keys()].every((name) => b.attributes.has(name))) return false;
  const [left, right] = [innerTypes(a), a.kind === 'object' && b.kind === 'object' ? [...a.attributes.keys()].map((name) => b.attributes.get(name) ?? anything) : innerTypes(b)];
  return left.length === innerTypes(b).length && left.every((type, index) => sameType(type, right[index] ?? anything));
}

/**
 * The one type that all of them convert to without loss, as Terraform finds it for the elements of a list: numbers
 * and strings become strings, objects with other attributes become maps. Undefined when there is none.
 */
export function unify(types: readonly Type[]): Type | undefined {
  const known = types.filter(({ kind }) => kind !== 'any');
  const [first] = known;
  if (!first) return anything;
  const has = (...kinds: readonly Type['kind'][]): boolean => known.some(({ kind }) => kinds.includes(kind));
  const only = (...kinds: readonly Type['kind'][]): boolean => known.every(({ kind }) => kinds.includes(kind));
  if (only(first.kind) && only('string', 'number', 'bool')) return first;
  if (only('string', 'number', 'bool')) return has('string') ? string : undefined;
  if (only('object')) return unifyObjects(known);
  if (only('object', 'map')) return collection('map', known);
  if (only('tuple')) return unifyTuples(known);
  if (only('tuple', 'list')) return collection('list', known);
  if (only('tuple', 'set')) return collection('set', known);
  if (only('tuple', 'list', 'set')) return collection('list', known);
  return undefined;
}

function typeOfAtom(value: string | number | boolean | null): Type {
  if (typeof value === 'string') return string;
  if (typeof value === 'number') return number;
  return typeof value === 'boolean' ? bool : anything;
}

/** A collection of whatever unites everything within the given types. */
function collection(kind: 'list' | 'set' | 'map', types: readonly Type[]): Type | undefined {
  const element = unify(types.flatMap(innerTypes));
  return element && { kind, element };
}

function innerTypes(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.element];
    case 'tuple':
      return type.elements;
    case 'object':
      return [...type.attributes.values()];
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return [];
  }
}

function unifyObjects(types: readonly Type[]): Type | undefined {
  const all = types.flatMap((type) => (type.kind === 'object' ? [type.attributes] : []));
  const names = [...(all[0]?.keys() ?? [])];
  if (!all.every((attributes) => attributes.size === names.length && names.every((name) => attributes.has(name)))) return collection('map', types);
  const attributes = new Map<string, Type>();
  for (const name of names) {
    const united = unify(all.map((each) => each.get(name) ?? anything));
    if (!united) return undefined;
    attributes.set(name, united);
  }
  return { kind: 'object', attributes };
}

function unifyTuples(types: readonly Type[]): Type | undefined {
  const all = types.flatMap((type) => (type.kind === 'tuple' ? [type.elements] : []));
  const length = all[0]?.length ?? 0;
  if (!all.every((elements) => elements.length === length)) return collection('list', types);
  const elements: Type[] = [];
  for (let index = 0; index < length; index++) {
    const united = unify(all.map((each) => each[index] ?? anything));
    if (!united) return undefined;
    elements.push(united);
  }
  return { kind: 'tuple', elements };
}
