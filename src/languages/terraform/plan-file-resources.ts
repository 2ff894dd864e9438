import type { JsonNode, JsonObject } from '../shared/json-file';
import { addressFrom, type Address } from './plan-file-addresses';
import { itemsAt, nodeAt, objectAt, textAt } from './plan-file-json';

/** A resource as a plan has it. */
export interface PlannedResource {
  /** With modules and keys: the id of what it makes. */
  readonly text: string;
  readonly address: Address;
  readonly type: string;
  /** Its type; of what azapi makes, `azapi` and the type of Azure in small letters. */
  readonly kind: string;
  /** `read`: what a data source has found. `deferred`: a data source that is read when the plan is applied. */
  readonly mode: 'managed' | 'read' | 'deferred';
  /** All that the plan says of it, and the part of it that names it. */
  readonly node: JsonObject;
  readonly head: JsonNode;
  readonly values: JsonObject;
  /** What happens to it; undefined for what is only read. */
  readonly change: JsonNode | undefined;
  /** Why Terraform replaces it, in its own words. */
  readonly reason: string | undefined;
  /** What its text in the configuration gives to its properties; undefined where the plan does not hold the configuration. */
  readonly configured: JsonObject | undefined;
}

/** The resources that there will be when the plan is applied, and what its data sources have found. */
export function resourcesIn(root: JsonNode | undefined): readonly PlannedResource[] {
  const changes = new Map<string, JsonNode>();
  for (const change of itemsAt(root, 'resource_changes')) {
    const text = textAt(change, 'address');
    if (text !== undefined && textAt(change, 'deposed') === undefined) changes.set(text, change);
  }
  const find = configurationOf(objectAt(root, 'configuration', 'root_module'));
  const found = new Map<string, PlannedResource>();
  const add = (node: JsonNode, values: JsonObject | undefined, mode: PlannedResource['mode']): void => {
    const text = textAt(node, 'address');
    const head = nodeAt(node, 'address');
    const address = text === undefined ? undefined : addressFrom(text)?.address;
    if (node.kind !== 'object' || !values || text === undefined || !head || !address || found.has(text)) return;
    found.set(text, { text, address, type: address.type, kind: kindOf(address.type, values), mode, node, head, values, change: nodeAt(changes.get(text), 'change'), reason: textAt(changes.get(text), 'action_reason'), configured: objectAt(find(address), 'expressions') });
  };
  const planned = objectAt(root, 'planned_values', 'root_module');
  for (const node of resourcesBelow(planned)) add(node, objectAt(node, 'values'), isData(node) ? 'deferred' : 'managed');
  for (const node of resourcesBelow(objectAt(root, 'prior_state', 'values', 'root_module'))) if (isData(node)) add(node, objectAt(node, 'values'), 'read');
  // Who cuts a plan down to what changes leaves the values there.
  if (!planned) for (const node of changes.values()) add(node, objectAt(node, 'change', 'after'), isData(node) ? 'deferred' : 'managed');
  return [...found.values()];
}

function kindOf(type: string, values: JsonObject): string {
  const [azure = ''] = (type === 'azapi_resource' ? textAt(values, 'type') ?? '' : '').split('@');
  return azure === '' ? type : `azapi ${azure.toLowerCase()}`;
}

function isData(node: JsonNode): boolean {
  return textAt(node, 'mode') === 'data';
}

function resourcesBelow(module: JsonNode | undefined, depth = 0): readonly JsonNode[] {
  if (depth > deepest) return [];
  return [...itemsAt(module, 'resources'), ...itemsAt(module, 'child_modules').flatMap((child) => resourcesBelow(child, depth + 1))];
}

/** Terraform's own limit on modules within modules is that of its stack. */
const deepest = 100;

/** Finds what the configuration says of a resource. */
function configurationOf(root: JsonObject | undefined): (address: Address) => JsonNode | undefined {
  const known = new Map<JsonNode, ReadonlyMap<string, JsonNode>>();
  return ({ modules, resource }) => {
    const module = modules.reduce<JsonNode | undefined>((within, { name }) => nodeAt(within, 'module_calls', name, 'module'), root);
    if (!module) return undefined;
    let own = known.get(module);
    if (!own) {
      own = new Map(itemsAt(module, 'resources').flatMap((node) => { const text = textAt(node, 'address'); return text === undefined ? [] : [[text, node] as const]; }));
      known.set(module, own);
    }
    return own.get(resource);
  };
}
