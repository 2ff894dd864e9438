import type { ChangedProperty, PlannedChange } from '../../model/planned-change';
import type { SourceFile } from '../../text/span';
import type { JsonNode } from '../shared/json-file';
import { spanIn } from './module';
import { isTrue, itemsAt, nodeAt, textsAt } from './plan-file-json';
import type { PlannedResource } from './plan-file-resources';

/** What the plan does, by the address of what it does it to. */
export function changesIn(resources: readonly PlannedResource[], file: SourceFile): ReadonlyMap<string, PlannedChange> {
  return new Map(resources.flatMap((resource) => {
    const change = changeOf(resource, file);
    return change ? [[resource.text, change] as const] : [];
  }));
}

function changeOf(resource: PlannedResource, file: SourceFile): PlannedChange | undefined {
  const actions = textsAt(resource.change, 'actions');
  if (actions.includes('delete') && actions.includes('create')) {
    const paths = itemsAt(resource.change, 'replace_paths').map(stepsOf);
    const properties = new Map(paths.flatMap((path) => (path.length > 0 ? [[path.join('.'), propertyAt(path, resource, file)] as const] : [])));
    return { kind: 'replaced', properties: [...properties.values()], because: reasons[resource.reason ?? ''] };
  }
  if (actions.includes('create')) return { kind: 'created', properties: [], because: undefined };
  if (!actions.includes('update')) return undefined;
  const ranges = networkPaths.map((path) => propertyAt(path, resource, file));
  return { kind: 'updated', properties: ranges.filter(({ from, to }) => from.join() !== to?.join()), because: undefined };
}

const reasons: Readonly<Record<string, PlannedChange['because']>> = { replace_because_tainted: 'tainted', replace_by_request: 'requested', replace_by_triggers: 'triggered' };

/** Of an update nothing else matters: the ranges, which Azure judges by what uses them, and what says who that is. */
const networkPaths: readonly (readonly string[])[] = [
  ['address_prefixes'], ['address_prefix'], ['address_space'], ['vnet_subnet_id'], ['pod_subnet_id'], ['default_node_pool', '0', 'vnet_subnet_id'], ['default_node_pool', '0', 'pod_subnet_id'],
];

function stepsOf(path: JsonNode): readonly string[] {
  return path.kind === 'array' ? path.items.flatMap((step) => (step.kind === 'string' || step.kind === 'simple' ? [String(step.value)] : [])) : [];
}

function propertyAt(path: readonly string[], { change, values, head }: PlannedResource, file: SourceFile): ChangedProperty {
  const [before, after] = [stepInto(nodeAt(change, 'before'), path), stepInto(values, path)];
  const later = stepInto(nodeAt(change, 'after_unknown'), path);
  const [only, another] = after?.kind === 'array' ? after.items : [];
  const place = (another ? undefined : only) ?? after ?? head;
  return {
    // The provider has lists of one where the language has a block.
    name: path.filter((step) => step !== '0').map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join(''),
    from: textsOf(before),
    to: isTrue(later) ? undefined : textsOf(after),
    span: spanIn(file, place),
    before: before && spanIn(file, before),
  };
}

/** What the path leads to; undefined also where one of its steps is known only later. */
function stepInto(node: JsonNode | undefined, path: readonly string[]): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>((found, step) => {
    if (isTrue(found)) return found;
    return found?.kind === 'array' ? found.items[Number(step)] : nodeAt(found, step);
  }, node);
}

function textsOf(node: JsonNode | undefined): readonly string[] {
  if (node?.kind === 'array') return node.items.flatMap(textsOf);
  if (node?.kind === 'string') return node.value === '' ? [] : [node.value];
  return node?.kind === 'simple' && node.value !== null ? [String(node.value)] : [];
}
