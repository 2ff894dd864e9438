import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { gatewayDelegation, gatewayHomes } from './shared/gateway-homes';
import { judged, pairs } from './shared/judged';
import { azureCni } from './shared/node-example-parts';
import type { Rule } from './rule';
import { ingressController } from './shared/sources';
import { subnetUsers } from './shared/subnet-users';
import { named } from './shared/words';

export const applicationGatewaySubnetNotDelegated: Rule = {
  id: 'application-gateway-subnet-not-delegated',
  severity: 'warning',
  group: 'compatibility',
  title: 'The subnet of the Application Gateway of an overlay cluster is not delegated to it',
  about: `With Azure CNI Overlay the gateway reaches the pods through a routing domain of the cluster, for which its subnet is delegated to
\`Microsoft.Network/applicationGateways\`. Without the delegation the ingress controller cannot set it up, and the gateway finds no pod.
Delegate the subnet.`,
  sources: [ingressController, pages.overlayConcepts],
  *check(design) {
    const users = subnetUsers(design);
    for (const { cluster, subnet, link, when } of gatewayHomes(design)) {
      // Where nodes are too, a delegation is not what is missing.
      if (users.has(subnet.id)) continue;
      yield* judged(pairs(cluster.networkPluginMode, subnet.delegations), when, ([mode, delegations]) => {
        if (!isWord(mode, 'overlay') || delegations.kind === 'unknown') return undefined;
        const services = delegations.kind === 'known' ? delegations.value : { items: [], complete: true };
        if (!services.complete || services.items.some((item) => item.kind !== 'known' || item.value.toLowerCase() === gatewayDelegation)) return undefined;
        return {
          at: link.span,
          message: `the subnet ${named(subnet)} of the Application Gateway is not delegated to Microsoft.Network/applicationGateways, which overlay needs`,
          related: [{ span: mode.span, message: 'the mode is `overlay`' }],
        };
      });
    }
  },
};

const says = 'application-gateway-subnet-not-delegated: the subnet `gateway` of the Application Gateway is not delegated to Microsoft.Network/applicationGateways, which overlay needs';

export const examples = (): readonly Example[] => [
  { text: withGateway({ range: '10.1.2.0/24', at: 'azurerm_subnet.gateway.id', mark: says }) },
  { text: withGateway({ range: '10.1.2.0/24', delegated: true }) },
  { title: 'With pods in the subnet of the nodes', text: withGateway({ range: '10.1.2.0/24', profile: azureCni }) },
  { title: 'In Bicep', text: bicepWithGateway({ range: '10.1.2.0/24', at: 'gateway.id', mark: says }) },
];
