import { atom, list, type Datum } from '../../shared/datum';
import type { Place } from '../tree';
import { originAt, type Shell } from './shell';
import { concatenated } from './texts';

/** Runs something and gives what it wrote to standard output. */
export function capture(shell: Shell, place: Place, run: () => void): Datum {
  const { output } = shell.state;
  shell.state.output = [];
  run();
  const written = shell.state.output;
  shell.state.output = output;
  const [only, another] = written;
  if (only && !another) return only;
  const origin = originAt(shell, place, written.map((each) => each.origin));
  if (written.length === 0) return shell.script.dialect === 'powershell' ? atom(null, origin) : atom('', origin);
  if (shell.script.dialect === 'powershell') return list(written, origin);
  return concatenated(written.flatMap((each, index) => (index === 0 ? [each] : [atom('\n', origin), each])), origin);
}
