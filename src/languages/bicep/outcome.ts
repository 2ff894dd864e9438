import type { Condition } from '../../model/condition';
import { subjectOf, type Scope } from './scope';
import type { Expression } from './tree';

/**
 * A condition in words. `!private` is a condition on `private`, and `env == 'dev'` one on `env`, so that they exclude what
 * others say of it.
 */
export function outcome(condition: Expression, holds: boolean, scope: Scope): Condition {
  if (condition.kind === 'unary' && condition.operator === '!') return outcome(condition.operand, !holds, scope);
  if (condition.kind === 'parentheses') return outcome(condition.inner, holds, scope);
  if (condition.kind === 'binary' && (condition.operator === '==' || condition.operator === '!=')) {
    const [subject, literal] = condition.left.kind === 'literal' ? [condition.right, condition.left] : [condition.left, condition.right];
    const equal = holds === (condition.operator === '==');
    if (literal.kind === 'literal' && typeof literal.value === 'boolean') return outcome(subject, literal.value === equal, scope);
    if (literal.kind === 'literal') return { subject: subjectOf(subject, scope), is: written(literal.value), ...(!equal && { not: true }) };
  }
  return { subject: subjectOf(condition, scope), is: String(holds) };
}

function written(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
