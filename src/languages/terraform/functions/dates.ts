import type { Origin } from '../../../model/value';
import { atom, failure, type Datum } from '../../shared/datum';
import { string } from '../types';
import { strict, textual, type TerraformFunction } from './define';

/** The functions on times that are given; those that ask for the time are not pure. */
export const dateFunctions: readonly TerraformFunction[] = [
  strict('formatdate', { parameters: [string, string] }, (args, origin) => {
    const time = readTime(args.text(1));
    const text = time && formatDate(args.text(0), time);
    return text === undefined ? failure(time ? 'the format is faulty' : notATime, origin) : textual(text, origin);
  }),

  strict('timeadd', { parameters: [string, string] }, (args, origin) => {
    const time = readTime(args.text(0));
    const duration = readDuration(args.text(1));
    if (!time || duration === undefined) return failure(time ? `${JSON.stringify(args.text(1))} is not a duration` : notATime, origin);
    return written({ ...time, nanoseconds: time.nanoseconds + duration }, origin);
  }),

  strict('timecmp', { parameters: [string, string] }, (args, origin) => {
    const [a, b] = [readTime(args.text(0)), readTime(args.text(1))];
    if (!a || !b) return failure(notATime, origin);
    return atom(a.nanoseconds < b.nanoseconds ? -1 : Number(a.nanoseconds > b.nanoseconds), origin);
  }),
];

const notATime = 'the text is not a time as RFC 3339 has it';

interface Time {
  /** Since 1970 in UTC. */
  readonly nanoseconds: bigint;
  /** The zone, in minutes ahead of UTC. */
  readonly offset: number;
  readonly utc: boolean;
}

function readTime(text: string): Time | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:(Z)|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [fraction = '', zulu, sign, hours, minutes] = parts.slice(7);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || Number(hours ?? 0) > 24 || Number(minutes ?? 0) > 60) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  date.setUTCHours(hour, minute - offset, second);
  const nanoseconds = BigInt(date.getTime()) * 1_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return { nanoseconds, offset, utc: zulu !== undefined };
}

const units: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, 'µs': 1_000n, 'μs': 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};

/** Nanoseconds of a duration such as `1h30m` or `-1.5h`. */
function readDuration(text: string): bigint | undefined {
  if (/^[+-]?0$/.test(text)) return 0n;
  if (!/^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined;
  let sum = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const size = units[unit] ?? 0n;
    sum += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  return text.startsWith('-') ? -sum : sum;
}

/** The clock at the time's own zone. */
function clockOf({ nanoseconds, offset }: Time): Date {
  const seconds = nanoseconds / 1_000_000_000n - (nanoseconds % 1_000_000_000n < 0n ? 1n : 0n);
  return new Date((Number(seconds) + offset * 60) * 1000);
}

function written(time: Time, origin: Origin): Datum {
  const clock = clockOf(time);
  const year = clock.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return failure('the time is out of range', origin);
  return textual(`${clock.toISOString().slice(0, 19)}${zoneOf(time, ':', 'Z')}`, origin);
}

function zoneOf({ offset }: Time, separator: string, zero: string | undefined): string {
  if (offset === 0 && zero !== undefined) return zero;
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}${separator}${digits(size % 60, 2)}`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Letters stand for parts of the time, everything between single quotes and all other characters for themselves. */
function formatDate(format: string, time: Time): string | undefined {
  let result = '';
  for (let at = 0; at < format.length;) {
    const [token = ''] = /^(?:''|'(?:[^']|'')+'|([A-Za-z])\1*|[^A-Za-z']+)/.exec(format.slice(at)) ?? [];
    if (token === '') return undefined;
    at += token.length;
    if (token === "''") result += "'";
    else if (token.startsWith("'")) result += token.slice(1, -1).replaceAll("''", "'");
    else if (/^[A-Za-z]/.test(token)) {
      const part = formatPart(token, time);
      if (part === undefined) return undefined;
      result += part;
    } else result += token;
  }
  return result;
}

function formatPart(token: string, time: Time): string | undefined {
  const clock = clockOf(time);
  const hour = clock.getUTCHours();
  const month = months[clock.getUTCMonth()] ?? '';
  const day = days[clock.getUTCDay()] ?? '';
  const parts: Readonly<Record<string, string>> = {
    YY: digits(clock.getUTCFullYear() % 100, 2), YYYY: digits(clock.getUTCFullYear(), 4),
    M: String(clock.getUTCMonth() + 1), MM: digits(clock.getUTCMonth() + 1, 2), MMM: month.slice(0, 3), MMMM: month,
    D: String(clock.getUTCDate()), DD: digits(clock.getUTCDate(), 2), EEE: day.slice(0, 3), EEEE: day,
    h: String(hour), hh: digits(hour, 2), H: String(hour % 12 || 12), HH: digits(hour % 12 || 12, 2),
    AA: hour < 12 ? 'AM' : 'PM', aa: hour < 12 ? 'am' : 'pm',
    m: String(clock.getUTCMinutes()), mm: digits(clock.getUTCMinutes(), 2), s: String(clock.getUTCSeconds()), ss: digits(clock.getUTCSeconds(), 2),
    Z: zoneOf(time, ':', 'Z'), ZZZ: zoneOf(time, '', 'UTC'), ZZZZ: zoneOf(time, '', undefined), ZZZZZ: zoneOf(time, ':', undefined),
  };
  return parts[token];
}
