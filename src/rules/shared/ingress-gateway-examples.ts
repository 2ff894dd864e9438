import { bicepOverlay, bicepSubnet } from './bicep-example-parts';
import { bicepHome } from './bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './example-parts';
import { clusterWith, inNodes, overlay } from './node-example-parts';

/** Parts of examples about the Application Gateway of the ingress add-on. */

export interface GatewayText {
  /** The lines of the add-on, indented by four; the gateway in the subnet `gateway` if nothing is said. */
  readonly addon?: string;
  /** The range of the subnet `gateway`, with which there is one. */
  readonly range?: string;
  readonly delegated?: boolean;
  readonly profile?: string;
  /** A text of the file, and what is found at it. */
  readonly at?: string;
  readonly mark?: string;
}

export function withGateway({ addon = '    subnet_id = azurerm_subnet.gateway.id', range, delegated = false, profile = overlay, at = '', mark = '' }: GatewayText): string {
  const text = configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    ...(range === undefined ? [] : [delegated ? subnet('gateway', `"${range}"`).replace(/\}\n$/, delegation) : subnet('gateway', `"${range}"`)]),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, rest: `  ingress_application_gateway {\n${addon}\n  }`, profile }),
  );
  return mark === '' ? text : marked(text, at, mark);
}

const delegation = `
  delegation {
    name = "gateway"

    service_delegation {
      name = "Microsoft.Network/applicationGateways"
    }
  }
}
`;

/** The same in Bicep; `addon` are the lines of its configuration. */
export function bicepWithGateway({ addon = 'subnetId: gateway.id', range, delegated = false, profile = bicepOverlay, at = '', mark = '' }: GatewayText): string {
  const lines = delegated ? `
    delegations: [
      {
        name: 'gateway'
        properties: {
          serviceName: 'Microsoft.Network/applicationGateways'
        }
      }
    ]` : '';
  const text = bicepHome({
    beside: range === undefined ? [] : [bicepSubnet('gateway', `'${range}'`, { lines })],
    profile,
    properties: `addonProfiles: {
  ingressApplicationGateway: {
    enabled: true
    config: {
      ${addon.replace(/\n/g, '\n      ')}
    }
  }
}`,
  });
  return mark === '' ? text : marked(text, at, mark);
}
