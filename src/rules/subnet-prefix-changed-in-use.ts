import type { Cluster, NodePool } from '../model/network';
import { certain } from '../model/value';
import { contains, parseRange } from '../net/range';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { marked } from './shared/example-parts';
import { planText, plannedCluster, plannedNetwork, plannedSubnet } from './shared/plan-example-parts';
import type { Rule } from './rule';
import { subnetUsers } from './shared/subnet-users';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const subnetPrefixChangedInUse: Rule = {
  id: 'subnet-prefix-changed-in-use',
  severity: 'error',
  group: 'changes',
  title: 'A plan takes a prefix away from a subnet in which nodes are',
  about: `The provider changes the prefix in place, and Azure refuses it: addresses of the prefix belong to nodes. The plan fails in the
middle. Give the subnet the prefix that it has, make another subnet with the new one, and move the pools to it: a pool keeps
its subnet for as long as it lives.`,
  sources: [publicIssue('hashicorp/terraform-provider-azurerm', 11211, '2025-06-06'), publicIssue('hashicorp/terraform-provider-azurerm', 7687, '2020-07-10')],
  azureErrors: ['InUsePrefixCannotBeDeleted', 'InUseSubnetCannotBeUpdated'],
  *check(design) {
    const users = subnetUsers(design);
    for (const subnet of design.network.subnets) {
      if (subnet.change?.kind !== 'updated') continue;
      for (const { name, from, to, span, before } of subnet.change.properties) {
        const gone = to && from.filter((prefix) => !isKept(prefix, to));
        const user = users.get(subnet.id)?.find(({ cluster, pool }) => staysInUse(cluster.cluster, pool.pool));
        const [prefix] = gone ?? [];
        if (!name.startsWith('address_prefix') || prefix === undefined || !user) continue;
        yield {
          at: span,
          message: `the subnet ${named(subnet)} loses the prefix ${prefix}, of which the nodes of ${named(user.pool.pool)} have addresses`,
          when: user.when,
          related: [...(before ? [{ span: before, message: 'the prefixes that it has' }] : []), { span: user.link.span, message: `the node pool ${named(user.pool.pool)} is in it` }],
        };
        break;
      }
    }
  },
};

/** What lies in one of the new ranges keeps its addresses: whether Azure makes a subnet larger in use is not for us to say. */
function isKept(prefix: string, to: readonly string[]): boolean {
  const range = parseRange(prefix);
  return !range || to.some((other) => { const around = parseRange(other); return !around || contains(around, range); });
}

/** Whether the pool is there, has nodes, and stays in its subnets. */
function staysInUse(cluster: Cluster, pool: NodePool): boolean {
  const own = pool.change ?? cluster.change;
  if (cluster.change?.kind === 'created' || cluster.change?.kind === 'replaced' || pool.change?.kind === 'created' || pool.change?.kind === 'replaced') return false;
  if (own?.properties.some(({ name }) => name.endsWith('subnet_id'))) return false;
  return (certain(pool.count) ?? certain(pool.minCount) ?? 0) > 0;
}

export const examples = (): readonly Example[] => [
  {
    text: marked(
      planText(plannedNetwork, plannedSubnet('10.1.4.0/24', { actions: ['update'], before: { address_prefixes: ['10.1.0.0/24'] } }), plannedCluster({})),
      '"10.1.4.0/24"',
      'subnet-prefix-changed-in-use: the subnet `nodes` loses the prefix 10.1.0.0/24, of which the nodes of `system` have addresses',
    ),
  },
  {
    title: 'The cluster is new as well',
    text: planText(
      plannedNetwork,
      plannedSubnet('10.1.4.0/24', { actions: ['update'], before: { address_prefixes: ['10.1.0.0/24'] } }),
      plannedCluster({}, { actions: ['create'] }),
    ),
  },
  { title: 'Bicep does not say what is there', text: bicepHome({}) },
];
