import type { Condition } from '../../model/condition';
import type { Cluster, Network, Subnet, VirtualNetwork } from '../../model/network';
import type { List, Value } from '../../model/value';
import { readRange, type Range } from '../../net/range';
import { heldTexts, whenMade, type HeldText } from './held-ranges';

/** A text that is written where a range belongs, of one list. */
export interface WrittenRange extends HeldText {
  /** What the list is: "service CIDR". */
  readonly what: string;
}

/** Every text that is written where a range belongs, ranges or not. */
export function writtenRanges({ clusters, virtualNetworks, subnets }: Network): readonly WrittenRange[] {
  return [
    ...clusters.flatMap((each) => [...ofList('service CIDR', each.serviceCidrs, whenMade(each)), ...ofList('pod CIDR', each.podCidrs, whenMade(each))]),
    ...virtualNetworks.flatMap((each) => ofList('address space', each.addressSpace, whenMade(each))),
    ...subnets.flatMap((each) => ofList('subnet prefix', each.prefixes, whenMade(each))),
  ];
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

function ofList(what: string, list: Value<List<string>>, made: readonly Condition[]): readonly WrittenRange[] {
  return heldTexts(list, made).map(({ value, when }) => ({ value, when, what }));
}
