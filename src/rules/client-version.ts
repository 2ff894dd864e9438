import type { Client } from '../model/network';

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
