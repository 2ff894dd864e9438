import { allOf, compatible } from '../model/condition';
import { compareSpans } from '../text/span';
import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf, type NetworkAddresses, type SubnetRange } from './shared/addresses';
import type { Example } from './example';
import { bicep, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { relatedSubnets, type Overlap } from './shared/overlaps';
import { moveSubnet } from './shared/proposals';
import type { Rule } from './rule';
import { subnetRangesReport } from './shared/sources';
import { named } from './shared/words';

export const subnetsOverlap: Rule = {
  id: 'subnets-overlap',
  severity: 'error',
  group: 'ranges',
  title: 'Two subnets of a virtual network overlap',
  about: `An address belongs to one subnet at most. Azure makes the subnet that comes first and refuses the other, and which of
them comes first is up to chance where nothing makes one wait for the other. Give the second one a range that no other
subnet has.`,
  sources: [pages.virtualNetworkQuestions, subnetRangesReport],
  azureErrors: ['NetcfgSubnetRangesOverlap'],
  *check(design) {
    for (const network of addressesOf(design).networks.values()) {
      for (const held of network.subnets.entries) {
        const earlier = earlierOverlaps(network, held);
        const [first] = earlier;
        if (!first) continue;
        yield {
          at: held.value.span,
          message: `the subnet ${named(held.subnet)} (${held.value.value}) overlaps the subnet ${named(first.with.subnet)} (${first.with.value.value})`,
          when: first.when,
          causes: [place(held.value), ...(earlier.length === 1 ? [place(first.with.value)] : neighbours(earlier.map((overlap) => overlap.with.value)))],
          related: relatedSubnets(earlier),
          fixes: moveSubnet(design, network, held),
        };
      }
    }
  },
};

/** The subnets that stand before this one in the text and overlap it, as far as the first few tell. */
function earlierOverlaps({ subnets }: NetworkAddresses, held: SubnetRange): readonly Overlap<SubnetRange>[] {
  const earlier: Overlap<SubnetRange>[] = [];
  let looked = 0;
  for (const other of subnets.overlapping(held.range)) {
    if (earlier.length >= enough || looked++ >= mostLookedAt) break;
    if (other.subnet.id === held.subnet.id || !isBefore(other, held) || !compatible(other.when, held.when)) continue;
    earlier.push({ with: other, when: allOf(other.when, held.when) });
  }
  return earlier.sort((a, b) => a.when.length - b.when.length);
}

/** Thousands of subnets with one prefix must not take thousands of looks for each. */
const mostLookedAt = 100;
const enough = 8;

/** Copies of one text count in the order of their ids. */
function isBefore(a: SubnetRange, b: SubnetRange): boolean {
  const order = compareSpans(a.value.span, b.value.span);
  return order < 0 || (order === 0 && a.subnet.id < b.subnet.id);
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/22"'),
      marked(subnet('gateway', '"10.1.3.0/24"'), '"10.1.3.0/24"', 'subnets-overlap: the subnet `gateway` (10.1.3.0/24) overlaps the subnet `nodes` (10.1.0.0/22)'),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/22"'), subnet('gateway', '"10.1.4.0/24"')),
  },
  { title: 'Side by side', text: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/22"'), subnet('gateway', '"10.1.4.0/24"')) },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/22'"),
      marked(bicepSubnet('gateway', "'10.1.3.0/24'"), "'10.1.3.0/24'", 'subnets-overlap: the subnet `gateway` (10.1.3.0/24) overlaps the subnet `nodes` (10.1.0.0/22)'),
    ),
    fixed: bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/22'"), bicepSubnet('gateway', "'10.1.4.0/24'")),
  },
];
