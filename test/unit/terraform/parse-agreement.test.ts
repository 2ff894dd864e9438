import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import { loadGrammar, outlineOf, type OutlineByGrammar } from './parse-outline';
import { samples } from './parse-samples';
import { shapeOfTree } from './parse-shape';

let byGrammar: OutlineByGrammar;
before(async () => {
  byGrammar = await loadGrammar();
});

for (const [name, text] of Object.entries(samples)) {
  test(`the tree-sitter grammar sees the same blocks and attributes in the sample ${name}`, () => {
    const theirs = byGrammar(text);
    assert.ok(theirs && theirs.length > 3);
    assert.deepEqual(outlineOf(parseTerraform(text)), theirs);
  });
}

// Where the two differ on valid text. Terraform 1.11 agrees with us: `false ? 1 : true ? 2 : 3` is 2 either way, but
// `true ? 1 : false ? 2 : 3` is 1 only when read from the right.
test('a chain of conditions is read from the right, the grammar reads it from the left', () => {
  const text = 'a = true ? 1 : false ? 2 : 3\n';
  assert.deepEqual(shapeOfTree(parseTerraform(text)), ['a = (true ? 1 : (false ? 2 : 3))']);
  assert.deepEqual(byGrammar(text), outlineOf(parseTerraform(text)));
});
