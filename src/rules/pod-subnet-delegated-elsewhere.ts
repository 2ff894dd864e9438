import * as pages from '../plan/facts/sources';
import { delegatedUses } from './shared/delegations';
import type { Example } from './example';
import { bicepHome, bicepPodSubnet, inBicepPods } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { azureCni, clusterWith } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const podSubnetDelegatedElsewhere: Rule = {
  id: 'pod-subnet-delegated-elsewhere',
  severity: 'error',
  group: 'compatibility',
  title: 'The pod subnet is delegated to another service than AKS',
  about: `AKS delegates a pod subnet to \`Microsoft.ContainerService/managedClusters\` itself when the first pool uses it. A subnet
that another service already has cannot be delegated to it. Give the pods a subnet of their own, and in Terraform either write
the delegation to AKS or ignore changes of it.`,
  sources: [pages.dynamicAllocation, pages.podSubnetConcepts],
  *check(design) {
    for (const { subnet: delegated, service, user, when } of delegatedUses(design, 'pods', isOther)) {
      yield {
        at: service.span,
        message: `the subnet ${named(delegated)} is delegated to ${service.value}, and pods of the pool ${named(user.pool.pool)} live there`,
        when,
        related: [{ span: user.link.span, message: `the pool ${named(user.pool.pool)} has its pods there` }],
      };
    }
  },
};

function isOther(service: string): boolean {
  return service.toLowerCase() !== 'microsoft.containerservice/managedclusters';
}

function withDelegation(service: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('pods', '"10.1.16.0/20"').replace(
      /\}\n$/,
      `
  delegation {
    name = "pods"

    service_delegation {
      name = "${service}"
${mark}    }
  }
}
`,
    ),
    clusterWith({
      pool: `
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
    pod_subnet_id  = azurerm_subnet.pods.id`,
      profile: azureCni,
    }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withDelegation(
      'Microsoft.Web/serverFarms',
      `             ~~~~~~~~~~~~~~~~~~~~~~~~~~~ pod-subnet-delegated-elsewhere: the subnet \`pods\` is delegated to Microsoft.Web/serverFarms\n`,
    ),
  },
  { title: 'The delegation that AKS makes itself', text: withDelegation('Microsoft.ContainerService/managedClusters') },
  {
    title: 'In Bicep',
    text: bicepHome({
      profile: "networkPlugin: 'azure'",
      pool: inBicepPods(3),
      beside: [
        bicepPodSubnet(`
          delegations: [
            {
              name: 'web'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~ pod-subnet-delegated-elsewhere: the subnet \`pods\` is delegated to Microsoft.Web/serverFarms
              }
            }
          ]`),
      ],
    }),
  },
];
