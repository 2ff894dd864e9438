import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf, type JsonNode } from '../../../src/languages/shared/json-file';
import { balancedByLayout } from '../../../src/languages/shared/json-layout';
import { randomFrom } from '../random';

/** A text with its blanks in the layout of every editor. */
function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}

/** What is read, as plain data; `…` is in what may hold more. */
function read(text: string): unknown {
  const plain = (node: JsonNode | undefined): unknown => {
    switch (node?.kind) {
      case undefined:
        return '?';
      case 'string':
      case 'simple':
        return node.value;
      case 'array':
        return [...node.items.map(plain), ...(node.open ? ['…'] : [])];
      case 'object':
        return { ...Object.fromEntries(node.members.map(({ key, value }) => [key.value, plain(value)])), ...(node.open && { '…': true }) };
    }
  };
  return plain(jsonOf({ uri: 'file:///a.json', text }).root);
}

test('a text whose brackets match is left as it is, however it is laid out', () => {
  for (const text of ['{"a":[1,{"b":2}]}', lines('{', '"a": [', '{', '"b": 2', '}', ']', '}'), lines('{ "a": "}", // ]', '    "b": [', '  ] }'), '']) {
    assert.deepEqual(balancedByLayout(text), { text, added: new Set(), strays: [], unclosed: [] });
  }
});

test('what is not closed ends before the next line that is not within it', () => {
  assert.deepEqual(read(lines('{', '  "space": { "prefixes": [', '  "subnets": [', '    { "name": "a"', '    { "name": "b", "p": { "r": 1 } }', '  ],', '  "last": 1', '}')), {
    space: { 'prefixes': ['…'], '…': true },
    subnets: [{ 'name': 'a', '…': true }, { name: 'b', p: { r: 1 } }],
    last: 1,
  });
  assert.deepEqual(read(lines('{', '  "a": {', '    "b": [', '      1', '  },', '  "c": 3', '}')), { a: { b: [1, '…'] }, c: 3 });
});

test('what closes nothing is left out, and the list or object around it may hold more', () => {
  assert.deepEqual(read(lines('{', '  "a": {', '    "c": 1', '      },', '    "d": [2]', '  },', '  "e": 3', '}')), { a: { 'c': 1, 'd': [2], '…': true }, e: 3 });
});

test('the next name is not the value of the one before', () => {
  assert.deepEqual(read(lines('{', '  "a": ', '  "b": 1', '}')), { 'a': '?', 'b': 1, '…': true });
});

test('the places that are not right are named', () => {
  const text = lines('{', '  "a": [', '  "b": 1', '}');
  const { faults } = jsonOf({ uri: 'file:///a.json', text });
  assert.deepEqual(faults.map(({ start, end }) => text.slice(start, end)), ['[']);
});

test('a text that is laid out in another way is left to the reader', () => {
  const text = lines('{', '"a": [', ...Array.from({ length: 20 }, () => '{ "b": [\n1\n] },'), '}');
  assert.equal(balancedByLayout(text).text, text);
});

test('no offset changes, and nothing but blanks and brackets does', () => {
  const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"', '\n', '\n    ', '  ', '// ', '/*', '*/', '1', '\t', '\r\n'];
  const random = randomFrom(5);
  for (let turn = 0; turn < 5_000; turn++) {
    const text = Array.from({ length: random(40) }, () => pieces[random(pieces.length)]).join('');
    const balanced = balancedByLayout(text);
    assert.equal(balanced.text.length, text.length);
    for (const [index, character] of [...text].entries()) {
      if (balanced.text[index] !== character) assert.match(`${character}${balanced.text[index] ?? ''}`, /^(?:\s[}\],]|[}\]] )$/, JSON.stringify(text));
    }
  }
});
