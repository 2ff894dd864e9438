import type { Cluster } from '../model/network';
import { isWord } from '../plan/defaults';
import { policyManagerRetires } from '../plan/facts/dates';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepPool, bicepSubnet } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';
import { named } from './shared/words';

export const azurePolicyRetiring: Rule = {
  id: 'azure-policy-retiring',
  severity: 'warning',
  group: 'compatibility',
  title: 'The network policy manager azure retires',
  about: `Microsoft retires the network policy manager \`azure\` (NPM): on Windows nodes support ended on 2026-09-30, on Linux
nodes it ends on 2028-09-30. The policy and data plane \`cilium\` take its place on Linux; on Windows there is Calico. A cluster
can be moved to Cilium in place.`,
  sources: [pages.networkPolicies, pages.overlayConcepts],
  *check({ network, today }) {
    for (const cluster of network.clusters) {
      const ways = triples(cluster.networkPolicy, cluster.networkPlugin, cluster.dataPlane);
      yield* judged(ways, whenMade(cluster), ([policy, plugin, dataPlane]) => {
        // Where the policy is refused anyway, the rules that say so are enough.
        if (!isWord(policy, 'azure') || isWord(plugin, 'kubenet') || isWord(plugin, 'none') || isWord(dataPlane, 'cilium')) return undefined;
        const windows = windowsPool(cluster);
        return {
          at: policy.span,
          message: windows && today <= dates.linux ? `${ending(dates.windows, today)} on Windows nodes, which the cluster has` : ending(dates.linux, today),
          related: windows ? [{ span: windows.osType.span, message: `the pool ${named(windows)} runs Windows` }] : [],
        };
      });
    }
  },
};

const dates = policyManagerRetires.value;

function ending(date: string, today: string): string {
  return `support of the network policy manager \`azure\` ${today > date ? 'ended' : 'ends'} on ${date}`;
}

function windowsPool({ nodePools }: Cluster): Cluster['nodePools'][number] | undefined {
  return nodePools.find(({ osType, exists }) => exists === 'yes' && isWord(osType, 'Windows'));
}

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "azure"
                          ~~~~~~~ azure-policy-retiring: support of the network policy manager \`azure\` ends on 2028-09-30`),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"`),
  },
  {
    title: 'In Bicep, with a pool that runs Windows',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/24'"),
      bicepCluster({
        profile: `
          networkPlugin: 'azure'
          networkPluginMode: 'overlay'
          networkPolicy: 'azure'
                         ~~~~~~~ azure-policy-retiring: support of the network policy manager \`azure\` ended on 2026-09-30 on Windows nodes, which the cluster has`,
        pools: [
          bicepPool(
            'win',
            `
            osType: 'Windows'
            count: 2
            vnetSubnetID: nodes.id`,
          ),
        ],
      }),
    ),
  },
];
