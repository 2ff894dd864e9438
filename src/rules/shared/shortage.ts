import type { Condition } from '../../model/condition';
import type { Related } from '../../model/finding';
import type { Network, NodePool, Subnet } from '../../model/network';
import { possibilities, type Known, type Value } from '../../model/value';
import { count, nodeSubnetAddresses, podSubnetAddresses, spell } from '../../plan/capacity';
import type { Case, PoolPlan, Quantity, SubnetPlan } from '../../plan/plan';
import { casesUnder, exceeds, type Excess } from '../../plan/quantity';
import { joinConditions, waysOf } from '../../plan/ways';
import { spanKey } from '../../text/span';
import { amount } from './causes';
import { heldRanges, whenMade } from './held-ranges';
import type { Cause } from '../rule';
import { named } from './words';

/** What lives in a subnet. One that holds both nodes and pods is at fault for that already, and no number tells more. */
export function livesIn({ takenBy }: SubnetPlan): 'nodes' | 'pods' | undefined {
  const [first] = takenBy;
  return first && takenBy.every((taking) => taking.as === first.as) ? first.as : undefined;
}

/** More than there is, of a subnet or a pod CIDR that is there under `when`. */
export interface Shortage {
  readonly needed: Case;
  readonly available: Case;
  readonly when: readonly Condition[];
}

/** Whether Azure counts more than the subnet has. */
export function refused(plan: SubnetPlan): Shortage | undefined {
  return shortageOf(plan, plan.azureCounts);
}

/** Whether an upgrade needs more than the subnet has, by the formula of Microsoft's pages. */
export function shortInUpgrade(plan: SubnetPlan): Shortage | undefined {
  return shortageOf(plan, plan.needed.upgrade);
}

function shortageOf({ subnet, usable }: SubnetPlan, needed: Quantity): Shortage | undefined {
  return usable && under(exceeds(needed, usable), whenMade(subnet));
}

/** The excess as a shortage of something that is there under `made`; none where that excludes it. */
export function under(excess: Excess | undefined, made: readonly Condition[]): Shortage | undefined {
  const when = excess && joinConditions(excess.worst.when, made);
  return excess && when ? { needed: excess.worst.needed, available: excess.worst.available, when } : undefined;
}

/** "290 addresses", or "at least 290 addresses" where the text sets no upper bound. */
export function spellCase({ atLeast, atMost }: Case, one: string, many: string): string {
  return `${atMost === atLeast ? '' : 'at least '}${spell(atLeast, one, many)}`;
}

/** "the subnet has 251"; with its name where one text stands for several subnets, as in a loop. */
export function spellRoom({ atLeast }: Case, { subnet }: SubnetPlan, { subnets }: Network): string {
  const places = new Set(placesOf(subnet));
  const shared = subnets.some((other) => other !== subnet && placesOf(other).some((place) => places.has(place)));
  return `the subnet ${shared ? `${named(subnet)} ` : ''}has ${count(atLeast)}`;
}

function placesOf({ prefixes }: Subnet): readonly string[] {
  return possibilities(prefixes).flatMap(({ value }) => value.value.items.flatMap((item) => (item.kind === 'known' ? [spanKey(item.span)] : [])));
}

/** Where the IPv4 prefix is written that the subnet has under the conditions. */
export function prefixUnder(subnet: Subnet, when: readonly Condition[]): Known<string> | undefined {
  return heldRanges(subnet.prefixes, when).find(({ range }) => range.family === 4)?.value;
}

/** The case that takes most of those that the conditions allow. */
export function largestUnder(quantity: Quantity, when: readonly Condition[]): Case | undefined {
  return casesUnder(quantity, when).reduce<Case | undefined>((a, b) => (a && a.atLeast >= b.atLeast ? a : b), undefined);
}

/** What Azure counts of the subnet for each pool. */
export function countedPools({ takenBy }: SubnetPlan, when: readonly Condition[]): readonly Related[] {
  return related(takenBy.map(({ pool, as }) => ({ pool, working: countedWorking(pool, as, when) })));
}

/** What each pool takes of the subnet in an upgrade. */
export function upgradingPools({ takenBy }: SubnetPlan, when: readonly Condition[]): readonly Related[] {
  return related(takenBy.map(({ pool, addresses }) => ({ pool, working: largestUnder(addresses.upgrade, when)?.working })));
}

/** How many nodes each pool has at most, with or without its surge. */
export function nodesOfPools(pools: readonly PoolPlan[], when: readonly Condition[], moment: 'max' | 'upgrade'): readonly Related[] {
  return related(pools.map((pool) => ({ pool, working: largestUnder(pool.nodes[moment], when)?.working })));
}

/** Where it is decided how many nodes a pool may have: the autoscaler's maximum where it is on, else the count. */
export function poolSize({ autoscaling, count: nodes, maxCount }: NodePool): Value<number> {
  const autoscaled = waysOf(autoscaling).some(({ of }) => of.kind === 'known' && of.value);
  return autoscaled && maxCount.kind !== 'absent' ? maxCount : nodes;
}

/** The pools of which each, made smaller, would end the shortage: by their number of nodes, and by that of pods where these live in the subnet. */
export function decisivePools({ takenBy }: SubnetPlan, { needed, available, when }: Shortage): readonly Cause[] {
  return takenBy.filter(({ addresses }) => isDecisive(needed, available, largestUnder(addresses.upgrade, when))).flatMap(({ pool: { pool, model } }) => {
    const podsCount = waysOf(model.value).every(({ of }) => of.kind === 'known' && of.value !== 'kubenet' && of.value !== 'overlay' && of.value !== 'none');
    return [amount(poolSize(pool)), ...(podsCount ? [amount(pool.maxPods)] : [])];
  });
}

/** The same where nodes are what there are too few places for. */
export function decisiveNodes(pools: readonly PoolPlan[], { needed, available, when }: Pick<Shortage, 'needed' | 'available' | 'when'>): readonly Cause[] {
  return pools.filter(({ nodes }) => isDecisive(needed, available, largestUnder(nodes.upgrade, when))).map(({ pool }) => amount(poolSize(pool)));
}

function isDecisive(needed: Case, available: Case, own: Case | undefined): boolean {
  return own !== undefined && available.atMost !== undefined && needed.atLeast - own.atLeast <= available.atMost;
}

const mostShown = 8;

function related(pools: readonly { readonly pool: PoolPlan; readonly working: string | undefined }[]): readonly Related[] {
  return pools.slice(0, mostShown).flatMap(({ pool: { pool }, working }) => {
    return working === undefined ? [] : [{ span: poolSize(pool).span, message: `the pool ${named(pool)}: ${working}` }];
  });
}

function countedWorking({ model, maxPods, countedNodes }: PoolPlan, as: 'nodes' | 'pods', when: readonly Condition[]): string | undefined {
  const nodes = largestUnder(countedNodes, when);
  const how = waysOf(model.value).find((way) => joinConditions(way.when, when))?.of;
  const pods = waysOf(maxPods.value).find((way) => joinConditions(way.when, when))?.of;
  if (!nodes || how?.kind !== 'known') return undefined;
  const size = { model: how.value, nodes: nodes.atLeast };
  if (as === 'pods') return podSubnetAddresses({ ...size, maxPods: pods?.kind === 'known' ? pods.value : 0 }, 'service').working;
  if (pods?.kind === 'known') return nodeSubnetAddresses({ ...size, maxPods: pods.value }, 'service').working;
  return how.value === 'node-subnet' ? undefined : nodeSubnetAddresses({ ...size, maxPods: 0 }, 'service').working;
}
