import { count } from '../plan/capacity';
import { isWord } from '../plan/defaults';
import { policyManager } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { crossWays, waysOf, type Way } from '../plan/ways';
import { clusterNodes } from './shared/cluster-nodes';
import type { Example } from './example';
import { inBicepNodes, largeBicepOverlay } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { clusterWith, inNodes, largeOverlay } from './shared/node-example-parts';
import type { Case } from '../plan/plan';
import type { Rule } from './rule';
import { nodesOfPools, spellCase } from './shared/shortage';

export const policyManagerOverNodeLimit: Rule = {
  id: 'policy-manager-over-node-limit',
  severity: 'warning',
  group: 'capacity',
  title: 'More nodes than the network policy manager azure is made for',
  about: `Microsoft supports the network policy manager \`azure\` (NPM) for up to 250 nodes and 20,000 pods. Beyond, policies come late
or not at all, and nodes run out of memory. It also retires; the policy and data plane \`cilium\` have no such limit.`,
  sources: [pages.networkPolicies],
  *check({ plan }) {
    for (const cluster of plan.clusters) {
      const nodes = clusterNodes(cluster, 'max').cases.map((each): Way<Case> => ({ of: each, when: each.when }));
      const ways = crossWays(nodes, waysOf(cluster.networkPolicy.value), (each, policy) => ({ nodes: each, policy }));
      yield* judged(ways, whenMade(cluster.cluster), ({ nodes: each, policy }) => {
        if (!isWord(policy, 'azure') || each.atLeast <= policyManager.value.nodes) return undefined;
        return {
          at: policy.span,
          message: `the cluster may have ${spellCase(each, 'node', 'nodes')}, and the network policy manager \`azure\` is supported for ${count(policyManager.value.nodes)}`,
          related: nodesOfPools(cluster.pools, each.when, 'max'),
        };
      });
    }
  },
};

function withNodes(nodes: number, marks: string): string {
  return configuration(
    virtualNetwork('"10.0.0.0/8"'),
    subnet('nodes', '"10.1.0.0/20"'),
    clusterWith({ pool: `    node_count     = ${nodes}\n${inNodes}`, profile: `${largeOverlay}\n    network_policy      = "azure"\n${marks}` }),
  );
}

const retiring = 'azure-policy-retiring: support of the network policy manager';

export const examples = (): readonly Example[] => [
  {
    text: withNodes(300, `                          ~~~~~~~ ${retiring}\n                          ~~~~~~~ policy-manager-over-node-limit: the cluster may have 300 nodes`),
  },
  { text: withNodes(250, `                          ~~~~~~~ ${retiring}`) },
  {
    title: 'In Bicep',
    text: bicepHome({
      space: "'10.0.0.0/8'",
      nodes: "'10.1.0.0/20'",
      pool: inBicepNodes(300),
      profile: `${largeBicepOverlay}
networkPolicy: 'azure'
               ~~~~~~~ ${retiring}
               ~~~~~~~ policy-manager-over-node-limit: the cluster may have 300 nodes`,
    }),
  },
];
