// Everything that must hold. Usage: npm test; npm run check (types, lint and unit tests only).
// It needs Node and npm, and installs the rest itself: nothing here may import from node_modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installIfNeeded } from './install.mjs';
import { root } from './host/paths.mjs';

const quick = process.argv.includes('--quick');
const node = (script, ...args) => [process.execPath, [join(root, 'scripts', script), ...args]];

const steps = [
  { title: 'Types', command: npm('types') },
  { title: 'Lint', command: npm('lint') },
  // The reporter prints one line a test, in a file as on a screen.
  { title: 'Unit tests', command: node('unit.mjs'), env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --test-reporter=spec` }, count: nodeTests },
  ...(quick
    ? []
    : [
        ...(existsSync(join(root, 'scripts', 'generate.mjs')) ? [{ title: 'Generated files are current', command: node('generate.mjs', '--check') }] : []),
        { title: 'Build', command: node('build.mjs') },
        // Before the editors: it is soon over, and fetches nothing that they do not.
        { title: 'Map', command: node('test-map.mjs'), count: mapTests },
        { title: 'Editor tests', command: node('test-editor.mjs'), count: editorTests },
      ]),
];

installIfNeeded();
const results = [];
for (const step of steps) {
  console.log(`\n=== ${step.title} ===`);
  const { status, output } = await run(step.command, step.env);
  const tests = step.count?.(output) ?? { passed: 0, failed: 0 };
  // A test run that ended badly, or that says nothing of any test, did not pass, whatever else it says.
  const broken = status !== 0 || (step.count !== undefined && tests.passed + tests.failed === 0);
  results.push({ title: step.title, broken, tests: { ...tests, failed: broken ? Math.max(1, tests.failed) : tests.failed } });
}

console.log('\n=== Summary ===');
for (const { title, broken, tests } of results) console.log(`${broken ? 'FAILED' : 'ok    '}  ${title}${tests.passed > 0 ? `: ${tests.passed} passed, ${tests.failed} failed` : ''}`);
const sum = (key) => results.reduce((total, { tests }) => total + tests[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(results.some(({ broken }) => broken) ? 1 : 0);

function npm(script) {
  return ['npm', ['run', '--silent', script]];
}

/** Runs a command, shows what it prints, and returns that with its status. */
function run([command, args], env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && command === 'npm' });
    let output = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.setEncoding('utf8').on('data', (text) => {
        output += text;
        to.write(text);
      });
    }
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** The sum that Node's test runner prints at its end, in either of its two formats. */
function nodeTests(output) {
  const count = (word) => Number(stripVTControlCharacters(output).match(new RegExp(`^(?:ℹ|#) ${word} (\\d+)`, 'm'))?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled') };
}

function mapTests(output) {
  const found = /^map: (\d+) passed, (\d+) failed/m.exec(output);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}

function editorTests(output) {
  const found = /^all editors: (\d+) passed, (\d+) failed/m.exec(output);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}
