// Bundles the unit tests that match the given words (all without words) and runs them with node's own test runner.
// UPDATE=1 rewrites expectations. Usage: npm run unit -- net terraform
import { spawnSync } from 'node:child_process';
import { globSync } from './glob.mjs';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const words = process.argv.slice(2);
const tests = globSync('test/unit', '.test.ts').filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
const outdir = words.length === 0 ? 'out/unit' : `out/unit-${words.join('-').replace(/\W+/g, '-')}`;
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: tests,
  outdir,
  outbase: 'test/unit',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...globSync(outdir, '.test.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
process.exit(run.status ?? 1);
