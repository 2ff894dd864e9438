const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for the characters of a text: Terraform counts these. */
export function graphemes(text: string): readonly string[] {
  // Segmenting is slow, and nearly every text is plain.
  if (/^[\x20-\x7e]*$/.test(text)) return text.split('');
  const found: string[] = [];
  // Each segment keeps a copy of the text that it is from, so that long texts are taken in parts.
  for (let [at, size] = [0, shortPart]; at < text.length;) {
    const part = [...segmenter.segment(text.slice(at, at + size))].flatMap(({ segment }) => segment.split(conjunct));
    const ends = at + size >= text.length;
    // The last one may go on behind the part; if there is no other, the part was too short.
    const whole = ends ? part : part.slice(0, -1);
    for (const segment of whole) {
      found.push(segment);
      at += segment.length;
    }
    size = whole.length > 0 ? shortPart : size * 2;
  }
  return found;
}

/** Where Unicode has since joined the consonants of Indic scripts, Terraform's version of it ends a character. */
const conjunct = /(?<=[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d][\p{M}\u200d]*)(?=\p{Lo})/u;

const shortPart = 256;
