import type { Span } from '../text/span';
import type { Condition } from './condition';

/**
 * A value as the text gives it. `Known`: this and nothing else. `OneOf`: one of several, by a condition that the
 * text does not decide. `Unknown`: the text cannot tell, for the reason given. `Absent`: not written, so that a
 * default holds, and `plan/` knows which.
 */
export type Value<T> = Known<T> | OneOf<T> | Unknown | Absent;

export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  /** What we underline: the expression at the place where the property is written. */
  readonly span: Span;
  readonly origin: Origin;
}

export interface OneOf<T> {
  readonly kind: 'oneOf';
  readonly options: readonly Option<T>[];
  readonly span: Span;
  readonly origin: Origin;
}

/** A branch that a value may take, and what must hold for it. */
export interface Option<T> {
  readonly value: Exclude<Value<T>, OneOf<T>>;
  readonly when: readonly Condition[];
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: Reason;
  /** A clause for people, without a full stop: "variable `nodes` has no default". */
  readonly message: string;
  readonly span: Span;
  readonly origin: Origin;
}

export interface Absent {
  readonly kind: 'absent';
  /** The property's name in this model, such as `serviceCidrs`. */
  readonly property: string;
  /** The element or block in which it would stand. */
  readonly span: Span;
}

/** Why a value is not known. The list is closed: whatever an evaluator cannot do has one of these names. */
export type Reason =
  | 'no-value'
  | 'read-from-azure'
  | 'secret'
  | 'run-time'
  | 'module-not-on-disk'
  | 'function-not-pure'
  | 'too-large'
  | 'unreadable'
  | 'differs-per-copy';

/** How a value came to be: a tree with shared nodes. `cidrsubnet(var.base, 8, var.n)` has two causes. */
export interface Origin {
  readonly span: Span;
  /** The text or name of this step: `var.base`, `default of var.base`, `cidrsubnet(…)`. */
  readonly what: string;
  readonly from: readonly Origin[];
  /** The one literal that passed through unchanged; rewriting it rewrites the value. It includes quotes. */
  readonly literal?: Span;
  /** The attribute of an element that passed through unchanged, such as the `name` of a network. */
  readonly part?: { readonly element: string; readonly attribute: string };
  /**
   * Of a step at which something outside of a module gives one of its inputs: the path of that module, such as `module.net.`;
   * empty where a file of values gives an input of the root.
   */
  readonly gives?: string;
}

/** A list of which each item is a value of its own. */
export interface List<T> {
  readonly items: readonly Value<T>[];
  /** Whether these are all the items: false when a `for_each`, a filter or a part of a `concat` is not known. */
  readonly complete: boolean;
}

/** One way a value may turn out, and what must hold for it: nothing for a value that is certain. */
export interface Possibility<T> {
  readonly value: Known<T>;
  readonly when: readonly Condition[];
}

/** The ways in which a value is known to turn out. Empty for values that are not known or not written. */
export function possibilities<T>(value: Value<T>): readonly Possibility<T>[] {
  switch (value.kind) {
    case 'known':
      return [{ value, when: [] }];
    case 'oneOf':
      return value.options.flatMap((option) => (option.value.kind === 'known' ? [{ value: option.value, when: option.when }] : []));
    case 'unknown':
    case 'absent':
      return [];
  }
}

/** The value itself when it is known and certain. */
export function certain<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

/** The same value seen through a function that keeps its kind; `change` must not fail. */
export function mapValue<A, B>(value: Value<A>, change: (a: A) => B): Value<B> {
  switch (value.kind) {
    case 'known':
      return { ...value, value: change(value.value) };
    case 'oneOf':
      return { ...value, options: value.options.map((option) => ({ ...option, value: mapBranch(option.value, change) })) };
    case 'unknown':
    case 'absent':
      return value;
  }
}

function mapBranch<A, B>(value: Exclude<Value<A>, OneOf<A>>, change: (a: A) => B): Exclude<Value<B>, OneOf<B>> {
  return value.kind === 'known' ? { ...value, value: change(value.value) } : value;
}

/** The steps of an origin from the use back to its causes, each place once, the use itself left out. */
export function trailOf(origin: Origin): readonly Origin[] {
  const steps: Origin[] = [];
  const seen = new Set<Origin>();
  const places = new Set<string>();
  const visit = (step: Origin): void => {
    if (seen.has(step)) return;
    seen.add(step);
    const place = `${step.span.uri}#${step.span.start}-${step.span.end}`;
    // What lies in a text that the program brings, for a module that is not on the user's disk, nobody can open.
    if (!places.has(place) && !step.span.uri.startsWith('registry:')) {
      places.add(place);
      steps.push(step);
    }
    step.from.forEach(visit);
  };
  visit(origin);
  return steps.slice(1);
}
