import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inTerraform } from './shared/setting-examples';
import { cliFlagChecks } from './shared/sources';
import type { Rule } from './rule';

export const authorizedZeroRangeNotAlone: Rule = {
  id: 'authorized-zero-range-not-alone',
  severity: 'error',
  group: 'ranges',
  title: 'The authorized range 0.0.0.0/32 beside others, which the Azure CLI refuses',
  about: `0.0.0.0/32 as the only authorized range means that nobody but the cluster itself reaches the API server. Beside other ranges it makes
no sense, and the Azure CLI refuses the list before it asks Azure. Take it out.`,
  sources: [pages.authorizedRanges, cliFlagChecks],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'az') continue;
      yield* judged(waysOf(cluster.access.authorizedRanges), whenMade(cluster), (list) => {
        const zero = list.kind === 'known' && list.value.items.length > 1 ? list.value.items.find((item) => item.kind === 'known' && item.value.trim() === '0.0.0.0/32') : undefined;
        return zero && { at: zero.span, message: '0.0.0.0/32 stands for the cluster itself, and may be the only authorized range' };
      });
    }
  },
};

const az = (ranges: string): string => azCluster(`  --api-server-authorized-ip-ranges ${ranges} \\`);

export const examples = (): readonly Example[] => [
  { text: marked(az('20.30.40.0/24,0.0.0.0/32'), '0.0.0.0/32', 'authorized-zero-range-not-alone: 0.0.0.0/32 stands for the cluster itself') },
  { text: az('0.0.0.0/32') },
  { title: 'In Terraform', text: inTerraform({ rest: 'api_server_access_profile {\n  authorized_ip_ranges = ["0.0.0.0/32"]\n}' }) },
];
