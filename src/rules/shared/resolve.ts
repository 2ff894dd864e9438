import { sameCondition, type Condition } from '../../model/condition';
import { spanKey } from '../../text/span';
import type { Fault } from '../rule';

/**
 * The same faults, less the conditions that decide nothing: when one place is at fault if `var.x` is true and also if it
 * is false, it is at fault. So a fault that every branch of a condition has is told as certain.
 */
export function resolved(found: Iterable<Fault>): readonly Fault[] {
  const faults = [...found];
  if (faults.length < 2) return faults;
  const byPlace = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = spanKey(fault.at);
    const same = byPlace.get(key);
    if (same) same.push(fault);
    else byPlace.set(key, [fault]);
  }
  return [...byPlace.values()].flatMap((same) => (same.length > 1 && same.length <= mostPerPlace ? resolvedAtPlace(same) : same));
}

const mostPerPlace = 16;

function resolvedAtPlace(faults: readonly Fault[]): readonly Fault[] {
  for (const [index, fault] of faults.entries()) {
    for (const other of faults.slice(index + 1)) {
      const when = without(fault.when, other.when);
      if (!when) continue;
      const related = [...(fault.related ?? []), ...(other.message === fault.message ? [] : [{ span: other.at, message: other.message }])];
      const fixes = [...(fault.fixes ?? []), ...(other.fixes ?? [])];
      return resolvedAtPlace([...faults.filter((each) => each !== fault && each !== other), { ...fault, when, related, fixes }]);
    }
  }
  return faults;
}

/** What is left when the two differ in one condition only, of which one is the opposite of the other. */
function without(a: readonly Condition[], b: readonly Condition[]): readonly Condition[] | undefined {
  if (a.length !== b.length) return undefined;
  const [one, ...others] = a.filter((condition) => !b.some((other) => sameCondition(other, condition)));
  if (!one || others.length > 0) return undefined;
  return b.some((other) => isOpposite(one, other)) ? a.filter((each) => each !== one) : undefined;
}

/** Whether one of them always holds: an outcome and its negation, or the two outcomes of a condition. */
function isOpposite(a: Condition, b: Condition): boolean {
  if (a.subject !== b.subject) return false;
  const [negated, otherNegated] = [a.not ?? false, b.not ?? false];
  if (negated !== otherNegated) return a.is === b.is;
  return !negated && ((a.is === 'true' && b.is === 'false') || (a.is === 'false' && b.is === 'true'));
}
