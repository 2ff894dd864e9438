/**
 * What must hold for a branch to be taken, where the text does not decide it: "`var.private` is true". Conditions
 * about the same subject exclude each other when they name different outcomes, or one outcome and its negation.
 */
export interface Condition {
  /** The expression that decides, as written. */
  readonly subject: string;
  /** The outcome, as the language writes it: `true`, `false`, `"dev"`. */
  readonly is: string;
  /** True when it must be any other outcome than that. */
  readonly not?: boolean;
}

/** Whether two conditions say the same. */
export function sameCondition(a: Condition, b: Condition): boolean {
  return a.subject === b.subject && a.is === b.is && (a.not ?? false) === (b.not ?? false);
}

/** That a condition does not hold. */
export function negated({ subject, is, not }: Condition): Condition {
  if (not) return { subject, is };
  // What is true or false is the other where it is not the one.
  if (is === 'true' || is === 'false') return { subject, is: is === 'true' ? 'false' : 'true' };
  return { subject, is, not: true };
}

/** Whether all the conditions can hold at once. */
export function compatible(...groups: readonly (readonly Condition[])[]): boolean {
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length < 2) return true;
  const outcomes = new Map<string, string>();
  for (const group of filled) {
    for (const { subject, is, not } of group) {
      if (not) continue;
      const other = outcomes.get(subject);
      if (other !== undefined && other !== is) return false;
      outcomes.set(subject, is);
    }
  }
  return filled.every((group) => group.every(({ subject, is, not }) => !not || outcomes.get(subject) !== is));
}

/** All the conditions together, each once, and none that another one says already. They must be compatible. */
export function allOf(...groups: readonly (readonly Condition[])[]): readonly Condition[] {
  const filled = groups.filter((group) => group.length > 0);
  const [only] = filled;
  if (!only) return [];
  if (filled.length === 1) return only;
  const outcomes = new Map<string, Condition>();
  const negations = new Map<string, Condition>();
  for (const group of filled) {
    for (const condition of group) {
      if (condition.not) negations.set(`${condition.subject} ${condition.is}`, condition);
      else outcomes.set(condition.subject, condition);
    }
  }
  return [...outcomes.values(), ...[...negations.values()].filter(({ subject }) => !outcomes.has(subject))];
}

/** "if `var.private` is true and `var.env` is not "dev"". Empty for no conditions. */
export function describeConditions(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '';
  return `if ${conditions.map(({ subject, is, not }) => `${subject} is ${not ? 'not ' : ''}${is}`).join(' and ')}`;
}
