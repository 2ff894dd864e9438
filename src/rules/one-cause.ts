import { sameCondition } from '../model/condition';
import type { Severity } from '../model/finding';
import type { Cause, Fault } from './rule';

/** A fault on its way to being told. */
export interface Told {
  /** Undefined for what is said in hovers only. */
  readonly severity: Severity | undefined;
  readonly fault: Fault;
}

/** What is told as one: a fault, with those that have the same cause. */
export interface Together<T extends Told> {
  readonly lead: T;
  /** The value at fault, where the lead itself was found elsewhere. */
  readonly at: Cause | undefined;
  readonly follows: readonly T[];
}

/**
 * One cause, one finding. A fault names the values of which each, changed alone, would cure it (`Fault.causes`). Where several faults
 * have one of them in common, they are told as one, at that value, and the others become related places:
 *
 * 1. A fault of one value alone, as a reserved range is, makes what else that value does its consequence: it has to be another anyway.
 * 2. Where ranges or words are at odds with each other, the one that most of the faults have in common is the one at fault.
 *
 * Sizes and amounts are joined by the first way only: two subnets that are too small for one number of nodes are two things to mend.
 * A fault that names no causes stands by itself, and nothing is hidden behind what is milder or rests on more conditions.
 */
export function oneEach<T extends Told>(told: readonly T[]): readonly Together<T>[] {
  const groups = told.map((lead): Group<T> => ({ lead, at: undefined, follows: [], isGone: false }));
  const byValue = index(groups);
  for (const group of groups.filter(isOfOneValue).sort((a, b) => rank(a) - rank(b))) {
    const candidates = new Set(causesOf(group).flatMap((cause) => byValue.get(cause.of)?.get(cause.as)?.members ?? []));
    candidates.delete(group);
    gather(group, [...candidates].filter((other) => !isOwnWord(other)), undefined);
  }
  for (const { cause, members } of commonOf(byValue)) {
    // The most severe speaks for all; of these, the one that points at the value.
    const left = members.filter((group) => !group.isGone && group.at === undefined).sort((a, b) => rank(a) - rank(b) || Number(b.lead.fault.at === cause.span) - Number(a.lead.fault.at === cause.span));
    const [lead, ...others] = left;
    if (lead && others.length > 0) gather(lead, others, cause);
  }
  return groups.filter(({ isGone }) => !isGone);
}

interface Group<T extends Told> {
  readonly lead: T;
  at: Cause | undefined;
  readonly follows: T[];
  /** Whether another speaks for it. */
  isGone: boolean;
}

function gather<T extends Told>(lead: Group<T>, candidates: readonly Group<T>[], at: Cause | undefined): void {
  if (lead.isGone) return;
  const { when } = lead.lead.fault;
  const followers = candidates.filter((other) => !other.isGone && rank(other) >= rank(lead) && when.every((condition) => other.lead.fault.when.some((each) => sameCondition(each, condition))));
  if (followers.length === 0) return;
  if (at) lead.at = at;
  for (const follower of followers) {
    lead.follows.push(follower.lead, ...follower.follows);
    follower.isGone = true;
  }
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function rank({ lead: { severity } }: Group<Told>): number {
  return severity === undefined ? 3 : ranks[severity];
}

function causesOf({ lead }: Group<Told>): readonly Cause[] {
  return lead.fault.causes ?? [];
}

function isOfOneValue(group: Group<Told>): boolean {
  const [first, ...others] = causesOf(group);
  return first !== undefined && others.every(({ of }) => of === first.of);
}

/** A word that is a fault by itself, as one that retires, stays one when others are at odds with it. */
function isOwnWord(group: Group<Told>): boolean {
  return isOfOneValue(group) && causesOf(group).some(({ as }) => as === 'choice');
}

interface Shared<T extends Told> {
  readonly cause: Cause;
  readonly members: Group<T>[];
  /** Whether a fault counts it as its own. */
  strong: boolean;
}

type ByValue<T extends Told> = ReadonlyMap<object, ReadonlyMap<Cause['as'], Shared<T>>>;

function index<T extends Told>(groups: readonly Group<T>[]): ByValue<T> {
  const byValue = new Map<object, Map<Cause['as'], Shared<T>>>();
  for (const group of groups) {
    for (const cause of causesOf(group)) {
      const byKind = byValue.get(cause.of) ?? new Map<Cause['as'], Shared<T>>();
      byValue.set(cause.of, byKind);
      const entry = byKind.get(cause.as) ?? { cause, members: [], strong: false };
      byKind.set(cause.as, entry);
      if (entry.members.at(-1) !== group) entry.members.push(group);
      entry.strong ||= !cause.weak;
    }
  }
  return byValue;
}

/** The ranges and words that faults have in common, the most common first. */
function commonOf<T extends Told>(byValue: ByValue<T>): readonly { readonly cause: Cause; readonly members: readonly Group<T>[] }[] {
  const common = [...byValue.values()].flatMap((byKind) => [...byKind.values()].flatMap(({ cause, members, strong }) => {
    if (!strong || (cause.as !== 'place' && cause.as !== 'choice')) return [];
    const left = members.filter((group) => !group.isGone && !isOwnWord(group));
    return left.length > 1 ? [{ cause, members: left }] : [];
  }));
  return common.sort((a, b) => b.members.length - a.members.length);
}
