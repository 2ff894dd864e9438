import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../index';
import { inWorkspace, problemAt } from '../problems';

test('Restricted Mode shows the problems too', async () => {
  assert.equal(vscode.workspace.isTrusted, false, 'the folder is trusted: this is not Restricted Mode');
  const document = await vscode.workspace.openTextDocument(inWorkspace('main.tf'));
  await problemAt(document, 'dns_service_ip');
});
