import { bicepHome } from './bicep-pool-parts';
import { bicepOverlay } from './bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './example-parts';
import { afterTie, routeTable, tied } from './egress-examples';
import { clusterWith, overlay } from './node-example-parts';

/** Rules about how a cluster reaches the outside have these in common. */

/** A cluster of so many nodes in a /23 with overlay, and with these lines of a block in its network profile, indented by six. */
export function withProfileBlock(block: string, lines: string, { nodes = 3, outboundType = '' } = {}): string {
  const routed = outboundType === 'userDefinedRouting';
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/23"'),
    ...(routed ? [routeTable('routes'), tied('nodes', 'route_table', 'routes')] : []),
    clusterWith({
      ...(routed && { rest: afterTie('route_table') }),
      pool: `    node_count     = ${String(nodes)}\n    vnet_subnet_id = azurerm_subnet.nodes.id`,
      profile: `${overlay}${outboundType && `\n    outbound_type       = "${outboundType}"`}

    ${block} {
${lines.replace(/^\n+|\s+$/g, '')}
    }`,
    }),
  );
}

/** The same in Bicep, with the lines of the profile, and in another subnet where that is given. */
export function bicepWithProfile(lines: string, nodes = 3, beside: readonly string[] = [], home = 'nodes'): string {
  return bicepHome({ nodes: "'10.1.0.0/23'", beside, pool: `count: ${String(nodes)}\nvnetSubnetID: ${home}.id`, profile: `${bicepOverlay}\n${lines.replace(/^\n+|\s+$/g, '')}` });
}
