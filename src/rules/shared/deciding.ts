import { elementsOf, partsOf, valuesOf } from '../../model/elements';
import type { Related } from '../../model/finding';
import type { Network } from '../../model/network';
import type { Origin, Value } from '../../model/value';
import { within, type Span } from '../../text/span';

/** What decides a value from outside of the module in which it is written. */
export interface Deciding {
  /** The argument of the outermost caller that gives it. Undefined for what lies in the module's own text. */
  readonly argument: Span | undefined;
  /** The way from there to the value. */
  readonly chain: readonly Related[];
  /** The place in a file of values that gives it to the root. */
  readonly given: Span | undefined;
}

/**
 * Finds the value that stands at a place, and what decides it. Many values may stand at one place, as in a loop: a rule hands on the
 * place as it got it from the value, so that the object itself tells which one is meant.
 */
export function decidingIn(network: Network): (place: Span) => Deciding | undefined {
  let found: Map<Span, { readonly value: Value<unknown>; readonly id: string }> | undefined;
  return (place) => {
    found ??= byPlace(network);
    const entry = found.get(place);
    return entry && entry.value.kind !== 'absent' ? decidingOf(entry.value.origin, entry.value.span, entry.id) : undefined;
  };
}

function byPlace(network: Network): Map<Span, { readonly value: Value<unknown>; readonly id: string }> {
  const found = new Map<Span, { readonly value: Value<unknown>; readonly id: string }>();
  for (const { element } of elementsOf(network)) {
    // The items of a list come behind it, and are the more exact ones.
    for (const [, value] of valuesOf(element)) for (const part of partsOf(value)) found.set(part.span, { value: part, id: element.id });
  }
  return found;
}

/** `id`: the address of the element, which begins with the path of its module. */
function decidingOf(origin: Origin, written: Span, id: string): Deciding {
  const passed: Origin[] = [];
  let from = origin;
  let below = id;
  for (;;) {
    const step = stepsOf(from).find(({ gives }) => gives !== undefined && gives !== '' && gives.length < below.length && below.startsWith(gives));
    if (!step) break;
    passed.push(step);
    [from, below] = [step, step.gives ?? ''];
  }
  const argument = passed.pop();
  const file = stepsOf(origin).find(({ gives }) => gives === '');
  return {
    argument: argument && narrowed(argument, origin),
    chain: argument ? [...passed.reverse().map(({ span, what }) => ({ span, message: `passed on as ${what}` })), { span: written, message: 'used here' }] : [],
    given: file && narrowed(file, origin),
  };
}

/** The part of what is given that the value is made of: the literal, or the first step that lies within. */
function narrowed({ span }: Origin, origin: Origin): Span {
  if (origin.literal && within(origin.literal, span)) return origin.literal;
  return stepsOf(origin).find((step) => within(step.span, span))?.span ?? span;
}

/** The steps of an origin, the nearest causes first. Trees have shared nodes, and are as large as what they describe. */
function stepsOf(origin: Origin): readonly Origin[] {
  const steps = new Set<Origin>();
  const visit = (step: Origin): void => {
    if (steps.has(step) || steps.size >= mostSteps) return;
    steps.add(step);
    step.from.forEach(visit);
  };
  visit(origin);
  return [...steps];
}

const mostSteps = 1_000;
