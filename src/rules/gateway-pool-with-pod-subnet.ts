import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { azPodCluster } from './shared/az-example-parts';
import { bicepPool } from './shared/bicep-example-parts';
import { bicepPodSubnet } from './shared/bicep-pool-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { inBicep } from './shared/setting-examples';
import type { Rule } from './rule';

export const gatewayPoolWithPodSubnet: Rule = {
  id: 'gateway-pool-with-pod-subnet',
  severity: 'error',
  group: 'compatibility',
  title: 'A pool of egress gateways whose pods have a subnet of their own',
  about: `Static egress gateways do not work in clusters whose pods have a subnet of their own. Use overlay, or let the pods live in the subnet of
the nodes.`,
  sources: [pages.staticEgressGateway],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        yield* judged(pairs(pool.mode, pool.podSubnet), whenMade(pool), ([mode, subnet]) => {
          if (!isWord(mode, 'Gateway') || subnet.kind !== 'known') return undefined;
          return { at: subnet.span, message: 'a pool of egress gateways does not go with a subnet for pods', related: [{ span: mode.span, message: 'the mode is `Gateway`' }] };
        });
      }
    }
  },
};

const bicep = (mode: string): string => inBicep({
  profile: "networkPlugin: 'azure'",
  beside: [bicepPodSubnet()],
  pool: 'podSubnetID: pods.id',
  pools: [bicepPool('gateway', 'count: 2\nvnetSubnetID: nodes.id\npodSubnetID: pods.id', mode)],
});

const az = (mode: string, mark = ''): string => azPodCluster(`az aks nodepool add -g clusters --cluster-name main -n gateway --mode ${mode} --node-count 2 --max-pods 31 --vnet-subnet-id "$SUBNET_ID" \\
  --pod-subnet-id "$POD_SUBNET_ID"${mark && `\n                  ~~~~~~~~~~~~~~~~ ${mark}`}`);

export const examples = (): readonly Example[] => [
  { text: bicep('Gateway').replace(/(podSubnetID: pods\.id)(?![\s\S]*podSubnetID)/, '$1\n                     ~~~~~~~ gateway-pool-with-pod-subnet: a pool of egress gateways does not go with a subnet for pods') },
  { text: bicep('User') },
  { title: 'In the Azure CLI', text: az('gateway', 'gateway-pool-with-pod-subnet: a pool of egress gateways does not go with a subnet for pods') },
];
