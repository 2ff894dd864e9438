import { rules } from '.';
import { describeConditions } from '../model/condition';
import type { Finding, Loudness, Severity } from '../model/finding';
import { levelOf } from './level';
import { decidingIn, type Deciding } from './shared/deciding';
import { resolved } from './shared/resolve';
import type { Design, Fault, Rule } from './rule';

/** What was found in a design. */
export interface Checked {
  /** What is reported. */
  readonly findings: readonly Finding[];
  /** What is only said to whoever looks at the place. */
  readonly quiet: readonly Finding[];
}

/** What the rules find in a design, as loudly as it is wanted: the nearest wish first. */
export function checkDesign(design: Design, said: readonly Loudness[]): Checked {
  const findings: Finding[] = [];
  const quiet: Finding[] = [];
  const deciding = decidingIn(design.network);
  for (const rule of rules) {
    const level = levelOf(rule, said);
    if (level === 'off') continue;
    const [into, severity] = level === 'hover' ? [quiet, rule.severity] : [findings, level];
    for (const fault of resolved(rule.check(design))) into.push(finding(rule, severity, fault, deciding(fault.at)));
  }
  return { findings, quiet };
}

/**
 * A fault that the text allows but does not force is shown one step milder, and says what it rests on. One that a module's caller
 * makes is shown at the argument that decides it.
 */
function finding(rule: Rule, severity: Severity, { at, message, when, related = [], fixes = [] }: Fault, deciding: Deciding | undefined): Finding {
  const conditions = describeConditions(when);
  return {
    rule: rule.id,
    severity: conditions ? milder[severity] : severity,
    message: conditions ? `${message}, ${conditions}` : message,
    span: deciding?.argument ?? at,
    ...(deciding?.argument && { written: at }),
    ...(deciding?.given && { given: deciding.given }),
    related: [...(deciding?.chain ?? []), ...related],
    fixes,
  };
}

const milder: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };
