import type { Word } from '../tree';
import { textOf, type Shell } from './shell';

/**
 * A pattern of the shell as the source of a regular expression; undefined where its text is not known or it is more than `*`, `?` and sets.
 */
export function patternOf(word: Word | undefined, shell: Shell): string | undefined {
  if (!word) return '';
  let source = '';
  for (const part of word.parts) {
    if (part.kind === 'other') {
      const text = shell.script.text.slice(part.start, part.end);
      const piece = globSource(text);
      if (piece === undefined) return undefined;
      source += piece;
      continue;
    }
    const text = textOf(shell.run.does.word({ ...word, parts: [part] }, shell));
    if (text === undefined) return undefined;
    source += escaped(text);
  }
  return source;
}

/** Undefined for groups of patterns and braces. */
export function globSource(text: string): string | undefined {
  let source = '';
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? '';
    if (sign === '*') source += '.*';
    else if (sign === '?') source += '.';
    else if (sign === '[') {
      const end = text.indexOf(']', index + 2);
      if (end < 0) return undefined;
      const set = text.slice(index + 1, end);
      if (!/^[!^]?[\w\s.,:/-]+$/.test(set) || set.includes('[:')) return undefined;
      source += `[${set.replace(/^!/, '^')}]`;
      index = end;
    } else if (/[(){},|]/.test(sign)) return undefined;
    else source += escaped(sign);
  }
  return source;
}

export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What is left of a text once the shortest or longest match at its start or end is taken off. */
export function capturePattern(text: string, source: string, operator: '#' | '##' | '%' | '%%'): readonly [number, number] {
  const whole = new RegExp(`^(?:${source})$`, 's');
  const lengths = Array.from({ length: Math.min(text.length, 2000) + 1 }, (_, length) => length);
  if (operator === '##' || operator === '%%') lengths.reverse();
  const front = operator.startsWith('#');
  const found = lengths.find((length) => whole.test(front ? text.slice(0, length) : text.slice(text.length - length)));
  if (found === undefined) return [0, text.length];
  return front ? [found, text.length] : [0, text.length - found];
}
