import type { Datum } from '../../shared/datum';
import { numberText } from '../number-text';
import { itemsInOrder, namesInOrder } from '../order';

/** A datum that is known in all its parts as `yamlencode` writes it: blocks, strings in double quotes, names in order. */
export function yamlText(datum: Datum): string {
  // A bare word could go on for ever: three dots end it.
  const bare = datum.kind === 'atom' && typeof datum.value !== 'string';
  return `${blockOf(datum, 0, 0).join('\n')}\n${bare ? '...\n' : ''}`;
}

/** The lines of a value; the first one stands at the column where the value begins, the others have their indentation. */
function blockOf(datum: Datum, indent: number, column: number): readonly string[] {
  const margin = ' '.repeat(indent);
  if (datum.kind === 'list' && datum.items.length > 0) {
    return itemsInOrder(datum).flatMap((item, index) => {
      const [first = '', ...others] = blockOf(item, indent + 2, indent + 2);
      return [`${index === 0 ? '' : margin}- ${first}`, ...others];
    });
  }
  if (datum.kind === 'object' && datum.entries.size > 0) {
    return namesInOrder(datum.entries).flatMap((name, index) => {
      const lines = entryOf(name, datum.entries.get(name) ?? datum, indent);
      return index === 0 ? lines : [margin + (lines[0] ?? ''), ...lines.slice(1)];
    });
  }
  return scalarOf(datum, Math.max(indent, 2), column);
}

/** libyaml writes longer names after a question mark. */
const longestSimpleKey = 128;

function entryOf(name: string, value: Datum, indent: number): readonly string[] {
  const margin = ' '.repeat(indent);
  const simple = name.length <= longestSimpleKey && !name.includes('\n');
  const key = simple ? [`${quoted(name)}:`] : [`? ${scalarLines(name, indent + 2, indent + 2).join('\n')}`, `${margin}:`];
  const [last = ''] = key.slice(-1);
  const before = key.slice(0, -1);
  // A list stands below its name without more indentation.
  if (simple && value.kind === 'list' && value.items.length > 0) return [...key, ...below(blockOf(value, indent, indent), margin)];
  if (simple && value.kind === 'object' && value.entries.size > 0) return [...key, ...below(blockOf(value, indent + 2, indent + 2), `${margin}  `)];
  const [first = '', ...others] = blockOf(value, indent + 2, indent + last.length + 1);
  return [...before, `${last} ${first}`, ...others];
}

function below([first = '', ...others]: readonly string[], margin: string): readonly string[] {
  return [margin + first, ...others];
}

function scalarOf(datum: Datum, indent: number, column: number): readonly string[] {
  if (datum.kind === 'list') return ['[]'];
  if (datum.kind === 'object') return ['{}'];
  if (datum.kind !== 'atom') throw new Error('a datum that is not known has no YAML');
  if (typeof datum.value === 'number') return [numberText(datum.value)];
  return typeof datum.value === 'string' ? scalarLines(datum.value, indent, column) : [String(datum.value)];
}

function scalarLines(text: string, indent: number, column: number): readonly string[] {
  return text.includes('\n') ? literal(text, indent) : folded(text, indent, column);
}

/** A text of several lines, after a bar; `-` and `+` say what becomes of the line breaks at its end. */
function literal(text: string, indent: number): readonly string[] {
  const lines = text.split('\n');
  const ends = text.endsWith('\n');
  const mark = !ends ? '-' : /\n\n$/.test(text) || text === '\n' ? '+' : '';
  const hint = /^[ \n]/.test(text) ? '2' : '';
  if (ends) lines.pop();
  return [`|${hint}${mark}`, ...lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))];
}

const widest = 80;

/** A text in quotes. Behind column 80 the next single space becomes a line break. */
function folded(text: string, indent: number, column: number): readonly string[] {
  const lines: string[] = [];
  let line = '"';
  let at = column + 1;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const breaks = character === ' ' && characters[index - 1] !== ' ' && at > widest && index > 0 && index < characters.length - 1;
    if (!breaks) {
      const written = escaped(character);
      line += written;
      at += written.length;
      continue;
    }
    lines.push(line);
    // The spaces at the start of a line would be lost.
    line = ' '.repeat(indent) + (characters[index + 1] === ' ' ? '\\' : '');
    at = line.length;
  }
  return [...lines, `${line}"`];
}

function quoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

const short: Readonly<Record<string, string>> = {
  '\0': '0', '\x07': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '\x1b': 'e', '"': '"', '\\': '\\', '\x85': 'N', '\u2028': 'L', '\u2029': 'P',
};

function escaped(character: string): string {
  const letter = short[character];
  if (letter !== undefined) return `\\${letter}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0');
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `\\x${hex(2)}`;
  if (code === 0xfeff || code === 0xfffe || code === 0xffff) return `\\u${hex(4)}`;
  return code > 0xffff ? `\\U${hex(8)}` : character;
}
