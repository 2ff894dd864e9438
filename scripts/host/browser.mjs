// A browser to show the editor in: one that is installed, else the one that npm carries for Linux, else Debian's.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { npmPackage } from './npm-packages.mjs';
import { cache } from './paths.mjs';

/** Opens a headless browser. Nothing in it reaches out: it shows a server of this machine. */
export async function launchBrowser() {
  // Imported late: this file must load before node_modules is there.
  const { chromium } = await import('playwright-core');
  const { path, env } = await findBrowser();
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-dev-shm-usage'],
  });
}

/** The browser's binary and what it needs in its environment. `CHROME` names one of your own. */
export async function findBrowser() {
  const own = process.env.CHROME;
  if (own !== undefined && own !== '') return { path: own, env: {} };
  const installed = installedBrowser();
  if (installed !== undefined) return { path: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const carried = await carriedBrowser();
    if (starts(carried)) return carried;
  }
  const debian = debianBrowser();
  if (debian !== undefined) return { path: debian, env: {} };
  throw new Error('No browser was found. Install Chrome or Chromium, or name one in the environment variable CHROME.');
}

function installedBrowser() {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const onPath = names.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
  const macOS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  const windows = [process.env.ProgramFiles, process.env['ProgramFiles(x86)']].flatMap((folder) => [
    join(folder ?? '', 'Google/Chrome/Application/chrome.exe'),
    join(folder ?? '', 'Microsoft/Edge/Application/msedge.exe'),
  ]);
  return { linux: onPath, darwin: macOS, win32: windows }[process.platform]?.find((path) => existsSync(path));
}

/**
 * The headless browser that the package @sparticuz/chromium carries, unpacked. It needs a few libraries and one font
 * that a bare machine lacks; the package carries these too.
 */
async function carriedBrowser() {
  const version = '147.0.2';
  const place = join(cache, `chromium-${version}`);
  if (!existsSync(place)) {
    const carrier = join(npmPackage({ name: '@sparticuz/chromium', version, proofs: ['bin/chromium.br', 'bin/al2023.tar.br', 'bin/fonts.tar.br'] }), 'bin');
    const staging = join(cache, `.staging-${process.pid}-chromium`);
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true });
    await expand(join(carrier, 'chromium.br'), join(staging, 'chromium'));
    for (const name of ['al2023', 'fonts']) {
      await expand(join(carrier, `${name}.tar.br`), join(staging, `${name}.tar`));
      const run = spawnSync('tar', ['-xf', `${name}.tar`], { cwd: staging, encoding: 'utf8' });
      if (run.status !== 0) throw new Error(`${name}.tar could not be unpacked: ${run.error?.message ?? run.stderr}`);
      rmSync(join(staging, `${name}.tar`));
    }
    if (!existsSync(place)) renameSync(staging, place);
  }
  const path = join(place, 'chromium');
  const env = {};
  if (missesLibraries(path)) env.LD_LIBRARY_PATH = join(place, 'lib');
  if (!hasFonts()) env.FONTCONFIG_FILE = fontSettings(place);
  return { path, env };
}

async function expand(from, to) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

function missesLibraries(path) {
  const run = spawnSync('ldd', [path], { encoding: 'utf8' });
  return run.status !== 0 || run.stdout.includes('not found');
}

/** Without any font the browser ends itself as soon as it draws a letter. */
function hasFonts() {
  const isFont = (name) => /\.(ttf|otf|ttc|pfb)$/i.test(name);
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'].filter((folder) => existsSync(folder));
  return existsSync('/etc/fonts/fonts.conf') && folders.some((folder) => readdirSync(folder, { recursive: true }).some(isFont));
}

function fontSettings(place) {
  const file = join(place, 'our-fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig><dir>${join(place, 'fonts')}</dir><cachedir>${join(place, 'font-cache')}</cachedir></fontconfig>\n`);
  return file;
}

function starts({ path, env }) {
  return spawnSync(path, ['--no-sandbox', '--version'], { env: { ...process.env, ...env } }).status === 0;
}

/** Debian's chromium, installed when we may. */
function debianBrowser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write('Installing chromium with apt-get …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return installedBrowser();
}
