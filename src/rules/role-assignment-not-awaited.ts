import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { homesOf, isFirstPool } from './shared/homes';
import { bicepWithIdentity, withIdentity } from './shared/identity-examples';
import { ownIdentity, permissionsOf } from './shared/permissions';
import type { Rule } from './rule';
import { aksPermissions } from './shared/troubleshooting';
import { named } from './shared/words';

export const roleAssignmentNotAwaited: Rule = {
  id: 'role-assignment-not-awaited',
  severity: 'warning',
  group: 'compatibility',
  title: 'Terraform may make the cluster before its identity has its role on the subnet',
  about: `AKS looks at the role of its identity when it makes the cluster. Terraform makes whatever does not refer to each other at the same time,
and a cluster refers to its identity and its subnet, not to the role of the one on the other. Let the cluster depend on the role assignment
with \`depends_on\`.`,
  sources: [pages.cniOverview, aksPermissions],
  azureErrors: ['LinkedAuthorizationFailed'],
  *check(design) {
    for (const home of homesOf(design)) {
      const { cluster, subnet, as, made } = home;
      const { waitsFor } = cluster;
      const identity = as === 'nodes' && isFirstPool(home) ? ownIdentity(design.network, home) : undefined;
      if (!identity || !waitsFor) continue;
      const { certain, possible } = permissionsOf(design.network, identity.value, subnet);
      const [first] = certain;
      if (!first || [...certain, ...possible].some(({ id }) => waitsFor.includes(id))) continue;
      yield {
        at: identity.span,
        message: `the cluster ${named(cluster)} does not wait for \`${first.id}\`, so that its identity may still be without its role on the subnet ${named(subnet)}`,
        when: made,
        related: [{ span: first.span, message: 'what gives it the role' }],
      };
    }
  },
};

const mark = 'role-assignment-not-awaited: the cluster `main` does not wait for `azurerm_role_assignment.network`, so that its identity may still be without its role on the subnet `nodes`';

export const examples = (): readonly Example[] => [
  { text: withIdentity({ scope: 'azurerm_subnet.nodes.id', mark }) },
  { text: withIdentity({ scope: 'azurerm_subnet.nodes.id', waits: true }) },
  { title: 'In Bicep nothing is said of the order here', text: bicepWithIdentity({ scope: 'nodes' }) },
];
