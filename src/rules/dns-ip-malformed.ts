import { allOf, compatible } from '../model/condition';
import { possibilities } from '../model/value';
import { parseAddress, readRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';

export const dnsIpMalformed: Rule = {
  id: 'dns-ip-malformed',
  severity: 'error',
  group: 'ranges',
  title: 'The DNS service IP is not an IPv4 address',
  about: `The DNS service has one IPv4 address, written without a prefix length, also in clusters with IPv6. The API refuses
anything else, and most clients do so before. Write four numbers from 0 to 255.`,
  sources: [pages.apiSpecification],
  *check(design) {
    for (const { cluster, when } of addressesOf(design).clusters) {
      for (const { value, when: condition } of possibilities(cluster.dnsServiceIp)) {
        if (!compatible(when, condition) || value.value === '' || parseAddress(value.value)?.family === 4) continue;
        const to = withoutLength(value.value);
        yield {
          at: value.span,
          message: `the DNS service IP ${value.value} ${problemOf(value.value)}`,
          when: allOf(when, condition),
          fixes: to === undefined ? [] : [{ title: 'Leave out the prefix length', changes: [{ kind: 'set', value, to }] }],
        };
      }
    }
  },
};

function problemOf(text: string): string {
  if (parseAddress(text)?.family === 6) return 'is an IPv6 address';
  return readRange(text).kind === 'malformed' ? 'is not an IPv4 address' : 'has a prefix length';
}

/** The address before the slash, where what follows is a good prefix length. */
function withoutLength(text: string): string | undefined {
  const [address = ''] = text.split('/');
  return readRange(text).kind !== 'malformed' && parseAddress(address)?.family === 4 ? address : undefined;
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10/16"
                          ~~~~~~~~~~~~~~ dns-ip-malformed: the DNS service IP 10.0.0.10/16 has a prefix length
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'Four numbers',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
serviceCidr: '10.0.0.0/16'
dnsServiceIP: '10.0.0.10/16'
              ~~~~~~~~~~~~~~ dns-ip-malformed: the DNS service IP 10.0.0.10/16 has a prefix length`),
    fixed: bicepProfile(`${bicepOverlay}\nserviceCidr: '10.0.0.0/16'\ndnsServiceIP: '10.0.0.10'`),
  },
];
