import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datumOfJson, jsonOf, looksLikeParameters, looksLikeTemplate, memberOf, type JsonNode } from '../../../src/languages/shared/json-file';
import { deepest } from '../../../src/languages/shared/json-preparing';
import type { SourceFile } from '../../../src/text/span';
import { randomFrom } from '../random';
import { plain } from './template-under-test';

function fileOf(text: string): SourceFile {
  return { uri: 'file:///a.json', text };
}

function at(file: SourceFile, node: JsonNode | undefined): string | undefined {
  return node && file.text.slice(node.start, node.end);
}

function value(text: string): unknown {
  const file = fileOf(text);
  const { root } = jsonOf(file);
  return root && plain(datumOfJson(root, file));
}

test('reads values with the places where they are written', () => {
  const file = fileOf('\uFEFF// head\n{ "a": [1, "two", null], /* x */ "b": { "c": true, }, }');
  const { root, faults } = jsonOf(file);
  assert.deepEqual(faults, []);
  const datum = root && datumOfJson(root, file);
  assert(datum?.kind === 'object' && root);
  assert.deepEqual(plain(datum), { a: [1, 'two', null], b: { c: true } });
  assert.equal(at(file, root), file.text.slice(file.text.indexOf('{')));
  assert.equal(at(file, memberOf(root, 'A')?.value), '[1, "two", null]');
  const a = datum.entries.get('a');
  assert(a?.kind === 'list');
  assert.deepEqual(a.items[1]?.origin.literal, a.items[1]?.origin.span);
  assert.equal(file.text.slice(a.items[1]?.origin.span.start, a.items[1]?.origin.span.end), '"two"');
  const key = datum.keys?.get('b');
  assert.equal(file.text.slice(key?.start, key?.end), '"b"');
  assert.equal(a.origin.what, '[1, "two", null]');
  assert.equal(a.origin.literal?.start, file.text.indexOf('[1'));
});

test('strings go over lines as Azure lets them, and keep their breaks', () => {
  const file = fileOf('{ "a": "one\n\ttwo \\" \\u0041", "b": "x\r\ny" // end\n , "c": 1 }');
  const { root, faults } = jsonOf(file);
  assert.deepEqual(faults, []);
  assert.deepEqual(root && plain(datumOfJson(root, file)), { a: 'one\n\ttwo " A', b: 'x\r\ny', c: 1 });
});

test('a quote that was forgotten ends with its line', () => {
  const file = fileOf('{ "a": "one,\n  "b": "two",\n "c": 3 }');
  const { root, faults } = jsonOf(file);
  assert.ok(faults.length > 0);
  assert.deepEqual(root && plain(datumOfJson(root, file)), { a: '<unreadable>', b: 'two', c: 3, '<open>': 'unreadable' });
});

test('a key without a value is not known, and its neighbours are', () => {
  assert.deepEqual(value('{ "a": , "b": 2 }'), { a: '<unreadable>', b: 2, '<open>': 'unreadable' });
  assert.deepEqual(value('{ "a" }'), { a: '<unreadable>', '<open>': 'unreadable' });
  assert.deepEqual(value('{ "o": { "a": } , "b": 2 }'), { o: { a: '<unreadable>', '<open>': 'unreadable' }, b: 2 });
});

test('what is not closed may have more in it', () => {
  assert.deepEqual(value('{ "a": [1, { "b": 2'), { a: [1, { b: 2, '<open>': 'unreadable' }, '<open: unreadable>'], '<open>': 'unreadable' });
  assert.deepEqual(value('{ "a": 1 }, "b": 2 }'), { a: 1, '<open>': 'unreadable' });
  assert.equal(value(''), undefined);
  assert.equal(value('// nothing'), undefined);
});

test('of a name that comes twice the last one holds', () => {
  assert.deepEqual(value('{ "a": 1, "a": 2 }'), { a: 2 });
});

test('numbers that a double does not hold are not known', () => {
  assert.deepEqual(value('[9007199254740993, 1e999, 1.5, -3]'), ['<too-large>', '<too-large>', 1.5, -3]);
});

test('nesting is followed to a depth, and no further', () => {
  const file = fileOf(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`);
  const { root, faults } = jsonOf(file);
  assert.deepEqual(faults, []);
  let depth = 0;
  let node = root;
  for (; node?.kind === 'array' && node.items.length > 0; node = node.items[0]) depth++;
  assert.equal(depth, deepest);
  assert(node?.kind === 'array');
  assert.equal(node.open?.reason, 'too-large');
  assert.equal(jsonOf(fileOf('{"a":'.repeat(100_000))).root?.kind, 'object');
  assert.deepEqual(jsonOf(fileOf(`${'['.repeat(deepest)}1${']'.repeat(deepest)}`)).faults, []);
});

test('reading never fails, whatever the text is, and every place lies in it', () => {
  const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '\n', '//', '/*', '*/', '1', 'tru', ' ', '\uFEFF', '"x\ny"', "'"];
  const random = randomFrom(7);
  for (let turn = 0; turn < 3_000; turn++) {
    const text = Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('');
    const file = fileOf(text);
    const { root, faults } = jsonOf(file);
    if (root) datumOfJson(root, file);
    const check = (node: JsonNode): void => {
      assert.ok(node.start >= 0 && node.start < node.end && node.end <= text.length, JSON.stringify(text));
      if (node.kind === 'array') node.items.forEach(check);
      if (node.kind === 'object') for (const member of node.members) if (member.value) check(member.value);
    };
    if (root) check(root);
    for (const fault of faults) assert.ok(fault.start >= 0 && fault.end <= text.length, JSON.stringify(text));
  }
});

const schemas = 'https://schema.management.azure.com/schemas/2019-04-01';

test('templates are known by their schema, at every scope', () => {
  for (const name of ['deploymentTemplate.json#', 'subscriptionDeploymentTemplate.json#', 'managementGroupDeploymentTemplate.json', 'tenantDeploymentTemplate.json#']) {
    assert.ok(looksLikeTemplate(`{ "$schema": "${schemas}/${name}", "resources": [] }`), name);
  }
  assert.ok(looksLikeTemplate(`\uFEFF/* a */ // b\n{ "contentVersion": "1.0.0.0", "metadata": { "$schema": "x" }, "$schema" : "${schemas}/deploymentTemplate.json#"`));
  assert.ok(!looksLikeTemplate(`{ "$schema": "${schemas}/deploymentParameters.json#" }`));
  assert.ok(looksLikeParameters(`{ "$schema": "${schemas}/deploymentParameters.json#" }`));
  assert.ok(looksLikeParameters(`{ "$schema": "${schemas}/subscriptionDeploymentParameters.json#" }`));
});

test('other JSON is left alone', () => {
  assert.ok(!looksLikeTemplate('{ "name": "x", "version": "1.0.0" }'));
  assert.ok(!looksLikeTemplate('{ "$schema": "http://json-schema.org/draft-07/schema#" }'));
  assert.ok(!looksLikeTemplate(`{ "properties": { "template": { "$schema": "${schemas}/deploymentTemplate.json#" } } }`));
  assert.ok(!looksLikeTemplate(`[ { "$schema": "${schemas}/deploymentTemplate.json#" } ]`));
  assert.ok(!looksLikeTemplate(`{ "text": "\\"$schema\\": \\"${schemas}/deploymentTemplate.json#\\"" }`));
  assert.ok(!looksLikeTemplate(`// "$schema": "${schemas}/deploymentTemplate.json#"\n{}`));
  assert.ok(!looksLikeTemplate(`{ "a": "${'x'.repeat(3_000)}", "$schema": "${schemas}/deploymentTemplate.json#" }`), 'only the beginning is looked at');
  assert.ok(!looksLikeTemplate('') && !looksLikeParameters('{'));
});
