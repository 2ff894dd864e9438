import type { Network } from '../../../src/model/network';
import { makePlan } from '../../../src/plan/make-plan';
import type { Design, Fault, Rule } from '../../../src/rules/rule';
import { network } from '../model/build';

export function design(given: Partial<Network>): Design {
  const built = network(given);
  return { network: built, plan: makePlan(built), today: '2026-11-20' };
}

export function faults(rule: Rule, given: Partial<Network>): readonly Fault[] {
  return [...rule.check(design(given))];
}

/** The messages, each with the conditions that it rests on behind it. */
export function messages(rule: Rule, given: Partial<Network>): readonly string[] {
  return faults(rule, given).map(({ message, when }) => [message, ...when.map(({ subject, is }) => `${subject}=${is}`)].join(' | '));
}
