import { possibilities } from '../model/value';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { homesOf } from './shared/homes';
import { madeTogether } from './shared/judged';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { denyingRule, groupOf, partyIn, type Packet } from './shared/security';
import { bicepGuarded, bicepSecurityGroup, securityGroup } from './shared/security-examples';
import { named } from './shared/words';

export const securityGroupCutsApiServer: Rule = {
  id: 'security-group-cuts-api-server',
  severity: 'warning',
  group: 'compatibility',
  title: 'A network security group keeps the nodes, or the load balancer, from the API server in its subnet',
  about: `With API Server VNet Integration the nodes reach the API server in its subnet on the TCP ports 443 and 4443, and Azure's load
balancer asks there on port 9988 whether it lives. Azure's own rules allow both. A rule that denies them cuts the nodes off; put rules that
allow them before it.`,
  sources: [pages.apiServerIntegration],
  *check(design) {
    const { network } = design;
    for (const cluster of network.clusters) {
      if (!cluster.described) continue;
      for (const { value: link, when } of possibilities(cluster.apiServerSubnet)) {
        const subnet = network.subnets.find(({ id, described }) => id === link.value && described);
        const together = subnet && madeTogether(cluster, subnet);
        const made = together && joinConditions(together, when);
        if (!subnet || !made) continue;
        const to = partyIn(subnet);
        const homes = homesOf(design).filter((home) => home.cluster === cluster && home.as === 'nodes');
        const ways: readonly { readonly at: typeof subnet; readonly packet: Packet; readonly who: string }[] = [
          { at: subnet, who: "Azure's load balancer", packet: { direction: 'Inbound', protocol: 'Tcp', from: { kind: 'tag', tag: 'azureloadbalancer' }, to, port: 9988 } },
          ...homes.flatMap((home) => [443, 4443].flatMap((port) => {
            const packet = { protocol: 'Tcp', from: partyIn(home.subnet), to, port } as const;
            const who = `the nodes in ${named(home.subnet)}`;
            return [{ at: home.subnet, who, packet: { ...packet, direction: 'Outbound' as const } }, { at: subnet, who, packet: { ...packet, direction: 'Inbound' as const } }];
          })),
        ];
        for (const { at, packet, who } of ways) {
          const group = groupOf(network, at);
          const rule = group && denyingRule(group, packet);
          const all = rule && joinConditions(made, whenMade(at));
          if (!rule || !all) continue;
          yield {
            at: rule.span,
            message: `the rule ${named(rule)} of the security group ${named(group)} keeps ${who} from the API server of the cluster ${named(cluster)}: it denies TCP port ${String(packet.port)} to the subnet ${named(subnet)}`,
            when: all,
            related: [{ span: link.span, message: `the API server of ${named(cluster)} is in this subnet` }],
          };
        }
      }
    }
  },
};

const mark = 'security-group-cuts-api-server: ';
const denyAll = { name: 'deny-all', priority: 4000 };
const fromNodes = { name: 'nodes', priority: 100, access: 'Allow', from: 'VirtualNetwork', to: '10.1.1.0/28', ports: '443' } as const;
const more = { name: 'more', priority: 110, access: 'Allow', from: 'VirtualNetwork', to: '10.1.1.0/28', ports: '4443' } as const;
const balancer = { name: 'balancer', priority: 120, access: 'Allow', from: 'AzureLoadBalancer', ports: '9988' } as const;

const delegation = `  delegation {
    name = "aks"

    service_delegation {
      name = "Microsoft.ContainerService/managedClusters"
    }
  }
}
`;

function inTerraform(...rules: Parameters<typeof securityGroup>[2][]): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('nodes', '"10.1.0.0/24"'),
    subnetText('api', '"10.1.1.0/28"').replace(/\}\n$/, `\n${delegation}`),
    securityGroup('guard', 'api', ...rules),
    clusterWith({
      rest: `  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = azurerm_subnet.api.id
  }`,
      pool: `    node_count     = 3\n${inNodes}`, profile: overlay,
    }),
  );
}

function inBicep(...rules: Parameters<typeof bicepSecurityGroup>[1][]): string {
  return bicepHome({
    beside: [
      bicepSecurityGroup('guard', ...rules),
      bicepGuarded('api', "'10.1.1.0/28'", 'guard', `delegations: [
  {
    name: 'aks'
    properties: {
      serviceName: 'Microsoft.ContainerService/managedClusters'
    }
  }
]`),
    ],
    properties: `apiServerAccessProfile: {
  enableVnetIntegration: true
  subnetId: api.id
}`,
  });
}

export const examples = (): readonly Example[] => [
  { text: inTerraform(fromNodes, balancer, { ...denyAll, mark: `${mark}the rule \`deny-all\` of the security group \`guard\` keeps the nodes in \`nodes\` from the API server of the cluster \`main\`: it denies TCP port 4443` }) },
  { text: inTerraform(fromNodes, more, balancer, denyAll) },
  { title: 'In Bicep', text: inBicep(fromNodes, more, { ...denyAll, mark: `${mark}the rule \`deny-all\` of the security group \`guard\` keeps Azure's load balancer from the API server of the cluster \`main\`: it denies TCP port 9988` }) },
  { title: 'In Bicep, without a rule that denies', text: inBicep(fromNodes) },
];
