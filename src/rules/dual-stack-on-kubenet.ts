import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions, waysOf } from '../plan/ways';
import { ipv6Families } from './shared/dual-stack';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const dualStackOnKubenet: Rule = {
  id: 'dual-stack-on-kubenet',
  severity: 'warning',
  group: 'compatibility',
  title: 'The cluster has IPv6 with kubenet',
  about: `IPv6 once came with kubenet, and clusters from then still run. Today Microsoft's page asks for overlay, so that a new
cluster may be refused, and kubenet itself retires. Use the network plugin \`azure\` with the mode \`overlay\`.`,
  sources: [pages.dualStack, pages.cniOverview],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const family of ipv6Families(cluster)) {
        const made = joinConditions(family.when, whenMade(cluster));
        if (!made) continue;
        yield* judged(waysOf(cluster.networkPlugin), made, (plugin) => {
          if (!isWord(plugin, 'kubenet')) return undefined;
          return {
            at: family.value.span,
            message: 'AKS may refuse IPv6 with kubenet: the page about it asks for overlay',
            related: [{ span: plugin.span, message: 'the network plugin is `kubenet`' }],
          };
        });
      }
    }
  },
};

const families = '["IPv4", "IPv6"]';

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
    service_cidrs  = ["172.16.0.0/16", "fd12:3456:789a:1::/108"]
    dns_service_ip = "172.16.0.10"
    ip_versions    = ${families}
                              ~~~~~~ dual-stack-on-kubenet: AKS may refuse IPv6 with kubenet`),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidrs       = ["172.16.0.0/16", "fd12:3456:789a:1::/108"]
    dns_service_ip      = "172.16.0.10"
    ip_versions         = ${families}`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'kubenet'
                     ~~~~~~~~~ kubenet-retiring: kubenet retires
      ipFamilies: ['IPv4', 'IPv6']
                           ~~~~~~ dual-stack-on-kubenet: AKS may refuse IPv6 with kubenet`),
  },
];
