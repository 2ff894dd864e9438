import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { size } from './shared/causes';
import { enlargeSubnet } from './shared/capacity-proposals';
import type { Example } from './example';
import { podsAreStatic } from './shared/pod-subnets';
import { marked } from './shared/example-parts';
import type { Rule } from './rule';
import { countedPools, decisivePools, livesIn, prefixUnder, refused, spellCase } from './shared/shortage';
import { staticBlocks, staticBlocksInArm } from './shared/static-block-examples';
import { insufficientSubnetSize } from './shared/troubleshooting';

export const podSubnetTooSmall: Rule = {
  id: 'pod-subnet-too-small',
  severity: 'error',
  group: 'capacity',
  title: 'The pod subnet has fewer addresses than Azure counts for its node pools',
  about: `With static allocation Azure counts 16 addresses of the pod subnet for every node when a pool is made or scaled, over all
pools of the subnet and with the maximum of their autoscalers, and refuses when the subnet has less. Nodes take far more than
that if they may run more than 15 pods; that is another rule. Use a larger prefix before the first node is there.`,
  sources: [insufficientSubnetSize, pages.staticAllocation, pages.podSubnetConcepts],
  azureErrors: ['InsufficientSubnetSize'],
  *check(design) {
    for (const plan of design.plan.subnets) {
      const short = livesIn(plan) === 'pods' && podsAreStatic(plan) ? refused(plan) : undefined;
      const prefix = short && prefixUnder(plan.subnet, short.when);
      if (!short || !prefix) continue;
      yield {
        at: prefix.span,
        message: `Azure counts ${spellCase(short.needed, 'address', 'addresses')}, the pod subnet has ${count(short.available.atLeast)}`,
        when: short.when,
        causes: [size(prefix), ...decisivePools(plan, short)],
        related: countedPools(plan, short.when),
        fixes: enlargeSubnet(design, plan),
      };
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: staticBlocks({ prefix: '10.1.1.0/26', nodes: 10, maxPods: '15', mark: 'pod-subnet-too-small: Azure counts 160 addresses, the pod subnet has 59' }),
    fixed: staticBlocks({ prefix: '10.1.1.0/24', nodes: 10, maxPods: '15' }),
  },
  { text: staticBlocks({ prefix: '10.1.16.0/20', nodes: 10, maxPods: '15' }) },
  {
    title: 'In an ARM template',
    text: marked(
      staticBlocksInArm({ prefix: '10.1.1.0/26', nodes: 10, maxPods: 15 }),
      '"10.1.1.0/26"',
      'pod-subnet-too-small: Azure counts 160 addresses, the pod subnet has 59',
    ),
    fixed: staticBlocksInArm({ prefix: '10.1.1.0/24', nodes: 10, maxPods: 15 }),
  },
];
