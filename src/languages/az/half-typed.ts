import type { Command, Dialect, Script } from './tree';

/**
 * Whether further words of a command may be about to be written: a string or bracket of its last word is open, it ends in a continuation
 * with nothing behind it, a blank is all that stands behind it, or the next line begins with a flag that belongs to nothing. A text
 * that ends right behind a command, without a line break, ends the command: many files do.
 */
export function isHalfTyped(text: string, { end, words }: Command, { dialect, errors }: Script): boolean {
  const last = words.at(-1);
  if (last?.quoting === 'bare' && last.parts.length === 0) return true;
  if (last && errors.some((fault) => fault.start >= last.start && fault.start < last.end)) return true;
  const rest = text.slice(end, end + farEnough);
  const [blanks = ''] = /^[ \t]*/.exec(rest) ?? [];
  const behind = rest.slice(blanks.length);
  if (behind === '') return blanks !== '';
  if (behind.startsWith(continuation[dialect])) return /^\r?\n[ \t]*(?:\r?\n|$)|^$/.test(behind.slice(1));
  return /^(?:\r?\n[ \t]*)+--?[A-Za-z]/.test(behind);
}

const continuation: Readonly<Record<Dialect, string>> = { bash: '\\', powershell: '`', batch: '^' };
const farEnough = 2000;
