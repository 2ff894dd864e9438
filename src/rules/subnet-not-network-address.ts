import { formatRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicep, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { toNetworkAddress } from './shared/proposals';
import type { Rule } from './rule';
import { withHostBits } from './shared/written-ranges';

export const subnetNotNetworkAddress: Rule = {
  id: 'subnet-not-network-address',
  severity: 'error',
  group: 'ranges',
  title: 'A subnet does not start at its network address',
  about: `10.1.0.5/24 names an address within a range rather than the range, which is 10.1.0.0/24. Azure refuses such a subnet, and says
which prefix it expected. Write the network address.`,
  sources: [pages.virtualNetworkQuestions],
  azureErrors: ['InvalidCIDRNotation'],
  *check({ network }) {
    for (const { value, range, when } of withHostBits(network.subnets, ({ prefixes }) => prefixes)) {
      yield {
        at: value.span,
        message: `the subnet prefix ${value.value} is an address within ${formatRange(range)}`,
        when,
        fixes: toNetworkAddress(value, range),
      };
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      marked(subnet('nodes', '"10.1.0.5/24"'), '"10.1.0.5/24"', 'subnet-not-network-address: the subnet prefix 10.1.0.5/24 is an address within 10.1.0.0/24'),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"')),
  },
  { title: 'The network address', text: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"')) },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      marked(bicepSubnet('nodes', "'10.1.0.5/24'"), "'10.1.0.5/24'", 'subnet-not-network-address: the subnet prefix 10.1.0.5/24 is an address within 10.1.0.0/24'),
    ),
    fixed: bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/24'")),
  },
];
