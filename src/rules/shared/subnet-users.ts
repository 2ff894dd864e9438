import type { Condition } from '../../model/condition';
import { possibilities, type Known, type Value } from '../../model/value';
import type { ClusterPlan, PoolPlan } from '../../plan/plan';
import { joinConditions } from '../../plan/ways';
import { madeTogether } from './judged';
import type { Design } from '../rule';

/** A pool that names a subnet for its nodes or for its pods. */
export interface SubnetUser {
  readonly cluster: ClusterPlan;
  readonly pool: PoolPlan;
  readonly as: 'nodes' | 'pods';
  /** Where the pool names the subnet. */
  readonly link: Known<string>;
  /** What must hold for the pool to be there and to name it. */
  readonly when: readonly Condition[];
}

/** By the id of the subnet: the pools that may use it, in the order of the text. Rules share one list while the design lives. */
export function subnetUsers(design: Design): ReadonlyMap<string, readonly SubnetUser[]> {
  let users = known.get(design);
  if (!users) {
    users = collect(design);
    known.set(design, users);
  }
  return users;
}

const known = new WeakMap<Design, ReadonlyMap<string, readonly SubnetUser[]>>();

function collect({ plan }: Design): ReadonlyMap<string, readonly SubnetUser[]> {
  const bySubnet = new Map<string, SubnetUser[]>();
  for (const cluster of plan.clusters) {
    for (const pool of cluster.pools) {
      const made = madeTogether(cluster.cluster, pool.pool);
      if (!made) continue;
      const add = (as: SubnetUser['as'], subnet: Value<string>): void => {
        for (const { value, when } of possibilities(subnet)) {
          const together = joinConditions(made, when);
          if (!together) continue;
          const user: SubnetUser = { cluster, pool, as, link: value, when: together };
          const others = bySubnet.get(value.value);
          if (others) others.push(user);
          else bySubnet.set(value.value, [user]);
        }
      };
      add('nodes', pool.pool.subnet);
      add('pods', pool.pool.podSubnet);
    }
  }
  return bySubnet;
}
