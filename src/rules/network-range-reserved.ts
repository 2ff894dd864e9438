import { allOf, compatible } from '../model/condition';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { cluster, configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { chosenRanges, networksWithClusters, overlapping, overlappedOf } from './shared/reserved';
import type { Rule } from './rule';

const reserved = ['192.0.2.0/24'];

export const networkRangeReserved: Rule = {
  id: 'network-range-reserved',
  severity: 'error',
  group: 'ranges',
  title: 'The network of a cluster overlaps 192.0.2.0/24',
  about: `AKS keeps 192.0.2.0/24 for itself and has refused clusters in a network with these addresses since 2019, also when they
are a part of a larger range. Networks without clusters may use them. Choose another address space: 192.168.0.0/16 is
private, most of 192.0.0.0/8 is not.`,
  sources: [pages.cniOverview, pages.release('2019-05-20')],
  *check(design) {
    for (const { network, when } of networksWithClusters(design)) {
      for (const held of chosenRanges(network)) {
        const found = overlappedOf(held.range, reserved);
        if (found.length === 0 || !compatible(when, held.when)) continue;
        yield {
          at: held.value.span,
          message: `the range ${held.value.value} ${overlapping(found)}, which AKS keeps for itself, in the network of a cluster`,
          when: allOf(when, held.when),
          causes: [place(held.value)],
        };
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      marked(virtualNetwork('"192.0.0.0/16"'), '"192.0.0.0/16"', 'network-range-reserved: the range 192.0.0.0/16 overlaps 192.0.2.0/24, which AKS keeps for itself'),
      subnet('nodes', '"192.0.8.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'A private range',
    text: configuration(
      virtualNetwork('"192.168.0.0/16"'),
      subnet('nodes', '"192.168.8.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicep(
      marked(bicepNetwork("'192.0.0.0/16'"), "'192.0.0.0/16'", 'network-range-reserved: the range 192.0.0.0/16 overlaps 192.0.2.0/24, which AKS keeps for itself'),
      bicepSubnet('nodes', "'192.0.8.0/24'"),
      bicepCluster({ profile: bicepOverlay }),
    ),
  },
];
