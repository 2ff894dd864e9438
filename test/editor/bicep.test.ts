import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait } from './index';
import { inWorkspace, problemsOf } from './problems';
import { closeAll, fixesFor, hoversAt, mended, problemOf, replace, revert, show, write } from './steps';

const main = inWorkspace('bicep/main.bicep');
const network = inWorkspace('bicep/network.bicep');
const values = inWorkspace('bicep/main.bicepparam');
const ranges = inWorkspace('bicep/ranges.json');
const pool = inWorkspace('bicep/pool.yaml');

test('Bicep has its languages without another extension, and its problems in every file, open or not', async () => {
  assert.equal((await show(values)).languageId, 'bicep-params');
  // The call makes the fault, so that it lies at the argument.
  const problem = await problemOf(main, 'subnet-too-small');
  assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === main.path), 'main.bicep is open');
  assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  assert.match(problem.message, /main\.bicepparam/);
  assert.ok(problem.relatedInformation?.some(({ location }) => location.uri.path === network.path), 'the use is not named');
  const document = await show(main);
  assert.equal(document.languageId, 'bicep');
  assert.equal(document.getText(problem.range), 'nodePrefix');
});

test('a problem of Bicep lies at the value', async () => {
  const document = await show(main);
  const problem = await problemOf(main, 'service-cidr-overlaps-address-space');
  assert.equal(document.getText(problem.range), 'ranges.services');
});

test('a hover in a module shows the value and the way from the file of parameters', async () => {
  const document = await show(network);
  await problemOf(main, 'subnet-too-small');
  const text = await until(async () => (await hoversAt(document, 'nodePrefix\n  }')).find((each) => each.includes('10.0.4.0/25')), 'the hover');
  assert.match(text, /10\.0\.4\.0 to 10\.0\.4\.127, 128 addresses, 123 usable/);
  assert.match(text, /main\.bicepparam:3/);
  assert.match(text.replaceAll('\\', ''), /5 nodes × \(1 \+ 40 pods\) = 205/);
});

test('a fix rewrites the value in the file of parameters, and the problem goes', async () => {
  await show(main);
  const problem = await problemOf(main, 'subnet-too-small');
  const [fix] = await fixesFor(main, problem.range);
  assert.ok(fix?.edit, 'no fix is offered');
  assert.deepEqual(fix.edit.entries().map(([uri]) => uri.path), [values.path]);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  await mended(main, 'subnet-too-small');
  assert.match((await vscode.workspace.openTextDocument(values)).getText(), /^param nodePrefix = '10\.0\.\d+\.0\/2[0-4]'$/m);
  await revert(values);
  await problemOf(main, 'subnet-too-small');
});

test('typing in a file of parameters mends a problem without saving', async () => {
  const document = await show(values);
  await problemOf(main, 'subnet-too-small');
  await replace(document, '10.0.4.0/25', '10.0.4.0/23');
  await mended(main, 'subnet-too-small');
  assert.ok(document.isDirty);
  await revert(values);
  await problemOf(main, 'subnet-too-small');
});

test('a file that Bicep loads is followed, in the editor and on disk, until it is gone', async () => {
  const found = (): boolean => problemsOf(main).some(({ message }) => message.includes('10.0.8.0/22'));
  await until(found, 'the problem with the loaded range');
  const document = await show(ranges);
  await replace(document, '10.0.8.0/22', '10.9.8.0/22');
  await until(() => !found(), 'the problem to go while the loaded file is edited');
  await revert(ranges);
  await until(found, 'the problem to come back');
  await closeAll();
  await write(ranges, '{ "services": "10.9.8.0/22" }\n');
  await until(() => !found(), 'the problem to go when another program writes');
  await write(ranges, '{ "services": "10.0.8.0/22" }\n');
  await until(found, 'the problem to come back');
  await vscode.workspace.fs.delete(ranges);
  await until(() => !found(), 'the problem to go with the file');
  await write(ranges, '{ "services": "10.0.8.0/22" }\n');
  await until(found, 'the problem to come back with the file');
});

test('a file that Bicep loads may have any ending', async () => {
  const pods = (): boolean => problemsOf(main).some(({ message }) => message.includes('195'));
  await problemOf(main, 'subnet-too-small');
  await until(pods, 'the pods of the YAML in the sum');
  await write(pool, 'maxPods: 20\n');
  await until(() => !pods(), 'the other number of pods');
  await vscode.workspace.fs.delete(pool);
  await write(pool, 'maxPods: 40\n');
  await until(pods, 'the pods of the new YAML in the sum');
});

test('a file of Bicep that comes has problems, and a file that goes takes them with it', async () => {
  const fresh = inWorkspace('fresh-bicep/net.bicep');
  await write(fresh, wrong);
  await until(() => problemsOf(fresh).length === 1, 'the problem of the new file');
  await vscode.workspace.fs.delete(inWorkspace('fresh-bicep'), { recursive: true });
  await until(() => problemsOf(fresh).length === 0, 'the problem to go with its file');
});

test('a text without a file has problems once its language is Bicep', async () => {
  const document = await vscode.workspace.openTextDocument({ content: wrong, language: 'bicep' });
  await vscode.window.showTextDocument(document);
  const problem = await until(() => problemsOf(document.uri)[0], 'the problem');
  assert.equal(document.getText(problem.range), "'10.0.0.0/33'");
  assert.ok((await hoversAt(document, "'10.0.0.0")).length > 0, 'there is no hover');
  for (const language of ['terraform', 'plaintext']) {
    await vscode.languages.setTextDocumentLanguage(document, language);
    await until(() => problemsOf(document.uri).length === 0, `no problem in ${language}`);
    await vscode.languages.setTextDocumentLanguage(document, 'bicep');
    await until(() => problemsOf(document.uri).length === 1, 'the problem to come back');
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await until(() => problemsOf(document.uri).length === 0, 'the problem to go with the text');
});

test('a half-typed declaration hides nothing behind it', async () => {
  const document = await show(network);
  await problemOf(main, 'subnet-too-small');
  await replace(document, 'param nodePrefix string\n', "param nodePrefix string\n\nparam other string = '10.0.\n");
  await wait(500);
  await problemOf(main, 'subnet-too-small');
  await revert(network);
});

const wrong = `resource net 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'net'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [ '10.0.0.0/33' ]
    }
  }
}
`;
