import * as vscode from 'vscode';
import { test, until } from '../index';
import { click, labels, openMap, spot, title, wait } from '../map-steps';
import { inWindow, untilSeen } from '../page';
import { inWorkspace, problemsOf } from '../problems';
import { closeAll, ruleOf } from '../steps';
import { startAnew, takeDefaults, writeNewFiles } from '../wizard-steps';

test('the map works in the web worker host', async () => {
  await openMap(inWorkspace('capacity/main.tf'));
  await untilSeen(labels(spot('snet-flat')), ([label]) => label?.includes('1,581 in an upgrade of 2,043') === true, 'the numbers');
  await inWindow(click(spot('snet-flat')), title('snet-flat'), wait('.panel-facts:has-text("1,581 needed in an upgrade")'));
  await closeAll();
}, 60_000);

test('the wizard works in the web worker host, and what it writes has no finding', async () => {
  await startAnew('web');
  await takeDefaults('Regions');
  await writeNewFiles('Terraform');
  const file = inWorkspace('aks-web/main.tf');
  await until(() => vscode.window.activeTextEditor?.document.uri.path.includes('/aks-web/'), 'the file in an editor');
  await vscode.workspace.openTextDocument(file);
  await until(async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', file, 20);
    return lenses.some(({ command }) => command?.command === 'aksnet.showMap');
  }, 'what is said of the file');
  const found = problemsOf(file).map(ruleOf);
  if (found.length > 0) throw new Error(`what was written has findings: ${found.join()}`);
  await closeAll();
}, 90_000);
