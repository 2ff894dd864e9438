import * as vscode from 'vscode';
import { test, until } from '../index';
import { extensionId, inWorkspace, problemAt } from '../problems';

test('the extension works in the web worker host', async () => {
  if (typeof process !== 'undefined') throw new Error('this is not the web worker host');
  const document = await vscode.workspace.openTextDocument(inWorkspace('main.tf'));
  await vscode.window.showTextDocument(document);
  await until(() => vscode.extensions.getExtension(extensionId)?.isActive, 'the extension to be active');
  await problemAt(document, 'dns_service_ip');
});
