import type { Cluster } from '../../model/network';
import type { Fault } from '../rule';
import { whenMade } from './held-ranges';
import { judged, triples } from './judged';
import { listed } from './words';

const names = ['addresses that AKS makes', 'public addresses', 'prefixes'];

/** The load balancers that are given addresses of more than one kind, and what that means. */
export function* severalKinds(clusters: readonly Cluster[], consequence: string): Iterable<Fault> {
  for (const cluster of clusters) {
    const { addresses, ownAddresses, ownPrefixes } = cluster.egress;
    yield* judged(triples(addresses, ownAddresses, ownPrefixes), whenMade(cluster), (three) => {
      const given = three.flatMap((value, index) => (value.kind === 'known' && value.value > 0 ? [{ value, name: names[index] ?? '' }] : []));
      const [first, another] = given;
      if (!first || !another) return undefined;
      return {
        at: first.value.span,
        message: `${listed(given.map(({ name }) => name))} are given, and ${consequence}`,
        related: given.filter((each) => each !== first).map(({ value, name }) => ({ span: value.span, message: name })),
      };
    });
  }
}
