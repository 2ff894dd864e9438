import { readRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicep, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';
import { malformedPrefixReport } from './shared/sources';
import { writtenRanges } from './shared/written-ranges';

export const malformedCidr: Rule = {
  id: 'malformed-cidr',
  severity: 'error',
  group: 'ranges',
  title: 'Not an address range in CIDR notation',
  about: `A range is written as its first address, a slash and the length of its prefix: \`10.1.0.0/16\`. The pattern by which the
API of AKS checks ranges lets much through that is none, such as numbers above 255 or a missing prefix length, so that the
mistake comes to light late. Octets with leading zeros are refused here as well, because some programs read them as octal
numbers. What is malformed takes part in no other check.`,
  sources: [malformedPrefixReport, pages.apiSpecification],
  azureErrors: ['InvalidAddressPrefixFormat'],
  *check({ network }) {
    for (const { what, value, when } of writtenRanges(network)) {
      const reading = readRange(value.value);
      if (reading.kind === 'malformed') yield { at: value.span, message: `the ${what} ${reading.message}`, when };
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      marked(virtualNetwork('"10.1.0/16"'), '"10.1.0/16"', 'malformed-cidr: the address space 10.1.0/16 has three octets instead of four'),
      marked(subnet('nodes', '"10.1.0.0"'), '"10.1.0.0"', 'malformed-cidr: the subnet prefix 10.1.0.0 has no prefix length'),
    ),
  },
  { title: 'Address, slash, prefix length', text: configuration(virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'), subnet('nodes', '"10.1.0.0/24"')) },
  {
    title: 'In Bicep',
    text: bicep(
      marked(bicepNetwork("'10.1.0/16'"), "'10.1.0/16'", 'malformed-cidr: the address space 10.1.0/16 has three octets instead of four'),
      marked(bicepSubnet('nodes', "'10.1.0.0'"), "'10.1.0.0'", 'malformed-cidr: the subnet prefix 10.1.0.0 has no prefix length'),
    ),
  },
];
