import * as pages from '../plan/facts/sources';
import { isWord } from '../plan/defaults';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const networkPolicyUnset: Rule = {
  id: 'network-policy-unset',
  severity: 'info',
  group: 'advice',
  title: 'Nothing enforces network policies in the cluster',
  about: `Without a policy manager the network policies of a cluster are accepted and do nothing: every pod reaches every other. The data plane and policy
\`cilium\` enforce them on Linux nodes; \`calico\` does on Windows nodes too.`,
  sources: [pages.networkPolicies, pages.ciliumPage],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (!cluster.described || cluster.sku.kind !== 'absent' && !isWord(cluster.sku, 'Base')) continue;
      yield* judged(triples(cluster.networkPolicy, cluster.dataPlane, cluster.networkPlugin), whenMade(cluster), ([policy, plane, plugin]) => {
        // A plugin of one's own brings policies of its own.
        if (plane.kind === 'unknown' || isWord(plane, 'cilium') || plugin.kind === 'unknown' || isWord(plugin, 'none')) return undefined;
        if (policy.kind === 'unknown' || (policy.kind === 'known' && !isWord(policy, 'none'))) return undefined;
        return { at: policy.span, message: 'network policies do nothing in this cluster, and every pod reaches every other: choose a policy manager' };
      });
    }
  },
};

const terraform = (policy: string): string => inTerraform({ profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\n${policy}` });
const bicep = (policy: string): string => inBicep({ profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nnetworkPolicy: '${policy}'` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(''), 'network_profile', 'network-policy-unset: network policies do nothing in this cluster') },
  { text: terraform('network_policy      = "calico"') },
  { title: 'In Bicep', text: marked(bicep('none'), "'none'", 'network-policy-unset: network policies do nothing in this cluster') },
];
