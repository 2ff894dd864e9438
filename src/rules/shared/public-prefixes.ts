import type { NodePool, PublicIpPrefix } from '../../model/network';
import { possibilities, type Known } from '../../model/value';
import { defaultPublicIpPrefix } from '../../plan/facts/limits';
import { conditional, sum } from '../../plan/quantity';
import type { Moments, PoolPlan, Quantity } from '../../plan/plan';
import { waysOf, type Way } from '../../plan/ways';
import type { Design } from '../rule';

/** A prefix of public addresses with the pools whose nodes take theirs from it. */
export interface PrefixUse {
  readonly prefix: PublicIpPrefix;
  readonly pools: readonly PoolPlan[];
  /** Where the first of them names it. */
  readonly link: Known<string>;
  /** How many addresses there are. */
  readonly addresses: readonly Way<number>[];
  /** How many nodes there may be. */
  nodes(moment: keyof Moments): Quantity;
}

export function* prefixUses({ network, plan }: Design): Iterable<PrefixUse> {
  for (const prefix of network.publicIpPrefixes) {
    const users = plan.clusters.flatMap(({ pools }) => pools.flatMap((pool) => { const link = linkTo(pool.pool, prefix.id); return link ? [{ pool, link }] : []; }));
    const [first] = users;
    if (!first) continue;
    const pools = users.map(({ pool }) => pool);
    const addresses = waysOf(prefix.length).flatMap(({ of, when }) => {
      const length = of.kind === 'known' ? of.value : of.kind === 'absent' ? defaultPublicIpPrefix.value : undefined;
      return length !== undefined && length <= 32 && length >= 0 ? [{ of: 2 ** (32 - length), when }] : [];
    });
    yield { prefix, pools, link: first.link, addresses, nodes: (moment) => sum(pools.map((each) => conditional(each.nodes[moment], each.pool))) };
  }
}

/** Where the pool names the prefix, if that is certain. */
function linkTo({ nodePublicIpPrefix }: NodePool, id: string): Known<string> | undefined {
  const [only, another] = possibilities(nodePublicIpPrefix);
  return only && !another && only.when.length === 0 && only.value.value === id ? only.value : undefined;
}
