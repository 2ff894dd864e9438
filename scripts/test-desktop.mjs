// Runs the tests of test/editor in a desktop VS Code, which is downloaded. Usage: npm run test:desktop [-- VERSION] [WORD…]
// VERSION is `stable` (without one), `insiders` or a number such as 1.100.3. On Linux without a screen, run it under xvfb-run.
import { spawnSync } from 'node:child_process';
import { cpSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleEditorTests } from './editor-bundle.mjs';
import { temporaryFolder } from './host/cleanup.mjs';
import { editorWorkspace, root } from './host/paths.mjs';

const [first, ...others] = process.argv.slice(2);
const named = first !== undefined && /^(stable|insiders|\d+\.\d+\.\d+)$/.test(first);
const version = named ? first : 'stable';

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
if (built.status !== 0) process.exit(1);
const { full } = await bundleEditorTests(named || first === undefined ? others : [first, ...others]);
if (full === undefined) {
  console.error('No test file has such a name.');
  process.exit(1);
}

// A copy that the tests may change, and profiles that are thrown away.
const workspace = join(realpathSync(temporaryFolder('workspace')), 'workspace');
cpSync(editorWorkspace, workspace, { recursive: true });
try {
  process.exitCode = await runTests({
    version,
    extensionDevelopmentPath: root,
    extensionTestsPath: full,
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', temporaryFolder('user'), '--skip-welcome', '--skip-release-notes'],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
