import type { Datum } from '../../shared/datum';
import { numberText, toBool, toNumber, toText } from '../convert';
import { graphemes } from './graphemes';
import { jsonString, jsonText } from './json-text';

/** One verb of a format, such as `%-5.2f` or `%[2]s`. */
export interface Verb {
  readonly mode: string;
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** The value that it stands for, from 1. */
  readonly argument: number;
  readonly end: number;
}

/** The verb at the percent sign; undefined when there is none that Terraform reads. */
export function readVerb(template: string, at: number, next: number): Verb | undefined {
  const expression = /%([0#\-+ ]*)([1-9]\d*)?(\.\d*)?(?:\[([1-9]\d*)\])?([A-Za-z])/y;
  expression.lastIndex = at;
  const [whole, flags = '', width, precision, argument, mode = ''] = expression.exec(template) ?? [];
  if (whole === undefined) return undefined;
  return {
    mode,
    flags,
    width: width === undefined ? undefined : Number(width),
    precision: precision === undefined ? undefined : Number(precision.slice(1)),
    argument: argument === undefined ? next : Number(argument),
    end: at + whole.length,
  };
}

/** The value as the verb writes it. The value is known in all its parts. */
export function formatVerb(verb: Verb, value: Datum): string | { readonly fault: string } {
  if (verb.mode !== 'v' && value.kind === 'atom' && value.value === null) return { fault: 'a null cannot be formatted' };
  switch (verb.mode) {
    case 'v':
      return padded(asItIs(verb, value), verb);
    case 't': {
      const read = toBool(value);
      return read.kind === 'atom' ? String(read.value) : { fault: '`%t` needs true or false' };
    }
    case 's':
    case 'q': {
      const read = toText(value);
      if (read.kind !== 'atom') return { fault: `\`%${verb.mode}\` needs a string` };
      const text = String(read.value);
      const part = verb.precision === undefined || verb.precision === 0 ? text : graphemes(text).slice(0, verb.precision).join('');
      return padded(verb.mode === 's' ? part : jsonString(part), verb);
    }
    case 'b':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': {
      const read = toNumber(value);
      if (read.kind !== 'atom' || typeof read.value !== 'number') return { fault: `\`%${verb.mode}\` needs a number` };
      return 'bdoxX'.includes(verb.mode) ? wholeNumber(verb, read.value) : fraction(verb, read.value);
    }
  }
  return { fault: `there is no verb \`%${verb.mode}\`` };
}

function asItIs({ flags }: Verb, value: Datum): string {
  if (value.kind === 'atom' && !flags.includes('#')) {
    if (typeof value.value === 'string') return value.value;
    if (typeof value.value === 'number') return shortest(value.value);
  }
  return jsonText(value);
}

/** Spaces, or zeros, up to the width, counted in characters that a reader sees. */
function padded(text: string, { flags, width = 0 }: Verb): string {
  const padding = (flags.includes('0') ? '0' : ' ').repeat(Math.max(0, width - graphemes(text).length));
  return flags.includes('-') ? text + padding : padding + text;
}

const bases: Readonly<Record<string, number>> = { b: 2, d: 10, o: 8, x: 16, X: 16 };
const marks: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function wholeNumber(verb: Verb, value: number): string | { readonly fault: string } {
  if (!Number.isInteger(value)) return { fault: `\`%${verb.mode}\` needs a whole number` };
  let digits = Math.abs(value).toString(bases[verb.mode] ?? 10);
  if (verb.mode === 'X') digits = digits.toUpperCase();
  // No digits of nothing: not even the width is kept.
  if (verb.precision === 0 && value === 0) return '';
  digits = digits.padStart(verb.precision ?? 0, '0');
  const mark = verb.flags.includes('#') ? marks[verb.mode] ?? '' : '';
  // A precision says how many digits there are: the flag for zeros has no say then.
  return signed(verb, value < 0, mark, digits, verb.precision === undefined);
}

function fraction(verb: Verb, value: number): string {
  const size = Math.abs(value);
  const places = verb.precision ?? 6;
  let digits: string;
  if (verb.mode === 'f') digits = fixed(size, places);
  else if (verb.mode === 'e' || verb.mode === 'E') digits = exponential(size, places);
  else digits = verb.precision === undefined ? shortest(size) : general(size, Math.max(1, verb.precision));
  return signed(verb, value < 0, '', verb.mode === 'E' || verb.mode === 'G' ? digits.toUpperCase() : digits, true);
}

function signed({ flags, width = 0 }: Verb, negative: boolean, mark: string, digits: string, zeros: boolean): string {
  const sign = (negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '') + mark;
  const missing = Math.max(0, width - sign.length - digits.length);
  if (flags.includes('-')) return sign + digits + ' '.repeat(missing);
  return zeros && flags.includes('0') ? sign + '0'.repeat(missing) + digits : ' '.repeat(missing) + sign + digits;
}

/** Decimal digits and the place of the point before them, as the number was written. */
function decimal(value: number): { readonly digits: string; readonly point: number } {
  const [whole = '', part = ''] = numberText(value).split('.');
  const all = (whole + part).replace(/^0+/, '');
  const leading = (whole + part).length - all.length;
  return { digits: all.replace(/0+$/, ''), point: all === '' ? 0 : whole.length - leading };
}

/**
 * The digits cut to a count, the last one rounded, halves to the even digit. A count of digits may be one more then. `places`:
 * how many of all the digits stand behind the point.
 */
function rounded(digits: string, count: number, places: number): string {
  if (count < 0) return '';
  if (digits.length <= count) return digits.padEnd(count, '0');
  const rest = digits.slice(count);
  const head = BigInt(digits.slice(0, count) || '0');
  const leaning = rest === '5' ? leaningOf(BigInt(digits), places) : 0;
  const up = rest[0] !== undefined && (rest > '5' || (rest === '5' && (leaning > 0 || (leaning === 0 && head % 2n === 1n))));
  return String(head + (up ? 1n : 0n)).padStart(count, '0');
}

/** Terraform holds numbers in 512 binary digits: whether the one next to the decimal number lies above it, below it, or on it. */
function leaningOf(digits: bigint, places: number): number {
  if (places <= 0) return 0;
  const scale = 10n ** BigInt(places);
  let shift = 512n;
  while ((digits << shift) / scale >= 1n << 512n) shift--;
  while ((digits << shift) / scale < 1n << 511n) shift++;
  const [whole, rest] = [(digits << shift) / scale, (digits << shift) % scale];
  if (rest === 0n) return 0;
  const up = rest * 2n > scale || (rest * 2n === scale && whole % 2n === 1n);
  return up ? 1 : -1;
}

function fixed(value: number, places: number): string {
  const { digits, point } = decimal(value);
  const text = rounded('0'.repeat(Math.max(0, -point)) + digits, Math.max(0, point) + places, digits.length - point).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function exponential(value: number, places: number): string {
  const { digits, point } = decimal(value);
  const text = rounded(digits, places + 1, digits.length - point);
  const carried = text.length > places + 1;
  const exponent = digits === '' ? 0 : point - 1 + Number(carried);
  const head = carried ? text.slice(0, -1) : text;
  return `${head.slice(0, 1)}${places === 0 ? '' : `.${head.slice(1)}`}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** As few digits as name the number, with an exponent from a million on and below a ten thousandth. */
function shortest(value: number): string {
  const { digits, point } = decimal(Math.abs(value));
  const exponent = point - 1;
  const sign = value < 0 ? '-' : '';
  return sign + (digits !== '' && (exponent < -4 || exponent >= 6) ? exponential(Math.abs(value), digits.length - 1) : numberText(Math.abs(value)));
}

function general(value: number, precision: number): string {
  const { digits, point } = decimal(value);
  if (digits === '') return '0';
  const text = rounded(digits, precision, digits.length - point);
  const exponent = point - 1 + Number(text.length > precision);
  const used = text.replace(/0+$/, '').length || 1;
  if (exponent < -4 || exponent >= Math.max(precision, used >= exponent + 1 ? used : precision)) return exponential(value, used - 1);
  return fixed(value, Math.max(0, used - exponent - 1));
}
