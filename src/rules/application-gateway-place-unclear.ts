import { crossWays, waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import type { Rule } from './rule';
import { azurermAddons } from './shared/sources';
import { listed } from './shared/words';

export const applicationGatewayPlaceUnclear: Rule = {
  id: 'application-gateway-place-unclear',
  severity: 'error',
  group: 'compatibility',
  title: 'Not exactly one thing says where the Application Gateway of a cluster is',
  about: `The ingress add-on works with a gateway that is there already, or has AKS make one: in a subnet that is there already, or in one that
AKS makes with the range that you give. The Terraform provider wants exactly one of the three and refuses anything else when it validates the
configuration. The name of the gateway may stand beside a subnet, and is not enough by itself.`,
  sources: [azurermAddons],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm') continue;
      const { gateway, gatewaySubnet, gatewaySubnetCidr, gatewayName } = cluster.applicationGateway;
      const ways = crossWays(triples(gateway, gatewaySubnet, gatewaySubnetCidr), waysOf(gatewayName), (places, name) => ({ places, name }));
      yield* judged(ways, whenMade(cluster), ({ places, name }) => {
        const written = places.flatMap((place, index) => (place.kind === 'known' ? [{ place, name: words[index] ?? '' }] : []));
        const [first, second] = written;
        if (first && second) {
          return {
            at: second.place.span,
            message: `${listed(written.map((each) => each.name))} exclude each other`,
            related: [{ span: first.place.span, message: `${first.name} is written too` }],
          };
        }
        return places.some(({ kind }) => kind !== 'absent') || name.kind !== 'known' ? undefined : { at: name.span, message: `one of ${listed(words)} is needed beside the name` };
      });
    }
  },
};

/** In the order of the places. */
const words: readonly string[] = ['the gateway', 'the subnet', 'the range of a subnet'];

export const examples = (): readonly Example[] => [
  {
    text: withGateway({
      addon: '    subnet_id   = azurerm_subnet.gateway.id\n    subnet_cidr = "10.1.8.0/24"', range: '10.1.2.0/24', delegated: true,
      at: '"10.1.8.0/24"', mark: 'application-gateway-place-unclear: the subnet and the range of a subnet exclude each other',
    }),
  },
  { text: withGateway({ range: '10.1.2.0/24', delegated: true }) },
  { title: 'A name alone', text: withGateway({ addon: '    gateway_name = "ingress"', at: '"ingress"', mark: 'application-gateway-place-unclear: one of the gateway, the subnet and the range of a subnet is needed beside the name' }) },
  { title: 'A name beside a range', text: withGateway({ addon: '    gateway_name = "ingress"\n    subnet_cidr  = "10.1.8.0/24"' }) },
  { title: 'In Bicep a name is enough', text: bicepWithGateway({ addon: "applicationGatewayName: 'ingress'" }) },
];
