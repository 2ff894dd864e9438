import type { Change } from '../model/change';
import type { NodePool } from '../model/network';
import { certain } from '../model/value';
import { spell } from '../plan/capacity';
import { defaultNodeCount } from '../plan/facts/defaults';
import { within } from '../text/span';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { cliPoolChecks } from './shared/sources';

export const autoscalerCountOutsideLimits: Rule = {
  id: 'autoscaler-count-outside-limits',
  severity: 'error',
  group: 'capacity',
  title: 'A pool starts with more or fewer nodes than the autoscaler may have',
  about: `The Azure CLI sends a number of nodes with every pool, three where \`--node-count\` is not written, and refuses one below
\`--min-count\` or above \`--max-count\` before it asks Azure. So \`--min-count 5 --max-count 10\` alone is refused. Write a count between
the two.`,
  sources: [cliPoolChecks],
  *check({ network }) {
    for (const { client, nodePools } of network.clusters) {
      const standard = defaultNodeCount.az.value;
      if (client.kind !== 'az' || standard === undefined) continue;
      for (const pool of nodePools) {
        // What a later command changes is not compared with the count any more.
        if (certain(pool.autoscaling) !== true || !isWrittenAtOnce(pool)) continue;
        yield* judged(triples(pool.count, pool.minCount, pool.maxCount), whenMade(pool), ([count, least, most]) => {
          if (count.kind === 'unknown' || least.kind !== 'known' || most.kind !== 'known' || least.value > most.value) return undefined;
          const nodes = count.kind === 'known' ? count.value : standard;
          if (nodes >= least.value && nodes <= most.value) return undefined;
          const limit = nodes < least.value ? least : most;
          const side = limit === least ? `fewer than the autoscaler's minimum of` : `more than the autoscaler's maximum of`;
          const why = count.kind === 'absent' ? ', which the Azure CLI takes where no count is written,' : '';
          const change: Change = count.kind === 'known' ? { kind: 'set', value: count, to: limit.value } : { kind: 'add', at: count, to: limit.value };
          return {
            at: count.kind === 'known' ? count.span : limit.span,
            message: `the pool starts with ${spell(nodes, 'node')}${why} ${side} ${String(limit.value)}`,
            related: count.kind === 'known' ? [{ span: limit.span, message: `the ${limit === least ? 'minimum' : 'maximum'} is ${String(limit.value)}` }] : [],
            fixes: [{ title: `Start with ${spell(limit.value, 'node')}`, changes: [change] }],
          };
        });
      }
    }
  },
};

/** Whether one command says all of it. */
function isWrittenAtOnce({ body, count, minCount, maxCount, autoscaling }: NodePool): boolean {
  return [count, minCount, maxCount, autoscaling].every((value) => value.kind !== 'unknown' && within(value.span, body));
}

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --enable-cluster-autoscaler \\
  --min-count 5 --max-count 10 \\
              ~ autoscaler-count-outside-limits: the pool starts with 3 nodes, which the Azure CLI takes where no count is written, fewer than the autoscaler's minimum of 5`),
    fixed: azCluster(`
  --enable-cluster-autoscaler \\
  --min-count 5 --max-count 10 \\`, ' \\\n  --node-count 5'),
  },
  {
    title: 'A count above the maximum',
    text: azCluster(`
  --node-count 6 \\
               ~ autoscaler-count-outside-limits: the pool starts with 6 nodes more than the autoscaler's maximum of 4
  --enable-cluster-autoscaler --min-count 1 --max-count 4 \\`),
    fixed: azCluster(`
  --node-count 4 \\
  --enable-cluster-autoscaler --min-count 1 --max-count 4 \\`),
  },
  {
    title: 'A count between the two',
    text: azCluster(`
  --node-count 5 \\
  --enable-cluster-autoscaler --min-count 5 --max-count 10 \\`),
  },
  {
    title: 'Terraform starts with the minimum',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      clusterWith({
        pool: `
    auto_scaling_enabled = true
    min_count            = 5
    max_count            = 10
    vnet_subnet_id       = azurerm_subnet.nodes.id`,
        profile: overlay,
      }),
    ),
  },
];
