import type { Cluster } from '../../model/network';
import { heldTexts, type HeldText } from './held-ranges';

/** Where the cluster is told to have IPv6 as well, the case that rests on the fewest conditions first. */
export function ipv6Families({ ipFamilies }: Cluster): readonly HeldText[] {
  return heldTexts(ipFamilies, [])
    .filter(({ value }) => value.value.toLowerCase() === 'ipv6')
    .sort((a, b) => a.when.length - b.when.length)
    .slice(0, 1);
}
