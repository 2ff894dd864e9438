import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions, waysOf } from '../plan/ways';
import { ipv6Families } from './shared/dual-stack';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const dualStackWithNetworkPolicy: Rule = {
  id: 'dual-stack-with-network-policy',
  severity: 'warning',
  group: 'compatibility',
  title: 'The cluster has IPv6, and a policy manager that does not support it',
  about: `Microsoft's page on clusters with IPv4 and IPv6 names the network policy managers \`azure\` and \`calico\` as not supported there.
The policy and data plane \`cilium\` know both families.`,
  sources: [pages.dualStack, pages.overlayHowTo],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const family of ipv6Families(cluster)) {
        const made = joinConditions(family.when, whenMade(cluster));
        if (!made) continue;
        yield* judged(waysOf(cluster.networkPolicy), made, (policy) => {
          if (policy.kind !== 'known' || !(isWord(policy, 'azure') || isWord(policy, 'calico'))) return undefined;
          return {
            at: policy.span,
            message: `the network policy manager \`${policy.value}\` is not supported together with IPv6`,
            related: [{ span: family.value.span, message: 'the cluster has IPv6' }],
          };
        });
      }
    }
  },
};

const ranges = `    service_cidrs       = ["172.16.0.0/16", "fd12:3456:789a:1::/108"]
    dns_service_ip      = "172.16.0.10"
    ip_versions         = ["IPv4", "IPv6"]`;

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "calico"
                          ~~~~~~~~ dual-stack-with-network-policy: the network policy manager \`calico\` is not supported together with IPv6
${ranges}`),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
${ranges}`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
networkPolicy: 'calico'
               ~~~~~~~~ dual-stack-with-network-policy: the network policy manager \`calico\` is not supported together with IPv6
ipFamilies: ['IPv4', 'IPv6']`),
  },
];
