import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { heldTexts, whenMade } from './shared/held-ranges';
import { marked } from './shared/example-parts';
import { isPrivateText } from './shared/private-addresses';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const authorizedRangePrivate: Rule = {
  id: 'authorized-range-private',
  severity: 'warning',
  group: 'ranges',
  title: 'An authorized range that nobody on the internet comes from',
  about: `The list of authorized ranges tells from which public addresses the API server may be reached. A private range lets nobody in:
who has such an address comes from the public address of a gateway or a firewall. Name that one, or make the cluster private.`,
  sources: [pages.authorizedRanges],
  *check({ network }) {
    for (const { client, access, apiServerSubnet, ...cluster } of network.clusters) {
      // The Azure CLI refuses such a range; a server inside the network may be asked from there.
      if (client.kind === 'az' || apiServerSubnet.kind !== 'absent' || access.apiServerIntegration.kind !== 'absent' || access.privateCluster.kind === 'unknown') continue;
      if (access.privateCluster.kind !== 'absent' && !(access.privateCluster.kind === 'known' && !access.privateCluster.value)) continue;
      for (const { value, when } of heldTexts(access.authorizedRanges, whenMade(cluster))) {
        if (!isPrivateText(value.value)) continue;
        yield { at: value.span, message: `${value.value} holds no public address, and the API server is reached from public ones only`, when };
      }
    }
  },
};

const terraform = (range: string): string => inTerraform({ rest: `api_server_access_profile {\n  authorized_ip_ranges = ["${range}"]\n}` });
const bicep = (range: string): string => inBicep({ properties: `apiServerAccessProfile: {\n  authorizedIPRanges: ['${range}']\n}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('192.168.0.0/16'), '"192.168.0.0/16"', 'authorized-range-private: 192.168.0.0/16 holds no public address') },
  { text: terraform('20.30.40.0/24') },
  { title: 'In Bicep', text: marked(bicep('10.0.0.0/8'), "'10.0.0.0/8'", 'authorized-range-private: 10.0.0.0/8 holds no public address') },
];
