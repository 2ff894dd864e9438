import { svg } from './dom';
import type { Stretch } from './axis';

/** What a block of the picture stands for. */
export type Target =
  | { readonly kind: 'subnet' | 'cluster'; readonly element: string }
  | { readonly kind: 'free'; readonly stretch: Stretch }
  | { readonly kind: 'group'; readonly stretch: Stretch };

/** A thing in the picture that can be chosen. */
export interface Spot {
  readonly node: SVGGElement;
  readonly target: Target;
  /** What there is to say about it, in sentences without a full stop. */
  readonly lines: readonly string[];
}

/** Makes a thing that can be chosen; `at` is where it begins, for the order in which keys go through them. */
export type Add = (at: number, target: Target, lines: readonly string[], classes: string) => SVGGElement;

/** Collects what is added to a picture. */
export function spotsIn(picture: SVGSVGElement, isSelected: (target: Target) => boolean): { readonly add: Add; inOrder(): readonly Spot[] } {
  const found: (Spot & { readonly at: number })[] = [];
  return {
    add(at, target, lines, classes) {
      const group = svg('g', { class: `spot ${classes}${isSelected(target) ? ' selected' : ''}`, role: 'button', tabindex: -1, 'aria-label': lines.join('. '), 'aria-pressed': String(isSelected(target)) });
      found.push({ node: group, target, lines, at });
      picture.append(group);
      return group;
    },
    inOrder: () => found.sort((a, b) => a.at - b.at),
  };
}
