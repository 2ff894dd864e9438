import type { Element, Network } from '../model/network';
import { trailOf, type List, type Origin, type Value } from '../model/value';
import { touches, type Span } from '../text/span';

/** A value of the network, with the element and property that it belongs to. */
export interface Property {
  readonly element: Element;
  readonly kind: 'cluster' | 'node pool' | 'virtual network' | 'subnet' | 'route table' | 'route';
  /** The property in the words of the model. */
  readonly name: string;
  readonly value: Value<unknown>;
  /** The item or option that is meant where the value is a list or one of several; else the value itself. */
  readonly part: Value<unknown>;
  /** Where the text stands for it: at the property, or at a step of its trail. */
  readonly span: Span;
}

/** The values that the text at an offset stands for, those with the smallest text first. */
export function propertiesAt(network: Network, uri: string, offset: number): readonly Property[] {
  const found: Property[] = [];
  for (const { element, kind } of elementsOf(network)) {
    for (const [name, value] of valuesOf(element)) {
      for (const part of partsOf(value)) {
        const span = placeOf(part, uri, offset);
        if (span) found.push({ element, kind, name, value, part, span });
      }
    }
  }
  return found.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

/** Every element of a network, those within others included. */
export function* elementsOf(network: Network): IterableIterator<{ readonly element: Element; readonly kind: Property['kind'] }> {
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
}

/** The values of an element's own properties by their names in the model. */
export function* valuesOf(element: Element): IterableIterator<readonly [name: string, value: Value<unknown>]> {
  for (const [name, value] of Object.entries(element)) if (isValue(value)) yield [name, value];
}

/** The list, its items and their options: everything that stands somewhere by itself. */
export function* partsOf(value: Value<unknown>): IterableIterator<Value<unknown>> {
  yield value;
  if (value.kind === 'oneOf') for (const option of value.options) yield* partsOf(option.value);
  if (value.kind === 'known' && isList(value.value)) for (const item of value.value.items) yield* partsOf(item);
}

function placeOf(value: Value<unknown>, uri: string, offset: number): Span | undefined {
  if (value.kind === 'absent') return undefined;
  if (touches(value.span, uri, offset)) return value.span;
  return trailOf(value.origin).find((step: Origin) => touches(step.span, uri, offset))?.span;
}

function isValue(value: unknown): value is Value<unknown> {
  return typeof value === 'object' && value !== null && 'kind' in value && 'span' in value
    && (value.kind === 'known' || value.kind === 'oneOf' || value.kind === 'unknown' || value.kind === 'absent');
}

export function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value && 'complete' in value;
}
