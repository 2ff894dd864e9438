/**
 * What must hold for a branch to be taken, where the text does not decide it: "`var.private` is true". Two conditions
 * about the same subject that name different outcomes exclude each other.
 */
export interface Condition {
  /** The expression that decides, as written. */
  readonly subject: string;
  /** The outcome, as the language writes it: `true`, `false`, `"dev"`. */
  readonly is: string;
}

/** Whether all the conditions can hold at once. */
export function compatible(...groups: readonly (readonly Condition[])[]): boolean {
  const outcomes = new Map<string, string>();
  for (const group of groups) {
    for (const { subject, is } of group) {
      const other = outcomes.get(subject);
      if (other !== undefined && other !== is) return false;
      outcomes.set(subject, is);
    }
  }
  return true;
}

/** All the conditions together, each once. They must be compatible. */
export function allOf(...groups: readonly (readonly Condition[])[]): readonly Condition[] {
  const bySubject = new Map<string, Condition>();
  for (const group of groups) for (const condition of group) bySubject.set(condition.subject, condition);
  return [...bySubject.values()];
}

/** "if `var.private` is true and `var.env` is "dev"". Empty for no conditions. */
export function describeConditions(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '';
  return `if ${conditions.map(({ subject, is }) => `${subject} is ${is}`).join(' and ')}`;
}
