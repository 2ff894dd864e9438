import { unknown, type Datum } from '../../shared/datum';
import type { Computed } from '../tree';
import { originAt, type Shell } from './shell';
import { capture, runStatements } from './statements';

/** The value of an expression. */
export function evaluateComputed(value: Computed, shell: Shell): Datum {
  capture(shell, value, () => runStatements(value.statements, shell));
  const origin = originAt(shell, value);
  return unknown('function-not-pure', `\`${origin.what}\` is not followed`, origin);
}
