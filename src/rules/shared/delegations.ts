import type { Condition } from '../../model/condition';
import { joinConditions } from '../../plan/ways';
import { heldTexts, whenMade, type HeldText } from './held-ranges';
import type { Design } from '../rule';
import { subnetUsers, type SubnetUser } from './subnet-users';
import type { Subnet } from '../../model/network';

/** A subnet that is delegated and that a pool uses, and what must hold for both. */
export interface DelegatedUse {
  readonly subnet: Subnet;
  readonly service: HeldText['value'];
  readonly user: SubnetUser;
  readonly when: readonly Condition[];
}

/**
 * Subnets that pools use in that way and that are delegated to a service of that kind: each subnet once, in the case that
 * rests on the fewest conditions.
 */
export function delegatedUses(design: Design, as: SubnetUser['as'], isOfKind: (service: string) => boolean): readonly DelegatedUse[] {
  const users = subnetUsers(design);
  return design.network.subnets.flatMap((subnet) => {
    const uses = heldTexts(subnet.delegations, whenMade(subnet)).flatMap(({ value, when }): readonly DelegatedUse[] => {
      if (!isOfKind(value.value)) return [];
      return (users.get(subnet.id) ?? []).flatMap((user) => {
        const together = user.as === as ? joinConditions(when, user.when) : undefined;
        return together ? [{ subnet, service: value, user, when: together }] : [];
      });
    });
    return uses.sort((a, b) => a.when.length - b.when.length).slice(0, 1);
  });
}
