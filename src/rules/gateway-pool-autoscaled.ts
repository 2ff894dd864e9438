import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { azGateway, bicepGateway } from './shared/gateway-pool-examples';
import type { Rule } from './rule';

export const gatewayPoolAutoscaled: Rule = {
  id: 'gateway-pool-autoscaled',
  severity: 'error',
  group: 'compatibility',
  title: 'The autoscaler is on in a pool of egress gateways',
  about: `The nodes of a pool of static egress gateways have fixed public addresses, so that the autoscaler is not supported there. Give the pool a
number of nodes, two at least for availability.`,
  sources: [pages.staticEgressGateway],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(pairs(pool.mode, pool.autoscaling), whenMade(pool), ([mode, scaling]) => {
        if (!isWord(mode, 'Gateway') || scaling.kind !== 'known' || !scaling.value) return undefined;
        return { at: scaling.span, message: 'a pool of egress gateways has no autoscaler', related: [{ span: mode.span, message: 'the mode is `Gateway`' }] };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: marked(bicepGateway('enableAutoScaling: true\nminCount: 2\nmaxCount: 2'), 'true', 'gateway-pool-autoscaled: a pool of egress gateways has no autoscaler') },
  { text: bicepGateway('enableAutoScaling: false') },
  { title: 'In the Azure CLI', text: marked(azGateway('--node-count 2 --enable-cluster-autoscaler --min-count 2 --max-count 2'), '--enable-cluster-autoscaler', 'gateway-pool-autoscaled: a pool of egress gateways has no autoscaler') },
];
