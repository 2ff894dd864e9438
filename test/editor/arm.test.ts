import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait } from './index';
import { inWorkspace, problemsOf } from './problems';
import { closeAll, fixesFor, hoversAt, mended, problemOf, replace, revert, show, write } from './steps';

const template = inWorkspace('arm/azuredeploy.json');
const values = inWorkspace('arm/azuredeploy.parameters.json');
const data = inWorkspace('arm/data.json');
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** A template with one fault. */
const wrong = JSON.stringify({
  $schema: schema,
  contentVersion: '1.0.0.0',
  resources: [{
    type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-07-01', name: 'net', location: 'westeurope',
    properties: { addressSpace: { addressPrefixes: ['10.0.0.0/33'] } },
  }],
}, undefined, 2);

function hasProblems(uri: vscode.Uri, count: number): Promise<true> {
  return until(() => problemsOf(uri).length === count, `${String(count)} problems in ${uri.path}`);
}

test('an ARM template has its problems, open or not, and stays JSON', async () => {
  const problem = await problemOf(template, 'subnet-too-small');
  assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === template.path), 'azuredeploy.json is open');
  assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  assert.match(problem.message, /azuredeploy\.parameters\.json/);
  const document = await show(template);
  assert.equal(document.languageId, 'json');
  assert.match(document.getText(problem.range), /^"?\[?parameters\('nodePrefix'\)\]?"?$/);
});

test('a hover in a template shows the value, the way to it and the capacity', async () => {
  const document = await show(template);
  await problemOf(template, 'subnet-too-small');
  const text = await until(async () => (await hoversAt(document, "parameters('nodePrefix')")).find((each) => each.includes('10.0.4.0/25')), 'the hover');
  assert.match(text, /10\.0\.4\.0 to 10\.0\.4\.127, 128 addresses, 123 usable/);
  assert.match(text, /azuredeploy\.parameters\.json:5/);
  assert.match(text.replaceAll('\\', ''), /5 nodes × \(1 \+ 30 pods\) = 155/);
});

test('a fix rewrites the value in the file of parameters, and the problem of the template goes', async () => {
  await show(template);
  const problem = await problemOf(template, 'subnet-too-small');
  const [fix] = await fixesFor(template, problem.range);
  assert.ok(fix?.edit, 'no fix is offered');
  assert.deepEqual(fix.edit.entries().map(([uri]) => uri.path), [values.path]);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  await mended(template, 'subnet-too-small');
  assert.match((await vscode.workspace.openTextDocument(values)).getText(), /"value": "10\.0\.\d+\.0\/24"/);
  await revert(values);
  await problemOf(template, 'subnet-too-small');
});

test('a fix writes what is missing into a template, with its comma', async () => {
  const document = await show(template);
  const problem = await problemOf(template, 'service-cidr-overlaps-subnet');
  assert.equal(problem.range.isSingleLine, true);
  const [fix] = await fixesFor(template, problem.range);
  assert.ok(fix?.edit, 'no fix is offered');
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  await mended(template, 'service-cidr-overlaps-subnet');
  assert.match(document.getText(), /\n {10}"serviceCidr": "10\.\d+\.0\.0\/16"/);
  assert.doesNotThrow(() => { JSON.parse(document.getText()); });
  await revert(template);
  await problemOf(template, 'service-cidr-overlaps-subnet');
});

test('ordinary JSON is left alone: no problems, no hovers, no fixes', async () => {
  await problemOf(template, 'subnet-too-small');
  const document = await show(data);
  await replace(document, '10.0.4.0/25', '10.0.4.0/40');
  assert.deepEqual(await hoversAt(document, '10.0.0.0/33'), []);
  assert.deepEqual(await fixesFor(data, new vscode.Range(0, 0, document.lineCount, 0)), []);
  await wait(500);
  assert.deepEqual(problemsOf(data), []);
  await closeAll();
});

test('a file becomes a template while it is typed, and is none any more when its schema goes', async () => {
  const fresh = inWorkspace('fresh-arm/new.json');
  await write(fresh, '');
  const document = await show(fresh);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(fresh, new vscode.Position(0, 0), wrong);
  assert.ok(await vscode.workspace.applyEdit(edit));
  await hasProblems(fresh, 1);
  assert.ok(document.isDirty);
  assert.equal(document.getText(problemsOf(fresh)[0]?.range), '"10.0.0.0/33"');
  await replace(document, schema, 'https://example.org/other.json');
  await hasProblems(fresh, 0);
  await replace(document, 'https://example.org/other.json', schema);
  await hasProblems(fresh, 1);
  await document.save();
  await closeAll();
  await hasProblems(fresh, 1);
  await write(fresh, wrong.replace(schema, 'x'));
  await hasProblems(fresh, 0);
  await write(fresh, wrong);
  await hasProblems(fresh, 1);
  await vscode.workspace.fs.delete(inWorkspace('fresh-arm'), { recursive: true });
  await hasProblems(fresh, 0);
});

test('a template on disk counts again when the editor that had made it another thing closes', async () => {
  const file = inWorkspace('arm-both/x.json');
  await write(file, wrong);
  await hasProblems(file, 1);
  const document = await show(file);
  await replace(document, schema, 'x');
  await hasProblems(file, 0);
  await closeAll();
  await hasProblems(file, 1);
  await vscode.workspace.fs.delete(inWorkspace('arm-both'), { recursive: true });
  await hasProblems(file, 0);
});

test('templates in packages, build output and settings of editors are not followed, nor is what the settings exclude', async () => {
  const quiet = ['node_modules/m/azuredeploy.json', 'app/bin/Debug/azuredeploy.json', 'app/obj/azuredeploy.json', 'app/.vscode/azuredeploy.json', 'app/package.json'];
  for (const path of quiet) await write(inWorkspace(`quiet/${path}`), wrong);
  const heard = inWorkspace('quiet/x.json');
  await write(heard, wrong);
  await hasProblems(heard, 1);
  await vscode.workspace.getConfiguration('aksnet').update('exclude', ['quiet/**'], vscode.ConfigurationTarget.Workspace);
  await hasProblems(heard, 0);
  const document = await show(heard);
  await replace(document, '/33', '/34');
  await wait(500);
  assert.deepEqual(problemsOf(heard), []);
  await closeAll();
  await vscode.workspace.getConfiguration('aksnet').update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
  await hasProblems(heard, 1);
  for (const path of quiet) assert.deepEqual(problemsOf(inWorkspace(`quiet/${path}`)), [], path);
  await vscode.workspace.fs.delete(inWorkspace('quiet'), { recursive: true });
  await hasProblems(heard, 0);
});

test('what Bicep was compiled to has no problems of its own, until the Bicep is gone', async () => {
  const [source, compiled] = [inWorkspace('compiled/main.bicep'), inWorkspace('compiled/main.json')];
  await write(source, "param a string = 'b'\n");
  await write(compiled, wrong.replace('"resources"', '"metadata": { "_generator": { "name": "bicep" } },\n  "resources"'));
  const other = inWorkspace('compiled/other.json');
  await write(other, wrong);
  await hasProblems(other, 1);
  await wait(500);
  assert.deepEqual(problemsOf(compiled), []);
  await vscode.workspace.fs.delete(source);
  await hasProblems(compiled, 1);
  await vscode.workspace.fs.delete(inWorkspace('compiled'), { recursive: true });
  await hasProblems(compiled, 0);
});

test('many files of JSON that come at once are passed over, and the template among them is found', async () => {
  const folder = inWorkspace('many-json');
  await Promise.all(Array.from({ length: 300 }, (_, index) => write(vscode.Uri.joinPath(folder, `${String(index)}.json`), `{ "a": "${'x'.repeat(2000)}" }`)));
  const one = vscode.Uri.joinPath(folder, 'sub/one.json');
  await write(one, wrong);
  await hasProblems(one, 1);
  await vscode.workspace.fs.delete(folder, { recursive: true });
  await hasProblems(one, 0);
});

test('a text without a file has problems once it is a template', async () => {
  const document = await vscode.workspace.openTextDocument({ content: wrong, language: 'json' });
  await vscode.window.showTextDocument(document);
  await hasProblems(document.uri, 1);
  assert.ok((await hoversAt(document, '10.0.0.0/33')).length > 0, 'there is no hover');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await hasProblems(document.uri, 0);
});

test('a template outside the workspace has problems as long as it is open, other JSON has none', async () => {
  const [outside, other] = [inWorkspace('../outside-arm/x.json'), inWorkspace('../outside-arm/data.json')];
  await write(outside, wrong);
  await write(other, '{ "addressPrefix": "10.0.0.0/33" }');
  await vscode.commands.executeCommand('vscode.open', other);
  await vscode.commands.executeCommand('vscode.open', outside);
  await hasProblems(outside, 1);
  assert.deepEqual(problemsOf(other), []);
  await closeAll();
  await hasProblems(outside, 0);
  await vscode.workspace.fs.delete(inWorkspace('../outside-arm'), { recursive: true });
});
