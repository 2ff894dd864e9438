import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const nodeIpBackendPool: Rule = {
  id: 'node-ip-backend-pool',
  severity: 'info',
  group: 'advice',
  title: 'The load balancer knows the nodes by their addresses',
  about: `With the backend pool type \`NodeIP\` the load balancer of the cluster takes nodes by their addresses, from Kubernetes 1.23 on. Services of such
a cluster cannot be offered through Azure Private Link. Where that is wanted, leave the type out: the load balancer then knows the nodes by
the configurations of their interfaces.`,
  sources: [pages.balancerSettings, pages.loadBalancer],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(waysOf(cluster.backendPoolType), whenMade(cluster), (type) => {
        if (type.kind !== 'known' || !isWord(type, 'NodeIP')) return undefined;
        return { at: type.span, message: 'with the backend pool type `NodeIP` services cannot be offered through Private Link' };
      });
    }
  },
};

const terraform = (type: string): string => inTerraform({ profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\nload_balancer_profile {\n  backend_pool_type = "${type}"\n}` });
const bicep = (type: string): string => inBicep({ profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nloadBalancerProfile: {\n  backendPoolType: '${type}'\n}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('NodeIP'), '"NodeIP"', 'node-ip-backend-pool: with the backend pool type `NodeIP` services cannot be offered through Private Link') },
  { text: terraform('NodeIPConfiguration') },
  { title: 'In Bicep', text: marked(bicep('NodeIP'), "'NodeIP'", 'node-ip-backend-pool: with the backend pool type `NodeIP`') },
];
