import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from '../index';
import { click, labels, openMap, spot, title } from '../map-steps';
import { inWindow, untilSeen } from '../page';
import { inWorkspace } from '../problems';
import { closeAll } from '../steps';
import { accept, startAnew, summary, takeDefaults } from '../wizard-steps';

test('the map and the wizard work in Restricted Mode', async () => {
  assert.equal(vscode.workspace.isTrusted, false, 'the folder is trusted: this is not Restricted Mode');
  await openMap(inWorkspace('capacity/main.tf'));
  await untilSeen(labels(spot('snet-flat')), ([label]) => label?.includes('1,581 in an upgrade of 2,043') === true, 'the numbers');
  await inWindow(click(spot('snet-eight')), title('snet-eight'));
  await closeAll();
  await startAnew('careful');
  await takeDefaults('Regions');
  await inWindow(summary, { type: 'Open the request' }, accept);
  const document = await until(() => vscode.workspace.textDocuments.find(({ languageId, isUntitled }) => languageId === 'markdown' && isUntitled), 'the request');
  assert.match(document.getText(), /\(3 \+ 1 surge\) nodes × 1 address = 4: a \/28 has 11 usable/);
  await closeAll();
}, 90_000);
