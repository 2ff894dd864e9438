// Reads every Bicep file below the given folders and says where our parser finds a fault. Where the compiler has left
// something beside a file, the two are compared: the names, descriptions and plain defaults in a compiled template
// (`main.json`), and the syntax tree that Bicep's own tests print (`main.syntax.bicep`). With --mutate, the files are
// also read with random changes. Run by hand, over clones of public repositories.
// Usage: node scripts/compare-bicep.mjs FOLDER... [--all] [--mutate N]
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bundled } from './bundled.mjs';
import { compareTemplate } from './compare-bicep-template.mjs';
import { compareSyntax, isOutput } from './compare-bicep-syntax.mjs';
import { globSync } from './glob.mjs';

const words = process.argv.slice(2);
const all = words.includes('--all');
const mutations = words.includes('--mutate') ? Number(words[words.indexOf('--mutate') + 1]) : 0;
const folders = words.filter((word, index) => !word.startsWith('--') && words[index - 1] !== '--mutate');
if (folders.length === 0) {
  console.error('usage: node scripts/compare-bicep.mjs FOLDER... [--all] [--mutate N]');
  process.exit(2);
}

const { parseBicep } = await bundled('src/languages/bicep/parse.ts');

const texts = new Map(
  folders.flatMap((folder) => ['.bicep', '.bicepparam'].flatMap((ending) => globSync(folder, ending)))
    // The prints of Bicep's tests: the source with the tree, the tokens or the complaints between its lines.
    .filter((file) => !isOutput(file))
    .map((file) => [file, readFileSync(file, 'utf8')]),
);
const count = { files: texts.size, characters: 0, statements: 0, faulty: 0, templates: 0, agreements: 0, disagreements: 0, trees: 0, nodes: 0, treeDisagreements: 0 };
const slowest = { file: '', milliseconds: 0, lines: 0 };
let total = 0;

for (const [file, text] of texts) {
  const { tree, milliseconds } = timed(text);
  count.characters += text.length;
  count.statements += tree.statements.length;
  total += milliseconds;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { file, milliseconds, lines: text.split('\n').length });
  const [fault] = tree.errors;
  if (fault) {
    count.faulty++;
    say(file, text, fault.start, `${fault.message} (${tree.errors.length} in all): ${JSON.stringify(text.slice(fault.start, Math.min(fault.end, fault.start + 60)))}`);
  }
  const template = file.replace(/\.bicep$/, '.json');
  if (template !== file && existsSync(template)) {
    const json = readJson(template);
    const compared = json && compareTemplate(tree, json, isDeepStrictEqual);
    if (compared) {
      count.templates++;
      count.agreements += compared.agreements;
      report(file, compared.disagreements, 'disagreements');
    }
  }
  const print = file.replace(/\.(bicep(?:param)?)$/, '.syntax.$1');
  if (existsSync(print)) {
    const compared = compareSyntax(tree, text, readFileSync(print, 'utf8'));
    count.trees++;
    count.nodes += compared.nodes;
    report(file, compared.disagreements, 'treeDisagreements');
  }
}
console.log({ ...count, milliseconds: Math.round(total), slowest });
if (mutations > 0) mutate();

/** What a file of JSON holds; undefined for one with comments or the like, which no compiler wrote. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function timed(text) {
  const started = performance.now();
  const tree = parseBicep(text);
  return { tree, milliseconds: performance.now() - started };
}

function report(file, disagreements, kind) {
  count[kind] += disagreements.length;
  for (const line of disagreements.slice(0, all ? Infinity : 3)) console.log(`${relative(process.cwd(), file)}: ${line}`);
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
  const pieces = ["'", "'''", "$'''", '${', '}', '{', '[', ']', '(', ')', '\n', '=', ':', ',', '?', '@', '/*', '*/', '//', '...', '=>', '[for x in y: ', 'if (', "resource a 'b' = {\n", '\nparam x ', '|', '<', '\0', '\u{1F600}', '\\u{', '\r'];
  const candidates = [...texts.values()].filter((text) => text.length < 100_000 && text.length > 0);
  let worst = { milliseconds: 0, again: 0, length: 0, text: '' };
  let over = 0;
  for (let run = 0; run < mutations; run++) {
    let text = candidates[below(candidates.length)];
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) ? pieces[below(pieces.length)] : '') + text.slice(at + (below(2) ? below(6) : 0));
    }
    const { milliseconds } = timed(text);
    if (milliseconds <= Math.min(worst.milliseconds, 50)) continue;
    // A pause of the machine is no slowness of ours: what is slow is slow again.
    const again = Math.min(...[1, 2, 3].map(() => timed(text).milliseconds));
    if (again > 50) over++;
    if (again > worst.again) worst = { milliseconds, again, length: text.length, text };
  }
  console.log(`${mutations} mutations: nothing threw; ${over} took more than 50 ms; the slowest ${worst.again.toFixed(1)} ms (at first ${worst.milliseconds.toFixed(1)}) for ${worst.length} characters`);
}
