// Reads every script of PowerShell (.ps1, .psm1) and batch (.bat, .cmd) below the given folders and says where our readers find a fault. With a
// grammar of tree-sitter, compiled to .wasm, the words of every `az …` and `Verb-Az…` command are compared with those that the grammar finds, in
// files that it reads without an error. With --mutate, the files are also read with random changes. Run by hand, over clones of public repositories.
// Usage: node scripts/compare-powershell.mjs FOLDER... [--mutate N] [--powershell-grammar FILE] [--batch-grammar FILE] [--quiet]
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { bundled } from './bundled.mjs';
import { globSync } from './glob.mjs';

const words = process.argv.slice(2);
const quiet = words.includes('--quiet');
const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const mutations = Number(option('--mutate') ?? 0);
const folders = words.filter((word, index) => !word.startsWith('--') && !/^--(?:mutate|.*grammar)$/.test(words[index - 1] ?? ''));
if (folders.length === 0) {
  console.error('usage: node scripts/compare-powershell.mjs FOLDER... [--mutate N] [--powershell-grammar FILE] [--batch-grammar FILE] [--quiet]');
  process.exit(2);
}

const { parsePowerShell } = await bundled('src/languages/az/powershell/parse.ts');
const { parseBatch } = await bundled('src/languages/az/batch/parse.ts');
const read = (file, text) => (isBatch(file) ? parseBatch(text) : parsePowerShell(text));
const files = new Map(
  folders.flatMap((folder) => ['.ps1', '.psm1', '.bat', '.cmd', '.PS1', '.BAT', '.CMD'].flatMap((ending) => globSync(folder, ending))).map((file) => [file, decoded(readFileSync(file))]),
);
const grammars = await loadGrammars();
const count = { files: files.size, characters: 0, faulty: 0, faultyAndRefused: 0, commands: 0, compared: 0, agreements: 0, ownOnly: 0, refused: 0 };
const slowest = { file: '', milliseconds: 0, lines: 0 };
let total = 0;

for (const [file, text] of files) {
  const { tree, milliseconds } = timed(file, text);
  count.characters += text.length;
  total += milliseconds;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { file, milliseconds, lines: text.split('\n').length });
  const own = [...commandsIn(tree)].filter(({ words: [first] }) => first && isOfAzure(text.slice(first.start, first.end)));
  count.commands += own.length;
  const theirs = grammars[isBatch(file) ? 'batch' : 'powershell']?.parse(text);
  const refused = theirs?.rootNode.hasError ?? false;
  if (refused) count.refused++;
  const [fault] = tree.errors;
  if (fault) {
    count.faulty++;
    if (refused) count.faultyAndRefused++;
    if (!quiet) say(file, text, fault.start, `${refused ? '(refused by the grammar too) ' : ''}${fault.message} (${tree.errors.length} in all): ${JSON.stringify(text.slice(fault.start, Math.min(fault.end, fault.start + 60)))}`);
  }
  if (theirs && !refused) compare(file, text, own, theirs.rootNode);
  theirs?.delete();
}
console.log({ ...count, milliseconds: Math.round(total), slowest });
if (mutations > 0) mutate();

function isBatch(file) {
  return /\.(?:bat|cmd)$/i.test(file);
}

/** Windows PowerShell writes UTF-16 with a mark. */
function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  return bytes.toString('utf8');
}

function isOfAzure(name) {
  return /^(?:az|[a-z]+-Az(?:ure)?[a-z]\w*)$/i.test(name);
}

async function loadGrammars() {
  const found = { powershell: option('--powershell-grammar'), batch: option('--batch-grammar') };
  if (!found.powershell && !found.batch) return {};
  await Parser.init();
  const load = async (file) => {
    const parser = new Parser();
    if (file) parser.setLanguage(await Language.load(file));
    return file ? parser : undefined;
  };
  return { powershell: await load(found.powershell), batch: await load(found.batch) };
}

/** Every command of the tree, wherever it stands; each of them once. */
function* commandsIn(node, seen = new Set()) {
  if (typeof node !== 'object' || node === null || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'command') yield node;
  for (const child of Array.isArray(node) ? node : Object.values(node)) yield* commandsIn(child, seen);
}

function compare(file, text, own, root) {
  const ours = new Map(own.map((command) => [command.words[0].start, joined(command.words, text)]));
  const theirs = new Map([...root.descendantsOfType(isBatch(file) ? ['cmd', 'call_stmt', 'command', 'command_stmt'] : ['command'])].flatMap((node) => wordsOf(node, isBatch(file), text)));
  for (const [start, words] of ours) {
    if (theirs.has(start)) continue;
    count.ownOnly++;
    if (!quiet) say(file, text, start, `a command of ours only: ${words.length} words from ${JSON.stringify(text.slice(start, start + 60))}`);
  }
  for (const [start, expected] of theirs) {
    count.compared++;
    const found = ours.get(start);
    if (found && found.join('\n') === expected.join('\n')) count.agreements++;
    else if (!quiet) {
      const at = expected.findIndex((word, index) => word !== found?.[index]);
      say(file, text, start, found ? `the grammar has ${JSON.stringify(expected.slice(at, at + 3))}, we have ${JSON.stringify(found.slice(at, at + 3))}` : `no command of ours: ${JSON.stringify(text.slice(start, start + 60))}`);
    }
  }
}

/** The words of a command by their places; what stands right behind a word belongs to it. */
function joined(places, text) {
  const merged = [];
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && text.slice(last.end, start).replace(':', '') === '') last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.map(({ start, end }) => `${start}-${end} ${text.slice(start, Math.min(end, start + 40))}`);
}

function wordsOf(node, batch, text) {
  const nodes = batch ? node.namedChildren : [node.childForFieldName('command_name'), ...(node.childForFieldName('command_elements')?.namedChildren ?? [])];
  const places = nodes
    .flatMap((child) => (child?.type === 'argument_list' ? child.namedChildren : [child]))
    .filter((child) => child && !/^[\d*]?>/.test(child.text) && !/^(?:command_argument_sep|redirection|redirections|comment|stop_parsing|redirect.*|file_redirection_operator|call_keyword)$/.test(child.type))
    .map(({ startIndex: start, endIndex: end }) => ({ start, end }));
  const [first] = places;
  return first && isOfAzure(text.slice(first.start, first.end)) ? [[first.start, joined(places, text)]] : [];
}

function timed(file, text) {
  const started = performance.now();
  const tree = read(file, text);
  return { tree, milliseconds: performance.now() - started };
}

function say(file, text, offset, what) {
  console.log(`${relative(process.cwd(), file)}:${text.slice(0, offset).split('\n').length}: ${what}`);
}

/** Random changes to random files of less than 100 KB: nothing may throw, and nothing may take long. */
function mutate() {
  let state = 1;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pieces = [
    "'", '"', "@'\n", '@"\n', "\n'@\n", '\n"@\n', '$(', '${', '@{', '@(', '{', '}', '(', ')', '[', ']', '\n', '`', '`\n', '` \n', '=', ',', ';', '|', '&', '&&', '#', '<#', '#>', '$', '$x.', '@x', '-eq',
    ' + ', '..', '::', 'if (', 'switch ($x) {', 'function f {', 'param(', '^', '^\n', '%', '%%i', '!', 'for /f %%i in (\'', 'set "', '<', '>', '<a>', '\0', '\u{1F600}', '\u201c', '\r', '--%',
  ];
  const candidates = [...files].filter(([, text]) => text.length < 100_000 && text.length > 0);
  let worst = { milliseconds: 0, again: 0, length: 0, file: '' };
  let over = 0;
  for (let run = 0; run < mutations; run++) {
    let [file, text] = candidates[below(candidates.length)];
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) ? pieces[below(pieces.length)] : '') + text.slice(at + (below(2) ? below(6) : 0));
    }
    const { milliseconds } = timed(file, text);
    if (milliseconds <= Math.min(worst.milliseconds, 50)) continue;
    // A pause of the machine is no slowness of ours: what is slow is slow again.
    const again = Math.min(...[1, 2, 3].map(() => timed(file, text).milliseconds));
    if (again > 50) over++;
    if (again > worst.again) worst = { milliseconds, again, length: text.length, file };
  }
  console.log(`${mutations} mutations: nothing threw; ${over} took more than 50 ms; the slowest ${worst.again.toFixed(1)} ms (at first ${worst.milliseconds.toFixed(1)}) for ${worst.length} characters`);
}
