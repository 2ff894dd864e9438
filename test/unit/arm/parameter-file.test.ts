import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readParameterFile } from '../../../src/languages/shared/template/parameter-file';
import { plain, read, template, trail } from './template-under-test';

const parameters = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "parameters": {
    "range": { "value": "10.1.0.0/16" },
    "count": { "value": 3 },
    "object": { "value": { "list": [ "[concat('a')]" ] } },
    "secret": { "reference": { "keyVault": { "id": "/subscriptions/x" }, "secretName": "y" } },
    "computed": { "expression": "[utcNow()]" },
    "nothing": { },
    "null": { "Value": null }
  }
}`;

test('values, with the file as a step of their trail', () => {
  const { values, unreadable } = readParameterFile({ uri: 'file:///a/dev.parameters.json', text: parameters });
  assert.deepEqual(unreadable, []);
  assert.deepEqual(Object.fromEntries([...values].map(([name, value]) => [name, plain(value)])), {
    range: '10.1.0.0/16', count: 3, object: { list: ["[concat('a')]"] }, secret: '<secret>', computed: '<run-time>', nothing: '<failed: `nothing` has no `value`>', null: null,
  });
  const range = values.get('range');
  assert.equal(range?.origin.what, '`range` in dev.parameters.json');
  assert.equal(parameters.slice(range?.origin.literal?.start, range?.origin.literal?.end), '"10.1.0.0/16"');
});

test('what a tool fills in before the file is deployed is not known', () => {
  const { values } = readParameterFile({ uri: 'file:///a/main.parameters.json', text: `{ "parameters": {
    "azd": { "value": "\${CURRENT_IP}" }, "usual": { "value": ["\${A=10.0.0.0/16}", "10.1.0.0/16"] }, "token": { "value": "10.#{second}#.0.0/16" }, "old": { "value": "__RANGE__" }, "plain": { "value": "$5 #1 __" }
  } }` });
  assert.deepEqual(Object.fromEntries([...values].map(([name, value]) => [name, plain(value)])), {
    azd: '<run-time>', usual: ['<run-time>', '10.1.0.0/16'], token: '<run-time>', old: '<run-time>', plain: '$5 #1 __',
  });
});

test('they win over the defaults of the template', () => {
  const under = read({
    'main.json': template(`"parameters": { "Range": { "type": "string", "defaultValue": "10.0.0.0/16" } }, "variables": { "x": "[parameters('range')]" }`),
    'dev.json': parameters,
  }, { parameters: 'dev.json' });
  assert.equal(plain(under.variable('x')), '10.1.0.0/16');
  assert.equal(under.text(under.variable('x').origin.literal), '"10.1.0.0/16"');
  assert.ok(trail(under.variable('x')).includes('`range` in dev.json'));
});

test('half of a file gives what stands there', () => {
  const read = (text: string) => {
    const { values, unreadable } = readParameterFile({ uri: 'file:///a.json', text });
    return [Object.fromEntries([...values].map(([name, value]) => [name, plain(value)])), unreadable.length > 0];
  };
  assert.deepEqual(read(''), [{}, true]);
  assert.deepEqual(read('{ "parameters": 3 }'), [{}, false]);
  assert.deepEqual(read('{ "parameters": { "a": { "value": 1 }, "b": { "val'), [{ a: 1, b: '<unreadable>' }, true]);
  assert.deepEqual(read('{ "parameters": { "a": { "value": "x'), [{ a: '<unreadable>' }, true]);
});
