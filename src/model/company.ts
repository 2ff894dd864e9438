import type { Range } from '../net/range';
import type { Span } from '../text/span';
import type { Group, Level } from './finding';
import type { Headroom } from './headroom';

/** What a company knows and no code shows: the content of `.aksnet.yaml`. Every range can be pointed at. */
export interface CompanyFacts {
  readonly uri: string;
  /** Ranges that others have: offices, data centres, other clouds. */
  readonly inUse: readonly CompanyRange[];
  /** The ranges that virtual networks may be made of. Empty: nobody has said. */
  readonly allowed: readonly CompanyRange[];
  /** Networks that ours are peered with, by hands or code that is not here. */
  readonly peered: readonly CompanyRange[];
  /** Networks that Azure has already. */
  readonly networks: readonly CompanyNetwork[];
  readonly headroom: Headroom;
  /** By rule. */
  readonly severities: Readonly<Record<string, Level>>;
  readonly groups: Readonly<Partial<Record<Group, Level>>>;
  /** Globs of paths below the folder of the file in which nothing is reported. */
  readonly exclude: readonly string[];
  /**
   * By the path of a root below that folder, or a glob of such paths: the files of values or parameters that belong to it, from its own
   * folder. Each is a deployment; those in a list of their own are one together.
   */
  readonly variants: Readonly<Record<string, readonly (string | readonly string[])[]>>;
}

export interface CompanyRange {
  readonly text: string;
  readonly range: Range;
  /** Who has it, or what it is for: "the offices". */
  readonly by: string;
  readonly span: Span;
}

export interface CompanyNetwork {
  readonly name: string;
  readonly span: Span;
  readonly ranges: readonly CompanyRange[];
  readonly subnets: readonly CompanySubnet[];
}

export interface CompanySubnet {
  readonly name: string;
  readonly span: Span;
  readonly range: CompanyRange | undefined;
  /** How many addresses are left in it, where somebody has counted. */
  readonly free: number | undefined;
}
