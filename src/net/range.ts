/** A block of addresses in CIDR notation, on its network address. */
export interface Range {
  readonly family: 4 | 6;
  /** The first address as a number. */
  readonly first: bigint;
  /** The prefix length, 0..32 or 0..128. */
  readonly length: number;
}
