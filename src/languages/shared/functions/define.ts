import type { Origin } from '../../../model/value';
import { failure, unknown, type Datum, type Why } from '../datum';
import { lifted, overPossible, type Decided } from './choices';
import { openingOf, whyReference } from './equal';
import { isExact, mostItems, simpleText, tooMany, unknownFor, whyUnknown } from './results';

/** A function of the expressions of ARM templates and Bicep. Its name is written as Microsoft's pages write it. */
export interface ArmFunction {
  readonly name: string;
  call(args: readonly Argument[], origin: Origin): Datum;
}

/** What a call is given: values, and for the functions such as `map` the functions that they apply. */
export type Argument = Datum | Lambda;

/**
 * A function written in the text: `x => x.name`, `[lambda('x', …)]`. The evaluator that made it keeps the scope. It is
 * called with as many arguments as there may be (`map` gives the item and its index) and binds those that it has names for.
 */
export interface Lambda {
  readonly kind: 'lambda';
  call(args: readonly Datum[]): Datum;
}

/**
 * What a parameter takes. Azure Resource Manager converts next to nothing: a number is no text. `text` is for the few
 * parameters that take strings, numbers and truth values alike; `any` takes null too.
 */
export type Kind = 'string' | 'int' | 'bool' | 'text' | 'array' | 'object' | 'any';

/** The parameters of a function whose arguments must be known. */
export interface Signature {
  readonly parameters: readonly Kind[];
  /** How many of the parameters must be given; all of them without it. */
  readonly least?: number;
  /** The kind of any further arguments. */
  readonly rest?: Kind;
}

/** The arguments, of the kinds of the parameters and known in all their parts. Another kind is a bug of ours. */
export interface Arguments {
  readonly count: number;
  datum(index: number): Decided;
  /** A string; of a parameter `text` a number or truth value as ARM writes it. */
  text(index: number): string;
  number(index: number): number;
  bool(index: number): boolean;
  items(index: number): readonly Datum[];
}

/**
 * A function that needs to know everything about its arguments: anything unknown in them makes the result unknown for
 * the same reason. The result is a new value without a literal.
 */
export function strict(name: string, signature: Signature, compute: (args: Arguments, origin: Origin) => Datum): ArmFunction {
  const { parameters, least = parameters.length, rest } = signature;
  return ofValues(name, least, rest ? undefined : parameters.length, (given, origin) =>
    overPossible(given.map(lifted), origin, (args) => {
      const kinds = args.map((_, index) => parameters[index] ?? rest ?? 'any');
      const why = firstFault(args);
      if (why?.failed) return { ...unknown(why.reason, why.message, origin), failed: true };
      for (const [index, arg] of args.entries()) {
        const wanted = kinds[index] ?? 'any';
        if (!whyUnknown(arg) && !isOf(arg, wanted)) return failure(`\`${name}\` takes ${described(wanted)} as argument ${index + 1}`, origin);
      }
      return why ? unknownFor(why, origin) : bounded(compute(reading(name, args), origin), origin);
    }));
}

/**
 * A function that moves parts of its arguments about and so works with parts that are not known. `compute` gets arguments
 * that are no choices themselves, none of them failed. With `compares`, no part of them is a choice either.
 */
export function structural(
  name: string,
  { least, most, compares = false }: { readonly least: number; readonly most?: number; readonly compares?: boolean },
  compute: (args: readonly Decided[], origin: Origin) => Datum,
): ArmFunction {
  return ofValues(name, least, most, (given, origin) =>
    overPossible(compares ? given.map(lifted) : given, origin, (args) => {
      const failed = args.find((arg) => arg.kind === 'unknown' && arg.failed);
      return failed ? { ...failed, origin } : bounded(compute(args, origin), origin);
    }));
}

/** A function that sees its arguments as they are, choices and failures too. Only their number is checked. */
export function ofValues(name: string, least: number, most: number | undefined, compute: (args: readonly Datum[], origin: Origin) => Datum): ArmFunction {
  return {
    name,
    call(given, at) {
      const args = given.filter((arg) => arg.kind !== 'lambda');
      const origin = causedBy(args, at);
      if (args.length < given.length) return failure(`\`${name}\` takes no function`, origin);
      return countFault(name, args.length, least, most, origin) ?? compute(args, origin);
    },
  };
}

/** A function with a fixed answer for every call. */
export function never(name: string, answer: Why): ArmFunction {
  return { name, call: (args, at) => unknown(answer.reason, answer.message, causedBy(args.filter((arg) => arg.kind !== 'lambda'), at)) };
}

/** The origin of a call with its arguments as causes. */
export function causedBy(args: readonly Datum[], { span, what }: Origin): Origin {
  return { span, what, from: args.map((arg) => arg.origin) };
}

export function countFault(name: string, count: number, least: number, most: number | undefined, origin: Origin): Datum | undefined {
  if (count >= least && (most === undefined || count <= most)) return undefined;
  const wanted = most === undefined ? `at least ${least}` : least === most ? String(least) : `${least} to ${most}`;
  return failure(`\`${name}\` takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, not ${count}`, origin);
}

/** What is not known in the arguments. What Azure would refuse comes first, because it refuses the whole call. */
function firstFault(args: readonly Datum[]): Fault | undefined {
  let open: Fault | undefined;
  for (const arg of args) {
    for (const fault of faultsOf(arg)) {
      if (fault.failed) return fault;
      open ??= fault;
    }
  }
  return open;
}

type Fault = Why & { readonly failed: boolean };

function* faultsOf(datum: Datum): Iterable<Fault> {
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

function isOf(datum: Decided, kind: Kind): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'string':
      return datum.kind === 'atom' && typeof datum.value === 'string';
    case 'int':
      return datum.kind === 'atom' && Number.isInteger(datum.value);
    case 'bool':
      return datum.kind === 'atom' && typeof datum.value === 'boolean';
    case 'text':
      return simpleText(datum) !== undefined;
    case 'array':
      return datum.kind === 'list';
    case 'object':
      return datum.kind === 'object';
  }
}

function described(kind: Kind): string {
  const words: Readonly<Record<Kind, string>> = {
    string: 'a string', int: 'a whole number', bool: 'true or false', text: 'a string, a number or a truth value', array: 'an array', object: 'an object', any: 'any value',
  };
  return words[kind];
}

function reading(name: string, args: readonly Decided[]): Arguments {
  const datum = (index: number): Decided => {
    const arg = args[index];
    if (!arg) throw new Error(`${name} has no argument ${index}`);
    return arg;
  };
  const wrong = (index: number): Error => new Error(`${name} declares another kind for argument ${index}`);
  return {
    count: args.length,
    datum,
    text(index) {
      const text = simpleText(datum(index));
      if (text === undefined) throw wrong(index);
      return text;
    },
    number(index) {
      const arg = datum(index);
      if (arg.kind !== 'atom' || typeof arg.value !== 'number') throw wrong(index);
      return arg.value;
    },
    bool(index) {
      const arg = datum(index);
      if (arg.kind !== 'atom' || typeof arg.value !== 'boolean') throw wrong(index);
      return arg.value;
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
