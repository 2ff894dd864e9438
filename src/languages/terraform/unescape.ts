/** `$${` and `%%{` stand for `${` and `%{`. In a heredoc they are the only escapes. */
export function unescapeSequences(raw: string): string {
  return raw.includes('{') ? raw.replace(/\$\$\{|%%\{/g, (escape) => escape.slice(1)) : raw;
}

interface Unescaped {
  readonly text: string;
  /** The escapes that do not exist, by their offset in the raw text; they stay as they are. */
  readonly faults: readonly { readonly at: number; readonly length: number }[];
}

/** The text that the raw content of a quoted string stands for. */
export function unescapeQuoted(raw: string): Unescaped {
  if (!raw.includes('\\')) return { text: unescapeSequences(raw), faults: [] };
  const faults: { at: number; length: number }[] = [];
  const text = raw.replace(escapes, (escape: string, short?: string, four?: string, eight?: string, at = 0) => {
    if (escape.startsWith('$') || escape.startsWith('%')) return escape.slice(1);
    const meant = short === undefined ? characterOf(four ?? eight) : shortEscapes.get(short);
    if (meant !== undefined) return meant;
    faults.push({ at, length: escape.length });
    return escape;
  });
  return { text, faults };
}

const escapes = /\$\$\{|%%\{|\\(?:([nrt"\\])|u([\da-fA-F]{4})|U([\da-fA-F]{8})|.?)/gsu;

const shortEscapes: ReadonlyMap<string, string> = new Map([['n', '\n'], ['r', '\r'], ['t', '\t'], ['"', '"'], ['\\', '\\']]);

/** Half of a surrogate pair is no character, and nothing lies past the last plane of Unicode. */
function characterOf(digits: string | undefined): string | undefined {
  const code = digits === undefined ? NaN : parseInt(digits, 16);
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}
