/** The parts of plans of Terraform that examples have in common: what `terraform show -json` says, as far as it matters here. */

/** A resource of a plan, and what the plan does to it. */
export interface PlannedText {
  readonly address: string;
  /** The values that it will have. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Those of them that are others now. Without it nothing changes. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly actions?: readonly string[];
  /** The paths of the properties that force a replacement. */
  readonly paths?: readonly (readonly (string | number)[])[];
}

/** The plan as a file, `plan.json`. */
export function planText(...resources: readonly PlannedText[]): string {
  const plan = {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources: resources.map(({ address, values }) => ({ address, mode: 'managed', type: typeOf(address), values })) } },
    resource_changes: resources.map(({ address, before = {}, actions = ['no-op'], values, paths }) => ({
      address, type: typeOf(address), change: { actions, before: { ...values, ...before }, after: values, after_unknown: {}, ...(paths && { replace_paths: paths }) },
    })),
  };
  return `-- plan.json --\n${JSON.stringify(plan, undefined, 2)}\n`;
}

function typeOf(address: string): string {
  return address.slice(0, address.indexOf('.'));
}

const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg';

export const plannedNetwork: PlannedText = {
  address: 'azurerm_virtual_network.main',
  values: { id: `${group}/providers/Microsoft.Network/virtualNetworks/main`, name: 'main', resource_group_name: 'rg', address_space: ['10.1.0.0/16'] },
};

/** The subnet `nodes`. */
export function plannedSubnet(prefix: string, change: Omit<PlannedText, 'address' | 'values'> = {}): PlannedText {
  const id = `${group}/providers/Microsoft.Network/virtualNetworks/main/subnets/nodes`;
  return { address: 'azurerm_subnet.nodes', values: { id, name: 'nodes', resource_group_name: 'rg', virtual_network_name: 'main', address_prefixes: [prefix] }, ...change };
}

/** A cluster with Azure CNI Overlay and one pool in the subnet `nodes`. */
export function plannedCluster(profile: Readonly<Record<string, unknown>>, change: Omit<PlannedText, 'address' | 'values'> = {}): PlannedText {
  const values = {
    id: `${group}/providers/Microsoft.ContainerService/managedClusters/main`,
    name: 'main',
    default_node_pool: [{ name: 'system', node_count: 3, vnet_subnet_id: plannedSubnet('').values['id'] }],
    network_profile: [networkProfile(profile)],
  };
  return { address: 'azurerm_kubernetes_cluster.main', values, ...change };
}

export function networkProfile(more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { network_plugin: 'azure', network_plugin_mode: 'overlay', ...more };
}

/** A pool of that cluster in the subnet `nodes`. */
export function plannedPool(more: Readonly<Record<string, unknown>>, change: Omit<PlannedText, 'address' | 'values'> = {}): PlannedText {
  const cluster = plannedCluster({}).values['id'];
  const values = { name: 'apps', kubernetes_cluster_id: cluster, node_count: 2, vnet_subnet_id: plannedSubnet('').values['id'], ...more };
  return { address: 'azurerm_kubernetes_cluster_node_pool.apps', values, ...change };
}
