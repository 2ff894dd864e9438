import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepVirtualNodes } from './shared/bicep-pool-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';
import { virtualNodes } from './shared/troubleshooting';
import { withVirtualNodes } from './shared/virtual-node-examples';

export const virtualNodesWithoutAzureCni: Rule = {
  id: 'virtual-nodes-without-azure-cni',
  severity: 'error',
  group: 'compatibility',
  title: 'Virtual nodes are on, but the network plugin is not azure',
  about: `Virtual nodes run pods as container instances in a subnet of the virtual network, where the pods of the cluster must be
able to reach them. AKS refuses the add-on with any other network plugin than \`azure\`. Use Azure CNI with pods in the node subnet.`,
  sources: [virtualNodes, pages.cniOverview],
  azureErrors: ['ACIConnectorRequiresAzureNetworking'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.virtualNodeSubnet, cluster.networkPlugin), whenMade(cluster), ([subnet, plugin]) => {
        if (subnet.kind !== 'known' || plugin.kind !== 'known' || !(isWord(plugin, 'kubenet') || isWord(plugin, 'none'))) return undefined;
        return {
          at: subnet.span,
          message: `virtual nodes need the network plugin \`azure\`, and this is \`${plugin.value}\``,
          related: [{ span: plugin.span, message: `the network plugin is \`${plugin.value}\`` }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withVirtualNodes(
      `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`,
      'virtual-nodes-without-azure-cni: virtual nodes need the network plugin `azure`, and this is `kubenet`',
    ),
  },
  { text: withVirtualNodes('    network_plugin = "azure"') },
  {
    title: 'In Bicep',
    text: bicepVirtualNodes(
      `
      networkPlugin: 'kubenet'
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`,
      'virtual-nodes-without-azure-cni: virtual nodes need the network plugin `azure`, and this is `kubenet`',
    ),
  },
];
