import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions, waysOf } from '../plan/ways';
import { ipv6Families } from './shared/dual-stack';
import type { Example } from './example';
import { azCluster } from './shared/az-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { bicepGateway } from './shared/gateway-pool-examples';
import { marked } from './shared/example-parts';
import type { Rule } from './rule';

export const gatewayPoolWithDualStack: Rule = {
  id: 'gateway-pool-with-dual-stack',
  severity: 'error',
  group: 'compatibility',
  title: 'A pool of egress gateways in a cluster with IPv6',
  about: `Static egress gateways work in clusters with IPv4 only. Microsoft names clusters with both families as not supported; do without one of the
two.`,
  sources: [pages.staticEgressGateway],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const family of ipv6Families(cluster)) {
        const both = joinConditions(family.when, whenMade(cluster));
        for (const pool of both ? cluster.nodePools : []) {
          const made = both && joinConditions(both, whenMade(pool));
          if (!made) continue;
          yield* judged(waysOf(pool.mode), made, (mode) => {
            if (!isWord(mode, 'Gateway')) return undefined;
            return { at: mode.span, message: 'a pool of egress gateways does not go with IPv6', related: [{ span: family.value.span, message: 'the cluster has IPv6' }] };
          });
        }
      }
    }
  },
};

const bicep = (families: string): string => bicepGateway('gatewayProfile: {\n  publicIPPrefixSize: 31\n}', { profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nipFamilies: [${families}]` });
const az = (mode: string): string => azCluster('  --ip-families ipv4,ipv6 \\', `\naz aks nodepool add -g clusters --cluster-name main -n gate --mode ${mode} --node-count 2 --vnet-subnet-id "$SUBNET_ID"`);

export const examples = (): readonly Example[] => [
  { text: marked(bicep("'IPv4', 'IPv6'"), "'Gateway'", 'gateway-pool-with-dual-stack: a pool of egress gateways does not go with IPv6') },
  { text: bicep("'IPv4'") },
  { title: 'In the Azure CLI', text: marked(az('gateway'), 'gateway', 'gateway-pool-with-dual-stack: a pool of egress gateways does not go with IPv6') },
];
