import { allOf, compatible, sameCondition, type Condition } from '../../model/condition';
import type { Cluster, Subnet, VirtualNetwork } from '../../model/network';
import { possibilities, type Known } from '../../model/value';
import type { ClusterPlan, NetworkModel } from '../../plan/plan';
import { heldRanges, whenMade, type HeldRange } from './held-ranges';
import { rangeIndex, type RangeIndex } from './range-index';
import type { Design } from '../rule';

/** Every address range of a design, arranged for the questions that the rules ask. */
export interface Addresses {
  readonly clusters: readonly ClusterAddresses[];
  /** By id. Networks that only their subnets name have no description. */
  readonly networks: ReadonlyMap<string, NetworkAddresses>;
  /** Every range of every subnet, also of those whose network is not known. */
  readonly subnets: readonly SubnetRange[];
}

export interface ClusterAddresses {
  readonly plan: ClusterPlan;
  readonly cluster: Cluster;
  /** What must hold for the cluster to be made. */
  readonly when: readonly Condition[];
  readonly services: readonly ClusterRange[];
  /** Under the conditions of a model that has them: kubenet, overlay, none. */
  readonly pods: readonly PodRange[];
  /** Where its nodes and pods live. Empty for a cluster in a network that AKS makes. */
  readonly homes: readonly Home[];
}

/** A range of a cluster: of its services or of its pods. */
export interface ClusterRange extends HeldRange {
  /** Nothing is written, and Azure uses this. */
  readonly isDefault: boolean;
}

export interface PodRange extends ClusterRange {
  /** Undefined where it is not known. */
  readonly model: NetworkModel | undefined;
}

/** A network that a cluster lives in, and what must hold for that. */
export interface Home {
  readonly network: NetworkAddresses;
  readonly when: readonly Condition[];
}

export interface NetworkAddresses {
  readonly id: string;
  readonly network: VirtualNetwork | undefined;
  readonly space: RangeIndex<SpaceRange>;
  readonly subnets: RangeIndex<SubnetRange>;
  /** The networks that a peering on either side connects it with, as far as they are described. */
  readonly peers: readonly Peer[];
}

/** A range of a virtual network's address space. */
export interface SpaceRange extends HeldRange {
  readonly network: VirtualNetwork;
}

/** A range of a subnet. Its conditions include those of the network that it is found in. */
export interface SubnetRange extends HeldRange {
  readonly subnet: Subnet;
}

export interface Peer {
  readonly network: NetworkAddresses;
  readonly when: readonly Condition[];
  /** Where this side names the other, if it does. */
  readonly named: Known<string> | undefined;
}

/** The addresses of the design. Rules share one arrangement for as long as the design lives. */
export function addressesOf(design: Design): Addresses {
  let addresses = arranged.get(design);
  if (!addresses) {
    addresses = arrange(design);
    arranged.set(design, addresses);
  }
  return addresses;
}

const arranged = new WeakMap<Design, Addresses>();

function arrange({ network, plan }: Design): Addresses {
  const ranges = new Map(network.subnets.map((subnet) => [subnet, rangesOfSubnet(subnet)]));
  const networks = arrangeNetworks(network.virtualNetworks, ranges);
  const subnets = new Map(network.subnets.map((subnet) => [subnet.id, subnet]));
  return {
    clusters: plan.clusters.map((cluster) => arrangeCluster(cluster, networks, subnets)),
    networks,
    subnets: [...ranges.values()].flat(),
  };
}

function rangesOfSubnet(subnet: Subnet): readonly SubnetRange[] {
  return heldRanges(subnet.prefixes, whenMade(subnet)).map(({ value, when, range }) => ({ value, when, range, subnet }));
}

interface Draft extends NetworkAddresses {
  readonly peers: Peer[];
}

function arrangeNetworks(
  virtualNetworks: readonly VirtualNetwork[],
  rangesBySubnet: ReadonlyMap<Subnet, readonly SubnetRange[]>,
): ReadonlyMap<string, NetworkAddresses> {
  const rangesById = new Map<string, SubnetRange[]>(virtualNetworks.map(({ id }) => [id, []]));
  for (const [subnet, own] of rangesBySubnet) {
    for (const { value, when } of possibilities(subnet.virtualNetwork)) {
      const ranges = rangesById.get(value.value) ?? [];
      rangesById.set(value.value, ranges);
      for (const range of own) {
        if (when.length === 0) ranges.push(range);
        else if (compatible(range.when, when)) ranges.push({ ...range, when: allOf(range.when, when) });
      }
    }
  }
  const byId = new Map(virtualNetworks.map((network) => [network.id, network]));
  const drafts = new Map<string, Draft>();
  for (const [id, ranges] of rangesById) {
    const network = byId.get(id);
    const space = network ? heldRanges(network.addressSpace, whenMade(network)).map((held) => ({ ...held, network })) : [];
    drafts.set(id, { id, network, space: rangeIndex(space), subnets: rangeIndex(ranges), peers: [] });
  }
  for (const network of virtualNetworks) connect(network, drafts);
  return drafts;
}

/** A peering may be described on one side only, and connects both. */
function connect(network: VirtualNetwork, drafts: ReadonlyMap<string, Draft>): void {
  const near = drafts.get(network.id);
  if (!near) return;
  for (const list of possibilities(network.peers)) {
    for (const item of list.value.value.items) {
      for (const { value, when } of possibilities(item)) {
        const far = drafts.get(value.value);
        if (!far?.network || far === near) continue;
        const parts = [whenMade(network), list.when, when, whenMade(far.network)];
        if (!compatible(...parts)) continue;
        near.peers.push({ network: far, when: allOf(...parts), named: value });
        far.peers.push({ network: near, when: allOf(...parts), named: undefined });
      }
    }
  }
}

function arrangeCluster(plan: ClusterPlan, networks: ReadonlyMap<string, NetworkAddresses>, subnets: ReadonlyMap<string, Subnet>): ClusterAddresses {
  const { cluster } = plan;
  const when = whenMade(cluster);
  return {
    plan,
    cluster,
    when,
    services: withDefaults(heldRanges(plan.serviceCidrs.value, when), heldRanges(cluster.serviceCidrs, when)),
    pods: podsOf(plan, withDefaults(heldRanges(plan.podCidrs.value, when), heldRanges(cluster.podCidrs, when))),
    homes: homesOf(cluster, when, networks, subnets),
  };
}

/** Ranges in force that are not among those written are defaults. */
function withDefaults(inForce: readonly HeldRange[], written: readonly HeldRange[]): readonly ClusterRange[] {
  const values = new Set(written.map(({ value }) => value));
  return inForce.map((held) => ({ ...held, isDefault: !values.has(held.value) }));
}

/** A pod CIDR counts in a model that has one. Where the model itself is a default, so is a pod CIDR only if that holds. */
function podsOf({ model }: ClusterPlan, ranges: readonly ClusterRange[]): readonly PodRange[] {
  if (model.value.kind === 'unknown' || model.value.kind === 'absent') {
    return ranges.filter(({ isDefault }) => !isDefault).map((range) => ({ ...range, model: undefined }));
  }
  const ways = possibilities(model.value).filter(({ value }) => hasPods(value.value));
  return ranges.flatMap((range) =>
    ways.flatMap(({ value, when }): readonly PodRange[] => {
      const supposed = model.isDefault && range.isDefault ? [supposedModel(value.value)] : [];
      return compatible(range.when, when) ? [{ ...range, model: value.value, when: allOf(range.when, when, supposed) }] : [];
    }),
  );
}

function hasPods(model: NetworkModel): boolean {
  return model === 'kubenet' || model === 'overlay' || model === 'none';
}

/** Which model a client takes by itself has changed over the years, so that nothing certain can rest on it. */
function supposedModel(model: NetworkModel): Condition {
  return { subject: 'the network model', is: model };
}

function homesOf(
  cluster: Cluster,
  made: readonly Condition[],
  networks: ReadonlyMap<string, NetworkAddresses>,
  subnets: ReadonlyMap<string, Subnet>,
): readonly Home[] {
  const homes: Home[] = [];
  for (const pool of cluster.nodePools) {
    for (const link of [...possibilities(pool.subnet), ...possibilities(pool.podSubnet)]) {
      const subnet = subnets.get(link.value.value);
      if (!subnet) continue;
      const parts = [made, whenMade(pool), link.when, whenMade(subnet)];
      if (!compatible(...parts)) continue;
      const when = allOf(...parts);
      const places = possibilities(subnet.virtualNetwork);
      if (places.length === 0) homes.push({ network: alone(subnet), when });
      for (const place of places) {
        const network = networks.get(place.value.value);
        if (network && compatible(when, place.when)) homes.push({ network, when: allOf(when, place.when) });
      }
    }
  }
  return weakest(homes);
}

/** A network of which nothing is known but that the subnet lies in it. */
function alone(subnet: Subnet): NetworkAddresses {
  return { id: `network of ${subnet.id}`, network: undefined, space: rangeIndex([]), subnets: rangeIndex(rangesOfSubnet(subnet)), peers: [] };
}

/** Each network once for each set of conditions, less those that ask for more than another. */
function weakest(homes: readonly Home[]): readonly Home[] {
  const kept: Home[] = [];
  for (const home of [...homes].sort((a, b) => a.when.length - b.when.length)) {
    const implied = kept.some(
      (other) => other.network.id === home.network.id && other.when.every((condition) => home.when.some((each) => sameCondition(each, condition))),
    );
    if (!implied) kept.push(home);
  }
  return kept;
}
