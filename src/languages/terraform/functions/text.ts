import type { Origin } from '../../../model/value';
import { atom, failure, type Datum } from '../../shared/datum';
import { listOf, number, string } from '../types';
import { longestText, strict, textual, texts, tooLong, type Arguments, type TerraformFunction } from './define';
import { graphemes } from './graphemes';
import { kept } from './patterns';

export const textFunctions: readonly TerraformFunction[] = [
  change('upper', 0, (text) => perCharacter(text, (character) => character.toUpperCase())),
  // Of what would become two letters, the first: that is the one letter İ.
  change('lower', 0, (text) => perCharacter(text, (character) => [...character.toLowerCase()][0] ?? '')),
  change('title', 0, title),
  change('strrev', 0, (text) => [...graphemes(text)].reverse().join('')),
  change('chomp', 0, (text) => text.slice(0, endWithout(text, '\r\n'))),
  change('trimspace', 0, (text) => stripped(text, isSpace)),
  change('trim', 1, (text, cut) => { const set = new Set(cut); return stripped(text, (character) => set.has(character)); }),
  change('trimprefix', 1, (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  change('trimsuffix', 1, (text, suffix) => (text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text)),

  question('startswith', (text, part) => text.startsWith(part)),
  question('endswith', (text, part) => text.endsWith(part)),
  question('strcontains', (text, part) => text.includes(part)),

  strict('indent', { parameters: [number, string] }, (args, origin) => {
    const spaces = args.number(0);
    if (!Number.isInteger(spaces) || spaces < 0) return failure('a whole number of spaces is required', origin);
    const lines = args.text(1).split('\n');
    if (spaces * lines.length > longestText) return tooLong(origin);
    return kept(args.text(1), lines.join(`\n${' '.repeat(spaces)}`), args.datum(1).origin, origin);
  }),

  strict('substr', { parameters: [string, number, number] }, substr),

  strict('split', { parameters: [string, string] }, (args, origin) =>
    texts(args.text(0) === '' ? [...args.text(1)] : args.text(1).split(args.text(0)), origin)),

  strict('join', { parameters: [string], rest: listOf(string) }, join),

  strict('basename', { parameters: [string] }, (args, origin) => textual(basename(args.text(0)), origin)),
  strict('dirname', { parameters: [string] }, (args, origin) => textual(dirname(args.text(0)), origin)),
];

/** A function that changes its first argument; one that comes out as it was keeps the literal that decides it. */
function change(name: string, others: 0 | 1, compute: (text: string, other: string) => string): TerraformFunction {
  return strict(name, { parameters: others === 0 ? [string] : [string, string] }, (args, origin) =>
    kept(args.text(0), compute(args.text(0), others === 0 ? '' : args.text(1)), args.datum(0).origin, origin));
}

function question(name: string, compute: (text: string, part: string) => boolean): TerraformFunction {
  return strict(name, { parameters: [string, string] }, (args, origin) => atom(compute(args.text(0), args.text(1)), origin));
}

/** Letters change one by one: what would become two letters stays. */
function perCharacter(text: string, compute: (character: string) => string): string {
  return [...text].map((character) => {
    const changed = compute(character);
    return [...changed].length === 1 ? changed : character;
  }).join('');
}

/** The first letter of each word, words being what lies between anything but letters, digits and underscores. */
function title(text: string): string {
  let inside = false;
  return [...text].map((character) => {
    const starts = !inside;
    inside = character === '_' || (character < '\x80' ? /[0-9A-Za-z]/.test(character) : !isSpace(character));
    return starts ? perCharacter(character, (each) => each.toUpperCase()) : character;
  }).join('');
}

function isSpace(character: string): boolean {
  return /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/.test(character);
}

function endWithout(text: string, characters: string): number {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return end;
}

function stripped(text: string, drops: (character: string) => boolean): string {
  const characters = [...text];
  let [start, end] = [0, characters.length];
  while (start < end && drops(characters[start] ?? '')) start++;
  while (end > start && drops(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}

/** A negative offset counts from the end; the length -1 is everything behind the offset, and so is 0 behind a negative one. */
function substr(args: Arguments, origin: Origin): Datum {
  const characters = graphemes(args.text(0));
  const [offset, length] = [args.number(1), args.number(2)];
  if (!Number.isInteger(offset) || !Number.isInteger(length)) return failure('whole numbers are required', origin);
  const start = offset < 0 ? Math.max(0, characters.length + offset) : offset;
  const toEnd = length < 0 || (length === 0 && offset < 0);
  const part = characters.slice(start, toEnd ? undefined : start + length).join('');
  return kept(args.text(0), part, args.datum(0).origin, origin);
}

function join(args: Arguments, origin: Origin): Datum {
  const parts: string[] = [];
  if (args.count === 1) return failure('a list is required', origin);
  for (let index = 1; index < args.count; index++) {
    for (const item of args.items(index)) {
      if (item.kind !== 'atom' || typeof item.value !== 'string') return failure('a null cannot be joined', origin);
      parts.push(item.value);
    }
  }
  const length = parts.reduce((sum, part) => sum + part.length + args.text(0).length, 0);
  if (length > longestText) return tooLong(origin);
  const [only] = args.items(1);
  const joined = parts.join(args.text(0));
  return args.count === 2 && parts.length === 1 && only ? kept(joined, joined, only.origin, origin) : textual(joined, origin);
}

function basename(path: string): string {
  if (path === '') return '.';
  const trimmed = path.slice(0, endWithout(path, '/'));
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The folder of a path, with `.`, `..` and repeated slashes taken out. */
function dirname(path: string): string {
  const rooted = path.startsWith('/');
  const names: string[] = [];
  for (const name of path.slice(0, path.lastIndexOf('/') + 1).split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!rooted) names.push(name);
  }
  return (rooted ? '/' : '') + names.join('/') || '.';
}
