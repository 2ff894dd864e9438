// Sturdiness: everything that is written in Terraform, Bicep, ARM templates and az scripts (examples of the rules, designs of
// test/same, the projects in examples/), each file cut off at every offset, with CRLF, with a BOM, with each line missing, and random mutations
// of them. With folders, random mutations of the real files below them instead, each file analysed by itself; what takes long is
// named. Nothing may throw.
// Usage: npm run fuzz -- plan [SEED] [COUNT] (what the wizard writes, see fuzz-plan.mjs)
//        npm run fuzz -- [SEED] [MUTATIONS] [--language terraform|bicep|arm|az] [FOLDER...]
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { bundled } from './bundled.mjs';
import { globSync } from './glob.mjs';
import { fuzzPlan } from './fuzz-plan.mjs';
import { readRules } from './rule-pages.mjs';

const words = process.argv.slice(2);
if (words[0] === 'plan') await fuzzPlan(words.slice(1));
const flag = words.indexOf('--language');
const [only] = flag < 0 ? [] : words.splice(flag, 2).slice(1);
const numbers = words.filter((word) => /^\d+$/.test(word));
const folders = words.filter((word) => !/^\d+$/.test(word));
const [seed = '1', mutations = folders.length > 0 ? '10000' : '20000'] = numbers;

const { analyze, allFindings, allNotChecked, reportsOf } = await bundled('src/analyze.ts');
const { hoverAt } = await bundled('src/features/hover.ts');
const { looksLikeTemplate, looksLikeParameters } = await bundled('src/languages/shared/json-file.ts');
const { recognizes } = await bundled('src/languages/az/sources.ts');
const options = { today: '2026-11-20', settings: { severities: {} } };

/** By language: the ends of its files, and what is put into their texts. */
const languages = {
  terraform: {
    endings: ['.tf', '.tfvars'],
    pieces: ['"', '${', '}', '%{', '{', '[', ']', '(', ')', '<<EOT\n', '\n', '=', '"10.0.0.0/8"', 'for x in ', '?', ':', '...', '*', '.', '/*', '#', '\u{1F600}', 'null', 'cidrsubnet(', '-1', '1e999', '\0'],
  },
  bicep: {
    endings: ['.bicep', '.bicepparam'],
    pieces: ["'", "'''", '${', '}', '{', '[', ']', '(', ')', '\n', '=', ':', ',', '?', '.?', '!', '@', '/*', '//', '...', '=>', '[for x in y: ', 'if (', "resource a 'b@c' existing = {\n", '\nparam x ', "module m 'main.bicep' = {\n", '::', "'10.0.0.0/8'", 'range(0, 1000000)', 'cidrSubnet(', '-1', '9e999', '\0', '\u{1F600}', '\r'],
  },
  arm: {
    endings: ['.json', '.jsonc'],
    pieces: ['"', '"[', ']"', '{', '}', '[', ']', ',', ':', '\n', '\\', '//', '/*', "'", '(', ')', '.', '"copy": [', '"copy": { "name": "x", "count": 5000 },', "[parameters('", 'null', '"10.0.0.0/8"', '-1', '1e999', "copyIndex()", '\0', '\u{1F600}', '\uFEFF'],
  },
  az: {
    endings: ['.sh', '.azcli', '.ps1', '.bat', '.yml', '.md', '.env'],
    pieces: [
      "'", '"', '`', '$(', '${', '}', '$((', '))', '(', ')', '{', '[[ ', ' ]]', '\\\n', '`\n', '^\n', '\n', '\r', '\0', '<<EOF\n', '\nEOF\n', "@'\n", '<name>', '&&', '||', '|', ';',
      '\nif [ "$A" = b ]; then\n', '\nelse\n', '\nfi\n', '\nfor i in {1..9999}; do\n', '\ndone\n', '\nf() {\n', '\nf\n', '\nsource ./deploy.sh\n', 'A=$A$A\n', 'A=(', '${A[@]}', ' -', ' --', ' --query "', ' --subnets "[{', '=',
      '\n```azurecli\n', '\n```\n', '    run: |\n', '      inlineScript: >-\n', '- ', '\t', '    ', '${{ matrix.x }}', '$(x)', 'matrix: { x: [1, 2] }\n', 'az aks create ', 'az aks nodepool add ', '--vnet-subnet-id ', '10.0.0.0/8', '-1', '$subnet', '@args', '#', '\u{1F600}', '\uFEFF',
    ],
  },
};
const chosen = Object.keys(languages).filter((language) => only === undefined || language === only);
if (chosen.length === 0) {
  console.error('usage: npm run fuzz -- [SEED] [MUTATIONS] [--language terraform|bicep|arm|az] [FOLDER...]');
  process.exit(2);
}
const languageOf = (name) => chosen.find((language) => languages[language].endings.some((ending) => name.endsWith(ending)));

let runs = 0;
let slow = [];

/** Reads the files as a user would see them, and takes the time. */
function read(files) {
  const start = performance.now();
  const analysis = analyze(undefined, new Map([...files].map(([name, text]) => [`file:///fuzz/${name}`, text])), options);
  allFindings(analysis);
  allNotChecked(analysis);
  const time = performance.now() - start;
  return { analysis, time };
}

function run(files, file, from = file) {
  runs++;
  const text = files.get(file);
  try {
    const { analysis, time } = read(files);
    for (const { deployment } of reportsOf(analysis)) JSON.stringify(deployment.network);
    if (runs % 50 === 0) hoverAt(analysis, `file:///fuzz/${file}`, runs % (text.length + 1));
    if (time > (slow.length < 5 ? 0 : slow.at(-1).time)) {
      // A pause of the machine is no slowness of ours: what is slow is slow again.
      const again = Math.min(time, ...[1, 2, 3].map(() => read(files).time));
      slow = [...slow, { time: again, length: text.length, from, text }].sort((a, b) => b.time - a.time).slice(0, 5);
    }
    return time;
  } catch (error) {
    console.error(`It threw on ${file} of ${from}:\n${text}\n`);
    throw error;
  }
}

let state = Number(seed) >>> 0;
const below = (limit) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};

function mutated(text, pieces) {
  let result = text;
  for (let edits = 1 + below(4); edits > 0; edits--) {
    const at = below(result.length + 1);
    result = result.slice(0, at) + (below(2) ? pieces[below(pieces.length)] : '') + result.slice(at + below(6));
  }
  return result;
}

const seconds = () => `${Math.round(performance.now() / 1000)} s`;
if (folders.length > 0) mutateFolders();
else await mutateFixtures();
for (const { time, length, from } of slow) console.log(`  ${time.toFixed(1)} ms for ${length} characters of ${from}`);
mkdirSync('out', { recursive: true });
writeFileSync('out/fuzz-slowest.txt', slow[0]?.text ?? '');
console.log('  the text of the first is in out/fuzz-slowest.txt');

async function mutateFixtures() {
  const projects = await fixtures();
  for (const { files } of projects) {
    for (const [file, text] of files) {
      const with_ = (changed) => run(new Map([...files, [file, changed]]), file);
      for (let end = 0; end <= text.length; end++) with_(text.slice(0, end));
      with_(text.replaceAll('\n', '\r\n'));
      with_(`\uFEFF${text}`);
      const lines = text.split('\n');
      for (const line of lines.keys()) with_(lines.toSpliced(line, 1).join('\n'));
    }
  }
  console.log(`${projects.length} fixtures, cut off and with lines missing: ${runs} runs (${seconds()})`);
  for (let i = 0; i < Number(mutations); i++) {
    const { files, language } = projects[below(projects.length)];
    const [file, text] = [...files][below(files.size)];
    run(new Map([...files, [file, mutated(text, languages[language].pieces)]]), file);
  }
  console.log(`${mutations} random mutations with seed ${seed}: nothing threw (${seconds()}); the slowest of ${runs} runs:`);
}

/** Everything that we have written in the languages: `[{ language, files }]`. */
async function fixtures() {
  const { readFixture } = await bundled('test/unit/fixture.ts');
  const { readDesign } = await bundled('test/unit/same/read-design.ts');
  const { pages } = await readRules();
  const projects = pages.flatMap(({ examples }) => examples.map(({ text }) => new Map(readFixture(text).files.map(({ name, text: each }) => [name, each]))));
  for (const design of globSync('test/same', '.md').filter((name) => !name.endsWith('README.md'))) projects.push(...readDesign(readFileSync(design, 'utf8')).versions.map(({ files }) => files));
  for (const language of Object.keys(languages)) {
    const files = languages[language].endings.flatMap((ending) => globSync(`examples/${language}`, ending));
    projects.push(new Map(files.map((file) => [relative(`examples/${language}`, file), readFileSync(file, 'utf8')])));
  }
  return projects.flatMap((files) => {
    const language = files.size > 0 ? languageOf([...files.keys()][0]) : undefined;
    return language === undefined ? [] : [{ language, files }];
  });
}

/** Random changes to random files of less than 100 KB. */
function mutateFolders() {
  const files = folders.flatMap((folder) => chosen.flatMap((language) => languages[language].endings.flatMap((ending) => globSync(folder, ending))));
  const candidates = files.filter((file) => statSync(file).size < 100_000).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const language = languageOf(file);
    if (text.length === 0 || (language === 'arm' && !looksLikeTemplate(text) && !looksLikeParameters(text))) return [];
    if (language === 'az' && !recognizes(file, text)) return [];
    return [{ file, text, language }];
  });
  let over = 0;
  for (let i = 0; i < Number(mutations); i++) {
    const { file, text, language } = candidates[below(candidates.length)];
    const name = basename(file);
    const changed = new Map([[name, mutated(text, languages[language].pieces)]]);
    if (run(changed, name, file) <= 50) continue;
    if (Math.min(...[1, 2, 3].map(() => read(changed).time)) > 50) over++;
  }
  console.log(`${mutations} random mutations of ${candidates.length} files with seed ${seed}: nothing threw; ${over} took more than 50 ms (${seconds()}); the slowest:`);
}
