import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { size } from './shared/causes';
import { enlargePodCidr } from './shared/capacity-proposals';
import type { Example } from './example';
import { bicepHome, bicepPods } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { clusterWith, inNodes } from './shared/node-example-parts';
import { asPodCidr, podCidrRefused, podPrefixUnder } from './shared/pod-shortage';
import type { Rule } from './rule';
import { decisiveNodes, nodesOfPools, spellCase } from './shared/shortage';
import { insufficientSubnetSize } from './shared/troubleshooting';

export const podCidrTooSmall: Rule = {
  id: 'pod-cidr-too-small',
  severity: 'error',
  group: 'capacity',
  title: 'The pod CIDR has fewer blocks of /24 than the cluster has nodes',
  about: `With kubenet and with overlay every node takes a whole /24 of the pod CIDR for its pods, however many it may run; that
size cannot be changed. Azure counts the nodes of all pools, and for a pool with an autoscaler its maximum. A /16 has room for
256 nodes, a /20 for 16.

The pod CIDR is hard to change later: with kubenet it is fixed, and Terraform makes the cluster anew. Choose one with room for
every node that the cluster may ever have; with overlay several clusters may use the same one.`,
  sources: [pages.overlayConcepts, pages.addressPlanning, insufficientSubnetSize],
  azureErrors: ['InsufficientSubnetSize', 'InsufficientPodCidr'],
  *check(design) {
    for (const range of design.plan.podRanges) {
      const short = podCidrRefused(range);
      const prefix = short && podPrefixUnder(range, short.when);
      if (!short || !prefix) continue;
      yield {
        at: prefix.span,
        message: `Azure counts ${spellCase(short.needed, 'node', 'nodes')} with a /24 each, ${asPodCidr(range, prefix)} has room for ${count(short.available.atLeast)}`,
        when: short.when,
        causes: [size(prefix), ...decisiveNodes(range.cluster.pools, short)],
        related: nodesOfPools(range.cluster.pools, short.when, 'max'),
        fixes: enlargePodCidr(design, range),
      };
    }
  },
};

const autoscaled = `
    auto_scaling_enabled = true
    min_count            = 3
    max_count            = 30
    vnet_subnet_id       = azurerm_subnet.nodes.id`;

const threeHundred = (): string => `
    node_count     = 300
${inNodes}`;

function profile(podCidr: string, mark = ''): string {
  return `    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "${podCidr}"${mark && `\n                          ${'~'.repeat(podCidr.length + 2)} ${mark}`}`;
}

const growing = `
  enableAutoScaling: true
  count: 3
  minCount: 3
  maxCount: 30
  vnetSubnetID: nodes.id`;

export const examples = (): readonly Example[] => [
  {
    title: 'The maximum of the autoscaler counts',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({
        pool: autoscaled,
        profile: profile('10.244.0.0/20', 'pod-cidr-too-small: Azure counts 30 nodes with a /24 each, 10.244.0.0/20 has room for 16'),
      }),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({ pool: autoscaled, profile: profile('10.244.0.0/18') }),
    ),
  },
  {
    title: 'Nothing is written, so that Azure uses 10.244.0.0/16',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/20"'),
      clusterWith({ pool: threeHundred(), profile: `    network_plugin      = "azure"\n    network_plugin_mode = "overlay"` }).replace(
        '  network_profile {\n',
        `  network_profile {
  ~~~~~~~~~~~~~~~ pod-cidr-too-small: Azure counts 300 nodes with a /24 each, 10.244.0.0/16 (Azure's default) has room for 256
`,
      ),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/20"'),
      clusterWith({ pool: threeHundred(), profile: profile('10.244.0.0/15') }),
    ),
  },
  {
    title: 'Room for every node and for an upgrade',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({ pool: autoscaled, profile: profile('10.244.0.0/18') }),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: growing,
      profile: bicepPods('10.244.0.0/20', 'pod-cidr-too-small: Azure counts 30 nodes with a /24 each, 10.244.0.0/20 has room for 16'),
    }),
    fixed: bicepHome({ pool: growing, profile: bicepPods('10.244.0.0/18') }),
  },
];
