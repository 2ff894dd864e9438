import {
  count,
  dynamicAddressesAtMost,
  nodesInPodCidr,
  nodeSubnetAddresses,
  podSubnetAddresses,
  podSubnetAddressesPerNode,
  smallestPodCidr,
  smallestSubnet,
  spell,
  staticBlocksPerNode,
  surgeNodes,
  wholeStaticBlocks,
  type Worked,
} from './capacity';
import { hasPodBlocks } from './defaults';
import { podSubnetBatch, staticBlock } from './facts/addresses';
import { largestPodSubnet } from './facts/limits';
import { mostPodsOn, type Requirement, type RequiredPool } from './requirement';

/** How many addresses something needs, and the block that has room for them: a prefix length with its working. */
export interface Size {
  readonly length: number;
  /** The addresses that are needed. */
  readonly needed: number;
  /** One sentence without a full stop: "(50 + 1 surge) nodes × (1 + 30 pods) = 1,581: a /21 has 2,043 usable". */
  readonly reason: string;
}

/** A pool with the nodes that an upgrade adds to the most that it may grow to. */
export interface SizedPool extends RequiredPool {
  readonly added: number;
}

/** The pools as they will be written. With static blocks the pods fill their blocks where the rest would be wasted. */
export function sizedPools({ pools, model, surge }: Requirement): readonly SizedPool[] {
  return pools.map((pool) => ({
    ...pool,
    maxPods: model === 'pod-subnet-static' ? fillingPods(pool) : pool.maxPods,
    added: surgeNodes(pool.maxNodes, { maxSurge: surge })?.value ?? 0,
  }));
}

/** The subnet of the nodes of one cluster. Undefined where no subnet is large enough. */
export function nodeSubnetSize(requirement: Requirement): Size | undefined {
  const { model } = requirement;
  return subnetSize(sizedPools(requirement).map(({ maxNodes, added, maxPods }) => nodeSubnetAddresses({ model, nodes: maxNodes, surge: added, maxPods })));
}

/** The subnet of the pods of one cluster, for all the pods that its nodes may run; undefined where Azure gives pods no more. Only in the models that have one. */
export function podSubnetSize(requirement: Requirement): Size | undefined {
  const { model } = requirement;
  const pools = sizedPools(requirement);
  const { dynamic, staticBlocks } = largestPodSubnet.value;
  if (model === 'pod-subnet') {
    const found = subnetSize(pools.map(({ maxNodes, added, maxPods }) => {
      const each = Math.max(podSubnetAddressesPerNode({ model, maxPods }), dynamicAddressesAtMost(maxPods));
      const value = (maxNodes + added) * each;
      return { value, working: `(${count(maxNodes)} + ${count(added)} surge) nodes × ${count(each)} in batches of ${count(podSubnetBatch.value)} = ${count(value)}` };
    }));
    return found && found.length >= dynamic ? found : undefined;
  }
  const size = subnetSize(pools.map(({ maxNodes, added, maxPods }) => podSubnetAddresses({ model, nodes: maxNodes, surge: added, maxPods })));
  if (!size) return undefined;
  const blocks = pools.reduce((sum, { maxNodes, added, maxPods }) => sum + (maxNodes + added) * staticBlocksPerNode(maxPods), 0);
  let { length } = size;
  while (length > 2 && wholeStaticBlocks(length) < blocks) length--;
  if (wholeStaticBlocks(length) < blocks || length < staticBlocks) return undefined;
  return length === size.length ? size : { ...size, length, reason: `${size.reason.replace(/: a .*$/, '')}, in ${spell(blocks, 'block')} that must be whole: a /${String(length)} has ${count(wholeStaticBlocks(length))}` };
}

/** The pod CIDR, with a block for each node. Undefined in the models that have none, and where no range is large enough. */
export function podCidrSize(requirement: Requirement): Size | undefined {
  const { model } = requirement;
  if (!hasPodBlocks(model) && model !== 'none') return undefined;
  const pools = sizedPools(requirement);
  const nodes = pools.reduce((sum, { maxNodes, added }) => sum + maxNodes + added, 0);
  const block = smallestPodCidr(nodes);
  if (!block) return undefined;
  const named = pools.reduce((sum, pool) => sum + pool.maxNodes, 0);
  return { length: block.value, needed: nodes, reason: `(${count(named)} + ${count(nodes - named)} surge) nodes take a /24 each: ${block.working}` };
}

/** The nodes that a pod CIDR of that length has room for, in words. */
export function podCidrRoom(length: number): string {
  return `a /${String(length)} has room for ${spell(nodesInPodCidr(length), 'node')}`;
}

/** A subnet for a number of things with one address each. */
export function subnetFor(things: number, one: string): Size | undefined {
  return subnetSize([{ value: things, working: spell(things, one) }]);
}

function subnetSize(parts: readonly Worked[]): Size | undefined {
  const needed = parts.reduce((sum, { value }) => sum + value, 0);
  const subnet = smallestSubnet(needed);
  if (!subnet) return undefined;
  const working = parts.map((part) => part.working).join('; ');
  const total = parts.length > 1 ? `${working}; together ${count(needed)}` : working;
  return { length: subnet.value, needed, reason: `${total}: ${subnet.working.replace(/^.* fit /, '').replace(' with ', ' has ')}` };
}

/** The pods that fill the static blocks of a node, where half a block or more would be left over; never past the most of the system. */
function fillingPods({ maxPods, os }: RequiredPool): number {
  const full = staticBlocksPerNode(maxPods) * staticBlock.value - 1;
  return full - maxPods >= staticBlock.value / 2 ? Math.min(full, mostPodsOn(os)) : maxPods;
}
