import { count } from '../plan/capacity';
import { authorizedRanges as limits } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { waysOf } from '../plan/ways';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const authorizedRangesTooMany: Rule = {
  id: 'authorized-ranges-too-many',
  severity: 'error',
  group: 'capacity',
  title: 'More authorized ranges than the API server takes',
  about: `The API server takes up to 200 authorized ranges, and up to 2,000 where it lies in a subnet of the network (API server VNet
integration). Put neighbouring ranges together, or make the cluster private.`,
  sources: [pages.authorizedRanges],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const { access, apiServerSubnet } = cluster;
      const usual = access.apiServerIntegration.kind === 'absent' && apiServerSubnet.kind === 'absent';
      const most = usual ? limits.value.usual : limits.value.integrated;
      yield* judged(waysOf(access.authorizedRanges), whenMade(cluster), (list) => {
        if (list.kind !== 'known' || list.value.items.length <= most) return undefined;
        return { at: list.span, message: `there are ${count(list.value.items.length)} authorized ranges, the API server takes ${count(most)}` };
      });
    }
  },
};

const terraform = (ranges: number): string => inTerraform({ rest: `api_server_access_profile {\n  authorized_ip_ranges = [for n in range(${String(ranges)}) : "20.30.\${n}.0/24"]\n}` });
const bicep = (ranges: number): string => inBicep({ properties: `apiServerAccessProfile: {\n  authorizedIPRanges: [for n in range(0, ${String(ranges)}): '20.30.\${n}.0/24']\n}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(201), '[for n in range(201) : "20.30.${n}.0/24"]', 'authorized-ranges-too-many: there are 201 authorized ranges, the API server takes 200') },
  { text: terraform(200) },
  { title: 'In Bicep', text: marked(bicep(250), "[for n in range(0, 250): '20.30.${n}.0/24']", 'authorized-ranges-too-many: there are 250 authorized ranges') },
];
