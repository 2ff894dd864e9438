import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait } from './index';
import { inWorkspace, problemsOf } from './problems';

const main = inWorkspace('shop/main.tf');
const network = inWorkspace('shop/network.tf');
const variables = inWorkspace('shop/variables.tf');

/** Waits for the problem of a rule in a file. */
function problemOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(() => problemsOf(uri).find(({ code }) => ruleOf(code) === rule), `the problem ${rule} in ${uri.path}`);
}

function ruleOf(code: vscode.Diagnostic['code']): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

async function fixesFor(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, vscode.CodeActionKind.QuickFix.value);
  return found.filter(({ edit }) => edit !== undefined);
}

async function revert(...uris: readonly vscode.Uri[]): Promise<void> {
  for (const uri of uris) {
    await show(uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}

test('problems cover files that nobody opened', async () => {
  await show(inWorkspace('main.tf'));
  const problem = await problemOf(network, 'subnet-too-small');
  assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === network.path), 'network.tf is open');
  assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  assert.match(problem.message, /145/);
});

test('a problem lies at the value, with the rule as its code, its page behind it and the cause beside it', async () => {
  const { document } = await show(network);
  const problem = await problemOf(network, 'subnet-too-small');
  assert.equal(document.getText(problem.range), 'var.node_prefix');
  assert.ok(typeof problem.code === 'object' && 'target' in problem.code);
  const page = await vscode.workspace.openTextDocument(problem.code.target);
  assert.match(page.getText(), /subnet-too-small/);
  assert.match(page.getText(), /InsufficientSubnetSize/);
  assert.ok(problem.relatedInformation?.some(({ location }) => location.uri.path === main.path), 'no pool is named');
});

test('the service CIDR that is not written is a problem all the same', async () => {
  const { document } = await show(main);
  const problem = await problemOf(main, 'service-cidr-overlaps-subnet');
  assert.equal(document.getText(problem.range), 'network_profile');
  assert.match(problem.message, /10\.0\.0\.0\/16/);
});

test('a hover shows the value, where it came from, and the capacity with its working', async () => {
  const { document } = await show(network);
  await problemOf(network, 'subnet-too-small');
  const at = document.positionAt(document.getText().indexOf('var.node_prefix') + 5);
  const text = await until(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', network, at);
    const texts = hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)));
    return texts.find((each) => each.includes('10.0.4.0/25'));
  }, 'the hover');
  assert.match(text, /10\.0\.4\.0 to 10\.0\.4\.127, 128 addresses, 123 usable/);
  assert.match(text, /variables\.tf:3/);
  assert.match(text.replaceAll('\\', ''), /5 nodes × \(1 \+ 30 pods\) = 155/);
});

test('a fix rewrites the value where it is written, in another file, and the problem goes', async () => {
  await show(network);
  const problem = await problemOf(network, 'subnet-too-small');
  const [fix] = await fixesFor(network, problem.range);
  assert.ok(fix?.edit, 'no fix is offered');
  assert.deepEqual(fix.edit.entries().map(([uri]) => uri.path), [variables.path]);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  await until(() => problemsOf(network).every(({ code }) => ruleOf(code) !== 'subnet-too-small'), 'the problem to go');
  assert.match((await vscode.workspace.openTextDocument(variables)).getText(), /"10\.0\.\d+\.0\/24"/);
  await revert(variables);
  await problemOf(network, 'subnet-too-small');
});

test('a fix writes what is missing', async () => {
  const { document } = await show(main);
  const problem = await problemOf(main, 'service-cidr-overlaps-subnet');
  const [fix] = await fixesFor(main, problem.range);
  assert.ok(fix?.edit, 'no fix is offered');
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  await until(() => problemsOf(main).length === 0, 'the problems to go');
  assert.match(document.getText(), /\n {4}service_cidr +=? *= "/);
  await revert(main);
});

test('typing mends a problem without saving', async () => {
  const editor = await show(variables);
  await problemOf(network, 'subnet-too-small');
  const start = editor.document.getText().indexOf('/25');
  await editor.edit((edit) => edit.replace(new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(start + 3)), '/24'));
  await until(() => problemsOf(network).every(({ code }) => ruleOf(code) !== 'subnet-too-small'), 'the problem to go');
  assert.ok(editor.document.isDirty);
  await revert(variables);
  await problemOf(network, 'subnet-too-small');
});

test('a file that comes has problems, and a file that goes takes them with it', async () => {
  const fresh = inWorkspace('fresh/main.tf');
  const text = 'resource "azurerm_subnet" "x" {\n  name             = "x"\n  address_prefixes = ["10.0.0.0/33"]\n}\n';
  await vscode.workspace.fs.writeFile(fresh, new TextEncoder().encode(text));
  await until(() => problemsOf(fresh).length > 0, 'the problem of the new file');
  await vscode.workspace.fs.delete(inWorkspace('fresh'), { recursive: true });
  await until(() => problemsOf(fresh).length === 0, 'the problem to go with its file');
});

test('other people’s modules, diff views and switched-off rules stay quiet', async () => {
  await show(network);
  await problemOf(network, 'subnet-too-small');
  const vendored = inWorkspace('vendored/.terraform/modules/net/main.tf');
  await show(vendored);
  const other = vscode.Uri.from({ scheme: 'aksnet-test-diff', path: '/left/main.tf' });
  const left = vscode.workspace.registerTextDocumentContentProvider('aksnet-test-diff', {
    provideTextDocumentContent: () => 'resource "azurerm_subnet" "x" {\n  address_prefixes = ["10.0.0.0/33"]\n}\n',
  });
  await show(other);
  await wait(1500);
  assert.deepEqual(problemsOf(vendored), []);
  assert.deepEqual(problemsOf(other), []);
  left.dispose();
  const configuration = vscode.workspace.getConfiguration('aksnet');
  await configuration.update('rules.subnet-too-small', 'off', vscode.ConfigurationTarget.Workspace);
  await until(() => problemsOf(network).every(({ code }) => ruleOf(code) !== 'subnet-too-small'), 'the rule to be off');
  await configuration.update('rules.subnet-too-small', undefined, vscode.ConfigurationTarget.Workspace);
  await problemOf(network, 'subnet-too-small');
});
