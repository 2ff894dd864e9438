import type { Condition } from '../../model/condition';
import type { Association, Cluster, Network, NodePool, Subnet } from '../../model/network';
import { possibilities, type Known, type Value } from '../../model/value';
import { joinConditions } from '../../plan/ways';
import { whenMade } from './held-ranges';
import type { Design } from '../rule';
import { subnetUsers } from './subnet-users';

/** A subnet that the text makes, and a pool that has nodes or pods in it. */
export interface Home {
  readonly cluster: Cluster;
  readonly pool: NodePool;
  readonly as: 'nodes' | 'pods';
  readonly subnet: Subnet;
  /** Where the pool names the subnet. */
  readonly link: Known<string>;
  /** What must hold for all of them to be there. */
  readonly made: readonly Condition[];
}

/** The homes of clusters that are described: of each cluster each subnet once for nodes and once for pods, for the pool that is there most certainly. */
export function homesOf(design: Design): readonly Home[] {
  const known = homes.get(design);
  if (known) return known;
  const subnets = new Map(design.network.subnets.map((subnet) => [subnet.id, subnet]));
  const found: Home[] = [];
  for (const [id, users] of subnetUsers(design)) {
    const subnet = subnets.get(id);
    if (!subnet?.described) continue;
    const best = new Map<string, Home>();
    for (const { cluster: { cluster }, pool: { pool }, as, link, when } of users) {
      const made = cluster.described ? joinConditions(when, whenMade(subnet)) : undefined;
      const key = `${as} ${cluster.id}`;
      const before = best.get(key);
      if (made && (!before || made.length < before.made.length)) best.set(key, { cluster, pool, as, subnet, link, made });
    }
    found.push(...best.values());
  }
  homes.set(design, found);
  return found;
}

/** Several rules ask for the same list, which holds for as long as the design lives. */
const homes = new WeakMap<Design, readonly Home[]>();

/** Whether the cluster is made with this pool. */
export function isFirstPool({ cluster, pool }: Home): boolean {
  return cluster.firstPoolKnown && cluster.nodePools[0] === pool;
}

/** Whether the pool surely belongs to the cluster as it is described: of a script's later commands that is often meant otherwise. */
export function isSure(home: Home): boolean {
  const { kind } = home.cluster.client;
  return (kind !== 'az' && kind !== 'az-powershell') || isFirstPool(home);
}

/** What makes groups of homes: those of one cluster, or those with one route table. One may be in several groups. */
export function homesBy(homes: readonly Home[], keysOf: (home: Home) => Iterable<string>): ReadonlyMap<string, readonly Home[]> {
  const groups = new Map<string, Home[]>();
  for (const home of homes) {
    for (const key of new Set(keysOf(home))) {
      const same = groups.get(key);
      if (same) same.push(home);
      else groups.set(key, [home]);
    }
  }
  return groups;
}

/** Of the elements those that a value may name. */
export function namedBy<T extends { readonly id: string }>(value: Value<string>, byId: ReadonlyMap<string, T>): readonly T[] {
  return [...new Set(possibilities(value).map(({ value: { value: id } }) => id))].flatMap((id) => byId.get(id) ?? []);
}

/** The resources that tie the subnet to its route table or NAT gateway, where these are resources of their own. */
function tiesOf({ associations }: Network, { subnet }: Home, of: Association['of']): readonly Association[] {
  let bySubnet = ties.get(associations);
  if (!bySubnet) {
    const sorted = new Map<string, Association[]>();
    for (const each of associations) for (const { value } of possibilities(each.subnet)) sorted.set(value.value, [...(sorted.get(value.value) ?? []), each]);
    bySubnet = sorted;
    ties.set(associations, bySubnet);
  }
  return (bySubnet.get(subnet.id) ?? []).filter((each) => each.of === of);
}

/** By the subnet that they may be about, for as long as the network lives. */
const ties = new WeakMap<Network['associations'], ReadonlyMap<string, readonly Association[]>>();

/** Whether what ties the subnet may come after the cluster: none of it is waited for. */
export function mayComeLater(network: Network, home: Home, of: Association['of']): Association | undefined {
  const { waitsFor } = home.cluster;
  const own = tiesOf(network, home, of);
  const [first] = own;
  return waitsFor && first && !own.some(({ id }) => waitsFor.includes(id)) ? first : undefined;
}

/** What must hold for the subnet to have it when the cluster is made: nothing, or that the one is made before the other. */
export function whenInTime(network: Network, home: Home, of: Association['of']): readonly Condition[] {
  const own = tiesOf(network, home, of);
  const [first] = own;
  if (!first || own.some(({ id }) => home.cluster.waitsFor?.includes(id))) return [];
  return [{ subject: `\`${first.id}\``, is: 'made before the cluster' }];
}
