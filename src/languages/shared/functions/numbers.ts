import type { Origin } from '../../../model/value';
import { atom, failure, list, unknown, type Datum } from '../datum';
import { overPossible } from './choices';
import { ofValues, strict, type Arguments, type ArmFunction } from './define';
import { isExact, passing, undocumented, whole } from './results';

/** Whole numbers of 64 bits, of which those are known that a double holds. A division drops the rest, towards zero. */
export const numberFunctions: readonly ArmFunction[] = [
  calculation('add', (a, b) => a + b),
  calculation('sub', (a, b) => a - b),
  calculation('mul', (a, b) => a * b),
  calculation('div', (a, b) => (b === 0n ? undefined : a / b)),
  calculation('mod', (a, b) => (b === 0n ? undefined : a % b)),
  extreme('max', (a, b) => a > b),
  extreme('min', (a, b) => a < b),

  strict('int', { parameters: ['any'] }, (args, origin) => {
    const given = args.datum(0);
    const value = given.kind === 'atom' ? given.value : null;
    if (typeof value === 'number') return Number.isInteger(value) ? passing(given, origin) : undocumented('how a fraction becomes a whole number is not documented', origin);
    // "'int' expects its first parameter to be one of the following types 'Integer, String'", the service's own words.
    if (typeof value !== 'string') return failure('`int` takes a string or a number', origin);
    if (value !== value.trim()) return undocumented('whether spaces around a number are allowed is not documented', origin);
    if (!/^[+-]?\d+$/.test(value)) return failure(`${JSON.stringify(value)} is no whole number`, origin);
    const number = whole(BigInt(value.replace('+', '')), origin);
    return number.kind === 'atom' ? passing({ ...number, origin: given.origin }, origin) : number;
  }),

  strict('float', { parameters: ['any'] }, (args, origin) => {
    const given = args.datum(0);
    const value = given.kind === 'atom' ? given.value : null;
    if (typeof value === 'number') return passing(given, origin);
    if (typeof value !== 'string') return failure('`float` takes a string or a number', origin);
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)) return failure(`${JSON.stringify(value)} is no number`, origin);
    const number = Number(value);
    return isExact(number) ? atom(number, origin) : unknown('too-large', 'the number is too large to be exact', origin);
  }),

  strict('range', { parameters: ['int', 'int'] }, (args, origin) => {
    const [start, count] = [args.number(0), args.number(1)];
    // "Must be non-negative integer up to 10000", and the sum "no greater than 2147483647" (template-functions-array).
    if (count < 0 || count > 10_000) return failure(`there are no ${count} numbers`, origin);
    if (start + count > 2_147_483_647) return failure('the numbers are too large', origin);
    return list(Array.from({ length: count }, (_, index) => atom(start + index, origin)), origin);
  }),
];

function calculation(name: string, compute: (a: bigint, b: bigint) => bigint | undefined): ArmFunction {
  return strict(name, { parameters: ['int', 'int'] }, (args, origin) => {
    const value = compute(BigInt(args.number(0)), BigInt(args.number(1)));
    return value === undefined ? failure('nothing can be divided by zero', origin) : whole(value, origin);
  });
}

/** The largest or smallest of the numbers, or of those in the one array, is one of them, with the literal that decides it. */
function extreme(name: string, beats: (a: number, b: number) => boolean): ArmFunction {
  const ofNumbers = strict(name, { parameters: ['int'], rest: 'int' }, (args, origin) => {
    let best = 0;
    for (let index = 1; index < args.count; index++) if (beats(args.number(index), args.number(best))) best = index;
    return passing(args.datum(best), origin);
  });
  const ofArray = strict(name, { parameters: ['array'] }, (args, origin) => bestOf(args, beats, origin));
  return ofValues(name, 1, undefined, (args, origin) =>
    overPossible(args, origin, (decided) => (decided.length === 1 && decided[0]?.kind === 'list' ? ofArray : ofNumbers).call(decided, origin)));
}

function bestOf(args: Arguments, beats: (a: number, b: number) => boolean, origin: Origin): Datum {
  let best: { readonly value: number; readonly item: Datum } | undefined;
  for (const item of args.items(0)) {
    if (item.kind !== 'atom' || typeof item.value !== 'number') return failure('an array of numbers is required', origin);
    if (!best || beats(item.value, best.value)) best = { value: item.value, item };
  }
  return best ? passing(best.item, origin) : failure('the array is empty', origin);
}
