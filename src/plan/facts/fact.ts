/** Where a number was read. The same shape as the sources of a rule. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The date of the page or of the release, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date: string;
}

/** Something that Azure decides, with the page that says so. */
export interface Fact<T> {
  readonly value: T;
  readonly source: Source;
  /** What to know before relying on it: that pages differ, or that it was observed and not documented. */
  readonly note?: string;
  /** What older pages, scripts and blog posts still say, latest first. */
  readonly was?: readonly Former<T>[];
}

/** A value that held before. */
export interface Former<T> {
  readonly value: T;
  /** When it ceased to hold, as precisely as a source tells: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly until: string;
  readonly source: Source;
  readonly note?: string;
}
