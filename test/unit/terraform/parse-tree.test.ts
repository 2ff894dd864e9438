import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import { samples } from './parse-samples';
import { places, shapeOfTree } from './parse-shape';

test('a block has its type, labels, head and body in place', () => {
  const text = 'resource "azurerm_subnet" nodes { # head\n  name = "n" # why\n}\n';
  const { body, errors } = parseTerraform(text);
  assert.deepEqual(errors, []);
  assert.deepEqual(body, {
    start: 0,
    end: text.length,
    items: [{
      kind: 'block',
      type: 'resource',
      labels: [{ text: 'azurerm_subnet', start: 9, end: 25 }, { text: 'nodes', start: 26, end: 31 }],
      headEnd: 31,
      closed: true,
      start: 0,
      end: text.length - 1,
      body: {
        start: 33,
        end: text.length - 2,
        items: [{ kind: 'attribute', name: 'name', nameEnd: 47, start: 43, end: 53, value: { kind: 'literal', value: 'n', start: 50, end: 53 } }],
      },
    }],
  });
});

test('an empty text, blanks and comments are an empty tree', () => {
  for (const text of ['', '\n\n', '\uFEFF', '# a', '/* a\n b */ // c\r\n', '\t \r\n']) {
    assert.deepEqual(parseTerraform(text), { body: { items: [], start: 0, end: text.length }, errors: [] }, JSON.stringify(text));
  }
});

test('one-line blocks, nested blocks and attributes behind each other', () => {
  assert.deepEqual(shapeOfTree(parseTerraform('a {}\nb "c" { d = 1 }\ne { f { g = 2 } }\nh = 3')), [
    'a', 'b c', '  d = 1', 'e', '  f', '    g = 2', 'h = 3',
  ]);
});

test('comments stand wherever a blank may', () => {
  const text = '/* a */ a /* b */ = /* c\n */ [ # d\n 1, // e\n /* f */ 2 ] // g\nb /**/ "c" /**/ { # h\n} # i\nd = 1 /* j */\n';
  const { errors } = parseTerraform(text);
  assert.deepEqual(errors, []);
  assert.deepEqual(shapeOfTree(parseTerraform(text)), ['a = [1, 2]', 'b c', 'd = 1']);
});

for (const [name, text] of Object.entries(samples)) {
  test(`the sample ${name} has no fault, and every place lies within that of its parent`, () => {
    const { body, errors } = parseTerraform(text);
    assert.deepEqual(errors, []);
    for (const { node, parent } of places(body, body)) {
      assert.ok(parent.start <= node.start && node.start <= node.end && node.end <= parent.end, JSON.stringify({ node, parent }));
      const slice = text.slice(node.start, node.end);
      if (node.kind !== undefined && node.kind !== 'text') assert.match(slice, /^\S(?:[\s\S]*\S)?$/, JSON.stringify(node));
    }
  });
}
