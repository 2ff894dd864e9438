import { contains, formatRange, overlaps, parseRange, prefixLengthForSize, sizeOf, subnetAt, type Range } from '../net/range';
import { bestFit, nextFree, subtract, summarise } from '../net/space';
import { count } from './capacity';
import { hasPodBlocks } from './defaults';
import { ipv6SubnetLength } from './facts/addresses';
import { defaultPodCidr, defaultServiceCidr } from './facts/defaults';
import { largestIpv6ServiceCidr, rangesRefusedInNetworks, reservedRanges } from './facts/ranges';
import { networkPlaces, podPlaces, ranges, servicePlaces } from './places';
import type { Requirement } from './requirement';
import { podCidrRoom, podCidrSize } from './sizes';
import type { WantedSubnet } from './wanted-subnets';

/** Where everything lies. */
export interface Placed {
  readonly kind: 'placed';
  readonly networks: readonly PlacedNetwork[];
  readonly services: PlacedRanges;
  /** By region and number of the cluster: `westeurope 1`. Empty in the models without. */
  readonly pods: ReadonlyMap<string, PlacedRanges>;
}

export interface PlacedNetwork {
  readonly region: string;
  readonly spaces: readonly Range[];
  readonly subnets: readonly { readonly wanted: WantedSubnet; readonly ranges: readonly Range[] }[];
}

/** IPv4 first. */
export interface PlacedRanges {
  readonly ranges: readonly Range[];
  readonly reason: string;
}

export interface NoRoom {
  readonly kind: 'no-room';
  readonly message: string;
}

/**
 * Finds a place for the networks of all regions, their subnets, services and pods, clear of what is taken and of each other. A space
 * that was given is for networks alone: what lies in it beside them may be somebody's tomorrow.
 */
export function placeRanges(requirement: Requirement, wanted: readonly WantedSubnet[]): Placed | NoRoom {
  const within = ranges(...requirement.within);
  const taken = [...ranges(...requirement.taken.map(({ range }) => range)), ...reserved];
  const isGiven = within.length > 0;
  const given = isGiven ? placeNetworks(requirement, wanted, within, taken) : [];
  if ('kind' in given) return given;
  const clusters = placeClusterRanges(requirement, [...taken, ...within, ...given.flatMap(({ spaces }) => spaces)]);
  if (clusters.kind === 'no-room') return clusters;
  const found = isGiven ? given : placeNetworks(requirement, wanted, networkPlaces, [...taken, ...clusters.taken]);
  if ('kind' in found) return found;
  if (!requirement.isDualStack) return { kind: 'placed', networks: found, services: clusters.services, pods: clusters.pods };
  return withIpv6(requirement, { kind: 'placed', networks: found, services: clusters.services, pods: clusters.pods }, taken);
}

const reserved = [...ranges(...reservedRanges.value.map(({ cidr }) => cidr)), ...ranges(...rangesRefusedInNetworks.value)];

/** The lengths of service ranges that are tried: Azure's own is not routed anywhere, and a smaller one serves as well. */
const serviceLengths = [16, 18, 20, 22, 24];

function placeClusterRanges(requirement: Requirement, busy: readonly Range[]): (Pick<Placed, 'services' | 'pods'> & { readonly kind: 'found'; readonly taken: readonly Range[] }) | NoRoom {
  const services = firstFree(servicePlaces, busy, serviceLengths);
  if (!services) return { kind: 'no-room', message: 'no private range of a /24 or larger is left for services' };
  const isDefault = formatRange(services) === defaultServiceCidr.value;
  const placedServices: PlacedRanges = {
    ranges: [services],
    reason: `${count(Number(sizeOf(services)))} addresses for services, known inside the cluster only${isDefault ? "; Azure's own default" : '; clear of all that is taken'}`,
  };
  const size = podCidrSize(requirement);
  const taken = [services];
  const pods = new Map<string, PlacedRanges>();
  let shared: PlacedRanges | undefined;
  for (const region of size ? requirement.regions : []) {
    for (let number = 1; size && number <= requirement.clustersPerRegion; number++) {
      const key = `${region} ${String(number)}`;
      if (shared) {
        pods.set(key, shared);
        continue;
      }
      const usual = Number(/\d+$/.exec(defaultPodCidr.value)?.[0]);
      const range = firstFree(podPlaces, [...busy, ...taken], [Math.min(size.length, usual), size.length]);
      if (!range) return { kind: 'no-room', message: `no private range is left for pods: ${size.reason}` };
      taken.push(range);
      const placed = { ranges: [range], reason: `${size.reason}; ${podCidrRoom(range.length)}` };
      pods.set(key, placed);
      if (hasPodBlocks(requirement.model)) shared = placed;
    }
  }
  return { kind: 'found', services: placedServices, pods, taken };
}

function firstFree(places: readonly Range[], taken: readonly Range[], lengths: readonly number[]): Range | undefined {
  for (const length of lengths) {
    for (const place of places) {
      const range = length >= place.length ? nextFree([place], taken, length) : undefined;
      if (range) return range;
    }
  }
  return undefined;
}

function placeNetworks({ regions }: Requirement, wanted: readonly WantedSubnet[], spaces: readonly Range[], taken: readonly Range[]): readonly PlacedNetwork[] | NoRoom {
  const sum = wanted.reduce((total, { size }) => total + 2 ** (32 - size.length), 0);
  const length = prefixLengthForSize(sum);
  const networks: PlacedNetwork[] = [];
  const busy = [...taken];
  for (const region of regions) {
    const block = length === undefined ? undefined : firstFree(spaces, busy, [length]);
    const network = block ? inOneBlock(region, wanted, block) : inSeveralBlocks(region, wanted, spaces, busy);
    if (!network) return { kind: 'no-room', message: noRoomMessage(regions, region, length, sum, spaces, taken) };
    networks.push(network);
    busy.push(...network.spaces);
  }
  return networks;
}

function noRoomMessage(regions: readonly string[], region: string, length: number | undefined, sum: number, spaces: readonly Range[], taken: readonly Range[]): string {
  const where = spaces === networkPlaces ? 'the private ranges' : spaces.map(formatRange).join(' and ');
  const free = subtract(spaces, taken).reduce((total, range) => total + Number(sizeOf(range)), 0);
  const each = `the subnets of ${regions.length > 1 ? `the network in ${region}` : 'the network'} take ${count(sum)} addresses`;
  return `${each}${length === undefined ? '' : `, a /${String(length)}`}; in ${where} ${count(free)} are free${regions.length > 1 ? `, for ${count(regions.length)} networks` : ''}`;
}

/** The largest subnets first, so that each lies on a boundary of its own size without a gap. */
function inOneBlock(region: string, wanted: readonly WantedSubnet[], block: Range): PlacedNetwork | undefined {
  return withSubnets(region, [block], wanted, (length, busy) => nextFree([block], busy, length));
}

/** Where no block holds all of them, each subnet gets a block of its own, and the network has several ranges. */
function inSeveralBlocks(region: string, wanted: readonly WantedSubnet[], spaces: readonly Range[], taken: readonly Range[]): PlacedNetwork | undefined {
  return withSubnets(region, undefined, wanted, (length, busy) => bestFit(spaces, [...taken, ...busy], length));
}

function withSubnets(region: string, spaces: readonly Range[] | undefined, wanted: readonly WantedSubnet[], find: (length: number, busy: readonly Range[]) => Range | undefined): PlacedNetwork | undefined {
  const places = new Map<WantedSubnet, Range>();
  for (const each of [...wanted].sort((a, b) => a.size.length - b.size.length)) {
    const range = find(each.size.length, [...places.values()]);
    if (!range) return undefined;
    places.set(each, range);
  }
  const subnets = wanted.flatMap((each) => {
    const range = places.get(each);
    return range ? [{ wanted: each, ranges: [range] }] : [];
  });
  return { region, spaces: spaces ?? summarise([...places.values()]), subnets };
}

/**
 * Unique local ranges (RFC 4193) that the name of the plan decides, so that the same answers give the same plan: a /56 for each network, a
 * /64 for each subnet of nodes, and for pods and services what the pages show.
 */
function withIpv6({ name, taken: others }: Requirement, placed: Placed, taken: readonly Range[]): Placed | NoRoom {
  const global = freeGlobal(name, [...ranges(...others.map(({ range }) => range)), ...taken]);
  const half = subnetAt(global, 1, 1);
  const pods = half && subnetAt(half, ipv6SubnetLength.value - half.length, 0);
  const services = half && subnetAt(half, ipv6SubnetLength.value - half.length, 1);
  const serviceRange = services && subnetAt(services, largestIpv6ServiceCidr.value - services.length, 0);
  if (!pods || !serviceRange) return { kind: 'no-room', message: 'no IPv6 range is left' };
  return {
    ...placed,
    networks: placed.networks.map((network, index) => withIpv6Subnets(network, subnetAt(global, 8, index))),
    services: { ...placed.services, ranges: [...placed.services.ranges, serviceRange] },
    pods: new Map([...placed.pods].map(([key, value]) => [key, { ...value, ranges: [...value.ranges, pods] }])),
  };
}

function withIpv6Subnets(network: PlacedNetwork, space: Range | undefined): PlacedNetwork {
  if (!space) return network;
  let next = 0;
  const subnets = network.subnets.map((subnet) => {
    const range = subnet.wanted.holdsNodes ? subnetAt(space, ipv6SubnetLength.value - space.length, next++) : undefined;
    return range ? { ...subnet, ranges: [...subnet.ranges, range] } : subnet;
  });
  return { ...network, spaces: [...network.spaces, space], subnets };
}

/** A /48 of fd00::/8. The 40 bits come from the name (FNV-1a), and the next one is taken where that is in use. */
function freeGlobal(name: string, taken: readonly Range[]): Range {
  let hash = 0xcbf29ce484222325n;
  for (const character of name) hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  const local = parseRange('fd00::/8') ?? { family: 6, first: 0xfdn << 120n, length: 8 };
  const at = (step: bigint): Range => ({ family: 6, first: local.first + (BigInt.asUintN(40, hash + step) << 80n), length: 48 });
  for (let step = 0n; step < 256n; step++) {
    const range = at(step);
    if (!taken.some((other) => overlaps(other, range) && !contains(other, local))) return range;
  }
  return at(0n);
}
