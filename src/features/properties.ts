import { elementsOf, partsOf, valuesOf, type ElementKind } from '../model/elements';
import type { Element, Network } from '../model/network';
import { trailOf, type Origin, type Value } from '../model/value';
import { touches, type Span } from '../text/span';

/** A value of the network, with the element and property that it belongs to. */
export interface Property {
  readonly element: Element;
  readonly kind: ElementKind;
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

function placeOf(value: Value<unknown>, uri: string, offset: number): Span | undefined {
  if (value.kind === 'absent') return undefined;
  if (touches(value.span, uri, offset)) return value.span;
  return trailOf(value.origin).find((step: Origin) => touches(step.span, uri, offset))?.span;
}
