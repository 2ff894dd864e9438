interface Unescaped {
  readonly text: string;
  /** The escapes that do not exist, by their offset in the raw text; they stay as they are. */
  readonly faults: readonly { readonly at: number; readonly length: number }[];
}

/** The text that the raw content of a string on one line stands for. A string of several lines has no escapes. */
export function unescape(raw: string): Unescaped {
  if (!raw.includes('\\')) return { text: raw, faults: [] };
  const faults: { at: number; length: number }[] = [];
  const text = raw.replace(escapes, (escape: string, short?: string, digits?: string, at = 0) => {
    const meant = short === undefined ? characterOf(digits) : shortEscapes.get(short);
    if (meant !== undefined) return meant;
    faults.push({ at, length: escape.length });
    return escape;
  });
  return { text, faults };
}

const escapes = /\\(?:([nrt'\\$])|u\{([\da-fA-F]+)\}|.?)/gsu;

const shortEscapes: ReadonlyMap<string, string> = new Map([['n', '\n'], ['r', '\r'], ['t', '\t'], ["'", "'"], ['\\', '\\'], ['$', '$']]);

/** Nothing lies past the last plane of Unicode. */
function characterOf(digits: string | undefined): string | undefined {
  const code = digits === undefined ? NaN : parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
