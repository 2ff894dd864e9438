import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from '../index';
import { inMap, labels, read, spot, wait } from '../map-steps';
import { inWindow, untilSeen } from '../page';
import { inWorkspace } from '../problems';
import { closeAll, show } from '../steps';
import { accept, question, startAnew, summary, takeDefaults } from '../wizard-steps';

/** A second folder with a network of its own, which is in the workspace as long as a test runs. */
async function withFolder(name: string, body: (folder: vscode.Uri) => Promise<void>): Promise<void> {
  const folder = inWorkspace(`../../${name}`);
  const count = vscode.workspace.workspaceFolders?.length ?? 0;
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'main.tf'), new TextEncoder().encode('resource "azurerm_virtual_network" "hub" {\n  name          = "vnet-hub"\n  address_space = ["10.90.0.0/16"]\n}\n'));
  await changing(() => vscode.workspace.updateWorkspaceFolders(count, 0, { uri: folder }));
  try {
    await body(folder);
  } finally {
    await closeAll();
    await changing(() => vscode.workspace.updateWorkspaceFolders(count, 1));
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}

/** Changes the folders, and waits until the editor has done it: before that, it takes no other change. */
async function changing(change: () => boolean): Promise<void> {
  let done = false;
  const follow = vscode.workspace.onDidChangeWorkspaceFolders(() => { done = true; });
  assert.ok(change());
  await until(() => done, 'the folders of the workspace to change');
  follow.dispose();
}

test('the map has the networks of every folder, called by their folders, and can be confined to one', async () => {
  await withFolder('hub', async (folder) => {
    await show(vscode.Uri.joinPath(folder, 'main.tf'));
    await vscode.commands.executeCommand('aksnet.showMap');
    await untilSeen(read('.row.head h2'), (heads) => heads.length === 1 && heads[0] === 'hub', 'the folder of the file');
    await inWindow({ ...inMap, choose: '.scope', option: 'shop · Terraform' }, wait(spot('snet-nodes')));
    assert.deepEqual(await inWindow(read('.row.head h2')), ['shop']);
    const [all] = await inWindow(read('.scope option'));
    assert.match(all ?? '', /^All deployments \(\d+\)$/);
    await inWindow({ ...inMap, choose: '.scope', option: all ?? '' }, wait('.row.head h2:text-is("hub")'));
    const heads = await inWindow(read('.row.head h2'));
    assert.ok(heads.includes('shop') && heads.includes('hub'), heads.join());
    const lanes = await inWindow(labels('.row.lane.network'));
    assert.ok(lanes.includes('vnet-shop') && lanes.includes('vnet-hub'), lanes.join());
  });
}, 60_000);

test('the wizard writes into the folder of the file in front', async () => {
  await withFolder('hub', async (folder) => {
    await show(vscode.Uri.joinPath(folder, 'main.tf'));
    await startAnew('second');
    await takeDefaults('Regions');
    await inWindow(summary, { type: 'Write it' }, accept, question('write it to new files'), { type: 'Bicep' }, accept, question('write Bicep'));
    const [prompt] = await inWindow({ read: '.quick-input-widget:not([style*="display: none"]) .quick-input-message' });
    assert.match(prompt ?? '', /below hub/);
    await inWindow(accept);
    await until(() => vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, 'aks-second/main.bicep')).then(() => true, () => false) as Promise<boolean>, 'the file');
  });
}, 90_000);
