import assert from 'node:assert/strict';
import type { Cluster, Network, NodePool } from '../../../src/model/network';
import { makePlan } from '../../../src/plan/make-plan';
import type { Plan, PodRangePlan, Quantity, SubnetPlan } from '../../../src/plan/plan';
import { exceeds, extentOf } from '../../../src/plan/quantity';
import { known, list, network, pool, subnet } from '../model/build';

/** Bounds as `atLeast..atMost`, or the number. */
export function shown(quantity: Quantity | undefined): string {
  if (!quantity) return 'not known';
  const { atLeast, atMost } = extentOf(quantity);
  return atLeast === atMost ? String(atLeast) : `${atLeast}..${atMost ?? ''}`;
}

export function cases({ cases: all }: Quantity): readonly string[] {
  return all.map(({ atLeast, atMost, when }) => {
    return `${atLeast === atMost ? atLeast : `${atLeast}..${atMost ?? ''}`} ${when.map(({ subject, is }) => `${subject}=${is}`).join(' ')}`.trim();
  });
}

export function only<T>(items: readonly T[]): T {
  const [item] = items;
  assert.ok(item && items.length === 1, `${items.length} items`);
  return item;
}

export function subnetOf(plan: Plan, id = 'nodes'): SubnetPlan {
  return only(plan.subnets.filter((each) => each.subnet.id === id));
}

/** One cluster with these pools in the subnet `nodes` of that prefix. */
export function planned(of: Cluster, pools: readonly Partial<NodePool>[], prefix = '10.1.0.0/24', more: Partial<Network> = {}): Plan {
  const nodePools = pools.map((given, index) => pool({ id: `pool${index}`, subnet: known('nodes'), ...given }));
  return makePlan(network({ clusters: [{ ...of, nodePools }], subnets: [subnet({ prefixes: list(prefix) })], ...more }));
}

/** `refused` by the service's count, `tight` by the formula of the pages with surge, else `ok`. */
export function verdict({ azureCounts, needed, usable }: SubnetPlan): string {
  assert.ok(usable);
  if (exceeds(azureCounts, usable)?.certain) return 'refused';
  return exceeds(needed.upgrade, usable)?.certain ? 'tight' : 'ok';
}

export function podVerdict({ azureCounts, needed, nodes }: PodRangePlan): string {
  assert.ok(nodes);
  if (exceeds(azureCounts, nodes)?.certain) return 'refused';
  return exceeds(needed.upgrade, nodes)?.certain ? 'tight' : 'ok';
}
