import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from '../shared/data';
import { datumOf, deployed, gives, trail, ways } from './evaluated';

test('simple values', () => {
  gives({
    "'text'": 'text',
    '42': 42,
    '-7': -7,
    'true': true,
    'null': null,
    "'''\na\n  b'''": 'a\n  b',
    "'\\u{1F600}\\t\\$'": '\u{1F600}\t$',
    '(42)': 42,
    '[]': [],
    '{}': {},
    "[\n1\n'a'\n]": [1, 'a'],
    "{\na: 1\n'b c': { d: [2] }\n}": { a: 1, 'b c': { d: [2] } },
  });
});

test('the operators', () => {
  gives({
    '!true': false,
    '-(2)': -2,
    '1 + 2 * 3': 7,
    '7 / 2': 3,
    '-7 / 2': -3,
    '-7 % 3': -1,
    '5 - 8': -3,
    '1 < 2': true,
    '2 <= 2': true,
    '1 > 2': false,
    '2 >= 3': false,
    "'a' < 'b'": true,
    "'a' == 'A'": false,
    "'a' =~ 'A'": true,
    "'a' !~ 'A'": false,
    "'a' != 'A'": true,
    '[1, { a: 2 }] == [1, { a: 2 }]': true,
    "1 == '1'": false,
    'true && false': false,
    'true || false': true,
    'null ?? 3': 3,
    'null ?? null ?? 4': 4,
    '2 ?? 3': 2,
    '1 / 0': '<failed>',
    "1 + 'a'": '<failed>',
    "!'a'": '<failed>',
  });
});

test('what decides is enough, whatever stands behind it', () => {
  gives({
    'false && broken.x > 1': false,
    'true || broken.x > 1': true,
    "empty.?a ?? 'b'": 'b',
    "contains(empty, 'a') ? empty.a : 'none'": 'none',
    'gone && false': false,
    'false && gone': false,
    'gone || true': true,
    'gone && true': '<no-value>',
    'gone ?? 1': '<no-value>',
    '!gone': '<no-value>',
    'gone == 1': '<no-value>',
  }, 'param gone bool\nvar empty = {}\nvar broken = 1\n');
});

test('texts with interpolations', () => {
  gives({
    "'${a}-${n}-${true}'": 'x-5-True',
    "'{${a}} {0}'": '{x} {0}',
    "'${null}|${[1, 2]}'": '|[1,2]',
    "$'''${a}'''": 'x',
    "'''${a}'''": '${a}',
    "'${gone}/x'": '<no-value>',
  }, "param gone string\nvar a = 'x'\nvar n = 5\n");
});

test('a text that is nothing but one interpolation keeps the literal behind it', () => {
  const { variable, textAt } = deployed("param base string = '10.0.0.0/16'\nvar a = '${base}'\nvar b = '${base}/x'\n");
  assert.equal(textAt(variable('a').origin.literal), "'10.0.0.0/16'");
  assert.equal(variable('b').origin.literal, undefined);
});

test('a resource id of which a part is not known stays one', () => {
  const datum = datumOf("'${resourceId('Microsoft.Network/virtualNetworks', 'main')}/subnets/${name}'", "var name = 'nodes'\n");
  assert.ok(datum.kind === 'unknown' && datum.id);
  assert.equal(datum.id.type, 'Microsoft.Network/virtualNetworks/subnets');
  assert.deepEqual(datum.id.names.map(plain), ['main', 'nodes']);
});

test('looking up', () => {
  gives({
    'o.a.b': 1,
    "o['a'].b": 1,
    'o.A.B': 1,
    'o.none': '<failed>',
    'o.?none': null,
    'o.?none.b.c': null,
    'o.?a.b': 1,
    'o.?a.none': '<failed>',
    '(o.?none).b': '<failed>',
    'o.?none!.b': null,
    'o.a!.b': 1,
    'l[0]': 'x',
    'l[?5]': null,
    'l[5]': '<failed>',
    'l[^1]': 'z',
    'l[^4]': '<failed>',
    'l[?^4]': null,
    'l[i]': 'y',
    'o[k].b': 1,
    'null.a': '<failed>',
    'gone.a.b': '<no-value>',
    'o[gone]': '<no-value>',
    'l[length(l) - 1]': 'z',
    "{ a: { b: 'inline' } }.a.b": 'inline',
    "first(l)": 'x',
    'items(o)[0].value.b': 1,
  }, "param gone object\nvar o = { a: { b: 1 } }\nvar l = ['x', 'y', 'z']\nvar i = 1\nvar k = 'a'\n");
});

test('the trail of a value leads from its use to its literal', () => {
  const { variable, textAt } = deployed("param pools array = [{ count: 3 }]\nvar config = { main: pools[0] }\nvar count = config.main.count\n");
  const count = variable('count');
  assert.equal(plain(count), 3);
  assert.equal(textAt(count.origin.span), 'config.main.count');
  assert.equal(textAt(count.origin.literal), '3');
  assert.deepEqual(trail(count), ['3', 'variable `config`']);
});

test('an object knows the places of its names, and literals their own place', () => {
  const { variable, textAt } = deployed("var o = {\n  'my key': 1\n  other: [\n    2\n  ]\n}\n");
  const o = variable('o');
  assert.ok(o.kind === 'object');
  assert.equal(textAt(o.keys?.get('my key')), "'my key'");
  assert.equal(textAt(o.keys?.get('other')), 'other');
  assert.equal(textAt(o.origin.literal), "{\n  'my key': 1\n  other: [\n    2\n  ]\n}");
  assert.equal(textAt(o.entries.get('my key')?.origin.literal), '1');
  assert.equal(textAt(o.entries.get('other')?.origin.literal), '[\n    2\n  ]');
});

test('a negative number is one literal', () => {
  const { variable, textAt } = deployed('var a = -5\n');
  assert.equal(textAt(variable('a').origin.literal), '-5');
});

test('keys that are computed', () => {
  gives({
    "{ '${a}': 1, 'b${a}': 2 }": { x: 1, bx: 2 },
    "{ '${gone}': 1, c: 2 }": { c: 2, '<open>': true },
  }, "param gone string\nvar a = 'x'\n");
});

test('spreading', () => {
  gives({
    '[0, ...l, 3]': [0, 1, 2, 3],
    '[...l]': [1, 2],
    '[0, ...gone]': [0, '<open>'],
    '{ a: 1, ...o, c: 3 }': { a: 9, b: 2, c: 3 },
    '{ ...o, a: 1 }': { a: 1, b: 2 },
    '{ a: 1, ...gone, c: 3 }': { a: '<no-value>', c: 3, '<open>': true },
    '{ ...(true ? { a: 1 } : {}) }': { a: 1 },
    '{ ...o, ...[] }': '<failed>',
    '[...o]': '<failed>',
  }, 'param gone array\nvar l = [1, 2]\nvar o = { a: 9, b: 2 }\n');
});

test('a spread under a condition that is not known makes ways', () => {
  const datum = datumOf('{ a: 1, ...(isProd ? { b: 2 } : {}) }', 'param isProd bool\n');
  assert.deepEqual(ways(datum), ['`isProd` is true: {"a":1,"b":2}', '`isProd` is false: {"a":1}']);
});

test('of names that are spread over, the place is not that of the value before', () => {
  const datum = datumOf('{ a: 1, ...o, c: 3 }', 'var o = { a: 9 }\n');
  assert.ok(datum.kind === 'object');
  assert.deepEqual([...(datum.keys?.keys() ?? [])], ['c']);
});

test('where too many conditions meet in spreads, what does not depend on them is still known', () => {
  const params = Array.from({ length: 8 }, (_, index) => `param p${index} bool\n`).join('');
  const spreads = Array.from({ length: 8 }, (_, index) => `...(p${index} ? { x${index}: 1 } : {})`).join(', ');
  assert.deepEqual(plain(datumOf(`{ ${spreads}, last: 7 }`, params)), { last: 7, '<open>': true });
});

test('only the branch that is taken is evaluated', () => {
  gives({ "flag ? 'a' : broken.b.c": 'a', "!flag ? broken.b.c : 'a'": 'a' }, 'var flag = true\nvar broken = 1\n');
});

test('a condition that is not known makes a choice', () => {
  const head = "param env string\nparam private bool\nparam size int\n";
  assert.deepEqual(ways(datumOf("private ? 'a' : 'b'", head)), ['`private` is true: "a"', '`private` is false: "b"']);
  assert.deepEqual(ways(datumOf("!private ? 'a' : 'b'", head)), ['`private` is false: "a"', '`private` is true: "b"']);
  assert.deepEqual(ways(datumOf("private == false ? 'a' : 'b'", head)), ['`private` is false: "a"', '`private` is true: "b"']);
  assert.deepEqual(ways(datumOf("env == 'dev' ? 1 : 2", head)), ["`env` is 'dev': 1", "`env` is not 'dev': 2"]);
  assert.deepEqual(ways(datumOf("('dev' != env) ? 1 : 2", head)), ["`env` is not 'dev': 1", "`env` is 'dev': 2"]);
  assert.deepEqual(ways(datumOf('size == 3 ? 1 : 2', head)), ['`size` is 3: 1', '`size` is not 3: 2']);
  assert.deepEqual(ways(datumOf('size > 3 ? 1 : 2', head)), ['`size > 3` is true: 1', '`size > 3` is false: 2']);
  assert.deepEqual(ways(datumOf("(env == 'dev' ? 1 : env == 'test' ? 2 : 3) + 10", head)), [
    "`env` is 'dev': 11", "`env` is 'test': 12", "`env` is not 'test' and `env` is not 'dev': 13",
  ]);
});

test('ways that exclude each other do not meet', () => {
  const head = "param private bool\nvar a = private ? 1 : 2\nvar b = private ? 10 : 20\n";
  assert.deepEqual(ways(datumOf('a + b', head)), ['`private` is true: 11', '`private` is false: 22']);
});

test('loops', () => {
  gives({
    '[for x in l: x * 2]': [2, 4, 6],
    '[for (x, i) in l: { i: i, x: x }]': [{ i: 0, x: 1 }, { i: 1, x: 2 }, { i: 2, x: 3 }],
    "[for i in range(0, 2): 'p${i}']": ['p0', 'p1'],
    '[for x in l: [for y in l: x * y][x - 1]]': [1, 4, 9],
    '[for x in gone: x]': '<no-value>',
    '[for x in 5: x]': '<failed>',
    '[for (x, i) in [...gone, 1]: { x: x, i: i }]': [{ x: 1, i: '<no-value>' }, '<open>'],
    '[for x in []: x]': [],
  }, 'param gone array\nvar l = [1, 2, 3]\n');
});

test('the items of a loop keep their literals', () => {
  const { variable, textAt } = deployed("var prefixes = ['10.0.0.0/24', '10.0.1.0/24']\nvar subnets = [for (p, i) in prefixes: { name: 's${i}', prefix: p }]\nvar second = subnets[1].prefix\n");
  assert.equal(textAt(variable('second').origin.literal), "'10.0.1.0/24'");
});

test('conditions in the turns of a loop are their own where they depend on the turn', () => {
  const head = "param sizes object\nparam isProd bool\n";
  assert.deepEqual(ways(datumOf("[for x in ['a', 'b']: sizes[x] == 1 ? 1 : 2][1]", head)), ['`sizes[x]` of copy [1] is 1: 1', '`sizes[x]` of copy [1] is not 1: 2']);
  assert.deepEqual(ways(datumOf("[for x in ['a', 'b']: isProd ? 1 : 2][1]", head)), ['`isProd` is true: 1', '`isProd` is false: 2']);
  const sum = datumOf("reduce([for x in ['a', 'b']: isProd ? 1 : 2], 0, (sum, x) => sum + x)", head);
  assert.deepEqual(ways(sum), ['`isProd` is true: 2', '`isProd` is false: 4']);
});

test('functions of the text that functions apply', () => {
  gives({
    'map(l, x => x + by)': [11, 12, 13],
    "map(l, (x, i) => '${i}:${x}')": ['0:1', '1:2', '2:3'],
    'filter(l, x => x > 1)': [2, 3],
    'reduce(l, 0, (sum, x) => sum + x)': 6,
    'sort([3, 1, 2], (a, b) => a < b)': [1, 2, 3],
    "toObject(['a', 'b'], x => x, x => toUpper(x))": { a: 'A', b: 'B' },
    'mapValues({ a: 1 }, x => x * 2)': { a: 2 },
    "groupBy(['foo', 'bar', 'baz'], x => substring(x, 0, 1))": { f: ['foo'], b: ['bar', 'baz'] },
    'map(map(l, x => x), (x => x * 2))': [2, 4, 6],
    'map(l, x => map(l, y => x * y))[2]': [3, 6, 9],
    'x => x': '<failed>',
  }, 'var l = [1, 2, 3]\nvar by = 10\n');
});

test('functions that the file declares', () => {
  gives({
    "greet('Ann')": 'Hello Ann',
    'twice(twice(2))': 8,
    'orNone()': 'none',
    "orNone('some')": 'some',
    "greet()": '<failed>',
    "greet('a', 'b')": '<failed>',
    'sum([1, 2, 3])': 6,
    'outside()': 5,
    'leak(3)': '<failed>',
    "greet(gone)": '<no-value>',
  }, [
    "func greet(name string) string => 'Hello ${name}'",
    'func twice(n int) int => n * 2',
    "func orNone(text string?) string => text ?? 'none'",
    'func sum(l int[]) int => reduce(l, 0, (a, b) => a + b)',
    'func outside() int => five',
    'func leak(hidden int) int => inner(1)',
    'func inner(n int) int => hidden',
    'var five = 5',
    'param gone string',
    '',
  ].join('\n'));
});

test('an argument that a function hands through keeps its literal', () => {
  const { variable, textAt } = deployed("func same(x string) string => x\nvar a = same('10.0.0.0/8')\n");
  assert.equal(textAt(variable('a').origin.literal), "'10.0.0.0/8'");
});

test('conditions in functions belong to the call', () => {
  const head = "param a string\nparam b string\nfunc pick(x string) int => x == 'dev' ? 1 : 2\n";
  assert.equal(ways(datumOf('pick(a) + 10 * pick(b)', head)).length, 4);
  assert.equal(ways(datumOf('pick(a) + 10 * pick(a)', head)).length, 2);
});

test('the functions of the namespaces', () => {
  gives({
    "sys.toUpper('a')": 'A',
    "az.resourceGroup().name": '<run-time>',
    'resourceGroup().location': '<run-time>',
    'subscription().subscriptionId': '<run-time>',
    'environment().suffixes.storage': '<run-time>',
    'deployment().name': '<run-time>',
    'tenant().tenantId': '<run-time>',
    'utcNow()': '<function-not-pure>',
    'newGuid()': '<function-not-pure>',
    "listKeys('x', '2021-01-01').key1": '<secret>',
    "cidrSubnet('10.0.0.0/16', 24, 1)": '10.0.1.0/24',
    "parseCidr('10.0.0.0/24').lastUsable": '10.0.0.254',
    'any(3)': 3,
    'sys.nothing()': '<unreadable>',
    'nothing()': '<unreadable>',
    'sys.name': '<failed>',
    'nameof(l)': 'l',
    'nameof(l.a.b)': 'b',
  }, 'var l = {}\n');
});

test('a declaration hides a namespace', () => {
  gives({ 'sys.a': 1 }, 'var sys = { a: 1 }\n');
});

test('methods of resources are answered by Azure', () => {
  const statements = "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: 'v' }\nresource aks 'Microsoft.ContainerService/managedClusters@2024-01-01' existing = { name: 'a' }\n";
  gives({
    "vault.getSecret('x')": '<secret>',
    'aks.listClusterAdminCredential().kubeconfigs[0].value': '<secret>',
    'aks.listSomething()': '<read-from-azure>',
    'aks.other()': '<unreadable>',
  }, statements);
});

test('what could not be read is not known, and nothing else is lost', () => {
  gives({
    '[1, ?, 3]': [1, '<unreadable>', 3],
    '{ a: 1, b: }': { a: 1, b: '<unreadable>' },
  });
});

test('a name that nothing declares is a mistake, unless its declaration could not be read', () => {
  gives({ missing: '<failed>' });
  gives({ missing: '<unreadable>' }, '?? half ( of\n');
});

test('parameters', () => {
  const { parameter, textAt } = deployed([
    'param none string', 'param maybe string?', 'param maybeAlias alias', "param withDefault string = 'x'", '@secure()', 'param hidden string', '@sys.secure()', 'param alsoHidden string',
    'type alias = (string)?', 'type hiddenAlias = token', '@secure()', 'type token = string', 'param aliased hiddenAlias', 'param loop loop', 'type loop = loop', 'param fromOther int = length(withDefault)', '',
  ].join('\n'));
  assert.deepEqual(['none', 'maybe', 'maybeAlias', 'withDefault', 'hidden', 'alsoHidden', 'aliased', 'loop', 'fromOther'].map((name) => plain(parameter(name))), [
    '<no-value>', null, null, 'x', '<secret>', '<secret>', '<secret>', '<no-value>', 1,
  ]);
  assert.equal(textAt(parameter('none').origin.span), 'param none');
});
