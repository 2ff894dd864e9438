import type { MapFinding, MapRange } from '../model/map';
import type { Cluster, Element, Subnet, VirtualNetwork } from '../model/network';
import { possibilities, type List, type Value } from '../model/value';
import { formatRange, readRange, sameRange, usableInSubnet, type Range } from '../net/range';
import { subtract } from '../net/space';
import { axisOf, merged, stretchOf, type Axis, type Stretch } from './axis';
import type { Planned } from './planned';
import { nameOf } from './words';

/** A row of the map, with an axis of its own. */
export interface Lane {
  /** Unique in the map. */
  readonly key: string;
  readonly deployment: string;
  readonly kind: 'network' | 'ranges' | 'company';
  /** The network or cluster that it is about; null for subnets of a network that is not known, and for the company. */
  readonly element: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly axis: Axis;
  readonly blocks: readonly Block[];
  readonly free: readonly Free[];
  /** Ranges of others that reach into this lane. */
  readonly intruders: readonly Block[];
  /** What belongs here and has no place on the axis: ranges of IPv6, and subnets whose range is not known. */
  readonly listed: readonly Listed[];
  /** How many blocks lie upon each other at most. */
  readonly tracks: number;
  readonly clusters: readonly string[];
  /** Findings of the lane's own element. */
  readonly findings: readonly number[];
}

export interface Block {
  readonly kind: 'subnet' | 'service' | 'pods' | 'range';
  /** The id of the subnet, or of the cluster whose range it is; empty for the company's. */
  readonly element: string;
  readonly label: string;
  readonly prefix: string;
  readonly stretch: Stretch;
  /** Which of the rows it lies in: blocks that overlap lie in different ones. */
  readonly track: number;
  /** Whether it is so for certain, or one of several possibilities. */
  readonly certain: boolean;
  /** Usable addresses of the same subnet that lie in its other prefixes before this one. */
  readonly offset: number;
  readonly findings: readonly number[];
}

/** Something that is named beside the picture. */
export interface Listed {
  /** The id of the subnet, of the network, or of the cluster whose range it is; empty for the company's. */
  readonly element: string;
  readonly kind: Block['kind'] | 'space';
  readonly label: string;
  /** Undefined where it is not known. */
  readonly prefix: string | undefined;
  readonly findings: readonly number[];
}

export interface Free {
  readonly stretch: Stretch;
  readonly blocks: readonly Range[];
}

/** All rows of a deployment: each network, what is in no known network, and the ranges of each cluster. */
export function lanesOf(planned: Planned): readonly Lane[] {
  const { network, deployment } = planned;
  const byElement = findingsByElement(deployment.findings);
  const subnetsOf = new Map<string, Subnet[]>();
  const homeless: Subnet[] = [];
  const homes = new Set(network.virtualNetworks.map(({ id }) => id));
  for (const subnet of network.subnets) {
    const home = subnet.virtualNetwork.kind === 'known' ? subnet.virtualNetwork.value : undefined;
    if (home === undefined || !homes.has(home)) homeless.push(subnet);
    else add(subnetsOf, home, subnet);
  }
  const usersOf = clustersBySubnet(planned);
  const networks = network.virtualNetworks.map((each) => networkLane(planned, each, subnetsOf.get(each.id) ?? [], byElement, usersOf));
  const others = homeless.length > 0 ? [networkLane(planned, undefined, homeless, byElement, usersOf)] : [];
  const ranges = network.clusters.flatMap((cluster) => rangesLane(planned, cluster, byElement));
  // The ranges of a cluster stand below the first network that it is in.
  const waiting = new Map(ranges.map((lane) => [lane.element, lane]));
  const placed = [...networks, ...others].flatMap((lane) => {
    const below = lane.clusters.flatMap((id) => waiting.get(id) ?? []);
    for (const { element } of below) waiting.delete(element);
    return [lane, ...below];
  });
  return [...placed, ...waiting.values()];
}

/** What the company uses elsewhere, each range once. */
export function companyLane(company: readonly MapRange[]): Lane | undefined {
  const each = [...new Map(company.map((one) => [`${one.label} ${one.prefix}`, one])).values()];
  const blocks = companyBlocks(each, []);
  const listed = each.flatMap(({ label, prefix }): readonly Listed[] => (ipv6(prefix) ? [{ element: '', kind: 'range', label, prefix, findings: [] }] : []));
  if (blocks.length + listed.length === 0) return undefined;
  const { tracks, placed } = onTracks(blocks);
  return {
    key: 'company', deployment: '', kind: 'company', element: null, title: 'In use elsewhere', subtitle: '', axis: axisOf(merged(blocks.map(({ stretch }) => stretch))),
    blocks: placed, free: [], intruders: [], listed, tracks, clusters: [], findings: [],
  };
}

function companyBlocks(company: readonly MapRange[], findings: readonly number[]): readonly Block[] {
  return company.flatMap(({ label, prefix }) => {
    const range = ipv4(prefix);
    return range ? [{ kind: 'range' as const, element: '', label, prefix, stretch: stretchOf(range), track: 0, certain: true, offset: 0, findings }] : [];
  });
}

function networkLane(planned: Planned, network: VirtualNetwork | undefined, subnets: readonly Subnet[], byElement: FindingsByElement, usersOf: ReadonlyMap<string, readonly string[]>): Lane {
  const { deployment, clusters } = planned;
  const key = `${deployment.key} ${network?.id ?? ''}`;
  const spaces = network ? rangesIn(network.addressSpace).map(({ range }) => range) : [];
  const found = subnets.flatMap((subnet) => {
    let offset = 0;
    return rangesIn(subnet.prefixes).map(({ range, certain }) => {
      const block = { ...blockOf('subnet', subnet, nameOf(subnet), range, certain && subnet.exists === 'yes', byElement), offset };
      offset += usableInSubnet(range) ?? 0;
      return block;
    });
  });
  const { placed, tracks } = onTracks(found);
  const inside = [...new Set(subnets.flatMap(({ id }) => usersOf.get(id) ?? []))].flatMap((id) => clusters.get(id) ?? []);
  const free = freeIn(spaces, found.map(({ range }) => range));
  const axis = axisOf(merged([...spaces.map(stretchOf), ...found.map(({ stretch }) => stretch)]), free.map(({ stretch }) => stretch));
  const here = new Set([...(network ? (byElement.get(network.id) ?? []) : []), ...subnets.flatMap(({ id }) => byElement.get(id) ?? [])]);
  const elsewhere = companyBlocks(deployment.company, [...here].filter((index) => byElement.rules[index] === 'range-in-use-elsewhere'));
  const intruders = [...elsewhere, ...inside.flatMap(({ cluster, serviceCidrs, podCidrs }) => {
    // Of the findings of a cluster, those about this lane.
    const both = (byElement.get(cluster.id) ?? []).filter((index) => here.has(index));
    return [
      ...rangesIn(serviceCidrs.value).map(({ range, certain }) => ({ ...blockOf('service', cluster, `services of ${nameOf(cluster)}`, range, certain, byElement), findings: both.filter((index) => aboutRange('service', byElement.rules[index] ?? '')) })),
      ...rangesIn(podCidrs.value).map(({ range, certain }) => ({ ...blockOf('pods', cluster, `pods of ${nameOf(cluster)}`, range, certain, byElement), findings: both.filter((index) => aboutRange('pods', byElement.rules[index] ?? '')) })),
    ];
  })].filter(({ stretch }) => axis.parts.some(({ first, end }) => stretch.first < end && first < stretch.end));
  return {
    key,
    deployment: deployment.key,
    kind: 'network',
    element: network?.id ?? null,
    title: network ? nameOf(network) : 'Subnets of a network that is not known',
    subtitle: network ? spaceText(network) : '',
    axis,
    blocks: placed,
    free,
    intruders,
    listed: [
      ...(network ? ipv6In(network.addressSpace).map((prefix): Listed => ({ element: network.id, kind: 'space', label: 'address space', prefix, findings: [] })) : []),
      ...subnets.flatMap((subnet) => listedSubnet(subnet, byElement)),
    ],
    tracks,
    clusters: inside.map(({ cluster }) => cluster.id),
    findings: network ? (byElement.get(network.id) ?? []) : [],
  };
}

/** The ranges that a cluster has beside its network. */
function rangesLane({ deployment, clusters }: Planned, cluster: Cluster, byElement: FindingsByElement): readonly Lane[] {
  const plan = clusters.get(cluster.id);
  if (!plan) return [];
  const blocks = [
    ...rangesIn(plan.serviceCidrs.value).map(({ range, certain }) => blockOf('service', cluster, plan.serviceCidrs.isDefault ? 'services (default)' : 'services', range, certain, byElement)),
    ...rangesIn(plan.podCidrs.value).map(({ range, certain }) => blockOf('pods', cluster, plan.podCidrs.isDefault ? 'pods (default)' : 'pods', range, certain, byElement)),
  ];
  const listed = [
    ...ipv6In(plan.serviceCidrs.value).map((prefix): Listed => ({ element: cluster.id, kind: 'service', label: 'services', prefix, findings: [] })),
    ...ipv6In(plan.podCidrs.value).map((prefix): Listed => ({ element: cluster.id, kind: 'pods', label: 'pods', prefix, findings: [] })),
  ];
  if (blocks.length + listed.length === 0) return [];
  const { placed, tracks } = onTracks(blocks);
  return [{
    key: `${deployment.key} ${cluster.id}`,
    deployment: deployment.key,
    kind: 'ranges',
    element: cluster.id,
    title: nameOf(cluster),
    subtitle: 'service and pod ranges',
    axis: axisOf(merged(blocks.map(({ stretch }) => stretch))),
    blocks: placed,
    free: [],
    intruders: [],
    listed,
    tracks,
    clusters: [cluster.id],
    findings: byElement.get(cluster.id) ?? [],
  }];
}

type Ranged = Block & { readonly range: Range };

function blockOf(kind: Block['kind'], element: Element, label: string, range: Range, certain: boolean, byElement: FindingsByElement): Ranged {
  const findings = (byElement.get(element.id) ?? []).filter((index) => kind === 'subnet' || aboutRange(kind, byElement.rules[index] ?? ''));
  return { kind, element: element.id, label, prefix: formatRange(range), stretch: stretchOf(range), track: 0, certain, offset: 0, findings, range };
}

/** Each block in the first row in which it overlaps no other. */
function onTracks(blocks: readonly Block[]): { readonly placed: readonly Block[]; readonly tracks: number } {
  const ends: number[] = [];
  const placed = [...blocks].sort((a, b) => a.stretch.first - b.stretch.first || b.stretch.end - a.stretch.end).map((block) => {
    const free = ends.findIndex((end) => end <= block.stretch.first);
    const track = free < 0 ? ends.length : free;
    ends[track] = block.stretch.end;
    return { ...block, track };
  });
  return { placed, tracks: Math.max(1, ends.length) };
}

/** What is free in each address space, neighbouring blocks as one stretch. */
function freeIn(spaces: readonly Range[], taken: readonly Range[]): readonly Free[] {
  const found: { stretch: Stretch; blocks: Range[] }[] = [];
  for (const block of subtract(spaces, taken)) {
    const [last, stretch] = [found.at(-1), stretchOf(block)];
    if (last && last.stretch.end === stretch.first) {
      last.stretch = { first: last.stretch.first, end: stretch.end };
      last.blocks.push(block);
    } else found.push({ stretch, blocks: [block] });
  }
  return found;
}

/** The IPv4 ranges that a list is known to have, each once. */
export function rangesIn(list: Value<List<string>>): readonly { readonly range: Range; readonly certain: boolean }[] {
  const lists = possibilities(list);
  const found: { range: Range; certain: boolean }[] = [];
  for (const { value: { value: { items } }, when } of lists) {
    for (const item of items) {
      const ways = possibilities(item);
      for (const way of ways) {
        const range = ipv4(way.value.value);
        if (range && !found.some((each) => sameRange(each.range, range))) found.push({ range, certain: when.length === 0 && ways.length === 1 });
      }
    }
  }
  return found;
}

/** The ranges of IPv6 in a list, as they are written, each once. */
export function ipv6In(list: Value<List<string>>): readonly string[] {
  const texts = possibilities(list).flatMap(({ value }) => value.value.items).flatMap((item) => possibilities(item).map(({ value }) => value.value));
  return [...new Set(texts.filter(ipv6))];
}

function ipv6(text: string): boolean {
  const reading = readRange(text);
  return reading.kind !== 'malformed' && reading.range.family === 6;
}

/** A subnet without any range that is known is named all the same. */
function listedSubnet(subnet: Subnet, byElement: FindingsByElement): readonly Listed[] {
  const common = { element: subnet.id, kind: 'subnet' as const, label: nameOf(subnet) };
  const second = ipv6In(subnet.prefixes).map((prefix): Listed => ({ ...common, prefix, findings: rangesIn(subnet.prefixes).length > 0 ? [] : byElement.get(subnet.id) ?? [] }));
  if (second.length > 0 || rangesIn(subnet.prefixes).length > 0) return second;
  return [{ ...common, prefix: undefined, findings: byElement.get(subnet.id) ?? [] }];
}

/** A range as it is written; what does not start at its network address is drawn where it lies all the same. */
export function ipv4(text: string): Range | undefined {
  const reading = readRange(text);
  return reading.kind !== 'malformed' && reading.range.family === 4 ? reading.range : undefined;
}

/** The clusters that use a subnet, or may use it. */
function clustersBySubnet({ subnets }: Planned): ReadonlyMap<string, readonly string[]> {
  return new Map([...subnets].map(([id, { takenBy }]) => [id, [...new Set(takenBy.map(({ pool }) => pool.cluster))]]));
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const own = map.get(key);
  if (own) own.push(item);
  else map.set(key, [item]);
}

/** The findings of each element, and the rule of each finding. */
interface FindingsByElement {
  get(element: string): readonly number[] | undefined;
  readonly rules: readonly string[];
}

/** Whether a rule about clusters speaks of one of their ranges: the ids of rules say so, and are kept for ever. */
function aboutRange(kind: Block['kind'], rule: string): boolean {
  return kind === 'service' ? /^(?:service-cidr|dns-)/.test(rule) : kind === 'pods' && /^(?:pod-cidr|pod-range)/.test(rule);
}

function findingsByElement(findings: readonly MapFinding[]): FindingsByElement {
  const found = new Map<string, number[]>();
  findings.forEach(({ elements }, index) => {
    for (const id of elements) add(found, id, index);
  });
  return { get: (element) => found.get(element), rules: findings.map(({ rule }) => rule) };
}

function spaceText({ addressSpace, described }: VirtualNetwork): string {
  const ranges = possibilities(addressSpace).flatMap(({ value }) => value.value.items).flatMap((item) => possibilities(item).map(({ value }) => value.value));
  const text = [...new Set(ranges)].join(', ');
  if (text === '') return described ? 'address space not known' : 'made elsewhere, address space not known';
  return described ? text : `${text}, made elsewhere`;
}
