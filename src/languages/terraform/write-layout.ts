/** A line of a block's body, or several: what `terraform fmt` would leave as it is. */
export type Line =
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string }
  | { readonly kind: 'block'; readonly head: string; readonly body: readonly Line[] }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'blank' };

export const blank: Line = { kind: 'blank' };

export function attribute(name: string, value: string): Line {
  return { kind: 'attribute', name, value };
}

export function block(head: string, body: readonly Line[]): Line {
  return { kind: 'block', head, body };
}

/** A comment, in several lines where it is long. */
export function comment(text: string): readonly Line[] {
  return wrapped(text).map((line) => ({ kind: 'comment', text: line }));
}

/** A text in quotes, with what Terraform would read as an expression kept as text. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/([$%])\{/g, '$1$1{')}"`;
}

export function listOf(values: readonly string[]): string {
  return `[${values.join(', ')}]`;
}

/** The text of the lines: two spaces for each level, and the values of neighbouring attributes in one column. */
export function layOut(lines: readonly Line[], depth = 0): string {
  const indent = '  '.repeat(depth);
  const pieces: string[] = [];
  for (const [index, line] of lines.entries()) {
    switch (line.kind) {
      case 'attribute':
        pieces.push(`${indent}${line.name.padEnd(columnAt(lines, index))} = ${line.value}\n`);
        break;
      case 'block':
        pieces.push(line.body.length === 0 ? `${indent}${line.head} {}\n` : `${indent}${line.head} {\n${layOut(line.body, depth + 1)}${indent}}\n`);
        break;
      case 'comment':
        pieces.push(`${indent}# ${line.text}\n`);
        break;
      case 'blank':
        pieces.push('\n');
        break;
    }
  }
  return pieces.join('');
}

/** The longest name among the attributes right above and below. */
function columnAt(lines: readonly Line[], index: number): number {
  const isAttribute = (at: number): boolean => lines[at]?.kind === 'attribute';
  let first = index;
  while (isAttribute(first - 1)) first--;
  let longest = 0;
  for (let at = first; isAttribute(at); at++) {
    const line = lines[at];
    if (line?.kind === 'attribute') longest = Math.max(longest, line.name.length);
  }
  return longest;
}

const longestLine = 110;

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length >= longestLine) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
