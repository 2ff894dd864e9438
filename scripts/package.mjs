// Makes aks-network-planner-<version>.vsix. Usage: npm run package
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary } from './host/editors.mjs';
import { npmPackage } from './host/npm-packages.mjs';
import { root } from './host/paths.mjs';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entry = 'vsce';
const vsce = join(npmPackage({ name: '@vscode/vsce', version: '4.1.0', proofs: [entry] }), entry);
// The bundles carry their dependencies. What the packager asks about is answered here, so that it never waits for a person.
const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', `${name}-${version}.vsix`];
if (!existsSync(join(root, 'LICENSE'))) args.push('--skip-license');
// The packager does not run on Node 20.
const run = spawnSync(nodeBinary(24), [vsce, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
process.exit(run.status ?? 1);
