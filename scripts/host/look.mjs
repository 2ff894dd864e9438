// Opens a folder in a real editor with our extension, for a script that drives it as a person would and takes pictures.
import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { temporaryFolder } from './cleanup.mjs';
import { newest } from './editors.mjs';
import { copyExtension } from './extension-copy.mjs';
import { pictures } from './paths.mjs';
import { startServer } from './server.mjs';

export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

/**
 * Opens `folder` (the extension must be built), calls `drive` with the window (see `windowOf`), and closes everything.
 * `theme` is a key of `themes`; `size` is in CSS pixels; `scale` makes pictures finer; `settings` are the machine's.
 */
export async function withWindow({ folder, theme = 'dark', size = { width: 1280, height: 800 }, scale = 1, editor = newest, settings = {} }, drive) {
  const unpacked = copyExtension(join(temporaryFolder('extension'), 'unpacked'));
  const browser = await launchBrowser();
  let server;
  try {
    server = await startServer({ editor, unpacked, settings: { ...plain, 'workbench.colorTheme': themes[theme] ?? theme, ...settings } });
    const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, colorScheme: /light/i.test(theme) ? 'light' : 'dark' });
    const page = await context.newPage();
    const place = realpathSync(resolve(folder));
    await page.goto(server.url([['folder', place]]));
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    const window = windowOf(page, place);
    try {
      return await drive(window);
    } catch (error) {
      error.message += `\nWhat the window showed: ${await window.picture('failed-look').catch(() => 'it is gone')}`;
      throw error;
    }
  } finally {
    await browser.close().catch(() => undefined);
    server?.end();
  }
}

/** What would lie over or beside what we want to see. */
const plain = {
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'telemetry.telemetryLevel': 'off',
};

/**
 * A window: `page` is Playwright's, the rest are its habits with an editor. A place in the text is named by a piece of
 * text that is on one line; its first occurrence in the open file counts.
 */
export function windowOf(page, folder) {
  let openFile;

  /** Opens a file of the folder by quick open. `path` is relative, with `/`. */
  async function open(path) {
    await page.keyboard.press('Control+P');
    await choose(path, basename(path));
    openFile = path;
    await page.locator(`.tab.active[data-resource-name="${basename(path)}"]`).first().waitFor();
  }

  /** Runs a command by its title in the command palette. */
  async function command(title) {
    await page.keyboard.press('F1');
    await choose(`>${title}`, title.replace(/^.*: /, ''));
  }

  async function choose(text, label) {
    const input = page.locator('.quick-input-widget:not([style*="display: none"]) input').first();
    await input.waitFor();
    await input.fill(text);
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await row.waitFor();
    await row.click();
  }

  /** Waits until the open file shows a squiggle; `kind` is `error`, `warning` or `info`, all without it. */
  async function squiggle(kind) {
    const kinds = kind === undefined ? ['error', 'warning', 'info'] : [kind];
    await page.locator(kinds.map((each) => `.monaco-editor .squiggly-${each}`).join(', ')).first().waitFor({ state: 'attached', timeout: 60_000 });
  }

  /** Puts the cursor at the text and returns its middle on the screen. */
  async function at(text) {
    const lines = readFileSync(join(folder, openFile), 'utf8').split(/\r?\n/);
    const line = lines.findIndex((each) => each.includes(text));
    if (line < 0) throw new Error(`${openFile} does not have “${text}”`);
    await page.keyboard.press('Control+G');
    const input = page.locator('.quick-input-widget:not([style*="display: none"]) input').first();
    await input.waitFor();
    await input.fill(`:${line + 1}:${lines[line].indexOf(text) + 1}`);
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    const found = await page.waitForFunction(middleOf, text);
    return found.jsonValue();
  }

  /** Holds the mouse over the text until the card appears. */
  async function hover(text) {
    const { x, y } = await at(text);
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y, { steps: 3 });
    await page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor();
  }

  /** Puts the cursor at the text and opens the menu of the light bulb. */
  async function fixes(text) {
    await at(text);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  /** Saves what the window shows as out/pictures/<name>.png, and returns the path. */
  async function picture(name) {
    mkdirSync(pictures, { recursive: true });
    const path = join(pictures, `${name}.png`);
    // Cards fade in; this shows them as they are in the end.
    await page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  return { page, folder, open, command, squiggle, at, hover, fixes, picture };
}

/** Runs in the page: the middle of the text on the screen, where an editor shows it; null while it does not. */
function middleOf(text) {
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    // An editor draws spaces as no-break spaces.
    const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const length = node.textContent.length;
      if (start >= before && start < before + length) range.setStart(node, start - before);
      const end = start + text.length;
      if (end > before && end <= before + length) {
        range.setEnd(node, end - before);
        break;
      }
      before += length;
    }
    const box = range.getBoundingClientRect();
    if (box.width > 0) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return null;
}
