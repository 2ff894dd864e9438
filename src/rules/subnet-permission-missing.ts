import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { homesOf } from './shared/homes';
import { ownIdentity, permissionsOf } from './shared/permissions';
import { bicepWithIdentity, withIdentity } from './shared/identity-examples';
import type { Rule } from './rule';
import { aksPermissions, publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const subnetPermissionMissing: Rule = {
  id: 'subnet-permission-missing',
  severity: 'warning',
  group: 'compatibility',
  title: 'The identity of a cluster has no role on the subnet of its nodes',
  about: `In a network of your own the identity of the cluster joins nodes and load balancers to the subnet, for which it needs the role Network
Contributor there, or one with \`Microsoft.Network/virtualNetworks/subnets/join/action\` and \`subnets/read\`. The Azure CLI gives it the role by
itself; templates and Terraform do not: without one the cluster is refused, or its internal load balancers never get an address. Assign the
role on the subnet or its network, and let the cluster wait for it.`,
  sources: [pages.cniOverview, aksPermissions, publicIssue('Azure/AKS-Construction', 501, '2023')],
  azureErrors: ['LinkedAuthorizationFailed'],
  *check(design) {
    const { network } = design;
    if (!network.complete || !network.rolesComplete) return;
    const told = new Set<string>();
    for (const home of homesOf(design)) {
      const { cluster, subnet, link, as, made } = home;
      const identity = as === 'nodes' && isTemplate(cluster.client.kind) ? ownIdentity(design.network, home) : undefined;
      if (!identity || told.has(cluster.id)) continue;
      const { certain, possible } = permissionsOf(network, identity.value, subnet);
      if (certain.length > 0 || possible.length > 0) continue;
      told.add(cluster.id);
      yield {
        at: identity.span,
        message: `nothing here gives this identity of the cluster ${named(cluster)} a role on the subnet ${named(subnet)}`,
        when: made,
        related: [{ span: link.span, message: 'the nodes are in this subnet' }],
      };
    }
  },
};

/** The Azure CLI assigns the role itself, and of the Az module it is not known. */
function isTemplate(client: string): boolean {
  return client !== 'az' && client !== 'az-powershell';
}

const says = 'subnet-permission-missing: nothing here gives this identity of the cluster `main` a role on the subnet `nodes`';

export const examples = (): readonly Example[] => [
  { text: withIdentity({ mark: says }) },
  { text: withIdentity({ scope: 'azurerm_subnet.nodes.id', waits: true }) },
  { title: 'A role on the whole network', text: withIdentity({ scope: 'azurerm_virtual_network.main.id', waits: true }) },
  { title: 'A role on something that is not known here', text: withIdentity({ scope: 'data.azurerm_resource_group.network.id' }) },
  { title: 'A role on the registry only', text: withIdentity({ scope: 'data.azurerm_container_registry.main.id', role: 'AcrPull', mark: says }) },
  { title: 'In Bicep', text: bicepWithIdentity({ mark: says }) },
  { title: 'In Bicep, with the role', text: bicepWithIdentity({ scope: 'nodes' }) },
];
