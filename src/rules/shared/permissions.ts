import type { Network, RoleAssignment, Subnet } from '../../model/network';
import { possibilities, type Known, type Value } from '../../model/value';
import type { Home } from './homes';

/** The identity of a cluster that the text makes, as the cluster names it; undefined where it is another kind, or not certain which. */
export function ownIdentity({ identities: made }: Network, { cluster: { identity } }: Home): Known<string> | undefined {
  const { identityKind: kind, identities } = identity;
  if (kind.kind !== 'known' || !/^user_?assigned$/i.test(kind.value.replace(/\s/g, '')) || identities.kind !== 'known' || !identities.value.complete) return undefined;
  const [only, another] = identities.value.items;
  return only?.kind === 'known' && !another && made.some(({ id }) => id === only.value) ? only : undefined;
}

/** The assignments of roles that may let the identity use the subnet, those that certainly do so first. */
export interface Permissions {
  readonly certain: readonly RoleAssignment[];
  readonly possible: readonly RoleAssignment[];
}

/**
 * Whoever has the role is told by the id of an identity; a role of a group, of somebody else who is not known, or for a resource group may
 * be meant too. Roles that have to do with something else are none.
 */
export function permissionsOf({ roleAssignments }: Network, identity: string, subnet: Subnet): Permissions {
  const certain: RoleAssignment[] = [];
  const possible: RoleAssignment[] = [];
  for (const assignment of roleAssignments) {
    const { principal, scope, role } = assignment;
    if (!mayBe(principal, (id) => id === identity) || !mayBe(scope, (id) => covers(id, subnet)) || isElsewhere(role)) continue;
    const sure = [principal, scope].every(({ kind }) => kind === 'known');
    (sure ? certain : possible).push(assignment);
  }
  return { certain, possible };
}

function mayBe(value: Value<string>, fits: (id: string) => boolean): boolean {
  return value.kind === 'unknown' || possibilities(value).some((each) => fits(each.value.value)) || (value.kind === 'oneOf' && value.options.some((option) => option.value.kind === 'unknown'));
}

/** A role for a subnet, or for its network. Where it is not known what network the subnet is in, any may be it. */
function covers(scope: string, { id, virtualNetwork }: Subnet): boolean {
  return scope === id || mayBe(virtualNetwork, (network) => network === scope);
}

/** Built-in roles that have nothing to do with networks, by their names. */
function isElsewhere(role: Value<string>): boolean {
  return role.kind === 'known' && /^(?:Acr\w+|AcrPull|Reader|Managed Identity \w+|Private DNS Zone Contributor|DNS Zone Contributor|Key Vault .*|Storage .*|Monitoring .*|Log Analytics .*|Azure Kubernetes Service .*)$/i.test(role.value);
}
