import { count } from '../plan/capacity';
import { podSubnetBatch } from '../plan/facts/addresses';
import * as pages from '../plan/facts/sources';
import type { SubnetPlan } from '../plan/plan';
import { size } from './shared/causes';
import { enlargeSubnet } from './shared/capacity-proposals';
import type { Example } from './example';
import { bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome, inBicepPods } from './shared/bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { azureCni, clusterWith } from './shared/node-example-parts';
import { podsAreStatic } from './shared/pod-subnets';
import type { Rule } from './rule';
import { decisivePools, largestUnder, livesIn, prefixUnder, shortInUpgrade, upgradingPools } from './shared/shortage';

export const podSubnetLacksBatches: Rule = {
  id: 'pod-subnet-lacks-batches',
  severity: 'warning',
  group: 'capacity',
  title: 'The pod subnet has fewer batches of 16 addresses than there are nodes',
  about: `With dynamic allocation a node takes 16 addresses of the pod subnet as it starts, before it runs a single pod of yours,
and 16 more whenever fewer than eight of them are free. So a /24, of which Azure keeps five addresses, serves 15 nodes and not
16, and the nodes that an upgrade adds need a batch each as well. Pods on a node that gets none stay pending.

This is the least that the nodes take: plan for the pods that they will run. A pod subnet cannot be made larger while it is in
use; use a larger prefix before the first node is there, or another pod subnet for some of the pools.`,
  sources: [pages.podSubnetConcepts, pages.dynamicAllocation],
  *check(design) {
    for (const plan of design.plan.subnets) {
      if (livesIn(plan) !== 'pods' || podsAreStatic(plan)) continue;
      const short = shortInUpgrade(plan);
      const prefix = short && prefixUnder(plan.subnet, short.when);
      if (!short || !prefix) continue;
      const has = Math.floor(short.available.atLeast / batch);
      yield {
        at: prefix.span,
        message: `${need(plan, short)}, the pod subnet has ${count(has)}`,
        when: short.when,
        causes: [size(prefix), ...decisivePools(plan, short)],
        related: upgradingPools(plan, short.when),
        fixes: enlargeSubnet(design, plan),
      };
    }
  },
};

const batch = podSubnetBatch.value;

function need({ needed }: SubnetPlan, short: NonNullable<ReturnType<typeof shortInUpgrade>>): string {
  const before = largestUnder(needed.max, short.when);
  if (before && before.atLeast > short.available.atLeast) return `the nodes need ${count(before.atLeast / batch)} batches of ${String(batch)} addresses`;
  return `an upgrade needs ${count(short.needed.atLeast / batch)} batches of ${String(batch)} addresses`;
}

function pool(nodes: number): string {
  return `
    node_count     = ${String(nodes)}
    vnet_subnet_id = azurerm_subnet.nodes.id
    pod_subnet_id  = azurerm_subnet.pods.id`;
}

function pods(prefix: string, mark = ''): string {
  return subnet('pods', `"${prefix}"`).replace(/\}\n$/, mark ? `${' '.repeat(26)}${'~'.repeat(prefix.length + 2)} ${mark}\n}\n` : '}\n');
}

function withPodsInBicep(podSubnet: string): string {
  return bicepHome({ profile: "networkPlugin: 'azure'", pool: inBicepPods(16), beside: [podSubnet] });
}

export const examples = (): readonly Example[] => [
  {
    title: 'A /24 serves 15 nodes',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      pods('10.1.2.0/24', 'pod-subnet-lacks-batches: the nodes need 16 batches of 16 addresses, the pod subnet has 15'),
      clusterWith({ pool: pool(16), profile: azureCni }),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      pods('10.1.2.0/23'),
      clusterWith({ pool: pool(16), profile: azureCni }),
    ),
  },
  {
    title: 'Nodes of an upgrade need batches as well',
    text: configuration(
      virtualNetwork('"10.1.0.0/22"'),
      subnet('nodes', '"10.1.0.0/24"'),
      pods('10.1.1.0/24', 'pod-subnet-lacks-batches: an upgrade needs 16 batches of 16 addresses, the pod subnet has 15'),
      clusterWith({ pool: pool(14), profile: azureCni }),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/22"'),
      subnet('nodes', '"10.1.0.0/24"'),
      pods('10.1.2.0/23'),
      clusterWith({ pool: pool(14), profile: azureCni }),
    ),
  },
  {
    title: 'Room for the pods of ten nodes',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      pods('10.1.16.0/20'),
      clusterWith({ pool: pool(10), profile: azureCni }),
    ),
  },
  {
    title: 'In Bicep',
    text: withPodsInBicep(marked(bicepSubnet('pods', "'10.1.2.0/24'"), "'10.1.2.0/24'", 'pod-subnet-lacks-batches: the nodes need 16 batches of 16 addresses, the pod subnet has 15')),
    fixed: withPodsInBicep(bicepSubnet('pods', "'10.1.2.0/23'")),
  },
];
