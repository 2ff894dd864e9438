import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document } from 'yaml';
import type { Origin } from '../../../model/value';
import { atom, failure, list, object, unknown, type Datum } from '../../shared/datum';
import { mostItems, numeric, textual, tooMany } from './define';
import { readNumber } from '../number-text';

/** Reads YAML as `yamldecode` does. Scalars without quotes are read by Terraform's own table, which is that of YAML 1.1. */
export function readYaml(text: string, origin: Origin): Datum {
  if (text.length > longestYaml) return unknown('too-large', 'the text is too long to be read as YAML', origin);
  const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', keepSourceTokens: false });
  const [document, ...others] = Array.isArray(documents) ? documents : [];
  // An empty text is refused.
  if (!document?.contents) return failure('the text has no document', origin);
  if (others.length > 0) return failure('the text has several documents', origin);
  if (document.errors.length > 0) return failure('the text is not YAML', origin);
  const reading: Reading = { document, origin, left: mostItems };
  const datum = toDatum(document.contents, reading, 0);
  return reading.left < 0 ? tooMany(origin) : datum;
}

/** Reading takes a second for a million characters. */
const longestYaml = 100_000;

interface Reading {
  readonly document: Document;
  readonly origin: Origin;
  /** How many nodes may still come: an alias of an alias of an alias would be endless. */
  left: number;
}

const deepest = 200;

function toDatum(node: unknown, reading: Reading, depth: number): Datum {
  const { origin } = reading;
  if (--reading.left < 0 || depth > deepest) {
    reading.left = -1;
    return tooMany(origin);
  }
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    return target ? toDatum(target, reading, depth + 1) : failure('an alias without an anchor', origin);
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => toDatum(item, reading, depth + 1));
    return items.find((item) => item.kind === 'unknown' && item.failed) ?? list(items, origin);
  }
  if (isMap(node)) return toObject(node.items, reading, depth);
  if (isScalar(node)) return toScalar(node.source ?? '', node.type === 'PLAIN' || node.type === undefined, node.tag, String(node.value ?? ''), origin);
  return atom(null, origin);
}

function toObject(pairs: readonly { readonly key: unknown; readonly value: unknown }[], reading: Reading, depth: number): Datum {
  const { origin } = reading;
  const merged = new Map<string, Datum>();
  const own = new Map<string, Datum>();
  for (const { key, value } of pairs) {
    const name = toDatum(key, reading, depth + 1);
    if (name.kind !== 'atom' || name.value === null) return failure('a key is not a string', origin);
    const inner = toDatum(value, reading, depth + 1);
    if (inner.kind === 'unknown' && inner.failed) return inner;
    if (name.value === '<<' && isScalar(key) && key.type === 'PLAIN') {
      for (const from of inner.kind === 'list' ? inner.items : [inner]) {
        if (from.kind !== 'object') return failure('only a map can be merged', origin);
        for (const [each, datum] of from.entries) if (!merged.has(each)) merged.set(each, datum);
      }
    } else own.set(String(name.value), inner);
  }
  return object(new Map([...merged, ...own]), origin);
}

const words = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

function toScalar(source: string, plain: boolean, tag: string | undefined, value: string, origin: Origin): Datum {
  if (tag?.startsWith('!')) return failure(`the tag ${tag} is not known`, origin);
  if (!plain || tag === 'tag:yaml.org,2002:str' || tag === 'tag:yaml.org,2002:binary') return textual(value, origin);
  const word = words.get(source);
  if (word !== undefined) return atom(word, origin);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return unknown('too-large', 'the number is infinite', origin);
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return failure('it is no number', origin);
  const time = timestamp(source);
  if (time !== undefined) return textual(time, origin);
  if (/^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(source)) return numeric(Number(source), origin);
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(source)) return numeric(readNumber(source) ?? NaN, origin);
  return textual(value, origin);
}

/** A date is read as midnight in UTC. */
function timestamp(source: string): string | undefined {
  const [whole, date, time, zone] = /^(\d{4}-\d{1,2}-\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}:\d{1,2}:\d{1,2})(?:\.\d+)?(Z|[-+]\d{2}:\d{2})?)?$/.exec(source) ?? [];
  if (whole === undefined || date === undefined) return undefined;
  return `${twoDigits(date)}T${twoDigits(time ?? '00:00:00')}${zone ?? 'Z'}`;
}

function twoDigits(text: string): string {
  return text.replace(/\b\d\b/g, '0$&');
}
