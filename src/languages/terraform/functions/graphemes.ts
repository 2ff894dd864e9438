const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for the characters of a text: Terraform counts these. */
export function graphemes(text: string): readonly string[] {
  // Segmenting is slow, and nearly every text is plain.
  if (/^[\x20-\x7e]*$/.test(text)) return text.split('');
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
