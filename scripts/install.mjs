// Brings node_modules up to the lock file. It uses nothing that is installed.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/paths.mjs';

/** Runs `npm ci` when node_modules is missing or older than the lock file. Ends the process when that fails. */
export function installIfNeeded() {
  const installed = changed(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== undefined && installed >= (changed(join(root, 'package-lock.json')) ?? 0)) return;
  const run = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function changed(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
