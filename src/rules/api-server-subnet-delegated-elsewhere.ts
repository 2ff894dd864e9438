import * as pages from '../plan/facts/sources';
import { possibilities } from '../model/value';
import { joinConditions, waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether } from './shared/judged';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const apiServerSubnetDelegatedElsewhere: Rule = {
  id: 'api-server-subnet-delegated-elsewhere',
  severity: 'error',
  group: 'compatibility',
  title: 'The subnet of the API server is delegated to another service than AKS',
  about: `API server VNet integration puts the API server into a subnet that is delegated to \`Microsoft.ContainerService/managedClusters\`. A subnet that
is delegated to another service already cannot be. Give the API server a subnet of its own with this delegation.`,
  sources: [pages.apiServerIntegration],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const link of possibilities(cluster.apiServerSubnet)) {
        const home = network.subnets.find(({ id }) => id === link.value.value);
        const made = home?.described ? madeTogether(cluster, home) : undefined;
        const when = made && joinConditions(made, link.when);
        if (!home || !when) continue;
        yield* judged(waysOf(home.delegations), when, (delegations) => {
          if (delegations.kind !== 'known' || !delegations.value.complete) return undefined;
          const [first] = delegations.value.items;
          if (first?.kind !== 'known' || delegations.value.items.some((item) => item.kind !== 'known' || item.value.toLowerCase() === toAks)) return undefined;
          return {
            at: first.span,
            message: `the subnet ${named(home)} is delegated to ${first.value}, and the API server of ${named(cluster)} needs one that is delegated to AKS`,
            related: [{ span: link.value.span, message: 'the API server goes there' }],
          };
        });
      }
    }
  },
};

const toAks = 'microsoft.containerservice/managedclusters';

function withService(service: string, mark = ''): string {
  const text = configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('api', '"10.1.1.0/28"').replace(/\}\n$/, `
  delegation {
    name = "api"

    service_delegation {
      name = "${service}"
    }
  }
}
`),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      rest: `  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = azurerm_subnet.api.id
  }`,
      profile: overlay,
    }),
  );
  return mark === '' ? text : marked(text, `"${service}"`, mark);
}

function bicepWithService(service: string, mark = ''): string {
  const text = bicepHome({
    beside: [bicepSubnet('api', "'10.1.1.0/28'", {
      lines: `
        delegations: [
          {
            name: 'api'
            properties: {
              serviceName: '${service}'
            }
          }
        ]`,
    })],
    profile: bicepOverlay,
    properties: 'apiServerAccessProfile: {\n  enableVnetIntegration: true\n  subnetId: api.id\n}',
  });
  return mark === '' ? text : marked(text, `'${service}'`, mark);
}

const says = 'api-server-subnet-delegated-elsewhere: the subnet `api` is delegated to Microsoft.Web/serverFarms, and the API server of `main` needs one that is delegated to AKS';

export const examples = (): readonly Example[] => [
  { text: withService('Microsoft.Web/serverFarms', says) },
  { text: withService('Microsoft.ContainerService/managedClusters') },
  { title: 'In Bicep', text: bicepWithService('Microsoft.Web/serverFarms', says) },
];
