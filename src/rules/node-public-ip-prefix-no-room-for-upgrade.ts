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
import { largestUnder, nodesOfPools, spellCase } from './shared/shortage';
import type { Rule } from './rule';

export const nodePublicIpPrefixNoRoomForUpgrade: Rule = {
  id: 'node-public-ip-prefix-no-room-for-upgrade',
  severity: 'warning',
  group: 'capacity',
  title: 'No public addresses for the nodes that the pool may grow to',
  about: `Each node of the pool takes one public address of the prefix, those that the autoscaler adds and those that an upgrade starts beside the
others as well. Where there is none left neither works. A pool cannot be given another prefix later.`,
  sources: [pages.nodePublicIps, pages.rollingUpgrades],
  *check(design) {
    for (const use of prefixUses(design)) {
      const nodes = use.nodes('upgrade').cases.map((each): Way<Case> => ({ of: each, when: each.when }));
      const made = use.pools.reduce<ReturnType<typeof joinConditions>>((all, { pool }) => all && joinConditions(all, whenMade(pool)), whenMade(use.prefix));
      if (!made) continue;
      yield* judged(crossWays(nodes, use.addresses, (each, addresses) => ({ each, addresses })), made, ({ each, addresses }) => {
        // What does not fit at the start is a fault of its own.
        const start = largestUnder(use.nodes('now'), each.when);
        if (each.atLeast <= addresses || (start && start.atLeast > addresses)) return undefined;
        return {
          at: use.link.span,
          message: `an upgrade has ${spellCase(each, 'node', 'nodes')}, each of which takes a public address, and the prefix has ${spell(addresses, 'address', 'addresses')}`,
          related: nodesOfPools(use.pools, each.when, 'upgrade'),
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  { text: marked(publicPool('node_count            = 8', 29), 'azurerm_public_ip_prefix.nodes.id', 'node-public-ip-prefix-no-room-for-upgrade: an upgrade has 9 nodes, each of which takes a public address, and the prefix has 8 addresses') },
  { text: publicPool('node_count            = 7', 29) },
  { title: 'In Bicep', text: marked(bicepPublicPool('count: 2\nenableAutoScaling: true\nminCount: 2\nmaxCount: 20', 28), 'prefix.id', 'node-public-ip-prefix-no-room-for-upgrade: an upgrade has 22 nodes, each of which takes a public address, and the prefix has 16 addresses') },
];
