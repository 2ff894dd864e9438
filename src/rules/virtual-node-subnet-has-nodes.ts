import type { Example } from './example';
import { bicepHome, bicepVirtualNodes } from './shared/bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { azureCni, clusterWith, inNodes } from './shared/node-example-parts';
import type { Rule } from './rule';
import { publicIssue, virtualNodes } from './shared/troubleshooting';
import { virtualNodeHomes } from './shared/virtual-node-homes';
import { withVirtualNodes } from './shared/virtual-node-examples';
import { named } from './shared/words';

export const virtualNodeSubnetHasNodes: Rule = {
  id: 'virtual-node-subnet-has-nodes',
  severity: 'error',
  group: 'compatibility',
  title: 'Virtual nodes are to live in the subnet of the nodes',
  about: `Virtual nodes run pods as container instances, for which their subnet is delegated to \`Microsoft.ContainerInstance/containerGroups\`. A subnet
with nodes in it cannot be delegated, so that no virtual node ever comes up. Give them an empty subnet of their own in the same network.`,
  sources: [virtualNodes, publicIssue('virtual-kubelet/virtual-kubelet', 647, '2019')],
  azureErrors: ['SubnetDelegationsCannotChangeWhenSubnetUsedByResource'],
  *check(design) {
    for (const { subnet: home, name, pool, when } of virtualNodeHomes(design)) {
      if (!pool) continue;
      yield {
        at: name.span,
        message: `virtual nodes need a subnet of their own, and the nodes of the pool ${named(pool)} live in ${named(home)}`,
        when,
        related: [{ span: pool.subnet.span, message: `the pool ${named(pool)} has its nodes there` }],
      };
    }
  },
};

const says = 'virtual-node-subnet-has-nodes: virtual nodes need a subnet of their own, and the nodes of the pool `system` live in `nodes`';

export const examples = (): readonly Example[] => [
  {
    text: marked(configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({ pool: `    node_count     = 3\n${inNodes}`, rest: '  aci_connector_linux {\n    subnet_name = azurerm_subnet.nodes.name\n  }', profile: azureCni }),
    ), 'azurerm_subnet.nodes.name', says),
  },
  { text: withVirtualNodes(azureCni) },
  {
    title: 'In Bicep',
    text: marked(bicepHome({
      profile: "networkPlugin: 'azure'",
      properties: `addonProfiles: {
  aciConnectorLinux: {
    enabled: true
    config: {
      SubnetName: nodes.name
    }
  }
}`,
    }), 'nodes.name', says),
  },
  { title: 'In Bicep, apart', text: bicepVirtualNodes("networkPlugin: 'azure'") },
];
