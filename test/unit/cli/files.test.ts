import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { isVendored, largestFile, readPaths, readWanted, readWantedFolder, type Disk } from '../../../src/cli/files';
import { uriOfPath } from '../../../src/cli/paths';

const owns = (uri: string): boolean => uri.endsWith('.tf');

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
  const disk = readPaths(paths, folder, owns);
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
    const refused = (path: string): unknown => readPaths([path], folder, owns);
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

test('vendored code is told by its folder, seen from the path', () => {
  assert.equal(isVendored('file:///w/.terraform/modules/m/main.tf', 'file:///w'), true);
  assert.equal(isVendored('file:///w/.terraform/modules/m/main.tf', 'file:///w/.terraform/modules/m'), false);
  assert.equal(isVendored('file:///w/node_modules.tf', 'file:///w'), false);
});
