import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const nodePublicIp: Rule = {
  id: 'node-public-ip',
  severity: 'info',
  group: 'advice',
  title: 'Each node has a public address of its own',
  about: `Nodes with public addresses can be reached from the internet as far as network security groups allow it. Few clusters need that: games
and others with flows straight to a node. Everybody else reaches the cluster through a load balancer, and needs no address for each node.`,
  sources: [pages.nodePublicIps],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(waysOf(pool.nodePublicIp), whenMade(pool), (address) => {
        if (address.kind !== 'known' || !address.value) return undefined;
        return { at: address.span, message: 'each node can be reached from the internet as far as network security groups allow it' };
      });
    }
  },
};

const terraform = (address: string): string => inTerraform({ pool: `node_public_ip_enabled = ${address}` });
const bicep = (address: string): string => inBicep({ pool: `enableNodePublicIP: ${address}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('true'), 'true', 'node-public-ip: each node can be reached from the internet') },
  { text: terraform('false') },
  { title: 'In Bicep', text: marked(bicep('true'), 'true', 'node-public-ip: each node can be reached from the internet') },
];
