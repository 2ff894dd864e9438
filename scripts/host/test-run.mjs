// Runs a bundle of tests in the extension host of a real VS Code, and says how it went.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { act } from './acts.mjs';
import { launchBrowser } from './browser.mjs';
import { pictures } from './paths.mjs';
import { startServer } from './server.mjs';

/**
 * Opens `workspace`, a folder or a `.code-workspace` file, in an editor with the extension in the folder `extension`, and lets its extension host run the module
 * `tests` (a file that exports `run`). `kind` is `web` for the web worker host. The other options are the server's. What
 * the extension host prints goes to `print`, line by line. Returns whether the tests passed; a picture of a run
 * that failed is left in out/pictures/.
 */
export async function runTests({ name, workspace, extension, tests, kind = 'node', print, silence = 180_000, ...options }) {
  const browser = await launchBrowser();
  let server;
  let alarm;
  try {
    server = await startServer({ ...options, testing: true });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const settled = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationLog', (_type, args) => {
        alarm.refresh();
        const text = [args].flat().map(String).join(' ');
        for (const line of noise.test(text) ? [] : text.split('\n')) {
          if (line.startsWith(asked)) void answerTo(page, name, JSON.parse(line.slice(asked.length)));
          else print(line);
        }
      });
      void page.exposeFunction('codeAutomationExit', (code) => resolve(code === 0));
      page.on('crash', () => {
        print('The page crashed.');
        resolve(false);
      });
      // Each test has a limit of its own; this is for a host that is gone, and starts again with all that is heard of it.
      alarm = setTimeout(() => {
        print(`The extension host said nothing for ${silence / 1000} seconds.`);
        resolve(false);
      }, silence).unref();
    });
    const { authority, url } = server;
    const remote = (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
    const payload = [['extensionDevelopmentPath', remote(extension)], ['extensionTestsPath', remote(tests)], ['skipWelcome', 'true']];
    if (kind === 'web') payload.push(['extensionDevelopmentKind', 'web']);
    await page.goto(url([[workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace], ['payload', JSON.stringify(payload)]]));
    const passed = await settled;
    if (!passed) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `failed-${name}.png`) }).catch(() => undefined);
    }
    return passed;
  } finally {
    clearTimeout(alarm);
    await browser.close().catch(() => undefined);
    server?.end();
  }
}

/** What these editors say in every run because native modules and the internet are not there, and their own progress. */
const noise = new RegExp(
  '^(Error: Could not locate the bindings file|Cannot find module .*(watchdog|vsda)|getaddrinfo |connect E|Canceled|Resolv(ing|ed) connection token|Creating a socket' +
    '|\\[(reconnection|Service Worker|AgentHost|AccountPolicyGate)|Updating additional builtin|ChatSessionStore)',
);

/** How a test asks for something to be done in the window (test/editor/page.ts). */
const asked = '@page ';

/** Does in the window what a person would, and leaves what was seen, or what went wrong, in the file `answer`. Where it is stuck, out/pictures/ shows it. */
async function answerTo(page, name, { acts, answer }) {
  let said;
  try {
    said = { seen: await act(page, acts) };
  } catch (error) {
    said = { seen: [], fault: error.message };
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `stuck-${name}.png`) }).catch(() => undefined);
  }
  writeFileSync(`${answer}.part`, JSON.stringify(said));
  renameSync(`${answer}.part`, answer);
}
