/**
 * Regular expressions as Terraform has them: the syntax of RE2 (github.com/google/re2, wiki/Syntax), which knows neither
 * back references nor looking ahead, so that a search takes time in proportion to the text.
 */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly kind: 'either'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly least: number; readonly most: number | undefined; readonly greedy: boolean }
  | { readonly kind: 'group'; readonly node: Node; readonly index: number };

export type Place = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

export interface Syntax {
  readonly node: Node;
  /** The name of each group from the first on; empty for a group without a name. */
  readonly names: readonly string[];
}

/** Reads a pattern; undefined when RE2 would refuse it. */
export function readPattern(source: string): Syntax | undefined {
  const reader: Reader = { characters: [...source], at: 0, names: [], depth: 0 };
  const node = readAlternatives(reader, { ignoreCase: false, multiline: false, dotAll: false, lazy: false });
  return node && reader.at === reader.characters.length && repeatsAtMost(node, mostRepeats) ? { node, names: reader.names } : undefined;
}

interface Reader {
  readonly characters: readonly string[];
  at: number;
  readonly names: string[];
  depth: number;
}

/** What `(?ims U)` sets, up to the end of the group that it stands in. */
interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly lazy: boolean;
}

/** RE2 refuses patterns that nest more deeply. */
const deepest = 1000;

function peek(reader: Reader, text: string): boolean {
  return [...text].every((character, index) => reader.characters[reader.at + index] === character);
}

function take(reader: Reader, text: string): boolean {
  if (!peek(reader, text)) return false;
  reader.at += text.length;
  return true;
}

function readAlternatives(reader: Reader, outer: Flags): Node | undefined {
  if (++reader.depth > deepest) return undefined;
  const nodes: Node[] = [];
  let items: Node[] = [];
  let flags = outer;
  while (reader.at < reader.characters.length && !peek(reader, ')')) {
    if (take(reader, '|')) {
      nodes.push({ kind: 'sequence', nodes: items });
      items = [];
      continue;
    }
    const changed = readFlags(reader, flags);
    if (changed) {
      flags = changed;
      continue;
    }
    if (take(reader, '\\Q')) {
      while (reader.at < reader.characters.length && !take(reader, '\\E')) items.push(exactly(reader.characters[reader.at++] ?? '', flags));
      continue;
    }
    const atom = readAtom(reader, flags);
    const repeated = atom && readRepeat(reader, atom, flags);
    if (!repeated) return undefined;
    items.push(repeated);
  }
  reader.depth--;
  nodes.push({ kind: 'sequence', nodes: items });
  return nodes.length === 1 ? nodes[0] : { kind: 'either', nodes };
}

/** `(?i)`, `(?s-m)`: flags for the rest of the group. */
function readFlags(reader: Reader, flags: Flags): Flags | undefined {
  const [whole, letters] = /^\(\?([imsU]*(?:-[imsU]+)?)\)/.exec(ahead(reader)) ?? [];
  if (whole === undefined || letters === undefined || letters === '') return undefined;
  reader.at += whole.length;
  return withFlags(flags, letters);
}

function withFlags(flags: Flags, letters: string): Flags {
  const [on = '', off = ''] = letters.split('-');
  const value = (letter: string, before: boolean): boolean => !off.includes(letter) && (before || on.includes(letter));
  return { ignoreCase: value('i', flags.ignoreCase), multiline: value('m', flags.multiline), dotAll: value('s', flags.dotAll), lazy: value('U', flags.lazy) };
}

/** The next characters, enough for everything that is read with a regular expression here. */
function ahead(reader: Reader): string {
  return reader.characters.slice(reader.at, reader.at + 128).join('');
}

function readAtom(reader: Reader, flags: Flags): Node | undefined {
  const character = reader.characters[reader.at] ?? '';
  switch (character) {
    case '(':
      return readGroup(reader, flags);
    case '[':
      return readClass(reader, flags);
    case '\\':
      return readEscape(reader, flags);
    case '*':
    case '+':
    case '?':
      return undefined;
    case '.':
      reader.at++;
      return { kind: 'one', accepts: flags.dotAll ? () => true : (each) => each !== '\n' };
    case '^':
      reader.at++;
      return { kind: 'at', place: flags.multiline ? 'line-start' : 'text-start' };
    case '$':
      reader.at++;
      return { kind: 'at', place: flags.multiline ? 'line-end' : 'text-end' };
  }
  reader.at++;
  return exactly(character, flags);
}

function exactly(character: string, { ignoreCase }: Flags): Node {
  if (!ignoreCase) return { kind: 'one', accepts: (each) => each === character };
  const folded = fold(character);
  return { kind: 'one', accepts: (each) => each === character || fold(each) === folded };
}

/** One form of a letter for all its cases. */
function fold(character: string): string {
  return character.toUpperCase().toLowerCase();
}

function readGroup(reader: Reader, flags: Flags): Node | undefined {
  const text = ahead(reader);
  const [plain, letters = ''] = /^\(\?([imsU]*(?:-[imsU]+)?):/.exec(text) ?? [];
  const [named, name = ''] = /^\(\?P?<([A-Za-z0-9_]+)>/.exec(text) ?? [];
  if (text.startsWith('(?') && plain === undefined && named === undefined) return undefined;
  reader.at += (plain ?? named ?? '(').length;
  let index: number | undefined;
  if (plain === undefined) {
    index = reader.names.push(name);
  }
  const node = readAlternatives(reader, withFlags(flags, letters));
  if (!node || !take(reader, ')')) return undefined;
  return index === undefined ? node : { kind: 'group', node, index };
}

/** RE2 refuses counts above it, also where the counts of repetitions within each other multiply. */
const mostRepeats = 1000;

function repeatsAtMost(node: Node, limit: number): boolean {
  switch (node.kind) {
    case 'empty':
    case 'one':
    case 'at':
      return true;
    case 'group':
      return repeatsAtMost(node.node, limit);
    case 'sequence':
    case 'either':
      return node.nodes.every((each) => repeatsAtMost(each, limit));
    case 'repeat': {
      const count = node.most ?? node.least;
      return node.most === 0 || (count <= limit && repeatsAtMost(node.node, count > 0 ? Math.floor(limit / count) : limit));
    }
  }
}

function readRepeat(reader: Reader, node: Node, flags: Flags): Node | undefined {
  const [text, minimum, comma, maximum] = /^(?:[*+?]|\{(\d+)(,(\d+)?)?\})/.exec(ahead(reader)) ?? [];
  if (text === undefined) return node;
  reader.at += text.length;
  const least = minimum === undefined ? Number(text === '+') : Number(minimum);
  const most = minimum === undefined ? (text === '?' ? 1 : undefined) : maximum !== undefined ? Number(maximum) : comma === undefined ? least : undefined;
  if (least > mostRepeats || (most !== undefined && (most > mostRepeats || most < least))) return undefined;
  const lazy = take(reader, '?');
  // A second repetition on top of the first is refused: `a**`.
  if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(ahead(reader))) return undefined;
  return { kind: 'repeat', node, least, most, greedy: lazy === flags.lazy };
}

const wordCharacter = /^[0-9A-Za-z_]$/;

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && wordCharacter.test(character);
}

type Accepts = (character: string) => boolean;

function readEscape(reader: Reader, flags: Flags): Node | undefined {
  const places: Readonly<Record<string, Place>> = { A: 'text-start', z: 'text-end', b: 'word-edge', B: 'no-word-edge' };
  const place = places[reader.characters[reader.at + 1] ?? ''];
  if (place) {
    reader.at += 2;
    return { kind: 'at', place };
  }
  const accepts = readNamedClass(reader, flags);
  if (accepts) return { kind: 'one', accepts };
  const character = readCharacter(reader);
  return character === undefined ? undefined : exactly(character, flags);
}

/** `\d`, `\pL`, `\p{Greek}` and their opposites. */
function readNamedClass(reader: Reader, { ignoreCase }: Flags): Accepts | undefined {
  const text = ahead(reader);
  const [perl, letter = ''] = /^\\([dswDSW])/.exec(text) ?? [];
  if (perl !== undefined) {
    reader.at += 2;
    const known: Readonly<Record<string, RegExp>> = { d: /^[0-9]$/, s: /^[\t\n\f\r ]$/, w: wordCharacter };
    const expression = known[letter.toLowerCase()];
    const wanted = letter === letter.toLowerCase();
    return (character) => expression?.test(character) === wanted;
  }
  const [unicode, kind, caret, long, short] = /^\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/.exec(text) ?? [];
  if (unicode === undefined) return undefined;
  const expression = unicodeClass(long ?? short ?? '');
  if (!expression) return undefined;
  reader.at += unicode.length;
  const wanted = (kind === 'p') === (caret !== '^');
  return foldedTest((character) => expression.test(character) === wanted, ignoreCase);
}

function unicodeClass(name: string): RegExp | undefined {
  for (const property of name === 'Any' ? ['Any'] : [`gc=${name}`, `sc=${name}`]) {
    try {
      return new RegExp(`^\\p{${property}}$`, 'u');
    } catch {
      // It is no name of that kind.
    }
  }
  return undefined;
}

function foldedTest(accepts: Accepts, ignoreCase: boolean): Accepts {
  if (!ignoreCase) return accepts;
  return (character) => accepts(character) || accepts(character.toLowerCase()) || accepts(character.toUpperCase());
}

const escapes: Readonly<Record<string, string>> = { a: '\x07', f: '\f', t: '\t', n: '\n', r: '\r', v: '\v' };

/** One character, with `\` an escaped one. Undefined for escapes that RE2 does not have. */
function readCharacter(reader: Reader): string | undefined {
  const character = reader.characters[reader.at];
  if (character === undefined) return undefined;
  reader.at++;
  if (character !== '\\') return character;
  const next = reader.characters[reader.at] ?? '';
  const [code, braces, two] = /^x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(ahead(reader)) ?? [];
  // A single digit that is not zero would be a back reference.
  const [octal] = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(ahead(reader)) ?? [];
  reader.at += (code ?? octal ?? next).length === 0 ? 0 : code?.length ?? octal?.length ?? 1;
  if (code !== undefined) return fromCode(parseInt(braces ?? two ?? '', 16));
  if (octal !== undefined) return fromCode(parseInt(octal, 8));
  if (/^[!-/:-@[-`{-~]$/.test(next)) return next;
  return escapes[next];
}

function fromCode(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const posix: Readonly<Record<string, RegExp>> = {
  alnum: /^[0-9A-Za-z]$/, alpha: /^[A-Za-z]$/, ascii: /^[\0-\x7f]$/, blank: /^[\t ]$/, cntrl: /^[\0-\x1f\x7f]$/, digit: /^[0-9]$/, graph: /^[!-~]$/,
  lower: /^[a-z]$/, print: /^[ -~]$/, punct: /^[!-/:-@[-`{-~]$/, space: /^[\t\n\v\f\r ]$/, upper: /^[A-Z]$/, word: wordCharacter, xdigit: /^[0-9A-Fa-f]$/,
};

function readClass(reader: Reader, flags: Flags): Node | undefined {
  reader.at++;
  const negated = take(reader, '^');
  const members: Accepts[] = [];
  for (let first = true; first || !peek(reader, ']'); first = false) {
    const member = readMember(reader, flags);
    if (!member) return undefined;
    members.push(member);
  }
  reader.at++;
  const accepts = foldedTest((character) => members.some((member) => member(character)), flags.ignoreCase);
  return { kind: 'one', accepts: negated ? (character) => !accepts(character) : accepts };
}

function readMember(reader: Reader, flags: Flags): Accepts | undefined {
  const [named, caret, name = ''] = /^\[:(\^?)([a-z]+):\]/.exec(ahead(reader)) ?? [];
  if (named !== undefined) {
    const expression = posix[name];
    if (!expression) return undefined;
    reader.at += named.length;
    return (character) => expression.test(character) === (caret === '');
  }
  const known = readNamedClass(reader, { ...flags, ignoreCase: false });
  if (known) return known;
  const low = readCharacter(reader)?.codePointAt(0);
  if (low === undefined) return undefined;
  let high: number | undefined = low;
  if (peek(reader, '-') && reader.characters[reader.at + 1] !== ']') {
    reader.at++;
    high = readCharacter(reader)?.codePointAt(0);
  }
  if (high === undefined || high < low) return undefined;
  const last = high;
  return (character) => {
    const code = character.codePointAt(0) ?? -1;
    return code >= low && code <= last;
  };
}
