import type { Origin } from '../../../model/value';
import { failure, type Datum } from '../datum';
import { strict, type ArmFunction } from './define';
import { textual, undocumented, whole } from './results';

/** The functions on times that are given; `utcNow` is not pure. */
export const dateFunctions: readonly ArmFunction[] = [
  strict('dateTimeAdd', { parameters: ['string', 'string', 'string'], least: 2 }, (args, origin) => {
    const [base, duration] = [readTime(args.text(0)), readDuration(args.text(1))];
    if (base === undefined) return undocumented('the time is not in a form that is read', origin);
    if (duration === undefined) return failure('the text is not a duration as ISO 8601 has it', origin);
    // The pages say "the format of the base value", and show results in two others: it is known where they agree.
    const format = args.count > 2 ? args.text(2) : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(args.text(0)) ? iso : undefined;
    return format === undefined ? undocumented('the form of the result is not documented', origin) : written(base + duration, format, origin);
  }),

  strict('dateTimeToEpoch', { parameters: ['string'] }, (args, origin) => {
    const time = readTime(args.text(0));
    return time === undefined ? undocumented('the time is not in a form that is read', origin) : whole(BigInt(Math.floor(time / 1000)), origin);
  }),

  strict('dateTimeFromEpoch', { parameters: ['int'] }, (args, origin) => written(args.number(0) * 1000, iso, origin)),
];

const iso = 'yyyy-MM-ddTHH:mm:ssZ';

/** Milliseconds since 1970. Times without a zone are not read, because it is not known whose time they are. */
function readTime(text: string): number | undefined {
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:\.(\d{1,3})\d*)?(?:Z|([+-])(\d\d):?(\d\d))$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [fraction = '', sign, hours = '0', minutes = '0'] = parts.slice(7);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const zone = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  date.setUTCHours(hour, minute - zone, second, Number(fraction.padEnd(3, '0')));
  return date.getTime();
}

/** Milliseconds. "P1Y should be interpreted as P365D, while P1M should be interpreted as P30D" (bicep-functions-date). */
function readDuration(text: string): number | undefined {
  const parts = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!parts || /[PT]$/.test(text)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((part: string | undefined) => Number(part ?? 0));
  const size = ((years * 365 + months * 30 + weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1000;
  return parts[1] === undefined ? size : -size;
}

const runs = ['yyyy', 'MM', 'M', 'dd', 'd', 'HH', 'H', 'mm', 'm', 'ss', 's', 'T', 'Z'];

/** The time in UTC in a custom format of .NET, of the parts that are plain digits. */
function written(time: number, format: string, origin: Origin): Datum {
  const date = new Date(time);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return failure('the time is out of range', origin);
  const standard: Readonly<Record<string, string>> = { u: 'yyyy-MM-dd HH:mm:ssZ', s: 'yyyy-MM-ddTHH:mm:ss', d: 'MM/dd/yyyy' };
  const custom = standard[format] ?? format;
  // A single letter is a standard format, and other letters or more of them mean something else.
  const plain = /^[A-Za-z0-9\-:/., _]{2,}$/.test(custom) && (custom.match(/([A-Za-z])\1*/g) ?? []).every((run) => runs.includes(run));
  if (!plain) return undocumented(`the format \`${format}\` is not computed`, origin);
  const parts: Readonly<Record<string, number>> = {
    y: date.getUTCFullYear(), M: date.getUTCMonth() + 1, d: date.getUTCDate(), H: date.getUTCHours(), m: date.getUTCMinutes(), s: date.getUTCSeconds(),
  };
  return textual(custom.replace(/yyyy|MM?|dd?|HH?|mm?|ss?/g, (token) => String(parts[token.charAt(0)] ?? '').padStart(token.length, '0')), origin);
}
