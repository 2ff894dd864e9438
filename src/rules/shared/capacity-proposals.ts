import type { Change } from '../../model/change';
import type { Fix } from '../../model/finding';
import { certain, possibilities, type Known, type List, type Value } from '../../model/value';
import { contains, formatRange, overlaps, parseRange, prefixLengthForSize, prefixLengthForUsable, sizeOf, type Range } from '../../net/range';
import { nextFree } from '../../net/space';
import { podBlockLength } from '../../plan/facts/addresses';
import { reservedRanges } from '../../plan/facts/ranges';
import type { PodRangePlan, Quantity, SubnetPlan } from '../../plan/plan';
import { addressesOf, type NetworkAddresses } from './addresses';
import { freePodCidr, standingClear } from './proposals';
import { rangeIndex, type RangeIndex } from './range-index';
import type { Design } from '../rule';

/**
 * The smallest prefix that has room for an upgrade of everything in the subnet: around the same place where the network
 * leaves it free, else in the next free block of the network. Nothing where the subnet, its network or a neighbour is not known
 * for certain.
 */
export function enlargeSubnet(design: Design, { subnet, needed }: SubnetPlan): readonly Fix[] {
  const written = onlyPrefix(certain(subnet.prefixes));
  const range = written && parseRange(written.value);
  const length = prefixLengthForUsable(most(needed.upgrade));
  const id = certain(subnet.virtualNetwork);
  if (!written || range?.family !== 4 || length === undefined || length >= range.length || id === undefined) return [];
  const home = addressesOf(design).networks.get(id);
  if (!home?.network || hiddenNeighbours(design).has(id)) return [];
  const around: Range = { ...range, first: range.first - (range.first % sizeOf({ ...range, length })), length };
  const inPlace =
    ipv4Spaces(home).some((space) => contains(space, around)) &&
    [...clusterRanges(design).overlapping(around)].every((entry) => overlaps(entry.range, range)) &&
    [...home.subnets.overlapping(around)].every((entry) => entry.subnet === subnet);
  const room = inPlace ? around : nextRoom(design, home, length);
  if (!room) return [];
  const title = `${inPlace ? 'Widen' : 'Move'} the subnet to ${formatRange(room)}`;
  return [{ title, changes: [{ kind: 'set', value: written, to: formatRange(room) }] }];
}

/**
 * The smallest pod CIDR that has a block for every node in an upgrade: at the same place where nothing that the design
 * knows is in the way, else a free private range.
 */
export function enlargePodCidr(design: Design, { cluster, prefix, needed }: PodRangePlan): readonly Fix[] {
  if (prefix.kind !== 'known') return [];
  const range = parseRange(prefix.value);
  const length = prefixLengthForSize(most(needed.upgrade) * 2 ** (32 - podBlockLength.value));
  if (range?.family !== 4 || length === undefined || length >= range.length) return [];
  const grown: Range = { ...range, length };
  const { networks, subnets, clusters } = addressesOf(design);
  const taken = [
    ...[...networks.values()].flatMap(({ space }) => space.entries.map((entry) => entry.range)),
    ...subnets.map((held) => held.range),
    ...clusters.flatMap(({ cluster: other, services, pods }) => [...services, ...(other === cluster.cluster ? [] : pods)].map((held) => held.range)),
    ...reserved,
  ];
  const fits = range.first % sizeOf(grown) === 0n && !taken.some((other) => overlaps(other, grown));
  const room = fits ? grown : freePodCidr(design, length);
  const change = room && changeOf(cluster, prefix, formatRange(room));
  return room && change ? [{ title: `Use ${formatRange(room)} as the pod CIDR`, changes: [change] }] : [];
}

const reserved = reservedRanges.value.flatMap(({ cidr }) => parseRange(cidr) ?? []);

function changeOf({ cluster, podCidrs }: PodRangePlan['cluster'], prefix: Known<string>, to: string): Change | undefined {
  if (!podCidrs.isDefault) return { kind: 'set', value: prefix, to };
  return cluster.podCidrs.kind === 'absent' ? { kind: 'add', at: cluster.podCidrs, to } : undefined;
}

function onlyPrefix(list: List<string> | undefined): Known<string> | undefined {
  const [only, ...others] = list?.complete ? list.items : [];
  return only?.kind === 'known' && others.length === 0 ? only : undefined;
}

function most({ cases }: Quantity): number {
  return Math.max(...cases.map(({ atLeast }) => atLeast));
}

/**
 * The next free block of the network, clear of everything that is there, the old place of a subnet that moves included.
 * Every subnet of the network that asks for that length gets the same answer.
 */
function nextRoom(design: Design, home: NetworkAddresses, length: number): Range | undefined {
  const known = rooms.get(home) ?? new Map<number, Range | undefined>();
  rooms.set(home, known);
  if (!known.has(length)) {
    const ofClusters = clusterRanges(design).entries.map((entry) => entry.range);
    const taken = [...home.subnets.entries.map((entry) => entry.range), ...standingClear(ofClusters, home.subnets), ...reserved];
    known.set(length, nextFree(ipv4Spaces(home), taken, length));
  }
  return known.get(length);
}

const rooms = new WeakMap<NetworkAddresses, Map<number, Range | undefined>>();

function ipv4Spaces({ space }: NetworkAddresses): readonly Range[] {
  return space.entries.map((entry) => entry.range).filter(({ family }) => family === 4);
}

/** What no subnet may have: the services and pods of every cluster, and what AKS keeps. */
function clusterRanges(design: Design): RangeIndex<{ readonly range: Range }> {
  let index = kept.get(design);
  if (!index) {
    const held = addressesOf(design).clusters.flatMap(({ services, pods }) => [...services, ...pods]);
    index = rangeIndex([...held, ...reserved.map((range) => ({ range }))]);
    kept.set(design, index);
  }
  return index;
}

const kept = new WeakMap<Design, RangeIndex<{ readonly range: Range }>>();

/** The networks of which a subnet, or the address space itself, is not known for certain: nothing in them is surely free. */
function hiddenNeighbours(design: Design): ReadonlySet<string> {
  let hidden = known.get(design);
  if (!hidden) {
    hidden = findHidden(design);
    known.set(design, hidden);
  }
  return hidden;
}

const known = new WeakMap<Design, ReadonlySet<string>>();

function findHidden({ network: { subnets, virtualNetworks } }: Design): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const { id, addressSpace } of virtualNetworks) if (!isSettled(addressSpace)) hidden.add(id);
  for (const { virtualNetwork, prefixes } of subnets) {
    if (!isSettled(prefixes)) for (const { value } of possibilities(virtualNetwork)) hidden.add(value.value);
  }
  return hidden;
}

function isSettled(list: Value<List<string>>): boolean {
  const { items, complete } = certain(list) ?? { items: [], complete: false };
  return complete && items.every(({ kind }) => kind === 'known');
}
