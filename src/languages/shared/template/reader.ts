import { allOf, compatible, sameCondition, type Condition } from '../../../model/condition';
import type { List, Origin, Unknown, Value } from '../../../model/value';
import { spanKey, type Span } from '../../../text/span';
import type { NotChecked } from '../../language';
import { choice, list, overChoices, unknown, type Datum, type ObjectDatum, type Why } from '../datum';
import { nameIn } from '../functions/equal';
import { namesOnly, noteUnknown } from '../not-checked';
import { isVirtual, seenFrom, type IsHidden } from '../seen-from';
import { asList, boolOf, lengthValue, linkValue, listValue, numberOf, simpleValue, textOf } from '../values';
import { nameKey } from './ids';
import type { Assumption, Elsewhere, Targets } from './links';

/**
 * Reads the properties of one object, by Azure's names. Whatever is not known is noted as not checked, but for names, on which
 * no number depends.
 */
export interface Reader {
  /** What to point at when something is missing in it: the name under which it stands. */
  readonly head: Span;
  readonly datum: Datum | undefined;
  get(name: string): Datum | undefined;
  text(property: string, name: string): Value<string>;
  number(property: string, name: string): Value<number>;
  bool(property: string, name: string): Value<boolean>;
  texts(property: string, name: string): Value<List<string>>;
  /** How many items the list has. */
  length(property: string, name: string): Value<number>;
  /** The list where it is written, else the single value as a list of one. */
  ranges(property: string, list: string, single: string): Value<List<string>>;
  /** The id of an element of that type; `id` in it when the value is an object. */
  link(property: string, name: string, type: string): Value<string>;
  block(name: string): Reader;
  /** The items of a list of objects, with what must hold for each. `open`: why there may be others. */
  items(name: string): { readonly readers: readonly Item[]; readonly open: Why | undefined };
}

export interface Item {
  readonly reader: Reader;
  readonly index: number;
  /** Whether it is there in every way that the list may turn out. */
  readonly sure: boolean;
  readonly when: readonly Condition[];
}

/** What all readers of a deployment have in common. */
export interface Reading {
  readonly targets: Targets;
  readonly notChecked: NotChecked[];
  /** The things that links name and that are not made here, by their ids. */
  readonly elsewhere: Map<string, Elsewhere>;
  /** Places that are not shown to the user, besides those of the texts that the program brings. */
  readonly isHidden?: IsHidden;
}

/**
 * `call`: the call of the module in the user's text, when the object lies in a template that is none of it; what would point
 * there points at the call, or at the input that decides.
 */
export function readerOf(datum: Datum | undefined, head: Span, reading: Reading, call: Span | undefined): Reader {
  const own = call ?? head;
  const get = (name: string): Datum | undefined => {
    const found = entryOf(datum, name);
    return found && (call ? seenFrom(found, call, reading.isHidden ?? isVirtual) : found);
  };
  const keyOf = (name: string): Span => {
    const keys = !call && datum?.kind === 'object' ? datum.keys : undefined;
    return keyIn(keys, name) ?? own;
  };
  const note = <T>(value: Value<T>, property: string, name: string): Value<T> => {
    if (!namesOnly.has(property)) noteUnknown(value, property, name, reading.notChecked);
    return value;
  };
  const written = (property: string, found: Datum | undefined): { readonly property: string; readonly span: Span | undefined; readonly absent: Span } =>
    ({ property, span: found?.origin.span, absent: own });
  const simple = <T>(property: string, name: string, read: (value: string | number | boolean) => T | undefined, wanted: string): Value<T> => {
    const found = emptyAsNull(get(name));
    return note(simpleValue(found, written(property, found), read, wanted), property, name);
  };
  const texts = (property: string, name: string): Value<List<string>> => {
    const found = withoutEmpty(get(name));
    return note(listValue(found, written(property, found), textOf, 'a text'), property, name);
  };
  return {
    head: own,
    datum,
    get,
    text: (property, name) => simple(property, name, textOf, 'a text'),
    number: (property, name) => simple(property, name, numberOf, 'a number'),
    bool: (property, name) => simple(property, name, boolOf, '`true` or `false`'),
    texts,
    length(property, name) {
      const found = get(name);
      return note(lengthValue(found, written(property, found)), property, name);
    },
    ranges(property, listName, single) {
      const many = get(listName);
      const one = get(single);
      if (!many || isNothing(many)) return asList(this.text(property, single));
      if (many.kind !== 'choice' || !one) return texts(property, listName);
      // Which of the two is written depends on the same conditions as what they say.
      const either = overChoices([many, one], many.origin, ([ranges, range]) => (!ranges || isNothing(ranges) ? listOfOne(range ?? one) : ranges));
      return note(listValue(either, written(property, either), textOf, 'a text'), property, listName);
    },
    link(property, name, type) {
      const found = get(name);
      const id = found && idIn(found);
      const { value, plain } = linkOf(id, property, found?.origin.span, own, type, reading);
      note(plain, property, name);
      return value;
    },
    block: (name) => readerOf(get(name), keyOf(name), reading, call),
    items(name) {
      const found = get(name);
      const items = itemsOf(found, keyOf(name), reading, call);
      if (found && items.open) note({ kind: 'unknown', ...items.open, span: found.origin.span, origin: found.origin }, name, name);
      return items;
    },
  };
}

/** Where a key is written, without its case. */
export function keyIn(keys: ObjectDatum['keys'], name: string): Span | undefined {
  if (!keys) return undefined;
  const exact = keys.get(name);
  if (exact) return exact;
  const lower = name.toLowerCase();
  for (const [key, span] of keys) if (key.toLowerCase() === lower) return span;
  return undefined;
}

/** What stands under a name; undefined where nothing does. */
function entryOf(datum: Datum | undefined, name: string): Datum | undefined {
  switch (datum?.kind) {
    case undefined:
    case 'atom':
    case 'list':
      return undefined;
    case 'object': {
      const key = nameIn(datum.entries, name);
      const entry = key === undefined ? undefined : datum.entries.get(key);
      if (entry) return entry;
      return datum.open && !datum.open.azureAdds ? unknown(datum.open.reason, datum.open.message, datum.origin) : undefined;
    }
    case 'choice':
      return overChoices([datum], datum.origin, ([option]) => entryOf(option, name) ?? { kind: 'atom', value: null, origin: datum.origin });
    case 'unknown':
      return datum;
    case 'reference':
      return unknown('run-time', `\`${datum.attribute}\` of \`${datum.element}\` is known after the deployment`, datum.origin);
  }
}

/** A list without its empty texts, which say nothing. */
function withoutEmpty(datum: Datum | undefined): Datum | undefined {
  if (!datum) return undefined;
  return overChoices([datum], datum.origin, ([each]) => {
    if (each?.kind !== 'list' || !each.items.some((item) => item.kind === 'atom' && item.value === '')) return each ?? datum;
    return { ...each, items: each.items.filter((item) => item.kind !== 'atom' || item.value !== '') };
  });
}

function listOfOne(datum: Datum): Datum {
  return datum.kind === 'atom' && datum.value !== null ? list([datum], datum.origin) : datum;
}

function isNothing(datum: Datum): boolean {
  return (datum.kind === 'atom' && datum.value === null) || (datum.kind === 'list' && datum.items.length === 0 && !datum.open);
}

/** `{ id: … }` as the id in it. */
export function idIn(datum: Datum): Datum {
  return overChoices([datum], datum.origin, ([each]) => (each?.kind === 'object' ? entryOf(each, 'id') ?? each : each ?? datum));
}

/** The id of the element that a value names; `plain` without what is only assumed. */
export function linkOf(datum: Datum | undefined, property: string, span: Span | undefined, absent: Span, type: string, { targets, elsewhere }: Reading): { readonly value: Value<string>; readonly plain: Value<string> } {
  const assumptions = new Map<string, Assumption>();
  const either = new Map<string, Ways>();
  const value = linkValue(emptyAsNull(datum), { property, span, absent }, (link) => {
    const meant = targets.meant(link, type);
    if (!meant) return undefined;
    if (meant.kind === 'unclear') return { notHere: meant.message, reason: meant.reason };
    if (meant.kind === 'either') {
      const key = meant.ways.map(({ id }) => id).join(' or ');
      either.set(key, meant.ways);
      return key;
    }
    if (meant.kind === 'element') {
      if (meant.assumed) assumptions.set(meant.id, meant.assumed);
      return meant.id;
    }
    if (!elsewhere.has(meant.elsewhere.id)) elsewhere.set(meant.elsewhere.id, meant.elsewhere);
    return meant.elsewhere.id;
  });
  const settled = whatever(either.size === 0 ? value : withEach(value, either));
  // That an assumption may be wrong is no news: only what is not known without it is not checked.
  return { value: assumptions.size === 0 ? settled : assuming(settled, assumptions), plain: settled };
}

type Ways = readonly { readonly id: string; readonly when: readonly Condition[] }[];

/** A link to one of several that exclude each other, with each under its own conditions. */
function withEach(value: Value<string>, either: ReadonlyMap<string, Ways>): Value<string> {
  const options = (value.kind === 'oneOf' ? value.options : [{ value, when: [] }]).flatMap((option) => {
    const { value: way, when } = option;
    const ways = way.kind === 'known' ? either.get(way.value) : undefined;
    if (way.kind !== 'known' || !ways) return [{ value: way, when }];
    return ways.flatMap(({ id, when: own }) => (compatible(when, own) ? [{ value: { ...way, value: id }, when: allOf(when, own) }] : []));
  });
  if (value.kind !== 'known' && value.kind !== 'oneOf') return value;
  return { kind: 'oneOf', options, span: value.span, origin: value.origin };
}

/** Ways that all lead to the same element leave nothing open. */
function whatever(value: Value<string>): Value<string> {
  if (value.kind !== 'oneOf') return value;
  const [first] = value.options;
  const same = first?.value.kind === 'known' ? first.value.value : undefined;
  if (same === undefined || !value.options.every((option) => option.value.kind === 'known' && option.value.value === same)) return value;
  return { kind: 'known', value: same, span: value.span, origin: value.origin };
}

/** An empty text names nothing: Azure takes it as not written. */
function emptyAsNull(datum: Datum | undefined): Datum | undefined {
  if (!datum) return undefined;
  return overChoices([datum], datum.origin, ([each]) => (each?.kind === 'atom' && each.value === '' ? { ...each, value: null } : each ?? datum));
}

/** The value under the assumption that something else is what it is called. */
export function assumingOne(value: Value<string>, assumed: Assumption): Value<string> {
  return value.kind === 'known' ? assuming(value, new Map([[value.value, assumed]])) : value;
}

/** A link that rests on an assumption is one of two: what is assumed, or something that only Azure knows. */
function assuming(value: Value<string>, assumptions: ReadonlyMap<string, Assumption>): Value<string> {
  switch (value.kind) {
    case 'known': {
      const assumed = assumptions.get(value.value);
      if (!assumed) return value;
      const origin: Origin = { ...value.origin, from: [assumed.origin, ...value.origin.from] };
      const { condition } = assumed;
      const other: Unknown = { kind: 'unknown', reason: 'read-from-azure', message: 'it may be another of that name', span: value.span, origin };
      return { kind: 'oneOf', span: value.span, origin, options: [{ value: { ...value, origin }, when: [condition] }, { value: other, when: [{ ...condition, not: true }] }] };
    }
    case 'oneOf':
      return { ...value, options: value.options.map((option) => {
        const assumed = option.value.kind === 'known' ? assumptions.get(option.value.value) : undefined;
        return assumed ? { ...option, when: [...option.when, assumed.condition] } : option;
      }) };
    case 'unknown':
    case 'absent':
      return value;
  }
}

function itemsOf(datum: Datum | undefined, head: Span, reading: Reading, call: Span | undefined): ReturnType<Reader['items']> {
  if (!datum || isNothing(datum)) return { readers: [], open: undefined };
  const ways = datum.kind === 'choice' ? datum.options : [{ datum, when: [] }];
  const found = new Map<string, { readonly ways: readonly { readonly datum: Datum; readonly when: readonly Condition[] }[]; readonly index: number; readonly when: readonly Condition[] }>();
  let open: Why | undefined;
  for (const { datum: way, when } of ways) {
    const counts = new Map<string, number>();
    if (way.kind === 'unknown') open ??= { reason: way.reason, message: way.message };
    if (way.kind === 'reference') open ??= { reason: 'run-time', message: 'it is known after the deployment' };
    // What stands where a list belongs is about to become one.
    if (way.kind === 'object' || (way.kind === 'atom' && !isNothing(way))) open ??= { reason: 'unreadable', message: 'it is no list' };
    if (way.kind !== 'list') continue;
    open ??= way.open;
    for (const [index, item] of way.items.entries()) {
      // The same text is the same item, whatever way leads to it; the turns of a loop have one text, and are told apart by their names.
      const text = textOfItem(item);
      const nth = counts.get(text) ?? 0;
      counts.set(text, nth + 1);
      const key = `${text} ${nth}`;
      const before = found.get(key);
      found.set(key, {
        index: before?.index ?? index,
        ways: [...(before?.ways ?? []), { datum: item, when }],
        when: before ? before.when.filter((condition) => when.some((other) => sameCondition(other, condition))) : when,
      });
    }
  }
  const readers = [...found.values()].map(({ index, ways: taken, when }): Item => {
    const item = eachWay(taken);
    const sure = taken.length === ways.length;
    return { reader: readerOf(item, headOfItem(item, head), reading, call), index, sure, when: sure ? [] : when };
  });
  return { readers, open };
}

/** The item as each way has it: the turns of a loop over lists that exclude each other have values of their own. */
function eachWay(ways: readonly { readonly datum: Datum; readonly when: readonly Condition[] }[]): Datum {
  const [first, ...others] = ways;
  if (!first) throw new Error('an item that no way leads to');
  return others.every(({ datum }) => datum === first.datum) ? first.datum : choice(ways, first.datum.origin);
}

/** What an item of a list is told from others by: its text, and its name where that is known. */
export function textOfItem(item: Datum): string {
  const named = item.kind === 'object' ? nameKey(entryOf(item, 'name')) : undefined;
  return `${spanKey(item.origin.span)} ${named ?? ''}`;
}

/** What to point at when an item is meant: its name as written, else its first entry. */
function headOfItem(item: Datum, list: Span): Span {
  const written = item.kind === 'choice' ? item.options[0]?.datum : item;
  if (written?.kind !== 'object' || !written.keys) return item.origin.span.uri === list.uri ? item.origin.span : list;
  const key = nameIn(written.entries, 'name') ?? written.keys.keys().next().value;
  const start = key === undefined ? undefined : written.keys.get(key);
  const value = key === undefined ? undefined : written.entries.get(key);
  if (!start || !value) return item.origin.span;
  const end = value.origin.span;
  return end.uri === start.uri && end.start >= start.end ? { ...start, end: end.end } : start;
}
