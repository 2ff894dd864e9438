import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { inWindow } from './page';
import { inWorkspace, problemsOf } from './problems';
import { closeAll, mended, problemOf, ruleOf, show, write } from './steps';
import { accept, all, question, takeDefaults, widget } from './wizard-steps';

/** The command goes on until its last question is answered: nobody waits for it here. */
function start(command: string): void {
  void vscode.commands.executeCommand(command);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}

test('the wizard asks one thing after the other, by the keyboard alone, and writes new files', async () => {
  start('aksnet.planNetwork');
  await inWindow({ wait: `${widget} .quick-input-title:has-text("Plan a network")` });
  const [title] = await inWindow({ read: `${widget} .quick-input-title` });
  if (title?.trim() === 'Plan a network') await inWindow({ type: 'anew' }, accept);
  await inWindow(question('Name'), all, { type: 'Bad Name' });
  const [fault] = await inWindow({ wait: `${widget} .quick-input-message:has-text("small letters")` }, { read: `${widget} .quick-input-message` });
  assert.match(fault ?? '', /small letters, digits and hyphens/);
  // What is wrong is not taken.
  await inWindow(accept, question('Name'), all, { type: 'duo' }, accept);
  await takeDefaults('Regions');
  const rows = await inWindow({ wait: `${widget} .quick-input-title:has-text("Plan: ")` }, { read: `${widget} .monaco-list-row` });
  assert.ok(rows.some((row) => row.includes('Write it to new files')), rows.join(' | '));
  await inWindow({ type: 'Write it' }, accept, question('write it to new files'), { type: 'Bicep' }, accept, question('write Bicep'), accept);
  const file = inWorkspace('aks-duo/main.bicep');
  await until(() => isThere(file), 'the file');
  const text = await textOf(file);
  assert.match(text, /resource vnetWesteurope 'Microsoft\.Network\/virtualNetworks@/);
  assert.match(text, /param name string = 'duo'/);
  await until(() => vscode.window.activeTextEditor?.document.uri.path === file.path, 'the file in an editor');
  assert.deepEqual(problemsOf(file).map(ruleOf), []);
  await closeAll();
}, 90_000);

test('what is there is not written over', async () => {
  start('aksnet.planNetwork');
  await inWindow(question('Plan a network'), { type: 'Go on' }, accept, { wait: `${widget} .quick-input-title:has-text("Plan: ")` });
  await inWindow({ type: 'Write it' }, accept, question('write it to new files'), { type: 'Bicep' }, accept, question('write Bicep'));
  const [said] = await inWindow(accept, { wait: `${widget} .quick-input-message:has-text("is there already")` }, { read: `${widget} .quick-input-message` });
  assert.match(said ?? '', /aks-duo\/main\.bicep is there already/);
  await inWindow({ press: 'Escape' });
}, 60_000);

test('a question that is cancelled is asked again next time, and one can go back', async () => {
  start('aksnet.planNetwork');
  await inWindow(question('Plan a network'), { type: 'anew' }, accept, question('Name'), all, { type: 'trio' }, accept, question('Regions'), all, { type: 'westeurope, northeurope' }, accept, question('Clusters in each region'), { press: 'Escape' });
  start('aksnet.planNetwork');
  await inWindow(question('Plan a network'), accept, question('Clusters in each region'));
  await vscode.commands.executeCommand('workbench.action.quickInputBack');
  await inWindow(question('Regions'), { click: `${widget} .quick-input-titlebar a[class*="codicon-quick-input-back"]` }, question('Name'), accept, question('Regions'), accept, question('Clusters'), { press: 'Escape' });
}, 60_000);

test('what does not fit has alternatives, and one of them goes into the open file at the cursor', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'terraform', content: '# Above.\n\n' });
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(2, 0, 2, 0);
  start('aksnet.planNetwork');
  await inWindow(question('Plan a network'), { type: 'anew' }, accept, question('Name'), accept, question('Regions'), accept, question('Clusters'), accept);
  await inWindow(question('Nodes of the pool system'), all, { type: '50' }, accept, question('Most nodes'), accept, question('More pools'), accept, question('Who reaches pods'), accept, question('What else'), accept, question('Addresses'), accept);
  await inWindow(question('Network model'), { type: 'Node Subnet' }, accept, question('Pods per node'), accept, question('Surge'), all, { type: '1' }, accept, question('Way out'), accept);
  await inWindow(question('Address space'), all, { type: '10.240.0.0/24' }, accept, question('Ranges that are taken'), accept, question('Further ranges'), accept);
  const [room] = await inWindow(question('no room'), { read: `${widget} .monaco-list-row` });
  assert.match(room ?? '', /take 2,048 addresses, a \/21; in 10\.240\.0\.0\/24 256 are free/);
  await inWindow(accept, question('what there is room for'), { type: 'Use overlay' }, accept, { wait: `${widget} .quick-input-title:has-text("10.240.0.0/26")` }, { type: 'Insert' }, accept);
  await until(() => document.getText().includes('azurerm_kubernetes_cluster'), 'the code');
  assert.match(document.getText(), /^# Above\.\n\nvariable "name" \{/);
  assert.match(document.getText(), /\(50 \+ 1 surge\) nodes × 1 address = 51: a \/26 has 59 usable/);
  assert.ok(!document.getText().includes('required_providers'));
  await closeAll();
}, 90_000);

test('the file of a company has problems of its own, and the ranges in it count at once', async () => {
  const company = inWorkspace('company/.aksnet.yaml');
  const main = inWorkspace('company/main.tf');
  await write(main, 'resource "azurerm_virtual_network" "main" {\n  name          = "main"\n  address_space = ["10.77.0.0/16"]\n}\n');
  await write(company, 'in-use:\n  - range: 10.64.0.0/10\n    by: the offices\nseverities:\n  no-such-rule: off\n');
  const problem = await problemOf(main, 'range-in-use-elsewhere');
  assert.match(problem.message, /in use by the offices/);
  assert.equal(problem.relatedInformation?.[0]?.location.uri.path, company.path);
  const document = await show(company);
  await until(() => problemsOf(company).some(({ message }) => message.includes('no-such-rule')), 'the problem in the file itself');
  const offered = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', company, new vscode.Position(4, 2));
  assert.ok(offered.items.some(({ label }) => label === 'kubenet-retiring'));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(company, document.lineAt(1).range, '  - range: 10.128.0.0/10');
  assert.ok(await vscode.workspace.applyEdit(edit));
  await mended(main, 'range-in-use-elsewhere');
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('company'), { recursive: true });
}, 60_000);

test('the move to overlay is planned in a document, and changes the code when one looks at it', async () => {
  const main = inWorkspace('moving/main.tf');
  await write(main, `resource "azurerm_kubernetes_cluster" "old" {
  name = "moving"
  default_node_pool {
    name       = "system"
    node_count = 3
  }
  network_profile {
    network_plugin = "kubenet"
    pod_cidr       = "10.250.0.0/16"
  }
}
`);
  await problemOf(main, 'kubenet-retiring');
  start('aksnet.planMigration');
  // Other files of this workspace may have clusters that can be moved.
  await inWindow({ wait: `${widget} .quick-input-title:has-text("migration"), .tab:has-text("Moving moving")` });
  const asks = await inWindow({ read: `${widget} .quick-input-title` });
  if (asks.some((title) => title.includes('migration'))) await inWindow({ type: 'moving' }, accept);
  const document = await until(() => vscode.workspace.textDocuments.find((each) => each.languageId === 'markdown' && each.getText().startsWith('# Moving moving')), 'the document');
  assert.match(document.getText(), /Its pod CIDR 10\.250\.0\.0\/16 stays/);
  assert.match(document.getText(), /2 changes, offered as an edit/);
  await inWindow(question('migration to overlay: moving'), { type: 'Look' }, accept, { wait: '.refactor-preview, [id*="refactorPreview"], .monaco-pane-view:has-text("overlay"), .pane-header:has-text("Refactor Preview")' });
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('moving'), { recursive: true });
}, 60_000);
