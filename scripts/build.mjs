// Bundles what is shipped into dist/. Usage: npm run build [-- --production]
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './host/paths.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { writeRulePages } from './rule-pages.mjs';

const production = process.argv.includes('--production');

const shared = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  // Without this, jsonc-parser's other build is taken, which looks for its own files at run time.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
};

const bundles = [
  { entryPoints: ['src/vscode/extension.ts'], outfile: 'dist/extension.js', platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'] },
  { entryPoints: ['src/vscode/extension.ts'], outfile: 'dist/web/extension.js', platform: 'browser', format: 'cjs', target: 'es2022', external: ['vscode'] },
  { entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', platform: 'node', format: 'cjs', target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  { entryPoints: ['src/webview/main.ts'], outfile: 'dist/map.js', platform: 'browser', format: 'iife', target: 'es2022' },
].filter((bundle) => existsSync(join(root, bundle.entryPoints[0])));

const results = await Promise.all(bundles.map((bundle) => build({ ...shared, ...bundle }))).catch(() => {
  // What is wrong was printed by esbuild.
  process.exit(1);
});
const cli = join(root, 'dist', 'cli.js');
if (existsSync(cli)) chmodSync(cli, 0o755);

const inputs = new Set(results.flatMap((result) => Object.keys(result.metafile.inputs)));
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'ThirdPartyNotices.txt'), thirdPartyNotices(inputs));
for (const result of results) for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) if (file.endsWith('.js')) console.log(`${file}  ${(bytes / 1024).toFixed(1)} kB`);
console.log(`dist/rules/  ${await writeRulePages(join(root, 'dist', 'rules'))} pages`);
