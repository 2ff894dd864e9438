import type { Datum } from '../../shared/datum';
import type { Command } from '../tree';
import type { Shell } from './shell';
import type { Argument } from './words';

/** Runs a cmdlet of PowerShell or of the Az module; `unknown` for commands that are none. */
export function runCmdlet(_name: string, _args: readonly Argument[], _command: Command, _shell: Shell): Datum | undefined | 'unknown' {
  return 'unknown';
}
