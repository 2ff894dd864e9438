import type { Origin } from '../../../model/value';
import { failure, unknown, type Datum } from '../../shared/datum';
import { string } from '../types';
import { base64, utf8 } from './bytes';
import { strict, textual, type TerraformFunction } from './define';
import { md5, sha1, sha256, sha512 } from './digests';

/** Checksums matter for names only: of long texts they are not computed. */
const longest = 65_536;

export const hashFunctions: readonly TerraformFunction[] = [
  digest('md5', md5, hex),
  digest('sha1', sha1, hex),
  digest('sha256', sha256, hex),
  digest('sha512', sha512, hex),
  digest('base64sha256', sha256, base64),
  digest('base64sha512', sha512, base64),

  strict('uuidv5', { parameters: [string, string] }, (args, origin) => {
    const space = namespaces[args.text(0)] ?? args.text(0);
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(space)) return failure('the namespace is not a UUID', origin);
    const bytes = (space.replaceAll('-', '').match(/../g) ?? []).map((pair) => parseInt(pair, 16));
    return ofShortText(args.text(1), origin, (text) => {
      const hash = sha1(Uint8Array.from([...bytes, ...text])).slice(0, 16);
      // Version 5 of the variant of RFC 4122.
      const marked = hash.map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte));
      return textual(hex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), origin);
    });
  }),
];

/** The namespaces of RFC 4122, appendix C. */
const namespaces: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
};

function digest(name: string, compute: (bytes: Uint8Array) => Uint8Array, write: (bytes: Uint8Array) => string): TerraformFunction {
  return strict(name, { parameters: [string] }, (args, origin) => ofShortText(args.text(0), origin, (bytes) => textual(write(compute(bytes)), origin)));
}

function ofShortText(text: string, origin: Origin, use: (bytes: Uint8Array) => Datum): Datum {
  return text.length > longest ? unknown('too-large', 'the text is too long for its checksum to be computed', origin) : use(utf8(text));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
