import type { Condition } from '../../model/condition';
import { possibilities, type Known } from '../../model/value';
import type { PodRangePlan, Quantity } from '../../plan/plan';
import { exceeds } from '../../plan/quantity';
import { joinConditions } from '../../plan/ways';
import { whenMade } from './held-ranges';
import { under, type Shortage } from './shortage';

/** Whether Azure counts more nodes than the pod CIDR has blocks for. All numbers are in nodes. */
export function podCidrRefused(range: PodRangePlan): Shortage | undefined {
  return shortageOf(range, range.azureCounts);
}

/** Whether an upgrade has more nodes than the pod CIDR has blocks for. */
export function podCidrShortInUpgrade(range: PodRangePlan): Shortage | undefined {
  return shortageOf(range, range.needed.upgrade);
}

/** The prefix that the pod CIDR has under the conditions. */
export function podPrefixUnder({ prefix }: PodRangePlan, when: readonly Condition[]): Known<string> | undefined {
  return possibilities(prefix).find((way) => joinConditions(way.when, when))?.value;
}

/** "10.244.0.0/16", and that nobody wrote it where that is so. */
export function asPodCidr({ cluster }: PodRangePlan, prefix: Known<string>): string {
  return cluster.podCidrs.isDefault ? `${prefix.value} (Azure's default)` : prefix.value;
}

function shortageOf({ cluster, nodes }: PodRangePlan, needed: Quantity): Shortage | undefined {
  const short = nodes && under(exceeds(needed, nodes), whenMade(cluster.cluster));
  const when = short && joinConditions(short.when, supposed(cluster));
  return short && when ? { ...short, when } : undefined;
}

/** Which model a client takes by itself has changed over the years: nothing certain rests on that and a default range. */
function supposed({ model, podCidrs }: PodRangePlan['cluster']): readonly Condition[] {
  const [way] = possibilities(model.value);
  return model.isDefault && podCidrs.isDefault && way ? [{ subject: 'the network model', is: way.value.value }] : [];
}
