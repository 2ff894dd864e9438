/**
 * A configuration that shows a rule at work. The text is in the notation of the tests: a line of tildes belongs to the
 * line above it and marks what is found there, `~~~~ rule-id: part of the message`; `-- name --` begins a file, and
 * without such a line the text is `main.tf`. Every example is executed: what it marks is found, and nothing else is.
 *
 * A rule's file exports `examples` as a function that returns them, which the list of rules never imports: a bundler leaves
 * out a function that nobody calls, while a list of texts that are put together would stay.
 */
export interface Example {
  /** What it shows, in a few words. */
  readonly title?: string;
  readonly text: string;
  /** The text after the first fix of the first finding, without marks. Present where there is a fix. */
  readonly fixed?: string;
}
