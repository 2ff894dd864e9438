import { allOf, compatible } from '../model/condition';
import type { Absent } from '../model/value';
import { containsAddress, parseAddress } from '../net/range';
import { defaultDnsServiceIp } from '../plan/facts/defaults';
import { dnsAddressIn } from '../plan/places';
import { neighbour, place } from './shared/causes';
import { addressesOf, type ClusterAddresses } from './shared/addresses';
import { dnsPlaces, serviceRanges, toConventionalAddress } from './shared/dns-places';
import type { Example } from './example';
import { azCluster } from './shared/az-example-parts';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { waysMissing } from './shared/held-ranges';
import type { Fault, Rule } from './rule';
import { dnsOutsidePage } from './shared/sources';

export const dnsIpOutsideServiceCidr: Rule = {
  id: 'dns-ip-outside-service-cidr',
  severity: 'error',
  group: 'ranges',
  title: 'The DNS service IP lies outside of the service CIDR',
  about: `The cluster's DNS is a service like others, so that its address has to be one of the service CIDR. AKS refuses the
cluster otherwise. The two move together: whoever changes the service CIDR changes the DNS service IP as well. Where a
template or a command says nothing of it, Azure uses 10.0.0.10, which lies in the default service CIDR only.`,
  sources: [dnsOutsidePage],
  azureErrors: ['DnsServiceIpOutOfServiceCidr'],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      for (const found of dnsPlaces(cluster)) {
        const { dns, service, at, serviceIsDefault, when } = found;
        // The Terraform provider refuses one without the other, by a rule of its own.
        if (at !== undefined || (serviceIsDefault && cluster.cluster.client.kind === 'azurerm')) continue;
        const { span, value: range } = service.value;
        const why = serviceIsDefault ? ', which Azure uses because none is written' : '';
        yield {
          at: dns.span,
          message: `the DNS service IP ${dns.value} lies outside of the service CIDR ${range}${why}`,
          when,
          causes: [place(dns), neighbour(service.value)],
          related: [{ span, message: serviceIsDefault ? `no service CIDR is written, so Azure uses ${range}` : `the service CIDR is ${range}` }],
          fixes: toConventionalAddress(found),
        };
      }
      yield* defaultOutside(cluster);
    }
  },
};

/** Where none is written Azure has 10.0.0.10, whatever the service CIDR is. The Terraform provider alone refuses one without the other. */
function* defaultOutside(cluster: ClusterAddresses): Iterable<Fault> {
  const { client, dnsServiceIp, serviceCidrs } = cluster.cluster;
  const address = parseAddress(defaultDnsServiceIp.value);
  if (client.kind === 'azurerm' || serviceCidrs.kind === 'absent' || !address) return;
  for (const missing of waysMissing(dnsServiceIp, cluster.when)) {
    for (const service of serviceRanges(cluster)) {
      if (containsAddress(service.range, address) || !compatible(missing, service.when)) continue;
      yield {
        at: service.value.span,
        message: `the DNS service IP is not written, so Azure uses ${defaultDnsServiceIp.value}, which lies outside of the service CIDR ${service.value.value}`,
        when: allOf(missing, service.when),
        causes: [place(dnsServiceIp), neighbour(service.value)],
        fixes: dnsServiceIp.kind === 'absent' ? addDns(dnsServiceIp, dnsAddressIn(service.range)) : [],
      };
    }
  }
}

function addDns(at: Absent, to: string | undefined): NonNullable<Fault['fixes']> {
  return to === undefined ? [] : [{ title: `Use ${to} as the DNS service IP`, changes: [{ kind: 'add', at, to }] }];
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
    service_cidr        = "10.200.0.0/16"
    dns_service_ip      = "10.0.0.10"
                          ~~~~~~~~~~~ dns-ip-outside-service-cidr: the DNS service IP 10.0.0.10 lies outside of the service CIDR 10.200.0.0/16
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.200.0.0/16"
    dns_service_ip      = "10.200.0.10"
  }`),
    ),
  },
  {
    title: 'Moved together',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.200.0.0/16"
    dns_service_ip      = "10.200.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep the service CIDR alone is enough for that',
    text: bicepProfile(`${bicepOverlay}
serviceCidr: '10.200.0.0/16'
             ~~~~~~~~~~~~~~~ dns-ip-outside-service-cidr: the DNS service IP is not written, so Azure uses 10.0.0.10, which lies outside of the service CIDR`),
    fixed: bicepProfile(`${bicepOverlay}\nserviceCidr: '10.200.0.0/16'\ndnsServiceIP: '10.200.0.10'`),
  },
  {
    title: 'With az too',
    text: azCluster(`
  --service-cidr 10.200.0.0/16 \\
                 ~~~~~~~~~~~~~ dns-ip-outside-service-cidr: the DNS service IP is not written, so Azure uses 10.0.0.10, which lies outside of the service CIDR`),
    fixed: azCluster('  --service-cidr 10.200.0.0/16 \\', ' \\\n  --dns-service-ip 10.200.0.10'),
  },
];
