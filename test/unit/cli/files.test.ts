import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { isVendored, largestFile, readPaths, readWanted, readWantedFolder, type Disk } from '../../../src/cli/files';
import { uriOfPath } from '../../../src/cli/paths';

/** Runs a test in a folder of its own that holds the given files. */
function inFolder(files: Readonly<Record<string, string>>, use: (folder: string) => void): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aksnet-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(folder: string, ...paths: string[]): Disk {
  const disk = readPaths(paths, folder);
  assert.equal(disk.kind, 'disk', JSON.stringify(disk));
  return disk.kind === 'disk' ? disk : assert.fail();
}

function names(disk: Disk, folder: string): readonly string[] {
  return [...disk.texts.keys()].map((uri) => uri.replace(`${uriOfPath(folder)}/`, ''));
}

test('files of a language are read, folders of tools and vendored code are not', () => {
  const files = {
    'main.tf': 'a', 'README.md': '', 'sub/x.tf': 'b', 'out/x.tf': 'c', '.infra/x.tf': 'd',
    '.git/x.tf': '', 'node_modules/m/x.tf': '', 'sub/.terraform/modules/m/x.tf': '', '.terragrunt-cache/x.tf': '', '.history/x.tf': '',
    'app/package.json': '', 'app/x.tf': '', 'app/dist/x.tf': '', 'app/out/x.tf': '',
  };
  inFolder(files, (folder) => {
    const disk = read(folder, '.');
    assert.deepEqual(names(disk, folder), ['.infra/x.tf', 'app/x.tf', 'main.tf', 'out/x.tf', 'sub/x.tf']);
    assert.equal(disk.texts.get(uriOfPath(join(folder, 'sub/x.tf'))), 'b');
  });
});

test('a file comes with the files beside it, not with those below', () => {
  inFolder({ 'main.tf': '', 'other.tf': '', 'sub/x.tf': '' }, (folder) => {
    const disk = read(folder, 'main.tf');
    assert.deepEqual(names(disk, folder), ['main.tf', 'other.tf']);
    assert.deepEqual(disk.targets, [{ kind: 'file', uri: uriOfPath(join(folder, 'main.tf')) }]);
  });
});

test('a plan of Terraform is read where it is named, in the encoding of any shell', () => {
  const plan = '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{}}';
  inFolder({ 'main.tf': '', 'plan.json': plan, 'other.json': plan }, (folder) => {
    writeFileSync(join(folder, 'wide.json'), Buffer.from(`\uFEFF${plan}`, 'utf16le'));
    assert.deepEqual(names(read(folder, '.'), folder), ['main.tf']);
    assert.deepEqual(names(read(folder, 'plan.json'), folder), ['main.tf', 'plan.json']);
    const wide = read(folder, 'wide.json');
    assert.equal(wide.texts.get(uriOfPath(join(folder, 'wide.json'))), plan);
    writeFileSync(join(folder, 'large.json'), `${plan.slice(0, -1)},"x":"${'x'.repeat(largestFile)}"}`);
    assert.deepEqual(names(read(folder, 'large.json'), folder), ['large.json', 'main.tf']);
    writeFileSync(join(folder, 'state.json'), '{"format_version":"1.0","terraform_version":"1.11.4","values":{}}');
    assert.equal(readPaths(['state.json'], folder).kind, 'refusal');
  });
});

test('paths that overlap give each file once', () => {
  inFolder({ 'main.tf': '', 'sub/x.tf': '' }, (folder) => {
    assert.deepEqual(names(read(folder, 'sub', '.', 'main.tf'), folder), ['sub/x.tf', 'main.tf']);
  });
});

test('a byte order mark is taken off and remembered', () => {
  inFolder({ 'main.tf': '\uFEFFabc', 'plain.tf': 'abc' }, (folder) => {
    const disk = read(folder, '.');
    assert.deepEqual([...disk.texts.values()], ['abc', 'abc']);
    assert.deepEqual([...disk.marked], [uriOfPath(join(folder, 'main.tf'))]);
  });
});

test('a file that is too large is left out, and said to be', () => {
  inFolder({ 'a.tf': ' '.repeat(largestFile), 'b.tf': ' '.repeat(largestFile + 1) }, (folder) => {
    const disk = read(folder, '.');
    assert.deepEqual(names(disk, folder), ['a.tf']);
    assert.deepEqual([...disk.skipped], [[uriOfPath(join(folder, 'b.tf')), { reason: 'too-large', message: 'the file is larger than 2 MB' }]]);
  });
});

test('links to files within the path are read, those that leave it or lead nowhere are not', () => {
  inFolder({ 'in/common/c.tf': 'c', 'in/env/main.tf': 'm', 'outside.tf': 'secret' }, (folder) => {
    symlinkSync('../common/c.tf', join(folder, 'in/env/common.tf'));
    symlinkSync('../../outside.tf', join(folder, 'in/env/leaves.tf'));
    symlinkSync('nowhere.tf', join(folder, 'in/env/dangles.tf'));
    symlinkSync('circle.tf', join(folder, 'in/env/circle.tf'));
    const disk = read(folder, 'in');
    assert.deepEqual(names(disk, folder), ['in/common/c.tf', 'in/env/common.tf', 'in/env/main.tf']);
    assert.deepEqual([...disk.skipped].map(([uri, { message }]) => [uri.slice(uri.lastIndexOf('/') + 1), message]), [
      ['circle.tf', 'the link leads to nothing that can be read'],
      ['dangles.tf', 'the link leads to nothing that can be read'],
      ['leaves.tf', 'the link leads out of the folder that is checked'],
    ]);
  });
});

test('links to folders neither hang nor escape', () => {
  inFolder({ 'in/main.tf': '', 'out/x.tf': '' }, (folder) => {
    symlinkSync('.', join(folder, 'in/loop'));
    symlinkSync('../out', join(folder, 'in/away'));
    symlinkSync('..', join(folder, 'in/up.tf'));
    assert.deepEqual(names(read(folder, 'in'), folder), ['in/main.tf']);
  });
});

test('a path that is a link itself is read', () => {
  inFolder({ 'real/main.tf': '' }, (folder) => {
    symlinkSync('real', join(folder, 'link'));
    symlinkSync('real/main.tf', join(folder, 'link.tf'));
    assert.deepEqual(names(read(folder, 'link'), folder), ['link/main.tf']);
    assert.deepEqual(names(read(folder, 'link.tf'), folder), ['link.tf']);
  });
});

test('a pipe with the name of a file is not waited for', () => {
  inFolder({ 'main.tf': '' }, (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe.tf')]);
    assert.deepEqual(names(read(folder, '.'), folder), ['main.tf']);
  });
});

test('a path that cannot be read is refused in one line', () => {
  inFolder({ 'main.tf': '', 'notes.md': '' }, (folder) => {
    const refused = (path: string): unknown => readPaths([path], folder);
    assert.deepEqual(refused('nowhere'), { kind: 'refusal', message: 'cannot read nowhere: no such file or folder' });
    assert.deepEqual(refused('main.tf/x'), { kind: 'refusal', message: 'cannot read main.tf/x: no such file or folder' });
    assert.deepEqual(refused(''), { kind: 'refusal', message: 'a PATH is empty' });
    assert.deepEqual(refused('notes.md'), { kind: 'refusal', message: 'cannot read notes.md: it is no file of a language that aksnet reads' });
  });
});

test('what a deployment asks for is read below the working directory, and no further', () => {
  inFolder({ 'cwd/env/main.tf': '', 'cwd/modules/m.tf': 'm', 'cwd/names.json': '{}', 'secret.tf': 's', 'other/x.tf': '' }, (folder) => {
    const cwd = join(folder, 'cwd');
    const disk = read(cwd, 'env');
    assert.deepEqual([...readWantedFolder(disk, uriOfPath(join(cwd, 'modules'))).values()], ['m']);
    assert.equal(readWanted(disk, uriOfPath(join(cwd, 'names.json'))), '{}');
    assert.equal(readWanted(disk, uriOfPath(join(cwd, 'nothing.json'))), undefined);
    assert.equal(readWanted(disk, uriOfPath(join(folder, 'secret.tf'))), undefined);
    assert.equal(readWantedFolder(disk, uriOfPath(join(folder, 'other'))).size, 0);
    const elsewhere = read(join(folder, 'other'), join(cwd, 'env'));
    assert.equal(readWantedFolder(elsewhere, uriOfPath(join(cwd, 'modules'))).size, 0);
  });
});

const template = '{\n  // an ARM template\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "resources": []\n}';
const parameters = template.replace('deploymentTemplate', 'deploymentParameters');

test('of JSON, templates and files of parameters are read, wherever they are', () => {
  const files = {
    'azuredeploy.json': template, 'azuredeploy.parameters.json': parameters, 'infra/anything.jsonc': `\uFEFF${template}`, 'main.bicep': '', 'main.bicepparam': '',
    'data.json': '{"a": 1}', 'list.json': '[]', 'empty.json': '', 'broken.json': '{"$schema": "http', 'schema.json': '{"$schema": "http://json-schema.org/draft-07/schema#"}',
    'package.json': template, 'tsconfig.base.json': template, '.vscode/x.json': template, 'bin/Debug/azuredeploy.json': template, 'obj/azuredeploy.json': template, 'bin/main.bicep': '',
  };
  inFolder(files, (folder) => {
    const disk = read(folder, '.');
    assert.deepEqual(names(disk, folder), ['azuredeploy.json', 'azuredeploy.parameters.json', 'bin/main.bicep', 'infra/anything.jsonc', 'main.bicep', 'main.bicepparam']);
    assert.deepEqual([...disk.skipped], []);
    // What is named by itself is wanted, whatever lies around it.
    assert.deepEqual(names(read(folder, 'bin/Debug'), folder), ['bin/Debug/azuredeploy.json']);
    assert.deepEqual(read(folder, 'azuredeploy.json').targets, [{ kind: 'file', uri: uriOfPath(join(folder, 'azuredeploy.json')) }]);
    assert.deepEqual(readPaths(['data.json'], folder), { kind: 'refusal', message: 'cannot read data.json: it is no file of a language that aksnet reads' });
  });
});

test('what Bicep was compiled to is not read beside it, unless it is named', () => {
  const compiled = template.replace('"resources"', '"metadata": { "_generator": { "name": "bicep", "version": "0.36.1" } }, "resources"');
  inFolder({ 'a/main.bicep': 'b', 'a/main.json': compiled, 'alone/main.json': compiled, 'own/main.bicep': '', 'own/main.json': template }, (folder) => {
    assert.deepEqual(names(read(folder, '.'), folder), ['a/main.bicep', 'alone/main.json', 'own/main.bicep', 'own/main.json']);
    assert.deepEqual(names(read(folder, 'a/main.json'), folder), ['a/main.bicep', 'a/main.json']);
  });
});

test('of a large file of JSON only the beginning is looked at, and only a template is missed', () => {
  const large = ' '.repeat(largestFile);
  inFolder({ 'data.json': `{"a": "${large}"}`, 'template.json': template + large }, (folder) => {
    const disk = read(folder, '.');
    assert.deepEqual(names(disk, folder), []);
    assert.deepEqual([...disk.skipped], [[uriOfPath(join(folder, 'template.json')), { reason: 'too-large', message: 'the file is larger than 2 MB' }]]);
  });
});

test('JSON behind a link that leads away is neither read nor worth a word', () => {
  inFolder({ 'in/x.json': '{}', 'outside.json': template }, (folder) => {
    symlinkSync('../outside.json', join(folder, 'in/away.json'));
    symlinkSync('nowhere.json', join(folder, 'in/dangles.json'));
    const disk = read(folder, 'in');
    assert.deepEqual(names(disk, folder), []);
    assert.deepEqual([...disk.skipped], []);
  });
});

test('a file that a text names is read whatever is in it, but not when it is large, vendored or built', () => {
  const large = ' '.repeat(1024 * 1024);
  const files = { 'main.bicep': '', 'data.json': '{"a": 1}', 'notes.txt': 'n', 'large.txt': `${large}!`, 'full.txt': large, 'node_modules/m/x.json': '{}', 'bin/x.json': '{}', 'app/obj/x.txt': '' };
  inFolder(files, (folder) => {
    const disk = read(folder, '.');
    const wanted = (name: string): string | undefined => readWanted(disk, uriOfPath(join(folder, name)));
    assert.equal(wanted('data.json'), '{"a": 1}');
    assert.equal(wanted('notes.txt'), 'n');
    assert.equal(wanted('full.txt'), large);
    for (const name of ['large.txt', 'node_modules/m/x.json', 'bin/x.json', 'app/obj/x.txt']) assert.equal(wanted(name), undefined, name);
    assert.deepEqual([...disk.skipped], [[uriOfPath(join(folder, 'large.txt')), { reason: 'too-large', message: 'the file is larger than 1 MB' }]]);
  });
});

test('vendored code is told by its folder, seen from the path', () => {
  assert.equal(isVendored('file:///w/.terraform/modules/m/main.tf', 'file:///w'), true);
  assert.equal(isVendored('file:///w/.terraform/modules/m/main.tf', 'file:///w/.terraform/modules/m'), false);
  assert.equal(isVendored('file:///w/node_modules.tf', 'file:///w'), false);
});
