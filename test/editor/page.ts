import * as vscode from 'vscode';
import { until } from './index';
import { inWorkspace } from './problems';

/**
 * Something that a person does in the window, or looks at. Places are CSS selectors; texts may be told by `:has-text("…")`. `in` names a
 * page of the extension: the map of the workspace, or that of a proposal.
 */
export type Act =
  | { readonly press: string }
  | { readonly type: string }
  | (Place & { readonly click: string })
  /** The right button. */
  | (Place & { readonly menu: string })
  /** Takes the thumb of a slider to another value. */
  | (Place & { readonly drag: string; readonly to: number })
  | (Place & { readonly choose: string; readonly option: string })
  | (Place & { readonly wait: string })
  /** The texts of all that are meant, or one of their attributes. */
  | (Place & { readonly read: string; readonly attribute?: string });

interface Place {
  readonly in?: 'map' | 'proposal';
}

let asked = 0;

/**
 * Does something in the window, for what no command of the editor can do: typing into a question, say. Whoever runs the tests reads
 * the request from what they print, and answers in a file beside the workspace. What was read comes back, in the order of the acts.
 */
export async function inWindow(...acts: readonly Act[]): Promise<readonly string[]> {
  asked += 1;
  const answer = inWorkspace(`../answer-${String(asked)}.json`);
  console.log(`@page ${JSON.stringify({ acts, answer: answer.fsPath })}`);
  const text = await until(() => textOf(answer), `the window to do ${JSON.stringify(acts)}`);
  const { seen, fault } = JSON.parse(text) as { readonly seen: readonly string[]; readonly fault?: string };
  if (fault !== undefined) throw new Error(`In the window: ${fault}`);
  return seen;
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
}

/** Waits until what is read satisfies the condition, and returns it. What `of` selects need not be there yet. */
export async function untilSeen(of: Extract<Act, { read: string }>, isIt: (seen: readonly string[]) => boolean, what: string): Promise<readonly string[]> {
  return until(async () => {
    const seen = await inWindow(of);
    return isIt(seen) && seen;
  }, what);
}
