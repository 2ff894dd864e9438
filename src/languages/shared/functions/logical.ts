import type { Origin } from '../../../model/value';
import { atom, choice, failure, type Datum, type Why } from '../datum';
import { lifted, overPossible, possible, type Decided } from './choices';
import { ofValues, strict, structural, type ArmFunction } from './define';
import { equal } from './equal';
import { jsonText } from './json-text';
import { compareTexts } from './order';
import { isNull, isSurelyText, kept, passing, simpleText, textual, undocumented, unknownFor, whyUnknown } from './results';

/** The functions that compare, decide, and convert between simple values. */
export const logicalFunctions: readonly ArmFunction[] = [
  structural('equals', { least: 2, most: 2, compares: true }, ([a, b], origin) => (a && b ? truth(equal(a, b), origin) : failure('an argument is missing', origin))),
  comparison('less', (order) => order < 0),
  comparison('lessOrEquals', (order) => order <= 0),
  comparison('greater', (order) => order > 0),
  comparison('greaterOrEquals', (order) => order >= 0),

  deciding('and', false),
  deciding('or', true),
  strict('not', { parameters: ['bool'] }, (args, origin) => atom(!args.bool(0), origin)),

  ofValues('if', 3, 3, (args, origin) => {
    const [condition, then, otherwise] = args;
    if (!condition || !then || !otherwise) return failure('an argument is missing', origin);
    const branch = (holds: boolean): Datum => passing(holds ? then : otherwise, origin);
    const outcome = (is: string): { readonly subject: string; readonly is: string } => ({ subject: condition.origin.what, is });
    return overPossible([condition], origin, ([decides]) => {
      if (decides?.kind === 'atom') return typeof decides.value === 'boolean' ? branch(decides.value) : failure('the condition must be true or false', origin);
      if (decides?.kind === 'unknown' && decides.failed) return { ...decides, origin };
      if (decides?.kind !== 'unknown' && decides?.kind !== 'reference') return failure('the condition must be true or false', origin);
      return possible(choice([{ datum: branch(true), when: [outcome('true')] }, { datum: branch(false), when: [outcome('false')] }], origin));
    });
  }),

  structural('coalesce', { least: 1 }, (args, origin) => {
    for (const arg of args) {
      if (isNull(arg)) continue;
      // What is not known may be null, but not the name of a resource.
      const why = isSurelyText(arg) ? undefined : whyUnknown(arg);
      return why ? unknownFor(why, origin) : passing(arg, origin);
    }
    return atom(null, origin);
  }),

  strict('bool', { parameters: ['text'] }, (args, origin) => {
    const given = args.datum(0);
    const value = given.kind === 'atom' ? given.value : null;
    if (typeof value === 'boolean') return passing(given, origin);
    if (value === 0 || value === 1) return atom(value === 1, origin);
    const text = typeof value === 'string' ? value.toLowerCase() : undefined;
    return text === 'true' || text === 'false' ? atom(text === 'true', origin) : undocumented('which truth value this is, is not documented', origin);
  }),
  strict('true', { parameters: [] }, (_, origin) => atom(true, origin)),
  strict('false', { parameters: [] }, (_, origin) => atom(false, origin)),
  strict('null', { parameters: [] }, (_, origin) => atom(null, origin)),

  ofValues('string', 1, 1, ([given], origin) => {
    if (!given) return failure('an argument is missing', origin);
    return given.kind === 'unknown' || given.kind === 'reference' ? passing(given, origin) : written.call([given], origin);
  }),

  structural('any', { least: 1, most: 1 }, ([given], origin) => (given ? passing(given, origin) : failure('an argument is missing', origin))),

  strict('fail', { parameters: ['string'] }, (args, origin) => failure(args.text(0), origin)),
];

/** An answer as a datum. */
export function truth(answer: boolean | Why, origin: Origin): Datum {
  return typeof answer === 'boolean' ? atom(answer, origin) : unknownFor(answer, origin);
}

/** Lists and objects become JSON. What null becomes is not documented. */
const written = strict('string', { parameters: ['any'] }, (args, origin) => {
  const given = args.datum(0);
  if (isNull(given)) return undocumented('how null is written is not documented', origin);
  const simple = simpleText(given);
  return simple === undefined ? textual(jsonText(given), origin) : kept(given, simple, origin);
});

function comparison(name: string, holds: (order: number) => boolean): ArmFunction {
  return strict(name, { parameters: ['any', 'any'] }, (args, origin) => {
    const [a, b] = [valueOf(args.datum(0)), valueOf(args.datum(1))];
    if (typeof a === 'number' && typeof b === 'number') return atom(holds(a - b), origin);
    if (typeof a !== 'string' || typeof b !== 'string') return failure(`\`${name}\` takes two numbers or two strings`, origin);
    const order = compareTexts(a, b);
    return order === undefined ? undocumented('the order of these characters is not documented', origin) : atom(holds(order), origin);
  });
}

function valueOf(datum: Decided): unknown {
  return datum.kind === 'atom' ? datum.value : undefined;
}

/** `and`, `or`: the value that decides does so whatever the others are, and whatever is wrong behind it. */
function deciding(name: string, deciding: boolean): ArmFunction {
  return ofValues(name, 2, undefined, (given, origin) => overPossible(given.map(lifted), origin, (args) => {
    let open: Why | undefined;
    for (const arg of args) {
      if (arg.kind === 'unknown' && arg.failed) return { ...arg, origin };
      const why = whyUnknown(arg);
      if (arg.kind === 'atom' && arg.value === deciding) return atom(deciding, origin);
      if (!why && !(arg.kind === 'atom' && typeof arg.value === 'boolean')) return failure(`\`${name}\` takes truth values`, origin);
      open ??= why;
    }
    return open ? unknownFor(open, origin) : atom(!deciding, origin);
  }));
}
