import { rangesRefusedInNetworks } from '../plan/facts/ranges';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicep, bicepNetwork } from './shared/bicep-example-parts';
import { configuration, marked, virtualNetwork } from './shared/example-parts';
import { chosenRanges, overlapping, overlappedOf } from './shared/reserved';
import type { Rule } from './rule';

export const networkRangeForbidden: Rule = {
  id: 'network-range-forbidden',
  severity: 'error',
  group: 'ranges',
  title: 'A range that no virtual network may have',
  about: `Azure refuses virtual networks with addresses that mean something else to every machine: multicast (224.0.0.0/4),
broadcast (255.255.255.255/32), loopback (127.0.0.0/8), link-local (169.254.0.0/16), and 168.63.129.16, under which Azure
itself answers for DNS and health checks. Use private ranges: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.`,
  sources: [pages.virtualNetworkQuestions],
  *check(design) {
    for (const network of addressesOf(design).networks.values()) {
      for (const { value, range, when } of chosenRanges(network)) {
        const found = overlappedOf(range, rangesRefusedInNetworks.value);
        if (found.length > 0) yield { at: value.span, message: `the range ${value.value} ${overlapping(found)}, which Azure refuses in virtual networks`, when, causes: [place(value)] };
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      marked(
        virtualNetwork('"10.1.0.0/16", "169.254.32.0/20"'),
        '"169.254.32.0/20"',
        'network-range-forbidden: the range 169.254.32.0/20 overlaps 169.254.0.0/16, which Azure refuses in virtual networks',
      ),
    ),
  },
  { title: 'A private range', text: configuration(virtualNetwork('"10.1.0.0/16", "100.64.0.0/16"')) },
  {
    title: 'In Bicep',
    text: bicep(
      marked(
        bicepNetwork("'10.1.0.0/16', '169.254.32.0/20'"),
        "'169.254.32.0/20'",
        'network-range-forbidden: the range 169.254.32.0/20 overlaps 169.254.0.0/16, which Azure refuses in virtual networks',
      ),
    ),
  },
];
