import type { Span } from '../text/span';
import type { Absent, Known } from './value';

export type Scalar = string | number | boolean;

/** One thing to change, named by the value that is to become another. */
export type Change =
  /** Rewrites the literal that decides the value, or the whole expression where no single literal does. */
  | { readonly kind: 'set'; readonly value: Known<unknown>; readonly to: Scalar }
  /** Writes a property that is missing. */
  | { readonly kind: 'add'; readonly to: Scalar | readonly Scalar[]; readonly at: Absent }
  /** Takes out the property that holds the value. */
  | { readonly kind: 'remove'; readonly value: Known<unknown> }
  /** Makes a property name an element of the network, which is given by the place of its head. */
  | { readonly kind: 'link'; readonly at: Known<unknown> | Absent; readonly property: string; readonly to: Span }
  /** Makes a subnet in a network, which is named by the place of its head. */
  | { readonly kind: 'insert-subnet'; readonly network: Span; readonly name: string; readonly prefix: string };
