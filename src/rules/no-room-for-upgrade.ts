import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { size } from './shared/causes';
import { enlargeSubnet } from './shared/capacity-proposals';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepSubnet, type BicepClusterText } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { azureCni, clusterWith, inNodes, markedSubnet, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { decisivePools, largestUnder, livesIn, prefixUnder, refused, shortInUpgrade, spellCase, spellRoom, upgradingPools } from './shared/shortage';
import { insufficientSubnetSize, subnetIsFull } from './shared/troubleshooting';

export const noRoomForUpgrade: Rule = {
  id: 'no-room-for-upgrade',
  severity: 'warning',
  group: 'capacity',
  title: 'The subnet has no room for the nodes that an upgrade adds',
  about: `An upgrade starts new nodes before it drains old ones: as many as the surge says (\`max_surge\`, in templates
\`maxSurge\`), 10 % of each pool (at least one node) where nothing is written. All pools of a subnet are counted together. The pools can be made in this subnet, but an
upgrade of Kubernetes or of the node images stops for want of addresses, often a year later.

The numbers follow Microsoft's planning pages: in the node subnet every node takes an address for itself and one for each pod
that it may run, \`(nodes + surge) × (1 + pods per node)\`; in the other models one for itself. Use a larger prefix before the first
node is there, or lower the surge, the autoscaler's maximum or the number of pods.`,
  sources: [pages.addressPlanning, pages.rollingUpgrades, insufficientSubnetSize, subnetIsFull],
  azureErrors: ['InsufficientSubnetSize', 'SubnetIsFull'],
  *check(design) {
    for (const plan of design.plan.subnets) {
      if (livesIn(plan) !== 'nodes' || refused(plan)) continue;
      const short = shortInUpgrade(plan);
      const prefix = short && prefixUnder(plan.subnet, short.when);
      if (!short || !prefix) continue;
      const before = largestUnder(plan.needed.max, short.when);
      const already = before && before.atLeast > short.available.atLeast ? `the pools need ${spellCase(before, 'address', 'addresses')} by Microsoft's formula, and` : '';
      const need = already ? `${already} ${count(short.needed.atLeast)} in an upgrade` : `an upgrade needs ${spellCase(short.needed, 'address', 'addresses')}`;
      yield {
        at: prefix.span,
        message: `${need}, ${spellRoom(short.available, plan, design.network)}`,
        when: short.when,
        causes: [size(prefix), ...decisivePools(plan, short)],
        related: upgradingPools(plan, short.when),
        fixes: enlargeSubnet(design, plan),
      };
    }
  },
};

const eight = (): string => `
    node_count     = 8
    max_pods       = 30
${inNodes}`;

const surging = (): string => `
    node_count     = 24
${inNodes}

    upgrade_settings {
      max_surge = "33%"
    }`;

const eightInBicep = (): BicepClusterText => ({
  profile: "networkPlugin: 'azure'",
  pool: `
    count: 8
    maxPods: 30
    vnetSubnetID: nodes.id`,
});

export const examples = (): readonly Example[] => [
  {
    title: 'Eight nodes of 30 pods fit a /24, a ninth does not',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      markedSubnet('"10.1.0.0/24"', 'no-room-for-upgrade: an upgrade needs 279 addresses, the subnet has 251'),
      clusterWith({ pool: eight(), profile: azureCni }),
    ),
    fixed: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/23"'), clusterWith({ pool: eight(), profile: azureCni })),
  },
  {
    title: 'With overlay only the nodes count, and those of the surge',
    text: configuration(
      virtualNetwork('"10.1.0.0/27", "10.1.4.0/24"'),
      markedSubnet('"10.1.0.0/27"', 'no-room-for-upgrade: an upgrade needs 32 addresses, the subnet has 27'),
      clusterWith({ pool: surging(), profile: overlay }),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/27", "10.1.4.0/24"'),
      subnet('nodes', '"10.1.4.0/26"'),
      clusterWith({ pool: surging(), profile: overlay }),
    ),
  },
  {
    title: 'A surge that fits',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/27"'),
      clusterWith({ pool: surging().replace('33%', '10%'), profile: overlay }),
    ),
  },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      marked(bicepSubnet('nodes', "'10.1.0.0/24'"), "'10.1.0.0/24'", 'no-room-for-upgrade: an upgrade needs 279 addresses, the subnet has 251'),
      bicepCluster(eightInBicep()),
    ),
    fixed: bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/23'"), bicepCluster(eightInBicep())),
  },
];
