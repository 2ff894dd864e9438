import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBicep } from '../../../src/languages/bicep/parse';
import { samples } from './parse-samples';
import { places, shapeOfTree } from './parse-shape';

function shapes(title: string, text: string, expected: readonly string[]): void {
  test(title, () => {
    const tree = parseBicep(text);
    assert.deepEqual(tree.errors, []);
    assert.deepEqual(shapeOfTree(tree), expected);
  });
}

test('a statement has its decorators, keyword, name and value in place', () => {
  const text = "@secure()\nparam name string = 'n' // why\n";
  assert.deepEqual(parseBicep(text), {
    errors: [],
    statements: [{
      kind: 'param',
      start: 0,
      end: 33,
      decorators: [{ start: 0, end: 9, value: { kind: 'call', target: undefined, name: { text: 'secure', start: 1, end: 7 }, args: [], start: 1, end: 9 } }],
      keyword: { start: 10, end: 15 },
      name: { text: 'name', start: 16, end: 20 },
      type: { kind: 'reference', name: 'string', start: 21, end: 27 },
      value: { kind: 'literal', value: 'n', start: 30, end: 33 },
    }],
  });
});

test('a resource has its type and body in place', () => {
  const text = "resource a 'T@1' existing = {\n  b: c\n}";
  assert.deepEqual(parseBicep(text).statements, [{
    kind: 'resource',
    start: 0,
    end: text.length,
    decorators: [],
    keyword: { start: 0, end: 8 },
    name: { text: 'a', start: 9, end: 10 },
    type: { kind: 'literal', value: 'T@1', start: 11, end: 16 },
    existing: true,
    body: {
      kind: 'object',
      start: 28,
      end: text.length,
      entries: [{
        kind: 'property',
        key: { kind: 'literal', value: 'b', start: 32, end: 33 },
        value: { kind: 'variable', name: 'c', start: 35, end: 36 },
        start: 32,
        end: 36,
      }],
    },
  }]);
});

test('an empty text, blanks, comments and directives are an empty tree', () => {
  for (const text of ['', '\n\n', '\uFEFF', '// a', '/* a\n b */ // c\r\n', '\t \r\n', '#disable-diagnostics BCP001\n', '  #disable-next-line no-x // a']) {
    assert.deepEqual(parseBicep(text), { statements: [], errors: [] }, JSON.stringify(text));
  }
});

shapes('the scope, metadata and assertions', "targetScope = 'subscription'\nmetadata a = { b: 1 }\nassert c = d == 1", [
  'targetScope = "subscription"', 'metadata a = {"b": 1}', 'assert c = (d == 1)',
]);

shapes('parameters of a template and of a file of parameters', "param a string\nparam b int = 1\nparam c = 2\nparam d resource 'T@1'\nparam e = f()", [
  'param a string', 'param b int = 1', 'param c = 2', 'param d resource("T@1")', 'param e = f()',
]);

shapes('variables, with and without a type', 'var a = 1\nvar b int = 2\nvar c string[] = [for x in y: x]', [
  'var a = 1', 'var b int = 2', 'var c string[] = for(x in y: x)',
]);

shapes('functions', 'func a() string => b\nfunc c(\n  d int,\n  e { f: g }?\n) bool =>\n  d > 1\n@export()\nfunc h(\n  i int\n  , j int) int => 1', [
  'func a() string => b', 'func c(d int, e {"f": g}?) bool => (d > 1)', '@export() func h(i int, j int) int => 1',
]);

shapes('decorators stand before any statement, with blank lines and comments between',
  "@description('a')\n@sys.allowed([\n  1\n])\n\n// b\nparam c int\n@batchSize(2)\nmodule d 'e' = {}\n@a\nvar f = 1", [
    '@description("a") @sys.allowed([1]) param c int', '@batchSize(2) module d "e" = {}', '@a var f = 1',
  ]);

shapes('resources and modules: whole, under a condition, one for each item',
  `resource a 'T@1' = {}
resource b 'T@1' existing = { name: c }
resource d 'T@1' = if (e) {
}
resource f 'T@1' =
  if (e == 1) { name: 'g' }
resource h 'T@1' = [for i in j: { name: i }]
resource k 'T@1' = [for (i, n) in j: if (n > 1) {
  name: i
}]
module l '\${m}.bicep' = [
  for i in j: {
  }
]
module n 'ts:sub/rg/spec:1' = if (e) {}
module o 'br:a.io/b:1' = {}
test p 'q.bicep' = {}`, [
    'resource a "T@1" = {}', 'resource b "T@1" existing = {"name": c}', 'resource d "T@1" = if(e) {}', 'resource f "T@1" = if((e == 1)) {"name": "g"}',
    'resource h "T@1" = for(i in j: {"name": i})', 'resource k "T@1" = for(i, n in j: if((n > 1)) {"name": i})',
    'module l template(m, ".bicep") = for(i in j: {})', 'module n "ts:sub/rg/spec:1" = if(e) {}', 'module o "br:a.io/b:1" = {}', 'test p "q.bicep" = {}',
  ]);

shapes('resources within resources',
  `resource a 'T@1' = {
  name: 'a'
  resource b 'c' = {
    @batchSize(1)
    @description('e')
    resource d 'e' = [for x in y: {}]
    name: 'b'
  }
  resource: 1
  resource existing 'f' existing = {}
}`, [
    'resource a "T@1" = {"name": "a", resource b "c" = {@batchSize(1) @description("e") resource d "e" = for(x in y: {}), "name": "b"}, "resource": 1, resource existing "f" existing = {}}',
  ]);

shapes('imports and extensions',
  `import { a, b as c } from './d.bicep'
import {
  e
  'f-g' as h
} from 'br/public:i:1'
import {} from 'x'
import * as j from 'k'
import 'az@1.0' as l
extension m
extension n as o
extension 'p' with { q: 1 } as r
extension s with {
  t: 2
}
provider 'u@1'`, [
    'import {a, b as c} from "./d.bicep"', 'import {e, f-g as h} from "br/public:i:1"', 'import {} from "x"', 'import * as j from "k"',
    'extension "az@1.0" as l', 'extension m', 'extension n as o', 'extension "p" with {"q": 1} as r', 'extension s with {"t": 2}', 'extension "u@1"',
  ]);

shapes('what only a file of parameters has', "using 'a'\nusing none\nusing 'b' with {\n  c: 1\n}\nextends 'd'\nextensionConfig e with { f: 1 }", [
  'using "a"', 'using none', 'using "b" with {"c": 1}', 'extends "d"', 'extensionConfig e with {"f": 1}',
]);

shapes('words of the language are names everywhere else', 'var param = var\nparam var type = func\nvar if = [for for in in: for]\noutput output output = output.output(output)', [
  'var param = var', 'param var type = func', 'var if = for(for in in: for)', 'output output output = output.output(output)',
]);

shapes('comments and directives stand wherever a blank or line may',
  `/* a */ var /* b */ c /* d */ = /* e
*/ [ // f
  1 // g
  /* h */ 2 ] // i
#disable-next-line BCP1 BCP-2
resource j 'k' /**/ = { /* l */ // m
  #disable-next-line no-n /* o */ // p
  q: 1 // r

  // s
#restore-diagnostics BCP1
  t: 2 /* u */ }`, ['var c = [1, 2]', 'resource j "k" = {"q": 1, "t": 2}']);

for (const [name, text] of Object.entries(samples)) {
  test(`the sample ${name} has no fault, and every place lies within that of its parent`, () => {
    const tree = parseBicep(text);
    assert.deepEqual(tree.errors, []);
    assert.ok(tree.statements.length > 0);
    for (const { node, parent } of places(tree.statements, { start: 0, end: text.length })) {
      assert.ok(parent.start <= node.start && node.start <= node.end && node.end <= parent.end, JSON.stringify({ node, parent }));
      const slice = text.slice(node.start, node.end);
      if (node.kind !== 'text') assert.match(slice, /^\S(?:[\s\S]*\S)?$/, JSON.stringify(node));
    }
  });
}
