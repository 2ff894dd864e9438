import type { Cluster, NodePool, Subnet } from '../model/network';
import { nowhere } from '../model/network-reading';
import { possibilities } from '../model/value';
import { count, mostNodes, nodeSubnetAddressesPerNode, smallestPodCidr, smallestSubnet } from '../plan/capacity';
import { kubenetRetires } from '../plan/facts/dates';
import { kubenetNodes, nodesPerCluster, podsPerDynamicCluster, podsPerOverlayCluster } from '../plan/facts/limits';
import type { NetworkModel, Quantity, SubnetPlan } from '../plan/plan';
import { extentOf, sum } from '../plan/quantity';
import { levelOf, type Level } from './fill';
import { absent, known, partOf, planned, withWhatIf, type Planned } from './planned';
import { amount } from './words';

/** What a cluster would need in another network model, its pools being as they are. */
export interface ModelColumn {
  readonly model: NetworkModel;
  readonly isPresent: boolean;
  readonly podsPerNode: string;
  /** Of the subnets of the nodes, in an upgrade. */
  readonly nodeSubnet: string;
  readonly level: Level;
  readonly smallestSubnet: string;
  readonly podAddresses: string;
  readonly mostNodes: string;
  readonly limits: string;
  readonly notes: readonly string[];
  readonly move: string;
}

export const comparedModels: readonly NetworkModel[] = ['node-subnet', 'overlay', 'pod-subnet', 'kubenet'];

/** The same cluster in each of the models, side by side. */
export function compareModels(all: Planned, id: string): readonly ModelColumn[] {
  // With whoever shares a subnet with it: together they have to fit.
  const own = [...all.subnets.values()].filter(({ takenBy }) => takenBy.some(({ pool }) => pool.cluster === id));
  const base = partOf(all, new Set([id, ...own.flatMap(({ takenBy }) => takenBy.map(({ pool }) => pool.cluster))]));
  const cluster = base.network.clusters.find((each) => each.id === id);
  const present = base.clusters.get(id)?.model.value;
  if (!cluster) return [];
  const now = present?.kind === 'known' ? present.value : undefined;
  const models = now && !comparedModels.includes(now) ? [now, ...comparedModels] : comparedModels;
  return models.map((model) => column(base, cluster, model, now));
}

function column(base: Planned, cluster: Cluster, model: NetworkModel, now: NetworkModel | undefined): ModelColumn {
  const tried = model === now ? base : asModel(base, cluster, model);
  const plan = tried.clusters.get(cluster.id);
  const pools = plan?.pools ?? [];
  const own = [...tried.subnets.values()].filter(({ takenBy, subnet }) => subnet.id !== stand && takenBy.some(({ pool, as }) => as === 'nodes' && pool.cluster === cluster.id));
  const need = sum(pools.map(({ nodeSubnetAddresses }) => nodeSubnetAddresses.upgrade));
  const pods = podNeed(tried, cluster);
  return {
    model,
    isPresent: model === now,
    podsPerNode: [...new Set(pools.map(({ maxPods }) => (maxPods.value.kind === 'known' ? `${maxPods.value.value}${maxPods.isDefault ? ' (default)' : ''}` : 'not known')))].join(', '),
    nodeSubnet: amount(need),
    level: worstLevel(own),
    smallestSubnet: smallestSubnetText(need),
    podAddresses: pods,
    mostNodes: own.map((subnet) => mostText(subnet, tried, cluster, model)).join('; ') || 'no subnet is known',
    limits: limitsOf(model),
    notes: notesOf(model, cluster),
    move: moveText(now, model),
  };
}

/** A subnet for pods that the text does not have. */
const stand = 'pods of the comparison';

function asModel(base: Planned, cluster: Cluster, model: NetworkModel): Planned {
  if (model !== 'pod-subnet' && model !== 'pod-subnet-static') {
    return planned({ ...base.deployment, network: withWhatIf(base.network, [{ element: cluster.id, property: 'model', to: model }]) });
  }
  const podSubnet: Subnet = {
    id: stand, name: known(stand), span: nowhere, body: nowhere, exists: 'yes', when: [], described: true, virtualNetwork: absent('virtualNetwork'), prefixes: absent('prefixes'), delegations: absent('delegations'), routeTable: absent('routeTable'),
    natGateway: absent('natGateway'), securityGroup: absent('securityGroup'),
  };
  const withPods = (pool: NodePool): NodePool => ({ ...pool, podSubnet: known(stand), podIpAllocation: model === 'pod-subnet' ? absent('podIpAllocation') : known('StaticBlock') });
  const changed: Cluster = { ...cluster, networkPlugin: known('azure'), networkPluginMode: absent('networkPluginMode'), nodePools: cluster.nodePools.map(withPods) };
  const { network } = base;
  return planned({ ...base.deployment, network: { ...network, clusters: network.clusters.map((each) => (each.id === cluster.id ? changed : each)), subnets: [...network.subnets, podSubnet] } });
}

function podNeed(tried: Planned, cluster: Cluster): string {
  const range = tried.podRanges.get(cluster.id);
  if (range) {
    const smallest = smallestPodCidr(extentOf(range.needed.upgrade).atLeast);
    return smallest ? `pod range of a /${smallest.value} or larger, outside of the network` : 'no pod range is large enough';
  }
  const pools = tried.clusters.get(cluster.id)?.pools ?? [];
  if (!pools.some(({ pool }) => pool.podSubnet.kind !== 'absent')) return 'in the node subnet';
  const need = sum(pools.map(({ podSubnetAddresses }) => podSubnetAddresses.upgrade));
  return `${amount(need)} from a pod subnet: ${smallestSubnetText(need)} or larger`;
}

function smallestSubnetText(need: Quantity): string {
  const { atLeast, atMost } = extentOf(need);
  const smallest = smallestSubnet(atMost ?? atLeast);
  return smallest ? `/${smallest.value}` : 'none is large enough';
}

function worstLevel(subnets: readonly SubnetPlan[]): Level {
  const levels = subnets.map(({ needed, usable }) => levelOf(needed, usable));
  return (['full-now', 'full-at-maximum', 'full-in-upgrade', 'not-known'] as const).find((each) => levels.includes(each)) ?? (levels.length > 0 ? 'fits' : 'not-known');
}

/** The largest pool that the subnet takes if it has it for itself, room for an upgrade included. */
function mostText({ usable, subnet, takenBy }: SubnetPlan, tried: Planned, cluster: Cluster, model: NetworkModel): string {
  const room = usable && extentOf(usable);
  const pool = takenBy.find((each) => each.pool.cluster === cluster.id)?.pool;
  const pods = pool?.maxPods.value.kind === 'known' ? pool.maxPods.value.value : undefined;
  if (!room || room.atMost === undefined || !pool || pods === undefined) return 'not known';
  const text = (value: NodePool['maxSurge']): string | undefined => possibilities(value)[0]?.value.value;
  const most = mostNodes(room.atMost, nodeSubnetAddressesPerNode({ model, maxPods: pods }), { maxSurge: text(pool.pool.maxSurge), maxUnavailable: text(pool.pool.maxUnavailable), kubernetesVersion: text(tried.clusters.get(cluster.id)?.cluster.kubernetesVersion ?? pool.pool.maxSurge) });
  const limit = model === 'kubenet' ? Math.min(kubenetNodes.value, most.value) : most.value;
  return `${count(limit)} nodes of ${pods} pods in ${subnet.name.kind === 'known' ? subnet.name.value : subnet.id}`;
}

function limitsOf(model: NetworkModel): string {
  switch (model) {
    case 'kubenet':
      return `${count(kubenetNodes.value)} nodes`;
    case 'overlay':
      return `${count(nodesPerCluster.value)} nodes, ${count(podsPerOverlayCluster.value)} pods`;
    case 'pod-subnet':
      return `${count(nodesPerCluster.value)} nodes, ${count(podsPerDynamicCluster.value)} pods`;
    case 'node-subnet':
    case 'pod-subnet-static':
    case 'none':
      return `${count(nodesPerCluster.value)} nodes`;
  }
}

function notesOf(model: NetworkModel, cluster: Cluster): readonly string[] {
  const windows = cluster.nodePools.some(({ osType }) => possibilities(osType).some(({ value }) => value.value.toLowerCase() === 'windows'));
  const virtual = cluster.virtualNodeSubnet.kind !== 'absent';
  switch (model) {
    case 'kubenet':
      return [`retires on ${kubenetRetires.value}`, ...(windows ? ['has no Windows pools, and this cluster has one'] : []), ...(virtual ? ['has no virtual nodes, and this cluster has them'] : []), 'pods are not reached from outside of the cluster'];
    case 'overlay':
      return ['pods are not reached from outside of the cluster', ...(virtual ? ['has no virtual nodes, and this cluster has them'] : [])];
    case 'node-subnet':
      return ['pods have addresses of the network, taken when a node starts'];
    case 'pod-subnet':
      return ['pods have addresses of the network, taken as they are needed', 'nodes and pods grow apart from each other'];
    case 'pod-subnet-static':
      return ['pods have addresses of the network, in blocks of 16 for each node'];
    case 'none':
      return ['what gives addresses to pods is yours'];
  }
}

/** Only kubenet and node-subnet clusters can move, and only to overlay; everything else is a new cluster. */
function moveText(now: NetworkModel | undefined, to: NetworkModel): string {
  if (now === undefined) return 'what it is now is not known';
  if (now === to) return 'as it is';
  if (to === 'overlay' && (now === 'kubenet' || now === 'node-subnet')) return 'in place, once, and not back; nodes are replaced';
  return 'a new cluster';
}
