/**
 * A value in az's shorthand syntax, `[{name:nodes,address-prefix:10.0.0.0/24}]`, or in JSON. Places are offsets into the text that was
 * read; of a quoted text, `start` and `end` are those of the quotes.
 */
export type Shorthand = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly Shorthand[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly key: string; readonly value: Shorthand }[] }
);

/** Reads the whole text. Undefined where it makes no sense: az would refuse it. (azure-cli-core `aaz/_utils.py`, read 2026-11.) */
export function readShorthand(text: string): Shorthand | undefined {
  const cursor: Cursor = { text, at: 0, depth: 0 };
  const value = readValue(cursor, '');
  skipBlanks(cursor);
  return value && cursor.at === text.length ? value : undefined;
}

/** `name=nodes` or `[0].name=nodes`: one step into an object or list of its own, as words behind a flag may say it. */
export function readAssignment(text: string): { readonly path: string; readonly value: Shorthand } | undefined {
  const match = /^((?:\[-?\d*\])?(?:\.?[A-Za-z][\w-]*(?:\[-?\d*\])?)*)\+?=/.exec(text);
  const [all = '', path = ''] = match ?? [];
  if (!match || path === '') return undefined;
  const cursor: Cursor = { text, at: all.length, depth: 0 };
  const first = text[cursor.at];
  if (first !== '{' && first !== '[' && first !== "'") return { path, value: plain(text.slice(all.length), all.length) };
  const value = readValue(cursor, '');
  return value && cursor.at === text.length ? { path, value } : undefined;
}

/** The value of an entry, whose name may be written in small letters with dashes or as in JSON: `address-prefix`, `addressPrefix`. */
export function memberOf(value: Shorthand, name: string): Shorthand | undefined {
  const wanted = plainName(name);
  return value.kind === 'object' ? value.entries.find(({ key }) => plainName(key) === wanted)?.value : undefined;
}

function plainName(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

const deepest = 32;

function readValue(cursor: Cursor, ends: string): Shorthand | undefined {
  skipBlanks(cursor);
  const opening = cursor.text[cursor.at];
  if (opening !== '[' && opening !== '{') return opening === "'" || opening === '"' ? readQuoted(cursor, opening) : readPlain(cursor, ends);
  if (++cursor.depth > deepest) return undefined;
  const value = opening === '[' ? readList(cursor) : readObject(cursor);
  cursor.depth--;
  return value;
}

function readList(cursor: Cursor): Shorthand | undefined {
  const start = cursor.at++;
  const items: Shorthand[] = [];
  for (;;) {
    skipBlanks(cursor);
    if (closes(cursor, ']')) return { kind: 'list', items, start, end: cursor.at };
    const item = readValue(cursor, ',]');
    if (!item) return undefined;
    items.push(item);
    if (!separated(cursor, ']')) return undefined;
  }
}

function readObject(cursor: Cursor): Shorthand | undefined {
  const start = cursor.at++;
  const entries: { readonly key: string; readonly value: Shorthand }[] = [];
  for (;;) {
    skipBlanks(cursor);
    if (closes(cursor, '}')) return { kind: 'object', entries, start, end: cursor.at };
    const key = readValue(cursor, ':,}');
    skipBlanks(cursor);
    if (key?.kind !== 'text' || cursor.text[cursor.at] !== ':') return undefined;
    cursor.at++;
    const value = readValue(cursor, ',}');
    if (!value) return undefined;
    entries.push({ key: key.text, value });
    if (!separated(cursor, '}')) return undefined;
  }
}

function closes(cursor: Cursor, bracket: string): boolean {
  if (cursor.text[cursor.at] !== bracket) return false;
  cursor.at++;
  return true;
}

/** Behind an item: a comma, or the closing bracket, which is left. */
function separated(cursor: Cursor, bracket: string): boolean {
  skipBlanks(cursor);
  const next = cursor.text[cursor.at];
  if (next === ',') cursor.at++;
  return next === ',' || next === bracket;
}

/** In shorthand, `'/` within single quotes is a quote; in JSON, a backslash escapes. */
function readQuoted(cursor: Cursor, quote: string): Shorthand | undefined {
  const start = cursor.at++;
  let text = '';
  while (cursor.at < cursor.text.length) {
    const next = cursor.text[cursor.at++];
    if (next === quote) {
      if (quote !== "'" || cursor.text[cursor.at] !== '/') return { kind: 'text', text, start, end: cursor.at };
      cursor.at++;
    } else if (next === '\\' && quote === '"') {
      const escaped = cursor.text[cursor.at++];
      if (escaped === undefined || !'"\\/'.includes(escaped)) return undefined;
      text += escaped;
      continue;
    }
    text += next;
  }
  return undefined;
}

function readPlain(cursor: Cursor, ends: string): Shorthand | undefined {
  const start = cursor.at;
  while (cursor.at < cursor.text.length && !ends.includes(cursor.text[cursor.at] ?? '')) cursor.at++;
  const text = cursor.text.slice(start, cursor.at).trimEnd();
  return text === '' || /[{}[\]"']/.test(text) ? undefined : plain(text, start);
}

function plain(text: string, start: number): Shorthand {
  const place = { start, end: start + text.length };
  return text === 'null' ? { kind: 'null', ...place } : { kind: 'text', text, ...place };
}

function skipBlanks(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
}
