import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { clusterNodes, nodesAndLimits, nodesPlace } from './shared/cluster-nodes';
import type { Example } from './example';
import { bicep, bicepAgentPool, bicepCluster, bicepNetwork, bicepSubnet, largeBicepOverlay } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { clusterWith, inNodes, largeOverlay, nodePool } from './shared/node-example-parts';
import type { Rule } from './rule';
import { decisiveNodes, largestUnder, nodesOfPools, spellCase } from './shared/shortage';

export const autoscalerOverClusterLimit: Rule = {
  id: 'autoscaler-over-cluster-limit',
  severity: 'warning',
  group: 'capacity',
  title: 'The autoscaler may add more nodes than a cluster may have',
  about: `The maxima of all pools together are more than the nodes that a cluster may have: 5,000, or 1,000 in the free tier. The
cluster can be made, but it will never become that large, and pods may wait for nodes that do not come. Choose another tier, or
lower the maxima to what the cluster can have.`,
  sources: [pages.quotas, pages.tiers],
  *check({ plan }) {
    for (const cluster of plan.clusters) {
      yield* judged(nodesAndLimits(cluster, 'max'), whenMade(cluster.cluster), ({ nodes, limit, free }) => {
        const now = largestUnder(clusterNodes(cluster, 'now'), nodes.when);
        if (nodes.atLeast <= limit || (now && now.atLeast > limit)) return undefined;
        return {
          at: nodesPlace(cluster, cluster.cluster.span),
          message: `the pools may grow to ${spellCase(nodes, 'node', 'nodes')}, AKS allows ${count(limit)} in a cluster${free ? ' of the free tier' : ''}`,
          related: nodesOfPools(cluster.pools, nodes.when, 'max'),
          causes: decisiveNodes(cluster.pools, { needed: nodes, available: { ...nodes, atLeast: limit, atMost: limit }, when: nodes.when }),
        };
      });
    }
  },
};

function withTier(first: string, tier = ''): string {
  return configuration(
    virtualNetwork('"10.0.0.0/8"'),
    subnet('nodes', '"10.1.0.0/20"'),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      ...(tier && { rest: `  sku_tier            = "${tier}"` }),
      profile: largeOverlay,
    }).replace(/^(.*)\n/, `$1\n${first}`),
    ...['blue', 'green'].map((name) =>
      nodePool(
        name,
        `
  auto_scaling_enabled  = true
  min_count             = 3
  max_count             = 600
  vnet_subnet_id        = azurerm_subnet.nodes.id`,
      ),
    ),
  );
}

function inTier(tier: string, head = '', mark = ''): string {
  const main = bicepCluster({ profile: largeBicepOverlay, tier });
  return bicep(
    bicepNetwork("'10.0.0.0/8'"),
    bicepSubnet('nodes', "'10.1.0.0/20'"),
    mark ? marked(main, head, mark) : main,
    ...['blue', 'green'].map((name) =>
      bicepAgentPool(
        name,
        `
        enableAutoScaling: true
        count: 3
        minCount: 3
        maxCount: 600
        vnetSubnetID: nodes.id`,
      ),
    ),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withTier(`~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ autoscaler-over-cluster-limit: the pools may grow to 1,203 nodes, AKS allows 1,000 in a cluster of the free tier\n`),
  },
  { text: withTier('', 'Standard') },
  {
    title: 'In Bicep',
    text: inTier(
      'Free',
      "resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01'",
      'autoscaler-over-cluster-limit: the pools may grow to 1,203 nodes, AKS allows 1,000 in a cluster of the free tier',
    ),
  },
  { text: inTier('Standard') },
];
