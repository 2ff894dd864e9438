import * as pages from '../plan/facts/sources';
import { size } from './shared/causes';
import { enlargeSubnet } from './shared/capacity-proposals';
import type { Example } from './example';
import { bicepHome, type BicepHomeText } from './shared/bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { azureCni, clusterWith, markedSubnet, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { countedPools, decisivePools, livesIn, prefixUnder, refused, spellCase, spellRoom } from './shared/shortage';
import { insufficientSubnetSize } from './shared/troubleshooting';

export const subnetTooSmall: Rule = {
  id: 'subnet-too-small',
  severity: 'error',
  group: 'capacity',
  title: 'The subnet has fewer addresses than Azure counts for its node pools',
  about: `When a pool is made or scaled, Azure adds up what all pools in the subnet may take and refuses when the subnet has
less: it keeps five addresses of every subnet for itself. A pool with an autoscaler counts with its maximum, from the start.

With kubenet, overlay, pod subnets and a CNI of your own every node counts as one address. With Azure CNI in the node subnet
every node counts as its number of pods less one, so that ten nodes of 30 pods count as 290. (Microsoft's planning pages add
addresses and nodes for upgrades; that is another rule.)

The prefix of a subnet cannot be changed while nodes are in it. Make it large enough before the first node is there, or lower
the number of nodes or of pods per node; overlay needs the fewest addresses.`,
  sources: [insufficientSubnetSize, pages.addressPlanning, pages.countedAddresses, pages.overlayConcepts],
  azureErrors: ['InsufficientSubnetSize'],
  *check(design) {
    for (const plan of design.plan.subnets) {
      const short = livesIn(plan) === 'nodes' ? refused(plan) : undefined;
      const prefix = short && prefixUnder(plan.subnet, short.when);
      if (!short || !prefix) continue;
      yield {
        at: prefix.span,
        message: `Azure counts ${spellCase(short.needed, 'address', 'addresses')}, ${spellRoom(short.available, plan, design.network)}`,
        when: short.when,
        causes: [size(prefix), ...decisivePools(plan, short)],
        related: countedPools(plan, short.when),
        fixes: enlargeSubnet(design, plan),
      };
    }
  },
};

const pool = `
    node_count     = 9
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.nodes.id`;

function autoscaled(prefix: string, nodes: string): string {
  return configuration(
    `variable "nodes" {\n  default = "${prefix}"\n}`,
    virtualNetwork('"10.1.0.0/24"'),
    nodes,
    clusterWith({ pool: pool.replace('9', '3'), profile: overlay }),
    nodePool(
      'apps',
      `
  auto_scaling_enabled  = true
  min_count             = 1
  max_count             = 30
  vnet_subnet_id        = azurerm_subnet.nodes.id`,
    ),
  );
}

const nineInBicep = (nodes: string): BicepHomeText => ({
  nodes,
  profile: "networkPlugin: 'azure'",
  pool: `
    count: 9
    maxPods: 30
    vnetSubnetID: nodes.id`,
});

export const examples = (): readonly Example[] => [
  {
    title: 'Nine nodes of 30 pods each in a /24',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      markedSubnet('"10.1.0.0/24"', 'subnet-too-small: Azure counts 261 addresses, the subnet has 251'),
      clusterWith({ pool, profile: azureCni }),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/23"'), clusterWith({ pool, profile: azureCni })),
  },
  {
    title: 'All pools in the subnet count, with the maximum of their autoscaler',
    text: autoscaled('10.1.0.0/27', markedSubnet('var.nodes', 'subnet-too-small: Azure counts 33 addresses, the subnet has 27')),
    fixed: autoscaled('10.1.0.0/26', subnet('nodes', 'var.nodes')),
  },
  {
    title: 'Room for the pods and for an upgrade',
    text: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/23"'), clusterWith({ pool, profile: azureCni })),
  },
  {
    title: 'In Bicep',
    text: marked(bicepHome(nineInBicep("'10.1.0.0/24'")), "'10.1.0.0/24'", 'subnet-too-small: Azure counts 261 addresses, the subnet has 251'),
    fixed: bicepHome(nineInBicep("'10.1.0.0/23'")),
  },
];
