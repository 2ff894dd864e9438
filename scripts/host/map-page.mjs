// Opens the page of the capacity map in a browser without an editor, for looking at it, checking it and measuring it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { bundled } from '../bundled.mjs';
import { globSync } from '../glob.mjs';
import { mapFrame } from './frames.mjs';
import { themes, withWindow } from './look.mjs';
import { out, root } from './paths.mjs';

/** What the editor would send for these files (`uri` → text): the message with all of their deployments. */
export async function dataFor(files) {
  const { analyze } = await bundled('src/analyze.ts');
  const { drawnReports, sentDeployment } = await bundled('src/features/map.ts');
  const analysis = analyze(undefined, files, { today: '2026-11-20', settings: { severities: {} } });
  const changed = drawnReports(analysis).map((report) => sentDeployment(analysis, report, (uri) => uri.replace(/^file:\/\/\/[^/]*\/?/, '') || 'workspace'));
  return { kind: 'data', order: changed.map(({ key }) => key), changed, ready: true };
}

/** The files of a folder as the analysis takes them. */
export function filesIn(folder) {
  return new Map(globSync(folder, '').filter((file) => /\.(tf|tofu|tfvars|bicep|bicepparam|json)$/.test(file)).map((file) => [`file:///look/${file.slice(folder.length).replace(/^\/+/, '')}`, readFileSync(file, 'utf8')]));
}

/**
 * Opens the built page in a theme of the editor's, hands it the messages, and calls `drive` with Playwright's page. What the page
 * sends is in `window.sent`. `forced` is for the forced colours of the operating system.
 */
export async function withMapPage(browser, { theme = 'dark', size = { width: 1200, height: 800 }, scale = 1, forced = false, messages = [] }, drive) {
  const { variables, body } = (await themeVariables())[theme];
  const style = `:root { ${Object.entries(variables).map(([name, value]) => `${name}: ${value};`).join(' ')} }`;
  const server = createServer((request, response) => {
    const file = { '/map.js': 'dist/map.js', '/map.css': 'media/map.css' }[request.url];
    if (request.url === '/theme.css') response.setHeader('content-type', 'text/css').end(style);
    else if (file) response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'text/css').end(readFileSync(join(root, file)));
    else response.setHeader('content-type', 'text/html').end(html(body));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, forcedColors: forced ? 'active' : 'none', colorScheme: /light/.test(theme) ? 'light' : 'dark' });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => { faults.push(error.message); });
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await page.addInitScript(() => {
      window.sent = [];
      let state;
      window.acquireVsCodeApi = () => ({ postMessage: (message) => { window.sent.push(message); }, getState: () => state, setState: (next) => { state = next; } });
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    for (const message of messages) await page.evaluate((data) => { window.postMessage(data, '*'); }, message);
    if (messages.length > 0) await page.waitForFunction(() => document.querySelector('.row, .pages > *, .nothing h2') !== null, undefined, { timeout: 20_000 });
    // The first rows may still be laid out anew, and a click on a row that is replaced goes nowhere.
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))); }));
    const result = await drive(page);
    if (faults.length > 0) throw new Error(`The page says: ${faults.join('; ')}`);
    return result;
  } finally {
    await context.close();
    server.close();
  }
}

/** The same policy as in the editor, so that what it forbids fails here, too. */
function html(body) {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>AKS Network: Capacity Map</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'nonce-page'; img-src data:">
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/map.css"></head><body class="${body}"><script nonce="page" src="/map.js"></script></body></html>`;
}

/** The colours that the editor gives its pages, asked for once in a real one. */
async function themeVariables() {
  const file = join(out, 'map-themes.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const found = {};
  for (const theme of Object.keys(themes)) {
    await withWindow({ folder: join(root, 'examples'), theme }, async (window) => {
      await window.open('terraform/main.tf');
      await window.squiggle();
      await window.command('AKS Network: Show Capacity Map');
      const frame = await mapFrame(window.page);
      found[theme] = await frame.evaluate(() => ({
        variables: Object.fromEntries([...document.documentElement.style].filter((name) => name.startsWith('--vscode-')).map((name) => [name, document.documentElement.style.getPropertyValue(name)])),
        body: document.body.className,
      }));
    });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(file, JSON.stringify(found));
  return found;
}
