// Drives the page of the capacity map in a browser as a person does, checks it for accessibility in every theme, and says how
// fast it is with 300 networks. It needs no editor but for the colours of its themes, and to be reloaded in one. Usage: node scripts/test-map.mjs [WORD…]
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './host/browser.mjs';
import { mapFrame } from './host/frames.mjs';
import { themes, withWindow } from './host/look.mjs';
import { dataFor, filesIn, withMapPage } from './host/map-page.mjs';
import { root } from './host/paths.mjs';
import { manyNetworks } from './many-networks.mjs';

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--production'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);
const words = process.argv.slice(2);
const worked = readFileSync(join(root, 'test/editor/workspace/capacity/main.tf'), 'utf8');
const small = await dataFor(new Map([['file:///look/main.tf', worked]]));
/** Subnets that lie upon each other, and ranges of the cluster upon them. */
const overlapping = `
resource "azurerm_virtual_network" "main" {
  name                = "vnet-overlaps"
  location            = "westeurope"
  resource_group_name = "network"
  address_space       = ["10.9.0.0/20"]
}

resource "azurerm_subnet" "one" {
  name                 = "one"
  resource_group_name  = "network"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.9.0.0/22"]
}

resource "azurerm_subnet" "two" {
  name                 = "two"
  resource_group_name  = "network"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.9.2.0/23"]
}
`;
const browser = await launchBrowser();
let [passed, failed] = [0, 0];

async function test(name, options, body) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) return;
  try {
    await withMapPage(browser, { messages: [small], ...options }, body);
    passed += 1;
    console.log(`ok - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok - ${name}\n    ${error.stack.replaceAll('\n', '\n    ')}`);
  }
}

/** The same in a real editor, for what only that does. */
async function inEditor(name, body) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) return;
  try {
    await withWindow({ folder: join(root, 'test/editor/workspace/capacity'), size: { width: 1440, height: 900 } }, body);
    passed += 1;
    console.log(`ok - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok - ${name}\n    ${error.stack.replaceAll('\n', '\n    ')}`);
  }
}

const spot = (page, name) => page.locator(`.spot[aria-label^="${name} "]`).first();
const sent = (page, kind) => page.evaluate((wanted) => window.sent.filter((message) => message.kind === wanted), kind);
const facts = (page) => page.locator('.panel-facts').innerText();

await test('a click chooses a subnet, shows its numbers with their working, and asks for the code', {}, async (page) => {
  await spot(page, 'snet-flat').click();
  await page.locator('.panel-head h2', { hasText: 'snet-flat' }).waitFor();
  const text = await facts(page);
  assert.match(text, /1,581 needed in an upgrade, 2,043 usable/);
  assert.match(text, /system: \(50 \+ 1 surge\) nodes × \(1 \+ 30 pods\) = 1,581/);
  const [message] = await sent(page, 'reveal');
  assert.equal(message.element, 'azurerm_subnet.flat');
});

await test('the keyboard alone reaches, chooses and zooms', {}, async (page) => {
  await page.locator('.spot[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^snet-flat 10\.20\.0\.0\/21/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.panel-head h2')?.textContent === 'snet-share');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^snet-share/);
  const before = await spot(page, 'snet-share').boundingBox();
  await page.keyboard.press('f');
  await page.waitForTimeout(100);
  const after = await spot(page, 'snet-share').boundingBox();
  assert.ok(after.width > before.width * 1.2, `${before.width} → ${after.width}`);
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.lane').getAttribute('aria-label')), 'aks-flat');
});

await test('the wheel zooms where the mouse is, with the control key', {}, async (page) => {
  const box = await spot(page, 'snet-overlay').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.keyboard.down('Control');
  for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await page.waitForTimeout(150);
  const after = await spot(page, 'snet-overlay').boundingBox();
  assert.ok(after.width > box.width * 4, `${box.width} → ${after.width}`);
});

await test('a what-if answers at once, is said aloud, and asks for the edit', {}, async (page) => {
  await spot(page, 'snet-eight').click();
  const field = page.locator('.panel-trials input[type=number]').first();
  await field.fill('9');
  await page.waitForFunction(() => document.querySelector('.panel-facts .badge')?.textContent === 'too small now');
  assert.match(await page.locator('[role=status]').innerText(), /snet-eight: 279 addresses now.*too small now/);
  assert.equal(await field.evaluate((each) => each === document.activeElement), true);
  await page.waitForFunction(() => window.sent.some(({ kind }) => kind === 'check'));
  const [check] = await sent(page, 'check');
  assert.deepEqual(check.wanted.map(({ property, to }) => [property, to]), [['count', 9]]);
  await page.evaluate((number) => window.postMessage({ kind: 'checked', number, gone: [], come: ['Azure counts 261 addresses'], refused: null }, '*'), check.number);
  await page.locator('.panel-foot li', { hasText: 'Azure counts 261' }).waitFor();
  await page.locator('.panel-foot button', { hasText: 'Show as edit' }).click();
  assert.equal((await sent(page, 'edit')).length, 1);
  await page.locator('.panel-foot button', { hasText: 'Reset' }).click();
  await page.waitForFunction(() => document.querySelector('.panel-facts .badge')?.textContent === 'has room');
});

await test('a slider moves with the keys, and the picture with it', {}, async (page) => {
  await spot(page, 'snet-eight').click();
  await page.locator('.panel-trials input[type=range]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.spot.selected')?.classList.contains('level-full-now'));
});

await test('another model takes other numbers', {}, async (page) => {
  await page.locator('.chip', { hasText: 'aks-flat' }).click();
  await page.locator('.panel-trials select').first().selectOption('overlay');
  await spot(page, 'snet-flat').click();
  await page.waitForFunction(() => /51 needed in an upgrade/.test(document.querySelector('.panel-facts').innerText));
});

await test('free space takes a subnet of the size that is picked', {}, async (page) => {
  await page.locator('.spot.free').last().click();
  await page.locator('#free-need').fill('500');
  await page.waitForFunction(() => document.querySelector('#free-size').value === '23');
  await page.locator('#free-name').fill('snet-more');
  await page.locator('.panel button', { hasText: 'Insert subnet' }).click();
  const [message] = await sent(page, 'insert');
  assert.deepEqual(message.subnet, { network: 'azurerm_virtual_network.plan', name: 'snet-more', prefix: '10.20.18.0/23' });
});

await test('tables, curves and models have the same numbers', {}, async (page) => {
  await page.locator('#tab-map').focus();
  await page.keyboard.press('ArrowRight');
  const row = page.locator('table tr', { hasText: 'snet-flat' }).first();
  assert.match((await row.innerText()).replace(/\s+/g, ' '), /snet-flat vnet-plan 10\.20\.0\.0\/21 2,043 1,550 1,550 1,581 has room/);
  await page.keyboard.press('ArrowRight');
  await page.locator('.growth', { hasText: 'snet-eight' }).waitFor();
  assert.match(await page.locator('.growth', { hasText: 'snet-eight' }).innerText(), /system may have 8 nodes here, and with room for an upgrade 7; today it has 7 at most/);
  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('table.compare').first().innerText(), /1,581/);
});

await test('pictures and Markdown leave the page', {}, async (page) => {
  for (const type of ['svg', 'png', 'md']) await page.locator('.export').selectOption(type);
  await page.waitForFunction(() => window.sent.filter(({ kind }) => kind === 'save').length === 3);
  const saved = Object.fromEntries((await sent(page, 'save')).map(({ type, text }) => [type, text]));
  assert.match(saved.svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*snet-flat/);
  assert.ok(!saved.svg.includes('var(--'), 'a colour of the style sheet is left');
  assert.equal(Buffer.from(saved.png, 'base64').subarray(1, 4).toString(), 'PNG');
  assert.match(saved.md, /1,581/);
});

await test('the state outlives a reload', {}, async (page) => {
  await spot(page, 'snet-share').click();
  await page.locator('#tab-table').click();
  await page.waitForTimeout(100);
  const kept = await page.evaluate(() => window.acquireVsCodeApi().getState());
  assert.equal(kept.tab, 'table');
  assert.equal(kept.selection.element, 'azurerm_subnet.share');
});

await test('messages that are none are ignored', {}, async (page) => {
  for (const message of [null, 1, { kind: 'data' }, { kind: 'select', deployment: 1 }, { kind: 'data', order: [], changed: [{}], ready: true }]) await page.evaluate((each) => window.postMessage(each, '*'), message);
  await page.waitForTimeout(100);
  assert.ok(await page.locator('.spot').count() > 4);
});

await test('a proposal says that nothing is written, and what can be done with it', { messages: [{ kind: 'proposal', title: 'Plan: shop', notes: ['<b>10.1.0.0/16</b> is free'], actions: ['Write it', 'Change answers'] }, small] }, async (page) => {
  assert.match(await page.locator('.proposal').innerText(), /Plan: shop[^]*nothing has been written[^]*<b>10\.1\.0\.0\/16<\/b> is free/);
  await page.locator('.proposal button', { hasText: 'Change answers' }).click();
  assert.deepEqual(await sent(page, 'act'), [{ kind: 'act', action: 1 }]);
  await spot(page, 'snet-flat').click();
  await page.locator('.panel-trials input[type=number]').first().fill('9');
  await page.locator('.panel-foot button', { hasText: 'Reset' }).waitFor();
  assert.equal(await page.locator('.panel-foot button', { hasText: 'Show as edit' }).count(), 0);
});

await test('an empty workspace says what to do', { messages: [{ kind: 'data', order: [], changed: [], ready: true }] }, async (page) => {
  assert.match(await page.locator('.nothing').innerText(), /Open a folder/);
});

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const wrong = await dataFor(new Map([...filesIn(join(root, 'examples/terraform')), ['file:///look/overlaps/main.tf', overlapping]]));
const proposal = { kind: 'proposal', title: 'Plan: shop', notes: ['10.1.0.0/16 is free'], actions: ['Write it', 'Change answers'] };
for (const [theme, forced] of [...Object.keys(themes).map((name) => [name, false]), ['dark', true], ['light', true]]) {
  const name = `${theme}${forced ? ', forced colours' : ''}`;
  // The policy of the page forbids scripts of others; the checker comes in through the browser.
  const check = async (page, where) => {
    const { violations } = await page.evaluate('axe.run(document)');
    assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`), []);
  };
  await test(`accessible: ${name}`, { theme, forced }, async (page) => {
    await page.evaluate(axe);
    await check(page, 'map');
    await spot(page, 'snet-eight').click();
    await page.locator('.panel-trials input[type=number]').first().fill('9');
    await page.waitForTimeout(400);
    await check(page, 'chosen');
    await page.locator('.spot.free').last().click();
    await check(page, 'free');
    for (const tab of ['table', 'growth', 'models']) {
      await page.locator(`#tab-${tab}`).click();
      await page.waitForTimeout(60);
      await check(page, tab);
    }
  });
  await test(`accessible with errors, overlaps and a proposal: ${name}`, { theme, forced, messages: [proposal, wrong] }, async (page) => {
    assert.ok(await page.locator('.spot.error').count() > 1);
    assert.ok(await page.locator('svg.overlapping .overlap').count() > 0);
    await page.evaluate(axe);
    await page.locator('.spot.error').first().click();
    await page.locator('.panel-facts').waitFor();
    await check(page, 'map');
    await page.locator('#tab-table').click();
    await page.waitForTimeout(60);
    await check(page, 'table');
  });
}

const many = await dataFor(new Map([['file:///look/main.tf', manyNetworks(300)]]));
// How fast it is depends on the machine: the figures are for reading, and nothing fails for them.
await test('300 networks with 3,000 subnets open and answer', { messages: [] }, async (page) => {
  assert.equal(many.changed[0].network.subnets.length, 3000);
  const opened = await page.evaluate((data) => new Promise((resolve) => {
    const start = performance.now();
    window.postMessage(data, '*');
    const look = () => (document.querySelectorAll('.spot').length > 10 ? requestAnimationFrame(() => resolve(performance.now() - start)) : requestAnimationFrame(look));
    look();
  }), many);
  await page.locator('.spot.subnet').first().click();
  await page.locator('.panel-trials input[type=range]').first().waitFor();
  const frames = await page.evaluate(async () => {
    const slider = document.querySelector('.panel-trials input[type=range]');
    const spent = [];
    for (let i = 1; i <= 40; i++) {
      slider.value = String(i);
      let start;
      // The first call of the frame comes before the page's own, the message after all of its work and the drawing.
      requestAnimationFrame(() => { start = performance.now(); });
      const before = performance.now();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      const handled = performance.now() - before;
      await new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(spent.push(handled + performance.now() - start));
          channel.port2.postMessage(0);
        });
      });
    }
    return spent.sort((a, b) => a - b);
  });
  const [median, worst] = [frames[Math.floor(frames.length / 2)], frames.at(-1)];
  const scrolled = await page.evaluate(async () => {
    const scroller = document.querySelector('.scroller');
    const start = performance.now();
    scroller.scrollTop = scroller.scrollHeight;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  });
  console.log(`  300 networks, 3,000 subnets, ${(JSON.stringify(many).length / 1e6).toFixed(1)} MB: open in ${opened.toFixed(0)} ms; a step of the slider ${median.toFixed(1)} ms (worst ${worst.toFixed(1)}); to the end of the list ${scrolled.toFixed(0)} ms`);
  assert.ok(await page.locator('.panel-foot button', { hasText: 'Reset' }).isVisible());
});

await inEditor('a reload of the window brings the map back as it was', async (window) => {
  await window.open('main.tf');
  await window.command('AKS Network: Show Capacity Map');
  const before = await mapFrame(window.page);
  await spot(before, 'snet-eight').click();
  await before.locator('.panel-trials input[type=number]').first().fill('9');
  await before.locator('.panel-facts', { hasText: '310 needed in an upgrade' }).waitFor();
  await before.locator('.lane[aria-label="vnet-plan"] button[aria-label^="Zoom in"]').click();
  const label = (frame) => frame.locator('.lane[aria-label="vnet-plan"] .overview-view').first().getAttribute('width');
  await before.locator('.overview-view').first().waitFor();
  const view = await label(before);
  await before.locator('#tab-table').click();
  await before.locator('table.grid').first().waitFor();

  const reloaded = window.page.waitForEvent('framenavigated', (frame) => frame === window.page.mainFrame());
  await window.command('Developer: Reload Window');
  await reloaded;
  const after = await mapFrame(window.page, 'table.grid');
  assert.ok(before.isDetached() && after !== before, 'the window was not reloaded');
  assert.equal(await after.locator('[role=tab][aria-selected=true]').innerText(), 'Table');
  assert.equal(await after.locator('.panel-head h2').innerText(), 'snet-eight');
  // What was tried out still is: 10 × 31 = 310.
  assert.match(await after.locator('.panel-facts').innerText(), /310 needed in an upgrade, 251 usable/);
  await after.locator('.trial-bar', { hasText: /Nodes of system: 9[^]*Would come: Azure counts 261 addresses/ }).waitFor();
  await after.locator('#tab-map').click();
  await after.locator('.overview-view').first().waitFor();
  assert.equal(await label(after), view);
  // And it lives: a click goes to the code, which is brought back beside it.
  await spot(after, 'snet-share').click();
  await window.page.locator('.monaco-editor .selected-text').first().waitFor();
  await after.locator('.panel-head h2', { hasText: 'snet-share' }).waitFor();
});

await browser.close();
console.log(`map: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
