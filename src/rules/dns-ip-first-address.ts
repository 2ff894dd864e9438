import * as pages from '../plan/facts/sources';
import { addressesOf } from './shared/addresses';
import { dnsPlaces, toConventionalAddress } from './shared/dns-places';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';

export const dnsIpFirstAddress: Rule = {
  id: 'dns-ip-first-address',
  severity: 'error',
  group: 'ranges',
  title: 'The DNS service IP is at the start of the service CIDR',
  about: `The first address of the service CIDR after the network address belongs to the API server: pods reach it as
\`kubernetes.default\`. The DNS service cannot have it, nor the network address itself, and AKS refuses the cluster. By
convention the DNS service has the address ending in .10.`,
  sources: [pages.addressPlanning],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const place of dnsPlaces(cluster)) {
        const { dns, service, at, when } = place;
        if (at !== 0n && at !== 1n) continue;
        const what = at === 0n ? 'the network address' : 'the first address';
        const why = at === 0n ? '' : ", which is the API server's";
        yield {
          at: dns.span,
          message: `the DNS service IP ${dns.value} is ${what} of the service CIDR ${service.value.value}${why}`,
          when,
          related: [{ span: service.value.span, message: `the service CIDR is ${service.value.value}` }],
          fixes: toConventionalAddress(place),
        };
      }
    }
  },
};

function withParameter(address: string, mark = ''): string {
  return bicep(
    `param dnsServiceIP string = '${address}'`,
    bicepNetwork("'10.1.0.0/16'"),
    bicepSubnet('nodes', "'10.1.0.0/24'"),
    bicepCluster({ profile: `${bicepOverlay}\nserviceCidr: '10.0.0.0/16'\ndnsServiceIP: dnsServiceIP${mark && `\n              ~~~~~~~~~~~~ ${mark}`}` }),
  );
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
    dns_service_ip      = "10.0.0.1"
                          ~~~~~~~~~~ dns-ip-first-address: the DNS service IP 10.0.0.1 is the first address of the service CIDR 10.0.0.0/16, which is the API server's
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
    title: 'By convention',
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
    title: 'In Bicep, where the value is a parameter',
    text: withParameter(
      '10.0.0.1',
      "dns-ip-first-address: the DNS service IP 10.0.0.1 is the first address of the service CIDR 10.0.0.0/16, which is the API server's",
    ),
    fixed: withParameter('10.0.0.10'),
  },
];
