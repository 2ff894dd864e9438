import type { Rule } from './rule';

/** Every rule, in the order of the rule pages. */
export const rules: readonly Rule[] = [];
