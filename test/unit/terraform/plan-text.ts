/** Plans as `terraform show -json` writes them, made of parts. */

// What JSON holds is none of the types that tests care for.
export type Json = unknown;

interface PlanParts {
  readonly resources: readonly Json[];
  readonly children?: readonly Json[];
  readonly changes: readonly Json[];
  /** The root module of the configuration. */
  readonly configuration?: Json;
  /** What data sources of the root have found. */
  readonly prior?: readonly Json[];
}

export function plan({ resources, children, changes, configuration, prior }: PlanParts): string {
  return `${JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources, ...(children && { child_modules: children }) } },
    resource_changes: changes,
    ...(prior && { prior_state: { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: { resources: prior } } } }),
    ...(configuration !== undefined && { configuration: { provider_config: { azurerm: { name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm', version_constraint: '~> 4.0' } }, root_module: configuration } }),
  }, undefined, 2)}\n`;
}

export function resource(address: string, values: Json): Json {
  return { address, ...partsOf(address), values, sensitive_values: {} };
}

export function inModule(address: string, resources: readonly Json[], children: readonly Json[] = []): Json {
  return { address, resources, child_modules: children };
}

export function change(address: string, actions: readonly string[], more: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return { address, ...partsOf(address), change: { actions, before: null, after: {}, after_unknown: {}, ...more } };
}

export function configured(address: string, expressions: Json): Json {
  return { address, ...partsOf(address), provider_config_key: 'azurerm', expressions };
}

function partsOf(address: string): { readonly mode: string; readonly type: string; readonly name: string } {
  const [, data, type = '', name = ''] = /(data\.)?([\w-]+)\.([\w-]+)(?:\["\w+"\])?$/.exec(address) ?? [];
  return { mode: data ? 'data' : 'managed', type, name };
}
