import { allOf, compatible, type Condition } from '../../model/condition';
import type { Fix } from '../../model/finding';
import { possibilities, type Known } from '../../model/value';
import { containsAddress, firstAddress, lastAddress, parseAddress, parseRange, type Address, type Range } from '../../net/range';
import { dnsAddressIn } from '../../plan/places';
import type { ClusterAddresses } from './addresses';
import { waysOf, type HeldRange } from './held-ranges';

/** An address that the DNS service may have, with the IPv4 service CIDR of the same cluster. */
export interface DnsPlace {
  readonly dns: Known<string>;
  readonly address: Address;
  readonly service: { readonly value: Known<string>; readonly range: Range };
  /** Where in the range the address is, the network address being 0. Undefined outside of it. */
  readonly at: bigint | undefined;
  readonly isLast: boolean;
  /** Whether nothing is written, and Azure uses this address. */
  readonly dnsIsDefault: boolean;
  readonly serviceIsDefault: boolean;
  readonly when: readonly Condition[];
}

/** Every address that the DNS service may have, with every service CIDR that holds at the same time. */
export function dnsPlaces(cluster: ClusterAddresses): readonly DnsPlace[] {
  let places = placesByCluster.get(cluster);
  if (!places) {
    places = findPlaces(cluster);
    placesByCluster.set(cluster, places);
  }
  return places;
}

/** Several rules ask for the same, which holds for as long as the arrangement of addresses lives. */
const placesByCluster = new WeakMap<ClusterAddresses, readonly DnsPlace[]>();

function findPlaces(cluster: ClusterAddresses): readonly DnsPlace[] {
  const { plan } = cluster;
  const addresses = possibilities(plan.dnsServiceIp.value).flatMap((dns) => {
    const address = parseAddress(dns.value.value);
    return address?.family === 4 && compatible(cluster.when, dns.when) ? [{ dns: dns.value, address, when: allOf(cluster.when, dns.when) }] : [];
  });
  const services = serviceRanges(cluster);
  return addresses.flatMap(({ dns, address, when }) =>
    services.flatMap((service): readonly DnsPlace[] => {
      if (!compatible(when, service.when)) return [];
      const inside = containsAddress(service.range, address);
      return [
        {
          dns,
          address,
          service,
          at: inside ? address.value - firstAddress(service.range).value : undefined,
          isLast: lastAddress(service.range).value === address.value,
          dnsIsDefault: plan.dnsServiceIp.isDefault,
          serviceIsDefault: plan.serviceCidrs.isDefault,
          when: allOf(when, service.when),
        },
      ];
    }),
  );
}

/** The IPv4 service CIDR in each way in which the list may turn out. A list with none or several is at fault by itself. */
export function serviceRanges({ plan, when }: ClusterAddresses): readonly HeldRange[] {
  const { value } = plan.serviceCidrs;
  // With IPv6 the default list goes on, but with an IPv6 range only.
  const whole = plan.serviceCidrs.isDefault && value.kind === 'known' ? { ...value, value: { ...value.value, complete: true } } : value;
  return waysOf(whole, when).flatMap((way) => {
    const ranges = way.texts.map((text) => ({ value: text, range: parseRange(text.value) }));
    if (ranges.some(({ range }) => range === undefined)) return [];
    const [one, ...others] = ranges.flatMap((each) => (each.range?.family === 4 ? [{ value: each.value, range: each.range }] : []));
    return one && others.length === 0 ? [{ ...one, when: way.when }] : [];
  });
}

/** The tenth address, where the DNS service is by convention. Nothing where no address is written that could be rewritten. */
export function toConventionalAddress({ dns, dnsIsDefault, service }: DnsPlace): readonly Fix[] {
  const to = dnsAddressIn(service.range);
  if (dnsIsDefault || to === undefined) return [];
  return [{ title: `Use ${to} as the DNS service IP`, changes: [{ kind: 'set', value: dns, to }] }];
}
