import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownsName, recognizes, scriptsOf } from '../../../../src/languages/az/sources';
import { applyEdits } from '../../../../src/text/span';

const dialects: readonly (readonly [name: string, text: string, dialect: string | undefined])[] = [
  ['a.sh', 'az group list', 'bash'],
  ['a.azcli', 'az group list', 'bash'],
  ['A.SH', 'az group list', 'bash'],
  ['a.zsh', '#!/bin/zsh\naz group list', 'bash'],
  ['a.ps1', 'az group list', 'powershell'],
  ['a.psm1', 'az group list', 'powershell'],
  ['a.cmd', 'az group list', 'batch'],
  ['a.bat', 'az group list', 'batch'],
  ['a.sh', '#!/usr/bin/env pwsh\naz group list', 'powershell'],
  ['a.sh', '\uFEFF#! /usr/bin/env -S bash -e\naz group list', 'bash'],
  ['a.sh', '#!/usr/bin/python3\nimport az', undefined],
  ['a.txt', 'az group list', undefined],
  ['sh', 'az group list', undefined],
];

for (const [name, text, dialect] of dialects) {
  test(`a whole file: ${name} that begins with ${JSON.stringify(text.slice(0, 20))} is ${dialect ?? 'no script'}`, () => {
    const scripts = scriptsOf({ uri: `file:///w/${name}`, text });
    assert.deepEqual(scripts.map((script) => script.dialect), dialect === undefined ? [] : [dialect]);
    for (const script of scripts) {
      assert.equal(script.text, text);
      assert.equal(script.tree.dialect, dialect);
      assert.deepEqual(script.spanOf({ start: 1, end: 3 }), { uri: `file:///w/${name}`, start: 1, end: 3 });
      assert.deepEqual([...script.environment], []);
    }
  });
}

test('a whole file keeps its line breaks when it is written to', () => {
  const file = { uri: 'file:///a.sh', text: 'az a \\\r\n  -b\r\n' };
  const edit = scriptsOf(file)[0]?.written({ start: 12, end: 12 }, ' \\\n  -c');
  assert.ok(edit);
  assert.equal(applyEdits(file.text, [edit]), 'az a \\\r\n  -b \\\r\n  -c\r\n');
});

test('a look tells what has to do with Azure', () => {
  assert.ok(ownsName('file:///a.md') && ownsName('file:///a.yml') && !ownsName('file:///a.tf'));
  for (const text of ['az group create', 'x=$(az aks show)', '& az.cmd aks', '"az" aks', 'New-AzAksCluster -Name a', '. ./lib.sh', 'x || az aks', 'a\taz\taks']) {
    assert.ok(recognizes('file:///a.sh', text), text);
  }
  for (const text of ['', 'echo jazz up', 'blaz x', 'a-az x', 'azure up', 'print $az x']) assert.ok(!recognizes('file:///a.sh', text), text);
  assert.ok(!recognizes('file:///a.tf', 'az group create'));
});
