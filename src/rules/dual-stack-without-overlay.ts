import type { Cluster } from '../model/network';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import { ipv6Families } from './shared/dual-stack';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const dualStackWithoutOverlay: Rule = {
  id: 'dual-stack-without-overlay',
  severity: 'error',
  group: 'compatibility',
  title: 'The cluster has IPv6, but its pods are in the virtual network',
  about: `Clusters with IPv4 and IPv6 need overlay: with Azure CNI and pods in the node subnet, or in a pod subnet with dynamic
allocation, there are no IPv6 addresses for pods. Set the mode to \`overlay\`, or leave IPv6 out.`,
  sources: [pages.dualStack, pages.overlayHowTo],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (mayBeStatic(cluster)) continue;
      for (const family of ipv6Families(cluster)) {
        const made = joinConditions(family.when, whenMade(cluster));
        if (!made) continue;
        yield* judged(pairs(cluster.networkPlugin, cluster.networkPluginMode), made, ([plugin, mode]) => {
          if (!isWord(plugin, 'azure') || mode.kind !== 'absent') return undefined;
          return {
            at: family.value.span,
            message: 'IPv6 needs the mode `overlay`, which is not written',
            related: [{ span: plugin.span, message: 'the network plugin is `azure`, without a mode' }],
            fixes: [{ title: 'Set the mode to overlay', changes: [{ kind: 'add', at: mode, to: 'overlay' }] }],
          };
        });
      }
    }
  },
};

/** Static blocks of a pod subnet are said to have IPv6 since 2026-06-19. */
function mayBeStatic({ nodePools }: Cluster): boolean {
  return nodePools.some(({ podIpAllocation }) => podIpAllocation.kind !== 'absent' && !isWord(podIpAllocation, 'DynamicIndividual'));
}

const ranges = `
    network_plugin      = "azure"
    service_cidrs       = ["172.16.0.0/16", "fd12:3456:789a:1::/108"]
    dns_service_ip      = "172.16.0.10"
    ip_versions         = ["IPv4", "IPv6"]`;

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`${ranges}
                                   ~~~~~~ dual-stack-without-overlay: IPv6 needs the mode \`overlay\`, which is not written`),
    fixed: withProfile(`${ranges}
    network_plugin_mode = "overlay"`),
  },
  {
    text: withProfile(`${ranges}
    network_plugin_mode = "overlay"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'azure'
      ipFamilies: ['IPv4', 'IPv6']
                           ~~~~~~ dual-stack-without-overlay: IPv6 needs the mode \`overlay\`, which is not written`),
    fixed: bicepProfile(`
      networkPlugin: 'azure'
      ipFamilies: ['IPv4', 'IPv6']
      networkPluginMode: 'overlay'`),
  },
];
