import * as vscode from 'vscode';
import { test, until } from '../index';
import { inWorkspace, problemsOf } from '../problems';

test('Bicep and ARM templates work in the web worker host, with what they load and their files of parameters', async () => {
  const [main, network, template] = ['bicep/main.bicep', 'bicep/network.bicep', 'arm/azuredeploy.json'].map(inWorkspace);
  if (!main || !network || !template) throw new Error('three uris become three');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(main));
  await until(() => problemsOf(main).some(({ message }) => message.includes('10.0.8.0/22')), 'the problem with the loaded range');
  const problem = await until(() => problemsOf(main).find(({ message }) => message.includes('195')), 'the problem of the call');
  await until(() => problemsOf(template).some(({ message }) => message.includes('145')), 'the problem in the template');
  const document = await vscode.workspace.openTextDocument(network);
  await vscode.window.showTextDocument(document);
  const used = document.positionAt(document.getText().lastIndexOf('nodePrefix') + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', network, used);
  if (hovers.length === 0) throw new Error('there is no hover');
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', main, problem.range, vscode.CodeActionKind.QuickFix.value);
  if (!actions.some(({ edit }) => edit?.entries().some(([uri]) => uri.path.endsWith('main.bicepparam')))) throw new Error('no fix is offered in the file of parameters');
});

test('ordinary JSON is left alone in the web worker host', async () => {
  const data = inWorkspace('arm/data.json');
  const document = await vscode.workspace.openTextDocument(data);
  await vscode.window.showTextDocument(document);
  const at = document.positionAt(document.getText().indexOf('10.0.0.0/33') + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', data, at);
  if (hovers.length > 0 || problemsOf(data).length > 0) throw new Error('something is said about ordinary JSON');
});
