import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const nodePublicIpWithUserRouting: Rule = {
  id: 'node-public-ip-with-user-routing',
  severity: 'warning',
  group: 'egress',
  title: 'Routes of your own for the way out, and nodes with public addresses',
  about: `With \`userDefinedRouting\` everything leaves through your firewall or appliance. Nodes with public addresses of their own would go past
it, and answers come back another way. Microsoft does not support the two together, and AKS has an error for it. Take the public addresses away, or choose another outbound type.`,
  sources: [pages.nodePublicIps, pages.outboundTypes],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(pairs(pool.nodePublicIp, cluster.outboundType), made, ([address, outbound]) => {
          if (address.kind !== 'known' || !address.value || !isWord(outbound, 'userDefinedRouting')) return undefined;
          return {
            at: address.span,
            message: 'nodes cannot have public addresses with the outbound type `userDefinedRouting`',
            related: [{ span: outbound.span, message: 'the outbound type is `userDefinedRouting`' }],
            fixes: [{ title: 'Give the nodes no public addresses', changes: [{ kind: 'set', value: address, to: false }] }],
          };
        });
      }
    }
  },
};

const terraform = (address: string): string => inTerraform({ profile: 'network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\noutbound_type       = "userDefinedRouting"', pool: `node_public_ip_enabled = ${address}` });
const bicep = (address: string): string => inBicep({ profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\noutboundType: 'userDefinedRouting'", pool: `enableNodePublicIP: ${address}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('true'), 'true', 'node-public-ip-with-user-routing: nodes cannot have public addresses with the outbound type `userDefinedRouting`'), fixed: terraform('false') },
  { text: terraform('false') },
  { title: 'In Bicep', text: marked(bicep('true'), 'true', 'node-public-ip-with-user-routing: nodes cannot have public addresses'), fixed: bicep('false') },
];
