import { formatRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicep, bicepNetwork } from './shared/bicep-example-parts';
import { configuration, marked, virtualNetwork } from './shared/example-parts';
import { toNetworkAddress } from './shared/proposals';
import type { Rule } from './rule';
import { withHostBits } from './shared/written-ranges';

export const addressSpaceNotNetworkAddress: Rule = {
  id: 'address-space-not-network-address',
  severity: 'error',
  group: 'ranges',
  title: 'An address space does not start at its network address',
  about: `10.1.0.5/16 names an address within a range rather than the range, which is 10.1.0.0/16. Azure refuses such an address space,
and says which prefix it expected. Write the network address.`,
  sources: [pages.virtualNetworkQuestions],
  azureErrors: ['InvalidCIDRNotation'],
  *check({ network }) {
    for (const { value, range, when } of withHostBits(network.virtualNetworks, ({ addressSpace }) => addressSpace)) {
      yield {
        at: value.span,
        message: `the address space ${value.value} is an address within ${formatRange(range)}`,
        when,
        fixes: toNetworkAddress(value, range),
      };
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      marked(virtualNetwork('"10.1.0.5/16"'), '"10.1.0.5/16"', 'address-space-not-network-address: the address space 10.1.0.5/16 is an address within 10.1.0.0/16'),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"')),
  },
  { title: 'The network address', text: configuration(virtualNetwork('"10.1.0.0/16"')) },
  {
    title: 'In Bicep',
    text: bicep(
      marked(bicepNetwork("'10.1.0.5/16'"), "'10.1.0.5/16'", 'address-space-not-network-address: the address space 10.1.0.5/16 is an address within 10.1.0.0/16'),
    ),
    fixed: bicep(bicepNetwork("'10.1.0.0/16'")),
  },
];
