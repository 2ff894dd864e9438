import type { Cluster, NodePool } from '../model/network';
import type { Value } from '../model/value';
import {
  type Formula,
  type PoolSize,
  type SurgeSetting,
  type Worked,
  count,
  nodeSubnetAddresses,
  nodeSubnetAddressesPerNode,
  podSubnetAddresses,
  podSubnetAddressesPerNode,
  spell,
  surgeNodes,
} from './capacity';
import { type ClusterSettings, isWord, maxPods, networkModel, nodeCount, nodeSubnet } from './defaults';
import { spotPoolsSurge } from './facts/defaults';
import { maxPodsBounds } from './facts/limits';
import type { Case, Extent, Moments, NetworkModel, PoolPlan, Quantity } from './plan';
import { casesUnder, extentOf, nothingWhen, ofCases, quantityOf, unbounded } from './quantity';
import { crossWays, joinConditions, mostWays, waysOf, type Settled, type Way } from './ways';

/** A pool's plan, and what Azure counts of its subnets when it accepts or refuses the pool. */
export interface CountedPool {
  readonly plan: PoolPlan;
  readonly countedOfNodeSubnet: Quantity;
  readonly countedOfPodSubnet: Quantity;
}

/** What the pool needs if it is made, in nodes and addresses, wherever its subnets are. */
export function planPool(cluster: Cluster, settings: ClusterSettings, pool: NodePool): CountedPool {
  const model = networkModel(settings, pool);
  const pods = maxPods(pool, model);
  const now = startNodes(pool, cluster);
  const max = mostNodesOf(pool, now);
  const standingNow = standing(now);
  const standingMax = max === now ? standingNow : standing(max);
  const upgrading = upgradeNodes(cluster, pool, standingMax);
  const sizes = sizesOf(model.value, pods.value);
  const momentsOf = (part: Part): Moments => {
    const atStart = addresses(standingNow, sizes, part, 'documented');
    const atMax = max === now ? atStart : addresses(standingMax, sizes, part, 'documented');
    return { now: atStart, max: atMax, upgrade: addresses(upgrading, sizes, part, 'documented') };
  };
  const surge = ofCases(upgrading.map(({ of: { surge: { atLeast, atMost }, surgeWorking }, when }) => ({ atLeast, atMost, when, working: surgeWorking })));
  return {
    plan: {
      pool,
      cluster: cluster.id,
      model,
      maxPods: pods,
      nodeSubnet: nodeSubnet(pool, cluster),
      nodes: { now, max, upgrade: ofCases(upgrading.map(({ of, when }) => withSurge(of, when))) },
      countedNodes: max,
      surge,
      nodeSubnetAddresses: momentsOf(nodePart),
      podSubnetAddresses: pool.podSubnet.kind === 'absent' ? noAddresses : momentsOf(podPart),
    },
    countedOfNodeSubnet: addresses(standingMax, sizes, nodePart, 'service'),
    countedOfPodSubnet: pool.podSubnet.kind === 'absent' ? none : addresses(standingMax, sizes, podPart, 'service'),
  };
}

const none: Quantity = { cases: [nothingWhen([])] };
const noAddresses: Moments = { now: none, max: none, upgrade: none };

/** The nodes that the pool starts with. The autoscaler bounds a count that is not known. */
function startNodes(pool: NodePool, { client }: Cluster): Quantity {
  const autoscaled = pool.autoscaling.kind === 'known' && pool.autoscaling.value;
  const bounds = autoscaled ? autoscalerBounds(pool) : unbounded;
  return quantityOf(nodeCount(pool, client).value, bounds, (nodes) => spell(nodes, 'node'));
}

/** The autoscaler's maximum where it is on, else the count: what Azure counts. */
function mostNodesOf(pool: NodePool, now: Quantity): Quantity {
  if (pool.autoscaling.kind === 'absent') return now;
  const on = quantityOf(pool.maxCount, { atLeast: autoscalerBounds(pool).atLeast, atMost: undefined }, (nodes) => {
    return `${spell(nodes, 'node')} at the autoscaler's maximum`;
  });
  const cases = waysOf(pool.autoscaling).flatMap(({ of, when }): readonly Case[] => {
    if (of.kind === 'absent' || (of.kind === 'known' && !of.value)) return casesUnder(now, when);
    if (of.kind === 'known') return casesUnder(on, when);
    const bounds = extentOf({ cases: [...on.cases, ...now.cases] });
    return [{ ...bounds, when, working: `at least ${spell(bounds.atLeast, 'node')}` }];
  });
  return ofCases(cases);
}

function autoscalerBounds({ minCount, maxCount }: NodePool): Extent {
  const working = (): string => '';
  return {
    atLeast: extentOf(quantityOf(minCount, unbounded, working)).atLeast,
    atMost: extentOf(quantityOf(maxCount, unbounded, working)).atMost,
  };
}

/** Nodes at a moment: those of the pool, and those that an upgrade adds. */
interface Nodes {
  readonly running: Extent;
  readonly surge: Extent;
  readonly surgeWorking: string;
}

const noSurge: Pick<Nodes, 'surge' | 'surgeWorking'> = { surge: { atLeast: 0, atMost: 0 }, surgeWorking: 'nothing' };

function standing({ cases }: Quantity): readonly Way<Nodes>[] {
  return cases.map((running) => ({ of: { running, surge: noSurge.surge, surgeWorking: noSurge.surgeWorking }, when: running.when }));
}

/** The pool at its largest in an upgrade. */
function upgradeNodes(cluster: Cluster, pool: NodePool, max: readonly Way<Nodes>[]): readonly Way<Nodes>[] {
  const unavailable = crossWays(waysOf(pool.maxSurge), waysOf(pool.maxUnavailable), (maxSurge, maxUnavailable) => ({ maxSurge, maxUnavailable }));
  // The version matters only where the surge is not written.
  const version = waysOf(pool.maxSurge).some(({ of }) => of.kind === 'absent') ? waysOf(cluster.kubernetesVersion) : noVersion;
  const versioned = crossWays(unavailable, version, ({ maxSurge, maxUnavailable }, kubernetesVersion) => ({ maxSurge, maxUnavailable, kubernetesVersion }));
  const settings = crossWays(versioned, waysOf(pool.priority), ({ maxSurge, maxUnavailable, kubernetesVersion }, priority): SurgeTexts => {
    return { maxSurge, maxUnavailable, kubernetesVersion, priority };
  });
  const ways = crossWays(max, settings, ({ running }, setting): Nodes => {
    const { surge, surgeWorking } = surgeFor(running, setting);
    return { running, surge, surgeWorking };
  });
  if (ways.length <= mostWays) return ways;
  return max.map(({ of: { running }, when }) => {
    return { of: { running, surge: { atLeast: 0, atMost: running.atMost }, surgeWorking: 'too many combinations of conditions' }, when };
  });
}

const noVersion: readonly Way<Settled<string>>[] = [
  { of: { kind: 'absent', property: 'kubernetesVersion', span: { uri: '', start: 0, end: 0 } }, when: [] },
];

interface SurgeTexts {
  readonly maxSurge: Settled<string>;
  readonly maxUnavailable: Settled<string>;
  readonly kubernetesVersion: Settled<string>;
  readonly priority: Settled<string>;
}

/** The surge of so many nodes. Where a setting is not known, there may be none or as many as there are nodes. */
function surgeFor(running: Extent, { maxSurge, maxUnavailable, kubernetesVersion, priority }: SurgeTexts): Pick<Nodes, 'surge' | 'surgeWorking'> {
  if (isWord(priority, 'Spot') && !spotPoolsSurge.value) return { ...noSurge, surgeWorking: 'no surge nodes for Spot pools' };
  const open = { surge: { atLeast: 0, atMost: running.atMost }, surgeWorking: 'the surge is not known' };
  if (maxSurge.kind === 'unknown' || maxUnavailable.kind === 'unknown' || priority.kind === 'unknown') return open;
  const setting: SurgeSetting = {
    maxSurge: textOf(maxSurge),
    maxUnavailable: textOf(maxUnavailable),
    kubernetesVersion: textOf(kubernetesVersion),
  };
  const least = surgeNodes(running.atLeast, setting);
  if (!least) return open;
  const most = running.atMost === undefined ? undefined : surgeNodes(running.atMost, setting)?.value;
  return { surge: { atLeast: least.value, atMost: most }, surgeWorking: least.working };
}

function textOf(value: Settled<string>): string | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

function withSurge({ running, surge }: Nodes, when: Case['when']): Case {
  const atLeast = running.atLeast + surge.atLeast;
  const atMost = running.atMost === undefined || surge.atMost === undefined ? undefined : running.atMost + surge.atMost;
  const working = surge.atLeast === 0 ? spell(atLeast, 'node') : `${count(running.atLeast)} + ${count(surge.atLeast)} surge = ${spell(atLeast, 'node')}`;
  return { atLeast, atMost, when, working };
}

/** What decides how much a node takes; undefined where it is not known. */
interface Size {
  readonly model: NetworkModel | undefined;
  readonly maxPods: number | undefined;
}

function sizesOf(model: Value<NetworkModel>, pods: Value<number>): readonly Way<Size>[] {
  const ways = crossWays(waysOf(model), waysOf(pods), (how, number) => ({
    model: how.kind === 'known' ? how.value : undefined,
    maxPods: number.kind === 'known' && Number.isInteger(number.value) && number.value > 0 ? number.value : undefined,
  }));
  return ways.length <= mostWays ? ways : [{ of: { model: undefined, maxPods: undefined }, when: [] }];
}

/** One of the two subnets that a pool takes addresses of, and which models bound what a node of unknown model takes. */
interface Part {
  readonly addresses: (size: PoolSize, formula: Formula) => Worked;
  readonly perNode: (size: Pick<PoolSize, 'model' | 'maxPods'>, formula: Formula) => number;
  readonly least: NetworkModel;
  readonly most: NetworkModel;
}

const nodePart: Part = { addresses: nodeSubnetAddresses, perNode: nodeSubnetAddressesPerNode, least: 'overlay', most: 'node-subnet' };
const podPart: Part = { addresses: podSubnetAddresses, perNode: podSubnetAddressesPerNode, least: 'overlay', most: 'pod-subnet-static' };

/** Addresses for every combination of nodes and sizes. Azure's own bounds of pods per node hold where they are not known. */
function addresses(nodes: readonly Way<Nodes>[], sizes: readonly Way<Size>[], part: Part, formula: Formula): Quantity {
  const { least, most } = maxPodsBounds.value;
  const cases: Case[] = [];
  for (const { of: { running, surge }, when: first } of nodes) {
    for (const { of: { model, maxPods: pods }, when: second } of sizes) {
      const when = joinConditions(first, second);
      if (!when) continue;
      const low = part.addresses({ model: model ?? part.least, nodes: running.atLeast, surge: surge.atLeast, maxPods: pods ?? least }, formula);
      const perNode = part.perNode({ model: model ?? part.most, maxPods: pods ?? most }, formula);
      cases.push({ atLeast: low.value, atMost: atMostOf(running, surge, perNode), when, working: low.working });
    }
  }
  return ofCases(cases);
}

/** Nodes without a bound that take nothing take nothing. */
function atMostOf(running: Extent, surge: Extent, perNode: number): number | undefined {
  if (perNode === 0) return 0;
  return running.atMost === undefined || surge.atMost === undefined ? undefined : (running.atMost + surge.atMost) * perNode;
}
