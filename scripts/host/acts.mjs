// What tests ask to be done in the window (test/editor/page.ts), done with mouse and keyboard as a person would.
import { mapFrame, proposalFrame } from './frames.mjs';

/** How long a thing may take to come, in milliseconds. */
const patience = 10_000;

/** Does one act after the other, and returns what was read. `page` is Playwright's. */
export async function act(page, acts) {
  const seen = [];
  for (const each of acts) await one(page, each, seen).catch((error) => { throw new Error(`${JSON.stringify(each)}: ${error.message.split('\n')[0]}`); });
  return seen;
}

async function one(page, { in: inside, press, type, click, drag, to, choose, option, wait, read, attribute, menu }, seen) {
  const place = inside === undefined ? page : await (inside === 'proposal' ? proposalFrame(page) : mapFrame(page, 'body'));
  if (press !== undefined) {
    await page.keyboard.press(press);
    // A page leaves such keys to the editor, which sends it what to do a moment later.
    if (press.startsWith('Control+')) await page.waitForTimeout(250);
  }
  if (type !== undefined) await page.keyboard.type(type);
  if (click !== undefined) await place.locator(click).first().click({ timeout: patience });
  if (menu !== undefined) {
    await place.locator(menu).first().click({ button: 'right', timeout: patience });
    // A menu takes no click that comes right behind the one that opened it.
    await page.waitForTimeout(300);
  }
  if (drag !== undefined) await slide(page, place.locator(drag).first(), to);
  if (choose !== undefined) await place.locator(choose).first().selectOption({ label: option }, { timeout: patience });
  if (wait !== undefined) await place.locator(wait).first().waitFor({ timeout: patience });
  if (read !== undefined) seen.push(...(await place.locator(read).evaluateAll(textsOf, attribute)));
}

/** Takes the thumb of a slider with the mouse and lets it go where it stands at the value `to`. */
async function slide(page, slider, to) {
  await slider.scrollIntoViewIfNeeded({ timeout: patience });
  const { x, y, width, height } = await slider.boundingBox();
  const { min, max, value } = await slider.evaluate((each) => ({ min: Number(each.min), max: Number(each.max), value: Number(each.value) }));
  // The middle of the thumb never comes nearer to an end than half of its width.
  const thumb = 16;
  const at = (number) => x + thumb / 2 + ((number - min) / (max - min)) * (width - thumb);
  await page.mouse.move(at(value), y + height / 2);
  await page.mouse.down();
  await page.mouse.move(at(to), y + height / 2, { steps: 8 });
  await page.mouse.up();
}

/** Runs in the page: an attribute of each, or its text as it is laid out; a drawing has no layout of its text. */
function textsOf(elements, attribute) {
  return elements.map((each) => (attribute === undefined ? (each.innerText ?? each.textContent) : (each.getAttribute(attribute) ?? '')));
}
