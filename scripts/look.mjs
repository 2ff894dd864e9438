// Takes pictures of our extension in a real editor. The steps are done in the order in which they are written.
// Usage: npm run look -- [--folder examples] [--theme dark|light|contrast|contrast-light|all] [--size 1280x800] [--scale 1]
//   STEP…: --open FILE  --problems (waits for a squiggle)  --at TEXT  --hover TEXT  --fixes TEXT  --command TITLE
//          --press KEYS  --type TEXT  --wait MILLISECONDS  --picture NAME
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { themes, withWindow } from './host/look.mjs';
import { root } from './host/paths.mjs';

const steps = {
  open: (window, path) => window.open(path),
  problems: (window) => window.squiggle(),
  at: (window, text) => window.at(text),
  hover: (window, text) => window.hover(text),
  fixes: (window, text) => window.fixes(text),
  command: (window, title) => window.command(title),
  press: (window, keys) => window.page.keyboard.press(keys),
  type: (window, text) => window.page.keyboard.type(text),
  wait: (window, milliseconds) => window.page.waitForTimeout(Number(milliseconds)),
};
const string = { type: 'string' };
const { values, tokens } = parseArgs({
  tokens: true,
  options: { folder: string, theme: string, size: string, scale: string, picture: string, ...Object.fromEntries(Object.keys(steps).map((step) => [step, step === 'problems' ? { type: 'boolean' } : string])) },
});
if (!tokens.some((token) => token.name === 'picture')) tokens.push({ kind: 'option', name: 'picture', value: 'look' });

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);

const [width, height] = (values.size ?? '1280x800').split('x').map(Number);
const chosen = values.theme === 'all' ? Object.keys(themes) : [values.theme ?? 'dark'];
for (const theme of chosen) {
  await withWindow({ folder: values.folder ?? join(root, 'examples'), theme, size: { width, height }, scale: Number(values.scale ?? 1) }, async (window) => {
    for (const { name, value } of tokens.filter((token) => token.kind === 'option')) {
      if (name === 'picture') console.log(await window.picture(chosen.length > 1 ? `${value}-${theme}` : value));
      else await steps[name]?.(window, value);
    }
  });
}
