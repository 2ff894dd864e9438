import type { Condition } from '../model/condition';
import type { Cluster, Network, Subnet, VirtualNetwork } from '../model/network';
import type { List, Value } from '../model/value';
import { readRange, type Range } from '../net/range';
import { heldTexts, whenMade, type HeldText } from './held-ranges';

/** A text that is written where a range belongs, of one list. */
export interface WrittenRange extends HeldText {
  /** What the list is: "service CIDR". */
  readonly what: string;
}

/** Every text that is written where a range belongs, ranges or not. */
export function* writtenRanges(network: Network): Iterable<WrittenRange> {
  for (const cluster of network.clusters) {
    yield* ofList('service CIDR', cluster.serviceCidrs, whenMade(cluster));
    yield* ofList('pod CIDR', cluster.podCidrs, whenMade(cluster));
  }
  for (const each of network.virtualNetworks) yield* ofList('address space', each.addressSpace, whenMade(each));
  for (const each of network.subnets) yield* ofList('subnet prefix', each.prefixes, whenMade(each));
}

/** Those texts of a list of the elements that are an address within a range, and the range. */
export function* withHostBits<E extends Cluster | VirtualNetwork | Subnet>(
  elements: readonly E[],
  list: (element: E) => Value<List<string>>,
): Iterable<HeldText & { readonly range: Range }> {
  for (const element of elements) {
    for (const held of heldTexts(list(element), whenMade(element))) {
      const reading = readRange(held.value.value);
      if (reading.kind === 'host-bits') yield { ...held, range: reading.range };
    }
  }
}

function ofList(what: string, list: Value<List<string>>, when: readonly Condition[]): readonly WrittenRange[] {
  return heldTexts(list, when).map((held) => ({ ...held, what }));
}
