import type { SubnetPlan } from '../../plan/plan';
import { waysOf } from '../../plan/ways';

/** Whether every pool whose pods live in the subnet allocates static blocks, whatever else is open. */
export function podsAreStatic({ takenBy }: SubnetPlan): boolean {
  return takenBy.every(({ pool }) => waysOf(pool.model.value).every(({ of }) => of.kind === 'known' && of.value === 'pod-subnet-static'));
}
