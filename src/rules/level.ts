import type { Level, Loudness } from '../model/finding';
import type { Rule } from './rule';

/**
 * How loudly a rule speaks. The more exact word counts: one about the rule before one about its group. Of two as exact the nearer
 * counts, so that `said` begins with what the person at the keyboard wants and goes on with the company.
 */
export function levelOf({ id, group, severity }: Rule, said: readonly Loudness[]): Level {
  for (const { severities } of said) if (Object.hasOwn(severities, id)) return severities[id] ?? severity;
  for (const { groups } of said) {
    const level = groups?.[group];
    if (level) return level;
  }
  return group === 'advice' ? 'hover' : severity;
}
