import * as vscode from 'vscode';
import { inWindow, type Act } from './page';
import { show } from './steps';

/** What a person does in the page of the map, and what they see there. */

export const inMap = { in: 'map' } as const;

type Read = Extract<Act, { read: string }>;

export function click(selector: string): Act {
  return { ...inMap, click: selector };
}

export function wait(selector: string): Act {
  return { ...inMap, wait: selector };
}

export function read(selector: string): Read {
  return { ...inMap, read: selector };
}

/** What a screen reader says of it. */
export function labels(selector: string): Read {
  return { ...inMap, read: selector, attribute: 'aria-label' };
}

/** The block of a subnet or range in the picture. */
export function spot(name: string): string {
  return `.spot[aria-label^="${name} "]`;
}

/** The details are about something of this name. */
export function title(text: string): Act {
  return wait(`.panel-head h2:text-is("${text}")`);
}

/** Opens the map about a file, beside it, and waits until it shows nothing else: a file that was made a moment ago is read a moment later. */
export async function openMap(uri: vscode.Uri): Promise<void> {
  await show(uri);
  await vscode.commands.executeCommand('aksnet.showMap');
  await inWindow(wait('.lanes:has(.row.lane):not(:has(.row.head ~ .row.head))'));
}
