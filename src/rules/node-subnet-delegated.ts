import * as pages from '../plan/facts/sources';
import { delegatedUses } from './shared/delegations';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { subnetIsDelegated } from './shared/troubleshooting';
import { named } from './shared/words';

export const nodeSubnetDelegated: Rule = {
  id: 'node-subnet-delegated',
  severity: 'error',
  group: 'compatibility',
  title: 'The subnet of the nodes is delegated to a service',
  about: `A delegation gives a subnet to one service, and the scale sets of the nodes are none of that. AKS refuses a node pool in
a delegated subnet, also in one that is delegated to AKS itself: such a delegation belongs on a pod subnet or on the subnet of
the API server. Give the nodes a subnet without a delegation.`,
  sources: [pages.cniOverview, subnetIsDelegated, pages.release('2020-03-30')],
  azureErrors: ['SubnetIsDelegated'],
  *check(design) {
    for (const { subnet: delegated, service, user, when } of delegatedUses(design, 'nodes', () => true)) {
      yield {
        at: service.span,
        message: `the subnet ${named(delegated)} is delegated to ${service.value}, and nodes of the pool ${named(user.pool.pool)} live there`,
        when,
        related: [{ span: user.link.span, message: `the pool ${named(user.pool.pool)} has its nodes there` }],
      };
    }
  },
};

function withDelegated(name: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    ...['nodes', 'containers'].map((each, index) => {
      const text = subnet(each, `"10.1.${String(index)}.0/24"`);
      if (each !== name) return text;
      return text.replace(
        /\}\n$/,
        `
  delegation {
    name = "containers"

    service_delegation {
      name = "Microsoft.ContainerInstance/containerGroups"
${mark}    }
  }
}
`,
      );
    }),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: withDelegated(
      'nodes',
      `             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ node-subnet-delegated: the subnet \`nodes\` is delegated to Microsoft.ContainerInstance/containerGroups\n`,
    ),
  },
  { title: 'A delegation on another subnet', text: withDelegated('containers') },
  {
    title: 'In Bicep',
    text: bicep(
      bicepNetwork("'10.1.0.0/16'"),
      bicepSubnet('nodes', "'10.1.0.0/24'", {
        lines: `
          delegations: [
            {
              name: 'containers'
              properties: {
                serviceName: 'Microsoft.ContainerInstance/containerGroups'
                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ node-subnet-delegated: the subnet \`nodes\` is delegated to Microsoft.ContainerInstance/containerGroups
              }
            }
          ]`,
      }),
      bicepCluster({ profile: bicepOverlay }),
    ),
  },
];
