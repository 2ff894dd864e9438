import { spell } from '../plan/capacity';
import { sizeOf } from '../net/range';
import * as pages from '../plan/facts/sources';
import { addressesOf } from './shared/addresses';
import { azCluster } from './shared/az-example-parts';
import { place, size } from './shared/causes';
import type { Example } from './example';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const serviceCidrTooSmall: Rule = {
  id: 'service-cidr-too-small',
  severity: 'error',
  group: 'ranges',
  title: 'A service CIDR without room for the services of the cluster itself',
  about: `Every cluster has two services of its own: that of the API server takes the first usable address, that of DNS one that is neither this one
nor the last of the range. A /31 or /32 has no place for both.`,
  sources: [pages.addressPlanning, pages.release('2021-10-08')],
  *check(design) {
    for (const { services } of addressesOf(design).clusters) {
      for (const { range, value, when } of services) {
        if (range.family !== 4 || range.length < 31) continue;
        yield { at: value.span, causes: [size(value), place(value)], message: `${value.value} has ${spell(Number(sizeOf(range)), 'address', 'addresses')}, too few for the services of the API server and of DNS`, when };
      }
    }
  },
};

const az = (range: string): string => azCluster(`  --service-cidr ${range} \\`);
const terraform = (range: string, dns: string): string => inTerraform({ profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\nservice_cidr        = "${range}"\ndns_service_ip      = "${dns}"` });
const bicep = (range: string): string => inBicep({ profile: `networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nserviceCidr: '${range}'` });

export const examples = (): readonly Example[] => [
  { text: marked(bicep('172.16.0.0/32'), "'172.16.0.0/32'", 'service-cidr-too-small: 172.16.0.0/32 has 1 address, too few for the services of the API server and of DNS') },
  { title: 'In the Azure CLI', text: marked(az('172.16.0.0/31'), '172.16.0.0/31', 'service-cidr-too-small: 172.16.0.0/31 has 2 addresses') },
  { text: terraform('172.16.0.0/24', '172.16.0.10') },
];
