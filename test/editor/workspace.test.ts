import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { test, until, wait } from './index';
import { inWorkspace, problemsOf } from './problems';

const wrong = 'resource "azurerm_subnet" "x" {\n  name             = "x"\n  address_prefixes = ["10.0.0.0/33"]\n}\n';

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function hasProblems(uri: vscode.Uri, count: number): Promise<true> {
  return until(() => problemsOf(uri).length === count, `${String(count)} problems in ${uri.path}`);
}

async function hoversAt(uri: vscode.Uri, position: vscode.Position): Promise<readonly vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(({ contents }) => contents).filter((content) => content instanceof vscode.MarkdownString);
}

test('a text without a file has problems and hovers once its language is Terraform, each for itself', async () => {
  const plain = await vscode.workspace.openTextDocument({ content: wrong });
  const first = await vscode.workspace.openTextDocument({ content: wrong, language: 'terraform' });
  const second = await vscode.workspace.openTextDocument({ content: wrong.replace('/33', '/34'), language: 'terraform' });
  await vscode.window.showTextDocument(first);
  await hasProblems(first.uri, 1);
  await hasProblems(second.uri, 1);
  assert.equal(first.getText(problemsOf(first.uri)[0]?.range), '"10.0.0.0/33"');
  assert.ok((await hoversAt(first.uri, first.positionAt(wrong.indexOf('10.0')))).length > 0, 'there is no hover');
  assert.deepEqual(problemsOf(plain.uri), []);
  await vscode.languages.setTextDocumentLanguage(first, 'plaintext');
  await hasProblems(first.uri, 0);
  for (const document of [first, second, plain]) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await hasProblems(second.uri, 0);
});

test('a file outside the workspace has problems as long as it is open', async () => {
  const outside = inWorkspace('../outside/main.tf');
  await write(outside, wrong);
  // A document that an extension asks for stays open for minutes after its tab.
  await vscode.commands.executeCommand('vscode.open', outside);
  await hasProblems(outside, 1);
  await closeAll();
  await hasProblems(outside, 0);
  await vscode.workspace.fs.delete(inWorkspace('../outside'), { recursive: true });
});

test('folders may have any name, and may come and go as a whole', async () => {
  for (const name of ['we [ird] {a,b} !x', 'env.prod', '%41&b #?;']) {
    const [aside, here] = [vscode.Uri.joinPath(inWorkspace('..'), name), inWorkspace(name)];
    const file = vscode.Uri.joinPath(here, 'main.tf');
    await write(vscode.Uri.joinPath(aside, 'main.tf'), wrong);
    await vscode.workspace.fs.rename(aside, here);
    await hasProblems(file, 1);
    const { document } = await show(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, document.positionAt(0), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(() => problemsOf(file)[0]?.range.start.line === 3, 'the problem to move with its text');
    await closeAll();
    await vscode.workspace.fs.rename(here, aside);
    await hasProblems(file, 0);
    await vscode.workspace.fs.delete(aside, { recursive: true });
  }
});

test('many files that come at once are all there, and gone when they go', async () => {
  const folder = inWorkspace('many');
  const files = Array.from({ length: 200 }, (_, index) => vscode.Uri.joinPath(folder, String(index), 'main.tf'));
  await Promise.all(files.map((file) => write(file, wrong)));
  await until(() => files.every((file) => problemsOf(file).length === 1), 'the problems of 200 files');
  await vscode.workspace.fs.delete(folder, { recursive: true });
  await until(() => files.every((file) => problemsOf(file).length === 0), 'the problems to go');
});

test('what the settings leave out is quiet at once, open or not, and stays so while it is edited', async () => {
  const [open, closed] = [inWorkspace('archive/open/main.tf'), inWorkspace('archive/closed/main.tf')];
  await write(open, wrong);
  await write(closed, wrong);
  const { document } = await show(open);
  await hasProblems(open, 1);
  await hasProblems(closed, 1);
  for (const [section, value] of [['aksnet.exclude', ['archive/**']], ['files.exclude', { archive: true }]] as const) {
    await vscode.workspace.getConfiguration().update(section, value, vscode.ConfigurationTarget.Workspace);
    await hasProblems(open, 0);
    await hasProblems(closed, 0);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(open, document.positionAt(0), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await wait(500);
    assert.deepEqual(problemsOf(open), []);
    await vscode.workspace.getConfiguration().update(section, undefined, vscode.ConfigurationTarget.Workspace);
    await hasProblems(open, 1);
    await hasProblems(closed, 1);
  }
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('archive'), { recursive: true });
  await hasProblems(open, 0);
});

test('what stands in the editor counts, not what another program writes; when it is closed, what is on disk', async () => {
  const file = inWorkspace('both/main.tf');
  await write(file, wrong);
  const { document } = await show(file);
  await hasProblems(file, 1);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), wrong.replace('/33', '/24'));
  assert.ok(await vscode.workspace.applyEdit(edit));
  await hasProblems(file, 0);
  await write(file, wrong.replace('/33', '/34'));
  await wait(500);
  assert.deepEqual(problemsOf(file), []);
  await closeAll();
  await hasProblems(file, 1);
  assert.match(problemsOf(file)[0]?.message ?? '', /34/);
  await vscode.workspace.fs.delete(inWorkspace('both'), { recursive: true });
  await hasProblems(file, 0);
});

test('of many versions in a row the last one counts', async () => {
  const file = inWorkspace('versions/main.tf');
  for (let index = 0; index <= 30; index++) {
    await write(file, index % 2 === 0 ? wrong.replace('/33', `/${String(33 + index)}`) : wrong.replace('/33', '/24'));
  }
  await until(() => problemsOf(file)[0]?.message.includes('63'), 'the problem of the last version');
  await wait(500);
  assert.match(problemsOf(file)[0]?.message ?? '', /63/);
  await vscode.workspace.fs.delete(inWorkspace('versions'), { recursive: true });
  await hasProblems(file, 0);
});

test('a file that is deleted while it is open takes its problems with it', async () => {
  const file = inWorkspace('deleted/main.tf');
  await write(file, wrong);
  await show(file);
  await hasProblems(file, 1);
  await vscode.workspace.fs.delete(inWorkspace('deleted'), { recursive: true });
  await hasProblems(file, 0);
  await closeAll();
});

test('places are right with Windows line ends, a byte order mark and very long lines', async () => {
  const file = inWorkspace('windows/main.tf');
  const long = `# ${'x'.repeat(100_000)}`;
  await write(file, `\uFEFF${long}\r\n${wrong.replaceAll('\n', '\r\n').replace('["10', `[${' '.repeat(50_000)}"10`)}`);
  await hasProblems(file, 1);
  const { document } = await show(file);
  await hasProblems(file, 1);
  assert.equal(document.getText(problemsOf(file)[0]?.range), '"10.0.0.0/33"');
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('windows'), { recursive: true });
  await hasProblems(file, 0);
});

test('names and values of the text are shown as text', async () => {
  const file = inWorkspace('hostile/main.tf');
  const name = '<b>b</b> `c` [x](command:workbench.action.quit) $(zap) | https://example.org www.example.org a@example.org';
  const cluster = `resource "azurerm_kubernetes_cluster" "a" {\n  default_node_pool {\n    name           = "${name}"\n    node_count     = 200\n    vnet_subnet_id = azurerm_subnet.x.id\n  }\n  network_profile {\n    network_plugin = "azure"\n  }\n}\n`;
  await write(file, `${wrong.replace('/33', '/24')}${cluster}`);
  const { document } = await show(file);
  const problem = await until(() => problemsOf(file).find(({ relatedInformation = [] }) => relatedInformation.some(({ message }) => message.includes(name))), 'the problem that names the pool');
  for (const text of ['azurerm_subnet', '10.0.0.0/24', '<b>b', 'node_count', '200']) {
    for (const { value, isTrusted, supportHtml, supportThemeIcons } of await hoversAt(file, document.positionAt(document.getText().indexOf(text) + 1))) {
      assert.ok(!isTrusted && !supportHtml && !supportThemeIcons, 'the hover is trusted');
      const html = String(await vscode.commands.executeCommand('markdown.api.render', value));
      // Links are those of our sources and of places, and none that the name asks for.
      assert.doesNotMatch(html, /<b>|<a [^>]*(?:command:workbench|example\.org)/);
      if (value.includes('workbench')) assert.ok(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').includes(name), html);
    }
  }
  assert.ok(problem.message.length > 0);
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('hostile'), { recursive: true });
  await hasProblems(file, 0);
});

test('the page of a rule opens as a page, and other files open as before', async () => {
  const page = vscode.Uri.parse('aksnet-rule:/subnet-too-small.md');
  await vscode.commands.executeCommand('vscode.open', page);
  const input = await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.input, 'the tab');
  assert.ok(input instanceof vscode.TabInputCustom, 'it is no preview');
  assert.equal(input.viewType, 'vscode.markdown.preview.editor');
  await closeAll();
  const other = inWorkspace('README.md');
  await write(other, '# x\n');
  await vscode.commands.executeCommand('vscode.open', other);
  assert.ok(await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.input, 'the tab') instanceof vscode.TabInputText);
  await closeAll();
  await vscode.workspace.fs.delete(other);
});

test('nothing is claimed for the action that fixes all on save', async () => {
  const main = inWorkspace('shop/main.tf');
  const { document } = await show(main);
  await until(() => problemsOf(main).length > 0, 'a problem');
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', main, all, vscode.CodeActionKind.SourceFixAll.value);
  assert.deepEqual(actions.map(({ title }) => title), []);
  await closeAll();
});

test('five hundred edits leave nothing behind in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');
  const file = inWorkspace('shop/variables.tf');
  const { document } = await show(file);
  const at = document.positionAt(document.getText().indexOf('10.0.4.0') + 5);
  const editMany = async (count: number): Promise<number> => {
    for (let index = 0; index < count; index++) {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(file, new vscode.Range(at, at.translate(0, 1)), String(index % 10));
      assert.ok(await vscode.workspace.applyEdit(edit));
      // A hover reads what waits: each edit is analysed.
      await vscode.commands.executeCommand('vscode.executeHoverProvider', file, at);
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await editMany(100);
  const after = await editMany(500);
  const grown = (after - before) / 1_000_000;
  console.log(`  # the heap grew by ${grown.toFixed(1)} MB`);
  assert.ok(grown < 8, `the heap grew by ${grown.toFixed(1)} MB`);
  await closeAll();
}, 120_000);
