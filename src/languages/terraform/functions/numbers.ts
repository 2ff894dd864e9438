import type { Origin } from '../../../model/value';
import { failure, list, type Datum } from '../../shared/datum';
import { addDecimals } from '../decimal';
import { readNumber } from '../number-text';
import { anything, number } from '../types';
import { toNumber } from '../convert';
import { isNull, numeric, passing, strict, type Arguments, type TerraformFunction } from './define';

export const numberFunctions: readonly TerraformFunction[] = [
  calculation('abs', Math.abs),
  calculation('ceil', Math.ceil),
  calculation('floor', Math.floor),
  extreme('max', (a, b) => a > b),
  extreme('min', (a, b) => a < b),

  strict('signum', { parameters: [number] }, (args, origin) =>
    (Number.isInteger(args.number(0)) ? numeric(Math.sign(args.number(0)), origin) : failure('a whole number is required', origin))),

  strict('log', { parameters: [number, number] }, (args, origin) => result(Math.log(args.number(0)) / Math.log(args.number(1)), origin)),
  strict('pow', { parameters: [number, number] }, (args, origin) => result(args.number(0) ** args.number(1), origin)),

  strict('parseint', { parameters: [anything, number] }, (args, origin) => {
    const text = args.datum(0);
    if (text.kind !== 'atom' || typeof text.value !== 'string') return failure('a string is required', origin);
    const value = parseInteger(text.value, args.number(1));
    return value === undefined ? failure(`${JSON.stringify(text.value)} is no whole number in base ${args.number(1)}`, origin) : numeric(value, origin);
  }),

  strict('range', { parameters: [number], rest: number }, range),

  strict('sum', { parameters: [anything] }, (args, origin) => {
    const given = args.datum(0);
    if (given.kind !== 'list') return failure('a list of numbers is required', origin);
    if (given.items.length === 0) return failure('there is nothing to sum', origin);
    let sum = 0;
    for (const item of given.items) {
      const read = toNumber(item);
      if (read.kind === 'unknown') return { ...read, origin };
      if (isNull(read) || read.kind !== 'atom' || typeof read.value !== 'number') return failure('a null cannot be summed', origin);
      sum = addDecimals(sum, read.value);
    }
    return numeric(sum, origin);
  }),
];

function calculation(name: string, compute: (value: number) => number): TerraformFunction {
  return strict(name, { parameters: [number] }, (args, origin) => {
    const value = compute(args.number(0));
    // A number that stays as it is keeps the literal that decides it.
    return value === args.number(0) ? passing(args.datum(0), origin) : numeric(value, origin);
  });
}

/** The largest or smallest argument is one of them, with the literal that decides it. */
function extreme(name: string, beats: (a: number, b: number) => boolean): TerraformFunction {
  return strict(name, { parameters: [number], rest: number }, (args, origin) => {
    let best = 0;
    for (let index = 1; index < args.count; index++) if (beats(args.number(index), args.number(best))) best = index;
    return passing(args.datum(best), origin);
  });
}

function result(value: number, origin: Origin): Datum {
  return Number.isNaN(value) ? failure('the result is not a number', origin) : numeric(value, origin);
}

/** Terraform refuses more than that. */
const longestRange = 1024;

/** `range(limit)`, `range(start, limit)` and `range(start, limit, step)`; without a step it goes towards the limit. */
function range(args: Arguments, origin: Origin): Datum {
  if (args.count > 3) return failure('`range` takes 1 to 3 arguments', origin);
  const start = args.count > 1 ? args.number(0) : 0;
  const limit = args.number(args.count > 1 ? 1 : 0);
  const step = args.count > 2 ? args.number(2) : limit < start ? -1 : 1;
  if (step === 0 && start !== limit) return failure('the step is zero', origin);
  if (step > 0 ? limit < start : limit > start) return failure('the step leads away from the limit', origin);
  const items: Datum[] = [];
  for (let value = start; step > 0 ? value < limit : value > limit; value = addDecimals(value, step)) {
    if (items.length >= longestRange) return failure(`there are more than ${longestRange} numbers`, origin);
    items.push(numeric(value, origin));
  }
  return list(items, origin, 'list');
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Bases 2 to 62; up to 36 small and capital letters are the same digits. */
function parseInteger(text: string, base: number): number | undefined {
  if (!Number.isInteger(base) || base < 2 || base > 62) return undefined;
  const [, sign = '', body = ''] = /^([+-]?)([0-9A-Za-z]+)$/.exec(text) ?? [];
  if (body === '') return undefined;
  if (base === 10) return readNumber(sign + body);
  let value = 0;
  for (const character of body) {
    const digit = digits.indexOf(base <= 36 ? character.toLowerCase() : character);
    if (digit < 0 || digit >= base) return undefined;
    value = value * base + digit;
  }
  return sign === '-' ? -value : value;
}
