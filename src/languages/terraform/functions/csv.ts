export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads comma-separated values (RFC 4180) with a header; undefined for a fault, or for rows of other lengths. */
export function readCsv(text: string): Table | undefined {
  const lines: string[][] = [];
  let at = 0;
  while (at < text.length) {
    // Empty lines are passed over.
    const blank = /\r?\n/y;
    blank.lastIndex = at;
    if (blank.test(text)) {
      at = blank.lastIndex;
      continue;
    }
    const line = readLine(text, at);
    if (!line) return undefined;
    lines.push(line.fields);
    at = line.end;
  }
  const [header, ...rows] = lines;
  if (!header || new Set(header).size !== header.length || rows.some((row) => row.length !== header.length)) return undefined;
  return { header, rows };
}

function readLine(text: string, start: number): { readonly fields: string[]; readonly end: number } | undefined {
  const fields: string[] = [];
  for (let at = start; ;) {
    const field = text[at] === '"' ? readQuoted(text, at) : readBare(text, at);
    if (!field) return undefined;
    fields.push(field.value);
    at = field.end;
    if (text[at] === ',') at++;
    else return { fields, end: text.startsWith('\r\n', at) ? at + 2 : at + 1 };
  }
}

function readBare(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && !text.startsWith('\r\n', end)) end++;
  const value = text.slice(start, end);
  return value.includes('"') ? undefined : { value, end };
}

function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') {
      if (text[at + 1] !== '"') return /^(?:,|\r?\n|$)/.test(text.slice(at + 1, at + 3)) ? { value, end: at + 1 } : undefined;
      at++;
    }
    // A line break within quotes is read as a line feed.
    if (!text.startsWith('\r\n', at)) value += text.charAt(at);
  }
  return undefined;
}
