import type { WhatIf } from '../model/map';
import type { NodePool } from '../model/network';
import { nodesPerPool } from '../plan/facts/limits';
import type { SubnetPlan } from '../plan/plan';
import { exceeds, extentOf } from '../plan/quantity';
import { partOf, replanned, usersOf, type Planned } from './planned';

/** How the need of a subnet grows with the nodes of one of its pools, all else as it is. */
export interface Growth {
  readonly subnet: string;
  readonly pool: NodePool;
  /** The nodes that the pool may have now: its maximum. */
  readonly present: number;
  /** What the subnet has; undefined where that is not known. */
  readonly room: number | undefined;
  readonly points: readonly GrowthPoint[];
  /** The most nodes with which everything fits, at the maximum and in an upgrade; undefined where nothing tells. */
  readonly fits: { readonly max: number; readonly upgrade: number } | undefined;
}

export interface GrowthPoint {
  readonly nodes: number;
  readonly max: number;
  readonly upgrade: number;
}

/** How many points a curve has, besides its ends. */
const samples = 24;

/** The growth of a subnet by one of its pools, the largest where none is named. Undefined for a subnet that no pool uses. */
export function growthOf(planned: Planned, subnet: string, poolId?: string): Growth | undefined {
  const plan = planned.subnets.get(subnet);
  const takers = plan?.takenBy ?? [];
  const taker = takers.find(({ pool }) => pool.pool.id === poolId) ?? [...takers].sort((a, b) => extentOf(b.addresses.max).atLeast - extentOf(a.addresses.max).atLeast)[0];
  if (!plan || !taker) return undefined;
  const { pool } = taker.pool;
  const present = extentOf(taker.pool.nodes.max).atLeast;
  const part = partOf(planned, usersOf(planned, subnet));
  const at = (nodes: number): SubnetPlan => replanned(part, sized(pool, nodes)).subnets.get(subnet) ?? plan;
  const room = plan.usable && extentOf(plan.usable).atMost;
  const fits = plan.usable && room !== undefined ? { max: most((nodes) => fitsAt(at(nodes), 'max')), upgrade: most((nodes) => fitsAt(at(nodes), 'upgrade')) } : undefined;
  const end = Math.min(nodesPerPool.value, Math.max(10, Math.ceil(1.4 * Math.max(present, fits?.max ?? 0))));
  const places = new Set([1, end, ...(present >= 1 && present <= end ? [present] : []), ...Array.from({ length: samples }, (_, index) => Math.max(1, Math.round(((index + 1) * end) / (samples + 1))))]);
  const points = [...places].sort((a, b) => a - b).map((nodes) => {
    const { needed } = at(nodes);
    return { nodes, max: extentOf(needed.max).atLeast, upgrade: extentOf(needed.upgrade).atLeast };
  });
  return { subnet, pool, present, room, points, fits };
}

/** A pool with so many nodes at most. */
function sized(pool: NodePool, nodes: number): readonly WhatIf[] {
  const autoscaled = pool.autoscaling.kind === 'known' && pool.autoscaling.value;
  return [{ element: pool.id, property: autoscaled ? 'maxCount' : 'count', to: nodes }];
}

function fitsAt({ needed, usable }: SubnetPlan, moment: 'max' | 'upgrade'): boolean {
  return usable === undefined || exceeds(needed[moment], usable) === undefined;
}

/** The largest number of nodes of a pool that fits: need never falls when nodes rise. */
function most(fits: (nodes: number) => boolean): number {
  let low = 0;
  let high = nodesPerPool.value + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
