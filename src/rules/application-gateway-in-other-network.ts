import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepNetwork, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { gatewayHomes } from './shared/gateway-homes';
import { homesOf } from './shared/homes';
import { judged, triples } from './shared/judged';
import type { Rule } from './rule';
import { ingressController } from './shared/sources';
import { named } from './shared/words';

export const applicationGatewayInOtherNetwork: Rule = {
  id: 'application-gateway-in-other-network',
  severity: 'warning',
  group: 'compatibility',
  title: 'The Application Gateway of an overlay cluster is in another network',
  about: `With Azure CNI Overlay the Application Gateway reaches the pods through a routing domain of the cluster's own network. A gateway in another
network is not supported, a peering between the two does not help. Put the gateway into a subnet of the network that the nodes are in.`,
  sources: [ingressController, pages.overlayConcepts],
  *check(design) {
    const homes = homesOf(design);
    for (const { cluster, subnet, link, when } of gatewayHomes(design)) {
      const home = homes.find((each) => each.cluster === cluster && each.as === 'nodes');
      const made = home && joinConditions(when, home.made);
      if (!made) continue;
      yield* judged(triples(cluster.networkPluginMode, subnet.virtualNetwork, home.subnet.virtualNetwork), made, ([mode, own, ofNodes]) => {
        if (!isWord(mode, 'overlay') || own.kind !== 'known' || ofNodes.kind !== 'known' || own.value === ofNodes.value) return undefined;
        return {
          at: link.span,
          message: `the subnet ${named(subnet)} of the Application Gateway is in another network than the nodes, which overlay does not support`,
          related: [{ span: home.link.span, message: `the nodes are in ${named(home.subnet)}` }, { span: mode.span, message: 'the mode is `overlay`' }],
        };
      });
    }
  },
};

const says = 'application-gateway-in-other-network: the subnet `gateway` of the Application Gateway is in another network than the nodes, which overlay does not support';
const delegation = `
  delegation {
    name = "gateway"

    service_delegation {
      name = "Microsoft.Network/applicationGateways"
    }
  }
}
`;

export const examples = (): readonly Example[] => [
  {
    text: marked(configuration(
      virtualNetwork('"10.2.0.0/16"', 'hub'),
      subnetText('gateway', '"10.2.2.0/24"', 'hub').replace(/\}\n$/, delegation),
      withGateway({}),
    ), 'azurerm_subnet.gateway.id', says),
  },
  { text: withGateway({ range: '10.1.2.0/24', delegated: true }) },
  {
    title: 'In Bicep',
    text: marked(`${bicepWithGateway({})}\n${configuration(bicepNetwork("'10.2.0.0/16'", 'hub'), bicepSubnet('gateway', "'10.2.2.0/24'", {
      network: 'hub',
      lines: `
        delegations: [
          {
            name: 'gateway'
            properties: {
              serviceName: 'Microsoft.Network/applicationGateways'
            }
          }
        ]`,
    }))}`, 'gateway.id', says),
  },
];
