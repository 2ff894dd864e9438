import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { heldRanges } from './shared/held-ranges';
import { madeTogether } from './shared/judged';
import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const apiServerSubnetTooSmall: Rule = {
  id: 'api-server-subnet-too-small',
  severity: 'error',
  group: 'compatibility',
  title: 'The subnet of the API server is smaller than a /28',
  about: `API server VNet integration puts the API server behind a load balancer in a subnet of its own, which is a /28 at least: each cluster
takes nine addresses or more there. AKS refuses a smaller one.`,
  sources: [pages.apiServerIntegration],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const link of possibilities(cluster.apiServerSubnet)) {
        const home = network.subnets.find(({ id }) => id === link.value.value);
        const made = home && madeTogether(cluster, home);
        const when = made && joinConditions(made, link.when);
        if (!when) continue;
        for (const prefix of heldRanges(home.prefixes, when)) {
          if (prefix.range.family !== 4 || prefix.range.length <= longest) continue;
          yield {
            at: prefix.value.span,
            message: `the subnet ${named(home)} is a /${String(prefix.range.length)}, and the API server of a cluster needs a /${String(longest)}`,
            when: prefix.when,
            related: [{ span: link.value.span, message: `the API server of ${named(cluster)} goes there` }],
          };
        }
      }
    }
  },
};

const longest = 28;

function withSubnet(prefix: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('api', `"${prefix}"`).replace(/\}\n$/, `${mark}}\n`),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      rest: `  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = azurerm_subnet.api.id
  }`,
      profile: overlay,
    }),
  );
}

function bicepWithSubnet(prefix: string, mark = ''): string {
  return bicepHome({
    beside: [bicepSubnet('api', `'${prefix}'`).replace(`'${prefix}'\n`, `'${prefix}'\n${mark}`)],
    profile: bicepOverlay,
    properties: 'apiServerAccessProfile: {\n  enableVnetIntegration: true\n  subnetId: api.id\n}',
  });
}

export const examples = (): readonly Example[] => [
  { text: withSubnet('10.1.1.0/29', '                          ~~~~~~~~~~~~~ api-server-subnet-too-small: the subnet `api` is a /29, and the API server of a cluster needs a /28\n') },
  { text: withSubnet('10.1.1.0/28') },
  { title: 'In Bicep', text: bicepWithSubnet('10.1.1.0/29', '                   ~~~~~~~~~~~~~ api-server-subnet-too-small: the subnet `api` is a /29\n') },
];
