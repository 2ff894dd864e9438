import { certain } from '../model/value';
import type { Fix } from '../model/finding';
import { ipv6SubnetLength, subnetLengths } from '../plan/facts/addresses';
import * as pages from '../plan/facts/sources';
import { place, size } from './shared/causes';
import { addressesOf, type SubnetRange } from './shared/addresses';
import type { Example } from './example';
import { bicep, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { resizeSubnet } from './shared/proposals';
import type { Cause, Design, Rule } from './rule';

const { largest, smallest } = subnetLengths.value;

export const subnetPrefixLength: Rule = {
  id: 'subnet-prefix-length',
  severity: 'error',
  group: 'ranges',
  title: 'A subnet of a size that Azure does not make',
  about: `An IPv4 subnet has a prefix length from 2 to 29: Azure keeps five addresses of each subnet for itself, so that a /29
leaves three and a /30 would leave none. An IPv6 subnet is always a /64. Azure refuses any other.`,
  sources: [pages.virtualNetworkQuestions, pages.addressPlanning],
  *check(design) {
    for (const held of addressesOf(design).subnets) {
      const problem = problemOf(held);
      if (problem) yield { at: held.value.span, message: `the subnet prefix ${held.value.value} ${problem}`, when: held.when, causes: causesOf(held), fixes: fixesOf(design, held) };
    }
  },
};

function problemOf({ range: { family, length } }: SubnetRange): string | undefined {
  if (family === 6) return length === ipv6SubnetLength.value ? undefined : `is not a /${String(ipv6SubnetLength.value)}, as IPv6 subnets are`;
  if (length > smallest) return `is smaller than a /${String(smallest)}, the smallest subnet of Azure`;
  return length < largest ? `is larger than a /${String(largest)}, the largest subnet of Azure` : undefined;
}

/** What is far too large is everywhere at once. */
function causesOf({ value, range }: SubnetRange): readonly Cause[] {
  return range.family === 4 && range.length < largest ? [size(value), place(value)] : [size(value)];
}

function fixesOf(design: Design, held: SubnetRange): readonly Fix[] {
  const network = addressesOf(design).networks.get(certain(held.subnet.virtualNetwork) ?? '');
  if (!network || held.range.length < largest) return [];
  return resizeSubnet(design, network, held, held.range.family === 4 ? smallest : ipv6SubnetLength.value);
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      marked(subnet('gateway', '"10.1.1.0/30"'), '"10.1.1.0/30"', 'subnet-prefix-length: the subnet prefix 10.1.1.0/30 is smaller than a /29, the smallest subnet of Azure'),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), subnet('gateway', '"10.1.1.0/29"')),
  },
  {
    title: 'IPv6 comes in /64 only',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      marked(subnet('nodes', '"10.1.0.0/24", "fd00:1::/56"'), '"fd00:1::/56"', 'subnet-prefix-length: the subnet prefix fd00:1::/56 is not a /64, as IPv6 subnets are'),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'), subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"')),
  },
  {
    title: 'The smallest of both families',
    text: configuration(virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'), subnet('nodes', '"10.1.0.0/29", "fd00:1::/64"')),
  },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/24'"),
      marked(bicepSubnet('gateway', "'10.1.1.0/30'"), "'10.1.1.0/30'", 'subnet-prefix-length: the subnet prefix 10.1.1.0/30 is smaller than a /29, the smallest subnet of Azure'),
    ),
    fixed: bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/24'"), bicepSubnet('gateway', "'10.1.1.0/29'")),
  },
];
