import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { joinConditions } from '../plan/ways';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { marked } from './shared/example-parts';
import { nodePool } from './shared/node-example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { cliFlagChecks } from './shared/sources';
import type { Rule } from './rule';

export const outboundNatOffWithLoadBalancer: Rule = {
  id: 'outbound-nat-off-with-load-balancer',
  severity: 'error',
  group: 'egress',
  title: 'Outbound NAT of Windows nodes is off, and the way out is the load balancer',
  about: `Without outbound NAT the pods of a Windows pool leave with addresses of their own, which the load balancer of the cluster translates for
no one but nodes: Azure refuses the setting with the outbound type \`loadBalancer\`. Use a NAT gateway or routes of your own.`,
  sources: [pages.natGateway, cliFlagChecks],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (!cluster.described) continue;
      for (const pool of cluster.nodePools) {
        const made = joinConditions(whenMade(cluster), whenMade(pool));
        if (!made) continue;
        yield* judged(triples(pool.outboundNat, pool.osType, cluster.outboundType), made, ([nat, system, outbound]) => {
          if (nat.kind !== 'known' || nat.value || !isWord(system, 'Windows')) return undefined;
          const balanced = outbound.kind === 'absent' ? cluster.sku.kind === 'absent' || isWord(cluster.sku, 'Base') : isWord(outbound, 'loadBalancer');
          if (!balanced) return undefined;
          return {
            at: nat.span,
            message: `outbound NAT cannot be off with the outbound type \`loadBalancer\`${outbound.kind === 'absent' ? ', which holds where none is written' : ''}`,
            related: outbound.kind === 'known' ? [{ span: outbound.span, message: 'the outbound type is `loadBalancer`' }] : [],
          };
        });
      }
    }
  },
};

const terraform = (outbound: string): string => inTerraform({
  profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\n${outbound}`,
  below: [nodePool('win', '  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id\n  os_type               = "Windows"\n\n  windows_profile {\n    outbound_nat_enabled = false\n  }')],
});
const bicep = (outbound: string): string => inBicep({
  profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\n${outbound}`,
  pools: [bicepPool('win', "count: 2\nvnetSubnetID: nodes.id\nosType: 'Windows'\nwindowsProfile: {\n  disableOutboundNat: true\n}")],
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform(''), 'false', 'outbound-nat-off-with-load-balancer: outbound NAT cannot be off with the outbound type `loadBalancer`, which holds where none is written') },
  { text: terraform('outbound_type       = "userDefinedRouting"') },
  { title: 'In Bicep', text: marked(bicep("outboundType: 'loadBalancer'"), 'true', 'outbound-nat-off-with-load-balancer: outbound NAT cannot be off with the outbound type `loadBalancer`') },
];
