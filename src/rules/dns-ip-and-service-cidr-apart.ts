import type { Fix } from '../model/finding';
import type { Absent, Known, List } from '../model/value';
import { addressAt, containsAddress, formatAddress, formatRange, parseAddress, parseRange, type Range } from '../net/range';
import type { Settled } from '../plan/ways';
import { dnsAddressIn } from '../plan/places';
import { addressesOf, type ClusterAddresses } from './shared/addresses';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, pairs, type Judgement } from './shared/judged';
import { isFreeForServices } from './shared/proposals';
import type { Design, Rule } from './rule';
import { azurermChecks } from './shared/sources';

export const dnsIpAndServiceCidrApart: Rule = {
  id: 'dns-ip-and-service-cidr-apart',
  severity: 'error',
  group: 'ranges',
  title: 'Only one of DNS service IP and service CIDR is written',
  about: `The Terraform provider wants both \`dns_service_ip\` and a service CIDR, or neither. It checks that while it applies, so that
\`terraform plan\` shows no problem. Write the other one as well: the DNS service IP has to lie in the service CIDR, by
convention at .10. In a template Azure takes its default for the one that is missing, which must suit the other.`,
  sources: [azurermChecks],
  *check(design) {
    for (const cluster of addressesOf(design).clusters) {
      const { client, networkPlugin, dnsServiceIp, serviceCidrs } = cluster.cluster;
      if (client.kind !== 'azurerm' || networkPlugin.kind === 'absent') continue;
      yield* judged(pairs(dnsServiceIp, serviceCidrs), cluster.when, ([dns, services]) => {
        if (dns.kind === 'known' && services.kind === 'absent') return withoutServices(design, cluster, dns, services);
        if (dns.kind === 'absent' && services.kind === 'known' && services.value.items.length > 0) return withoutDns(cluster, dns, services);
        return undefined;
      });
    }
  },
};

function withoutDns(cluster: ClusterAddresses, dns: Absent, services: Settled<List<string>> & { readonly kind: 'known' }): Judgement {
  const [first] = services.value.items;
  const text = first?.kind === 'known' ? first.value : undefined;
  const range = text === undefined ? undefined : parseRange(text);
  const to = range?.family === 4 && cluster.cluster.dnsServiceIp.kind === 'absent' ? dnsAddressIn(range) : undefined;
  return {
    at: services.span,
    message: `the service CIDR${text === undefined ? '' : ` ${text}`} is written without a DNS service IP, which the Terraform provider refuses`,
    fixes: to === undefined ? [] : [{ title: `Use ${to} as the DNS service IP`, changes: [{ kind: 'add', at: dns, to }] }],
  };
}

function withoutServices(design: Design, cluster: ClusterAddresses, dns: Known<string>, services: Absent): Judgement {
  return {
    at: dns.span,
    message: `the DNS service IP ${dns.value} is written without a service CIDR, which the Terraform provider refuses`,
    fixes: cluster.cluster.serviceCidrs.kind === 'absent' ? servicesAround(design, cluster, dns, services) : [],
  };
}

/** The /16 in which the address lies, when nothing else is there and the address is a good one in it. */
function servicesAround(design: Design, cluster: ClusterAddresses, dns: Known<string>, services: Absent): readonly Fix[] {
  const address = parseAddress(dns.value);
  if (address?.family !== 4) return [];
  const range: Range = { family: 4, first: (address.value >> 16n) << 16n, length: 16 };
  const usual = addressAt(range, 10);
  const good = usual !== undefined && formatAddress(usual) === formatAddress(address) && containsAddress(range, address);
  if (!good || !isFreeForServices(design, cluster, range)) return [];
  return [{ title: `Use ${formatRange(range)} as the service CIDR`, changes: [{ kind: 'add', at: services, to: formatRange(range) }] }];
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
    service_cidr        = "10.2.0.0/16"
                          ~~~~~~~~~~~~~ dns-ip-and-service-cidr-apart: the service CIDR 10.2.0.0/16 is written without a DNS service IP
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.2.0.0/16"
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'The other way round',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    dns_service_ip      = "10.2.0.10"
                          ~~~~~~~~~~~ dns-ip-and-service-cidr-apart: the DNS service IP 10.2.0.10 is written without a service CIDR
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    dns_service_ip      = "10.2.0.10"
    service_cidr        = "10.2.0.0/16"
  }`),
    ),
  },
  {
    title: 'Both',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.2.0.0/16"
    dns_service_ip      = "10.2.0.10"
  }`),
    ),
  },
  {
    title: 'In Bicep one may stand alone: Azure uses 10.0.0.10, which lies in this service CIDR',
    text: bicepProfile(`${bicepOverlay}\nserviceCidr: '10.0.0.0/20'`),
  },
];
