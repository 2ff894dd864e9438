import * as pages from '../plan/facts/sources';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { heldTexts, whenMade } from './shared/held-ranges';
import { marked } from './shared/example-parts';
import { isPrivateText } from './shared/private-addresses';
import { inTerraform } from './shared/setting-examples';
import { cliFlagChecks } from './shared/sources';
import type { Rule } from './rule';

export const authorizedRangeNotPublic: Rule = {
  id: 'authorized-range-not-public',
  severity: 'error',
  group: 'ranges',
  title: 'An authorized range without public addresses, which the Azure CLI refuses',
  about: `The list of authorized ranges tells from which public addresses the API server may be reached. The Azure CLI refuses ranges that hold
private addresses only, before it asks Azure: whoever has such an address comes from another one on the internet.`,
  sources: [cliFlagChecks, pages.authorizedRanges],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'az') continue;
      for (const { value, when } of heldTexts(cluster.access.authorizedRanges, whenMade(cluster))) {
        if (!isPrivateText(value.value)) continue;
        yield { at: value.span, message: `${value.value} holds no public address, and the Azure CLI refuses it as an authorized range`, when };
      }
    }
  },
};

const az = (range: string): string => azCluster(`  --api-server-authorized-ip-ranges ${range} \\`);

export const examples = (): readonly Example[] => [
  { text: marked(az('10.20.0.0/16'), '10.20.0.0/16', 'authorized-range-not-public: 10.20.0.0/16 holds no public address') },
  { text: az('20.30.40.0/24') },
  { title: 'In Terraform', text: inTerraform({ rest: 'api_server_access_profile {\n  authorized_ip_ranges = ["20.30.40.0/24"]\n}' }) },
];
