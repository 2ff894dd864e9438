import type { Change } from '../../model/change';
import { compatible } from '../../model/condition';
import type { Fix } from '../../model/finding';
import { certain, trailOf, type Origin } from '../../model/value';
import {
  addressAt,
  bitsOf,
  contains,
  containsAddress,
  formatAddress,
  formatRange,
  overlaps,
  parseAddress,
  sizeOf,
  type Address,
  type Range,
} from '../../net/range';
import { nextFree, summarise } from '../../net/space';
import { defaultDnsServiceIp } from '../../plan/facts/defaults';
import { reservedRanges } from '../../plan/facts/ranges';
import { dnsAddressIn, podPlaces, ranges, servicePlaces } from '../../plan/places';
import { waysOf } from '../../plan/ways';
import { sameSpan } from '../../text/span';
import { addressesOf, type ClusterAddresses, type ClusterRange, type NetworkAddresses, type SubnetRange } from './addresses';
import { rangeIndex, type RangeIndex } from './range-index';
import { heldElsewhere } from './company';
import type { Design } from '../rule';

/**
 * Another service CIDR for the cluster: of the same size, or of `length`, private and free of everything that the design
 * knows. The DNS service IP moves with it. Nothing where a value that must change with it is not known.
 */
export function moveServices(design: Design, cluster: ClusterAddresses, services: ClusterRange, length = services.range.length): readonly Fix[] {
  const range = freeServiceCidr(design, length);
  if (!range || services.range.family !== 4) return [];
  const dns = moveDns(cluster, services, range);
  const change = replace(cluster.cluster.serviceCidrs, services, range);
  if (!dns || !change) return [];
  const [address] = dns;
  const title = `Use ${formatRange(range)} as the service CIDR${address ? ` and ${String(address.to)} as the DNS service IP` : ''}`;
  return [{ title, changes: [change, ...dns] }];
}

/** Another pod CIDR of the same size, private and free of everything that the design knows. */
export function movePods(design: Design, cluster: ClusterAddresses, pods: ClusterRange): readonly Fix[] {
  const range = freePodCidr(design, pods.range.length);
  const change = range && pods.range.family === 4 ? replace(cluster.cluster.podCidrs, pods, range) : undefined;
  return range && change ? [{ title: `Use ${formatRange(range)} as the pod CIDR`, changes: [change] }] : [];
}

/** Another range of the same size for the subnet, within its network and clear of what is there. */
export function moveSubnet(design: Design, network: NetworkAddresses, subnet: SubnetRange): readonly Fix[] {
  const { family, length } = subnet.range;
  const key = `${network.id} ${String(family)} ${String(length)}`;
  const range = remembered(roomOf(design).inNetworks, key, () => freeInNetwork(design, network, family, length, undefined));
  return useForSubnet(subnet, range);
}

/** A range of another size for the subnet: where it is, when that is clear, else elsewhere in its network. */
export function resizeSubnet(design: Design, network: NetworkAddresses, subnet: SubnetRange, length: number): readonly Fix[] {
  return useForSubnet(subnet, freeInNetwork(design, network, subnet.range.family, length, subnet));
}

function useForSubnet({ value }: SubnetRange, range: Range | undefined): readonly Fix[] {
  return range ? [{ title: `Use ${formatRange(range)} for the subnet`, changes: [{ kind: 'set', value, to: formatRange(range) }] }] : [];
}

/** A free private range for services, of that prefix length. */
export function freeServiceCidr(design: Design, length: number): Range | undefined {
  return free(design, servicePlaces, length);
}

/** A free private range for pods, of that prefix length. */
export function freePodCidr(design: Design, length: number): Range | undefined {
  return free(design, podPlaces, length);
}

function free(design: Design, places: readonly Range[], length: number): Range | undefined {
  const room = roomOf(design);
  return remembered(places === podPlaces ? room.pods : room.services, String(length), () => {
    for (const place of places) {
      const range = length >= place.length ? nextFree([place], room.taken, length) : undefined;
      if (range) return range;
    }
    return undefined;
  });
}

/** The subnet `but` does not stand in its own way, and its place is the first that is tried. */
function freeInNetwork(design: Design, { space, subnets }: NetworkAddresses, family: 4 | 6, length: number, but: SubnetRange | undefined): Range | undefined {
  const spaces = space.entries.map(({ range }) => range).filter((range) => range.family === family);
  const others = subnets.entries.filter(({ value }) => value !== but?.value).map(({ range }) => range);
  const taken = [...others, ...standingClear(roomOf(design).takenByClusters, subnets), ...reserved];
  const at = but && length <= but.range.length ? around(but.range, length) : undefined;
  const stays = at !== undefined && spaces.some((each) => contains(each, at)) && !taken.some((each) => overlaps(each, at));
  return stays ? at : nextFree(spaces, taken, length);
}

/**
 * The ranges of clusters that keep clear of the subnets so far. One that lies over a subnet already has to move anyway,
 * and must not keep the subnets from growing.
 */
export function standingClear(ofClusters: readonly Range[], subnets: NetworkAddresses['subnets']): readonly Range[] {
  return ofClusters.filter((range) => subnets.overlapping(range).next().done === true);
}

/** The range of that prefix length that the smaller one lies in. */
function around({ family, first }: Range, length: number): Range {
  const host = BigInt(bitsOf(family) - length);
  return { family, first: (first >> host) << host, length };
}

/** What is taken in a design, in the fewest blocks, and what was found free: many findings ask for the same. */
interface Room {
  readonly taken: readonly Range[];
  readonly takenByNetworks: RangeIndex<{ readonly range: Range }>;
  readonly takenByClusters: readonly Range[];
  readonly services: Map<string, Range | undefined>;
  readonly pods: Map<string, Range | undefined>;
  readonly inNetworks: Map<string, Range | undefined>;
}

const rooms = new WeakMap<Design, Room>();

function roomOf(design: Design): Room {
  let room = rooms.get(design);
  if (!room) {
    const { clusters, networks, subnets } = addressesOf(design);
    const spaces = [...networks.values()].flatMap(({ space }) => space.entries);
    const takenByNetworks = summarise([...subnets, ...spaces].map(({ range }) => range));
    const takenByClusters = summarise(clusters.flatMap(({ services, pods }) => [...services, ...pods]).map(({ range }) => range));
    room = {
      taken: summarise([...takenByNetworks, ...takenByClusters, ...reserved, ...heldElsewhere(design.company).map(({ range }) => range)]),
      takenByNetworks: rangeIndex(takenByNetworks.map((range) => ({ range }))),
      takenByClusters,
      services: new Map(),
      pods: new Map(),
      inNetworks: new Map(),
    };
    rooms.set(design, room);
  }
  return room;
}

function remembered(known: Map<string, Range | undefined>, key: string, find: () => Range | undefined): Range | undefined {
  if (!known.has(key)) known.set(key, find());
  return known.get(key);
}

const reserved = ranges(...reservedRanges.value.map(({ cidr }) => cidr));

/** Where nothing is written, the range is added; where it is one of several defaults of branches, there is no certain way. */
function replace(written: ClusterAddresses['cluster']['serviceCidrs'], { value, isDefault }: ClusterRange, range: Range): Change | undefined {
  if (!isDefault) return { kind: 'set', value, to: formatRange(range) };
  return written.kind === 'absent' ? { kind: 'add', at: written, to: formatRange(range) } : undefined;
}

type DnsChange = Extract<Change, { kind: 'set' } | { kind: 'add' }>;

/** The changes that keep the DNS service in its range; undefined where it is not known what to change. */
function moveDns({ cluster: { dnsServiceIp, client } }: ClusterAddresses, services: ClusterRange, range: Range): readonly DnsChange[] | undefined {
  const ways = waysOf(dnsServiceIp).filter(({ when }) => compatible(when, services.when));
  const [written] = ways.map(({ of }) => of);
  if (!written || ways.length > 1) return undefined;
  const fresh = dnsAddressIn(range);
  switch (written.kind) {
    case 'absent':
      // Azure has its default then, which must lie in the range. The Terraform provider alone refuses the one without the other.
      if (!services.isDefault && (client.kind === 'azurerm' || suitsDefaultDns(range))) return [];
      return fresh === undefined ? undefined : [{ kind: 'add', at: written, to: fresh }];
    case 'known': {
      const address = parseAddress(written.value);
      if (address?.family !== 4 || containsAddress(range, address) || follows(written.origin, services.value.origin)) return [];
      const to = keptPlace(address, services.range, range) ?? fresh;
      return to === undefined ? undefined : [{ kind: 'set', value: written, to }];
    }
    case 'unknown':
      return undefined;
  }
}

function suitsDefaultDns(range: Range): boolean {
  const address = parseAddress(defaultDnsServiceIp.value);
  return address !== undefined && containsAddress(range, address);
}

/** Whether a value is computed from the literal that decides the other, so that it moves along by itself. */
function follows(origin: Origin, { literal }: Origin): boolean {
  return literal !== undefined && trailOf(origin).some((step) => step.literal !== undefined && sameSpan(step.literal, literal));
}

/** The address at the same place of the other range, unless it is one that the DNS service cannot have. */
function keptPlace(address: Address, from: Range, to: Range): string | undefined {
  const place = containsAddress(from, address) ? address.value - from.first : 0n;
  const kept = addressAt(to, place);
  return kept && place > 1n && place < sizeOf(to) - 1n ? formatAddress(kept) : undefined;
}

/** A smaller range at the same place, when what the design knows leaves it free. */
export function shrinkServices(design: Design, cluster: ClusterAddresses, services: ClusterRange, length: number): readonly Fix[] {
  const range: Range = { ...services.range, length };
  const address = parseAddress(certain(cluster.cluster.dnsServiceIp) ?? '');
  const fits = !services.isDefault && address !== undefined && containsAddress(range, address) && isFreeForServices(design, cluster, range);
  if (!fits) return moveServices(design, cluster, services, length);
  return [{ title: `Use ${formatRange(range)} as the service CIDR`, changes: [{ kind: 'set', value: services.value, to: formatRange(range) }] }];
}

/** The network address in place of an address within the range. */
export function toNetworkAddress(value: ClusterRange['value'], range: Range): readonly Fix[] {
  return [{ title: `Write the network address, ${formatRange(range)}`, changes: [{ kind: 'set', value, to: formatRange(range) }] }];
}

/** Whether a range may be the service CIDR of the cluster without touching anything that the design knows. */
export function isFreeForServices(design: Design, { pods }: ClusterAddresses, range: Range): boolean {
  if (roomOf(design).takenByNetworks.overlapping(range).next().done !== true) return false;
  return ![...pods.map((each) => each.range), ...reserved].some((other) => overlaps(other, range));
}
