import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { size } from './shared/causes';
import { enlargeSubnet } from './shared/capacity-proposals';
import type { Example } from './example';
import { podsAreStatic } from './shared/pod-subnets';
import { marked } from './shared/example-parts';
import type { Rule } from './rule';
import { decisivePools, largestUnder, livesIn, prefixUnder, refused, shortInUpgrade, spellCase, upgradingPools } from './shared/shortage';
import { staticBlocks, staticBlocksInArm } from './shared/static-block-examples';

export const podSubnetLacksBlocks: Rule = {
  id: 'pod-subnet-lacks-blocks',
  severity: 'warning',
  group: 'capacity',
  title: 'The pod subnet has fewer static blocks than the nodes take',
  about: `With static allocation a node takes whole blocks of 16 addresses of the pod subnet for as long as it lives: as many as
hold its pods and one address more, 16 blocks for 250 pods. Azure does not check that: it counts one block for each node, accepts
the pool, and the nodes that get no blocks never become ready. The nodes that an upgrade adds need their blocks as well.

Use a larger prefix before the first node is there, or lower \`maxPods\`.`,
  sources: [pages.staticAllocation, pages.podSubnetConcepts, pages.rollingUpgrades],
  *check(design) {
    for (const plan of design.plan.subnets) {
      if (livesIn(plan) !== 'pods' || !podsAreStatic(plan) || refused(plan)) continue;
      const short = shortInUpgrade(plan);
      const prefix = short && prefixUnder(plan.subnet, short.when);
      if (!short || !prefix) continue;
      const before = largestUnder(plan.needed.max, short.when);
      const already = before && before.atLeast > short.available.atLeast;
      yield {
        at: prefix.span,
        message: `${already ? 'the nodes take' : 'in an upgrade the nodes take'} ${spellCase(already ? before : short.needed, 'address', 'addresses')} in static blocks, the pod subnet has ${count(short.available.atLeast)}`,
        when: short.when,
        causes: [size(prefix), ...decisivePools(plan, short)],
        related: upgradingPools(plan, short.when),
        fixes: enlargeSubnet(design, plan),
      };
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    title: 'Azure accepts these three nodes, and they never become ready',
    text: staticBlocks({ prefix: '10.1.1.0/26', nodes: 3, maxPods: '250', mark: 'pod-subnet-lacks-blocks: the nodes take 768 addresses in static blocks, the pod subnet has 59' }),
    fixed: staticBlocks({ prefix: '10.1.8.0/21', nodes: 3, maxPods: '250' }),
  },
  { text: staticBlocks({ prefix: '10.1.16.0/20', nodes: 3, maxPods: '250' }) },
  {
    title: 'In an ARM template',
    text: marked(
      staticBlocksInArm({ prefix: '10.1.1.0/26', nodes: 3, maxPods: 250 }),
      '"10.1.1.0/26"',
      'pod-subnet-lacks-blocks: the nodes take 768 addresses in static blocks, the pod subnet has 59',
    ),
    fixed: staticBlocksInArm({ prefix: '10.1.8.0/21', nodes: 3, maxPods: 250 }),
  },
];
