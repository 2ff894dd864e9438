import type { Span } from '../../text/span';
import type { Cause } from '../rule';

/** A value as it stands in the model: the object itself tells which one is meant, since the turns of a loop have one text. */
interface Placed {
  readonly span: Span;
}

/** Where a range lies. */
export function place(value: Placed): Cause {
  return { of: value, span: value.span, as: 'place' };
}

/**
 * Where a range lies that the other one may be anywhere beside: what is wrong with it counts, but a rule that points at the other alone
 * does not make it the one at fault.
 */
export function neighbour(value: Placed): Cause {
  return { ...place(value), weak: true };
}

/** How large a range is. */
export function size(value: Placed): Cause {
  return { of: value, span: value.span, as: 'size' };
}

/** A number of nodes, pods or ports. */
export function amount(value: Placed): Cause {
  return { of: value, span: value.span, as: 'amount' };
}

/** One of several words. */
export function choice(value: Placed): Cause {
  return { of: value, span: value.span, as: 'choice' };
}

/** What a range is at odds with: the neighbour that is the only one, or all together, of which none cures anything by itself. */
export function neighbours(values: readonly Placed[]): readonly Cause[] {
  const [first, ...others] = values;
  return first ? [neighbour(others.length === 0 ? first : { span: first.span })] : [];
}
