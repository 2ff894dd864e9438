import { count, staticBlocksPerNode } from '../plan/capacity';
import { staticBlock } from '../plan/facts/addresses';
import { maxPodsBounds } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import type { Rule } from './rule';
import { staticBlocks, staticBlocksInArm } from './shared/static-block-examples';

export const staticBlockWaste: Rule = {
  id: 'static-block-waste',
  severity: 'info',
  group: 'advice',
  title: 'More than half of the last static block of each node is never used',
  about: `With static allocation a node takes whole blocks of 16 addresses, enough for its pods and one address more. So 15, 31,
47 or 63 pods fill their blocks, while 32 pods take three blocks as 47 do. Allow as many pods as the blocks hold, or one block's
worth fewer.`,
  sources: [pages.staticAllocation, pages.podSubnetConcepts],
  *check({ plan }) {
    for (const { pool, model } of plan.clusters.flatMap(({ pools }) => pools)) {
      if (pool.maxPods.kind === 'absent') continue;
      yield* judged(pairs(pool.maxPods, model.value), whenMade(pool), ([pods, how]) => {
        if (pods.kind !== 'known' || how.kind !== 'known' || how.value !== 'pod-subnet-static') return undefined;
        const { least, most } = maxPodsBounds.value;
        const blocks = staticBlocksPerNode(pods.value);
        const full = blocks * size - 1;
        const unused = full - pods.value;
        if (pods.value < least || pods.value > most || unused < size / 2) return undefined;
        const fewer = (blocks - 1) * size - 1;
        return {
          at: pods.span,
          message: `${count(pods.value)} pods per node leave ${String(unused)} of ${String(blocks * size)} addresses unused, ${String(full)} pods would take no more`,
          fixes: [full, fewer]
            .filter((to) => to >= least && to <= most)
            .map((to) => ({ title: `Allow ${String(to)} pods per node`, changes: [{ kind: 'set', value: pods, to } as const] })),
        };
      });
    }
  },
};

const size = staticBlock.value;

export const examples = (): readonly Example[] => [
  {
    text: staticBlocks({
      prefix: '10.1.16.0/20',
      nodes: 3,
      maxPods: `32
                 ~~ static-block-waste: 32 pods per node leave 15 of 48 addresses unused, 47 pods would take no more`,
    }),
    fixed: staticBlocks({ prefix: '10.1.16.0/20', nodes: 3, maxPods: '47' }),
  },
  { text: staticBlocks({ prefix: '10.1.16.0/20', nodes: 3, maxPods: '31' }) },
  {
    title: 'In an ARM template',
    text: marked(
      staticBlocksInArm({ prefix: '10.1.16.0/20', nodes: 3, maxPods: 32 }),
      '32',
      'static-block-waste: 32 pods per node leave 15 of 48 addresses unused, 47 pods would take no more',
    ),
    fixed: staticBlocksInArm({ prefix: '10.1.16.0/20', nodes: 3, maxPods: 47 }),
  },
];
