import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { choice } from './shared/causes';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { azurermChecks } from './shared/sources';
import type { Rule } from './rule';

export const outboundNoneWithoutCache: Rule = {
  id: 'outbound-none-without-cache',
  severity: 'error',
  group: 'egress',
  title: 'No way out, and nowhere to fetch the first images from',
  about: `A cluster without a way out fetches the images of its own parts from a registry within the network. The Terraform provider demands that
with the outbound type \`none\`, and refuses the plan otherwise: \`artifact_source = "Cache"\` in the block \`bootstrap_profile\`.`,
  sources: [azurermChecks, pages.isolatedClusters],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm') continue;
      yield* judged(pairs(cluster.outboundType, cluster.artifactSource), whenMade(cluster), ([outbound, source]) => {
        if (!isWord(outbound, 'none') || source.kind === 'unknown' || isWord(source, 'Cache')) return undefined;
        return {
          at: source.kind === 'known' ? source.span : outbound.span,
          causes: [choice(cluster.outboundType), choice(cluster.artifactSource)],
          message: `the outbound type \`none\` needs the artifact source \`Cache\`, and ${source.kind === 'known' ? `this one is \`${source.value}\`` : 'none is written'}`,
          fixes: source.kind === 'known' ? [{ title: 'Fetch the first images from the cache', changes: [{ kind: 'set', value: source, to: 'Cache' }] }] : [],
        };
      });
    }
  },
};

const terraform = (source: string): string => inTerraform({ profile: 'network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\noutbound_type       = "none"', rest: `bootstrap_profile {\n  artifact_source = "${source}"\n}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('Direct'), '"Direct"', 'outbound-none-without-cache: the outbound type `none` needs the artifact source `Cache`, and this one is `Direct`'), fixed: terraform('Cache') },
  { text: terraform('Cache') },
  { title: 'In Bicep', text: inBicep({ profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\noutboundType: 'none'", properties: "bootstrapProfile: {\n  artifactSource: 'Cache'\n}" }) },
];
