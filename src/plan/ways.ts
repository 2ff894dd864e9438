import type { Condition } from '../model/condition';
import type { OneOf, Option, Origin, Value } from '../model/value';

/** Something, and what must hold for it. Several ways exclude each other as far as their conditions tell. */
export interface Way<T> {
  readonly of: T;
  readonly when: readonly Condition[];
}

/** A value that is no longer one of several. */
export type Settled<T> = Exclude<Value<T>, OneOf<T>>;

/** The most combinations that are followed. */
export const mostWays = 64;

export function waysOf<T>(value: Value<T>): readonly Way<Settled<T>>[] {
  if (value.kind !== 'oneOf') return [{ of: value, when: certainly }];
  return value.options.map((option) => ({ of: option.value, when: option.when }));
}

/** The conditions of what is certain: one list for all, because nearly everything is. */
const certainly: readonly Condition[] = [];

/** Every combination of the two, less those that exclude themselves. Whoever keeps the result bounds it by `mostWays`. */
export function crossWays<A, B, C>(as: readonly Way<A>[], bs: readonly Way<B>[], join: (a: A, b: B) => C): readonly Way<C>[] {
  const joined: Way<C>[] = [];
  for (const a of as) {
    for (const b of bs) {
      const when = joinConditions(a.when, b.when);
      if (when) joined.push({ of: join(a.of, b.of), when });
    }
  }
  return joined;
}

/** The ways that can hold along with the conditions. */
export function waysUnder<T>(ways: readonly Way<T>[], when: readonly Condition[]): readonly Way<T>[] {
  if (when.length === 0) return ways;
  return ways.flatMap((way) => {
    const joined = joinConditions(way.when, when);
    return joined ? [{ of: way.of, when: joined }] : [];
  });
}

/**
 * Both groups of conditions as one, none that another one says already; undefined when they exclude each other. It is
 * `compatible` and `allOf` in one pass, because groups are short and joined very often.
 */
export function joinConditions(a: readonly Condition[], b: readonly Condition[]): readonly Condition[] | undefined {
  if (a.length === 0) return b;
  let joined = a;
  for (const condition of b) {
    const next = withCondition(joined, condition);
    if (!next) return undefined;
    joined = next;
  }
  return joined;
}

function withCondition(group: readonly Condition[], added: Condition): readonly Condition[] | undefined {
  let implied = false;
  let implies = false;
  for (const each of group) {
    if (each.subject !== added.subject) continue;
    const same = each.is === added.is;
    if (each.not && added.not) implied ||= same;
    else if (each.not || added.not) {
      if (same) return undefined;
      // Of an outcome and the exclusion of another, the outcome says it all.
      if (added.not) implied = true;
      else implies = true;
    } else if (same) implied = true;
    else return undefined;
  }
  if (implied) return group;
  const kept = implies ? group.filter(({ subject }) => subject !== added.subject) : group;
  return [...kept, added];
}

/**
 * One value again, written where `lead` is. Ways that are all known and the same are one known value; past `mostWays` it
 * is unknown.
 */
export function valueOf<T>(ways: readonly Way<Settled<T>>[], lead: Value<unknown>): Value<T> {
  const at = { span: lead.span, origin: originOf(lead) };
  const [first, ...others] = ways;
  if (!first || ways.length > mostWays) {
    return { kind: 'unknown', reason: 'too-large', message: 'too many combinations of conditions', ...at };
  }
  const { of } = first;
  if (others.length === 0) return of;
  if (of.kind === 'absent' && others.every((way) => way.of.kind === 'absent')) return of;
  if (of.kind === 'known' && others.every((way) => way.of.kind === 'known' && way.of.value === of.value)) return of;
  return { kind: 'oneOf', options: ways.map((way): Option<T> => ({ value: way.of, when: way.when })), ...at };
}

/** How a value came to be; of one that is not written, the place where it would be. */
export function originOf(value: Value<unknown>): Origin {
  return value.kind === 'absent' ? { span: value.span, what: `no ${value.property}`, from: [] } : value.origin;
}
