import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait } from '../index';
import { inWorkspace, problemsOf } from '../problems';

const memory = vscode.Uri.from({ scheme: 'aksnet-test-memory', path: '/project' });
const files: Readonly<Record<string, string>> = {
  '/project/main.tf': 'resource "azurerm_subnet" "x" {\n  name             = "x"\n  address_prefixes = [var.prefix]\n}\n',
  '/project/variables.tf': 'variable "prefix" {\n  default = "10.0.300.0/24"\n}\n',
  '/project/bicep/main.bicep': "module network 'net/network.bicep' = {\n  name: 'network'\n  params: {\n    prefix: loadJsonContent('../ranges.json').nodes\n  }\n}\n",
  '/project/bicep/net/network.bicep': "param prefix string\nresource net 'Microsoft.Network/virtualNetworks@2024-07-01' = {\n  name: 'net'\n  properties: {\n    addressSpace: {\n      addressPrefixes: [ prefix ]\n    }\n  }\n}\n",
  '/project/ranges.json': '{ "nodes": "10.0.300.0/24" }\n',
  '/project/archive/main.tf': 'resource "azurerm_subnet" "x" {\n  address_prefixes = ["10.0.0.0/33"]\n}\n',
};

/** A file system as extensions bring them: read-only here, without a search and without news of changes. */
function provideMemory(): vscode.Disposable {
  const names = (folder: string): readonly string[] => [...new Set(Object.keys(files).flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0] ?? ''] : [])))];
  const typeOf = (path: string): vscode.FileType => (path in files ? vscode.FileType.File : vscode.FileType.Directory);
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return vscode.workspace.registerFileSystemProvider(memory.scheme, {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat({ path }) {
      if (!(path in files) && names(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
      return { type: typeOf(path), ctime: 0, mtime: 0, size: files[path]?.length ?? 0 };
    },
    readDirectory: ({ path }) => names(path).map((name): [string, vscode.FileType] => [name, typeOf(`${path}/${name}`)]),
    readFile: ({ path }) => new TextEncoder().encode(files[path]),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  }, { isReadonly: true });
}

provideMemory();

test('every folder of the workspace has its problems', async () => {
  assert.equal(vscode.workspace.workspaceFolders?.length, 2);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace('main.tf')));
  await until(() => problemsOf(inWorkspace('network.tf')).length > 0, 'the problem of the first folder');
});

test('a folder that comes has problems, and takes them with it', async () => {
  const folder = inWorkspace('../vendored/.terraform/modules/net');
  const network = vscode.Uri.joinPath(folder, 'main.tf');
  assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri: folder }));
  await until(() => problemsOf(network).length > 0, 'the problem of the new folder, which is wanted although it is vendored code elsewhere');
  assert.ok(vscode.workspace.updateWorkspaceFolders(2, 1));
  await until(() => problemsOf(network).length === 0, 'the problem to go with its folder');
});

test('in a file system without a search, the folder of an open file is read', async () => {
  const main = vscode.Uri.joinPath(memory, 'main.tf');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(main));
  const problem = await until(() => problemsOf(main)[0], 'the problem of the open file');
  assert.match(problem.message, /300/);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', main, problem.range.start);
  assert.ok(hovers.length > 0, 'there is no hover');
  await vscode.workspace.getConfiguration('aksnet').update('exclude', ['archive'], vscode.ConfigurationTarget.Workspace);
  const archived = vscode.Uri.joinPath(memory, 'archive/main.tf');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(archived));
  await wait(1000);
  assert.deepEqual(problemsOf(archived), []);
  await vscode.workspace.getConfiguration('aksnet').update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
  await until(() => problemsOf(archived).length > 0, 'the problem of the file that is no longer excluded');
});

test('in a file system without a search, what an open file of Bicep names is read, from other folders too', async () => {
  const network = vscode.Uri.joinPath(memory, 'bicep/net/network.bicep');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(memory, 'bicep/main.bicep')));
  const problem = await until(() => [network, vscode.Uri.joinPath(memory, 'bicep/main.bicep')].flatMap(problemsOf)[0], 'the problem of the value in JSON');
  assert.match(problem.message, /300/);
});
