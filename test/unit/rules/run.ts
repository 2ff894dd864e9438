import type { Network } from '../../../src/model/network';
import type { Fault, Rule } from '../../../src/rules/rule';
import { design } from './design';

/** What one rule finds in a network that a test has built, on a day. */
export function run(rule: Rule, given: Partial<Network>, today?: string): readonly Fault[] {
  const built = design(given);
  return [...rule.check(today === undefined ? built : { ...built, today })];
}

/** The messages alone. */
export function messages(rule: Rule, given: Partial<Network>, today?: string): readonly string[] {
  return run(rule, given, today).map(({ message }) => message);
}

/** A fault as a reader sees it: its message, and what it rests on. */
export function told({ message, when }: Fault): string {
  return [message, ...when.map(({ subject, is }) => `${subject} is ${is}`)].join(' | ');
}
