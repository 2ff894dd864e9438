// Sturdiness: every fixture cut off at every offset, with CRLF, with a BOM, with each line missing, and thousands of
// random mutations. Nothing may throw. npm run fuzz -- [SEED] [MUTATIONS]
import { readFileSync } from 'node:fs';
import { bundled } from './bundled.mjs';
import { globSync } from './glob.mjs';
import { readRules } from './rule-pages.mjs';

const [seed = '1', mutations = '20000'] = process.argv.slice(2);
const { analyze, allFindings, reportsOf } = await bundled('src/analyze.ts');
const { hoverAt } = await bundled('src/features/hover.ts');
const options = { today: '2026-11-20', settings: { severities: {} } };

const { pages } = await readRules();
// The marks of an example are comments to nobody: they stay, as broken text.
const texts = pages.flatMap(({ examples }) => examples.map(({ text }) => text));
texts.push(...globSync('examples/terraform', '.tf').map((file) => readFileSync(file, 'utf8')));

let runs = 0;
let slowest = { time: 0, text: '' };
function run(text) {
  runs++;
  const start = performance.now();
  try {
    const analysis = analyze(undefined, new Map([['file:///fuzz/main.tf', text]]), options);
    allFindings(analysis);
    for (const { deployment } of reportsOf(analysis)) JSON.stringify(deployment.network);
    if (runs % 50 === 0) hoverAt(analysis, 'file:///fuzz/main.tf', runs % (text.length + 1));
  } catch (error) {
    console.error(`It threw on:\n${text}\n`);
    throw error;
  }
  const time = performance.now() - start;
  if (time > slowest.time) slowest = { time, text };
}

for (const text of texts) {
  for (let end = 0; end <= text.length; end++) run(text.slice(0, end));
  run(text.replaceAll('\n', '\r\n'));
  run(`\uFEFF${text}`);
  const lines = text.split('\n');
  for (let line = 0; line < lines.length; line++) run([...lines.slice(0, line), ...lines.slice(line + 1)].join('\n'));
}
console.log(`${texts.length} fixtures, cut off and with lines missing: ${runs} runs`);

let state = Number(seed) >>> 0;
const below = (limit) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const words = ['"', '${', '}', '%{', '{', '[', ']', '(', ')', '<<EOT\n', '\n', '=', '"10.0.0.0/8"', 'for x in ', '?', ':', '...', '*', '.', '/*', '#', '\u{1F600}', 'null', 'cidrsubnet(', '-1', '1e999', '\0'];
for (let i = 0; i < Number(mutations); i++) {
  let text = texts[below(texts.length)];
  for (let edits = 1 + below(4); edits > 0; edits--) {
    const at = below(text.length + 1);
    text = text.slice(0, at) + (below(2) ? words[below(words.length)] : '') + text.slice(at + below(6));
  }
  run(text);
}
console.log(`${mutations} random mutations with seed ${seed}: nothing threw; the slowest of ${runs} runs took ${slowest.time.toFixed(1)} ms`);
