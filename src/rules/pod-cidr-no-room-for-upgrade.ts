import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { size } from './shared/causes';
import { enlargePodCidr } from './shared/capacity-proposals';
import type { Example } from './example';
import { inBicepNodes } from './shared/bicep-example-parts';
import { bicepHome, bicepPods } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { clusterWith, inNodes } from './shared/node-example-parts';
import { asPodCidr, podCidrRefused, podCidrShortInUpgrade, podPrefixUnder } from './shared/pod-shortage';
import type { Rule } from './rule';
import { decisiveNodes, nodesOfPools, spellCase } from './shared/shortage';

export const podCidrNoRoomForUpgrade: Rule = {
  id: 'pod-cidr-no-room-for-upgrade',
  severity: 'warning',
  group: 'capacity',
  title: 'The pod CIDR has no blocks for the nodes that an upgrade adds',
  about: `An upgrade starts new nodes before it drains old ones, and each of them takes a /24 of the pod CIDR as every node does
with kubenet and overlay. When all blocks are taken, the new nodes get none, and the upgrade does not go on.

The pod CIDR is hard to change later. Choose a larger one before the cluster is made, or let pools grow less far.`,
  sources: [pages.overlayConcepts, pages.addressPlanning, pages.rollingUpgrades],
  *check(design) {
    for (const range of design.plan.podRanges) {
      const short = podCidrRefused(range) ? undefined : podCidrShortInUpgrade(range);
      const prefix = short && podPrefixUnder(range, short.when);
      if (!short || !prefix) continue;
      yield {
        at: prefix.span,
        message: `an upgrade has ${spellCase(short.needed, 'node', 'nodes')} with a /24 each, ${asPodCidr(range, prefix)} has room for ${count(short.available.atLeast)}`,
        when: short.when,
        causes: [size(prefix), ...decisiveNodes(range.cluster.pools, short)],
        related: nodesOfPools(range.cluster.pools, short.when, 'upgrade'),
        fixes: enlargePodCidr(design, range),
      };
    }
  },
};

const sixteen = (): string => `
    node_count     = 16
${inNodes}`;

function profile(podCidr: string, mark = ''): string {
  return `    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "${podCidr}"${mark && `\n                          ${'~'.repeat(podCidr.length + 2)} ${mark}`}`;
}

export const examples = (): readonly Example[] => [
  {
    title: 'Sixteen nodes take all of a /20',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({
        pool: sixteen(),
        profile: profile('10.244.0.0/20', 'pod-cidr-no-room-for-upgrade: an upgrade has 18 nodes with a /24 each, 10.244.0.0/20 has room for 16'),
      }),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({ pool: sixteen(), profile: profile('10.244.0.0/19') }),
    ),
  },
  {
    title: 'Blocks to spare',
    text: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), clusterWith({ pool: sixteen(), profile: profile('10.244.0.0/19') })),
  },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: inBicepNodes(16),
      profile: bicepPods('10.244.0.0/20', 'pod-cidr-no-room-for-upgrade: an upgrade has 18 nodes with a /24 each, 10.244.0.0/20 has room for 16'),
    }),
    fixed: bicepHome({ pool: inBicepNodes(16), profile: bicepPods('10.244.0.0/19') }),
  },
];
