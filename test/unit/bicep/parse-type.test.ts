import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBicep } from '../../../src/languages/bicep/parse';
import type { Type } from '../../../src/languages/bicep/tree';
import { places, shapeOfType } from './parse-shape';

function typeOf(code: string): Type {
  const { statements, errors } = parseBicep(`type a = ${code}\nvar b = 1\n`);
  assert.deepEqual(errors, [], code);
  const [first, ...rest] = statements;
  assert.ok(first?.kind === 'type' && rest.length === 1, code);
  assert.deepEqual([first.value.start, first.value.end], [9, 9 + code.length], `place of ${code}`);
  return first.value;
}

function shapes(title: string, cases: readonly (readonly [code: string, shape: string])[]): void {
  test(title, () => {
    for (const [code, shape] of cases) assert.equal(shapeOfType(typeOf(code)), shape, code);
  });
}

shapes('names and literals', [
  ['string', 'string'],
  ["'a'", '"a"'],
  ["'''a'''", '"a"'],
  ['1', '1'],
  ['true', 'true'],
  ['null', 'null'],
  ['-1', '(-1)'],
  ['!false', '(!false)'],
]);

shapes('members and parts', [
  ['a.b', 'a.b'],
  ['sys.string', 'sys.string'],
  ['a.b.c[1].*', 'a.b.c[1].*'],
  ['a[*].b', 'a[*].b'],
  ["resourceInput<'T@1'>", 'resourceInput<"T@1">'],
  ["sys.resourceOutput<'T@1'>.properties.b[*]", 'sys.resourceOutput<"T@1">.properties.b[*]'],
  ["resource<'T@1'>", 'resource<"T@1">'],
  ['a<\n  b,\n  c[]\n>', 'a<b, c[]>'],
]);

shapes('marks behind a type apply from the left', [
  ['string[]', 'string[]'],
  ['string[][]', 'string[][]'],
  ['string?', 'string?'],
  ['string[]?', 'string[]?'],
  ['(string?)[]', 'parenstring?[]'],
  ['a!', 'a!'],
  ['-1?', '(-1)?'],
  ['-a.b[]', '(-a.b[])'],
]);

shapes('unions', [
  ["'a' | 'b'", '("a" | "b")'],
  ["| 'a'", '("a")'],
  ["'a'|1|null", '("a" | 1 | null)'],
  ["('a' | 'b')[]", 'paren("a" | "b")[]'],
  ['string | int[] | { a: b }', '(string | int[] | {"a": b})'],
  ["| 'a'\n  | 'b'\n  // c\n\n  | 'd'", '("a" | "b" | "d")'],
  ["'a'\n| 'b'", '("a" | "b")'],
  ["(\n  'a'\n  | 'b'\n)", 'paren("a" | "b")'],
]);

shapes('tuples and objects', [
  ['[]', '[]'],
  ['[string, int?]', '[string, int?]'],
  ["[\n  @minLength(1)\n  @description('b')\n  string\n  'c' | 'd'\n]", '[@minLength(1) @description("b") string, ("c" | "d")]'],
  ['{}', '{}'],
  ['{ a: string, b: int? }', '{"a": string, "b": int?}'],
  ["{\n  'a-b': string\n\n  @secure()\n  // c\n  d: { e: f }[]\n  *: 'g' | 'h'\n}", '{"a-b": string, @secure() "d": {"e": f}[], *: ("g" | "h")}'],
  ['{\n  param: string\n  type: int\n  resource: resource<\'T@1\'>\n}', '{"param": string, "type": int, "resource": resource<"T@1">}'],
]);

test('every part knows its place', () => {
  const code = "{ @a()\n b: -1 | c.d[]? }";
  const type = typeOf(code);
  const found = [...places(type, type)].map(({ node }) => `${node.kind}: ${code.slice(node.start - 9, node.end - 9)}`);
  assert.deepEqual(found, [
    `object: ${code}`,
    'undefined: @a()\n b: -1 | c.d[]?',
    'undefined: @a()',
    'call: a()',
    'undefined: a',
    'literal: b',
    'union: -1 | c.d[]?',
    'negated: -1',
    'literal: 1',
    'nullable: c.d[]?',
    'array: c.d[]',
    'member: c.d',
    'reference: c',
    'undefined: d',
  ]);
});

test('a union begins at the `|` before its first member, on whatever line', () => {
  const text = "type a =\n  | 'b'\n  | 'c'\n";
  const [first] = parseBicep(text).statements;
  assert.ok(first?.kind === 'type' && first.value.kind === 'union');
  assert.equal(text.slice(first.value.start, first.value.end), "| 'b'\n  | 'c'");
});
