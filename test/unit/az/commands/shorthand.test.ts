import assert from 'node:assert/strict';
import test from 'node:test';
import { memberOf, readAssignment, readShorthand, type Shorthand } from '../../../../src/languages/az/commands/shorthand';

function json(value: Shorthand | undefined): unknown {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'text':
      return value.text;
    case 'null':
      return null;
    case 'list':
      return value.items.map(json);
    case 'object':
      return Object.fromEntries(value.entries.map(({ key, value: of }) => [key, json(of)]));
  }
}

const sound: readonly (readonly [string, unknown])[] = [
  ['10.0.0.0/16', '10.0.0.0/16'],
  ['[10.0.0.0/16,10.1.0.0/16]', ['10.0.0.0/16', '10.1.0.0/16']],
  ['[{name:nodes,address-prefix:10.0.0.0/24},{name:pods,address-prefixes:[10.0.1.0/24]}]', [{ name: 'nodes', 'address-prefix': '10.0.0.0/24' }, { name: 'pods', 'address-prefixes': ['10.0.1.0/24'] }]],
  ['[{"name": "nodes", "addressPrefix": "10.0.0.0/24"}]', [{ name: 'nodes', addressPrefix: '10.0.0.0/24' }]],
  ["{name:'a, b'/s'}", { name: "a, b's" }],
  ['{prefix:fd00::/64}', { prefix: 'fd00::/64' }],
  ['[]', []],
  ['{}', {}],
  ['null', null],
  ['{nat-gateway:null}', { 'nat-gateway': null }],
];

for (const [text, expected] of sound) {
  test(`Shorthand: ${text}`, () => {
    assert.deepEqual(json(readShorthand(text)), expected);
  });
}

for (const text of ['', '[', '{name}', '[a,b', "{name:'a}", '[a]b', '{a:b', '[{]}', `${'['.repeat(40)}${']'.repeat(40)}`]) {
  test(`No shorthand: ${text.slice(0, 20)}`, () => {
    assert.equal(readShorthand(text), undefined);
  });
}

test('A value of shorthand can be pointed at', () => {
  const text = '[{name:nodes,address-prefix:10.0.0.0/24}]';
  const value = readShorthand(text);
  assert.equal(value?.kind, 'list');
  const prefix = value.items[0] && memberOf(value.items[0], 'addressPrefix');
  assert.equal(text.slice(prefix?.start, prefix?.end), '10.0.0.0/24');
});

test('One step into an object or a list', () => {
  assert.deepEqual(readAssignment('name=nodes'), { path: 'name', value: { kind: 'text', text: 'nodes', start: 5, end: 10 } });
  assert.equal(readAssignment('[0].address-prefix=10.0.0.0/24')?.path, '[0].address-prefix');
  assert.deepEqual(json(readAssignment('address-prefixes=[10.0.0.0/24]')?.value), ['10.0.0.0/24']);
  assert.equal(readAssignment('10.0.0.0/24'), undefined);
});
