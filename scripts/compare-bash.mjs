// Reads every shell script below the given folders (with --documents, also those in documents and pipelines that mention az) and holds our
// parser against three others: what `bash -n` accepts has no fault, the words of every `az` command are those that tree-sitter's grammar
// sees, and the text of every quoted word is what bash makes of it. In documents the place of every word is held against the text there.
// With --mutate, the texts are also read with random changes. Run by hand, over clones of public repositories.
// Usage: node scripts/compare-bash.mjs FOLDER... [--documents] [--all] [--mutate N] [--grammar tree-sitter-bash.wasm]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { bundled } from './bundled.mjs';
import { globSync } from './glob.mjs';

const words = process.argv.slice(2);
const valueOf = (flag) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
const folders = words.filter((word, index) => !word.startsWith('--') && !['--mutate', '--grammar'].includes(words[index - 1]));
const all = words.includes('--all');
const mutations = Number(valueOf('--mutate') ?? 0);
const grammar = valueOf('--grammar') ?? 'node_modules/tree-sitter-bash/tree-sitter-bash.wasm';
if (folders.length === 0) {
  console.error('usage: node scripts/compare-bash.mjs FOLDER... [--documents] [--all] [--mutate N] [--grammar tree-sitter-bash.wasm]');
  process.exit(2);
}

const { parseBash } = await bundled('src/languages/az/bash/parse.ts');
const { scriptsOf } = await bundled('src/languages/az/sources.ts');
const parser = existsSync(grammar) ? await parserOf(grammar) : undefined;
if (!parser) console.error(`no grammar at ${grammar}: the words are not compared with tree-sitter's`);

/** A word of plain characters, quotes and escapes, so that bash only takes off the quotes. */
const plainWord = /^(?:[\w./:=,+@%^-]|'[^']*'|"(?:[^"$`\\]|\\[^])*"|\\[^\n\r])+$/;

const places = { words: 0, elsewhere: 0, inSeveralLines: 0 };
const texts = new Map(
  folders.flatMap((folder) => [
    ...['.sh', '.azcli', '.bash', '.zsh'].flatMap((ending) => globSync(folder, ending)).map((file) => [file, readFileSync(file, 'utf8')]),
    ...(words.includes('--documents') ? ['.md', '.yml', '.yaml'].flatMap((ending) => globSync(folder, ending)).flatMap(scriptsIn) : []),
  ]),
);
const count = {
  texts: texts.size, characters: 0, statements: 0, faulty: 0, acceptedByBash: 0, faultsThoughAccepted: 0, cleanThoughRefused: 0,
  commands: 0, words: 0, missing: 0, different: 0, differentAsKnown: 0, unparsedByGrammar: 0, values: 0, differentValues: 0, placeholders: 0, placeholdersThoughAccepted: 0,
};
const slowest = { file: '', milliseconds: 0, characters: 0 };
const values = [];
let total = 0;

for (const [file, text] of texts) {
  const { tree, milliseconds } = timed(text);
  total += milliseconds;
  count.characters += text.length;
  count.statements += tree.statements.length;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { file, milliseconds, characters: text.length });
  const bash = spawnSync('bash', ['-n'], { input: text.replaceAll('\r\n', '\n'), encoding: 'utf8' });
  // A here-document without end is a warning for bash, and a fault for us.
  const accepted = bash.status === 0 && bash.stderr === '';
  if (accepted) count.acceptedByBash++;
  const [fault] = tree.errors;
  if (fault) count.faulty++;
  if (fault && accepted) {
    count.faultsThoughAccepted++;
    say(file, text, fault.start, `bash accepts it, we say: ${fault.message} (${tree.errors.length} in all)`);
  }
  if (!fault && !accepted) {
    count.cleanThoughRefused++;
    if (all) console.log(`${file}: we read it, bash says: ${bash.stderr.split('\n')[0]}`);
  }
  const ours = azCommands(tree);
  for (const command of ours.values()) {
    count.commands++;
    count.words += command.words.length;
    for (const word of command.words) {
      const raw = text.slice(word.start, word.end);
      if (plainWord.test(raw) && word.parts.every(({ kind }) => kind === 'text')) values.push({ file, text, word, raw });
    }
  }
  const placeholders = barePlaceholders(tree);
  count.placeholders += placeholders.length;
  for (const { start } of accepted ? placeholders : []) {
    count.placeholdersThoughAccepted++;
    if (all) say(file, text, start, 'a placeholder for us, redirections for bash');
  }
  if (parser) compareWords(file, text, ours, placeholders, fault !== undefined && !accepted);
}
compareValues();
console.log({ ...count, milliseconds: Math.round(total), slowest });
if (places.words > 0) console.log('places in documents', places);
if (mutations > 0) mutate();

async function parserOf(path) {
  await Parser.init();
  const found = new Parser();
  found.setLanguage(await Language.load(path));
  return found;
}

function timed(text) {
  const started = performance.now();
  const tree = parseBash(text);
  return { tree, milliseconds: performance.now() - started };
}

function say(file, text, offset, what) {
  console.log(`${relative(process.cwd(), file)}:${text.slice(0, offset).split('\n').length}: ${what}: ${JSON.stringify(text.slice(offset, offset + 60))}`);
}

/** The shell scripts of a document, and where their words stand in it. */
function scriptsIn(file) {
  const text = readFileSync(file, 'utf8');
  return scriptsOf({ uri: `file://${file}`, text })
    .filter(({ dialect, runs }) => dialect === 'bash' && runs === undefined)
    .map((script, index) => {
      for (const { words: own } of azCommands(script.tree).values()) for (const word of own) comparePlace(file, text, script, word);
      return [`${file}#${index + 1}`, script.text];
    });
}

/** What the document says at the place of a word is the word; in an escaped or folded text its lines and escapes differ. */
function comparePlace(file, text, script, { start, end }) {
  places.words++;
  const there = script.spanOf({ start, end });
  const word = script.text.slice(start, end);
  const found = text.slice(there.start, there.end);
  if (found === word) return;
  const bare = (from) => from.replace(/\s+/g, ' ').replaceAll('\\', '').replaceAll("''", "'");
  if (bare(found) === bare(word)) {
    places.inSeveralLines++;
    return;
  }
  places.elsewhere++;
  say(file, text, there.start, `the word ${JSON.stringify(word.slice(0, 60))} is not at its place`);
}

/** Our commands that begin with `az`, by where they begin. */
function azCommands(tree) {
  const found = new Map();
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const item of node) visit(item);
      return;
    }
    const [first] = node.kind === 'command' ? node.words : [];
    if (first?.parts.length === 1 && first.parts[0].text === 'az') found.set(first.start, node);
    for (const child of Object.values(node)) visit(child);
  };
  visit(tree.statements);
  return found;
}

/** The placeholders of words that are not quoted. */
function barePlaceholders(tree) {
  const found = [];
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (node.quoting === 'bare') found.push(...node.parts.filter(({ kind }) => kind === 'placeholder'));
    for (const child of Array.isArray(node) ? node : Object.values(node)) visit(child);
  };
  visit(tree.statements);
  return found;
}

/** Compares the words of every `az` command. What is a placeholder for us is a plain word for the grammar. What bash refuses as we do may have commands that only the grammar sees. */
function compareWords(file, text, ours, placeholders, refused) {
  let source = text;
  for (const { start, end } of placeholders) source = source.slice(0, start) + 'x'.repeat(end - start) + source.slice(end);
  const tree = parser.parse(source);
  if (tree.rootNode.hasError) count.unparsedByGrammar++;
  else {
    for (const node of tree.rootNode.descendantsOfType('command')) {
      const name = node.childForFieldName('name');
      if (name?.text !== 'az') continue;
      const theirs = [name, ...node.childrenForFieldName('argument')].filter(({ startIndex, endIndex }) => endIndex > startIndex);
      const own = ours.get(name.startIndex);
      if (!own) {
        if (refused || inProcessSubstitution(node)) count.differentAsKnown++;
        else {
          count.missing++;
          say(file, text, name.startIndex, 'we see no command');
        }
        continue;
      }
      const left = own.words.map(({ start, end }) => `${start}-${end}`);
      const right = theirs.map(({ startIndex, endIndex }) => `${startIndex}-${endIndex}`);
      const at = left.findIndex((place, index) => place !== right[index]);
      if (at < 0 && left.length === right.length) continue;
      const index = at < 0 ? left.length : at;
      // A continued line that bash does not continue, and the `$` and the `\]` at which the grammar cuts some words in two.
      const isKnown = /[\\`][ \t]+(?:#.*)?\r?\n|`[ \t]*\r?\n/.test(text.slice(own.start, own.end)) || theirs[index]?.text.endsWith('$') || text.startsWith('\\]', theirs[index]?.endIndex);
      if (isKnown) {
        count.differentAsKnown++;
        continue;
      }
      count.different++;
      const show = (place) => place && JSON.stringify(text.slice(...place.split('-').map(Number)).slice(0, 60));
      say(file, text, name.startIndex, `word ${index}: we have ${show(left[index])}, the grammar ${show(right[index])}`);
    }
  }
  tree.delete();
}

/** What runs in `<(…)` is not in our tree: nothing that it prints is followed. */
function inProcessSubstitution(node) {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.type === 'process_substitution') return true;
  return false;
}

function compareValues() {
  for (let from = 0; from < values.length; from += 500) {
    const some = values.slice(from, from + 500);
    const input = `set -f\n${some.map(({ raw }) => `printf '%s\\0' ${raw}\n`).join('')}`;
    const found = spawnSync('bash', ['--norc', '--noprofile'], { input, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.split('\0');
    some.forEach(({ file, text, word, raw }, index) => {
      count.values++;
      const own = word.parts.map((part) => part.text).join('');
      if (own === found[index]) return;
      count.differentValues++;
      say(file, text, word.start, `${JSON.stringify(raw.slice(0, 80))} is ${JSON.stringify(own.slice(0, 80))} for us, ${JSON.stringify(found[index]?.slice(0, 80))} for bash`);
    });
  }
}

/** Random changes to random texts of less than 100 KB: nothing may throw, and nothing may take long. */
function mutate() {
  let state = 1;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pieces = [
    "'", '"', '`', '$(', '${', '$((', '((', '))', '(', ')', '{', '}', '[[', ']]', '\\', '\\\n', '\n', '\r', '\0', '<<EOF\n', '\nEOF\n', '<<', '<', '>', '<a', '&', '&&', '|', ';', ';;',
    '\nif x; then\n', '\nfi\n', '\nfor a in b; do\n', '\ndone\n', '\ncase a in\n', '\nesac\n', '\nf() {\n', "$'", '$"', '#', ' # ', 'A=(', 'A[', '{a,', '*(', '\u{1F600}', '{{', '${{', '$[',
  ];
  const candidates = [...texts.values()].filter((text) => text.length < 100_000 && text.length > 0);
  let worst = { milliseconds: 0, again: 0, length: 0, text: '' };
  let over = 0;
  for (let run = 0; run < mutations; run++) {
    let text = candidates[below(candidates.length)];
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) ? pieces[below(pieces.length)].repeat(below(20) ? 1 : below(400)) : '') + text.slice(at + (below(2) ? below(6) : 0));
    }
    const { tree, milliseconds } = timed(text);
    if (tree.errors.some(({ start, end }) => start < 0 || end > text.length || start > end)) throw new Error(`a fault outside of the text: ${JSON.stringify(text)}`);
    if (milliseconds <= Math.min(worst.milliseconds, 50)) continue;
    // A pause of the machine is no slowness of ours: what is slow is slow again.
    const again = Math.min(...[1, 2, 3].map(() => timed(text).milliseconds));
    if (again > 50) over++;
    if (again > worst.again) worst = { milliseconds, again, length: text.length, text };
  }
  console.log(`${mutations} mutations: nothing threw; ${over} took more than 50 ms; the slowest ${worst.again.toFixed(1)} ms (at first ${worst.milliseconds.toFixed(1)}) for ${worst.length} characters`);
}
