import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, pairs } from './shared/judged';
import { clusterWith, inNodes } from './shared/node-example-parts';
import type { Rule } from './rule';
import { subnetUsers, type SubnetUser } from './shared/subnet-users';
import { named } from './shared/words';

export const kubenetSubnetShared: Rule = {
  id: 'kubenet-subnet-shared',
  severity: 'error',
  group: 'compatibility',
  title: 'A kubenet cluster shares its subnet with another cluster',
  about: `With kubenet the route table of the subnet leads to the pods of one cluster. A subnet has only one route table, and a
table serves only one cluster, so that a second cluster cannot live in the same subnet. Give every kubenet cluster a subnet of its
own, or use overlay, with which clusters may share one.`,
  sources: [pages.kubenetHowTo],
  *check(design) {
    const subnets = new Map(design.network.subnets.map((subnet) => [subnet.id, subnet]));
    for (const [id, users] of subnetUsers(design)) {
      const shared = subnets.get(id);
      const name = shared ? named(shared) : `\`${id}\``;
      const [first, ...others] = firstOfEachCluster(users);
      for (const other of first ? others : []) {
        const made = first && joinConditions(first.when, other.when);
        if (!made) continue;
        yield* judged(pairs(first.cluster.cluster.networkPlugin, other.cluster.cluster.networkPlugin), made, (plugins) => {
          if (!plugins.some((plugin) => isWord(plugin, 'kubenet'))) return undefined;
          const kubenet = isWord(plugins[0], 'kubenet') ? first : other;
          return {
            at: other.link.span,
            message: `the clusters ${named(first.cluster.cluster)} and ${named(other.cluster.cluster)} share the subnet ${name}, which the kubenet of ${named(kubenet.cluster.cluster)} does not allow`,
            related: [{ span: first.link.span, message: `the cluster ${named(first.cluster.cluster)} has its nodes there` }],
          };
        });
      }
    }
  },
};

function firstOfEachCluster(users: readonly SubnetUser[]): readonly SubnetUser[] {
  const byCluster = new Map<string, SubnetUser>();
  for (const user of users) if (!byCluster.has(user.cluster.cluster.id)) byCluster.set(user.cluster.cluster.id, user);
  return [...byCluster.values()];
}

const kubenet = `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`;

function twoClusters(link: string, ...more: readonly string[]): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    ...more,
    clusterWith({ name: 'blue', pool: `    node_count     = 3\n${inNodes}`, profile: kubenet }),
    clusterWith({ name: 'green', pool: `    node_count     = 3\n    vnet_subnet_id = ${link}`, profile: kubenet }),
  );
}

const kubenetInBicep = `
  networkPlugin: 'kubenet'
                 ~~~~~~~~~ kubenet-retiring: kubenet retires`;

export const examples = (): readonly Example[] => [
  {
    text: twoClusters(`azurerm_subnet.nodes.id
                     ~~~~~~~~~~~~~~~~~~~~~~~ kubenet-subnet-shared: the clusters \`blue\` and \`green\` share the subnet \`nodes\``),
  },
  { title: 'A subnet for each cluster', text: twoClusters('azurerm_subnet.more.id', subnet('more', '"10.1.1.0/24"')) },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/24'"),
      bicepCluster({ name: 'blue', symbol: 'blue', profile: kubenetInBicep }),
      bicepCluster({
        name: 'green',
        symbol: 'green',
        profile: kubenetInBicep,
        pool: `
          count: 3
          vnetSubnetID: nodes.id
                        ~~~~~~~~ kubenet-subnet-shared: the clusters \`blue\` and \`green\` share the subnet \`nodes\``,
      }),
    ),
  },
];
