import type { Origin } from '../../../model/value';
import { atom, unknown, type Datum } from '../datum';
import { utf8 } from './bytes';
import { strict, type Arguments, type ArmFunction } from './define';
import { murmur64, sha1 } from './digests';

/**
 * `guid` and `uniqueString`. Neither algorithm is documented; both are established by pairs of input and output that Bicep's
 * own tests and others have published (see the tests). Both join their arguments with hyphens.
 */
export const hashFunctions: readonly ArmFunction[] = [
  strict('guid', { parameters: ['string'], rest: 'string' }, (args, origin) => ofJoined(args, origin, (bytes) => {
    // A UUID of version 5 (RFC 4122, 4.3) in a namespace of Azure's own.
    const hash = sha1(Uint8Array.from([...namespace, ...bytes])).slice(0, 16);
    const marked = [...hash].map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte));
    return marked.map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  })),

  strict('uniqueString', { parameters: ['string'], rest: 'string' }, (args, origin) => ofJoined(args, origin, (bytes) => {
    let rest = murmur64(bytes);
    let text = '';
    // Thirteen digits of five bits each, the highest first; the last one has four.
    for (let digit = 0; digit < 13; digit++) {
      text += alphabet.charAt(Number(rest >> 59n));
      rest = (rest << 5n) & 0xffff_ffff_ffff_ffffn;
    }
    return text;
  })),
];

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** 11fb06fb-712d-4ddd-98c7-e71bbd588830 */
const namespace = [0x11, 0xfb, 0x06, 0xfb, 0x71, 0x2d, 0x4d, 0xdd, 0x98, 0xc7, 0xe7, 0x1b, 0xbd, 0x58, 0x88, 0x30];

/** Hashes matter for names only: of long texts they are not computed. */
const longest = 65_536;

function ofJoined(args: Arguments, origin: Origin, compute: (bytes: Uint8Array) => string): Datum {
  const text = Array.from({ length: args.count }, (_, index) => args.text(index)).join('-');
  return text.length > longest ? unknown('too-large', 'the text is too long for its hash to be computed', origin) : atom(compute(utf8(text)), origin);
}
