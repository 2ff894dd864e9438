import { allOf, compatible } from '../model/condition';
import * as pages from '../plan/facts/sources';
import { compareSpans } from '../text/span';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicep, bicepNetwork, bicepPeering } from './shared/bicep-example-parts';
import { configuration, marked, peering, virtualNetwork } from './shared/example-parts';
import { overlapsOfNetworks } from './shared/overlaps';
import type { Rule } from './rule';
import { peeringPage } from './shared/sources';
import { named } from './shared/words';

export const peeredNetworksOverlap: Rule = {
  id: 'peered-networks-overlap',
  severity: 'error',
  group: 'ranges',
  title: 'Peered networks have addresses in common',
  about: `Azure connects two virtual networks only when no address belongs to both, and refuses the peering otherwise. The whole
address spaces count, not only the ranges that subnets use. Give one of the networks another address space: as long as
nothing is deployed in it that is easy, and later it is not.`,
  sources: [pages.virtualNetworkQuestions, peeringPage],
  azureErrors: ['VnetAddressSpacesOverlap'],
  *check(design) {
    const pairs = new Set<string>();
    for (const network of addressesOf(design).networks.values()) {
      for (const peer of network.peers) {
        const pair = [network.id, peer.network.id].sort().join(' ');
        if (pairs.has(pair)) continue;
        for (const { of, overlap } of overlapsOfNetworks(network, peer.network)) {
          if (!compatible(overlap.when, peer.when)) continue;
          pairs.add(pair);
          const [first, second] = compareSpans(of.value.span, overlap.with.value.span) <= 0 ? [of, overlap.with] : [overlap.with, of];
          yield {
            at: second.value.span,
            message: `the address space ${second.value.value} overlaps that of the peered network ${named(first.network)} (${first.value.value})`,
            when: allOf(overlap.when, peer.when),
            causes: [place(second.value), place(first.value)],
            related: [
              { span: first.value.span, message: `the network ${named(first.network)} has ${first.value.value}` },
              ...(peer.named ? [{ span: peer.named.span, message: 'the peering' }] : []),
            ],
          };
          break;
        }
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.0.0.0/16"', 'hub'),
      marked(
        virtualNetwork('"10.1.0.0/16", "10.0.128.0/20"'),
        '"10.0.128.0/20"',
        'peered-networks-overlap: the address space 10.0.128.0/20 overlaps that of the peered network `hub` (10.0.0.0/16)',
      ),
      peering('main', 'hub'),
      peering('hub', 'main'),
    ),
  },
  {
    title: 'Nothing in common',
    text: configuration(virtualNetwork('"10.0.0.0/16"', 'hub'), virtualNetwork('"10.1.0.0/16"'), peering('main', 'hub'), peering('hub', 'main')),
  },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.0.0.0/16'", 'hub'),
      marked(
        bicepNetwork("'10.1.0.0/16', '10.0.128.0/20'", 'spoke'),
        "'10.0.128.0/20'",
        'peered-networks-overlap: the address space 10.0.128.0/20 overlaps that of the peered network `hub` (10.0.0.0/16)',
      ),
      bicepPeering('spoke', 'hub'),
      bicepPeering('hub', 'spoke'),
    ),
  },
];
