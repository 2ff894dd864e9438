import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until, wait } from './index';
import { inWorkspace, problemsOf } from './problems';
import { closeAll, fixesFor, hoversAt, mended, problemOf, replace, revert, show, write } from './steps';

const script = inWorkspace('scripts/deploy.sh');
const page = inWorkspace('scripts/page.md');
const workflow = inWorkspace('.github/workflows/deploy.yml');

function hasProblems(uri: vscode.Uri, count: number): Promise<true> {
  return until(() => problemsOf(uri).length === count, `${String(count)} problems in ${uri.path}`);
}

test('a script has its problems, open or not, at the variable that is written there', async () => {
  const problem = await problemOf(script, 'service-cidr-overlaps-subnet');
  assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === script.path), 'deploy.sh is open');
  assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  const document = await show(script);
  assert.equal(document.languageId, 'shellscript');
  assert.equal(document.getText(problem.range), '$SERVICES');
});

test('a hover in a script shows the range and the way to it', async () => {
  const document = await show(script);
  await problemOf(script, 'service-cidr-overlaps-subnet');
  const text = await until(async () => (await hoversAt(document, '$SERVICES')).find((each) => each.includes('10.60.1.0/24')), 'the hover');
  assert.match(text, /10\.60\.1\.0 to 10\.60\.1\.255, 256 addresses/);
  assert.match(text, /deploy\.sh:2/);
});

test('a fix rewrites the assignment, and the problem goes', async () => {
  const document = await show(script);
  const problem = await problemOf(script, 'service-cidr-overlaps-subnet');
  const [fix] = await fixesFor(script, problem.range);
  assert.ok(fix?.edit, 'no fix is offered');
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  await mended(script, 'service-cidr-overlaps-subnet');
  assert.match(document.getText(), /^SERVICES=10\.\d+\.\d+\.0\/24$/m);
  assert.doesNotMatch(document.getText(), /^SERVICES=10\.60\./m);
  await revert(script);
  await problemOf(script, 'service-cidr-overlaps-subnet');
});

test('PowerShell, batch and scrapbooks of the CLI have their problems, too', async () => {
  for (const [path, language, range] of [['deploy.ps1', 'powershell', '10.61.0.0/33'], ['deploy.bat', 'bat', '10.62.0.0/33'], ['book.azcli', 'azcli', '10.63.0.0/33']] as const) {
    const uri = inWorkspace(`scripts/${path}`);
    const problem = await problemOf(uri, 'malformed-cidr');
    const document = await show(uri);
    assert.equal(document.languageId, language);
    assert.equal(document.getText(problem.range), range);
  }
});

test('the steps of a workflow have their problems at their own lines, also while they are typed', async () => {
  await hasProblems(workflow, 2);
  const document = await show(workflow);
  assert.deepEqual(problemsOf(workflow).map(({ range }) => document.getText(range)), ['10.68.0.0/33', '$SPACE']);
  await replace(document, '10.68.0.0/33', '10.68.0.0/16');
  await hasProblems(workflow, 1);
  await replace(document, 'SPACE: 10.67.0.0/33', 'SPACE: 10.67.0.0/16');
  await hasProblems(workflow, 0);
  assert.ok(document.isDirty);
  await revert(workflow);
  await hasProblems(workflow, 2);
});

test('the blocks of a page have their problems, its text has none', async () => {
  await hasProblems(page, 1);
  const document = await show(page);
  const [problem] = problemsOf(page);
  assert.equal(problem?.range.start.line, 6);
  assert.equal(document.getText(problem.range), '10.64.0.0/33');
});

test('ordinary Markdown and YAML are left alone until they run az', async () => {
  const [plain, yaml] = [inWorkspace('scripts/plain.md'), inWorkspace('scripts/plain.yaml')];
  for (const uri of [plain, yaml]) {
    const document = await show(uri);
    await replace(document, '0/33', '0/34');
    assert.deepEqual(await hoversAt(document, '0/34'), []);
    assert.deepEqual(await fixesFor(uri, new vscode.Range(0, 0, document.lineCount, 0)), []);
  }
  await wait(500);
  assert.deepEqual([...problemsOf(plain), ...problemsOf(yaml)], []);
  const document = await show(plain);
  await replace(document, '```text\nUse 10.65.0.0/34 for that.', '```bash\naz network vnet create -g r -n n --address-prefixes 10.65.0.0/34');
  await hasProblems(plain, 1);
  await closeAll();
  await hasProblems(plain, 0);
});

test('a script that comes has problems; exclusion and deletion take them away', async () => {
  const fresh = inWorkspace('fresh-az/bin/net.sh');
  await write(fresh, 'az network vnet create -g r -n fresh --address-prefixes 10.69.0.0/33\n');
  await hasProblems(fresh, 1);
  await vscode.workspace.getConfiguration('aksnet').update('exclude', ['fresh-az/**'], vscode.ConfigurationTarget.Workspace);
  await hasProblems(fresh, 0);
  await vscode.workspace.getConfiguration('aksnet').update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
  await hasProblems(fresh, 1);
  await vscode.workspace.fs.delete(inWorkspace('fresh-az'), { recursive: true });
  await hasProblems(fresh, 0);
});

test('what a script sources is read, whatever is in it', async () => {
  const [main, values] = [inWorkspace('sourced/main.sh'), inWorkspace('sourced/values.sh')];
  await write(values, 'SPACE=10.70.0.0/33\n');
  await write(main, '. ./values.sh\naz network vnet create -g r -n sourced --address-prefixes "$SPACE"\n');
  await hasProblems(main, 1);
  await write(values, 'SPACE=10.70.0.0/16\n');
  await hasProblems(main, 0);
  await vscode.workspace.fs.delete(inWorkspace('sourced'), { recursive: true });
});

test('a text without a file has problems once its language is a shell', async () => {
  const document = await vscode.workspace.openTextDocument({ content: 'az network vnet create -g r -n n --address-prefixes 10.71.0.0/33\n', language: 'shellscript' });
  await vscode.window.showTextDocument(document);
  await hasProblems(document.uri, 1);
  await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
  await hasProblems(document.uri, 0);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});
