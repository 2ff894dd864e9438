import type { Origin } from '../../../model/value';
import { failure, type Datum } from '../datum';
import { base64, fromBase64, fromUtf8, utf8 } from './bytes';
import { strict, type ArmFunction } from './define';
import { readJson } from './json-reading';
import { kept, longestText, textual, tooLong, undocumented } from './results';

/** The functions that write texts in other forms. */
export const encodingFunctions: readonly ArmFunction[] = [
  strict('base64', { parameters: ['string'] }, (args, origin) => textual(base64(utf8(args.text(0))), origin)),
  strict('base64ToString', { parameters: ['string'] }, (args, origin) => fromBytes(fromBase64(args.text(0)), origin)),
  strict('base64ToJson', { parameters: ['string'] }, (args, origin) => {
    const text = fromBytes(fromBase64(args.text(0)), origin);
    return text.kind === 'atom' && typeof text.value === 'string' ? readJson(text.value, origin) : text;
  }),

  strict('json', { parameters: ['string'] }, (args, origin) => readJson(args.text(0), origin)),

  // The pages write `charset=utf8`; what Azure's library gives, and Bicep's tests expect, is `charset=utf-8`.
  strict('dataUri', { parameters: ['string'] }, (args, origin) => textual(`data:text/plain;charset=utf-8;base64,${base64(utf8(args.text(0)))}`, origin)),
  strict('dataUriToString', { parameters: ['string'] }, (args, origin) => {
    const [, charset, encoded] = /^data:(?:[\w.+-]+\/[\w.+-]+)?(?:;charset=([\w-]+))?;base64,(.*)$/is.exec(args.text(0)) ?? [];
    if (encoded === undefined) return args.text(0).startsWith('data:') ? undocumented('only data URIs in base 64 are read', origin) : failure('the text is not a data URI', origin);
    if (!/^(?:utf-?8|us-ascii)$/i.test(charset ?? 'utf-8')) return undocumented(`the encoding ${charset ?? ''} is not read`, origin);
    return fromBytes(fromBase64(encoded), origin);
  }),

  strict('uriComponent', { parameters: ['string'] }, (args, origin) => {
    if (args.text(0).length > longestText / 9) return tooLong(origin);
    return kept(args.datum(0), [...utf8(args.text(0))].map(escaped).join(''), origin);
  }),
  strict('uriComponentToString', { parameters: ['string'] }, (args, origin) => {
    const bytes: number[] = [];
    for (const [token, digits] of args.text(0).matchAll(/%([0-9A-Fa-f]{2})|[^%]+|%/g)) {
      if (digits !== undefined) bytes.push(parseInt(digits, 16));
      else for (const byte of utf8(token)) bytes.push(byte);
    }
    const text = fromUtf8(Uint8Array.from(bytes));
    return text === undefined ? undocumented('the escaped text is not UTF-8', origin) : kept(args.datum(0), text, origin);
  }),
];

function fromBytes(bytes: Uint8Array | undefined, origin: Origin): Datum {
  if (!bytes) return failure('the text is not in base 64', origin);
  const text = fromUtf8(bytes);
  return text === undefined ? undocumented('the bytes are not UTF-8', origin) : textual(text, origin);
}

/** A byte as .NET's `EscapeDataString` writes it: the unreserved characters of RFC 3986 stay. */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  return /^[A-Za-z0-9\-_.~]$/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
