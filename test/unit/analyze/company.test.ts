import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, type Analysis } from '../../../src/analyze';

const options = { today: '2026-11-20', settings: { severities: {} } };
const network = (range: string): string => `resource "azurerm_virtual_network" "main" {
  name          = "main"
  address_space = ["${range}"]
}
`;

function found(analysis: Analysis): readonly string[] {
  return allFindings(analysis).map(({ rule, severity, span }) => `${severity} ${rule} in ${span.uri.slice('file:///'.length)}`);
}

function changed(before: Analysis | undefined, files: Readonly<Record<string, string | undefined>>): Analysis {
  return analyze(before, new Map(Object.entries(files).map(([name, text]) => [`file:///${name}`, text])), options);
}

suite('what a company says', () => {
  const inUse = 'in-use:\n  - range: 10.0.0.0/8\n    by: the offices\n';
  test('holds below its folder, from the moment that it is written until it is gone', () => {
    const bare = changed(undefined, { 'a/b/main.tf': network('10.1.0.0/16'), 'c/main.tf': network('10.2.0.0/16') });
    assert.deepEqual(found(bare), []);
    const told = changed(bare, { 'a/.aksnet.yaml': inUse });
    assert.deepEqual(found(told), ['warning range-in-use-elsewhere in a/b/main.tf']);
    assert.ok(told.touched.has('file:///a/b/main.tf'));
    assert.deepEqual(found(changed(told, { 'a/.aksnet.yaml': undefined })), []);
  });
  test('is what the nearest file says', () =>
    assert.deepEqual(found(changed(undefined, { '.aksnet.yaml': inUse, 'a/.aksnet.yaml': 'allowed: [10.1.0.0/16]\n', 'a/main.tf': network('10.1.0.0/16'), 'main.tf': network('10.2.0.0/16') })), [
      'warning range-in-use-elsewhere in main.tf',
    ]));
  test('sets severities, and leaves the last word to the user', () => {
    const files = { '.aksnet.yaml': `${inUse}severities:\n  range-in-use-elsewhere: info\n`, 'main.tf': network('10.2.0.0/16') };
    assert.deepEqual(found(changed(undefined, files)), ['info range-in-use-elsewhere in main.tf']);
    const mine = { ...options, settings: { severities: { 'range-in-use-elsewhere': 'error' as const } } };
    assert.deepEqual(found(analyze(undefined, new Map(Object.entries(files).map(([name, text]) => [`file:///${name}`, text])), mine)), ['error range-in-use-elsewhere in main.tf']);
  });
  test('leaves out what it excludes', () =>
    assert.deepEqual(found(changed(undefined, { '.aksnet.yaml': `${inUse}exclude: [old/**]\n`, 'main.tf': network('10.2.0.0/16'), 'old/main.tf': network('10.3.0.0/16') })), [
      'warning range-in-use-elsewhere in main.tf',
    ]));
});
