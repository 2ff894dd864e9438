import { count } from '../plan/capacity';
import { poolsPerCluster } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { configuration, marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const tooManyPools: Rule = {
  id: 'too-many-pools',
  severity: 'error',
  group: 'capacity',
  title: 'More node pools than a cluster may have',
  about: `A cluster has 100 node pools at most. Azure refuses the next one; give one pool more nodes, or make another cluster.`,
  sources: [pages.quotas],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const pools = cluster.nodePools.filter(({ exists }) => exists === 'yes').length;
      if (cluster.described && pools > poolsPerCluster.value) yield { at: cluster.span, message: `the cluster has ${count(pools)} node pools, and may have ${count(poolsPerCluster.value)}`, when: whenMade(cluster) };
    }
  },
};

const terraform = (pools: number): string => configuration(inTerraform({ nodes: '"10.1.0.0/20"', profile: 'network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\npod_cidr            = "100.64.0.0/12"' }), `resource "azurerm_kubernetes_cluster_node_pool" "work" {
  count                 = ${String(pools)}
  name                  = "work\${count.index}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = "Standard_D4s_v5"
  node_count            = 1
  vnet_subnet_id        = azurerm_subnet.nodes.id
}
`);
const bicep = (pools: number): string => configuration(inBicep({ nodes: "'10.1.0.0/20'", profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\npodCidr: '100.64.0.0/12'" }), `resource work 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = [for n in range(0, ${String(pools)}): {
  parent: cluster
  name: 'work\${n}'
  properties: {
    mode: 'User'
    vmSize: 'Standard_D4s_v5'
    count: 1
    vnetSubnetID: nodes.id
  }
}]
`);

export const examples = (): readonly Example[] => [
  { text: marked(terraform(100), 'resource "azurerm_kubernetes_cluster" "main"', 'too-many-pools: the cluster has 101 node pools, and may have 100') },
  { text: terraform(99) },
  { title: 'In Bicep', text: marked(bicep(120), "resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01'", 'too-many-pools: the cluster has 121 node pools, and may have 100') },
];
