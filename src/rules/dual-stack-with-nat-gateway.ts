import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions, waysOf } from '../plan/ways';
import { ipv6Families } from './shared/dual-stack';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const dualStackWithNatGateway: Rule = {
  id: 'dual-stack-with-nat-gateway',
  severity: 'warning',
  group: 'egress',
  title: 'The cluster has IPv6, and its way out is a NAT gateway for IPv4',
  about: `NAT gateways of the SKU Standard carry IPv4 only, and Microsoft names them as not supported in clusters with IPv6. Use the load balancer, or a
gateway of the SKU StandardV2, which AKS makes in preview.`,
  sources: [pages.dualStack, pages.overlayHowTo],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const family of ipv6Families(cluster)) {
        const made = joinConditions(family.when, whenMade(cluster));
        if (!made) continue;
        yield* judged(waysOf(cluster.outboundType), made, (outbound) => {
          // Since 2026 the same word may come with a gateway of the newer SKU, which only templates and the preview can say.
          if (outbound.kind !== 'known' || !isWord(outbound, 'managedNATGateway') || cluster.client.kind !== 'azurerm' && cluster.client.kind !== 'az' && !isOld(cluster.client.version)) return undefined;
          return { at: outbound.span, message: 'the NAT gateway that AKS makes carries IPv4 only, and the cluster has IPv6', related: [{ span: family.value.span, message: 'the cluster has IPv6' }] };
        });
      }
    }
  },
};

/** Whether the version of the API is older than the SKU of the gateway. */
function isOld(version: { readonly kind: string; readonly value?: unknown }): boolean {
  return version.kind === 'known' && typeof version.value === 'string' && version.value < '2026';
}

const terraform = (outbound: string): string => inTerraform({ profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\nip_versions         = ["IPv4", "IPv6"]\noutbound_type       = "${outbound}"` }).replace('    vnet_subnet_id = azurerm_subnet.nodes.id\n', '');
const bicep = (outbound: string): string => inBicep({ profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nipFamilies: ['IPv4', 'IPv6']\noutboundType: '${outbound}'` }).replace('      vnetSubnetID: nodes.id\n', '').replace('        vnetSubnetID: nodes.id\n', '');

export const examples = (): readonly Example[] => [
  { text: marked(terraform('managedNATGateway'), '"managedNATGateway"', 'dual-stack-with-nat-gateway: the NAT gateway that AKS makes carries IPv4 only') },
  { text: terraform('loadBalancer') },
  { title: 'In Bicep', text: marked(bicep('managedNATGateway'), "'managedNATGateway'", 'dual-stack-with-nat-gateway: the NAT gateway that AKS makes carries IPv4 only') },
];
