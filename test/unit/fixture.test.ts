import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixture, renderFixture } from './fixture';

test('a fixture is taken apart and put together again', () => {
  const text = '-- a.tf --\na = [b]\n     ~ some-rule: x\n    ~~~ other: y z\nc\n-- d/e.tfvars --\nf = 1\n~ some-rule: \n';
  const fixture = readFixture(text);
  assert.deepEqual(fixture.files, [{ name: 'a.tf', text: 'a = [b]\nc\n' }, { name: 'd/e.tfvars', text: 'f = 1\n' }]);
  assert.deepEqual(fixture.marks, [
    { file: 'a.tf', line: 0, start: 5, end: 6, rule: 'some-rule', message: 'x' },
    { file: 'a.tf', line: 0, start: 4, end: 7, rule: 'other', message: 'y z' },
    { file: 'd/e.tfvars', line: 0, start: 0, end: 1, rule: 'some-rule', message: '' },
  ]);
  assert.equal(renderFixture(fixture, fixture.marks), text);
});

test('a text that names no file is main.tf', () => {
  const fixture = readFixture('a\n\nb\n');
  assert.deepEqual(fixture.files, [{ name: 'main.tf', text: 'a\n\nb\n' }]);
  assert.equal(renderFixture(fixture, []), 'a\n\nb\n');
});

test('tildes that mark nothing are text', () => {
  assert.deepEqual(readFixture('version = "~> 4.0"\n~~~\n').files, [{ name: 'main.tf', text: 'version = "~> 4.0"\n~~~\n' }]);
});

test('a mark needs a line', () => {
  assert.throws(() => readFixture('~~ some-rule: x\n'), /a mark without a line/);
});
