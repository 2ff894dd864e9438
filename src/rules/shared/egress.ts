import type { Value } from '../../model/value';
import type { Example } from '../example';
import { bicepHome } from './bicep-pool-parts';
import { bicepOverlay } from './bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './example-parts';
import { clusterWith, overlay } from './node-example-parts';

/** Rules about how a cluster reaches the outside have these in common. */

/** A subnet that the text gives: one that is described here, or one that Azure is asked for. Others may turn out not to be given at all. */
export function isOwnSubnet(value: Value<string>): boolean {
  return value.kind === 'known' || (value.kind === 'unknown' && value.reason === 'read-from-azure');
}

/** What an example is about: the outbound type, whether the pool has a subnet of its own, and what is found at the outbound type. */
interface EgressText {
  readonly outboundType: string;
  readonly own: boolean;
  readonly mark?: string;
}

/** A network and a cluster of three nodes with that outbound type, in Terraform. */
export function withOutboundType({ outboundType, own, mark }: EgressText): string {
  const column = '    outbound_type       = '.length;
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({
      pool: `    node_count     = 3${own ? '\n    vnet_subnet_id = azurerm_subnet.nodes.id' : ''}`,
      profile: `${overlay}
    outbound_type       = "${outboundType}"${mark === undefined ? '' : `\n${' '.repeat(column)}${'~'.repeat(outboundType.length + 2)} ${mark}`}`,
    }),
  );
}

/** The same in Bicep. */
export function bicepWithOutboundType({ outboundType, own, mark }: EgressText): string {
  const column = 'outboundType: '.length;
  return bicepHome({
    pool: own ? 'count: 3\nvnetSubnetID: nodes.id' : 'count: 3',
    profile: `${bicepOverlay}
outboundType: '${outboundType}'${mark === undefined ? '' : `\n${' '.repeat(column)}${'~'.repeat(outboundType.length + 2)} ${mark}`}`,
  });
}

/** The fault and its opposite in both languages. */
export function egressExamples(outboundType: string, faultyWithOwn: boolean, mark: string): readonly Example[] {
  return [
    { text: withOutboundType({ outboundType, own: faultyWithOwn, mark }) },
    { text: withOutboundType({ outboundType, own: !faultyWithOwn }) },
    { title: 'In Bicep', text: bicepWithOutboundType({ outboundType, own: faultyWithOwn, mark }) },
    { title: 'In Bicep, as it should be', text: bicepWithOutboundType({ outboundType, own: !faultyWithOwn }) },
  ];
}

/** A cluster of so many nodes in a /23 with overlay, and with these lines of a block in its network profile, indented by six. */
export function withProfileBlock(block: string, lines: string, { nodes = 3, outboundType = '' } = {}): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/23"'),
    clusterWith({
      pool: `    node_count     = ${String(nodes)}\n    vnet_subnet_id = azurerm_subnet.nodes.id`,
      profile: `${overlay}${outboundType && `\n    outbound_type       = "${outboundType}"`}

    ${block} {
${lines.replace(/^\n+|\s+$/g, '')}
    }`,
    }),
  );
}

/** The same in Bicep, with the lines of the profile. */
export function bicepWithProfile(lines: string, nodes = 3): string {
  return bicepHome({ nodes: "'10.1.0.0/23'", pool: `count: ${String(nodes)}\nvnetSubnetID: nodes.id`, profile: `${bicepOverlay}\n${lines.replace(/^\n+|\s+$/g, '')}` });
}
