import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBicep } from '../../../src/languages/bicep/parse';
import type { Expression } from '../../../src/languages/bicep/tree';
import { places, shapeOf, shapeOfTree } from './parse-shape';

const head = 'var a = ';

function valueOf(code: string): Expression {
  const { statements, errors } = parseBicep(`${head}${code}\nvar b = 1\n`);
  assert.deepEqual(errors, [], code);
  const [first, ...rest] = statements;
  assert.ok(first?.kind === 'var' && rest.length === 1, code);
  assert.deepEqual([first.value.start, first.value.end], [head.length, head.length + code.length], `place of ${code}`);
  return first.value;
}

function shapes(title: string, cases: readonly (readonly [code: string, shape: string])[]): void {
  test(title, () => {
    for (const [code, shape] of cases) assert.equal(shapeOf(valueOf(code)), shape, code);
  });
}

shapes('literals', [
  ['1', '1'],
  ['0042', '42'],
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ["'10.0.0.0/16'", '"10.0.0.0/16"'],
  ["''", '""'],
  ['nullable', 'nullable'],
  ['_a1', '_a1'],
]);

shapes('escapes of strings on one line', [
  [String.raw`'a\n\r\t\'\\b'`, JSON.stringify("a\n\r\t'\\b")],
  [String.raw`'\u{e9} \u{1F600} \u{00041}'`, JSON.stringify('é 😀 A')],
  [String.raw`'\${x} \$ $ $$ {}'`, JSON.stringify('${x} $ $ $$ {}')],
  ["'\\\\${x}'", 'template("\\\\", x)'],
  [`'"'`, JSON.stringify('"')],
  ["'// no /* comment'", '"// no /* comment"'],
]);

shapes('interpolations', [
  ["'${a}'", 'template(a)'],
  ["'a${b}c${d}'", 'template("a", b, "c", d)'],
  ["'${f('x', '${y}')}-${m['k']}'", 'template(f("x", template(y)), "-", m["k"])'],
  ["'${ { a: 1 }.a }}'", 'template({"a": 1}.a, "}")'],
  ["'${a ? '${b}' : 'c'}'", 'template((a ? template(b) : "c"))'],
  ["'${/* } */ a}'", 'template(a)'],
]);

shapes('strings of several lines are as they stand, less the first line break', [
  ["''''''", '""'],
  ["'''a'''", '"a"'],
  ["'''\na\n'''", '"a\\n"'],
  ["'''\n\n  it's \\n ${x} ''\n'''", JSON.stringify("\n  it's \\n ${x} ''\n")],
  ["''''a''''", `"'a'"`],
  ["$'''a'''", '"a"'],
  ["$'''\n${a}\n b$${c}$ {d}'''", 'template(a, "\\n b$", c, "$ {d}")'],
  ["$'''${a}'''", 'template(a)'],
  ["$$'''${a}$${b}$$${c}'''", 'template("${a}", b, "$", c)'],
  ["$'''a${'b${'''c'''}'}'''", 'template("a", template("b", "c"))'],
  ["$'''\n'a' '' ${b}\n''''", `template("'a' '' ", b, "\\n'")`],
]);

shapes('operators bind as Bicep has it, and group from the left', [
  ['1 + 2 * 3', '(1 + (2 * 3))'],
  ['1 * 2 + 3', '((1 * 2) + 3)'],
  ['8 - 4 - 2', '((8 - 4) - 2)'],
  ['8 / 4 % 3', '((8 / 4) % 3)'],
  ['a ?? b ?? c', '((a ?? b) ?? c)'],
  ['a ?? b || c', '(a ?? (b || c))'],
  ['a || b && c', '(a || (b && c))'],
  ['a && b || c', '((a && b) || c)'],
  ['a == b != c', '((a == b) != c)'],
  ['a =~ b !~ c', '((a =~ b) !~ c)'],
  ['a < b == c >= d', '((a < b) == (c >= d))'],
  ['a <= b && c > d', '((a <= b) && (c > d))'],
  ['a + b == c', '((a + b) == c)'],
  ['a=~b', '(a =~ b)'],
  ['-1 + 2 * 3 == 5 && !c || d ?? e', '((((((-1) + (2 * 3)) == 5) && (!c)) || d) ?? e)'],
  ['-a.b[0]', '(-a.b[0])'],
  ['a - -b', '(a - (-b))'],
  ['!a!', '(!a!)'],
  ['a! != b', '(a! != b)'],
  ['(1 + 2) * 3', '(paren(1 + 2) * 3)'],
]);

shapes('conditions group from the right, and lines may end before their signs', [
  ['a ? b : c', '(a ? b : c)'],
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['a ? b ? c : d : e', '(a ? (b ? c : d) : e)'],
  ['a == 1 || b ? c + 1 : !d', '(((a == 1) || b) ? (c + 1) : (!d))'],
  ['p ? a : b.c', '(p ? a : b.c)'],
  ['a ?? b ? c : d', '((a ?? b) ? c : d)'],
  ['a\n  ? b\n  : c', '(a ? b : c)'],
  ['a // x\n\n // y\n? b\n\n: c\n  ? d\n  : e', '(a ? b : (c ? d : e))'],
  ['a ?[b]:[c]', '(a ? [b] : [c])'],
  ['a ? b::c : d', '(a ? b::c : d)'],
]);

shapes('members, indexes, nested resources and what is not null', [
  ['a.b.c', 'a.b.c'],
  ['a.?b', 'a.?b'],
  ['a[0].b', 'a[0].b'],
  ["a['b']", 'a["b"]'],
  ['a[b + 1]', 'a[(b + 1)]'],
  ['a[?0]', 'a[?0]'],
  ['a[^1]', 'a[^1]'],
  ['a[?^b]', 'a[?^b]'],
  ['a::b::c.d', 'a::b::c.d'],
  ['a!.b!', 'a!.b!'],
  ['a!::b[0]!', 'a!::b[0]!'],
  ['f(x).y', 'f(x).y'],
  ['(a).b', 'parena.b'],
  ['{ a: 1 }.a', '{"a": 1}.a'],
  ["[\n  's'\n][0]", '["s"][0]'],
]);

shapes('calls', [
  ['f()', 'f()'],
  ["f(a, 'b')", 'f(a, "b")'],
  ['az.resourceGroup().location', 'az.resourceGroup().location'],
  ['sys.concat(a)', 'sys.concat(a)'],
  ["vault.getSecret('a')", 'vault.getSecret("a")'],
  ['a.b[0].c(d).e', 'a.b[0].c(d).e'],
  ['f (x)', 'f(x)'],
  ['f(\n  a,\n\n  b // c\n  // d\n)', 'f(a, b)'],
  ['f(a,\nb)', 'f(a, b)'],
  ['f({\n  a: 1\n}, [\n  2\n])', 'f({"a": 1}, [2])'],
]);

shapes('lambdas', [
  ['map(a, x => x.b)', 'map(a, <x => x.b>)'],
  ['f(() => 1)', 'f(< => 1>)'],
  ['f((a, b) => a + b)', 'f(<a, b => (a + b)>)'],
  ['f((\n  a,\n  b\n) => a)', 'f(<a, b => a>)'],
  ['f(a =>\n  b)', 'f(<a => b>)'],
  ['f(a => b => c)', 'f(<a => <b => c>>)'],
  ['f(a => { b: a })', 'f(<a => {"b": a}>)'],
  ['f((a))', 'f(parena)'],
]);

shapes('arrays and objects', [
  ['[]', '[]'],
  ["[1, 'a', [b],]", '[1, "a", [b]]'],
  ["[\n  1\n\n  // between\n  2 // behind\n  3, 4\n]", '[1, 2, 3, 4]'],
  ["['a', 'b'\n'c'\n]", '["a", "b", "c"]'],
  ['[...a, b, ...f(c)]', '[...a, b, ...f(c)]'],
  ['{}', '{}'],
  ['{\n}', '{}'],
  ["{ a: 1, 'b-c': 2, 'd${e}': 3, '''f''': 4 }", '{"a": 1, "b-c": 2, template("d", e): 3, "f": 4}'],
  ['{\n  a: 1\n\n  b: {\n    c: 2\n  }\n  ...d\n}', '{"a": 1, "b": {"c": 2}, ...d}'],
  ['{ a: b ? c : d, e: f }', '{"a": (b ? c : d), "e": f}'],
  ['{\n  a: b\n    ? c\n    : d\n  e: f }', '{"a": (b ? c : d), "e": f}'],
  ['{ resource: 1, param: 2, if: 3, for: 4 }', '{"resource": 1, "param": 2, "if": 3, "for": 4}'],
]);

shapes('for expressions', [
  ['[for x in a: x]', 'for(x in a: x)'],
  ['[for (x, i) in a: i + x]', 'for(x, i in a: (i + x))'],
  ['[\n  for x in c ? a : b: {\n    d: x\n  }\n]', 'for(x in (c ? a : b): {"d": x})'],
  ['[for x in range(0, 2): [for y in x: y]]', 'for(x in range(0, 2): for(y in x: y))'],
  ['[for x in a: b]', 'for(x in a: b)'],
  ['[format, forest]', '[format, forest]'],
]);

shapes('line breaks at the edges of parentheses are blanks', [
  ['(\n  a\n  ? b\n  : c\n)', 'paren(a ? b : c)'],
  ['(\n\n// a\n(\nb\n)\n)', 'parenparenb'],
]);

test('every part knows its place', () => {
  const code = "a.?b[^0] + f(-x!, 's${y}', [...z], k => { 'v': k::n })";
  const [first] = parseBicep(head + code).statements;
  assert.ok(first?.kind === 'var');
  const found = [...places(first.value, first)].map(({ node }) => `${node.kind}: ${code.slice(node.start - head.length, node.end - head.length)}`);
  assert.deepEqual(found, [
    `binary: ${code}`,
    'index: a.?b[^0]',
    'member: a.?b',
    'variable: a',
    'undefined: b',
    'literal: 0',
    "call: f(-x!, 's${y}', [...z], k => { 'v': k::n })",
    'undefined: f',
    'unary: -x!',
    'non-null: x!',
    'variable: x',
    "template: 's${y}'",
    'text: s',
    'interpolation: ${y}',
    'variable: y',
    'array: [...z]',
    'spread: ...z',
    'variable: z',
    "lambda: k => { 'v': k::n }",
    'undefined: k',
    "object: { 'v': k::n }",
    "property: 'v': k::n",
    "literal: 'v'",
    'nested: k::n',
    'variable: k',
    'undefined: n',
  ]);
});

test('a string of several lines covers its quotes, and its parts the text between', () => {
  const code = "$$'''\n  a $${b}\n'''";
  const value = valueOf(code);
  assert.ok(value.kind === 'template');
  assert.deepEqual(value.parts.map(({ start, end }) => code.slice(start - head.length, end - head.length)), ['  a ', '$${b}', '\n']);
});

test('a string of several lines keeps the line breaks of its file', () => {
  const { statements, errors } = parseBicep("var a = '''\r\n a\r\nb'''\r\n");
  assert.deepEqual(errors, []);
  const [first] = statements;
  assert.ok(first?.kind === 'var' && first.value.kind === 'literal');
  assert.equal(first.value.value, ' a\r\nb');
});

test('what cannot be said has no value, and the fault says where', () => {
  for (const [code, at] of [
    [String.raw`'\q'`, '\\q'],
    [String.raw`'\u{}'`, '\\u'],
    [String.raw`'\u12'`, '\\u'],
    [String.raw`'\u{110000}'`, '\\u{110000}'],
    ['1 2', '2'],
    ['10.0.0.0/16', '10.0.0.0'],
    ['1.5', '1.5'],
    ['18446744073709551616', '18446744073709551616'],
    ['a +', ''],
    ['a ? b', ''],
    ['a.', '.'],
    ['a.?', '.'],
    ['a::', '::'],
    ['a.?f()', '.?f'],
    ['a[]', ''],
    ['()', ''],
    ['(a, b)', ', b'],
    ['a[b c]', 'c'],
    ['[for x in a: b c]', 'c'],
    ['+1', '+1'],
    ['a b', 'b'],
    ['[a b]', 'b'],
    ['{ a: 1 2 }', '2'],
    ['{ a }', ''],
    ['{ a 1 }', '1'],
    ['{ 1: 2 }', '1: 2'],
    ['[for x a: b]', 'a: b'],
    ['[for (x) in a: b]', 'in a: b'],
    ['[for (x, i j) in a: b]', 'in a: b'],
    ['"a"', '"a"'],
    ["'a' + ;", ';'],
    ['', ''],
  ] as const) {
    const text = `${head}${code}\nvar b = 1\n`;
    const tree = parseBicep(text);
    const [first, second, ...rest] = shapeOfTree(tree);
    assert.ok(first !== undefined && rest.length === 0, code);
    assert.match(first, /_/, code);
    assert.equal(second, 'var b = 1', code);
    assert.ok(tree.errors.some(({ start, end }) => text.slice(start, end) === at), `${code}: ${JSON.stringify(tree.errors)}`);
  }
});

test('what is plain enough is read and has a fault all the same', () => {
  for (const [code, shape, at] of [
    ['[\n  a,\n  b\n]', '[a, b]', ','],
    ['{\n  a: 1,\n  b: 2\n}', '{"a": 1, "b": 2}', ','],
    ['f(\n  a\n  b\n)', 'f(a, b)', ''],
    ['f(a,)', 'f(a)', ','],
    ['{ true: 1 }', '{"true": 1}', 'true'],
    ['{\n  a:\n  {\n    b: 1\n  }\n}', '{"a": {"b": 1}}', '\n'],
  ] as const) {
    const text = `${head}${code}\n`;
    const tree = parseBicep(text);
    assert.deepEqual(shapeOfTree(tree), [`var a = ${shape}`], code);
    assert.deepEqual(tree.errors.map(({ start, end }) => text.slice(start, end)), [at], code);
  }
});
