import { spell } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { crossWays, joinConditions, type Way } from '../plan/ways';
import type { Case } from '../plan/plan';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { bicepPublicPool, publicPool } from './shared/public-prefix-examples';
import { prefixUses } from './shared/public-prefixes';
import { nodesOfPools, spellCase } from './shared/shortage';
import type { Rule } from './rule';

export const nodePublicIpPrefixTooSmall: Rule = {
  id: 'node-public-ip-prefix-too-small',
  severity: 'error',
  group: 'capacity',
  title: 'Fewer public addresses in the prefix than the pool has nodes',
  about: `Each node of the pool takes one public address of the prefix. Nodes for which there is none cannot be made. A /28 has sixteen addresses
and is the largest prefix that Azure gives without asking; a pool cannot be given another prefix later.`,
  sources: [pages.nodePublicIps, pages.networkLimits],
  *check(design) {
    for (const use of prefixUses(design)) {
      const nodes = use.nodes('now').cases.map((each): Way<Case> => ({ of: each, when: each.when }));
      const made = use.pools.reduce<ReturnType<typeof joinConditions>>((all, { pool }) => all && joinConditions(all, whenMade(pool)), whenMade(use.prefix));
      if (!made) continue;
      yield* judged(crossWays(nodes, use.addresses, (each, addresses) => ({ each, addresses })), made, ({ each, addresses }) => {
        if (each.atLeast <= addresses) return undefined;
        return {
          at: use.link.span,
          message: `there are ${spellCase(each, 'node', 'nodes')}, each of which takes a public address, and the prefix has ${spell(addresses, 'address', 'addresses')}`,
          related: [{ span: use.prefix.length.span, message: `the prefix has ${spell(addresses, 'address', 'addresses')}` }, ...nodesOfPools(use.pools, each.when, 'max')],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: marked(publicPool('node_count            = 9', 29), 'azurerm_public_ip_prefix.nodes.id', 'node-public-ip-prefix-too-small: there are 9 nodes, each of which takes a public address, and the prefix has 8 addresses') },
  { text: publicPool('node_count            = 7', 29) },
  { title: 'In Bicep', text: marked(bicepPublicPool('count: 3', 31), 'prefix.id', 'node-public-ip-prefix-too-small: there are 3 nodes, each of which takes a public address, and the prefix has 2 addresses') },
];
