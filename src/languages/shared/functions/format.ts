import type { Origin } from '../../../model/value';
import { failure, type Datum } from '../datum';
import { overSome, type Decided } from './choices';
import { ofValues, type ArmFunction } from './define';
import { quotedText } from './json-text';
import { joined, type Part } from './joining';
import { longestText, simpleText, tooLong, undocumented, unknownFor, whyUnknown } from './results';

/**
 * `format` with the composite formats of .NET: `{0}`, `{1,-10}`, `{2:D3}`. Bicep turns `'${a}-${b}'` into it. Truth values
 * are `True` and `False`; lists and objects are JSON with single quotes (both from Bicep's own evaluation tests).
 */
export const formatFunctions: readonly ArmFunction[] = [
  ofValues('format', 1, undefined, ([template, ...values], origin) =>
    overSome([template, ...values].filter((each) => each !== undefined), origin, ([pattern, ...args]) => {
      if (pattern?.kind === 'unknown' && pattern.failed) return { ...pattern, origin };
      const why = pattern && pattern.kind !== 'choice' ? whyUnknown(pattern) : undefined;
      if (why) return unknownFor(why, origin);
      if (pattern?.kind !== 'atom' || typeof pattern.value !== 'string') return failure('`format` takes a string as argument 1', origin);
      const parts: Part[] = [];
      for (const piece of piecesOf(pattern.value)) {
        const part = typeof piece === 'object' ? written(piece, args[piece.index], origin) : piece;
        if (part === undefined) return failure('the format is faulty', origin);
        if (typeof part === 'object' && part.kind === 'unknown' && part.failed) return { ...part, origin };
        parts.push(part);
      }
      return joined(parts, origin);
    })),
];

interface Item {
  readonly index: number;
  /** The least width, negative for text that starts at the left. */
  readonly width: number;
  readonly format: string;
}

/** The texts and items of a composite format; undefined where it is faulty. */
function* piecesOf(pattern: string): Iterable<string | Item | undefined> {
  const token = /\{\{|\}\}|\{(\d+) *(?:, *(-?\d+) *)?(?::((?:[^{}]|\{\{|\}\})*))?\}|[^{}]+|[{}]/gy;
  for (const [text, index, width, format] of pattern.matchAll(token)) {
    if (index !== undefined) yield { index: Number(index), width: Number(width ?? 0), format: format ?? '' };
    else if (text === '{' || text === '}') yield undefined;
    else yield text === '{{' || text === '}}' ? text.slice(1) : text;
  }
}

/** The value as the item writes it. A value that stands there as it is stays a value, so that its literal is kept. */
function written({ width, format }: Item, value: Datum | undefined, origin: Origin): Part | undefined {
  if (!value || value.kind === 'choice') return undefined;
  if (whyUnknown(value)) return value;
  if (value.kind === 'atom' && width === 0 && format === '' && value.value !== null) return value;
  const text = textOf(value, format);
  if (text === undefined) return plain(undocumented(`how \`{0:${format}}\` writes this value is not computed`, origin));
  if (typeof text === 'object') return text;
  if (Math.abs(width) > longestText) return plain(tooLong(origin));
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

function plain(datum: Datum): Decided | undefined {
  return datum.kind === 'choice' ? undefined : datum;
}

/** Undefined for formats that are not known to us; what is unknown within lists and objects comes back as it is. */
function textOf(value: Decided, format: string): string | Decided | undefined {
  if (value.kind === 'list' || value.kind === 'object') return quotedText(value);
  if (value.kind === 'atom' && value.value === null) return '';
  if (value.kind !== 'atom' || typeof value.value !== 'number' || format === '') return simpleText(value) ?? '';
  return Number.isInteger(value.value) ? numberText(value.value, format) : undefined;
}

/** Whole numbers in the standard formats D, F, G, N and X, and in those of zeros only. */
function numberText(value: number, format: string): string | undefined {
  const [, letter = '', digits = ''] = /^([DFGNX])(\d{0,2})$/i.exec(format) ?? [];
  const count = digits === '' ? undefined : Number(digits);
  const sign = value < 0 ? '-' : '';
  const size = String(Math.abs(value));
  if (/^0+$/.test(format)) return sign + size.padStart(format.length, '0');
  switch (letter.toUpperCase()) {
    case 'D':
      return sign + size.padStart(count ?? 0, '0');
    case 'F':
      return sign + withFraction(size, count ?? 2);
    case 'G':
      return count === undefined || count === 0 || count >= size.length ? sign + size : undefined;
    case 'N':
      return sign + withFraction(size.replace(/\B(?=(?:\d{3})+$)/g, ','), count ?? 2);
    case 'X': {
      if (value < 0) return undefined;
      const hex = value.toString(16).padStart(count ?? 0, '0');
      return letter === 'X' ? hex.toUpperCase() : hex;
    }
  }
  return undefined;
}

function withFraction(size: string, count: number): string {
  return count === 0 ? size : `${size}.${'0'.repeat(count)}`;
}
