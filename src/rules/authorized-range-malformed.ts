import { parseAddress, readRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { heldTexts, whenMade } from './shared/held-ranges';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { cliFlagChecks } from './shared/sources';
import type { Rule } from './rule';

export const authorizedRangeMalformed: Rule = {
  id: 'authorized-range-malformed',
  severity: 'error',
  group: 'ranges',
  title: 'An authorized range of the API server that is no IPv4 range',
  about: `The API server answers to addresses and ranges of IPv4 only. Anything else in the list of authorized ranges is refused, by the Azure
CLI before it asks Azure.`,
  sources: [pages.authorizedRanges, cliFlagChecks],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const { value, when } of heldTexts(cluster.access.authorizedRanges, whenMade(cluster))) {
        const why = problemOf(value.value);
        if (why !== undefined) yield { at: value.span, message: why, when };
      }
    }
  },
};

/** Names of services, such as `AzureCloud`, may stand in the place of ranges. */
function problemOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /^[a-z][\w.]*$/i.test(trimmed)) return undefined;
  const reading = readRange(trimmed);
  const family = reading.kind === 'malformed' ? parseAddress(trimmed)?.family : reading.range.family;
  if (family === 6) return `${trimmed} is IPv6, and the API server takes ranges of IPv4 only`;
  return reading.kind === 'malformed' && family === undefined ? reading.message : undefined;
}

const terraform = (range: string): string => inTerraform({ rest: `api_server_access_profile {\n  authorized_ip_ranges = ["20.30.40.0/24", "${range}"]\n}` });
const bicep = (range: string): string => inBicep({ properties: `apiServerAccessProfile: {\n  authorizedIPRanges: ['20.30.40.0/24', '${range}']\n}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('20.30.40/24'), '"20.30.40/24"', 'authorized-range-malformed: 20.30.40/24 has three octets instead of four') },
  { text: terraform('20.30.41.7') },
  { title: 'In Bicep', text: marked(bicep('2001:db8::/48'), "'2001:db8::/48'", 'authorized-range-malformed: 2001:db8::/48 is IPv6') },
];
