import type { Element, Network } from './network';
import type { List, Value } from './value';

export type ElementKind = 'cluster' | 'node pool' | 'virtual network' | 'subnet' | 'route table' | 'route' | 'public IP prefix';

/** Every element of a network, those within others included. */
export function* elementsOf(network: Network): IterableIterator<{ readonly element: Element; readonly kind: ElementKind }> {
  for (const element of network.clusters) {
    yield { element, kind: 'cluster' };
    for (const pool of element.nodePools) yield { element: pool, kind: 'node pool' };
  }
  for (const element of network.virtualNetworks) yield { element, kind: 'virtual network' };
  for (const element of network.subnets) yield { element, kind: 'subnet' };
  for (const element of network.routeTables) {
    yield { element, kind: 'route table' };
    for (const route of element.routes) yield { element: route, kind: 'route' };
  }
  for (const element of network.publicIpPrefixes) yield { element, kind: 'public IP prefix' };
}

/** The values of an element's own properties by their names in the model, those of a cluster's parts included. */
export function* valuesOf(element: Element & ClusterParts): IterableIterator<readonly [name: string, value: Value<unknown>]> {
  const { egress = {}, access = {}, identity = {}, applicationGateway = {} } = element;
  for (const part of [element, egress, access, identity, applicationGateway]) for (const [name, value] of Object.entries(part)) if (isValue(value)) yield [name, value];
}

/** What a cluster says in groups. */
type ClusterParts = Partial<Readonly<Record<'egress' | 'access' | 'identity' | 'applicationGateway', object>>>;

/** The list, its items and their options: everything that stands somewhere by itself. */
export function* partsOf(value: Value<unknown>): IterableIterator<Value<unknown>> {
  yield value;
  if (value.kind === 'oneOf') for (const option of value.options) yield* partsOf(option.value);
  if (value.kind === 'known' && isList(value.value)) for (const item of value.value.items) yield* partsOf(item);
}

function isValue(value: unknown): value is Value<unknown> {
  return typeof value === 'object' && value !== null && 'kind' in value && 'span' in value
    && (value.kind === 'known' || value.kind === 'oneOf' || value.kind === 'unknown' || value.kind === 'absent');
}

export function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value && 'complete' in value;
}
