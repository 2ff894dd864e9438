import { rules } from '.';
import { describeConditions } from '../model/condition';
import type { Finding, Severity } from '../model/finding';
import { decidingIn, type Deciding } from './shared/deciding';
import { resolved } from './shared/resolve';
import type { Design, Fault, Rule } from './rule';

/** What the rules find in a design, with the user's own severities. */
export function checkDesign(design: Design, severities: Readonly<Record<string, Severity | 'off'>>): readonly Finding[] {
  const findings: Finding[] = [];
  const deciding = decidingIn(design.network);
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    for (const fault of resolved(rule.check(design))) findings.push(finding(rule, severity, fault, deciding(fault.at)));
  }
  return findings;
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
