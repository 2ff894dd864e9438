import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { extensionId, inWorkspace, problemAt } from './problems';

test('a Terraform file wakes the extension and shows its problems', async () => {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension, 'the extension is not installed');
  const document = await vscode.workspace.openTextDocument(inWorkspace('main.tf'));
  await vscode.window.showTextDocument(document);
  assert.equal(document.languageId, 'terraform');
  await until(() => extension.isActive, 'the extension to be active');
  const problem = await problemAt(document, 'dns_service_ip');
  assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
});

test('a problem goes when its cause goes', async () => {
  const document = await vscode.workspace.openTextDocument(inWorkspace('main.tf'));
  await problemAt(document, 'dns_service_ip');
  const start = document.getText().indexOf('10.1.0.10');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + '10.1.0.10'.length)), '10.0.0.10');
  assert.ok(await vscode.workspace.applyEdit(edit));
  const gone = (): boolean =>
    vscode.languages.getDiagnostics(document.uri).every((each) => !document.lineAt(each.range.start).text.includes('dns_service_ip'));
  await until(gone, 'the problem to go');
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

test('the editor that the tests run in can search for files', async () => {
  const found = await vscode.workspace.findFiles('main.tf');
  assert.deepEqual(found.map(String), [inWorkspace('main.tf').toString()]);
});
