import { rules } from '.';
import { describeConditions } from '../model/condition';
import type { Finding, Loudness, Severity } from '../model/finding';
import { sameSpan, type Span } from '../text/span';
import { levelOf } from './level';
import { oneEach, type Told } from './one-cause';
import { decidingIn, type Deciding } from './shared/deciding';
import { resolved } from './shared/resolve';
import type { Cause, Design, Rule } from './rule';

/** What was found in a design. */
export interface Checked {
  /** What is reported. */
  readonly findings: readonly Finding[];
  /** What is only said to whoever looks at the place. */
  readonly quiet: readonly Finding[];
}

/** What the rules find in a design, as loudly as it is wanted: the nearest wish first. */
export function checkDesign(design: Design, said: readonly Loudness[]): Checked {
  const told: RuleTold[] = [];
  for (const rule of rules) {
    const level = levelOf(rule, said);
    if (level === 'off') continue;
    for (const fault of resolved(rule.check(design))) {
      const severity = level === 'hover' ? undefined : fault.when.length > 0 ? milder[level] : level;
      told.push({ rule, severity, fault });
    }
  }
  const deciding = decidingIn(design.network);
  const together = oneEach(told).map(({ lead, at, follows }) => ({ lead, finding: findingOf(lead, at, follows, deciding) }));
  return {
    findings: together.flatMap(({ lead, finding }) => (lead.severity === undefined ? [] : [finding])),
    quiet: together.flatMap(({ lead, finding }) => (lead.severity === undefined ? [finding] : [])),
  };
}

interface RuleTold extends Told {
  readonly rule: Rule;
}

/** A finding with what follows from the same cause. */
function findingOf(lead: RuleTold, at: Cause | undefined, follows: readonly RuleTold[], deciding: (place: Span) => Deciding | undefined): Finding {
  const own = finding(lead, lead.fault.at, deciding);
  const loud = follows.filter(({ severity }) => severity !== undefined).map((each) => finding(each, each.fault.at, deciding));
  if (loud.length === 0) return own;
  const shown = at === undefined ? own : finding(lead, at.span, deciding);
  const places = [...(sameSpan(shown.span, own.span) ? [] : [own]), ...loud].map(({ span, message }) => ({ span, message }));
  const related = [...shown.related, ...places].slice(0, mostCompared);
  const distinct = related.filter((each, index) => related.findIndex((other) => sameSpan(each.span, other.span) && each.message === other.message) === index);
  return { ...shown, related: distinct.slice(0, mostShown), follows: loud };
}

/** One bad range may meet thousands of others. */
const mostShown = 24;
const mostCompared = 200;

/**
 * A fault that the text allows but does not force is shown one step milder, and says what it rests on. One that a module's caller
 * makes is shown at the argument that decides it.
 */
function finding({ rule, severity, fault: { message, when, related = [], fixes = [] } }: RuleTold, at: Span, decidingAt: (place: Span) => Deciding | undefined): Finding {
  const conditions = describeConditions(when);
  const deciding = decidingAt(at);
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message: conditions ? `${message}, ${conditions}` : message,
    span: deciding?.argument ?? at,
    ...(deciding?.argument && { written: at }),
    ...(deciding?.given && { given: deciding.given }),
    related: [...(deciding?.chain ?? []), ...related],
    fixes,
  };
}

const milder: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };
