import { bicepHome } from './bicep-pool-parts';
import { configuration, marked, subnet, virtualNetwork } from './example-parts';
import { clusterWith, inNodes, overlay } from './node-example-parts';

/** A cluster with an identity of its own, which has a role for that scope; without a scope it has none. `mark` is what is found at the identity. */
export function withIdentity({ scope, role = 'Network Contributor', waits = false, mark = '' }: { readonly scope?: string; readonly role?: string; readonly waits?: boolean; readonly mark?: string }): string {
  const id = 'azurerm_user_assigned_identity.main.id';
  const cluster = clusterWith({
    pool: `    node_count     = 3\n${inNodes}`,
    profile: overlay,
    ...(waits && { rest: '  depends_on = [azurerm_role_assignment.network]' }),
  }).replace('type = "SystemAssigned"', `type         = "UserAssigned"\n    identity_ids = [${id}]`);
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    `resource "azurerm_user_assigned_identity" "main" {
  name                = "cluster"
  location            = "westeurope"
  resource_group_name = "clusters"
}
`,
    ...(scope === undefined ? [] : [`resource "azurerm_role_assignment" "network" {
  scope                = ${scope}
  role_definition_name = "${role}"
  principal_id         = azurerm_user_assigned_identity.main.principal_id
}
`]),
    mark === '' ? cluster : marked(cluster, id, mark),
  );
}

/** The same in Bicep, where `scope` is a symbolic name. */
export function bicepWithIdentity({ scope, mark = '' }: { readonly scope?: string; readonly mark?: string }): string {
  const id = "'${identity.id}'";
  const text = bicepHome({
    beside: [
      `resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'cluster'
  location: location
}
`,
      ...(scope === undefined ? [] : [`resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(${scope}.id, 'cluster')
  scope: ${scope}
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4d97b98b-1d4f-4787-a291-c67834d212e7')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
`]),
    ],
  }).replace("    type: 'SystemAssigned'\n", `    type: 'UserAssigned'\n    userAssignedIdentities: {\n      ${id}: {}\n    }\n`);
  return mark === '' ? text : marked(text, id, mark);
}
