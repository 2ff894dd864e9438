import type { CommandSpec } from './spec';

/**
 * Whether a flag that nobody knows has nothing to do with those that say something about the network: no word in common with them,
 * and not nearly the same letters. What else is written holds then, as it would without the flag. The others may be misspelt.
 */
export function isForeign({ flags }: CommandSpec, written: string): boolean {
  const own = partsOf(written);
  if (own.length === 0) return false;
  const whole = own.join('');
  return flags.every(({ property, names }) => property === undefined || names.every((name) => {
    const parts = partsOf(name);
    return parts.every((part) => part.length < 3 || !whole.includes(part)) && distance(whole, parts.join('')) > whole.length * 0.4;
  }));
}

/** The words of a flag's name but for those that switch it on or off. */
function partsOf(name: string): readonly string[] {
  const plain = name.split('=')[0] ?? '';
  if (!/^-{1,2}[A-Za-z][A-Za-z-]*$/.test(plain)) return [];
  return plain.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().split('-').filter((part) => part !== '' && !switches.has(part));
}

const switches: ReadonlySet<string> = new Set(['enable', 'disable', 'no', 'yes', 'the']);

/** How many letters must be changed, added or left out to make one of the other. Names of flags are short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
