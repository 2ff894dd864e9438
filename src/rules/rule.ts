import type { CompanyFacts } from '../model/company';
import type { Condition } from '../model/condition';
import type { Fix, Group, Related, Severity } from '../model/finding';
import type { Headroom } from '../model/headroom';
import type { Network } from '../model/network';
import type { Plan } from '../plan/plan';
import type { Span } from '../text/span';

/** What rules see: the deployments that are linked, as one network, and its plan. They see no syntax. */
export interface Design {
  readonly network: Network;
  readonly plan: Plan;
  /** The date of the check, `YYYY-MM-DD`. It comes from the rim. */
  readonly today: string;
  /** What is to be kept free, by the settings or the company. */
  readonly wanted?: Headroom;
  /** What the company says of ranges elsewhere, where there is a file of it. */
  readonly company?: CompanyFacts;
}

export interface Rule {
  /** Names the fault, never the cure, and is kept for ever: it stands in settings and ignore comments. */
  readonly id: string;
  /** `error`: Azure, the provider or the CLI refuses it. `warning`: it deploys and will hurt. `info`: advice. */
  readonly severity: Severity;
  /** Rules of the group `advice` have the severity `info`, and are said in hovers only until somebody wants more. */
  readonly group: Group;
  /** The fault in a few words, as a heading. */
  readonly title: string;
  /** Why it is one, for people: what happens, when, and what can be done. Markdown. */
  readonly about: string;
  readonly sources: readonly Source[];
  /** Error codes of Azure that are documented or were seen in public messages. */
  readonly azureErrors?: readonly string[];
  check(design: Design): Iterable<Fault>;
}

export interface Source {
  readonly title: string;
  readonly url: string;
  /** The date of the page, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date: string;
}

/** What a rule reports. The severity is the rule's own, one step milder when it rests on conditions. */
export interface Fault {
  /** The value or element that is wrong: the smallest text that shows it. */
  readonly at: Span;
  /** What is wrong, with the numbers: one sentence without a full stop, without the conditions. */
  readonly message: string;
  /** What must hold for the fault to be there. Empty: the text leaves no other possibility. */
  readonly when: readonly Condition[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** The values of which each, changed alone, would cure it: see `one-cause.ts`. Without them the fault stands by itself. */
  readonly causes?: readonly Cause[];
}

/** A value that a fault rests on, and what about it. `shared/causes.ts` makes them. */
export interface Cause {
  /** The value itself. */
  readonly of: object;
  readonly span: Span;
  readonly as: 'place' | 'size' | 'amount' | 'choice';
  /** It is at fault only where another fault says so. */
  readonly weak?: true;
}
