import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import type { Rule } from './rule';
import { staticBlocks, staticBlocksInArm } from './shared/static-block-examples';

export const podIpAllocationWithoutPodSubnet: Rule = {
  id: 'pod-ip-allocation-without-pod-subnet',
  severity: 'error',
  group: 'compatibility',
  title: 'The pool says how its pods get addresses of a pod subnet, but has none',
  about: `The allocation mode, dynamic or by static blocks, says how nodes take addresses of a pod subnet. Without a pod subnet it
is refused. Name one, or take the mode out.`,
  sources: [pages.apiSpecification, pages.staticAllocation],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      if (pool.podIpAllocation.kind === 'absent') continue;
      yield* judged(pairs(pool.podIpAllocation, pool.podSubnet), whenMade(pool), ([allocation, subnet]) => {
        if (allocation.kind !== 'known' || subnet.kind !== 'absent') return undefined;
        return {
          at: allocation.span,
          message: `the allocation mode \`${allocation.value}\` needs a pod subnet, and the pool has none`,
          fixes: [{ title: 'Take out the allocation mode', changes: [{ kind: 'remove', value: allocation }] }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: staticBlocks({
      prefix: '10.1.16.0/20',
      nodes: 3,
      maxPods: '31',
      podSubnet: '',
      allocation: `'StaticBlock'
                             ~~~~~~~~~~~~~ pod-ip-allocation-without-pod-subnet: the allocation mode \`StaticBlock\` needs a pod subnet`,
    }),
    fixed: staticBlocks({ prefix: '10.1.16.0/20', nodes: 3, maxPods: '31', podSubnet: '', allocation: '#' }).replace(/ *podIPAllocationMode: #\n/, ''),
  },
  { text: staticBlocks({ prefix: '10.1.16.0/20', nodes: 3, maxPods: '31' }) },
  {
    title: 'In an ARM template',
    text: marked(
      staticBlocksInArm({ prefix: '10.1.16.0/20', nodes: 3, maxPods: 31, podSubnet: false }),
      '"StaticBlock"',
      'pod-ip-allocation-without-pod-subnet: the allocation mode `StaticBlock` needs a pod subnet',
    ),
    fixed: staticBlocksInArm({ prefix: '10.1.16.0/20', nodes: 3, maxPods: 31, podSubnet: false, allocation: null }),
  },
];
