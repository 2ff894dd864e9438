// Finds the pages of the extension in a window of the editor: each lies in a frame of its own, which comes and goes.

const title = 'AKS Network: Capacity Map';

/** The frame of the map of the workspace, once it has drawn something. */
export function mapFrame(page, wanted = '.row, .nothing h2') {
  return frameWith(page, wanted, '.proposal', 'The map did not open');
}

/** The frame of the map of a proposal. */
export function proposalFrame(page) {
  return frameWith(page, '.proposal', undefined, 'The proposal did not open');
}

async function frameWith(page, wanted, unwanted, fault) {
  const isIt = ([name, yes, no]) => document.title === name && document.querySelector(yes) !== null && (no === undefined || document.querySelector(no) === null);
  for (let tries = 0; tries < 200; tries++) {
    for (const frame of page.frames()) if (await soon(frame.evaluate(isIt, [title, wanted, unwanted]))) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(fault);
}

/** What it is, or false: a frame that is being put up or taken down may not answer at all. */
function soon(promise) {
  return Promise.race([promise.catch(() => false), new Promise((resolve) => { setTimeout(resolve, 400, false); })]);
}
