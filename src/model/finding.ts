import type { Span } from '../text/span';
import type { Change } from './change';

export type Severity = 'error' | 'warning' | 'info';

/** How loudly a rule speaks: `hover` says what it finds to whoever looks at the place, and reports nothing. */
export type Level = Severity | 'hover' | 'off';

export const levels: readonly Level[] = ['error', 'warning', 'info', 'hover', 'off'];

/** What rules are about. Each group can be made louder or quieter as a whole; `advice` is quiet by itself. */
export const groups = ['capacity', 'ranges', 'compatibility', 'egress', 'changes', 'comments', 'advice'] as const;
export type Group = (typeof groups)[number];

/** What somebody wants to hear: a person, in the settings, or a company, in its file. */
export interface Loudness {
  /** By rule. */
  readonly severities: Readonly<Record<string, Level>>;
  /** By group: all its rules, but for those that are named by themselves. */
  readonly groups?: Readonly<Partial<Record<Group, Level>>>;
}

/** A fault that a rule found. It cannot be built without a place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with the numbers. One sentence, no full stop. */
  readonly message: string;
  /** Where it is shown: the value that is wrong, or the argument of a module's caller that decides it. */
  readonly span: Span;
  /** Where the value itself is written, when that is another place. */
  readonly written?: Span;
  /** What decides it in a file of values, where one does: it is shown there when other files do better. */
  readonly given?: Span;
  readonly related: readonly Related[];
  /** What has the same cause and is not told by itself, unless this one is passed over. */
  readonly follows?: readonly Finding[];
  /** Cures that the rule proposes. Whether they cure is proved before they are offered. */
  readonly fixes: readonly Fix[];
}

export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A cure in the words of the model: each language spells its changes in its own syntax. */
export interface Fix {
  /** What to do, in the imperative: "Use 10.1.0.0/16 as the service CIDR". */
  readonly title: string;
  readonly changes: readonly Change[];
}
