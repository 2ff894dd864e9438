import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import type { Expression } from '../../../src/languages/terraform/tree';
import { places, shapeOf } from './parse-shape';

function valueOf(code: string): Expression {
  const { body, errors } = parseTerraform(`a = ${code}\n`);
  assert.deepEqual(errors, [], code);
  const [item, ...rest] = body.items;
  assert.ok(item?.kind === 'attribute' && rest.length === 0, code);
  assert.deepEqual([item.value.start, item.value.end], [4, 4 + code.length], `place of ${code}`);
  return item.value;
}

function shapes(title: string, cases: readonly (readonly [code: string, shape: string])[]): void {
  test(title, () => {
    for (const [code, shape] of cases) assert.equal(shapeOf(valueOf(code)), shape, code);
  });
}

shapes('literals', [
  ['1', '1'],
  ['1.5e3', '1500'],
  ['2E-1', '0.2'],
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['"10.0.0.0/16"', '"10.0.0.0/16"'],
  ['""', '""'],
  ['nullable', 'nullable'],
]);

shapes('escapes of quoted strings', [
  [String.raw`"a\n\r\t\"\\b"`, JSON.stringify('a\n\r\t"\\b')],
  [String.raw`"\u00e9 \U0001F600"`, JSON.stringify('é 😀')],
  ['"$${x} %%{y}"', '"${x} %{y}"'],
  // The two that stand before the escape are themselves: recorded from Terraform 1.11.
  ['"$$$${q} $5 100% $$ $"', '"$$${q} $5 100% $$ $"'],
  [String.raw`"\\"`, JSON.stringify('\\')],
]);

shapes('operators bind as HCL has it, and group from the left', [
  ['1 + 2 * 3', '(1 + (2 * 3))'],
  ['1 * 2 + 3', '((1 * 2) + 3)'],
  ['8 - 4 - 2', '((8 - 4) - 2)'],
  ['8 / 4 % 3', '((8 / 4) % 3)'],
  ['a || b && c', '(a || (b && c))'],
  ['a && b || c', '((a && b) || c)'],
  ['a == b != c', '((a == b) != c)'],
  ['a < b == c >= d', '((a < b) == (c >= d))'],
  ['a <= b && c > d', '((a <= b) && (c > d))'],
  ['a + b == c', '((a + b) == c)'],
  ['-1 + 2 * 3 == 5 && !false || false', '(((((-1) + (2 * 3)) == 5) && (!false)) || false)'],
  ['-a.b[0]', '(-a.b[0])'],
  ['!!a', '(!(!a))'],
  ['a-b - c', '(a-b - c)'],
  ['(1 + 2) * 3', '(paren(1 + 2) * 3)'],
]);

shapes('conditions group from the right', [
  ['a ? b : c', '(a ? b : c)'],
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['a ? b ? c : d : e', '(a ? (b ? c : d) : e)'],
  ['a == 1 || b ? c + 1 : !d', '(((a == 1) || b) ? (c + 1) : (!d))'],
]);

shapes('traversals', [
  ['var.a', 'var.a'],
  ['azurerm_subnet.nodes[0].id', 'azurerm_subnet.nodes[0].id'],
  ['local.m["key"].x', 'local.m["key"].x'],
  ['local.m[var.k + 1]', 'local.m[(var.k + 1)]'],
  ['a.0.b', 'a[0].b'],
  ['a.0.1.b', 'a[0][1].b'],
  ['f(x).y', 'f(x).y'],
  ['(a).b', 'parena.b'],
  ['{ a = 1 }.a', '{"a": 1}.a'],
  ['größe.ändern', 'größe.ändern'],
  ['a.b-c', 'a.b-c'],
]);

shapes('splats', [
  ['a[*].b', 'a[*]<.b>'],
  ['a[*]', 'a[*]<>'],
  ['a[ * ].b[0].c', 'a[*]<.b[0].c>'],
  ['a[*].0.c', 'a[*]<[0].c>'],
  ['a.*.b.c', 'a.*<.b.c>'],
  ['a.*.b.0.c', 'a.*<.b[0].c>'],
  ['a.*.b[0]', 'a.*<.b>[0]'],
  ['a.*.b[*].c', 'a.*<.b>[*]<.c>'],
  ['a[*].b[*].c', 'for(* in a[*]<>: *.b[*]<.c>)'],
  ['a[*].b.*.c[0]', 'for(* in a[*]<>: *.b.*<.c>[0])'],
  ['a[*][*][*].x', 'for(* in a[*]<>: for(* in *[*]<>: *[*]<.x>))'],
]);

shapes('calls', [
  ['f()', 'f()'],
  ['f(a, "b",)', 'f(a, "b")'],
  ['merge(a, b...)', 'merge(a, b...)'],
  ['f (x)', 'f(x)'],
  ['f(\n  a,\n  b\n)', 'f(a, b)'],
  ['provider::azurerm::normalise_resource_id(x)', 'provider::azurerm::normalise_resource_id(x)'],
]);

shapes('tuples and objects', [
  ['[]', '[]'],
  ['[1, "a", [b],]', '[1, "a", [b]]'],
  ['[\n  1\n  ,\n  # between\n  2, // behind\n]', '[1, 2]'],
  ['{}', '{}'],
  ['{ a = 1, b : 2 }', '{"a": 1, "b": 2}'],
  ['{\n  a = 1\n\n  "b" = 2,\n  (c) = 3\n  "${d}x" : 4\n}', '{"a": 1, "b": 2, parenc: 3, template(d, "x"): 4}'],
  ['{ true = 1, null = 2, 3 = 4, a-b : 7 }', '{"true": 1, "null": 2, 3: 4, "a-b": 7}'],
  ['{ a = b ? c : d, e = f }', '{"a": (b ? c : d), "e": f}'],
  ['{\n  a = [\n    {\n      b = 1\n    },\n    2\n  ]\n  c = f({\n    d = 2\n  })\n}', '{"a": [{"b": 1}, 2], "c": f({"d": 2})}'],
  ['{ for_each = 1, format = 2 }', '{"for_each": 1, "format": 2}'],
]);

shapes('for expressions', [
  ['[for x in a : x]', 'for(x in a: x)'],
  ['[for i, x in a : i + x if x != null]', 'for(i, x in a: (i + x) if (x != null))'],
  ['{for k, v in a : k => v}', 'for(k, v in a: k => v)'],
  ['{ for v in a : v.k => v.n... if v.n }', 'for(v in a: v.k => v.n... if v.n)'],
  ['[\n  for x in c ? a : b :\n  x\n  if x\n]', 'for(x in (c ? a : b): x if x)'],
  ['{\n  for x in a :\n  x => {\n    y = 1\n  }\n}', 'for(x in a: x => {"y": 1})'],
  ['[for a in [for b in c : b] : a]', 'for(a in for(b in c: b): a)'],
]);

shapes('line breaks between brackets are blanks', [
  ['(\n  a\n  + b\n  ? c\n  : d\n)', 'paren((a + b) ? c : d)'],
  ['a[\n  0\n]', 'a[0]'],
  ['[a\n.b, c]', '[a.b, c]'],
  ['"${\n  a\n}"', 'template(a)'],
]);

shapes('quoted templates', [
  ['"${a}"', 'template(a)'],
  ['"a${b}c${d}"', 'template("a", b, "c", d)'],
  ['"a ${~ b ~}  c"', 'template("a", b, "c")'],
  ['"${f("x", "${y}")}-${m["k"]}"', 'template(f("x", template(y)), "-", m["k"])'],
  ['"${ { a = 1 }["a"] }"', 'template({"a": 1}["a"])'],
  ['"%{ if a }b%{ else }c%{ endif }"', 'template(if(a; "b"; "c"))'],
  ['"%{ if a ~} b %{~ endif }"', 'template(if(a; "b"; ))'],
  ['"%{ for k, v in m }${k}=${v};%{ endfor }."', 'template(for(k, v in m; k, "=", v, ";"), ".")'],
  ['"%{ for x in l }%{ if x }y%{ endif }%{ endfor }"', 'template(for(x in l; if(x; "y"; )))'],
]);

// The texts below were recorded from `terraform output -json` of Terraform 1.11.4.
shapes('heredocs', [
  ['<<EOT\nEOT', '""'],
  ['<<EOT\n  a \\n $${x} %%{y} $$ $$${z} %\n  EOT', JSON.stringify('  a \\n ${x} %{y} $$ $${z} %\n')],
  ['<<-EOT\n    one\n      two\n\n  ${local.a} three\n      EOT', 'template("  one\\n    two\\n\\n", local.a, " three\\n")'],
  ['<<-EOT\n    a\n${local.a}\n    b\n  EOT', 'template("    a\\n", local.a, "\\n    b\\n")'],
  ['<<-EOT\n    a\n      b\n  EOT', '"a\\n  b\\n"'],
  ['<<-EOT\n\ta\n\t\tb\n\tEOT', '"a\\n\\tb\\n"'],
  ['<<-EOT\n  a\n \n  b\n  EOT', '"a\\n \\nb\\n"'],
  [
    '<<-EOT\n    %{ for x in local.l ~}\n    item ${x}\n    %{ endfor ~}\n    end\n  EOT',
    'template(for(x in local.l; "    item ", x, "\\n"), "    end\\n")',
  ],
  [
    '<<-EOT\n    first\n    %{~ if true }\n    yes\n   \t\n    %{ else }\n    no\n    %{ endif ~}\n      tail ${~ local.a ~}   \n    z\n  EOT',
    'template("    first\\n", if(true; "\\n    yes\\n   \\t\\n    "; "\\n    no\\n    "), "      tail", local.a, "    z\\n")',
  ],
  ['f(<<A\n1\nA\n, <<B\n2\nB\n)', 'f("1\\n", "2\\n")'],
  ['<<EOT\nnot EOT\nEOT2\nEOT', '"not EOT\\nEOT2\\n"'],
  ['<<EOT\n${f(<<EOT\ninner\nEOT\n)}\nEOT', 'template(f("inner\\n"), "\\n")'],
]);

test('every part knows its place', () => {
  const code = 'a.b[0] + f(-x, "s${y}", [z])';
  const [first] = parseTerraform(`a = ${code}`).body.items;
  assert.ok(first?.kind === 'attribute');
  const found = [...places(first.value, first)].map(({ node }) => `${node.kind}: ${code.slice(node.start - 4, node.end - 4)}`);
  assert.deepEqual(found, [
    `binary: ${code}`,
    'index: a.b[0]',
    'attribute-of: a.b',
    'variable: a',
    'literal: 0',
    'call: f(-x, "s${y}", [z])',
    'unary: -x',
    'variable: x',
    'template: "s${y}"',
    'text: s',
    'interpolation: ${y}',
    'variable: y',
    'tuple: [z]',
    'variable: z',
  ]);
});

test('a heredoc covers its markers, and its parts the text between', () => {
  const code = '<<-EOT\n    x ${y}\n  EOT';
  const value = valueOf(code);
  assert.ok(value.kind === 'template');
  assert.deepEqual(value.parts.map(({ start, end }) => code.slice(start - 4, end - 4)), ['    x ', '${y}', '\n']);
});

test('a heredoc keeps the line breaks of its file, as Terraform does', () => {
  const { body, errors } = parseTerraform('a = <<-EOT\r\n    a\r\n      b\r\n  EOT\r\n');
  assert.deepEqual(errors, []);
  const [first] = body.items;
  assert.ok(first?.kind === 'attribute' && first.value.kind === 'literal');
  assert.equal(first.value.value, 'a\r\n  b\r\n');
});

test('what cannot be said has no value, and the fault says where', () => {
  for (const [code, at] of [
    ['"\\q"', '\\q'],
    ['"\\u12"', '\\u'],
    ['"\\UFFFFFFFF"', '\\UFFFFFFFF'],
    ['"%{ if a }"', '"%{ if a }"'],
    ['"%{ endif }"', '"%{ endif }"'],
    ['"%{ for x in y }%{ endif }"', '"%{ for x in y }%{ endif }"'],
    ['1 2', '2'],
    ['10.0.0.0/16', '10.0.0.0'],
    ['a.0.1.2', '.'],
    ['a +', ''],
    ['a ? b', ''],
    ['var.', '.'],
    ['a::b', 'a::b'],
    ['', ''],
  ] as const) {
    const text = `a = ${code}\nb = 1\n`;
    const { body, errors } = parseTerraform(text);
    const [first, second, ...rest] = body.items;
    assert.ok(first?.kind === 'attribute' && second?.kind === 'attribute' && rest.length === 0, code);
    assert.match(shapeOf(first.value), /_/, code);
    assert.equal(shapeOf(second.value), '1', code);
    assert.ok(errors.some(({ start, end }) => text.slice(start, end) === at), `${code}: ${JSON.stringify(errors)}`);
  }
});
