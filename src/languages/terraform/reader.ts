import type { List, Unknown, Value } from '../../model/value';
import type { Span } from '../../text/span';
import type { NotChecked } from '../language';
import { overChoices, unknown, type Datum, type PartialScope, type Why } from '../shared/datum';
import { namesOnly, noteUnknown } from '../shared/not-checked';
import { seenFrom } from '../shared/seen-from';
import { linkOf, type Reading } from '../shared/template/reader';
import { scopeOfGroup } from '../shared/template/scopes';
import { absentAt, asList, boolOf, lengthValue, listValue, numberOf, simpleValue, textOf } from '../shared/values';
import { blocksWithin } from './blocks';
import { evaluate } from './evaluate';
import { contentsOf } from './module';
import { spanAt, type Instance, type Scope } from './scope';
import { isForeign } from './sources';
import type { Attribute, Block } from './tree';

/**
 * Reads the properties of one block. `names` are the attribute's names in all versions of the provider, the newest
 * first. Whatever is not known is noted as not checked, but for names, on which no number depends.
 */
export interface Reader {
  readonly head: Span;
  readonly body: Span;
  text(property: string, ...names: readonly string[]): Value<string>;
  number(property: string, ...names: readonly string[]): Value<number>;
  bool(property: string, ...names: readonly string[]): Value<boolean>;
  texts(property: string, ...names: readonly string[]): Value<List<string>>;
  /** The id of an element of Azure's type, which the attribute names by its id. */
  link(property: string, type: string, ...names: readonly string[]): Value<string>;
  /** The same where the attribute gives its name, in the resource group that another attribute names. */
  named(property: string, type: string, name: string): Value<string>;
  /** How many items the list has. */
  length(property: string, ...names: readonly string[]): Value<number>;
  /** Whether an attribute is written. */
  has(name: string): boolean;
  /** The value of an attribute before it is lowered. */
  datum(...names: readonly string[]): Datum | undefined;
  /** The nested blocks of a type; `open` when there may be others. */
  blocks(type: string): { readonly readers: readonly Reader[]; readonly open: Why | undefined };
  /** The first nested block of a type, or a reader to which nothing is written. */
  block(type: string): Reader;
}

/** A copy of a resource and what is written in it. */
export interface Lowered {
  readonly instance: Instance;
  readonly reader: Reader;
}

/** Of a module that is none of the user's text, every place lies in that text: at the input that decides, else at the call. */
export function readerOf(block: Block, scope: Scope, reading: Reading): Reader {
  const { notChecked } = reading;
  const { call } = scope.evaluation;
  const head = call ?? spanAt(scope, { start: block.start, end: block.headEnd });
  const body = call ?? spanAt(scope, block);
  const { byName } = contentsOf(block.body);
  const written = (names: readonly string[]): Attribute | undefined => {
    for (const name of names) {
      const attribute = byName.get(name);
      if (attribute) return attribute;
    }
    return undefined;
  };
  const datumOf = ({ value }: Attribute): Datum => {
    const datum = evaluate(value, scope);
    return call ? seenFrom(datum, call, (place) => isForeign(place, scope.evaluation)) : datum;
  };
  const read = <T>(property: string, names: readonly string[], lower: (datum: Datum, span: Span | undefined) => Value<T>): Value<T> => {
    const attribute = written(names);
    if (!attribute) return block.closed ? absentAt(property, head) : notReadable(property, head);
    const datum = datumOf(attribute);
    const value = lower(datum, call ? undefined : spanAt(scope, attribute.value));
    if (!namesOnly.has(property)) noteUnknown(value, property, attribute.name, notChecked);
    return value;
  };
  const linked = (property: string, attribute: Attribute, type: string, datum: Datum): Value<string> => {
    const { value, plain } = linkOf(datum, property, call ? undefined : spanAt(scope, attribute.value), head, type, reading);
    noteUnknown(plain, property, attribute.name, notChecked);
    return value;
  };
  const hiddenOrEmpty = (why: Why | undefined, type: string): Reader => (why ? hiddenReader(head, why, notChecked, type) : emptyReader(head));
  return {
    head,
    body,
    text: (property, ...names) => read(property, names, (datum, span) => simpleValue(datum, { property, span, absent: head }, textOf, 'a text')),
    number: (property, ...names) => read(property, names, (datum, span) => simpleValue(datum, { property, span, absent: head }, numberOf, 'a number')),
    bool: (property, ...names) => read(property, names, (datum, span) => simpleValue(datum, { property, span, absent: head }, boolOf, '`true` or `false`')),
    texts: (property, ...names) => read(property, names, (datum, span) => listValue(datum, { property, span, absent: head }, textOf, 'a text')),
    length: (property, ...names) => read(property, names, (datum, span) => lengthValue(datum, { property, span, absent: head })),
    link: (property, type, ...names) => {
      const attribute = written(names);
      if (!attribute) return block.closed ? absentAt(property, head) : notReadable(property, head);
      return linked(property, attribute, type, datumOf(attribute));
    },
    named: (property, type, name) => {
      const attribute = written([name]);
      if (!attribute) return block.closed ? absentAt(property, head) : notReadable(property, head);
      const group = byName.get('resource_group_name');
      const within = group && evaluate(group.value, scope);
      const datum = datumOf(attribute);
      return linked(property, attribute, type, overChoices([datum], datum.origin, ([each]) => (each ? idOfName(each, type, within) : datum)));
    },
    has: (name) => byName.has(name),
    datum(...names) {
      const attribute = written(names);
      return attribute && datumOf(attribute);
    },
    blocks(type) {
      const { blocks, open } = blocksWithin(block.body, type, scope);
      return { readers: blocks.map((nested) => readerOf(nested.block, nested.scope, reading)), open };
    },
    block(type) {
      const { readers, open } = this.blocks(type);
      return readers[0] ?? hiddenOrEmpty(open ?? (block.closed ? undefined : unclosed), type);
    },
  };
}

/** A name as what is known of an id. A name that is none is what it is. */
function idOfName(name: Datum, type: string, group: Datum | undefined): Datum {
  if (name.kind === 'atom' && (name.value === null || name.value === '')) return name;
  const scope: PartialScope = group && group.kind !== 'choice' && scopeOfGroup(undefined, group) !== undefined ? { kind: 'resourceGroup', subscription: undefined, resourceGroup: group } : { kind: 'deployment', of: '' };
  const why = name.kind === 'unknown' ? name : { reason: 'run-time' as const, message: 'it is only named' };
  return { ...unknown(why.reason, why.message, name.origin), id: { scope, type, names: [named(name)] } };
}

/** The name of something that Azure names is told by whose it is. */
function named(name: Datum): Datum {
  return name.kind === 'reference' && !name.origin.part ? { ...name, origin: { ...name.origin, part: { element: name.element, attribute: name.attribute } } } : name;
}

/** The list where it is written, else the single range as a list of one. */
export function rangesOf(reader: Reader, property: string, list: string, single: string): Value<List<string>> {
  const one = !reader.has(list) && reader.has(single);
  return one ? asList(reader.text(property, single)) : reader.texts(property, list);
}

/** Of a block that is only half there, what is missing may be about to be written. */
const unclosed: Why = { reason: 'unreadable', message: 'the block is not closed' };

function notReadable(what: string, span: Span): Unknown {
  return { kind: 'unknown', ...unclosed, span, origin: { span, what, from: [] } };
}

/** A block that is not there: every property is absent, and would be written within `head`. */
export function emptyReader(head: Span): Reader {
  return {
    head,
    body: head,
    text: (property) => absentAt(property, head),
    number: (property) => absentAt(property, head),
    bool: (property) => absentAt(property, head),
    texts: (property) => absentAt(property, head),
    length: (property) => absentAt(property, head),
    link: (property) => absentAt(property, head),
    named: (property) => absentAt(property, head),
    has: () => false,
    datum: () => undefined,
    blocks: () => ({ readers: [], open: undefined }),
    block: () => emptyReader(head),
  };
}

/** A block of which it is not known whether it is there: every property is unknown, for the reason of the block. */
function hiddenReader(head: Span, { reason, message }: Why, notChecked: NotChecked[], type: string): Reader {
  const unknown = { kind: 'unknown', reason, message, span: head, origin: { span: head, what: type, from: [] } } as const;
  notChecked.push({ what: type, property: type, value: unknown });
  const hidden: Reader = {
    head,
    body: head,
    text: () => unknown,
    number: () => unknown,
    bool: () => unknown,
    texts: () => unknown,
    length: () => unknown,
    link: () => unknown,
    named: () => unknown,
    has: () => false,
    datum: () => undefined,
    blocks: () => ({ readers: [], open: { reason, message } }),
    block: () => hidden,
  };
  return hidden;
}
