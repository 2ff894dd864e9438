import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { marked } from './shared/example-parts';
import { planText, plannedCluster, plannedNetwork, plannedPool, plannedSubnet } from './shared/plan-example-parts';
import { replacement } from './shared/planned-changes';
import type { Rule } from './rule';
import { named } from './shared/words';

export const poolReplaced: Rule = {
  id: 'pool-replaced',
  severity: 'warning',
  group: 'changes',
  title: 'A plan destroys a node pool and makes it anew',
  about: `All nodes of the pool go before the new ones come, and their pods wait or move to other pools meanwhile. The subnets of a pool and
how many pods its nodes hold cannot be changed. With \`temporary_name_for_rotation\` the provider makes another pool
before it takes the old one away, but drains no node. To lose nothing add a pool under another name, drain the old one, and take it
out then.`,
  sources: [
    pages.nodePools,
    { title: 'azurerm_kubernetes_cluster_node_pool', url: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/kubernetes_cluster_node_pool.html.markdown', date: '2026-08-22' },
  ],
  *check({ network }) {
    for (const cluster of network.clusters) {
      // With the cluster everything goes.
      if (cluster.change?.kind === 'replaced') continue;
      for (const pool of cluster.nodePools) {
        const fault = replacement(pool, `the plan destroys the node pool ${named(pool)} and makes it anew`);
        if (fault) yield fault;
      }
    }
  },
};


export const examples = (): readonly Example[] => [
  {
    text: marked(
      planText(plannedNetwork, plannedSubnet('10.1.0.0/24'), plannedCluster({}), plannedPool({ max_pods: 110 }, { actions: ['delete', 'create'], before: { max_pods: 30 }, paths: [['max_pods']] })),
      '110',
      'pool-replaced: the plan destroys the node pool `apps` and makes it anew, because its `max_pods` is 30 and becomes 110',
    ),
  },
  { title: 'More nodes', text: planText(plannedNetwork, plannedSubnet('10.1.0.0/24'), plannedCluster({}), plannedPool({ node_count: 4 }, { actions: ['update'], before: { node_count: 2 } })) },
  { title: 'Bicep does not say what is there', text: bicepHome({}) },
];
