import { count } from '../plan/capacity';
import { kubenetNodes } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { nodesPlace } from './shared/cluster-nodes';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { isOverKubenetLimit, nodesWithPlugin, standingOverLimit } from './shared/kubenet-nodes';
import { clusterWith, inNodes } from './shared/node-example-parts';
import type { Rule } from './rule';
import { decisiveNodes, nodesOfPools, spellCase } from './shared/shortage';

export const kubenetNoRoomForUpgrade: Rule = {
  id: 'kubenet-no-room-for-upgrade',
  severity: 'warning',
  group: 'compatibility',
  title: 'The kubenet cluster has more than 400 nodes in an upgrade',
  about: `With kubenet every node needs a route in the route table of the subnet, and a table holds 400. The nodes that an upgrade
adds need one as well, so that AKS refuses to start an upgrade that would go beyond. Lower the surge or the number of nodes, or
move to overlay, which needs no routes.`,
  sources: [pages.kubenetHowTo, pages.networkLimits, pages.release('2023-09-10')],
  *check({ plan }) {
    for (const cluster of plan.clusters) {
      if (standingOverLimit(cluster)) continue;
      yield* judged(nodesWithPlugin(cluster, 'upgrade'), whenMade(cluster.cluster), (way) => {
        if (!isOverKubenetLimit(way)) return undefined;
        return {
          at: nodesPlace(cluster, way.plugin.span),
          message: `kubenet has a route for each of ${count(kubenetNodes.value)} nodes, an upgrade has ${spellCase(way.nodes, 'node', 'nodes')}`,
          related: nodesOfPools(cluster.pools, way.nodes.when, 'upgrade'),
          causes: decisiveNodes(cluster.pools, { needed: way.nodes, available: { ...way.nodes, atLeast: kubenetNodes.value, atMost: kubenetNodes.value }, when: way.nodes.when }),
        };
      });
    }
  },
};

const kubenet = `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
    pod_cidr       = "10.244.0.0/14"`;

function withNodes(nodes: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/20"'),
    clusterWith({ pool: `    node_count     = ${nodes}\n${inNodes}`, profile: kubenet }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withNodes(`380
                     ~~~ kubenet-no-room-for-upgrade: kubenet has a route for each of 400 nodes, an upgrade has 418 nodes`),
  },
  { text: withNodes('300') },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/20'"),
      bicepCluster({
        profile: `
          networkPlugin: 'kubenet'
                         ~~~~~~~~~ kubenet-retiring: kubenet retires
          podCidr: '10.244.0.0/14'`,
        pool: `
          count: 380
                 ~~~ kubenet-no-room-for-upgrade: kubenet has a route for each of 400 nodes, an upgrade has 418 nodes
          vnetSubnetID: nodes.id`,
      }),
    ),
  },
];
