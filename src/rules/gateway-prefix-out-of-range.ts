import { gatewayPrefixes } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { azGateway, bicepGateway } from './shared/gateway-pool-examples';
import type { Rule } from './rule';

export const gatewayPrefixOutOfRange: Rule = {
  id: 'gateway-prefix-out-of-range',
  severity: 'error',
  group: 'ranges',
  title: 'A prefix that a pool of egress gateways cannot have',
  about: `A pool of static egress gateways takes its public addresses from a prefix between /28, sixteen addresses, and /31, two. Azure refuses any
other length.`,
  sources: [pages.staticEgressGateway, pages.apiSpecification],
  *check({ network }) {
    const { largest, smallest } = gatewayPrefixes.value;
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(waysOf(pool.gatewayPrefixSize), whenMade(pool), (size) => {
        if (size.kind !== 'known' || (size.value >= largest && size.value <= smallest)) return undefined;
        return { at: size.span, message: `the prefix of a gateway pool is between /${String(largest)} and /${String(smallest)}, not /${String(size.value)}` };
      });
    }
  },
};

const bicep = (size: number): string => bicepGateway(`gatewayProfile: {\n  publicIPPrefixSize: ${String(size)}\n}`);

export const examples = (): readonly Example[] => [
  { text: marked(bicep(26), '26', 'gateway-prefix-out-of-range: the prefix of a gateway pool is between /28 and /31, not /26') },
  { text: bicep(28) },
  { title: 'In the Azure CLI', text: marked(azGateway('--node-count 2 --gateway-prefix-size 27'), '27', 'gateway-prefix-out-of-range: the prefix of a gateway pool is between /28 and /31, not /27') },
];
