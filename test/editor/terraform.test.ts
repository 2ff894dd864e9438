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

test('problems lie in the file that holds the value, whichever is shown', async () => {
  await show(inWorkspace('main.tf'));
  const problem = await problemOf(network, 'subnet-too-small');
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

test('a file that comes has problems without being opened, and a file that goes takes them with it', async () => {
  const fresh = inWorkspace('fresh/main.tf');
  const text = 'resource "azurerm_subnet" "x" {\n  name             = "x"\n  address_prefixes = ["10.0.0.0/33"]\n}\n';
  await vscode.workspace.fs.writeFile(fresh, new TextEncoder().encode(text));
  await until(() => problemsOf(fresh).length > 0, 'the problem of the new file');
  assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === fresh.path), 'the new file is open');
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

/** A root with a module of its own, one that `terraform init` has downloaded, and three files of values. */
const stages: Readonly<Record<string, string>> = {
  'main.tf': `variable "nodes" {
  type = string
}
locals {
  prefix = var.nodes
}
resource "azurerm_virtual_network" "main" {
  name          = "main"
  address_space = ["10.60.0.0/16"]
}
module "net" {
  source  = "./net"
  network = azurerm_virtual_network.main.name
  prefix  = local.prefix
}
module "names" {
  source = "example/names/azurerm"
}
resource "azurerm_subnet" "more" {
  name                 = "more"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [module.names.range]
}
`,
  'net/main.tf': `variable "network" {}
variable "prefix" {}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  virtual_network_name = var.network
  address_prefixes     = [var.prefix]
}
`,
  '.terraform/modules/modules.json': '{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"names","Source":"registry.terraform.io/example/names/azurerm","Dir":".terraform/modules/names"}]}',
  '.terraform/modules/names/main.tf': 'output "range" {\n  value = "10.60.9.0/24"\n}\n',
  'dev.tfvars': 'nodes = "10.60.1.0/24"\n',
  'test.tfvars': 'nodes = "10.60.2.0/24"\n',
  'prod.tfvars': 'nodes = "10.61.3.0/24"\n',
};

const stage = (name: string): vscode.Uri => inWorkspace(`stages/${name}`);

async function withStages(use: () => Promise<void>): Promise<void> {
  for (const [name, text] of Object.entries(stages)) await vscode.workspace.fs.writeFile(stage(name), new TextEncoder().encode(text));
  try {
    await use();
  } finally {
    await vscode.workspace.fs.delete(stage('.'), { recursive: true });
    await until(() => problemsOf(stage('prod.tfvars')).length === 0, 'the problems to go with their files');
  }
}

/** Where "go to definition" leads from a text in a file: the file and what stands there. */
async function leadsTo(name: string, text: string): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(stage(name));
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, at);
  const places = found.map((each) => ('targetUri' in each ? { uri: each.targetUri, range: each.targetSelectionRange ?? each.targetRange } : each));
  return Promise.all(places.map(async ({ uri, range }) => `${uri.path.slice(stage('').path.length)}: ${(await vscode.workspace.openTextDocument(uri)).getText(range)}`));
}

test('one bad file of values of three: one problem, at the value in that file, that names it', () => withStages(async () => {
  await show(stage('main.tf'));
  const problem = await problemOf(stage('prod.tfvars'), 'subnet-outside-network');
  const { document } = await show(stage('prod.tfvars'));
  assert.equal(document.getText(problem.range), '"10.61.3.0/24"');
  for (const name of ['main.tf', 'net/main.tf', 'dev.tfvars', 'test.tfvars']) assert.deepEqual(problemsOf(stage(name)), [], name);
  assert.equal(problemsOf(stage('prod.tfvars')).length, 1);
  assert.match(problem.message, /10\.61\.3\.0\/24/);
  assert.ok(problem.relatedInformation?.some(({ location }) => location.uri.path === stage('net/main.tf').path), 'the use is not named');
}));

test('"go to definition" follows a value to each of the files that give it, and into a downloaded module', () => withStages(async () => {
  await show(stage('main.tf'));
  await problemOf(stage('prod.tfvars'), 'subnet-outside-network');
  assert.deepEqual(await leadsTo('net/main.tf', 'var.prefix'), ['main.tf: local.prefix']);
  assert.deepEqual(await leadsTo('main.tf', 'local.prefix'), ['main.tf: var.nodes']);
  assert.deepEqual([...(await leadsTo('main.tf', 'var.nodes'))].sort(), ['dev.tfvars: "10.60.1.0/24"', 'prod.tfvars: "10.61.3.0/24"', 'test.tfvars: "10.60.2.0/24"']);
  await until(async () => (await leadsTo('main.tf', 'module.names')).length > 0, 'the downloaded module');
  assert.deepEqual(await leadsTo('main.tf', 'module.names'), ['.terraform/modules/names/main.tf: "10.60.9.0/24"']);
}));

test('a hover on any use shows the value with each file of values, and the steps to where it is written', () => withStages(async () => {
  await show(stage('main.tf'));
  await problemOf(stage('prod.tfvars'), 'subnet-outside-network');
  const document = await vscode.workspace.openTextDocument(stage('main.tf'));
  for (const use of ['local.prefix', 'var.nodes']) {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(document.getText().indexOf(use) + 1));
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
    for (const [file, first] of [['dev', '10.60.1.0'], ['test', '10.60.2.0'], ['prod', '10.61.3.0']]) {
      assert.ok(text.includes(`in \`${file ?? ''}.tfvars\`: \`${first ?? ''}/24\`: ${first ?? ''} to `), `${use}: ${file ?? ''} in ${text}`);
    }
    assert.match(text, /\.tfvars:1/, use);
  }
}));
