import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const authorizedRangesOnPrivateCluster: Rule = {
  id: 'authorized-ranges-on-private-cluster',
  severity: 'warning',
  group: 'compatibility',
  title: 'Authorized ranges for an API server that has no public address',
  about: `The API server of a private cluster has an address in the virtual network only, for which authorized ranges do not count. Who may
reach it is decided by network security groups and peerings. Take the ranges out, so that nobody relies on them.`,
  sources: [pages.privateClusters, pages.authorizedRanges],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(pairs(cluster.access.privateCluster, cluster.access.authorizedRanges), whenMade(cluster), ([isPrivate, ranges]) => {
        if (isPrivate.kind !== 'known' || !isPrivate.value || ranges.kind !== 'known' || !ranges.value.items.some((item) => item.kind === 'known' && item.value !== '')) return undefined;
        return {
          at: ranges.span,
          message: 'the authorized ranges do nothing: the cluster is private',
          related: [{ span: isPrivate.span, message: 'the cluster is private' }],
          fixes: [{ title: 'Take the authorized ranges out', changes: [{ kind: 'remove', value: ranges }] }],
        };
      });
    }
  },
};

const terraform = (ranges: string): string => inTerraform({ rest: `private_cluster_enabled = true\napi_server_access_profile {\n${ranges}}` });
const bicep = (ranges: string): string => inBicep({ properties: `apiServerAccessProfile: {\n  enablePrivateCluster: true\n${ranges}}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('  authorized_ip_ranges = ["20.30.40.0/24"]\n'), '["20.30.40.0/24"]', 'authorized-ranges-on-private-cluster: the authorized ranges do nothing'), fixed: terraform('') },
  { text: inTerraform({ rest: 'private_cluster_enabled = true' }) },
  { title: 'In Bicep', text: marked(bicep("  authorizedIPRanges: ['20.30.40.0/24']\n"), "['20.30.40.0/24']", 'authorized-ranges-on-private-cluster: the authorized ranges do nothing'), fixed: bicep('') },
];
