import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay } from './shared/bicep-example-parts';
import { bicepVirtualNodes } from './shared/bicep-pool-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { azureCni, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { virtualNodes } from './shared/troubleshooting';
import { withVirtualNodes } from './shared/virtual-node-examples';

export const virtualNodesOnOverlay: Rule = {
  id: 'virtual-nodes-on-overlay',
  severity: 'error',
  group: 'compatibility',
  title: 'Virtual nodes are on, and the mode is overlay',
  about: `Virtual nodes run pods as container instances in a subnet of the virtual network. With overlay the pods of the cluster
have addresses of their own outside of that network, and virtual nodes are not supported. Use Azure CNI with pods in the node
subnet, or do without virtual nodes.`,
  sources: [pages.overlayConcepts, virtualNodes],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const ways = triples(cluster.virtualNodeSubnet, cluster.networkPluginMode, cluster.networkPlugin);
      yield* judged(ways, whenMade(cluster), ([subnet, mode, plugin]) => {
        if (subnet.kind !== 'known' || !isWord(mode, 'overlay') || isWord(plugin, 'kubenet') || isWord(plugin, 'none')) return undefined;
        return {
          at: subnet.span,
          message: 'virtual nodes do not go with the mode `overlay`',
          related: [{ span: mode.span, message: 'the mode is `overlay`' }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: withVirtualNodes(overlay, 'virtual-nodes-on-overlay: virtual nodes do not go with the mode `overlay`') },
  { text: withVirtualNodes(azureCni) },
  {
    title: 'In Bicep',
    text: bicepVirtualNodes(bicepOverlay, 'virtual-nodes-on-overlay: virtual nodes do not go with the mode `overlay`'),
  },
];
