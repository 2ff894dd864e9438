// Runs the tests of test/editor in real editors, one after the other. Usage: npm run test:editor [-- RUN… WORD…]
// RUN: newest oldest installed several web restricted (all without one); WORD: only the test files whose path has it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEditorTests } from './editor-bundle.mjs';
import { temporaryFolder } from './host/cleanup.mjs';
import { newest, oldest } from './host/editors.mjs';
import { copyExtension } from './host/extension-copy.mjs';
import { editorWorkspace, out, root } from './host/paths.mjs';
import { runTests } from './host/test-run.mjs';

const runs = {
  newest: { about: `VS Code ${newest.version}`, editor: newest, bundle: 'full' },
  oldest: { about: `VS Code ${oldest.version}`, editor: oldest, bundle: 'full' },
  installed: { about: `VS Code ${newest.version}, the packed extension installed`, editor: newest, bundle: 'full', packed: true },
  several: { about: `VS Code ${newest.version}, several folders`, editor: newest, bundle: 'several', folders: [{ path: 'workspace/shop' }, { uri: 'aksnet-test-memory:/project' }] },
  web: { about: `VS Code ${newest.version}, the web worker host`, editor: newest, bundle: 'web', kind: 'web' },
  restricted: { about: `VS Code ${newest.version}, Restricted Mode`, editor: newest, bundle: 'restricted', trusted: false },
};

const chosen = process.argv.slice(2).filter((word) => word in runs);
const words = process.argv.slice(2).filter((word) => !(word in runs));

try {
  runScript('build.mjs');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const bundles = await bundleEditorTests(words);
const summaries = [];
for (const [name, { about, bundle, packed = false, folders, ...options }] of Object.entries(runs)) {
  const tests = bundles[bundle];
  if (tests === undefined || (chosen.length > 0 && !chosen.includes(name))) continue;
  console.log(`\n${name}: ${about}`);
  summaries.push({ name, ...(await runOne(name, tests, packed, folders, options)) });
}

console.log('');
for (const { name, passed, failed, failure } of summaries) console.log(`${name.padEnd(11)} ${passed} passed, ${failed} failed${failure === undefined ? '' : `: ${failure}`}`);
const sum = (key) => summaries.reduce((total, summary) => total + summary[key], 0);
console.log(`all editors: ${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(summaries.length > 0 && sum('failed') === 0 ? 0 : 1);

/** Runs one bundle. A run that breaks off, or in which no test ran, counts as a failure of its own. */
async function runOne(name, tests, packed, folders, options, triesLeft = 1) {
  let counts;
  let lost = false;
  const print = (line) => {
    lost ||= line.includes('The editor opened without the folders of its workspace');
    const found = /editor tests: (\d+) passed, (\d+) failed/.exec(line);
    if (found) counts = { passed: Number(found[1]), failed: Number(found[2]) };
    console.log(`  ${line}`);
  };
  try {
    const place = realpathSync(temporaryFolder('workspace'));
    cpSync(editorWorkspace, join(place, 'workspace'), { recursive: true });
    const workspace = join(place, folders === undefined ? 'workspace' : 'several.code-workspace');
    if (folders !== undefined) writeFileSync(workspace, JSON.stringify({ folders }));
    const given = packed ? { extension: emptyExtension(), vsix: packedExtension(), tests } : options.kind === 'web' ? webExtension(tests) : { extension: root, tests };
    const passed = await runTests({ name, workspace, print, ...given, ...options });
    // No test has run then, and the fault is not ours: an editor now and then does not read its workspace file.
    if (lost && counts === undefined && triesLeft > 0) return await runOne(name, tests, packed, folders, options, triesLeft - 1);
    if (counts === undefined) return { passed: 0, failed: 1, failure: 'the tests did not come to their end' };
    if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, failure: 'there was no test' };
    if (!passed && counts.failed === 0) return { ...counts, failed: 1, failure: 'the extension host ended badly' };
    return counts;
  } catch (error) {
    console.log(error.stack);
    return { passed: counts?.passed ?? 0, failed: (counts?.failed ?? 0) + 1, failure: error.message.split('\n')[0] };
  }
}

/** The host of tests is an extension under development; when ours is installed, this empty one takes the part. */
function emptyExtension() {
  const folder = join(out, 'editor', 'empty-extension');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', publisher: 'aksnet', version: '0.0.0', engines: { vscode: '*' } }));
  return folder;
}

/** With `main` in the manifest the Node host would be taken, and so would it for tests outside the extension's folder. */
function webExtension(tests) {
  const extension = copyExtension(join(out, 'editor', 'web-extension'), (manifest) => ({ ...manifest, main: undefined }));
  const inside = join(extension, 'tests.js');
  cpSync(tests, inside);
  return { extension, tests: inside };
}

function packedExtension() {
  runScript('package.mjs');
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}

function runScript(name) {
  const run = spawnSync(process.execPath, [join(root, 'scripts', name)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) throw new Error(`scripts/${name} failed`);
}
