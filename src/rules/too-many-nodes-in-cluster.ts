import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { nodesAndLimits, nodesPlace } from './shared/cluster-nodes';
import type { Example } from './example';
import { bicepAgentPool, inBicepNodes, largeBicepOverlay } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { clusterWith, inNodes, largeOverlay, nodePool } from './shared/node-example-parts';
import type { Rule } from './rule';
import { decisiveNodes, nodesOfPools, spellCase } from './shared/shortage';

export const tooManyNodesInCluster: Rule = {
  id: 'too-many-nodes-in-cluster',
  severity: 'error',
  group: 'capacity',
  title: 'The cluster has more nodes than AKS allows',
  about: `A cluster has 5,000 nodes at most, and 1,000 in the free tier, which is what holds where no tier is written. The free
tier is meant for trying things out: Microsoft advises fewer than ten nodes there. Choose the standard tier, or spread the nodes
over several clusters.`,
  sources: [pages.quotas, pages.tiers],
  *check({ plan }) {
    for (const cluster of plan.clusters) {
      yield* judged(nodesAndLimits(cluster, 'now'), whenMade(cluster.cluster), ({ nodes, limit, free }) => {
        if (nodes.atLeast <= limit) return undefined;
        return {
          at: nodesPlace(cluster, cluster.cluster.span),
          message: `the cluster has ${spellCase(nodes, 'node', 'nodes')}, AKS allows ${count(limit)}${free ? ' in the free tier' : ''}`,
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
      pool: `    node_count     = 600\n${inNodes}`,
      ...(tier && { rest: `  sku_tier            = "${tier}"` }),
      profile: largeOverlay,
    }).replace(/^(.*)\n/, `$1\n${first}`),
    nodePool('apps', `  node_count            = 600\n  vnet_subnet_id        = azurerm_subnet.nodes.id`),
  );
}

function ofTier(tier: string): string {
  return bicepHome({
    space: "'10.0.0.0/8'",
    nodes: "'10.1.0.0/20'",
    tier,
    profile: largeBicepOverlay,
    pool: inBicepNodes(600),
    below: [bicepAgentPool('apps', inBicepNodes(600))],
  });
}

export const examples = (): readonly Example[] => [
  {
    title: 'Without a tier the limit of the free one holds',
    text: withTier(`~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ too-many-nodes-in-cluster: the cluster has 1,200 nodes, AKS allows 1,000 in the free tier\n`),
  },
  { text: withTier('', 'Standard') },
  {
    title: 'In Bicep, where the tier is written',
    text: marked(
      ofTier('Free'),
      "resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01'",
      'too-many-nodes-in-cluster: the cluster has 1,200 nodes, AKS allows 1,000 in the free tier',
    ),
  },
  { title: 'In Bicep, of the standard tier', text: ofTier('Standard') },
];
