import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { whenMade } from './shared/held-ranges';
import type { Rule } from './rule';
import { gatewayInfrastructure } from './shared/sources';
import { subnetUsers } from './shared/subnet-users';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const applicationGatewaySubnetShared: Rule = {
  id: 'application-gateway-subnet-shared',
  severity: 'error',
  group: 'compatibility',
  title: 'An Application Gateway and a pool share a subnet',
  about: `A subnet with an Application Gateway holds application gateways and nothing else. Azure refuses nodes or pods in it, and a gateway where
nodes are. Give the gateway a subnet of its own, a /24 at best.`,
  sources: [gatewayInfrastructure, publicIssue('Azure/application-gateway-kubernetes-ingress', 1386, '2022')],
  azureErrors: ['SubnetWithExternalResourcesCannotBeUsedByOtherResources'],
  *check(design) {
    const users = subnetUsers(design);
    const { clusters, gateways } = design.network;
    const homes = [
      ...gateways.map((gateway) => ({ of: gateway, link: gateway.subnet })),
      ...clusters.map((cluster) => ({ of: cluster, link: cluster.applicationGateway.gatewaySubnet })),
    ];
    for (const { of, link } of homes) {
      for (const { value, when } of possibilities(link)) {
        const made = joinConditions(whenMade(of), when);
        for (const user of users.get(value.value) ?? []) {
          const all = made && joinConditions(made, user.when);
          if (!all) continue;
          yield {
            at: value.span,
            message: `the Application Gateway needs a subnet of its own, and the pool ${named(user.pool.pool)} lives in this one`,
            when: all,
            related: [{ span: user.link.span, message: `the pool ${named(user.pool.pool)} has its ${user.as} there` }],
          };
          break;
        }
      }
    }
  },
};

const says = 'application-gateway-subnet-shared: the Application Gateway needs a subnet of its own, and the pool `system` lives in this one';
/** A function, so that what is shipped is without it. */
const gateway = (): string => `
resource "azurerm_application_gateway" "main" {
  name                = "ingress"
  location            = "westeurope"
  resource_group_name = "network"

  gateway_ip_configuration {
    name      = "home"
    subnet_id = azurerm_subnet.nodes.id
                ~~~~~~~~~~~~~~~~~~~~~~~ ${says}
  }
}
`;

export const examples = (): readonly Example[] => [
  { text: withGateway({ addon: '    subnet_id = azurerm_subnet.nodes.id' }).replace('subnet_id = azurerm_subnet.nodes.id\n  }\n\n  default', `subnet_id = azurerm_subnet.nodes.id\n                ~~~~~~~~~~~~~~~~~~~~~~~ ${says}\n  }\n\n  default`) },
  { text: withGateway({ range: '10.1.2.0/24', delegated: true }) },
  { title: 'A gateway that is made here', text: withGateway({ addon: '    gateway_id = azurerm_application_gateway.main.id' }) + gateway() },
  { title: 'In Bicep', text: bicepWithGateway({ addon: 'subnetId: nodes.id' }).replace('subnetId: nodes.id\n', `subnetId: nodes.id\n                    ~~~~~~~~ ${says}\n`) },
];
