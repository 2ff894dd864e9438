import { allOf, compatible } from '../model/condition';
import { contains, parseRange, type Range } from '../net/range';
import * as pages from '../plan/facts/sources';
import { neighbours, place } from './shared/causes';
import { addressesOf, type NetworkAddresses } from './shared/addresses';
import type { Example } from './example';
import { bicep, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { waysOf, whenMade, type Way } from './shared/held-ranges';
import { moveSubnet } from './shared/proposals';
import type { Rule } from './rule';
import { subnetRangesReport } from './shared/sources';
import { listed, named } from './shared/words';

export const subnetOutsideNetwork: Rule = {
  id: 'subnet-outside-network',
  severity: 'error',
  group: 'ranges',
  title: 'A subnet lies outside of its virtual network',
  about: `Every prefix of a subnet has to lie within one range of the address space of its virtual network. Azure refuses the
subnet otherwise, when the network already exists. Move the subnet into the network, or add a range to the address space:
a network can have several that do not touch.`,
  sources: [pages.virtualNetworkQuestions, subnetRangesReport],
  azureErrors: ['NetcfgSubnetRangeOutsideVnet'],
  *check(design) {
    for (const network of addressesOf(design).networks.values()) {
      const { network: description } = network;
      const spaces = spacesOf(network);
      if (!description || spaces.length === 0) continue;
      for (const held of network.subnets.entries) {
        const way = spaces.find(({ when, ranges }) => compatible(when, held.when) && !ranges.some((range) => contains(range, held.range)));
        if (!way) continue;
        const space = way.texts.map(({ value }) => value);
        yield {
          at: held.value.span,
          message: `the subnet prefix ${held.value.value} lies outside of the network ${named(description)} (${listed(space)})`,
          when: allOf(way.when, held.when),
          causes: [place(held.value), ...(way.texts.length === 1 ? way.texts.map(place) : neighbours(way.texts))],
          related: way.texts.map(({ span, value }) => ({ span, message: `the network ${named(description)} has ${value}` })),
          fixes: moveSubnet(design, network, held),
        };
      }
    }
  },
};

/** The ways in which the whole address space is known and well formed, those with the fewest conditions first. */
function spacesOf({ network }: NetworkAddresses): readonly (Way & { readonly ranges: readonly Range[] })[] {
  if (!network) return [];
  const spaces = waysOf(network.addressSpace, whenMade(network)).flatMap((way) => {
    const ranges = way.texts.flatMap(({ value }) => parseRange(value) ?? []);
    return ranges.length === way.texts.length && ranges.length > 0 ? [{ ...way, ranges }] : [];
  });
  return spaces.sort((a, b) => a.when.length - b.when.length);
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      marked(subnet('gateway', '"10.2.0.0/24"'), '"10.2.0.0/24"', 'subnet-outside-network: the subnet prefix 10.2.0.0/24 lies outside of the network `main` (10.1.0.0/16)'),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), subnet('gateway', '"10.1.1.0/24"')),
  },
  { title: 'A second range in the address space', text: configuration(virtualNetwork('"10.1.0.0/16", "10.2.0.0/20"'), subnet('nodes', '"10.1.0.0/24"'), subnet('gateway', '"10.2.0.0/24"')) },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/24'"),
      marked(bicepSubnet('gateway', "'10.2.0.0/24'"), "'10.2.0.0/24'", 'subnet-outside-network: the subnet prefix 10.2.0.0/24 lies outside of the network `network` (10.1.0.0/16)'),
    ),
    fixed: bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/24'"), bicepSubnet('gateway', "'10.1.1.0/24'")),
  },
];
