import { type Range, prefixLengthForSize, prefixLengthForUsable, subnetAt } from '../net/range';
import { countedBeyondPods, documentedBeyondPods, podBlockLength, podSubnetBatch, reservedPerSubnet, staticBlock } from './facts/addresses';
import { defaultSurge, defaultSurgeUnknownVersion } from './facts/defaults';
import type { NetworkModel } from './plan';

/** A number and how it comes about: "61 nodes × (1 + 30 pods) = 1,891". */
export interface Worked {
  readonly value: number;
  readonly working: string;
}

/**
 * `documented`: what Microsoft's pages tell to plan for. `service`: what Azure counts when it accepts or refuses a pool.
 * They differ by two addresses per node where pods live in the node subnet, and for static blocks.
 */
export type Formula = 'documented' | 'service';

export interface PoolSize {
  readonly model: NetworkModel;
  readonly nodes: number;
  /** Nodes that an upgrade adds for its time. None when left out. */
  readonly surge?: number;
  readonly maxPods: number;
}

/** How an upgrade is set, as written; undefined where it is not written or not known. */
export interface SurgeSetting {
  readonly maxSurge?: string | undefined;
  readonly maxUnavailable?: string | undefined;
  readonly kubernetesVersion?: string | undefined;
}

/** Addresses that a pool takes of the subnet of its nodes. */
export function nodeSubnetAddresses(size: PoolSize, formula: Formula = 'documented'): Worked {
  const value = allNodes(size) * nodeSubnetAddressesPerNode(size, formula);
  return { value, working: `${spellNodes(size)} × ${perNodeWords(size, formula)} = ${count(value)}` };
}

/** Addresses of the node subnet that each node takes: itself, and its pods where they live there. */
export function nodeSubnetAddressesPerNode({ model, maxPods }: Pick<PoolSize, 'model' | 'maxPods'>, formula: Formula = 'documented'): number {
  return model === 'node-subnet' ? Math.max(1, maxPods + beyondPods(formula)) : 1;
}

/** Addresses that a pool takes of its pod subnet: at the start of its nodes with dynamic allocation, for good with static. */
export function podSubnetAddresses(size: PoolSize, formula: Formula = 'documented'): Worked {
  const each = podSubnetAddressesPerNode(size, formula);
  const value = allNodes(size) * each;
  const blocks = each / staticBlock.value;
  const perNode = blocks > 1 ? `${blocks} blocks × ${staticBlock.value}` : count(each);
  return { value, working: `${spellNodes(size)} × ${perNode} = ${count(value)}` };
}

/** Addresses of the pod subnet that each node takes. The service's own check knows nothing of static blocks beyond the first. */
export function podSubnetAddressesPerNode({ model, maxPods }: Pick<PoolSize, 'model' | 'maxPods'>, formula: Formula = 'documented'): number {
  switch (model) {
    case 'pod-subnet':
      return podSubnetBatch.value;
    case 'pod-subnet-static':
      return formula === 'documented' ? staticBlocksPerNode(maxPods) * staticBlock.value : podSubnetBatch.value;
    case 'kubenet':
    case 'node-subnet':
    case 'overlay':
    case 'none':
      return 0;
  }
}

/** The blocks of /28 that a node keeps with static allocation: room for its pods and one address more. */
export function staticBlocksPerNode(maxPods: number): number {
  return Math.ceil((maxPods + 1) / staticBlock.value);
}

/**
 * The blocks of /28 that a subnet of that prefix length surely has whole. How the addresses that Azure keeps at either
 * end touch the first and the last is not documented: neither is counted.
 */
export function wholeStaticBlocks(length: number): number {
  return length > 28 ? 0 : Math.max(0, 2 ** (28 - length) - 2);
}

/**
 * The most that a dynamic node may hold of its pod subnet once its pods have come, without the batch that it asks for
 * ahead of need.
 */
export function dynamicAddressesAtMost(maxPods: number): number {
  return Math.ceil(maxPods / podSubnetBatch.value) * podSubnetBatch.value;
}

/**
 * The nodes that an upgrade adds to a pool of so many. A share is rounded up; there is at least one, unless nodes may
 * be unavailable instead; there are never more than the pool has (upgrade-aks-cluster, 2023-10-19). Undefined for a
 * setting that is neither a number of nodes nor a share.
 */
export function surgeNodes(nodes: number, setting: SurgeSetting = {}): Worked | undefined {
  const written = setting.maxSurge ?? defaultMaxSurge(setting.kubernetesVersion);
  const surge = readShare(written);
  if (!surge) return undefined;
  const wanted = surgeOf(surge, nodes);
  const unavailable = readShare(setting.maxUnavailable ?? '0');
  const least = wanted === 0 && unavailable && unavailable.amount > 0 ? 0 : 1;
  const value = Math.min(nodes, Math.max(least, wanted));
  const what = surge.percent ? `${written.trim()} of ${spell(nodes, 'node')}` : `surge of ${written.trim()}`;
  return { value, working: `${what} = ${spell(value, 'node')}` };
}

/** The surge of a pool that sets none, as it would be written. Versions that are not known count as the newest. */
export function defaultMaxSurge(kubernetesVersion: string | undefined): string {
  const minor = /^v?1\.(\d+)/.exec(kubernetesVersion?.trim() ?? '')?.[1];
  if (minor === undefined) return defaultSurgeUnknownVersion.value;
  return defaultSurge.filter(({ fromMinor }) => fromMinor <= Number(minor)).at(-1)?.fact.value ?? defaultSurgeUnknownVersion.value;
}

/**
 * The most nodes of one pool for which so many usable addresses suffice, at so many each. With a setting, an upgrade
 * has to fit as well; without one, and with one that makes no sense, nothing is left for it.
 */
export function mostNodes(usable: number, perNode: number, setting?: SurgeSetting): Worked {
  const places = Math.max(0, Math.floor(usable / Math.max(1, perNode)));
  const surgeFor = (nodes: number): number => (setting ? (surgeNodes(nodes, setting)?.value ?? 0) : 0);
  let value = 0;
  let above = places + 1;
  // Nodes and their surge never fall when nodes rise, so that the last number that fits can be searched by halves.
  while (above - value > 1) {
    const middle = Math.floor((value + above) / 2);
    if (middle + surgeFor(middle) <= places) value = middle;
    else above = middle;
  }
  const surge = surgeFor(value);
  const working = `${count(usable)} usable ÷ ${count(perNode)} = ${spell(places, 'node')}`;
  return { value, working: surge === 0 ? working : `${working}, of which ${count(surge)} for surge` };
}

/** The pods that so many nodes may run. */
export function podsOn(nodes: number, maxPods: number): Worked {
  const value = nodes * maxPods;
  return { value, working: `${spell(nodes, 'node')} × ${spell(maxPods, 'pod')} = ${count(value)}` };
}

/** The prefix length of the smallest subnet in which so many addresses are usable. Undefined past a /2. */
export function smallestSubnet(addresses: number): Worked | undefined {
  const value = prefixLengthForUsable(addresses);
  if (value === undefined) return undefined;
  const usable = 2 ** (32 - value) - reservedPerSubnet.value;
  return { value, working: `${spell(addresses, 'address', 'addresses')} fit a /${value} with ${count(usable)} usable` };
}

/** The prefix length of the smallest pod CIDR that has a block for each of so many nodes, surge nodes included. */
export function smallestPodCidr(nodes: number): Worked | undefined {
  const size = 2 ** (32 - podBlockLength.value);
  const value = prefixLengthForSize(Math.max(1, nodes) * size);
  if (value === undefined) return undefined;
  return { value, working: `${spell(nodes, 'node')} × ${size} = ${count(nodes * size)} of the ${count(2 ** (32 - value))} of a /${value}` };
}

/** How many nodes a pod CIDR of that prefix length has a block for. */
export function nodesInPodCidr(length: number): number {
  return length > podBlockLength.value ? 0 : 2 ** (podBlockLength.value - length);
}

/** The part of a pod CIDR that the node takes, nodes counted from 1. Undefined past the last. */
export function podBlockOfNode(podCidr: Range, node: number): Range | undefined {
  return subnetAt(podCidr, podBlockLength.value - podCidr.length, node - 1);
}

/** A number with its thousands set apart: 1,891. */
export function count(value: number): string {
  const digits = String(value);
  return digits.length < 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of things: "1 node", "1,891 addresses". */
export function spell(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A part of a pool as upgrade settings write it: `3`, `33%`. */
interface Share {
  readonly amount: number;
  readonly percent: boolean;
}

function readShare(text: string): Share | undefined {
  const match = /^\s*(\d+)(%?)\s*$/.exec(text);
  return match ? { amount: Number(match[1]), percent: match[2] === '%' } : undefined;
}

function surgeOf({ amount, percent }: Share, nodes: number): number {
  return percent ? Math.ceil((amount * nodes) / 100) : amount;
}

function beyondPods(formula: Formula): number {
  switch (formula) {
    case 'documented':
      return documentedBeyondPods.value;
    case 'service':
      return countedBeyondPods.value;
  }
}

function allNodes({ nodes, surge = 0 }: PoolSize): number {
  return nodes + surge;
}

function spellNodes({ nodes, surge = 0 }: PoolSize): string {
  return surge === 0 ? spell(nodes, 'node') : `(${count(nodes)} + ${count(surge)} surge) nodes`;
}

function perNodeWords({ model, maxPods }: PoolSize, formula: Formula): string {
  if (model !== 'node-subnet') return '1 address';
  switch (formula) {
    case 'documented':
      return `(${beyondPods(formula)} + ${spell(maxPods, 'pod')})`;
    case 'service':
      return `(${spell(maxPods, 'pod')} − ${-beyondPods(formula)})`;
  }
}
