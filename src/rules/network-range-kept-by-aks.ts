import { allOf, compatible } from '../model/condition';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { cluster, configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { chosenRanges, networksWithClusters, overlapping, overlappedOf } from './shared/reserved';
import type { Rule } from './rule';

const reserved = ['172.30.0.0/16', '172.31.0.0/16'];

export const networkRangeKeptByAks: Rule = {
  id: 'network-range-kept-by-aks',
  severity: 'warning',
  group: 'ranges',
  title: 'The network of a cluster overlaps 172.30.0.0/16 or 172.31.0.0/16',
  about: `AKS documents that 172.30.0.0/16 and 172.31.0.0/16 must not belong to the network of a cluster, not even as a part of
a larger range: 172.16.0.0/12 holds both. It was not seen to refuse such a network yet, but it has begun to refuse pod
CIDRs with these addresses, and what else in a cluster uses them is not documented. Of 172.16.0.0/12, use what lies below
172.30.0.0.`,
  sources: [pages.cniOverview, pages.release('2026-05-29')],
  *check(design) {
    for (const { network, when } of networksWithClusters(design)) {
      for (const held of chosenRanges(network)) {
        const found = overlappedOf(held.range, reserved);
        if (found.length === 0 || !compatible(when, held.when)) continue;
        yield {
          at: held.value.span,
          message: `the range ${held.value.value} ${overlapping(found)}, which AKS keeps for itself, and may be refused as the network of a cluster`,
          when: allOf(when, held.when),
          causes: [place(held.value)],
        };
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    title: 'A range that holds both',
    text: configuration(
      marked(virtualNetwork('"172.16.0.0/12"'), '"172.16.0.0/12"', 'network-range-kept-by-aks: the range 172.16.0.0/12 overlaps 172.30.0.0/16 and 172.31.0.0/16, which AKS keeps for itself'),
      subnet('nodes', '"172.16.8.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'The half below them',
    text: configuration(
      virtualNetwork('"172.16.0.0/13"'),
      subnet('nodes', '"172.16.8.0/24"'),
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
      marked(bicepNetwork("'172.16.0.0/12'"), "'172.16.0.0/12'", 'network-range-kept-by-aks: the range 172.16.0.0/12 overlaps 172.30.0.0/16 and 172.31.0.0/16, which AKS keeps for itself'),
      bicepSubnet('nodes', "'172.16.8.0/24'"),
      bicepCluster({ profile: bicepOverlay }),
    ),
  },
];
