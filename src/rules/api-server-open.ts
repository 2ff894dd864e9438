import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { waysOf } from '../plan/ways';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const apiServerOpen: Rule = {
  id: 'api-server-open',
  severity: 'info',
  group: 'advice',
  title: 'The whole internet reaches the API server',
  about: `Where nothing is said the API server has a public address and answers everybody who asks, if only to ask for a password. Name the
ranges from which it may be reached, or make the cluster private, so that it has an address in the virtual network only.`,
  sources: [pages.authorizedRanges, pages.privateClusters],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (!cluster.described) continue;
      const { privateCluster, authorizedRanges, apiServerIntegration } = cluster.access;
      if (waysOf(apiServerIntegration).some(({ of }) => of.kind === 'unknown')) continue;
      yield* judged(pairs(privateCluster, authorizedRanges), whenMade(cluster), ([isPrivate, ranges]) => {
        if (isPrivate.kind === 'unknown' || (isPrivate.kind === 'known' && isPrivate.value)) return undefined;
        if (ranges.kind === 'unknown' || (ranges.kind === 'known' && (ranges.value.items.length > 0 || !ranges.value.complete))) return undefined;
        return { at: cluster.span, message: 'the API server answers the whole internet: name the ranges from which it may be reached, or make the cluster private' };
      });
    }
  },
};

const terraform = (rest?: string): string => inTerraform(rest === undefined ? {} : { rest });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(), 'resource "azurerm_kubernetes_cluster" "main"', 'api-server-open: the API server answers the whole internet') },
  { text: terraform('private_cluster_enabled = true') },
  { title: 'With ranges', text: terraform('api_server_access_profile {\n  authorized_ip_ranges = ["20.30.40.0/24"]\n}') },
  { title: 'In Bicep', text: marked(inBicep({}), "resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01'", 'api-server-open: the API server answers the whole internet') },
];
