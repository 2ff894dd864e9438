import type { NodePool, Subnet } from '../model/network';
import { certain, type Known } from '../model/value';
import * as pages from '../plan/facts/sources';
import { crossWays, joinConditions, mostWays, waysOf, type Way } from '../plan/ways';
import type { Example } from './example';
import { bicepAgentPool, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, madeTogether } from './shared/judged';
import { clusterWith, inNodes, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { subnetsPerPool } from './shared/troubleshooting';
import { named } from './shared/words';

export const poolsInDifferentNetworks: Rule = {
  id: 'pools-in-different-networks',
  severity: 'error',
  group: 'compatibility',
  title: 'The subnets of the cluster lie in different virtual networks',
  about: `All pools of a cluster live in one virtual network, with their nodes and, where they have pod subnets, with their pods. They
may have subnets of their own there. AKS refuses a pool whose subnet lies in another network, peered or not.`,
  sources: [subnetsPerPool, pages.legacyCni, pages.podSubnetConcepts],
  *check({ network }) {
    const subnets = new Map(network.subnets.map((each) => [each.id, each]));
    for (const cluster of network.clusters) {
      const [first, ...others] = cluster.nodePools.flatMap((pool) => [
        { pool, as: 'nodes', homes: homesOf(pool.subnet, subnets) } as const,
        { pool, as: 'pods', homes: homesOf(pool.podSubnet, subnets) } as const,
      ]).filter(({ homes }) => homes.some(({ of }) => of !== undefined));
      for (const other of first ? others : []) {
        const made = first && madeTogether(cluster, first.pool, other.pool);
        if (!made) continue;
        const ways = crossWays(first.homes, other.homes, (one, two) => ({ one, two }));
        yield* judged(ways, made, ({ one, two }) => {
          if (!one || !two || !areDifferent(one.network, two.network)) return undefined;
          return {
            at: two.link.span,
            message: `the ${other.as} of the pool ${named(other.pool)} are to live in the network ${nameOf(two.network)}, the ${first.as} of the pool ${named(first.pool)} live in ${nameOf(one.network)}`,
            related: [{ span: one.link.span, message: `the ${first.as} of the pool ${named(first.pool)}` }],
          };
        });
      }
    }

    /** What is only named may be what is made under a name that is not known, or what is named elsewhere in the same words. */
    function areDifferent(one: string, two: string): boolean {
      const [a, b] = [one, two].map((id) => network.virtualNetworks.find((each) => each.id === id));
      if (one === two || !a || !b || (a.described && b.described)) return one !== two;
      const [first, second] = [certain(a.name), certain(b.name)];
      return first !== undefined && second !== undefined && first.toLowerCase() !== second.toLowerCase();
    }

    function nameOf(id: string): string {
      const found = network.virtualNetworks.find((each) => each.id === id);
      return found ? named(found) : `\`${id}\``;
    }
  },
};

interface Home {
  readonly link: Known<string>;
  /** The id of the virtual network. */
  readonly network: string;
}

/** The networks in which the subnet may lie; undefined for those ways in which that is not known. */
function homesOf(value: NodePool['subnet'], subnets: ReadonlyMap<string, Subnet>): readonly Way<Home | undefined>[] {
  const ways = waysOf(value).flatMap(({ of: link, when }): readonly Way<Home | undefined>[] => {
    const subnet = link.kind === 'known' ? subnets.get(link.value) : undefined;
    const made = subnet && joinConditions(when, whenMade(subnet));
    if (link.kind !== 'known' || !subnet || !made) return [{ of: undefined, when }];
    return crossWays([{ of: link, when: made }], waysOf(subnet.virtualNetwork), (_, network) => (network.kind === 'known' ? { link, network: network.value } : undefined));
  });
  return ways.length <= mostWays ? ways : [];
}


function twoNetworks(link: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    virtualNetwork('"10.2.0.0/16"', 'other'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('more', '"10.1.1.0/24"'),
    subnet('elsewhere', '"10.2.0.0/24"', 'other'),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
    nodePool('apps', `  node_count            = 2\n  vnet_subnet_id        = ${link}`),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: twoNetworks(`azurerm_subnet.elsewhere.id
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~ pools-in-different-networks: the nodes of the pool \`apps\` are to live in the network \`other\`, the nodes of the pool \`system\` live in \`main\``),
  },
  { title: 'Another subnet of the same network', text: twoNetworks('azurerm_subnet.more.id') },
  {
    title: 'In Bicep',
    text: bicepHome({
      beside: [bicepNetwork("'10.2.0.0/16'", 'other'), bicepSubnet('elsewhere', "'10.2.0.0/24'", { network: 'other' })],
      below: [
        bicepAgentPool(
          'apps',
          `
          count: 2
          vnetSubnetID: elsewhere.id
                        ~~~~~~~~~~~~ pools-in-different-networks: the nodes of the pool \`apps\` are to live in the network \`other\`, the nodes of the pool \`system\` live in \`network\``,
        ),
      ],
    }),
  },
];
