import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether, triples } from './shared/judged';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const apiServerSubnetShared: Rule = {
  id: 'api-server-subnet-shared',
  severity: 'error',
  group: 'compatibility',
  title: 'The API server and a pool share a subnet',
  about: `API server VNet integration wants a subnet for the API server alone, which is delegated to AKS; nodes and pods cannot live in it. Give
the API server a /28 of its own in the same network.`,
  sources: [pages.apiServerIntegration],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.apiServerSubnet.kind === 'absent') continue;
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made) continue;
        yield* judged(triples(cluster.apiServerSubnet, pool.subnet, pool.podSubnet), made, ([own, nodes, pods]) => {
          const shared = own.kind === 'known' ? [nodes, pods].find((other) => other.kind === 'known' && other.value === own.value) : undefined;
          if (!shared) return undefined;
          return {
            at: own.span,
            message: `the API server needs a subnet of its own, and the pool ${named(pool)} lives in this one`,
            related: [{ span: shared.span, message: `the pool ${named(pool)} lives there` }],
          };
        });
      }
    }
  },
};

function withSubnet(name: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('api', '"10.1.1.0/28"'),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      rest: `  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = azurerm_subnet.${name}.id${mark && `\n                                          ${'~'.repeat(name.length + 18)} ${mark}`}
  }`,
      profile: overlay,
    }),
  );
}

function bicepWithSubnet(name: string, mark = ''): string {
  return bicepHome({
    beside: [bicepSubnet('api', "'10.1.1.0/28'")],
    profile: bicepOverlay,
    properties: `apiServerAccessProfile: {\n  enableVnetIntegration: true\n  subnetId: ${name}.id${mark && `\n            ${'~'.repeat(name.length + 3)} ${mark}`}\n}`,
  });
}

export const examples = (): readonly Example[] => [
  { text: withSubnet('nodes', 'api-server-subnet-shared: the API server needs a subnet of its own, and the pool `system` lives in this one') },
  { text: withSubnet('api') },
  { title: 'In Bicep', text: bicepWithSubnet('nodes', 'api-server-subnet-shared: the API server needs a subnet of its own') },
];
