import type { Datum, UnknownDatum } from '../datum';
import type { Decided } from './choices';
import { openingOf } from './equal';
import { whyUnknown } from './results';

/**
 * A datum that is known in all its parts as `string` writes lists and objects: JSON without spaces, the properties in the
 * order in which they are written (template-functions-string, `string`).
 */
export function jsonText(datum: Datum): string {
  return write(datum, jsonString);
}

/**
 * As `format` writes lists and objects: with single quotes, `{'a':'b','!c':2}`. Undefined when a text in it has a quote or a
 * character that would be escaped, because it is not known how; what is not known in it comes back.
 */
export function quotedText(datum: Decided): string | Decided | undefined {
  const hidden = unknownIn(datum);
  if (hidden) return hidden;
  let plain = true;
  const text = write(datum, (part) => {
    if (!/^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/.test(part) || part.includes('"')) plain = false;
    return `'${part}'`;
  });
  return plain ? text : undefined;
}

/** The first part that is not known, as an unknown. */
function unknownIn(datum: Datum): Decided | undefined {
  switch (datum.kind) {
    case 'atom':
      return undefined;
    case 'unknown':
    case 'reference': {
      const why = whyUnknown(datum);
      return why && unknownLike(datum, why);
    }
    case 'choice':
      return unknownLike(datum, { reason: 'no-value', message: 'it depends on a condition that is not known' });
    case 'list':
      return datum.open ? unknownLike(datum, datum.open) : firstIn(datum.items);
    case 'object': {
      const open = openingOf(datum);
      return open ? unknownLike(datum, open) : firstIn(datum.entries.values());
    }
  }
}

function firstIn(parts: Iterable<Datum>): Decided | undefined {
  for (const part of parts) {
    const found = unknownIn(part);
    if (found) return found;
  }
  return undefined;
}

function unknownLike({ origin }: Datum, { reason, message }: Pick<UnknownDatum, 'reason' | 'message'>): UnknownDatum {
  return { kind: 'unknown', reason, message, failed: false, origin };
}

function write(datum: Datum, quote: (text: string) => string): string {
  switch (datum.kind) {
    case 'atom':
      return typeof datum.value === 'string' ? quote(datum.value) : String(datum.value);
    case 'list':
      return `[${datum.items.map((item) => write(item, quote)).join(',')}]`;
    case 'object':
      return `{${[...datum.entries].map(([name, value]) => `${quote(name)}:${write(value, quote)}`).join(',')}}`;
    case 'choice':
    case 'unknown':
    case 'reference':
      throw new Error('a datum that is not known has no JSON');
  }
}

/** Newtonsoft's JSON, which ARM is written with, escapes three more line breaks than JavaScript does. */
function jsonString(text: string): string {
  return JSON.stringify(text).replace(/[\u0085\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
