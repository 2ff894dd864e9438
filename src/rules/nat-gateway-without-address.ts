import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { afterTie, bicepNatGateway, bicepOutbound, bicepTied, natGateway, tied, withOutbound } from './shared/egress-examples';
import { marked } from './shared/example-parts';
import { homesOf, namedBy } from './shared/homes';
import { judged, madeTogether, triples } from './shared/judged';
import type { Rule } from './rule';
import { named } from './shared/words';

export const natGatewayWithoutAddress: Rule = {
  id: 'nat-gateway-without-address',
  severity: 'error',
  group: 'egress',
  title: 'The NAT gateway of a cluster has no public address',
  about: `A NAT gateway without a public address or prefix translates nothing, so that nothing in its subnets reaches the outside: nodes
cannot fetch what they need, and AKS wants a gateway with an address before it makes a cluster with \`userAssignedNATGateway\`. Associate a
public address or a prefix with it.`,
  sources: [pages.natGateway, pages.outboundTypes],
  *check(design) {
    const { network } = design;
    if (!network.complete) return;
    const gateways = new Map(network.natGateways.map((gateway) => [gateway.id, gateway]));
    for (const home of homesOf(design)) {
      const { cluster, subnet } = home;
      for (const gateway of namedBy(subnet.natGateway, gateways)) {
        const together = madeTogether(gateway);
        const made = together && joinConditions(home.made, together);
        if (!made) continue;
        yield* judged(triples(cluster.outboundType, subnet.natGateway, gateway.addresses), made, ([outbound, link, addresses]) => {
          if (!isWord(outbound, 'userAssignedNATGateway') || link.kind !== 'known' || link.value !== gateway.id || addresses.kind !== 'known' || addresses.value > 0) return undefined;
          return {
            at: gateway.span,
            message: `the NAT gateway ${named(gateway)} has no public address, and the cluster ${named(cluster)} leaves by it`,
            related: [{ span: outbound.span, message: `the way out of ${named(cluster)}` }],
          };
        });
      }
    }
  },
};

const mark = (name: string): string => `nat-gateway-without-address: the NAT gateway \`${name}\` has no public address, and the cluster \`main\` leaves by it`;

function inTerraform(gateway: string): string {
  return withOutbound('userAssignedNATGateway', { beside: [gateway, tied('nodes', 'nat_gateway', 'out')], rest: afterTie('nat_gateway') });
}

function inBicep(gateway: string): string {
  return bicepOutbound('userAssignedNATGateway', { beside: [gateway, bicepTied('natGateway', 'gateway')] });
}

export const examples = (): readonly Example[] => [
  { text: inTerraform(marked(natGateway('out', { address: false }), 'resource "azurerm_nat_gateway" "out"', mark('out'))) },
  { text: inTerraform(natGateway('out')) },
  { title: 'In Bicep', text: inBicep(marked(bicepNatGateway('gateway', { address: false }), "resource gateway 'Microsoft.Network/natGateways@2024-05-01'", mark('gateway'))) },
  { title: 'In Bicep, with an address', text: inBicep(bicepNatGateway('gateway')) },
];
