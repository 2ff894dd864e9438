// Reads every Terraform file below the given folders with our parser and with the tree-sitter grammar, and says where
// one finds a fault or the two disagree about blocks and attributes. Run by hand, over clones of public repositories.
// Usage: node scripts/compare-terraform.mjs FOLDER... [--all]
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';
import { globSync } from './glob.mjs';

const all = process.argv.includes('--all');
const folders = process.argv.slice(2).filter((word) => word !== '--all');
if (folders.length === 0) {
  console.error('usage: node scripts/compare-terraform.mjs FOLDER... [--all]');
  process.exit(2);
}

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { parseTerraform } from './src/languages/terraform/parse';
      export { loadGrammar, outlineOf } from './test/unit/terraform/parse-outline';`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  // The bundle has no place in a folder from which a package could be found by its bare name.
  plugins: [{
    name: 'packages',
    setup(setup) {
      setup.onResolve({ filter: /^web-tree-sitter$/ }, ({ path }) => ({ path: import.meta.resolve(path), external: true }));
    },
  }],
});
const { parseTerraform, loadGrammar, outlineOf } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const outlineByGrammar = await loadGrammar();

const files = folders.flatMap((folder) => ['.tf', '.tofu', '.tfvars'].flatMap((ending) => globSync(folder, ending)));
const count = { files: files.length, bytes: 0, faulty: 0, faultyForBoth: 0, faultyForGrammarOnly: 0, disagreements: 0 };
const slowest = { file: '', milliseconds: 0, lines: 0 };
let total = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  count.bytes += text.length;
  const started = performance.now();
  const tree = parseTerraform(text);
  const milliseconds = performance.now() - started;
  total += milliseconds;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { file, milliseconds, lines: text.split('\n').length });
  const theirs = outlineByGrammar(text);
  const [fault] = tree.errors;
  if (fault) {
    count.faulty++;
    if (!theirs) count.faultyForBoth++;
    if (theirs || all) say(file, text, fault.start, `our fault: ${fault.message}${theirs ? ', the grammar finds none' : ''}`);
  } else if (!theirs) {
    count.faultyForGrammarOnly++;
    say(file, text, 0, 'the grammar alone finds a fault');
  }
  const ours = outlineOf(tree);
  if (!theirs || ours.join('\n') === theirs.join('\n')) continue;
  count.disagreements++;
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  say(file, text, 0, `we: ${ours[at]}\n    grammar: ${theirs[at]}`);
}
console.log({ ...count, milliseconds: Math.round(total), slowest });

function say(file, text, offset, what) {
  console.log(`${relative(process.cwd(), file)}:${text.slice(0, offset).split('\n').length}: ${what}`);
}
