import type { Origin } from '../../../model/value';
import { atom, list, unknown, via, type Datum, type Why } from '../datum';
import type { Decided } from './choices';
import { whyReference } from './equal';

/** A part of an argument as the result: its literal stays behind it. */
export function passing(datum: Datum, { span, what }: Origin): Datum {
  return via(datum, { span, what });
}

/** A text that a function may have left as it was: then the literal that decides it stays behind it. */
export function kept(given: Datum, after: string, origin: Origin): Datum {
  const datum = textual(after, origin);
  const same = given.kind === 'atom' && given.value === after;
  return same && given.origin.literal ? { ...datum, origin: { ...origin, literal: given.origin.literal } } : datum;
}

export function unknownFor({ reason, message }: Why, origin: Origin): Datum {
  return unknown(reason, message, origin);
}

/** What Azure does is not known to us, because no page says it. */
export function undocumented(message: string, origin: Origin): Datum {
  return unknown('unreadable', message, origin);
}

/** A whole number as a result. ARM reckons with 64 bits; what a double does not hold exactly is not known. */
export function whole(value: bigint, origin: Origin): Datum {
  const number = Number(value);
  return Number.isSafeInteger(number) ? atom(number, origin) : unknown('too-large', 'the number is too large to be exact', origin);
}

export function textual(value: string, origin: Origin): Datum {
  return value.length > longestText ? tooLong(origin) : atom(value, origin);
}

export function texts(values: readonly string[], origin: Origin): Datum {
  return values.length > mostItems ? tooMany(origin) : list(values.map((value) => textual(value, origin)), origin);
}

export const mostItems = 10_000;
export const longestText = 1_000_000;

export function tooMany(origin: Origin): Datum {
  return unknown('too-large', `there are more than ${mostItems} items`, origin);
}

export function tooLong(origin: Origin): Datum {
  return unknown('too-large', `the text is longer than ${longestText} characters`, origin);
}

export function isNull(datum: Datum): boolean {
  return datum.kind === 'atom' && datum.value === null;
}

/** Why a datum as a whole is not known: of what is unknown, and of a part of another resource. */
export function whyUnknown(datum: Decided): Why | undefined {
  if (datum.kind === 'unknown') return { reason: datum.reason, message: datum.message };
  return datum.kind === 'reference' ? whyReference(datum) : undefined;
}

/** Why the first of them is not known. */
export function whyAny([first]: readonly Datum[]): Why | undefined {
  if (!first) return undefined;
  if (first.kind === 'choice') return { reason: 'no-value', message: 'it depends on a condition that is not known' };
  return whyUnknown(first) ?? { reason: 'run-time', message: 'a part of it is not known' };
}

/** Ids and names of resources are never null and never empty. */
export function isSurelyText(datum: Datum): boolean {
  if (datum.kind === 'reference') return datum.attribute === 'id' || datum.attribute === 'name';
  return datum.kind === 'unknown' && datum.id !== undefined;
}

/** A simple value as ARM writes it into a text: `True`, `False`, decimal digits. Undefined for null, lists and objects. */
export function simpleText(datum: Datum): string | undefined {
  if (datum.kind !== 'atom' || datum.value === null) return undefined;
  if (typeof datum.value === 'boolean') return datum.value ? 'True' : 'False';
  return String(datum.value);
}

/** Whether a double holds the number exactly, if it is a whole one. */
export function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
