import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait as pass } from './index';
import { inWindow, untilSeen } from './page';
import { inWorkspace, problemsOf } from './problems';
import { closeAll, ruleOf } from './steps';
import { accept, all, question, startAnew, summary, takeDefaults, widget, writeNewFiles } from './wizard-steps';

/** What comes of the answers: the plan in the map, and what is written of it. */

async function fileNames(folder: vscode.Uri): Promise<readonly string[]> {
  return vscode.workspace.fs.readDirectory(folder).then((all) => all.map(([name]) => name).sort(), () => []);
}

/** What the extension says of a file once it has read it: the line above the cluster tells that it has. */
async function rulesIn(uri: vscode.Uri): Promise<readonly string[]> {
  await vscode.workspace.openTextDocument(uri);
  await until(async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
    return lenses.some(({ command }) => command?.command === 'aksnet.showMap');
  }, `what is said of ${uri.path}`);
  return problemsOf(uri).map(ruleOf);
}

test('a plan is shown in the map before anything is written, can be changed from there, and written', async () => {
  const before = await fileNames(inWorkspace(''));
  await startAnew('seen');
  await takeDefaults('Regions', 'Nodes of the pool system');
  await inWindow(question('Nodes of the pool system'), all, { type: '50' }, accept);
  await takeDefaults('Most nodes of the pool system', 'Network model');
  await inWindow(question('Network model'), { type: 'Node Subnet' }, accept);
  await takeDefaults('Pods per node', 'Surge');
  await inWindow(question('Surge'), all, { type: '1' }, accept);
  await takeDefaults('Way out');
  await inWindow(summary, { type: 'Show in the map' }, accept);
  const inPlan = { in: 'proposal' } as const;
  await inWindow({ ...inPlan, wait: '.proposal h2:text-is("Plan: seen")' }, { ...inPlan, wait: '.spot[aria-label^="nodes "]' });
  const [head] = await inWindow({ ...inPlan, read: '.proposal' });
  assert.match(head ?? '', /A proposal: nothing has been written yet/);
  assert.match(head ?? '', /\(50 \+ 1 surge\) nodes × \(1 \+ 30 pods\) = 1,581: a \/21 has 2,043 usable/);
  const [label] = await inWindow({ ...inPlan, read: '.spot[aria-label^="nodes "]', attribute: 'aria-label' });
  assert.match(label ?? '', /1,550 now, 1,550 at the maximum, 1,581 in an upgrade of 2,043 addresses: has room/);
  // What is tried out here is no edit: there is no text yet.
  await inWindow({ ...inPlan, click: '.spot[aria-label^="nodes "]' }, { ...inPlan, wait: '.panel-head h2:text-is("nodes")' });
  assert.deepEqual(await fileNames(inWorkspace('')), before);

  await inWindow({ ...inPlan, click: '.proposal button:has-text("Change answers")' }, summary, { type: 'Change an answer' }, accept, question('change an answer'), { type: 'Surge' }, accept, question('Surge'), all, { type: '10%' }, accept);
  await inWindow(summary, { type: 'Show in the map' }, accept);
  await untilSeen({ ...inPlan, read: '.proposal' }, ([text]) => text?.includes('(50 + 5 surge) nodes × (1 + 30 pods) = 1,705') === true, 'the other answer in the map');

  await inWindow({ ...inPlan, click: '.proposal button:has-text("Write it to new files")' }, question('write it to new files'), { type: 'Terraform' }, accept, question('write Terraform'), accept);
  const main = inWorkspace('aks-seen/main.tf');
  await until(async () => (await fileNames(inWorkspace('aks-seen'))).includes('main.tf'), 'the files');
  assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(main)), /\(50 \+ 5 surge\) nodes × \(1 \+ 30 pods\) = 1,705/);
  assert.deepEqual(await rulesIn(main), []);
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('aks-seen'), { recursive: true });
}, 120_000);

for (const [language, name] of [['Bicep', 'main.bicep'], ['ARM', 'azuredeploy.json'], ['az', 'network.sh']] as const) {
  test(`what is written to new files has no finding: ${name}`, async () => {
    await startAnew('clean');
    await takeDefaults('Regions');
    await writeNewFiles(language);
    const file = inWorkspace(`aks-clean/${name}`);
    await until(() => vscode.window.activeTextEditor?.document.uri.path.includes('/aks-clean/'), 'the file in an editor');
    assert.ok((await fileNames(inWorkspace('aks-clean'))).includes(name), (await fileNames(inWorkspace('aks-clean'))).join());
    assert.deepEqual(await rulesIn(file), []);
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace('aks-clean'), { recursive: true });
  }, 90_000);
}

test('what is put at the cursor has no finding, and stands where the cursor was', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'bicep', content: '// Above.\n\n// Below.\n' });
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(1, 0, 1, 0);
  await startAnew('here');
  await takeDefaults('Regions');
  await inWindow(summary, { type: 'Insert' }, accept);
  await until(() => document.getText().includes('Microsoft.ContainerService/managedClusters'), 'the code');
  assert.match(document.getText(), /^\/\/ Above\.\n[^]*param name string = 'here'[^]*\/\/ Below\.\n$/);
  assert.deepEqual(await rulesIn(document.uri), []);
  await closeAll();
}, 90_000);

test('what is wrong is said while one types, and nothing is lost by Escape', async () => {
  await startAnew('kept');
  await takeDefaults('Regions', 'Nodes of the pool system');
  const said = `${widget} .quick-input-message`;
  // A pool has at most 1,000 nodes, and what is no number is none.
  await inWindow(question('Nodes of the pool system'), all, { type: '1001' });
  await untilSeen({ read: said }, ([text]) => /1,?000/.test(text ?? ''), 'the limit');
  await inWindow(all, { type: 'many' });
  await untilSeen({ read: said }, ([text]) => /number/.test(text ?? ''), 'what is wrong');
  await inWindow(accept, question('Nodes of the pool system'), all, { type: '7' }, accept, question('Most nodes'), { press: 'Escape' });
  await pass(300);
  // Next time it goes on where it was, with the answer that was given.
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await inWindow({ press: 'F1' }, { type: 'Plan a Network' }, { wait: `${widget} .monaco-list-row:has-text("AKS Network: Plan a Network")` }, accept, question('Plan a network'));
  const [offered] = await inWindow({ wait: `${widget} .monaco-list-row:has-text("Go on where you were")` }, { read: `${widget} .monaco-list-row` });
  assert.match(offered ?? '', /Most nodes of the pool system/);
  await inWindow(accept, question('Most nodes'), { click: `${widget} .quick-input-titlebar a[class*="codicon-quick-input-back"]` }, question('Nodes of the pool system'));
  await inWindow(accept, question('Most nodes'));
  await inWindow({ press: 'Escape' });
}, 90_000);
