import { randomFrom } from '../random';
import type { Place } from './spelled';

/** An object as a test expects to read it back. */
export interface Plain {
  [name: string]: string | number | Plain | readonly string[];
}

/** An object written in some layout that somebody might use, and where each of its entries lies. */
export interface Layout {
  readonly text: string;
  readonly value: Plain;
  readonly objects: readonly LaidObject[];
  readonly comments: readonly string[];
}

export interface LaidObject {
  readonly key: Place;
  readonly value: Plain;
  readonly entries: readonly LaidEntry[];
}

export interface LaidEntry {
  readonly name: string;
  readonly value: Place;
  /** Whether no comment stands on its lines, so that it must be possible to take it out. */
  readonly free: boolean;
}

/** What differs between the languages that write `key: value` in braces. */
export interface Notation {
  readonly key: (name: string) => string;
  readonly text: (value: string) => string;
  /** Whether lines end with commas. */
  readonly commas: boolean;
}

/**
 * One object under the key `networkProfile`, with others within it under the same key: in one line or in many, with spaces or tabs,
 * either kind of line break, comments in every place, commas before or behind the line break.
 */
export function layoutFrom(seed: number, notation: Notation): Layout {
  const random = randomFrom(seed);
  random(2);
  const one = <T>(...choices: readonly [T, ...T[]]): T => choices[random(choices.length)] ?? choices[0];
  const lineBreak = one('\n', '\r\n');
  const unit = one('  ', '    ', '\t');
  const objects: LaidObject[] = [];
  const comments: string[] = [];
  let text = '';
  const comment = (form: (words: string) => string): string => {
    const written = form(`note ${comments.length}, "it's", {} ~`);
    comments.push(written);
    return written;
  };
  const line = (words: string): string => `// ${words}`;
  const block = (words: string): string => `/* ${words} */`;

  const writeObject = (depth: number, oneLine: boolean): Plain => {
    const value: Plain = {};
    const entries: LaidEntry[] = [];
    const start = text.length;
    text += `${notation.key('networkProfile')}: `;
    const key = { start, end: start + notation.key('networkProfile').length };
    const count = random(4);
    text += '{';
    if (oneLine) text += one('', ' ', one('', ` ${comment(block)} `));
    else text += `${one('', ` ${comment(line)}`)}${lineBreak}`;
    const commaFirst = notation.commas && !oneLine && random(6) === 0;
    for (let index = 0; index < count; index++) {
      const last = index === count - 1;
      const name = index === 0 && depth < 3 && random(3) > 0 ? 'networkProfile' : `entry${index}`;
      if (!oneLine && random(5) === 0) text += `${unit.repeat(depth + 1)}${comment(one(line, block))}${lineBreak}`;
      if (!oneLine) text += unit.repeat(depth + 1);
      if (commaFirst && index > 0) text += ', ';
      const before = !oneLine && random(10) === 0 ? `${comment(block)} ` : '';
      text += before;
      const from = text.length;
      if (name === 'networkProfile') value[name] = writeObject(depth + 1, oneLine || random(3) === 0);
      else {
        text += `${notation.key(name)}: `;
        const content = one<string | number | readonly string[]>('text', 7, ['a', 'b']);
        value[name] = content;
        text += literal(content, notation);
      }
      const place = { start: from + notation.key(name).length + 2, end: text.length };
      let free = !oneLine && before === '';
      const comma = last ? notation.commas && !oneLine && !commaFirst && random(8) === 0 : oneLine || (notation.commas && !commaFirst);
      if (oneLine && random(8) === 0) text += ` ${comment(block)}`;
      if (comma) text += `${one('', '', ' ')},`;
      if (oneLine && !last) text += one(' ', '');
      if (!oneLine) {
        const trailing = random(4) === 0 ? ` ${comment(one(line, block))}` : '';
        text += `${trailing}${lineBreak}`;
        if (trailing !== '' || commaFirst) free = false;
      }
      entries.push({ name, value: place, free });
    }
    if (!oneLine && random(6) === 0) text += `${unit.repeat(depth + 1)}${comment(one(line, block))}${lineBreak}`;
    text += oneLine ? one('', ' ') : unit.repeat(depth);
    text += '}';
    const bare = oneLine && !text.slice(start).includes('/*');
    objects.push({ key, value, entries: entries.map((entry) => ({ ...entry, free: entry.free || bare })) });
    return value;
  };

  const value = writeObject(1, random(4) === 0);
  // Some were made only to be chosen from.
  return { text, value, objects, comments: comments.filter((each) => text.includes(each)) };
}

function literal(value: string | number | readonly string[], notation: Notation): string {
  if (typeof value === 'object') return `[${value.map(notation.text).join(', ')}]`;
  return typeof value === 'number' ? String(value) : notation.text(value);
}
