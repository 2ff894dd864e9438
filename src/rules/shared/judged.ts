import type { Condition } from '../../model/condition';
import type { Element } from '../../model/network';
import type { Value } from '../../model/value';
import { crossWays, joinConditions, mostWays, waysOf, type Settled, type Way } from '../../plan/ways';
import { spanKey } from '../../text/span';
import { whenMade } from './held-ranges';
import type { Fault } from '../rule';

/** A fault without what it rests on. */
export type Judgement = Omit<Fault, 'when'>;

/**
 * Judges every way in which values may turn out, of elements that are there under `made`. When every way is at fault,
 * the text leaves no other possibility, and the fault is one; otherwise each place has one, under the fewest conditions
 * that lead to it. Past 64 ways there is no answer.
 */
export function judged<T>(ways: readonly Way<T>[], made: readonly Condition[], judge: (of: T) => Judgement | undefined): readonly Fault[] {
  if (ways.length > mostWays) return [];
  const faults: Fault[] = [];
  let every = true;
  for (const { of, when } of ways) {
    const together = joinConditions(made, when);
    if (!together) continue;
    const judgement = judge(of);
    if (judgement) faults.push({ ...judgement, when: together });
    else every = false;
  }
  const places = faults.length > 1 ? onePerPlace(faults) : faults;
  const [first, ...others] = places;
  if (!first || !every) return places;
  return [{ ...first, when: made, related: [...(first.related ?? []), ...others.map(({ at, message }) => ({ span: at, message }))] }];
}

/** What must hold for all the elements to be there at once; undefined when they exclude each other. */
export function madeTogether(...elements: readonly Element[]): readonly Condition[] | undefined {
  let when: readonly Condition[] | undefined = [];
  for (const element of elements) when &&= joinConditions(when, whenMade(element));
  return when;
}

/** Two values as they may turn out together. */
export function pairs<A, B>(a: Value<A>, b: Value<B>): readonly Way<readonly [Settled<A>, Settled<B>]>[] {
  return crossWays(waysOf(a), waysOf(b), (x, y) => [x, y] as const);
}

/** Three values as they may turn out together. */
export function triples<A, B, C>(a: Value<A>, b: Value<B>, c: Value<C>): readonly Way<readonly [Settled<A>, Settled<B>, Settled<C>]>[] {
  return crossWays(pairs(a, b), waysOf(c), ([x, y], z) => [x, y, z] as const);
}

function onePerPlace(faults: readonly Fault[]): readonly Fault[] {
  const byPlace = new Map<string, Fault>();
  for (const fault of faults) {
    const key = spanKey(fault.at);
    const known = byPlace.get(key);
    if (!known || fault.when.length < known.when.length) byPlace.set(key, fault);
  }
  return [...byPlace.values()];
}
