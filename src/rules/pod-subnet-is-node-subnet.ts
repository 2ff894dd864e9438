import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepHome, inBicepPods } from './shared/bicep-pool-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { azureCni } from './shared/node-example-parts';
import { inPods, withPodSubnet } from './shared/pod-subnet-examples';
import type { Rule } from './rule';
import { named } from './shared/words';

export const podSubnetIsNodeSubnet: Rule = {
  id: 'pod-subnet-is-node-subnet',
  severity: 'error',
  group: 'compatibility',
  title: 'The pods of a pool have the same subnet as its nodes',
  about: `A pod subnet is delegated to AKS, and the subnet of the nodes must not be delegated: they cannot be one. Give the pods a
subnet of their own, which pools and clusters in the same virtual network may share, or leave the pod subnet out to have the pods
in the subnet of the nodes.`,
  sources: [pages.dynamicAllocation, pages.podSubnetConcepts],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(pairs(pool.subnet, pool.podSubnet), whenMade(pool), ([nodes, pods]) => {
        if (nodes.kind !== 'known' || pods.kind !== 'known' || nodes.value !== pods.value) return undefined;
        return {
          at: pods.span,
          message: `the pods of the pool ${named(pool)} are to live in the subnet of its nodes`,
          related: [{ span: nodes.span, message: 'its nodes live there' }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withPodSubnet({
      profile: azureCni,
      link: `azurerm_subnet.nodes.id
                     ~~~~~~~~~~~~~~~~~~~~~~~ pod-subnet-is-node-subnet: the pods of the pool \`system\` are to live in the subnet of its nodes`,
    }),
  },
  { text: withPodSubnet({ profile: azureCni, link: inPods }) },
  {
    title: 'In Bicep',
    text: bicepHome({
      profile: "networkPlugin: 'azure'",
      pool: inBicepPods(3, `nodes.id
             ~~~~~~~~ pod-subnet-is-node-subnet: the pods of the pool \`system\` are to live in the subnet of its nodes`),
    }),
  },
];
