import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './index';

/** Something that a person does in the window, or looks at. Places are CSS selectors; texts may be told by `:has-text("…")`. */
export type Act =
  | { readonly press: string }
  | { readonly type: string }
  | { readonly click: string }
  | { readonly wait: string }
  | { readonly read: string };

let folder: string | undefined;
let asked = 0;

/**
 * Does something in the window, for what no command of the editor can do: typing into a question, say. Whoever runs the tests reads
 * the request from what they print, and answers in a file. What was read comes back, in the order of the acts.
 */
export async function inWindow(...acts: readonly Act[]): Promise<readonly string[]> {
  folder ??= mkdtempSync(join(tmpdir(), 'aksnet-window-'));
  asked += 1;
  const answer = join(folder, `${String(asked)}.json`);
  console.log(`@page ${JSON.stringify({ acts, answer })}`);
  await until(() => existsSync(answer), `the window to do ${JSON.stringify(acts)}`);
  const { seen, fault } = JSON.parse(readFileSync(answer, 'utf8')) as { readonly seen: readonly string[]; readonly fault?: string };
  if (fault !== undefined) throw new Error(`In the window: ${fault}`);
  return seen;
}
