import type { Origin } from '../../../model/value';
import { atom, failure, list, object, type Datum, type ListDatum, type Why } from '../datum';
import { overList, overObject } from './arrays';
import { overPossible, overSome, type Decided } from './choices';
import { causedBy, countFault, type Argument, type ArmFunction, type Lambda } from './define';
import { passing, undocumented, unknownFor, whyAny, whyUnknown } from './results';

/** The functions that apply functions of the text. What a function does not decide leaves the result open. */
export const lambdaFunctions: readonly ArmFunction[] = [
  applying('map', [false, true], ([given], [apply], origin) => overList(given, origin, (found) => {
    const items = found.items.map((item, index) => apply(item, atom(index, origin)));
    return firstFailure(items, origin) ?? list(items, origin, 'tuple', found.open);
  })),

  applying('filter', [false, true], ([given], [holds], origin) => overList(given, origin, (found) => filtered(found, holds, origin))),

  applying('reduce', [false, false, true], ([given, start], [combine], origin) => overList(given, origin, ({ items, open }) => {
    if (open) return unknownFor(open, origin);
    return start ? passing(items.reduce((sum, item, index) => combine(sum, item, atom(index, origin)), start), origin) : failure('a value to start with is required', origin);
  })),

  applying('sort', [false, true], ([given], [before], origin) => overList(given, origin, (found) => sorted(found, before, origin))),

  applying('toObject', [false, true, 'optional'], ([given], [keyOf, valueOf], origin) => overList(given, origin, (found) =>
    byKey(found, keyOf, origin, (keyed) => {
      const entries = new Map<string, Datum>();
      for (const [key, item] of keyed.entries) {
        if (entries.has(key)) return undocumented(`what becomes of the second \`${key}\` is not documented`, origin);
        entries.set(key, valueOf ? valueOf(item) : item);
      }
      return firstFailure([...entries.values()], origin) ?? object(entries, origin, 'object', keyed.open);
    }))),

  applying('groupBy', [false, true, 'optional'], ([given], [keyOf, valueOf], origin) => overList(given, origin, (found) =>
    byKey(found, keyOf, origin, (keyed) => {
      const groups = new Map<string, Datum[]>();
      for (const [key, item] of keyed.entries) {
        const group = groups.get(key) ?? [];
        group.push(valueOf ? valueOf(item) : item);
        groups.set(key, group);
      }
      // An item whose key is not known may belong to any of them.
      const entries = new Map([...groups].map(([key, items]) => [key, list(items, origin, 'tuple', keyed.open)] as const));
      return firstFailure([...groups.values()].flat(), origin) ?? object(entries, origin, 'object', keyed.open);
    }))),

  applying('mapValues', [false, true], ([given], [apply], origin) => overObject(given, origin, (found) => {
    const entries = new Map([...found.entries].map(([name, value]) => [name, apply(value)] as const));
    if (found.element !== undefined) return unknownFor({ reason: 'run-time', message: `all of \`${found.element}\` is known after the deployment` }, origin);
    return firstFailure([...entries.values()], origin) ?? object(entries, origin, 'object', found.open);
  })),
];

type Apply = (...args: readonly Datum[]) => Datum;

/** A function some of whose parameters are functions; `optional` ones may be left out at the end. */
function applying(
  name: string,
  parameters: readonly (boolean | 'optional')[],
  compute: (values: readonly Datum[], lambdas: readonly [Apply, Apply | undefined], origin: Origin) => Datum,
): ArmFunction {
  return {
    name,
    call(args, at) {
      const values = args.filter(isValue);
      const origin = causedBy(values, at);
      const fault = countFault(name, args.length, parameters.filter((each) => each !== 'optional').length, parameters.length, origin);
      if (fault) return fault;
      const failed = values.find((value) => value.kind === 'unknown' && value.failed);
      if (failed) return { ...failed, origin };
      const [first, second] = args.filter((arg): arg is Lambda => arg.kind === 'lambda').map((lambda): Apply => (...given) => lambda.call(given));
      if (!first || args.some((arg, index) => isValue(arg) !== (parameters[index] === false))) return failure(`\`${name}\` takes a function`, origin);
      return compute(values, [first, second], origin);
    },
  };
}

function isValue(arg: Argument): arg is Datum {
  return arg.kind !== 'lambda';
}

function firstFailure(items: readonly Datum[], origin: Origin): Datum | undefined {
  const failed = items.find((item) => item.kind === 'unknown' && item.failed);
  return failed && { ...failed, origin };
}

/** What may be left out is left out, and leaves the result open. */
function filtered({ items, open }: ListDatum, holds: Apply, origin: Origin): Datum {
  const answers = items.map((item, index) => holds(item, atom(index, origin)));
  return overSome(answers, origin, (decided) => {
    const failed = firstFailure(decided, origin);
    if (failed) return failed;
    const kept = items.filter((_, index) => isTrue(decided[index]));
    const unsure = whyAny(decided.filter((answer) => answer.kind !== 'atom'));
    const wrong = decided.some((answer) => answer.kind === 'list' || answer.kind === 'object' || (answer.kind === 'atom' && typeof answer.value !== 'boolean'));
    if (wrong) return failure('the function must say true or false', origin);
    return list(kept, origin, 'tuple', open ?? unsure);
  });
}

function isTrue(answer: Datum | undefined): boolean {
  return answer?.kind === 'atom' && answer.value === true;
}

/**
 * The items in the order that `before(a, b)` gives: "If true, the second element will be ordered after the first"
 * (bicep-functions-lambda). Equal ones stay as they are. Where it is not decided, the places are not known.
 */
function sorted({ items, open }: ListDatum, before: Apply, origin: Origin): Datum {
  let doubt: Datum | undefined;
  const precedes = (a: Datum, b: Datum): boolean => {
    const answer = before(a, b);
    if (answer.kind !== 'atom' || typeof answer.value !== 'boolean') doubt ??= answer;
    return isTrue(answer);
  };
  const order = (a: Datum, b: Datum): number => {
    if (doubt) return 0;
    if (precedes(a, b)) return -1;
    return precedes(b, a) ? 1 : 0;
  };
  const result = [...items].sort(order);
  if (!doubt) return list(result, origin, 'tuple', open);
  if (doubt.kind === 'unknown' && doubt.failed) return { ...doubt, origin };
  return list(items, origin, 'tuple', open ?? whyAny([doubt]));
}

interface Keyed {
  readonly entries: readonly (readonly [key: string, item: Datum])[];
  readonly open: Why | undefined;
}

/** Goes on with the items and their keys; those whose keys are not known leave the result open. */
function byKey({ items, open }: ListDatum, keyOf: Apply, origin: Origin, use: (keyed: Keyed) => Datum): Datum {
  return overPossible(items.map((item) => keyOf(item)), origin, (keys) => {
    const entries: [string, Datum][] = [];
    let unsure = open;
    for (const [index, key] of keys.entries()) {
      const item = items[index];
      const text = textOf(key);
      if (key.kind === 'unknown' && key.failed) return { ...key, origin };
      if (text === undefined && !whyUnknown(key)) return failure('a key must be a string', origin);
      if (text !== undefined && item) entries.push([text, item]);
      unsure ??= whyUnknown(key);
    }
    return use({ entries, open: unsure });
  });
}

function textOf(key: Decided): string | undefined {
  return key.kind === 'atom' && typeof key.value === 'string' ? key.value : undefined;
}
