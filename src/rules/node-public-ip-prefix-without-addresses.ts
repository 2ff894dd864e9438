import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { nodePool } from './shared/node-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const nodePublicIpPrefixWithoutAddresses: Rule = {
  id: 'node-public-ip-prefix-without-addresses',
  severity: 'error',
  group: 'egress',
  title: 'A prefix for public addresses of nodes, and nodes without such addresses',
  about: `The prefix says where the public addresses of nodes come from. Nodes have such addresses only where the pool says so, and AKS refuses a
prefix without. Switch the public addresses on, or take the prefix out.`,
  sources: [pages.nodePublicIps, pages.apiSpecification],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      if (pool.nodePublicIpPrefix.kind === 'absent') continue;
      yield* judged(pairs(pool.nodePublicIpPrefix, pool.nodePublicIp), whenMade(pool), ([prefix, on]) => {
        const given = prefix.kind === 'known' || (prefix.kind === 'unknown' && (prefix.reason === 'run-time' || prefix.reason === 'read-from-azure'));
        if (!given || on.kind === 'unknown' || (on.kind === 'known' && on.value)) return undefined;
        return {
          at: prefix.span,
          message: `the nodes have no public addresses${on.kind === 'absent' ? ' unless they are switched on' : ''}, and Azure refuses a prefix for them`,
          related: on.kind === 'known' ? [{ span: on.span, message: 'the nodes have no public addresses' }] : [],
          fixes: on.kind === 'known' ? [{ title: 'Give the nodes public addresses', changes: [{ kind: 'set', value: on, to: true }] }] : [],
        };
      });
    }
  },
};

const prefixId = (): string => '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/network/providers/Microsoft.Network/publicIPPrefixes/nodes';
const terraform = (address: string): string => inTerraform({
  below: [nodePool('edge', `  node_count               = 2\n  vnet_subnet_id           = azurerm_subnet.nodes.id\n  node_public_ip_prefix_id = "${prefixId()}"\n  node_public_ip_enabled   = ${address}`)],
});
const bicep = (address: string): string => inBicep({ pools: [bicepPool('edge', `count: 2\nvnetSubnetID: nodes.id\nnodePublicIPPrefixID: '${prefixId()}'${address}`)] });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('false'), `"${prefixId()}"`, 'node-public-ip-prefix-without-addresses: the nodes have no public addresses'), fixed: terraform('true') },
  { text: terraform('true') },
  { title: 'In Bicep', text: marked(bicep(''), `'${prefixId()}'`, 'node-public-ip-prefix-without-addresses: the nodes have no public addresses unless they are switched on') },
];
