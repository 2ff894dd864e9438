import type { Span } from '../text/span';

/** What a plan of the deployment does to something that Azure has, or is to have: files of plans alone say so. */
export interface PlannedChange {
  /** `replaced`: what is there is destroyed, and another one is made in its place. */
  readonly kind: 'created' | 'updated' | 'replaced';
  /** What forces the replacement; of an update the ranges that become others, and the subnets that are named. */
  readonly properties: readonly ChangedProperty[];
  /** Why it is replaced where no property forces it: somebody marked it as broken, asked for it, or tied it to something else. */
  readonly because: 'tainted' | 'requested' | 'triggered' | undefined;
}

export interface ChangedProperty {
  /** As the language writes it, with the blocks that it lies in: `network_profile.service_cidr`. */
  readonly name: string;
  /** The texts that it is and will be: of a list those of its items, nothing for what is not written or no simple value. */
  readonly from: readonly string[];
  /** Undefined where it is known only when the change is made. */
  readonly to: readonly string[] | undefined;
  /** Where the new value stands, or what it belongs to. */
  readonly span: Span;
  /** Where the old one stands. */
  readonly before: Span | undefined;
}
