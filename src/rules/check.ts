import { rules } from '.';
import { describeConditions } from '../model/condition';
import type { Finding, Severity } from '../model/finding';
import { resolved } from './shared/resolve';
import type { Design, Fault, Rule } from './rule';

/** What the rules find in a design, with the user's own severities. */
export function checkDesign(design: Design, severities: Readonly<Record<string, Severity | 'off'>>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    for (const fault of resolved(rule.check(design))) findings.push(finding(rule, severity, fault));
  }
  return findings;
}

/** A fault that the text allows but does not force is shown one step milder, and says what it rests on. */
function finding(rule: Rule, severity: Severity, { at, message, when, related = [], fixes = [] }: Fault): Finding {
  const conditions = describeConditions(when);
  return {
    rule: rule.id,
    severity: conditions ? milder[severity] : severity,
    message: conditions ? `${message}, ${conditions}` : message,
    span: at,
    related,
    fixes,
  };
}

const milder: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };
