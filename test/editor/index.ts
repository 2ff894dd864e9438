import * as vscode from 'vscode';

/** How long one test may take, in milliseconds, unless it says so itself. */
const ordinaryLimit = 30_000;
/** After so many tests in a row that did not end, the rest would only wait too. */
const patience = 3;
/** How often `until` looks, in milliseconds. */
const pause = 50;

interface Test {
  readonly name: string;
  readonly body: () => Promise<void> | void;
  readonly limit: number;
}

const tests: Test[] = [];

/** Adds a test. They run in the order in which they were added, one after the other. `limit` is in milliseconds. */
export function test(name: string, body: () => Promise<void> | void, limit = ordinaryLimit): void {
  tests.push({ name, body, limit });
}

/**
 * Waits until the condition gives something that is neither undefined nor false, and returns it. An editor answers in
 * its own time: poll, never sleep. It ends with the limit of the test, which then says `what` it was waiting for.
 */
export async function until<T>(condition: () => T | undefined | false | Promise<T | undefined | false>, what: string): Promise<T> {
  const before = waitingFor;
  waitingFor = what;
  const mine = running;
  for (;;) {
    const found = await condition();
    if (found !== undefined && found !== false) {
      waitingFor = before;
      return found;
    }
    // A test that ran out of time must not go on behind the next one.
    if (running !== mine) throw new Error(`Gave up waiting for ${what}`);
    await wait(pause);
  }
}

/** Lets time pass, in milliseconds. Only to show that something does not come; for what does come there is `until`. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What the extension host calls. It prints a line per test and a sum, and throws when a test failed. */
export async function run(): Promise<void> {
  // The folders of a workspace file come a moment after the window; an editor that has lost them says so, and is opened again.
  const patienceEnds = Date.now() + longestOpening;
  while (vscode.workspace.workspaceFolders === undefined || vscode.workspace.workspaceFolders.length === 0) {
    if (Date.now() > patienceEnds) {
      console.log(withoutFolders);
      throw new Error(withoutFolders);
    }
    await wait(pause);
  }
  let failed = 0;
  let lateInARow = 0;
  for (const each of tests) {
    const failure = lateInARow < patience ? await failureOf(each) : `Not run: ${String(patience)} tests in a row did not end`;
    lateInARow = lateInARow >= patience || failure?.includes(tooLate) ? lateInARow + 1 : 0;
    if (failure === undefined) {
      console.log(`ok - ${each.name}`);
    } else {
      failed += 1;
      console.log(`not ok - ${each.name}\n${failure.replace(/^/gm, '    ')}`);
    }
  }
  console.log(`editor tests: ${String(tests.length - failed)} passed, ${String(failed)} failed`);
  if (failed > 0) throw new Error(`${String(failed)} of ${String(tests.length)} editor tests failed`);
}

/** How long the folders may take, in milliseconds. */
const longestOpening = 20_000;

/** What the script that runs the tests looks for. */
const withoutFolders = 'The editor opened without the folders of its workspace';

const tooLate = 'It did not end within';
let running: Test | undefined;
let waitingFor: string | undefined;

async function failureOf(each: Test): Promise<string | undefined> {
  running = each;
  waitingFor = undefined;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => {
      const waited = waitingFor === undefined ? '' : `, waiting for ${waitingFor}`;
      reject(new Error(`${tooLate} ${String(each.limit / 1000)} seconds${waited}`));
    }, each.limit);
  });
  try {
    await Promise.race([each.body(), tooLong]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(alarm);
    running = undefined;
  }
}
