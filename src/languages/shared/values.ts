import { allOf, compatible, negated, type Condition } from '../../model/condition';
import type { Absent, Known, List, Option, Origin, Reason, Unknown, Value } from '../../model/value';
import { within, type Span } from '../../text/span';
import type { Choice, Datum } from './datum';

/** Where a property is written, or would be. */
export interface Written {
  /** The property in the words of the model. */
  readonly property: string;
  /** The expression that gives it; undefined when nothing is written. */
  readonly span: Span | undefined;
  /** What to point at when nothing is written. */
  readonly absent: Span;
}

type Simple = string | number | boolean;
type Branch<T> = Exclude<Value<T>, { kind: 'oneOf' }>;

/** A property with a simple value. `read` gives undefined for what is not of the wanted kind, which `wanted` names. */
export function simpleValue<T>(datum: Datum | undefined, written: Written, read: (value: Simple) => T | undefined, wanted: string): Value<T> {
  return valueOf(datum, written, (option, span, origin) => {
    if (option.kind === 'reference') return unknownAt('run-time', `\`${option.attribute}\` of \`${option.element}\` is known after the deployment`, span, origin);
    const value = option.kind === 'atom' && option.value !== null ? read(option.value) : undefined;
    return value === undefined ? unknownAt('unreadable', `${wanted} is needed here`, span, origin) : { kind: 'known', value, span, origin };
  });
}

/** A property with a list. An item that is not known does not spoil the others. */
export function listValue<T>(datum: Datum | undefined, written: Written, read: (value: Simple) => T | undefined, wanted: string): Value<List<T>> {
  return valueOf(datum, written, (option, span, origin) => {
    if (option.kind !== 'list') return unknownAt('unreadable', 'a list is needed here', span, origin);
    const items = option.items.map((item) => simpleValue(item, { property: written.property, span: written.span && span, absent: span }, read, wanted));
    return { kind: 'known', value: { items, complete: option.open === undefined }, span, origin };
  });
}

/** How many items a list has that is written as a whole, whatever they are. */
export function lengthValue(datum: Datum | undefined, written: Written): Value<number> {
  return valueOf(datum, written, (option, span, origin) => {
    if (option.kind !== 'list') return unknownAt('unreadable', 'a list is needed here', span, origin);
    return option.open ? unknownAt(option.open.reason, option.open.message, span, origin) : { kind: 'known', value: option.items.length, span, origin };
  });
}

/**
 * A property that names another element. `find` gives the id of the element that a known value means, or says why
 * it is not one of ours.
 */
export function linkValue(datum: Datum | undefined, written: Written, find: (link: Link) => string | NotHere | undefined): Value<string> {
  const whole = datum?.kind === 'choice' && datum.origin.part ? wholeLink(datum, datum.origin.part, written, find) : undefined;
  if (whole) return whole;
  return valueOf(datum, written, (option, span, origin) => {
    const found = firstFound(option, find);
    if (typeof found === 'string') return { kind: 'known', value: found, span, origin };
    if (found?.reason) return unknownAt(found.reason, found.notHere, span, origin);
    if (option.kind === 'unknown') return unknownAt(option.reason, option.message, span, origin);
    if (found) return unknownAt('read-from-azure', found.notHere, span, origin);
    if (option.kind === 'reference') return unknownAt('run-time', `\`${option.attribute}\` of \`${option.element}\` is known after the deployment`, span, origin);
    return unknownAt('unreadable', 'it names nothing that can be found', span, origin);
  }, true);
}

/** Why a link leads to none of our elements. */
export interface NotHere {
  readonly notHere: string;
  readonly reason?: Reason;
}

/**
 * What a value names: by the attribute of an element that it passed through unchanged, or, where Azure will give it, by
 * the attribute that it is. The name of a network may itself be the id of something random.
 */
function firstFound<T>(datum: Exclude<Datum, Choice>, find: (link: Link) => string | T): string | T {
  const passed = find({ datum, part: datum.origin.part });
  if (typeof passed === 'string' || datum.kind !== 'reference') return passed;
  return find({ datum, part: { element: datum.element, attribute: datum.attribute } });
}

/** The attribute of one element, whose text depends on a condition: the element does not. */
function wholeLink(datum: Choice, part: NonNullable<Origin['part']>, written: Written, find: (link: Link) => unknown): Known<string> | undefined {
  const [first] = datum.options;
  const found = first && find({ datum: first.datum, part });
  return found === part.element ? { kind: 'known', value: part.element, ...focus(datum, written) } : undefined;
}

export interface Link {
  readonly datum: Exclude<Datum, Choice>;
  /** The attribute of an element that it is, unchanged. */
  readonly part: Origin['part'];
}

export function textOf(value: Simple): string | undefined {
  return String(value);
}

export function numberOf(value: Simple): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

export function boolOf(value: Simple): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function absentAt(property: string, span: Span): Absent {
  return { kind: 'absent', property, span };
}

export function knownAt<T>(value: T, span: Span, what: string): Known<T> {
  return { kind: 'known', value, span, origin: { span, what, from: [] } };
}

/** The sum of numbers, none of which need be written. Not known as soon as one of them is not. */
export function addedUp(numbers: readonly Value<number>[], span: Span): Value<number> {
  const unsure = numbers.find(({ kind }) => kind === 'unknown' || kind === 'oneOf');
  if (unsure) return unsure.kind === 'unknown' ? unsure : { kind: 'unknown', reason: 'no-value', message: 'it depends on conditions', span: unsure.span, origin: { span: unsure.span, what: 'number', from: [] } };
  const known = numbers.flatMap((number) => (number.kind === 'known' ? [number] : []));
  const [first] = known;
  const place = first?.span ?? span;
  return { kind: 'known', value: known.reduce((sum, { value }) => sum + value, 0), span: place, origin: { span: place, what: 'number', from: known.map(({ origin }) => origin) } };
}

/** A single value as a list of one. */
export function asList<T>(value: Value<T>): Value<List<T>> {
  switch (value.kind) {
    case 'known':
      return { ...value, value: { items: [value], complete: true } };
    case 'oneOf':
      return { ...value, options: value.options.map(({ value: option, when }) => ({ value: option.kind === 'known' ? { ...option, value: { items: [option], complete: true } } : option, when })) };
    case 'unknown':
    case 'absent':
      return value;
  }
}

/** A value that is there only where something is made: `what` names it where no conditions say when that is. */
export function underConditions<T>(value: Value<T>, { exists, when }: { readonly exists: 'yes' | 'maybe'; readonly when: readonly Condition[] }, what: string): Value<T> {
  if (exists === 'yes' || value.kind === 'unknown' || value.kind === 'absent') return value;
  const own: readonly Condition[] = when.length > 0 ? when : [{ subject: what, is: 'made' }];
  const { span, origin } = value;
  const options = (value.kind === 'oneOf' ? value.options : [{ value, when: [] }]).flatMap((option): Option<T>[] =>
    (compatible(option.when, own) ? [{ value: option.value, when: allOf(option.when, own) }] : []));
  const [only, another] = own;
  const other: Option<T> = { value: unknownAt('no-value', `${what} may not be made`, span, origin), when: only && !another ? [negated(only)] : [] };
  return { kind: 'oneOf', options: [...options, other], span, origin };
}

function valueOf<T>(datum: Datum | undefined, written: Written, convert: (option: Exclude<Datum, Choice>, span: Span, origin: Origin) => Branch<T>, readsUnknown = false): Value<T> {
  if (!datum) return absentAt(written.property, written.absent);
  const { span, origin } = focus(datum, written);
  if (datum.kind !== 'choice') return branchOf(datum, span, origin, written, convert, readsUnknown);
  const options = datum.options.map(({ datum: option, when }): Option<T> => ({ value: branchOf(option, span, focusOrigin(option.origin, span), written, convert, readsUnknown), when }));
  return { kind: 'oneOf', options, span, origin };
}

function branchOf<T>(
  datum: Exclude<Datum, Choice>,
  span: Span,
  origin: Origin,
  written: Written,
  convert: (option: Exclude<Datum, Choice>, span: Span, origin: Origin) => Branch<T>,
  readsUnknown: boolean,
): Branch<T> {
  if (datum.kind === 'atom' && datum.value === null) return absentAt(written.property, written.absent);
  if (datum.kind === 'unknown' && !readsUnknown) return unknownAt(datum.reason, datum.message, span, origin);
  return convert(datum, span, origin);
}

/** The place to underline: the datum's own, when it lies within the expression at the property; else that expression. */
function focus(datum: Datum, { span }: Written): { readonly span: Span; readonly origin: Origin } {
  const place = !span || within(datum.origin.span, span) ? datum.origin.span : span;
  return { span: place, origin: focusOrigin(datum.origin, place) };
}

function focusOrigin(origin: Origin, span: Span): Origin {
  if (within(origin.span, span)) return origin;
  return { span, what: origin.what, from: [origin], ...(origin.literal && { literal: origin.literal }), ...(origin.part && { part: origin.part }) };
}

function unknownAt(reason: Unknown['reason'], message: string, span: Span, origin: Origin): Unknown {
  return { kind: 'unknown', reason, message, span, origin };
}
