// Opens the examples in an editor with the extension, and sets up what is missing. Usage:
// npm start [-- --browser] [--folder examples] [--host 127.0.0.1] [--port 0] [--check]
// A desktop VS Code is taken when there is one; --browser takes the embedded one, which prints its address and stays until
// Ctrl-C; --check shows the embedded one to a headless browser, waits for the squiggles, and ends.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installIfNeeded } from './install.mjs';
import { root } from './host/paths.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(root, 'examples') },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '0' },
  },
});
const folder = realpathSync(resolve(values.folder));

installIfNeeded();
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
if (built.status !== 0) process.exit(1);

const desktop = values.browser || values.check ? undefined : desktopEditor();
if (values.check) await check();
else if (desktop !== undefined) openDesktop(desktop);
else await serve();

/** The `code` command, when there is also a screen to open a window on. */
function desktopEditor() {
  const screen = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return screen ? (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name)).find((path) => existsSync(path)) : undefined;
}

function openDesktop(code) {
  const windows = process.platform === 'win32';
  const args = [`--extensionDevelopmentPath=${root}`, folder].map((arg) => (windows ? `"${arg}"` : arg));
  const run = spawnSync(windows ? `"${code}"` : code, args, { stdio: 'inherit', shell: windows });
  console.log('A window of VS Code opens with the extension. Open main.tf in it.');
  process.exitCode = run.status ?? 1;
}

async function serve() {
  // Imported late: these modules use what was just installed.
  const { temporaryFolder } = await import('./host/cleanup.mjs');
  const { newest } = await import('./host/editors.mjs');
  const { copyExtension } = await import('./host/extension-copy.mjs');
  const { startServer } = await import('./host/server.mjs');
  const unpacked = copyExtension(join(temporaryFolder('extension'), 'unpacked'));
  const server = await startServer({ editor: newest, unpacked, host: values.host, port: Number(values.port) });
  console.log(`\nVS Code ${newest.version} with AKS Network Planner runs here until Ctrl-C. Open this in a browser:\n\n${server.url([['folder', folder]])}\n`);
  const code = await server.gone;
  console.error(`The editor's server ended (${code}).`);
  process.exit(1);
}

async function check() {
  const { withWindow } = await import('./host/look.mjs');
  await withWindow({ folder }, async (window) => {
    await window.open('terraform/main.tf');
    await window.squiggle();
    console.log(`squiggles appear in terraform/main.tf: ${await window.picture('start')}`);
  });
}
