import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atom, choice, failure, list, object, unknown, via, type Datum, type Reference } from '../../../src/languages/shared/datum';
import { convertTo, equal, numberText, toBool, toList, toNumber, toSet, toText } from '../../../src/languages/terraform/convert';
import { callFunction } from '../../../src/languages/terraform/functions/functions';
import { bool, listOf, number, string, type Type } from '../../../src/languages/terraform/types';
import { datumOf, originOf, plain, type Written } from './data';

const secret = unknown('secret', 'it is a password', originOf('secret'));
const broken = failure('there is no attribute `x`', originOf('broken'));
const either = choice([
  { datum: datumOf('a'), when: [{ subject: '`var.x`', is: 'true' }] },
  { datum: datumOf('b'), when: [{ subject: '`var.x`', is: 'false' }] },
], originOf('var.x ? "a" : "b"'));

function id(element: string, attribute = 'id'): Reference {
  return { kind: 'reference', element, attribute, origin: originOf(`${element}.${attribute}`) };
}

function tuple(...items: readonly (Datum | Written)[]): Datum {
  return list(items.map(asDatum), originOf('list'));
}

function record(entries: Readonly<Record<string, Datum | Written>>, open?: 'open'): Datum {
  return object(new Map(Object.entries(entries).map(([name, value]) => [name, asDatum(value)])), originOf('record'), 'object', open && secret);
}

function openList(...items: readonly (Datum | Written)[]): Datum {
  return list(items.map(asDatum), originOf('open list'), 'tuple', { reason: 'no-value', message: 'variable `more` has no default' });
}

function asDatum(value: Datum | Written): Datum {
  return isDatum(value) ? value : datumOf(value);
}

function isDatum(value: Datum | Written): value is Datum {
  return typeof value === 'object' && value !== null && 'origin' in value;
}

function call(name: string, ...args: readonly (Datum | Written)[]): Datum {
  return callFunction(name, args.map(asDatum), originOf(`${name}(…)`));
}

function gives(name: string, args: readonly (Datum | Written)[], expected: unknown): void {
  assert.deepEqual(plain(call(name, ...args)), expected, `${name}(${args.map((arg) => JSON.stringify(plain(asDatum(arg)))).join(', ')})`);
}

test('a function of simple values does not know its result when a part of an argument is not known', () => {
  gives('cidrsubnet', [secret, 8, 1], '<secret>');
  gives('cidrsubnet', ['10.0.0.0/8', 8, id('azurerm_x.y', 'number')], '<run-time>');
  gives('join', [',', tuple('a', secret)], '<secret>');
  gives('join', [',', openList('a')], '<no-value>');
  gives('jsonencode', [record({ a: 1 }, 'open')], '<secret>');
  gives('jsonencode', [{ kind: 'object', form: 'object', entries: new Map(), open: undefined, element: 'azurerm_x.y', origin: originOf('x') }], '<run-time>');
});

test('the result has the reason, the message and the cause of the argument that is not known', () => {
  const result = call('upper', secret);
  assert.equal(result.kind === 'unknown' && result.message, 'it is a password');
  assert.equal(result.origin.from[0], secret.origin);
});

test('what Terraform refuses in an argument it refuses as a whole, whatever else is not known', () => {
  gives('cidrsubnet', [secret, broken, 1], '<failed>');
  gives('join', [',', tuple(secret, broken)], '<failed>');
  gives('concat', [tuple('a'), broken], '<failed>');
  gives('upper', [secret, 'b'], '<failed>');
});

test('a data source is read, a resource is made', () => {
  const reasonOf = (datum: Datum): string | undefined => (datum.kind === 'unknown' ? datum.reason : undefined);
  assert.equal(reasonOf(call('upper', id('data.azurerm_subnet.nodes'))), 'read-from-azure');
  assert.equal(reasonOf(call('upper', id('module.net.data.azurerm_subnet.nodes'))), 'read-from-azure');
  assert.equal(reasonOf(call('upper', id('azurerm_subnet.nodes'))), 'run-time');
});

test('a list keeps the elements that are known', () => {
  gives('concat', [tuple('a', secret), tuple('b')], ['a', '<secret>', 'b']);
  gives('concat', [tuple('a'), secret, tuple('b')], ['a', 'b', '<open>']);
  gives('concat', [openList('a'), tuple('b')], ['a', 'b', '<open>']);
  gives('reverse', [tuple('a', secret)], ['<secret>', 'a']);
  gives('slice', [tuple('a', secret, 'c'), 1, 3], ['<secret>', 'c']);
  gives('slice', [openList('a', 'b'), 0, 1], '<no-value>');
  gives('chunklist', [tuple('a', secret, 'c'), 2], [['a', '<secret>'], ['c']]);
  gives('flatten', [tuple(tuple('a'), secret, tuple('b'))], ['a', 'b', '<open>']);
  gives('flatten', [tuple(tuple('a', id('azurerm_subnet.x')), openList('b'))], ['a', '<azurerm_subnet.x.id>', 'b', '<open>']);
  gives('flatten', [tuple('a', id('azurerm_virtual_network.x', 'address_space'))], ['a', '<open>']);
  gives('tolist', [tuple(1, secret, 'x')], ['1', '<secret>', 'x']);
  gives('formatlist', ['%s/24', tuple('a', secret)], ['a/24', '<secret>']);
  gives('formatlist', ['%s', openList('a')], '<no-value>');
  gives('values', [record({ b: secret, a: 1 })], [1, '<secret>']);
});

test('a length does not ask what the elements are, but how many', () => {
  gives('length', [tuple('a', secret)], 2);
  gives('length', [record({ a: secret })], 1);
  gives('length', [openList('a')], '<no-value>');
  gives('length', [secret], '<secret>');
  gives('length', [id('azurerm_subnet.x', 'address_prefixes')], '<run-time>');
  gives('length', [list([secret, datumOf('a')], originOf('set'), 'set')], '<secret>');
  gives('length', [list([id('azurerm_subnet.x'), id('azurerm_subnet.y')], originOf('set'), 'set')], 2);
});

test('an element is found when what leads to it is known', () => {
  gives('element', [tuple('a', secret), 2], 'a');
  gives('element', [tuple('a', secret), 1], '<secret>');
  gives('element', [tuple('a', 'b'), secret], '<secret>');
  gives('element', [openList('a'), 0], '<no-value>');
  gives('lookup', [record({ a: 1, b: secret }), 'a', 5], 1);
  gives('lookup', [record({ a: 1 }, 'open'), 'a', 5], 1);
  gives('lookup', [record({ a: 1 }, 'open'), 'b', 5], '<secret>');
  gives('lookup', [record({ a: 1 }), 'b', secret], '<secret>');
  gives('lookup', [secret, 'a', 5], '<secret>');
  gives('one', [tuple(secret)], '<secret>');
  gives('one', [openList('a')], 'a');
  gives('one', [openList()], '<no-value>');
  gives('index', [tuple('a', secret), 'a'], 0);
  gives('index', [tuple(secret, 'a'), 'a'], '<secret>');
});

test('a known hit decides, whatever the other elements are', () => {
  gives('contains', [tuple(secret, 'a'), 'a'], true);
  gives('contains', [tuple(secret, 'a'), 'b'], '<secret>');
  gives('contains', [openList('a'), 'a'], true);
  gives('contains', [openList('a'), 'b'], '<no-value>');
  gives('contains', [tuple('a'), secret], '<secret>');
  gives('contains', [tuple(id('azurerm_subnet.x')), id('azurerm_subnet.x')], true);
  gives('contains', [tuple(id('azurerm_subnet.x')), id('azurerm_subnet.y')], false);
  gives('alltrue', [tuple(secret, false)], false);
  gives('alltrue', [tuple(secret, true)], '<secret>');
  gives('anytrue', [tuple(secret, true)], true);
  gives('anytrue', [openList(false)], '<no-value>');
});

test('in a merge the later entries win, and what is not known may win over all before it', () => {
  gives('merge', [record({ a: 1 }), record({ a: secret })], { a: '<secret>' });
  gives('merge', [secret, record({ a: 1 })], { a: 1, '<open>': true });
  gives('merge', [record({ a: 1, b: 2 }), secret, record({ b: 3 })], { a: '<secret>', b: 3, '<open>': true });
  gives('merge', [record({ a: 1, b: 2 }), record({ a: 5 }, 'open')], { a: 5, b: '<secret>', '<open>': true });
  gives('keys', [record({ b: 1, a: secret })], ['a', 'b']);
  gives('keys', [record({ b: 1 }, 'open')], ['b', '<open>']);
  gives('zipmap', [tuple('a', 'b'), tuple(secret, 2)], { a: '<secret>', b: 2 });
  gives('zipmap', [tuple('a', secret, 'c'), tuple(1, 2, 3)], { a: '<secret>', c: 3, '<open>': true });
});

test('what may be a repeat leaves a set open', () => {
  gives('toset', [tuple('b', 'a', 'b')], ['a', 'b']);
  gives('toset', [tuple('b', secret)], ['b', '<open>']);
  gives('toset', [tuple(secret)], ['<secret>']);
  gives('toset', [tuple(id('azurerm_subnet.x'), id('azurerm_subnet.x'), id('azurerm_subnet.y'))], ['<azurerm_subnet.x.id>', '<azurerm_subnet.y.id>']);
  gives('distinct', [tuple('a', secret, 'b', 'a')], ['a', 'b', '<open>']);
  gives('compact', [tuple('a', '', secret)], ['a', '<open>']);
  gives('compact', [tuple('', id('azurerm_subnet.x'))], ['<azurerm_subnet.x.id>']);
  gives('sort', [tuple('b', secret, 'a')], ['a', 'b', '<open>']);
  gives('setunion', [tuple('a'), secret], ['a', '<open>']);
  gives('setintersection', [tuple('a', 'b'), tuple('b', secret)], ['b', '<open>']);
  gives('setintersection', [tuple('a'), secret], ['<open>']);
  gives('setsubtract', [tuple('a', 'b'), tuple('b')], ['a']);
  gives('setsubtract', [tuple('a', 'b'), tuple('b', secret)], ['<open>']);
  gives('setproduct', [tuple('a', secret), tuple('x')], [['a', 'x'], ['<secret>', 'x']]);
});

test('the first value that is there is taken only when it is known to be there', () => {
  gives('coalesce', [null, '', 'a', secret], 'a');
  gives('coalesce', [secret, 'a'], '<secret>');
  gives('coalesce', [null, id('azurerm_subnet.x'), 'a'], '<azurerm_subnet.x.id>');
  gives('coalesce', [id('azurerm_x.y', 'optional'), 'a'], '<run-time>');
  gives('coalescelist', [openList(), tuple('a')], '<no-value>');
  gives('coalescelist', [openList('b'), tuple('a')], ['b', '<open>']);
});

test('`try` goes on where Terraform refuses, and only there', () => {
  gives('try', [broken, 'a'], 'a');
  gives('try', [tuple('b', broken), 'a'], 'a');
  gives('try', [secret, 'a'], '<secret>');
  gives('try', [null, 'a'], null);
  gives('try', [id('azurerm_subnet.x'), 'a'], '<azurerm_subnet.x.id>');
  gives('try', [broken, broken], '<failed>');
  gives('can', [broken], false);
  gives('can', [secret], '<secret>');
  gives('can', [tuple()], true);
});

test('`try` decides each way of a choice on its own', () => {
  const half = choice([
    { datum: broken, when: [{ subject: '`var.x`', is: 'true' }] },
    { datum: datumOf('b'), when: [{ subject: '`var.x`', is: 'false' }] },
  ], originOf('half'));
  gives('try', [half, 'a'], { '<choice>': ['a', 'b'] });
  gives('can', [half], { '<choice>': [false, true] });
});

test('a choice goes through a function, also from within a list', () => {
  gives('upper', [either], { '<choice>': ['A', 'B'] });
  gives('format', ['%s%s', either, either], { '<choice>': ['aa', 'bb'] });
  gives('join', ['-', tuple('x', either)], { '<choice>': ['x-a', 'x-b'] });
  gives('contains', [tuple('x', either), 'a'], { '<choice>': [true, false] });
  gives('concat', [tuple(either), tuple('c')], [{ '<choice>': ['a', 'b'] }, 'c']);
  gives('element', [tuple(either), 0], { '<choice>': ['a', 'b'] });
  gives('length', [tuple(either)], 1);
  const lists = choice([
    { datum: asListDatum(), when: [{ subject: '`var.y`', is: 'true' }] },
    { datum: asListDatum('x'), when: [{ subject: '`var.y`', is: 'false' }] },
  ], originOf('lists'));
  gives('flatten', [tuple(lists, 'z')], { '<choice>': [['z'], ['x', 'z']] });
  gives('length', [lists], { '<choice>': [0, 1] });
  gives('flatten', [tuple(tuple(either), 'z')], [{ '<choice>': ['a', 'b'] }, 'z']);
});

function asListDatum(...items: readonly string[]): Extract<Datum, { kind: 'list' }> {
  return list(items.map(datumOf), originOf('list'));
}

test('a way that Terraform would refuse is left out where another one remains', () => {
  const perhaps = choice([
    { datum: atom(null, originOf('null')), when: [{ subject: '`var.x`', is: 'true' }] },
    { datum: datumOf('10.0.0.0/8'), when: [{ subject: '`var.x`', is: 'false' }] },
  ], originOf('perhaps'));
  gives('cidrsubnet', [perhaps, 8, 1], '10.1.0.0/16');
  gives('cidrsubnet', [perhaps, 80, 1], '<failed>');
});

test('what passes through unchanged keeps the literal that decides it', () => {
  const range = datumOf('10.0.0.0/16');
  const { literal } = range.origin;
  assert.ok(literal);
  const cases: readonly (readonly [string, readonly (Datum | Written)[]])[] = [
    ['tostring', [range]], ['trimspace', [range]], ['lower', [range]], ['replace', [range, 'x', 'y']], ['format', ['%s', range]], ['join', ['', tuple(range)]],
    ['coalesce', [null, range]], ['try', [broken, range]], ['one', [tuple(range)]], ['element', [tuple(range), 0]], ['lookup', [record({ a: range }), 'a']], ['nonsensitive', [range]], ['trimsuffix', [range, '/24']],
  ];
  for (const [name, args] of cases) assert.deepEqual(call(name, ...args).origin.literal, literal, name);
  const [first] = itemsOf(call('concat', tuple(range), tuple('b')));
  assert.deepEqual(first?.origin.literal, literal, 'concat');
  assert.deepEqual(itemsOf(call('toset', tuple(range)))[0]?.origin.literal, literal, 'toset');
  assert.deepEqual(itemsOf(call('values', call('merge', record({ a: 1 }), record({ a: range }))))[0]?.origin.literal, literal, 'merge');
  const size = datumOf(3);
  assert.deepEqual(call('max', 1, size).origin.literal, size.origin.literal, 'max');
  assert.deepEqual(call('tostring', size).origin.literal, size.origin.literal, 'tostring of a number');
});

test('what is computed has the arguments as its causes and no literal', () => {
  const [base, bits, index] = [datumOf('10.0.0.0/8'), datumOf(8), datumOf(1)];
  const { origin } = call('cidrsubnet', base, bits, index);
  assert.deepEqual(origin.from, [base.origin, bits.origin, index.origin]);
  assert.equal(origin.literal, undefined);
  assert.equal(origin.what, 'cidrsubnet(…)');
  assert.equal(call('upper', 'a').origin.literal, undefined);
  assert.equal(call('replace', 'a', 'a', 'b').origin.literal, undefined);
});

test('the literal is reached through several steps, each a step of the trail', () => {
  const range = datumOf('10.0.0.0/16');
  const local = via(range, { span: originOf('local.range').span, what: 'local.range' });
  const { origin } = call('element', tuple(local), 0);
  assert.deepEqual([origin.what, origin.from[0]?.what, origin.from[0]?.from[0]?.what], ['element(…)', 'local.range', '"10.0.0.0/16"']);
  assert.deepEqual(origin.literal, range.origin.literal);
});

test('a resource in a list stays the resource, with what Azure gives it', () => {
  const subnet = (name: string, entries: Readonly<Record<string, Written>>): Datum => ({
    kind: 'object', form: 'object', entries: new Map(Object.entries(entries).map(([key, value]) => [key, datumOf(value)])), open: undefined, element: `azurerm_subnet.${name}`, origin: originOf(name),
  });
  const [a, b] = [subnet('a', { name: 'x' }), subnet('b', { name: 'y', delegation: [] })];
  const listed = itemsOf(call('tolist', tuple(a, b)));
  assert.deepEqual(listed.map((item) => item.kind === 'object' && item.element), ['azurerm_subnet.a', 'azurerm_subnet.b']);
  assert.equal(itemsOf(call('distinct', tuple(a, b, a))).length, 2);
  gives('lookup', [a, 'id', null], '<azurerm_subnet.a.id>');
  gives('lookup', [a, 'name', null], 'x');
  gives('length', [a], '<run-time>');
  gives('merge', [record({ id: 'mine' }), a], { id: '<run-time>', name: 'x', '<open>': true });
});

function itemsOf(datum: Datum): readonly Datum[] {
  assert.equal(datum.kind, 'list');
  return datum.kind === 'list' ? datum.items : [];
}

test('functions that depend on more than the text say so', () => {
  for (const name of ['file', 'templatefile', 'fileexists', 'timestamp', 'uuid', 'bcrypt', 'plantimestamp', 'rsadecrypt', 'abspath']) {
    const result = call(name, 'x');
    assert.equal(result.kind === 'unknown' && result.reason, 'function-not-pure', name);
    assert.equal(result.kind === 'unknown' && result.failed, false, name);
  }
  const file = call('file', 'x');
  assert.equal(file.kind === 'unknown' && file.message, '`file` reads a file outside the configuration');
  gives('provider::azurerm::normalise_resource_id', ['x'], '<function-not-pure>');
  gives('nonsense', ['x'], '<unreadable>');
  gives('core::cidrsubnet', ['10.0.0.0/8', 8, 1], '10.1.0.0/16');
});

test('work is bounded', () => {
  const many = list(Array.from({ length: 200 }, (_, index) => datumOf(index)), originOf('many'));
  gives('setproduct', [many, many], '<too-large>');
  gives('format', ['%2000000d', 1], '<too-large>');
  gives('indent', [900_000, 'a\nb\nc'], '<too-large>');
  gives('join', ['x'.repeat(600_000), tuple('a', 'b', 'c')], '<too-large>');
  gives('split', ['', 'x'.repeat(10_001)], '<too-large>');
  gives('pow', [2, 60], '<too-large>');
  gives('replace', ['a'.repeat(100_000), 'a', 'b'.repeat(1_000)], '<too-large>');
  gives('formatlist', [`${'x'.repeat(10_000)}%s`, many], '<too-large>');
  gives('length', ['é'.repeat(100_000)], 100_000);
  gives('length', [`e${'\u0301'.repeat(5_000)}f`], 2);
  // A search that would take quadratic time.
  gives('replace', ['a'.repeat(20_000), '/a(.*b)?/', ''], '<too-large>');
  gives('regex', ['(a+)+$', `${'a'.repeat(2_000)}b`], '<failed>');
  gives('regex', ['a{0,1000}'.repeat(30), 'a'], '<too-large>');
  // Each anchor stands for ten of the one before it.
  const bomb = ['a: &a [1,1,1,1,1,1,1,1,1,1]', ...[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefg'[index]}`).join()}]`)].join('\n');
  gives('yamldecode', [bomb], '<too-large>');
  const deep = call('jsondecode', '['.repeat(5_000) + ']'.repeat(5_000));
  assert.equal(plain(call('jsonencode', deep)), '<too-large>');
  gives('regex', ['('.repeat(5_000) + ')'.repeat(5_000), 'a'], '<failed>');
  gives('sum', [9007199254740993], '<too-large>');
});

test('simple values are converted as Terraform does it', () => {
  const cases: readonly (readonly [(datum: Datum) => Datum, Written, unknown])[] = [
    [toText, 1.5, '1.5'], [toText, 1e-7, '0.0000001'], [toText, true, 'true'], [toText, null, null], [toText, [], '<failed>'],
    [toNumber, '1e3', 1000], [toNumber, ' 1', '<failed>'], [toNumber, true, '<failed>'], [toNumber, '9007199254740993', '<too-large>'],
    [toBool, '1', true], [toBool, 'True', '<failed>'], [toBool, 1, '<failed>'],
  ];
  for (const [convert, value, expected] of cases) assert.equal(plain(convert(datumOf(value))), expected, JSON.stringify(value));
  assert.equal(numberText(1e21), '1000000000000000000000');
  assert.equal(numberText(-1.25e-7), '-0.000000125');
  assert.equal(toNumber(secret), secret);
  assert.deepEqual(plain(toText(either)), { '<choice>': ['a', 'b'] });
});

test('collections are converted to a type', () => {
  const prefix: Type = { kind: 'object', attributes: new Map([['name', string], ['bits', number]]) };
  assert.deepEqual(plain(convertTo(datumOf([{ name: 'a', bits: '8', more: true }]), listOf(prefix))), [{ bits: 8, name: 'a' }]);
  assert.equal(plain(convertTo(datumOf([{ name: 'a' }]), listOf(prefix))), '<failed>');
  assert.equal(plain(convertTo(datumOf(['x']), listOf(bool))), '<failed>');
  assert.deepEqual(plain(toList(datumOf([1, 'x', null]))), ['1', 'x', null]);
  assert.equal(plain(toList(datumOf([1, true]))), '<failed>');
  assert.deepEqual(plain(toSet(datumOf([10, 9, 9]))), [9, 10]);
});

test('whether two values are equal may not be known', () => {
  const reasonOf = (a: Datum, b: Datum): unknown => { const answer = equal(a, b); return typeof answer === 'boolean' ? answer : answer.reason; };
  assert.equal(reasonOf(secret, datumOf('a')), 'secret');
  assert.equal(reasonOf(id('azurerm_x.y'), datumOf(null)), false);
  assert.equal(reasonOf(id('azurerm_x.y', 'name'), datumOf('a')), 'run-time');
  assert.equal(reasonOf(tuple('a', secret), tuple('b', 'c')), false);
  assert.equal(reasonOf(tuple('a', secret), tuple('a', 'c')), 'secret');
  assert.equal(reasonOf(record({ a: 1 }, 'open'), record({ a: 2 })), false);
  assert.equal(reasonOf(record({ a: 1 }, 'open'), record({ a: 1 })), 'secret');
  assert.equal(reasonOf(record({ a: 1 }), record({ b: 1 })), false);
  assert.equal(reasonOf(either, datumOf('z')), false);
  assert.equal(reasonOf(either, datumOf('a')), 'no-value');
});
