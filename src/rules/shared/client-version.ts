import type { Client } from '../../model/network';

/**
 * The lowest major version of the provider that the text allows: 4 for `~> 4.1`, `>= 4.0, < 6.0` and `4.14.0`. Undefined
 * where nothing is written, or only an upper bound.
 */
export function leastMajor({ version }: Client): number | undefined {
  if (version.kind !== 'known') return undefined;
  const bounds = version.value.split(',').flatMap((part) => {
    const match = /^\s*(=|>=|>|~>)?\s*v?(\d+)(?:\.\d+)*\s*$/.exec(part);
    return match?.[2] === undefined ? [] : [Number(match[2])];
  });
  return bounds.length > 0 ? Math.max(...bounds) : undefined;
}

/** The date of the API version, without `-preview`: `2025-05-01`. Undefined where Azure is not asked by a version that is written. */
export function apiDate({ kind, version }: Client): string | undefined {
  if (version.kind !== 'known' || (kind !== 'arm' && kind !== 'azapi')) return undefined;
  return /^\d{4}-\d\d-\d\d/.exec(version.value)?.[0];
}

/** Whether every version that the text allows is below `major.minor`: true of `~> 2.51` and `= 3.48.0` for 3.49. */
export function isSurelyBelow({ version }: Client, major: number, minor: number): boolean {
  if (version.kind !== 'known') return false;
  return version.value.split(',').some((part) => {
    const [, operator = '=', ...numbers] = /^\s*(=|<=|<|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(part) ?? [];
    const [first, second, third] = numbers.map((number) => (number === undefined ? undefined : Number(number)));
    if (first === undefined) return false;
    const below = (ofMajor: number, ofMinor: number): boolean => ofMajor < major || (ofMajor === major && ofMinor < minor);
    if (operator === '~>') return third === undefined ? second !== undefined && first < major : below(first, second ?? 0);
    if (operator === '<') return first < major || (first === major && ((second ?? 0) <= minor));
    return below(first, second ?? 0);
  });
}
