import type { Dialect } from './tree';

/**
 * Whether further words of a command that ends at the offset may be about to be written: its line is not ended, it ends in a
 * continuation with nothing behind it, or the next line begins with a flag that belongs to nothing.
 */
export function isHalfTyped(text: string, end: number, dialect: Dialect): boolean {
  const rest = text.slice(end, end + farEnough);
  const [blanks = ''] = /^[ \t]*/.exec(rest) ?? [];
  const behind = rest.slice(blanks.length);
  if (behind === '') return true;
  if (behind.startsWith(continuation[dialect])) return /^\r?\n[ \t]*(?:\r?\n|$)|^$/.test(behind.slice(1));
  return /^(?:\r?\n[ \t]*)+--?[A-Za-z]/.test(behind);
}

const continuation: Readonly<Record<Dialect, string>> = { bash: '\\', powershell: '`', batch: '^' };
const farEnough = 2000;
