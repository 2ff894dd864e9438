import { count } from '../plan/capacity';
import { sizeOf } from '../net/range';
import * as pages from '../plan/facts/sources';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const serviceCidrSmall: Rule = {
  id: 'service-cidr-small',
  severity: 'info',
  group: 'advice',
  title: 'A service CIDR with room for few services',
  about: `Each service of the cluster takes one address of the service CIDR, which lies in no network and costs nothing. Before Kubernetes 1.33 the range
is fixed when the cluster is made. A /24 or larger leaves room; that is our own measure, Microsoft only says that it depends on the number of
services.`,
  sources: [pages.addressPlanning],
  *check(design) {
    for (const { services } of addressesOf(design).clusters) {
      for (const { range, value, when } of services) {
        if (range.family !== 4 || range.length <= 24 || range.length >= 31) continue;
        yield { at: value.span, message: `${value.value} has room for ${count(Number(sizeOf(range)) - 2)} services, and costs nothing if it is larger`, when };
      }
    }
  },
};

const terraform = (range: string): string => inTerraform({ profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\nservice_cidr        = "${range}"\ndns_service_ip      = "172.16.0.10"` });
const bicep = (range: string): string => inBicep({ profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nserviceCidr: '${range}'\ndnsServiceIP: '172.16.0.10'` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('172.16.0.0/27'), '"172.16.0.0/27"', 'service-cidr-small: 172.16.0.0/27 has room for 30 services') },
  { text: terraform('172.16.0.0/24') },
  { title: 'In Bicep', text: marked(bicep('172.16.0.0/28'), "'172.16.0.0/28'", 'service-cidr-small: 172.16.0.0/28 has room for 14 services') },
];
