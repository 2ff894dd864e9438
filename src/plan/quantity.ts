import type { Condition } from '../model/condition';
import type { Element } from '../model/network';
import type { Value } from '../model/value';
import { count } from './capacity';
import type { Case, Extent, Quantity } from './plan';
import { joinConditions, mostWays, waysOf } from './ways';

export { sum } from './sum';

/** The number itself. */
export function exact(value: number, working: string): Quantity {
  return { cases: [{ atLeast: value, atMost: value, when: [], working }] };
}

/** A number of which only bounds are known. */
export function between({ atLeast, atMost }: Extent, working: string): Quantity {
  return { cases: [{ atLeast, atMost, when: [], working }] };
}

/** A number of which nothing is known but that it is not negative. */
export function unknownQuantity(working: string): Quantity {
  return between(unbounded, working);
}

/** The cases as they are; past `mostWays` of them what is known of all is their lower bound. */
export function ofCases(cases: readonly Case[]): Quantity {
  return { cases: cases.length > mostWays ? [lowest(cases)] : cases };
}

export const unbounded: Extent = { atLeast: 0, atMost: undefined };

/**
 * The number that a value stands for. `otherwise` bounds it where it is not known or not written, and where it is no
 * whole number of zero or more.
 */
export function quantityOf(value: Value<number>, otherwise: Extent, working: (value: number) => string): Quantity {
  return {
    cases: waysOf(value).map(({ of, when }) => {
      if (of.kind === 'known' && Number.isInteger(of.value) && of.value >= 0) {
        return { atLeast: of.value, atMost: of.value, when, working: working(of.value) };
      }
      return { ...otherwise, when, working: `at least ${count(otherwise.atLeast)}` };
    }),
  };
}

/** The largest of them. */
export function maximum(quantities: readonly Quantity[]): Quantity {
  return quantities.reduce((a, b) => pairwise(a, b, larger, (x, y) => (x.atLeast >= y.atLeast ? x.working : y.working)));
}

/** One number times another, both zero or more. */
export function product(a: Quantity, b: Quantity): Quantity {
  return pairwise(a, b, multiply, (x, y, total) => `${count(x.atLeast)} × ${count(y.atLeast)} = ${count(total.atLeast)}`);
}

/** A number times a constant of zero or more. */
export function times(quantity: Quantity, factor: number, working: (value: number) => string): Quantity {
  return {
    cases: quantity.cases.map(({ atLeast, atMost, when }) => ({
      atLeast: atLeast * factor,
      atMost: atMost === undefined ? undefined : atMost * factor,
      when,
      working: working(atLeast * factor),
    })),
  };
}

/**
 * What is left of `a` without `b`: negative when `b` is more than there is. Where `b` has no upper bound there may be
 * nothing left, which is written as 0.
 */
export function minus(a: Quantity, b: Quantity): Quantity {
  return pairwise(a, b, subtract, (x, y) => `${count(x.atLeast)} − ${count(y.atLeast)} = ${signed(x.atLeast - y.atLeast)}`);
}

/**
 * What an element takes that may not exist: the quantity under its conditions, and nothing otherwise. Where the text
 * does not tell the conditions, it does not tell either how often the element is made.
 */
export function conditional(quantity: Quantity, { exists, when }: Pick<Element, 'exists' | 'when'>): Quantity {
  if (exists === 'yes') return quantity;
  if (when.length === 0) return between(unbounded, nothing);
  return ofCases([...casesUnder(quantity, when), ...withoutAll(when).map(nothingWhen)]);
}

/** The cases that can hold along with the conditions. */
export function casesUnder({ cases }: Quantity, when: readonly Condition[]): readonly Case[] {
  if (when.length === 0) return cases;
  return cases.flatMap((each) => {
    const joined = joinConditions(each.when, when);
    return joined ? [{ ...each, when: joined }] : [];
  });
}

/** A case of zero. */
export function nothingWhen(when: readonly Condition[]): Case {
  return { atLeast: 0, atMost: 0, when, working: nothing };
}

/** The bounds over all cases. */
export function extentOf({ cases }: Quantity): Extent {
  let { atLeast, atMost } = cases[0] ?? unbounded;
  for (const each of cases) {
    atLeast = Math.min(atLeast, each.atLeast);
    atMost = atMost === undefined || each.atMost === undefined ? undefined : Math.max(atMost, each.atMost);
  }
  return { atLeast, atMost };
}

/** That more is needed than there is. */
export interface Excess {
  /** Whether the text leaves no other possibility. */
  readonly certain: boolean;
  readonly worst: {
    readonly needed: Case;
    readonly available: Case;
    /** What must hold for the excess to be there: empty exactly when it is certain. */
    readonly when: readonly Condition[];
  };
}

/**
 * Whether more is needed than there is: for certain when in every combination of cases the least that is needed is
 * more than the most that is available; possibly when so in one that has conditions. What is not known never decides.
 */
export function exceeds(needed: Quantity, available: Quantity): Excess | undefined {
  let every = true;
  let worst: Excess['worst'] | undefined;
  let worstConditional: Excess['worst'] | undefined;
  for (const need of needed.cases) {
    for (const have of available.cases) {
      const when = joinConditions(need.when, have.when);
      if (!when) continue;
      const over = excessOf(need, have);
      if (over === undefined) {
        every = false;
        continue;
      }
      if (!worst || over > (excessOf(worst.needed, worst.available) ?? 0)) worst = { needed: need, available: have, when };
      if (when.length > 0 && (!worstConditional || over > (excessOf(worstConditional.needed, worstConditional.available) ?? 0))) {
        worstConditional = { needed: need, available: have, when };
      }
    }
  }
  if (every && worst) return { certain: true, worst: { ...worst, when: [] } };
  return worstConditional && { certain: false, worst: worstConditional };
}

function excessOf(need: Extent, have: Extent): number | undefined {
  return have.atMost !== undefined && need.atLeast > have.atMost ? need.atLeast - have.atMost : undefined;
}

const nothing = 'nothing';

/** Every pair of cases that can hold at once. */
function pairwise(
  a: Quantity,
  b: Quantity,
  join: (x: Extent, y: Extent) => Extent,
  working: (x: Case, y: Case, total: Extent) => string,
): Quantity {
  const cases: Case[] = [];
  for (const x of a.cases) {
    for (const y of b.cases) {
      const when = joinConditions(x.when, y.when);
      const total = join(x, y);
      if (when) cases.push({ atLeast: total.atLeast, atMost: total.atMost, when, working: working(x, y, total) });
    }
  }
  return ofCases(cases);
}

function lowest(cases: readonly Case[]): Case {
  const low = cases.reduce((a, b) => (b.atLeast < a.atLeast ? b : a));
  return { ...low, atMost: undefined, when: [] };
}

function multiply(a: Extent, b: Extent): Extent {
  return { atLeast: a.atLeast * b.atLeast, atMost: productOf(a.atMost, b.atMost) };
}

/** Nothing times something without a bound is nothing. */
function productOf(a: number | undefined, b: number | undefined): number | undefined {
  if (a === 0 || b === 0) return 0;
  return a === undefined || b === undefined ? undefined : a * b;
}

function larger(a: Extent, b: Extent): Extent {
  return {
    atLeast: Math.max(a.atLeast, b.atLeast),
    atMost: a.atMost === undefined || b.atMost === undefined ? undefined : Math.max(a.atMost, b.atMost),
  };
}

/** Nothing may be left of something from which an unbounded number is taken. */
function subtract(a: Extent, b: Extent): Extent {
  const atMost = a.atMost === undefined ? undefined : a.atMost - b.atLeast;
  return { atLeast: b.atMost === undefined ? Math.min(0, atMost ?? 0) : a.atLeast - b.atMost, atMost };
}

function signed(value: number): string {
  return value < 0 ? `−${count(-value)}` : count(value);
}

/** The ways in which not all of the conditions hold: they exclude each other. */
function withoutAll(when: readonly Condition[]): readonly (readonly Condition[])[] {
  return when.map((condition, index) => [...when.slice(0, index), opposite(condition)]);
}

/** `true` and `false` are each other's opposite; of other outcomes it is that they are not it. */
function opposite({ subject, is, not }: Condition): Condition {
  if (not) return { subject, is };
  if (is === 'true') return { subject, is: 'false' };
  if (is === 'false') return { subject, is: 'true' };
  return { subject, is, not: true };
}
