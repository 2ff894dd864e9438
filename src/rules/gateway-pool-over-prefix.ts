import { spell } from '../plan/capacity';
import { gatewayPrefixes } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { isWord } from '../plan/defaults';
import { crossWays, waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { azGateway, bicepGateway } from './shared/gateway-pool-examples';
import type { Rule } from './rule';

export const gatewayPoolOverPrefix: Rule = {
  id: 'gateway-pool-over-prefix',
  severity: 'error',
  group: 'capacity',
  title: 'More nodes in a pool of egress gateways than its prefix has addresses',
  about: `Each node of a pool of static egress gateways takes one public address of its prefix: sixteen of a /28, two of a /31, which is what holds
where nothing is written. More nodes than that Azure refuses.`,
  sources: [pages.staticEgressGateway, pages.apiSpecification],
  *check({ network }) {
    const { largest, smallest } = gatewayPrefixes.value;
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      const ways = crossWays(pairs(pool.mode, pool.gatewayPrefixSize), waysOf(pool.count), ([mode, size], nodes) => ({ mode, size, nodes }));
      yield* judged(ways, whenMade(pool), ({ mode, size, nodes }) => {
        if (!isWord(mode, 'Gateway') || nodes.kind !== 'known' || size.kind === 'unknown') return undefined;
        const length = size.kind === 'known' ? size.value : smallest;
        const addresses = 2 ** (32 - length);
        if (length < largest || length > smallest || nodes.value <= addresses) return undefined;
        return {
          at: nodes.span,
          message: `the pool has ${spell(nodes.value, 'node')}, and its prefix ${size.kind === 'known' ? `/${String(length)}` : `is a /${String(length)} where none is written, which`} has ${spell(addresses, 'address', 'addresses')}`,
          related: size.kind === 'known' ? [{ span: size.span, message: `a /${String(length)} has ${spell(addresses, 'address', 'addresses')}` }] : [],
        };
      });
    }
  },
};

const bicep = (nodes: number): string => bicepGateway('gatewayProfile: {\n  publicIPPrefixSize: 30\n}', { count: `count: ${String(nodes)}` });

export const examples = (): readonly Example[] => [
  { text: marked(bicep(5), '5\n', 'gateway-pool-over-prefix: the pool has 5 nodes, and its prefix /30 has 4 addresses').replace('~~ gateway', '~ gateway') },
  { text: bicep(4) },
  { title: 'In the Azure CLI', text: marked(azGateway('--node-count 3'), '3', 'gateway-pool-over-prefix: the pool has 3 nodes, and its prefix is a /31 where none is written, which has 2 addresses') },
];
