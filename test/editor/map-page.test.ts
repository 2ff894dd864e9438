import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { click, inMap, labels, openMap, read, spot, title, wait } from './map-steps';
import { inWindow, untilSeen } from './page';
import { inWorkspace } from './problems';
import { closeAll, problemOf, replace, revert, show } from './steps';

/** The map as a person sees it and uses it: with the mouse and the keyboard, inside the page. */

const main = inWorkspace('capacity/main.tf');

const focus = labels(':focus');
const facts = '.panel-facts';

function selected(uri: vscode.Uri): string | undefined {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === uri.path);
  return editor?.document.getText(editor.selection);
}

test('the map opens from the palette, the line above a cluster, the title of the editor and the explorer', async () => {
  const shown = wait('.row.head h2:text-is("capacity")');
  await show(main);
  await inWindow({ press: 'F1' }, { type: 'Show Capacity Map' }, { wait: '.quick-input-list .monaco-list-row:has-text("AKS Network: Show Capacity Map")' }, { press: 'Enter' }, shown);
  await closeAll();
  await show(main);
  await inWindow({ click: '.codelens-decoration a:has-text("4 subnets, 99 % full in an upgrade")' }, shown, title('vnet-plan'));
  await closeAll();
  await show(main);
  await inWindow({ click: '.editor-actions .action-label[aria-label*="Show Capacity Map"]' }, shown);
  await closeAll();
  await vscode.commands.executeCommand('workbench.view.explorer');
  await inWindow({ menu: '.explorer-folders-view .monaco-list-row[aria-label^="capacity"]' }, { click: '.monaco-menu .action-item:has-text("Show Capacity Map")' }, shown);
  // What is not in the folder is not drawn.
  assert.deepEqual(await inWindow(read('.row.head h2')), ['capacity']);
  await closeAll();
}, 60_000);

test('the keyboard alone goes over the blocks, reads their numbers and leads to the code', async () => {
  await openMap(main);
  let name = '';
  for (let tries = 0; tries < 20 && !name.startsWith('snet-flat '); tries++) [name = ''] = await inWindow({ press: 'Tab' }, focus);
  assert.match(name, /^snet-flat 10\.20\.0\.0\/21\. 1,550 now, 1,550 at the maximum, 1,581 in an upgrade of 2,043 addresses: has room/);
  const [next] = await inWindow({ press: 'ArrowRight' }, focus);
  assert.match(next ?? '', /^snet-share 10\.20\.8\.0\/21\. 1,550 now, 1,550 at the maximum, 1,705 in an upgrade of 2,043 addresses/);
  await inWindow({ press: 'Enter' }, title('snet-share'));
  await until(() => selected(main) === 'resource "azurerm_subnet" "share"', 'the code of the block');
  // The map keeps the focus, so that the arrows go on.
  const [third] = await inWindow({ press: 'ArrowRight' }, focus);
  assert.match(third ?? '', /^snet-overlay 10\.20\.16\.0\/26\. 50 now, 50 at the maximum, 51 in an upgrade of 59 addresses/);
  const [below] = await inWindow({ press: 'ArrowDown' }, focus);
  assert.match(below ?? '', /^services 172\.20\.0\.0\/16/);
  await closeAll();
}, 60_000);

test('details have the words of the squiggle, and lead to it', async () => {
  await openMap(main);
  const document = await show(main);
  await replace(document, 'node_count     = 7', 'node_count     = 9');
  const problem = await problemOf(main, 'subnet-too-small');
  await inWindow(wait(`${spot('snet-eight')}.error`), click(spot('snet-eight')), title('snet-eight'));
  const [message] = await inWindow(read('.panel-facts .findings button'));
  assert.equal(message, problem.message.split('\n')[0]);
  const [said] = await inWindow(labels(spot('snet-eight')));
  assert.ok(said?.includes(problem.message.split('\n')[0] ?? 'nothing'), said);
  await inWindow(click('.panel-facts .findings button'));
  await until(() => selected(main) === document.getText(problem.range), 'the squiggle');
  await revert(main);
  await closeAll();
}, 60_000);

test('keys in the code select the block, and typing changes the picture', async () => {
  await openMap(main);
  const document = await show(main);
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const before = document.positionAt(document.getText().indexOf('resource "azurerm_subnet" "overlay"')).translate(-1, 0);
  editor.selection = new vscode.Selection(before, before);
  await inWindow({ press: 'ArrowDown' }, wait(`${spot('snet-overlay')}.selected`), title('snet-overlay'));
  const count = document.getText().indexOf('node_count     = 50') + 'node_count     = '.length;
  editor.selection = new vscode.Selection(document.positionAt(count), document.positionAt(count + 2));
  await inWindow({ type: '61' });
  // (61 + 1) × 31 = 1,922.
  await untilSeen(labels(spot('snet-flat')), ([label]) => label?.includes('1,922 in an upgrade') === true, 'the edit in the picture');
  await revert(main);
  await untilSeen(labels(spot('snet-flat')), ([label]) => label?.includes('1,581 in an upgrade') === true, 'the picture to go back');
  await closeAll();
}, 60_000);

test('a slider that is dragged changes the numbers, and after a look at the edit the text', async () => {
  await openMap(main);
  await inWindow(click(spot('snet-eight')), title('snet-eight'));
  assert.match((await inWindow(read(facts)))[0] ?? '', /has room 248 needed in an upgrade, 251 usable/);
  const slider = '.panel-trials input[type=range][aria-label="Nodes, slider"]';
  await inWindow({ ...inMap, drag: slider, to: 20 });
  await until(async () => !/248 needed/.test((await inWindow(read(facts)))[0] ?? ''), 'the slider to answer');
  // The rest of the way by keys, which know no half pixels.
  for (let tries = 0; tries < 60; tries++) {
    const [text = ''] = await inWindow(read('.trial-bar li'));
    const nodes = Number(/^Nodes of system: (\d+)/.exec(text)?.[1] ?? 7);
    if (nodes === 8) break;
    await inWindow({ press: nodes > 8 ? 'ArrowLeft' : 'ArrowRight' });
  }
  assert.match((await inWindow(read(facts)))[0] ?? '', /too small for an upgrade 279 needed in an upgrade, 251 usable/);
  const document = await vscode.workspace.openTextDocument(main);
  await inWindow(click('.trial-bar button:has-text("Show as edit")'), { wait: '.pane-body .monaco-list-row:has-text("node_count")' });
  assert.ok(!document.isDirty, 'the text has changed before anybody looked at it');
  await inWindow({ click: '.monaco-button:has-text("Apply")' });
  await until(() => document.getText().includes('node_count     = 8\n'), 'the edit');
  assert.equal(document.getText().replace('node_count     = 8\n', 'node_count     = 7\n'), new TextDecoder().decode(await vscode.workspace.fs.readFile(main)));
  // What is in the text is no longer tried out.
  await untilSeen(read('.trial-bar'), (seen) => seen.length === 0, 'the trial to end');
  await revert(main);
  await closeAll();
}, 90_000);
