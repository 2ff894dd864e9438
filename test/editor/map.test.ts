import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait } from './index';
import { inWorkspace } from './problems';
import { closeAll, replace, revert, show } from './steps';
import type { MapProbe } from '../../src/vscode/map';

const main = inWorkspace('capacity/main.tf');

/** What the extension gives to tests. */
async function probe(): Promise<MapProbe> {
  const extension = vscode.extensions.all.find(({ id }) => id === 'aksnet.aks-network-planner');
  assert.ok(extension, 'the extension is not there');
  const api = (await extension.activate()) as { readonly ready: Promise<void>; readonly map: MapProbe };
  await api.ready;
  return api.map;
}

/** Opens the map about the worked cases and waits until it has drawn them. */
async function openMap(): Promise<MapProbe> {
  const map = await probe();
  await show(main);
  await vscode.commands.executeCommand('aksnet.showMap');
  await until(() => map.received().some(({ kind }) => kind === 'ready'), 'the page');
  await until(() => map.sent().some((message) => message.kind === 'data' && message.ready && message.changed.length > 0), 'the data');
  return map;
}

function flat(map: MapProbe): string {
  const deployment = map.sent().flatMap((message) => (message.kind === 'data' ? message.changed : [])).find(({ root }) => root.endsWith('capacity'));
  assert.ok(deployment, 'the folder is not among the deployments');
  return deployment.key;
}

test('the command opens the map about the file in front, and only once', async () => {
  const map = await openMap();
  await vscode.commands.executeCommand('aksnet.showMap');
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ label }) => label === 'Capacity Map');
  assert.equal(tabs.length, 1);
  const scope = await until(() => map.sent().find((message) => message.kind === 'scope'), 'what to show');
  assert.ok(scope.kind === 'scope');
  assert.deepEqual(scope.keys, [flat(map)]);
});

test('an edit reaches the map without saving, and nothing else is sent again', async () => {
  const map = await openMap();
  const before = map.sent().length;
  const document = await show(main);
  await replace(document, 'node_count     = 50', 'node_count     = 61');
  const data = await until(() => map.sent().slice(before).find((message) => message.kind === 'data'), 'the edit in the map');
  assert.ok(data.kind === 'data');
  assert.deepEqual(data.changed.map(({ key }) => key), [flat(map)]);
  assert.match(JSON.stringify(data.changed), /"value":61/);
  await revert(main);
});

test('the cursor in the code selects the block, and a click on the block goes to the code', async () => {
  const map = await openMap();
  const document = await show(main);
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  assert.ok(editor);
  const before = map.sent().length;
  const at = document.positionAt(document.getText().indexOf('"10.20.16.0/26"') + 3);
  editor.selection = new vscode.Selection(at, at);
  const select = await until(() => map.sent().slice(before).find((message) => message.kind === 'select'), 'the block of the cursor');
  assert.ok(select.kind === 'select');
  assert.equal(select.element, 'azurerm_subnet.overlay');

  map.receive({ kind: 'reveal', deployment: flat(map), element: 'azurerm_subnet.eight', property: 'prefixes' });
  await until(() => {
    const shown = vscode.window.visibleTextEditors.find((each) => each.document.uri.path === main.path);
    return shown?.document.getText(shown.selection) === '"10.20.17.0/24"';
  }, 'the code of the block');
});

test('a what-if is judged by the rules, and becomes an edit only after it was looked at', async () => {
  const map = await openMap();
  const before = map.sent().length;
  const wanted = [{ element: 'azurerm_subnet.flat', property: 'prefixes' as const, to: '10.20.0.0/23' }];
  map.receive({ kind: 'check', number: 7, deployment: flat(map), wanted });
  const checked = await until(() => map.sent().slice(before).find((message) => message.kind === 'checked'), 'what the rules say');
  assert.ok(checked.kind === 'checked');
  assert.equal(checked.number, 7);
  assert.equal(checked.refused, null);
  // 50 nodes × (30 − 1) = 1,450 are more than the 507 of a /23.
  assert.ok(checked.come.some((message) => /1,450/.test(message) && /507/.test(message)), checked.come.join('; '));
  const edit = map.editFor(flat(map), wanted);
  assert.ok(edit, 'there is no edit');
  assert.deepEqual(edit.entries().map(([uri, edits]) => [uri.path, edits.map(({ newText }) => newText)]), [[main.path, ['"10.20.0.0/23"']]]);
  // The preview of changes waits for somebody who takes or leaves it.
  const document = await vscode.workspace.openTextDocument(main);
  map.receive({ kind: 'edit', deployment: flat(map), wanted });
  await wait(1500);
  assert.ok(!document.isDirty, 'the text has changed before anybody looked at it');
  await vscode.commands.executeCommand('refactorPreview.discard');
  assert.ok(await vscode.workspace.applyEdit(edit.entries().reduce((plain, [uri, edits]) => {
    plain.set(uri, edits);
    return plain;
  }, new vscode.WorkspaceEdit())));
  assert.match(document.getText(), /\["10\.20\.0\.0\/23"\]/);
  await revert(main);
});

test('a line above clusters and networks leads to the map, and can be switched off', async () => {
  await show(main);
  const lenses = async (): Promise<readonly vscode.CodeLens[]> => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', main, 20);
    return found.filter(({ command }) => command?.command === 'aksnet.showMap');
  };
  const titles = await until(async () => {
    const found = (await lenses()).map(({ command }) => command?.title ?? '');
    return found.length === 5 && found;
  }, 'the lines');
  // 1,705 of 2,043 is the fullest but for the /24: 8 × 31 = 248 of 251.
  assert.deepEqual(titles, [
    'Capacity map · 4 subnets, 99 % full in an upgrade', 'Capacity map · 50 nodes, 78 % full in an upgrade', 'Capacity map · 50 nodes, 84 % full in an upgrade',
    'Capacity map · 50 nodes, 87 % full in an upgrade', 'Capacity map · 7 nodes, 99 % full in an upgrade',
  ]);
  const configuration = vscode.workspace.getConfiguration('aksnet');
  await configuration.update('mapLens', false, vscode.ConfigurationTarget.Workspace);
  await until(async () => (await lenses()).length === 0, 'the lines to go');
  await configuration.update('mapLens', undefined, vscode.ConfigurationTarget.Workspace);
});

test('messages of the page that are none are ignored', async () => {
  const map = await openMap();
  const before = map.sent().length;
  for (const message of [null, 'reveal', { kind: 'reveal' }, { kind: 'check', number: 'x', deployment: '', wanted: [] }, { kind: 'edit', deployment: flat(map), wanted: [{ element: 1 }] }]) map.receive(message);
  assert.equal(map.sent().length, before);
  await closeAll();
});
