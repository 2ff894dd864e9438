import type { Origin } from '../../../model/value';
import { atom, failure, list, object, unknown, type Datum } from '../../shared/datum';
import { anything, string } from '../types';
import { base64, fromBase64, fromUtf8, utf8 } from './bytes';
import { readCsv } from './csv';
import { never, numeric, strict, textual, type TerraformFunction } from './define';
import { jsonText } from './json-text';
import { readYaml } from './yaml-reading';
import { yamlText } from './yaml-text';

export const encodingFunctions: readonly TerraformFunction[] = [
  strict('jsonencode', { parameters: [anything], nullable: true }, (args, origin) => textual(jsonText(args.datum(0)), origin)),
  strict('yamlencode', { parameters: [anything], nullable: true }, (args, origin) => textual(yamlText(args.datum(0)), origin)),
  strict('yamldecode', { parameters: [string] }, (args, origin) => readYaml(args.text(0), origin)),

  strict('jsondecode', { parameters: [string] }, (args, origin) => {
    try {
      return fromPlain(JSON.parse(args.text(0)), origin);
    } catch {
      return failure('the text is not JSON', origin);
    }
  }),

  strict('csvdecode', { parameters: [string] }, (args, origin) => {
    const table = readCsv(args.text(0));
    if (!table) return failure('the text is not a table of comma-separated values', origin);
    const rows = table.rows.map((row) => object(new Map(table.header.map((name, index) => [name, textual(row[index] ?? '', origin)] as const)), origin));
    return list(rows, origin, 'list');
  }),

  strict('base64encode', { parameters: [string] }, (args, origin) => textual(base64(utf8(args.text(0))), origin)),
  strict('base64decode', { parameters: [string] }, (args, origin) => {
    const bytes = fromBase64(args.text(0));
    const text = bytes && fromUtf8(bytes);
    return text === undefined ? failure('the text is not UTF-8 in base 64', origin) : textual(text, origin);
  }),

  // Known differences: of the encodings only those of Unicode are here, and nothing is compressed.
  strict('textencodebase64', { parameters: [string, string] }, (args, origin) => {
    const encoding = encodings[args.text(1).toUpperCase()];
    return encoding ? textual(base64(encoding.write(args.text(0))), origin) : otherEncoding(args.text(1), origin);
  }),
  strict('textdecodebase64', { parameters: [string, string] }, (args, origin) => {
    const encoding = encodings[args.text(1).toUpperCase()];
    if (!encoding) return otherEncoding(args.text(1), origin);
    const bytes = fromBase64(args.text(0));
    const text = bytes && encoding.read(bytes);
    return text === undefined ? failure(`the text is not ${args.text(1)} in base 64`, origin) : textual(text, origin);
  }),
  never('base64gzip', { reason: 'unreadable', message: '`base64gzip` is not computed' }),

  strict('urlencode', { parameters: [string] }, (args, origin) =>
    textual([...utf8(args.text(0))].map((byte) => escaped(String.fromCharCode(byte), byte)).join(''), origin)),
];

interface Encoding {
  write(text: string): Uint8Array;
  read(bytes: Uint8Array): string | undefined;
}

const encodings: Readonly<Record<string, Encoding>> = {
  'UTF-8': { write: utf8, read: fromUtf8 },
  'UTF-16LE': utf16(true),
  'UTF-16BE': utf16(false),
};

function utf16(littleEndian: boolean): Encoding {
  return {
    write(text) {
      const view = new DataView(new ArrayBuffer(text.length * 2));
      for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
      return new Uint8Array(view.buffer);
    },
    read(bytes) {
      if (bytes.length % 2 !== 0) return undefined;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      return Array.from({ length: bytes.length / 2 }, (_, index) => String.fromCharCode(view.getUint16(index * 2, littleEndian))).join('');
    },
  };
}

/** Families of encodings that IANA names and that are not computed here. */
const otherFamilies = /^(?:utf|us-?ascii|iso|latin|l\d|cs|windows|cp|ibm|\d+$|koi|macintosh|mac|gb|big5|hz|euc|shift|ms_|ks|tis|ebcdic|ansi|ecma|greek|hebrew|arabic|cyrillic|asmo|elot)/i;

function otherEncoding(name: string, origin: Origin): Datum {
  if (!otherFamilies.test(name)) return failure(`there is no encoding ${name}`, origin);
  return unknown('unreadable', `the encoding ${name} is not computed`, origin);
}

function escaped(character: string, byte: number): string {
  if (character === ' ') return '+';
  return /^[A-Za-z0-9\-_.~]$/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

const deepest = 200;

function fromPlain(value: unknown, origin: Origin, depth = 0): Datum {
  if (depth > deepest) return unknown('too-large', 'the text nests too deeply', origin);
  if (typeof value === 'string') return textual(value, origin);
  if (typeof value === 'number') return numeric(value, origin);
  if (typeof value === 'boolean' || value === null) return atom(value, origin);
  if (Array.isArray(value)) return list(value.map((item: unknown) => fromPlain(item, origin, depth + 1)), origin);
  return object(new Map(Object.entries(value ?? {}).map(([name, inner]: [string, unknown]) => [name.normalize('NFC'), fromPlain(inner, origin, depth + 1)])), origin);
}
