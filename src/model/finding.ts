import type { Span } from '../text/span';
import type { Change } from './change';

export type Severity = 'error' | 'warning' | 'info';

/** A fault that a rule found. It cannot be built without a place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with the numbers. One sentence, no full stop. */
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
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
