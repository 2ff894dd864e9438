import type { Origin } from '../../../model/value';
import { atom, choice, failure, type Datum } from '../../shared/datum';
import { convertTo } from '../convert';
import { anything, typeOf, unify, type Type } from '../types';
import { isNull, passing, structural, unknownFor, whyUnknown, type Decided, type TerraformFunction } from './define';

/** The functions that pick one of their arguments. */
export const choosingFunctions: readonly TerraformFunction[] = [
  { name: 'try', call: (args, origin) => attempt(args, { span: origin.span, what: origin.what, from: args.map((arg) => arg.origin) }) },
  { name: 'can', call: (args, { span, what }) => succeeds(args, { span, what, from: args.map((arg) => arg.origin) }) },

  structural('coalesce', { least: 1 }, (args, origin) => {
    for (const arg of args) {
      if (isNull(arg) || (arg.kind === 'atom' && arg.value === '')) continue;
      if (isDoubtful(arg)) return doubt(arg, origin);
      const united = unify(args.map(typeOf));
      // Beside a null without a type, what has no common type is left as it is.
      const type = args.some(isNull) && !isSimple(united) ? anything : united;
      if (!type) return failure('the arguments must have one type', origin);
      return passing(convertTo(arg, type), origin);
    }
    return failure('every argument is null or empty', origin);
  }),

  structural('coalescelist', { least: 1 }, (args, origin) => {
    if (args.some((arg) => !whyUnknown(arg) && !isNull(arg) && (arg.kind !== 'list' || arg.form === 'set'))) return failure('every argument must be a list', origin);
    // A null that has a type, such as that of a variable, is passed over.
    if (args.some((arg) => isNull(arg) && arg.origin.what === 'null' && arg.origin.from.length === 0)) return failure('a null has no type', origin);
    for (const arg of args) {
      const why = whyUnknown(arg);
      if (why) return unknownFor(why, origin);
      if (arg.kind !== 'list') continue;
      if (arg.items.length > 0) return passing(arg, origin);
      if (arg.open) return unknownFor(arg.open, origin);
    }
    return failure('every list is empty', origin);
  }),
];

function isSimple(type: Type | undefined): boolean {
  return type?.kind === 'string' || type?.kind === 'number' || type?.kind === 'bool';
}

/** The first argument that Terraform would evaluate. Whether that succeeds can be open: then the result is. */
function attempt(args: readonly Datum[], origin: Origin): Datum {
  const [first, ...others] = args;
  if (!first) return failure('nothing could be evaluated', origin);
  if (first.kind === 'choice') {
    return choice(first.options.map(({ datum, when }) => ({ datum: attempt([datum, ...others], origin), when })), origin);
  }
  return fails(first) ? attempt(others, origin) : passing(first, origin);
}

function succeeds([arg, ...others]: readonly Datum[], origin: Origin): Datum {
  if (!arg || others.length > 0) return failure('`can` takes 1 argument', origin);
  if (arg.kind === 'choice') {
    return choice(arg.options.map(({ datum, when }) => ({ datum: succeeds([datum], origin), when })), origin);
  }
  if (fails(arg)) return atom(false, origin);
  return arg.kind === 'unknown' ? unknownFor(arg, origin) : atom(true, origin);
}

/** A list or object with a part that Terraform refuses is refused as a whole. */
export function fails(datum: Datum): boolean {
  switch (datum.kind) {
    case 'unknown':
      return datum.failed;
    case 'list':
      return datum.items.some(fails);
    case 'object':
      return [...datum.entries.values()].some(fails);
    case 'choice':
      return datum.options.every((option) => fails(option.datum));
    case 'atom':
    case 'reference':
      return false;
  }
}

/** Whether the value may be null or empty for all we know. The id and the name of a resource never are. */
function isDoubtful(datum: Decided): boolean {
  return datum.kind === 'unknown' || (datum.kind === 'reference' && datum.attribute !== 'id' && datum.attribute !== 'name');
}

function doubt(datum: Decided, origin: Origin): Datum {
  const why = whyUnknown(datum);
  return why ? unknownFor(why, origin) : datum;
}
