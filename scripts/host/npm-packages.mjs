// Packages from npm that only a test host needs. They are fetched when they are first used, into .vscode-test/, so that
// `npm ci` stays small, and are kept: the next run needs no network.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cache } from './paths.mjs';

/**
 * The folder of an installed npm package, which is fetched when it is not there. Scripts of packages are not run.
 * `proofs` are paths inside the package without which it counts as incomplete and is fetched again; `inner` is a folder
 * inside it whose own dependencies are installed too. Throws with npm's words when it cannot be had.
 */
export function npmPackage({ name, version, proofs, inner }) {
  const place = join(cache, `${name.replace('@', '').replace('/', '-')}-${version}`);
  const folder = join(place, 'node_modules', ...name.split('/'));
  if (proofs.every((proof) => existsSync(join(folder, proof)))) return folder;

  dropAbandoned();
  // Made beside and renamed at the end: a set-up that was cut off never looks like a whole one.
  const staging = join(cache, `.staging-${process.pid}-${basename(place)}`);
  process.stderr.write(`Fetching ${name} ${version} from npm …\n`);
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, 'package.json'), '{ "private": true }\n');
  const staged = join(staging, 'node_modules', ...name.split('/'));
  npm(staging, ['install', '--save-exact', `${name}@${version}`]);
  if (inner !== undefined) npm(join(staged, inner), ['install', '--omit=dev']);
  const missing = proofs.filter((proof) => !existsSync(join(staged, proof)));
  if (missing.length > 0) throw new Error(`${name} ${version} came without ${missing.join(', ')}`);
  rmSync(place, { recursive: true, force: true });
  renameSync(staging, place);
  return folder;
}

/** Runs npm in a folder that is not this project. */
function npm(folder, args) {
  const ours = process.env.npm_execpath ?? '';
  const [command, ...first] = basename(ours) === 'npm-cli.js' ? [process.execPath, ours] : ['npm'];
  // What `npm run` tells its children about this project would make the inner npm work on this project.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|config_(local_prefix|prefix$))/.test(key)));
  const run = spawnSync(command, [...first, ...args, '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${run.error?.message ?? ''}${run.stdout ?? ''}${run.stderr ?? ''}`);
}

/** Removes what set-ups left that were cut off, but not what another process is at. */
function dropAbandoned() {
  if (!existsSync(cache)) return;
  for (const entry of readdirSync(cache)) {
    const pid = /^\.staging-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(cache, entry), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
