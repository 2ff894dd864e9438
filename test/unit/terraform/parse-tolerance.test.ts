import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import { shapeOfTree } from './parse-shape';

/** Each case: what is wrong, the text, its shape, and the texts that the faults point at. */
const cases: Readonly<Record<string, { readonly text: string; readonly shape: readonly string[]; readonly faults: readonly string[] }>> = {
  'a string that is not closed ends at its line end': {
    text: 'a {\n  cidr = "10.0.0.0/16\n  next = 1\n}\n',
    shape: ['a', '  cidr = _', '  next = 1'],
    faults: ['"10.0.0.0/16'],
  },
  'a lone quote takes its line and no more': {
    text: 'a {\n  cidr = "\n  next = "b"\n}\nc {}\n',
    shape: ['a', '  cidr = _', '  next = "b"', 'c'],
    faults: ['"'],
  },
  'an interpolation that is not closed takes its line and no more': {
    text: 'a {\n  x = "${var.b"\n  y = "${f("\n  z = "${\n  next = "${c}"\n}\nd {}\n',
    shape: ['a', '  x = _', '  y = _', '  z = _', '  next = template(c)', 'd'],
    faults: ['${', '"${f("', '${', '(', '"', '"${', '${', ''],
  },
  'a name with nothing behind `=` has a hole, and the next line is whole': {
    text: 'a {\n  vnet_subnet_id =\n  next = 1\n}\n',
    shape: ['a', '  vnet_subnet_id = _', '  next = 1'],
    faults: [''],
  },
  'half of a reference is a hole': {
    text: 'a {\n  vnet_subnet_id = azurerm_subnet.\n  next = 1\n}\n',
    shape: ['a', '  vnet_subnet_id = _', '  next = 1'],
    faults: ['.'],
  },
  'a tuple that is not closed ends at the next name that is no further in': {
    text: 'a {\n  x = [\n  next = 1\n}\nb {}\n',
    shape: ['a', '  x = [_]', '  next = 1', 'b'],
    faults: ['['],
  },
  'a tuple with items that is not closed, at the next name': {
    text: 'a {\n  x = [\n    "10.0.0.0/16",\n    var.b\n  next = 1\n}\n',
    shape: ['a', '  x = ["10.0.0.0/16", var.b, _]', '  next = 1'],
    faults: ['['],
  },
  'a tuple that is not closed, at the next block within': {
    text: 'a {\n  x = [\n  b {\n    next = 1\n  }\n}\n',
    shape: ['a', '  x = [_]', '  b', '    next = 1'],
    faults: ['['],
  },
  'a tuple that is not closed, at the brace of its block': {
    text: 'a {\n  x = [1,\n}\nb {}\n',
    shape: ['a', '  x = [1, _]', 'b'],
    faults: ['['],
  },
  'a call that is not closed, at a statement in column 0': {
    text: 'resource "a" "b" {\n  x = merge(var.c,\n\nresource "a" "c" {\n}\n',
    shape: ['resource a b …', '  x = merge(var.c, _)', 'resource a c'],
    faults: ['resource "a" "b"', '('],
  },
  'an object that is not closed ends at the next name that is no further in': {
    text: 'a {\n  tags = {\n    b = 1\n  next = 1\n  c {\n  }\n}\nd {}\n',
    shape: ['a', '  tags = {"b": 1, _: _}', '  next = 1', '  c', 'd'],
    faults: ['{'],
  },
  'an object within an object that is not closed': {
    text: 'a {\n  x = {\n    b = {\n      c = 1\n    d = 2\n  }\n  next = 1\n}\n',
    shape: ['a', '  x = {"b": {"c": 1, _: _}, "d": 2}', '  next = 1'],
    faults: ['{'],
  },
  'the same among the values of a module': {
    text: 'tags = {\n  a = 1\nnodes = [\n  { name = "b" },\nnext = 1\n',
    shape: ['tags = {"a": 1, _: _}', 'nodes = [{"name": "b"}, _]', 'next = 1'],
    faults: ['{', '['],
  },
  'a block that is not closed ends at the next statement in column 0': {
    text: 'resource "a" "b" {\n  x = 1\n\nresource "a" "c" {\n  y = 2\n}\n',
    shape: ['resource a b …', '  x = 1', 'resource a c', '  y = 2'],
    faults: ['resource "a" "b"'],
  },
  'of whatever type it is': {
    text: 'some "b" {\n  x = 1\n\nother {\n  y = 2\n}\n',
    shape: ['some b …', '  x = 1', 'other', '  y = 2'],
    faults: ['some "b"'],
  },
  'a block at the end of the file': {
    text: 'locals {\n  x = 1\n',
    shape: ['locals …', '  x = 1'],
    faults: ['locals'],
  },
  'a block within that is not closed leaves its neighbours to the outer one': {
    text: 'a {\n  pool {\n    x = 1\n\n  profile {\n    y = 2\n  }\n  z = 3\n}\nb {}\n',
    shape: ['a', '  pool …', '    x = 1', '  profile', '    y = 2', '  z = 3', 'b'],
    faults: ['pool'],
  },
  'a block within that is not closed, at the brace of the outer one': {
    text: 'a {\n  pool {\n    x = 1\n}\nb {}\n',
    shape: ['a', '  pool …', '    x = 1', 'b'],
    faults: ['pool'],
  },
  'nothing is indented: only the blocks of the top level tell': {
    text: 'resource "a" "b" {\nx = 1\npool {\ny = 2\n}\nz = 3\n\nresource "a" "c" {\nx = 1\n}\n',
    shape: ['resource a b …', '  x = 1', '  pool', '    y = 2', '  z = 3', 'resource a c', '  x = 1'],
    faults: ['resource "a" "b"'],
  },
  'a brace in column 0 that closes nothing is skipped': {
    text: 'a {\n}\n}\nb {\n}\n',
    shape: ['a', 'b'],
    faults: ['}'],
  },
  'typographic quotes are a hole up to the one that closes': {
    text: 'a {\n  cidr = “10.0.0.0/16” # why\n  list = [“a”, "b", ‘c’]\n  next = 1\n}\n',
    shape: ['a', '  cidr = _', '  list = [_, "b", _]', '  next = 1'],
    faults: ['“10.0.0.0/16”', '“a”', '‘c’'],
  },
  'typographic quotes that do not close are a hole up to the line end': {
    text: 'a {\n  cidr = “10.0.0.0/16\n  next = 1\n}\n',
    shape: ['a', '  cidr = _', '  next = 1'],
    faults: ['“10.0.0.0/16'],
  },
  'typographic quotes around labels': {
    text: 'resource “azurerm_subnet” “nodes” {\n  x = 1\n}\nb {}\n',
    shape: ['resource azurerm_subnet nodes', '  x = 1', 'b'],
    faults: ['“azurerm_subnet”', '“nodes”'],
  },
  'single quotes are no quotes': {
    text: "a {\n  cidr = '10.0.0.0/16'\n  next = 1\n}\n",
    shape: ['a', '  cidr = _', '  next = 1'],
    faults: ["'10.0.0.0/16'"],
  },
  'a label that is not closed ends before the brace': {
    text: 'resource "a" "b {\n  x = 1\n}\nc {}\n',
    shape: ['resource a b', '  x = 1', 'c'],
    faults: ['"b'],
  },
  'a head without a block': {
    text: 'resource "a" "b"\nresource "a"\nres\nc {}\n',
    shape: ['c'],
    faults: ['resource "a" "b"', 'resource "a"', 'res'],
  },
  'a brace on the next line is taken as the block': {
    text: 'resource "a" "b"\n{\n  x = 1\n}\nc {}\n',
    shape: ['resource a b', '  x = 1', 'c'],
    faults: ['\n'],
  },
  'a value with something behind it is a hole, whatever it is': {
    text: 'a {\n  b = 1 2\n  c = "x" "y"\n  d = [1]]\n  e = 1,\n  f = x { g = 1 }\n  next = 1\n}\n',
    shape: ['a', '  b = _', '  c = _', '  d = _', '  e = _', '  f = _', '  next = 1'],
    faults: ['2', '"y"', ']', ',', '{ g = 1 }'],
  },
  'an item with something behind it is a hole among its neighbours': {
    text: 'a = ["x" "y", "z"]\nb = { c = 1 2, d = 3 }\ne = f(1 2, 3)\n',
    shape: ['a = [_, "z"]', 'b = {"c": _, "d": 3}', 'e = f(_, 3)'],
    faults: ['"y"', '2', '2'],
  },
  'a heredoc without an end takes its line and no more': {
    text: 'a {\n  x = <<EOT\n  next = 1\n}\nb {}\n',
    shape: ['a', '  x = _', '  next = 1', 'b'],
    faults: ['<<EOT'],
  },
  'a heredoc with a broken interpolation is a hole up to its end': {
    text: 'a {\n  x = <<EOT\n${f(\n  EOT\n  next = 1\n}\nb {}\n',
    shape: ['a', '  x = _', '  next = 1', 'b'],
    faults: ['${', '('],
  },
  'a `for` that is not complete': {
    text: 'a {\n  x = [for b in c]\n  y = { for b in c : b }\n  z = [for]\n  next = 1\n}\n',
    shape: ['a', '  x = _', '  y = _', '  z = _', '  next = 1'],
    faults: ['', '', ''],
  },
  'a name in quotes, a colon for `=`, and what is not a statement': {
    text: 'a {\n  "b" = 1\n  c: 2\n  d.e = 3\n  = 4\n  [5]\n  next = 1\n}\n',
    shape: ['a', '  b = _', '  next = 1'],
    faults: ['"b"', 'c: 2', 'd.e = 3', '= 4', '[5]'],
  },
  'characters of copied text': {
    text: '\u00A0\u00A0a = 1\nb =\u00A0"c"\nd = 2\n',
    shape: ['a = 1', 'b = _', 'd = 2'],
    faults: ['\u00A0', '\u00A0', '', '\u00A0"c"'],
  },
  'a comment that is not closed ends with its line': {
    text: 'a {\n  b = 2 /* c }\n  d = 3 /*\n}\ne {}\n',
    shape: ['a', '  b = 2', '  d = 3', 'e'],
    faults: ['/*'],
  },
  'two blocks on one line': {
    text: 'a {} b {}\nc {}\n',
    shape: ['a', 'b', 'c'],
    faults: [''],
  },
  // A known miss: nothing in an empty block tells whether its author indents, and Terraform has no block `other`.
  'an empty block that is not closed takes a block of unknown type': {
    text: 'some {\nother {\n  x = 1\n}\n',
    shape: ['some …', '  other', '    x = 1'],
    faults: ['some'],
  },
};

for (const [title, { text, shape, faults }] of Object.entries(cases)) {
  test(title, () => {
    const tree = parseTerraform(text);
    assert.deepEqual(shapeOfTree(tree), shape);
    assert.deepEqual(tree.errors.map(({ start, end }) => text.slice(start, end)), faults);
  });
}

test('a value that is missing has its empty hole right behind `=`', () => {
  const [first] = parseTerraform('a =   # b\n').body.items;
  assert.ok(first?.kind === 'attribute');
  assert.deepEqual([first.value, first.end], [{ kind: 'hole', start: 3, end: 3 }, 3]);
});

test('a block that is not closed ends where the next statement begins', () => {
  const text = 'locals {\n  x = 1\n\nmodule "m" {\n}\n';
  const [first] = parseTerraform(text).body.items;
  assert.ok(first?.kind === 'block' && !first.closed);
  assert.deepEqual([first.end, first.body.end], [text.indexOf('module'), text.indexOf('module')]);
});
