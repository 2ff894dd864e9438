import type { Origin } from '../../../model/value';
import { atom, choice, failure, list, overChoices, passed, unknown, via, type Choice, type Datum, type Why } from '../../shared/datum';
import { convertTo } from '../convert';
import { openingOf, whyReference } from '../equal';
import { isExact } from '../number-text';
import type { Type } from '../types';

/** A function of Terraform. `call` gets evaluated arguments, a `...` already expanded, and gives a datum with the origin. */
export interface TerraformFunction {
  readonly name: string;
  call(args: readonly Datum[], origin: Origin): Datum;
}

/** What remains of a datum when its conditions are decided: its own, not those of its parts. */
export type Decided = Exclude<Datum, Choice>;

/** The parameters of a function whose arguments must be known. */
export interface Signature {
  readonly parameters: readonly Type[];
  /** How many of the parameters must be given; all of them without it. */
  readonly least?: number;
  /** The type of any further arguments. */
  readonly rest?: Type;
  /** Whether an argument may be null. */
  readonly nullable?: boolean;
}

/** The arguments, converted to the types of the parameters and known in all their parts. A wrong type is a bug of ours. */
export interface Arguments {
  readonly count: number;
  datum(index: number): Datum;
  text(index: number): string;
  number(index: number): number;
  /** The items of a list, in the order of the list or set. */
  items(index: number): readonly Datum[];
}

/**
 * A function that needs to know everything about its arguments: anything unknown in them makes the result unknown for
 * the same reason. The result is a new value without a literal.
 */
export function strict(name: string, signature: Signature, compute: (args: Arguments, origin: Origin) => Datum): TerraformFunction {
  const { parameters, least = parameters.length, rest, nullable = false } = signature;
  return {
    name,
    call(given, at) {
      const origin = { span: at.span, what: at.what, from: given.map((arg) => arg.origin) };
      const wrongCount = countFault(name, given.length, least, rest ? undefined : parameters.length, origin);
      if (wrongCount) return wrongCount;
      return overPossible(given.map(lifted), origin, (args) => {
        const converted = args.map((arg, index) => convertTo(arg, parameters[index] ?? rest ?? { kind: 'any' }));
        const why = firstFault(converted);
        if (why) return { ...why, origin };
        if (!nullable && converted.some(isNull)) return failure(`\`${name}\` takes no null`, origin);
        return bounded(compute(reading(name, converted), origin), origin);
      });
    },
  };
}

/**
 * A function that moves parts of its arguments about and so works with parts that are not known. `compute` gets arguments
 * that are no choices themselves, none of them failed. With `compares`, no part of them is a choice either.
 */
export function structural(
  name: string,
  { least, most, compares = false }: { readonly least: number; readonly most?: number; readonly compares?: boolean },
  compute: (args: readonly Decided[], origin: Origin) => Datum,
): TerraformFunction {
  return {
    name,
    call(given, at) {
      const origin = { span: at.span, what: at.what, from: given.map((arg) => arg.origin) };
      const wrongCount = countFault(name, given.length, least, most, origin);
      if (wrongCount) return wrongCount;
      return overPossible(compares ? given.map(lifted) : given, origin, (args) => {
        const failed = args.find((arg) => arg.kind === 'unknown' && arg.failed);
        return failed ? { ...failed, origin } : bounded(compute(args, origin), origin);
      });
    },
  };
}

/** The function under another name, with a fixed answer for every call. */
export function never(name: string, answer: Why): TerraformFunction {
  return { name, call: (args, { span, what }) => unknown(answer.reason, answer.message, { span, what, from: args.map((arg) => arg.origin) }) };
}

/** A part of an argument as the result: its literal stays behind it. */
export function passing(datum: Datum, { span, what }: Origin): Datum {
  return via(datum, { span, what });
}

/** A result whose parts have their own origins. The literal stays behind it if it is the argument unchanged. */
export function withLiteralOf(datum: Datum, result: Datum): Datum {
  return { ...result, origin: { ...result.origin, ...passed(datum.origin) } };
}

export function unknownFor({ reason, message }: Why, origin: Origin): Datum {
  return unknown(reason, message, origin);
}

/** A number as a result, unless a double cannot hold it. */
export function numeric(value: number, origin: Origin): Datum {
  if (!isExact(value)) return unknown('too-large', 'the number is too large to be exact', origin);
  return atom(Object.is(value, -0) ? 0 : value, origin);
}

/** A text as a result, composed as Terraform composes all of its strings (Unicode's form C). */
export function textual(value: string, origin: Origin): Datum {
  return value.length > longestText ? tooLong(origin) : atom(value.normalize('NFC'), origin);
}

export function texts(values: readonly string[], origin: Origin): Datum {
  if (values.length > mostItems) return tooMany(origin);
  return list(values.map((value) => textual(value, origin)), origin, 'list');
}

export const mostItems = 10_000;
export const longestText = 1_000_000;

export function tooMany(origin: Origin): Datum {
  return unknown('too-large', `there are more than ${mostItems} items`, origin);
}

export function tooLong(origin: Origin): Datum {
  return unknown('too-large', `the text is longer than ${longestText} characters`, origin);
}

export function isNull(datum: Datum): boolean {
  return datum.kind === 'atom' && datum.value === null;
}

/** Why a datum as a whole is not known: of what is unknown, and of a part of another resource. */
export function whyUnknown(datum: Decided): Why | undefined {
  if (datum.kind === 'unknown') return { reason: datum.reason, message: datum.message };
  return datum.kind === 'reference' ? whyReference(datum) : undefined;
}

/**
 * The choices within a list or object brought to its outside: a choice of lists of which each is decided. Past the limit
 * of `overChoices` the datum is unknown.
 */
export function lifted(datum: Datum): Datum {
  if (!hasChoice(datum)) return datum;
  if (datum.kind === 'list') return overSome(datum.items.map(lifted), datum.origin, (items) => ({ ...datum, items }));
  if (datum.kind === 'object') {
    const names = [...datum.entries.keys()];
    return overSome([...datum.entries.values()].map(lifted), datum.origin, (values) => ({
      ...datum, entries: new Map(values.flatMap((value, index) => { const name = names[index]; return name === undefined ? [] : [[name, value]]; })),
    }));
  }
  if (datum.kind !== 'choice') return datum;
  return choice(datum.options.map((option) => ({ datum: lifted(option.datum), when: option.when })), datum.origin);
}

/** As `overChoices`, but only the parts that are choices take part, so that long lists with few of them stay cheap. */
function overSome(parts: readonly Datum[], origin: Origin, combine: (parts: readonly Datum[]) => Datum): Datum {
  const places = parts.flatMap((part, index) => (part.kind === 'choice' ? [index] : []));
  return overChoices(places.flatMap((place) => parts[place] ?? []), origin, (decided) => {
    const whole = [...parts];
    places.forEach((place, index) => { const part = decided[index]; if (part) whole[place] = part; });
    return combine(whole);
  });
}

function hasChoice(datum: Datum): boolean {
  switch (datum.kind) {
    case 'choice':
      return true;
    case 'list':
      return datum.items.some(hasChoice);
    case 'object':
      return [...datum.entries.values()].some(hasChoice);
    case 'atom':
    case 'unknown':
    case 'reference':
      return false;
  }
}

/**
 * As `overChoices`, less the ways that Terraform itself would refuse where others remain: who writes a condition takes
 * care that the way it leads to works.
 */
function overPossible(args: readonly Datum[], origin: Origin, combine: (args: readonly Decided[]) => Datum): Datum {
  const result = overChoices(args, origin, combine);
  if (result.kind !== 'choice') return result;
  const possible = result.options.filter(({ datum }) => datum.kind !== 'unknown' || !datum.failed);
  if (possible.length === 0) return result.options[0]?.datum ?? result;
  return possible.length === 1 ? possible[0]?.datum ?? result : { ...result, options: possible };
}

function countFault(name: string, count: number, least: number, most: number | undefined, origin: Origin): Datum | undefined {
  if (count >= least && (most === undefined || count <= most)) return undefined;
  const wanted = most === undefined ? `at least ${least}` : least === most ? String(least) : `${least} to ${most}`;
  return failure(`\`${name}\` takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, not ${count}`, origin);
}

/** What is not known in the arguments. What Terraform would refuse comes first, because it refuses the whole call. */
function firstFault(args: readonly Datum[]): (Why & { readonly kind: 'unknown'; readonly failed: boolean }) | undefined {
  let open: Why | undefined;
  for (const arg of args) {
    if (arg.kind === 'atom' && (typeof arg.value !== 'number' || isExact(arg.value))) continue;
    for (const why of faultsOf(arg)) {
      if (why.failed) return { kind: 'unknown', reason: why.reason, message: why.message, failed: true };
      open ??= why;
    }
  }
  return open && { kind: 'unknown', reason: open.reason, message: open.message, failed: false };
}

function* faultsOf(datum: Datum): Iterable<Why & { readonly failed: boolean }> {
  switch (datum.kind) {
    case 'atom':
      if (typeof datum.value === 'number' && !isExact(datum.value)) yield { reason: 'too-large', message: 'the number is too large to be exact', failed: false };
      return;
    case 'unknown':
      yield datum;
      return;
    case 'reference':
      yield { ...whyReference(datum), failed: false };
      return;
    case 'list':
      if (datum.open) yield { ...datum.open, failed: false };
      for (const item of datum.items) yield* faultsOf(item);
      return;
    case 'object': {
      const open = openingOf(datum);
      if (open) yield { ...open, failed: false };
      for (const value of datum.entries.values()) yield* faultsOf(value);
      return;
    }
    case 'choice':
      for (const { datum: inner } of datum.options) yield* faultsOf(inner);
  }
}

function reading(name: string, args: readonly Datum[]): Arguments {
  const datum = (index: number): Datum => {
    const arg = args[index];
    if (!arg) throw new Error(`${name} has no argument ${index}`);
    return arg;
  };
  const value = (index: number): unknown => {
    const arg = datum(index);
    return arg.kind === 'atom' ? arg.value : undefined;
  };
  const wrong = (index: number): Error => new Error(`${name} declares another type for argument ${index}`);
  return {
    count: args.length,
    datum,
    text(index) {
      const text = value(index);
      if (typeof text !== 'string') throw wrong(index);
      return text;
    },
    number(index) {
      const number = value(index);
      if (typeof number !== 'number') throw wrong(index);
      return number;
    },
    items(index) {
      const arg = datum(index);
      if (arg.kind !== 'list') throw wrong(index);
      return arg.items;
    },
  };
}

function bounded(datum: Datum, origin: Origin): Datum {
  return datum.kind === 'list' && datum.items.length > mostItems ? tooMany(origin) : datum;
}
