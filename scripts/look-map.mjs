// Takes pictures of the page of the capacity map, in one theme of the editor or in all of them.
// Usage: node scripts/look-map.mjs [--folder examples] [--theme dark|light|contrast|contrast-light|all] [--forced] [--size 1200x800] [--scale 1]
//   STEP…: --click SELECTOR  --press KEY  --type TEXT  --set SELECTOR=VALUE  --wait MILLISECONDS  --picture NAME
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './host/browser.mjs';
import { themes } from './host/look.mjs';
import { dataFor, filesIn, withMapPage } from './host/map-page.mjs';
import { pictures, root } from './host/paths.mjs';

const steps = {
  click: (page, selector) => page.locator(selector).first().click(),
  press: (page, key) => page.keyboard.press(key),
  type: (page, text) => page.keyboard.type(text),
  set: (page, text) => page.locator(text.split('=').slice(0, -1).join('=')).first().fill(text.split('=').at(-1)),
  hover: (page, selector) => page.locator(selector).first().hover(),
  choose: (page, text) => page.locator(text.split('=').slice(0, -1).join('=')).first().selectOption(text.split('=').at(-1)),
  wait: (page, milliseconds) => page.waitForTimeout(Number(milliseconds)),
};
const string = { type: 'string' };
const { values, tokens } = parseArgs({
  tokens: true,
  options: { folder: string, theme: string, size: string, scale: string, picture: string, forced: { type: 'boolean' }, ...Object.fromEntries(Object.keys(steps).map((step) => [step, string])) },
});
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);
const messages = [await dataFor(filesIn(resolve(values.folder ?? 'examples')))];
const [width, height] = (values.size ?? '1200x800').split('x').map(Number);
const chosen = values.theme === 'all' ? Object.keys(themes) : [values.theme ?? 'dark'];
const browser = await launchBrowser();
for (const theme of chosen) {
  await withMapPage(browser, { theme, size: { width, height }, scale: Number(values.scale ?? 1), forced: values.forced ?? false, messages }, async (page) => {
    for (const { name, value } of tokens.filter((token) => token.kind === 'option')) {
      if (name !== 'picture') {
        await steps[name]?.(page, value);
        continue;
      }
      mkdirSync(pictures, { recursive: true });
      const path = join(pictures, `${value}${chosen.length > 1 ? `-${theme}` : ''}.png`);
      await page.waitForTimeout(250);
      await page.screenshot({ path });
      console.log(path);
    }
  });
}
await browser.close();
