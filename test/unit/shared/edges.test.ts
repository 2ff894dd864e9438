import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { compareTexts } from '../../../src/languages/shared/functions/order';
import { array, broken, call, either, gives, lambda, openArray, plain, record, reference, secret } from './data';

test('published hashes of other lengths', () => {
  // Stack Overflow 43295720, and the documentation of JasonWhall/go-azure-uniquestring.
  gives('uniqueString', ['tyeth'], 'zcztcwvu6iyg6');
  gives('uniqueString', ['hello', 'world'], 'a7wkljktk6wne');
  gives('uniqueString', ['hello-world'], 'a7wkljktk6wne');
  gives('guid', ['foo-bar', 'baz'], '2ed86837-7c7c-5eaa-9864-dd077fd19b0d');
});

test('`guid` is the UUID of version 5 in the namespace, for texts of all lengths', () => {
  const namespace = Buffer.from('11fb06fb712d4ddd98c7e71bbd588830', 'hex');
  for (let length = 0; length < 140; length++) {
    const text = 'é'.repeat(length % 3) + 'x'.repeat(length);
    const hash = createHash('sha1').update(namespace).update(text).digest().subarray(0, 16);
    hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
    hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
    gives('guid', [text], hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  }
});

test('whole numbers are divided towards zero, and reckoned exactly or not at all', () => {
  gives('div', [-7, 2], -3);
  gives('mod', [-7, 2], -1);
  gives('mod', [7, -2], 1);
  gives('div', [1, 0], '<failed>');
  gives('mod', [1, 0], '<failed>');
  gives('add', [2 ** 53 - 1, 1], '<too-large>');
  gives('mul', [2 ** 40, 2 ** 40], '<too-large>');
  gives('sub', [2 ** 53, 1], '<too-large>');
  gives('add', [1.5, 1], '<failed>');
  gives('add', ['1', 1], '<failed>');
  gives('int', ['-12'], -12);
  gives('int', ['9007199254740993'], '<too-large>');
  gives('int', ['4.0'], '<failed>');
  gives('int', [' 4'], '<unreadable>');
  gives('int', [true], '<failed>');
  gives('float', ['x'], '<failed>');
  gives('range', [5, 0], []);
  gives('range', [-2, 3], [-2, -1, 0]);
  gives('range', [1, -1], '<failed>');
  gives('range', [2_147_483_647, 1], '<failed>');
  gives('max', [[]], '<failed>');
  gives('min', [['a']], '<failed>');
  gives('max', [array(1, secret)], '<secret>');
});

test('truth values: what is documented, and no more', () => {
  gives('bool', ['TRUE'], true);
  gives('bool', [true], true);
  gives('bool', [2], '<unreadable>');
  gives('bool', ['yes'], '<unreadable>');
  gives('and', [secret, false], false);
  gives('and', [secret, true], '<secret>');
  gives('or', [reference('aks', 'enabled'), true], true);
  gives('or', [false, secret, false], '<secret>');
  gives('and', [true, true, true], true);
  gives('and', [false, broken], false);
  gives('and', [true, broken], '<failed>');
  gives('and', [broken, false], '<failed>');
  gives('and', [true, 'true'], '<failed>');
  gives('not', [secret], '<secret>');
  gives('true', [], true);
  gives('false', [], false);
});

test('texts are equal with their case, and a number is no text', () => {
  gives('equals', ['a', 'A'], false);
  gives('equals', [1, '1'], false);
  gives('equals', [null, null], true);
  gives('equals', [{ a: 1 }, { A: 1 }], '<unreadable>');
  gives('equals', [{ a: 1 }, { a: 1, b: 2 }], false);
  gives('equals', [array('a', secret), array('b', secret)], false);
  gives('equals', [array('a', secret), array('a', 'b')], '<secret>');
  gives('equals', [openArray('a'), array('a')], '<no-value>');
  gives('equals', [reference('net'), reference('net')], true);
  gives('equals', [reference('net'), reference('other')], false);
  gives('equals', [reference('net', 'name'), ''], false);
  gives('equals', [reference('net', 'tags'), ''], '<run-time>');
  gives('equals', [either('a', 'b'), 'a'], { '<choice>': [true, false] });
});

test('the order of texts is that of a dictionary where it is known', () => {
  assert.deepEqual(['Zoo', 'ant', 'Ant', 'a1', '10', '9'].sort((a, b) => compareTexts(a, b) ?? assert.fail(`${a} ${b}`)), ['10', '9', 'a1', 'ant', 'Ant', 'Zoo']);
  gives('less', ['snet-a', 'snet-b'], true);
  gives('less', ['a_b', 'a_c'], true);
  gives('less', ['a_b', 'ab'], '<unreadable>');
  gives('less', ['a-c', 'ab'], '<unreadable>');
  gives('less', ['é', 'f'], '<unreadable>');
  gives('less', ['a', 1], '<failed>');
  gives('greater', [secret, 1], '<secret>');
});

test('comparing two texts the other way round turns the answer round', () => {
  const texts = ['', 'a', 'A', 'ab', 'AB', 'a-b', 'A-b', 'a_b', '1', '10', '2', 'b', 'é'];
  for (const a of texts) for (const b of texts) {
    const order = compareTexts(a, b);
    const back = compareTexts(b, a);
    assert.equal(order, back === undefined ? undefined : back === 0 ? 0 : -back, `${a} ${b}`);
    assert.equal(order === 0, a === b);
  }
});

test('strings: characters are UTF-16 units, searches do not mind the case', () => {
  gives('length', ['\u{1f600}'], 2);
  gives('toUpper', ['straße'], 'STRAßE');
  gives('toLower', ['ÄÖ'], 'äö');
  gives('indexOf', ['ÄBC', 'b'], 1);
  gives('indexOf', ['abc', ''], 0);
  gives('lastIndexOf', ['abc', ''], '<unreadable>');
  gives('trim', ['\u00a0\u0085\tx y\r\n'], 'x y');
  gives('trim', ['\ufeffx'], '\ufeffx');
  gives('substring', ['1234567890', 0, 11], '<failed>');
  gives('substring', ['1234567890', 3], '4567890');
  gives('substring', ['abc', 3], '');
  gives('substring', ['abc', 4], '<failed>');
  gives('padLeft', [5, 3, '0'], '005');
  gives('padLeft', ['abcd', 3, '0'], 'abcd');
  gives('padLeft', ['a', 3, '00'], '<failed>');
  gives('padLeft', [true, 3], '<failed>');
  gives('replace', ['aaa', 'A', 'x'], 'aaa');
  gives('replace', ['a.b', '.', ''], 'ab');
  gives('replace', ['abc', '', 'x'], '<failed>');
  gives('split', ['a,,b', ','], ['a', '', 'b']);
  gives('split', ['', ','], ['']);
  gives('split', ['abc', ''], '<unreadable>');
  gives('split', ['a::b:c', ['::', ':']], ['a', 'b', 'c']);
  gives('split', ['a', [1]], '<failed>');
  gives('join', [[], ','], '');
  gives('join', [[['a']], ','], '<failed>');
  gives('first', [''], '<unreadable>');
  gives('take', ['abc', -1], '');
  gives('skip', ['abc', -1], 'abc');
  gives('concat', ['a', 1, true], 'a1True');
  gives('concat', ['a', ['b']], '<failed>');
  gives('concat', [{}, 'a'], '<failed>');
  gives('contains', ['v1.2', 2], true);
  gives('like', ['snet-AKS-nodes', 'snet-*-NODES'], true);
  gives('like', ['snet-nodes', 'snet-*-nodes'], false);
  gives('like', ['nodes', 'node'], false);
  gives('like', ['anything', '*'], true);
  gives('like', ['aab', 'a*ab'], true);
  gives('like', ['ab', 'ab*b'], false);
});

test('texts of values: JSON with double quotes, with single ones in `format`', () => {
  gives('string', [true], 'True');
  gives('string', [null], '<unreadable>');
  gives('string', [{ b: [1, null, true], a: 'x"y\n' }], '{"b":[1,null,true],"a":"x\\"y\\n"}');
  gives('string', ['\u2028'], '\u2028');
  gives('string', [['\u2028']], '["\\u2028"]');
  gives('format', ['{0}|{1}', { a: null }, []], "{'a':null}|[]");
  gives('format', ['{0}', ["it's"]], '<unreadable>');
  gives('format', ['{0}', array(secret)], '<secret>');
  gives('format', ['{0}', null], '');
});

test('composite formats', () => {
  gives('format', ['{{{0}}}', 1], '{1}');
  gives('format', ['[{0,5}|{0,-5}]', 'ab'], '[   ab|ab   ]');
  gives('format', ['{0:D3}/{1:000}/{2:X4}/{3:x}', 7, 42, 255, 255], '007/042/00FF/ff');
  gives('format', ['{0:N2} {0:F1} {0:G}', 1234567], '1,234,567.00 1234567.0 1234567');
  gives('format', ['{0:N0}', -1234], '-1,234');
  gives('format', ['{0:D3}', 'x'], 'x');
  gives('format', ['{0:#,##0}', 5], '<unreadable>');
  gives('format', ['{0:N0}', 1.5], '<unreadable>');
  gives('format', ['{1}', 'a'], '<failed>');
  gives('format', ['{0', 'a'], '<failed>');
  gives('format', ['0}', 'a'], '<failed>');
  gives('format', ['{name}', 'a'], '<failed>');
  gives('format', ['plain'], 'plain');
  gives('format', [secret, 'a'], '<secret>');
  gives('format', [5], '<failed>');
  gives('format', ['{0} {1}', 'a', broken], '<failed>');
  gives('format', ['aks-{0}', reference('net', 'name')], '<run-time>');
});

test('encodings', () => {
  gives('base64', ['é'], 'w6k=');
  gives('base64ToString', ['w6k='], 'é');
  gives('base64ToString', ['!'], '<failed>');
  gives('base64ToString', ['/w=='], '<unreadable>');
  gives('dataUriToString', ['data:text/html,x'], '<unreadable>');
  gives('dataUriToString', ['hello'], '<failed>');
  gives('dataUriToString', ['data:text/plain;charset=utf-16;base64,AAA='], '<unreadable>');
  gives('uriComponent', ["é!'()*~"], '%C3%A9%21%27%28%29%2A~');
  gives('uriComponentToString', ['a%2Fb%zz+%C3%A9'], 'a/b%zz+é');
  gives('uriComponentToString', ['%FF'], '<unreadable>');
  gives('uri', ['HTTPS://Example.COM:443/a/b', '../c/./d?x=1'], 'https://example.com/c/d?x=1');
  gives('uri', ['https://example.com', 'a'], 'https://example.com/a');
  gives('uri', ['https://example.com/a', 'ftp://other/b'], '<unreadable>');
  gives('uri', ['https://example.com/a', 'b c'], '<unreadable>');
  gives('uri', ['a/b', 'c'], '<failed>');
  gives('buildUri', [{}], '<unreadable>');
  gives('parseUri', ['https://example.com'], '<unreadable>');
  gives('json', ['{"a": [1, 2.5, "x"], /* why */ "b": null,}'], { a: [1, 2.5, 'x'], b: null });
  gives('json', ["{'it': 'isn\\'t \"so\"'}"], { it: 'isn\'t "so"' });
  gives('json', ['{"a": "it\'s"}'], { a: "it's" });
  gives('json', ['{'], '<unreadable>');
  gives('json', [''], '<unreadable>');
  gives('json', ['9007199254740993'], '<too-large>');
  gives('json', ['"x"'], 'x');
  assert.deepEqual(Object.keys(Object(plain(call('json', '{"b":1,"a":2}')))), ['b', 'a']);
});

test('times', () => {
  gives('dateTimeToEpoch', ['1970-01-02T00:00:00Z'], 86_400);
  gives('dateTimeToEpoch', ['2024-02-29T12:00:00+01:00'], 1_709_204_400);
  gives('dateTimeToEpoch', ['20240229T110000Z'], 1_709_204_400);
  gives('dateTimeToEpoch', ['2023-02-29T12:00:00Z'], '<unreadable>');
  gives('dateTimeToEpoch', ['2024-02-29T12:00:00'], '<unreadable>');
  gives('dateTimeFromEpoch', [1_709_204_400], '2024-02-29T11:00:00Z');
  gives('dateTimeFromEpoch', [1e15], '<failed>');
  gives('dateTimeAdd', ['2024-02-29T11:00:00Z', 'PT1H30M'], '2024-02-29T12:30:00Z');
  gives('dateTimeAdd', ['2024-02-29 11:00:00Z', 'PT1H'], '<unreadable>');
  gives('dateTimeAdd', ['2024-02-29T11:00:00Z', '-P1W', 'yyyy-MM-dd'], '2024-02-22');
  gives('dateTimeAdd', ['2024-02-29T11:00:00Z', 'P1D', 'M d'], '3 1');
  gives('dateTimeAdd', ['2024-02-29T11:00:00Z', 'P1D', 'MMM'], '<unreadable>');
  gives('dateTimeAdd', ['2024-02-29T11:00:00Z', '1 day'], '<failed>');
  gives('dateTimeAdd', ['2024-02-29T11:00:00Z', 'P'], '<failed>');
});

test('arrays keep what is known, and say when the places are not', () => {
  gives('concat', [array('a', secret), array('b')], ['a', '<secret>', 'b']);
  gives('concat', [array('a'), secret, array('b')], ['a', 'b', '<open>']);
  gives('concat', [secret, 'b'], '<secret>');
  gives('flatten', [array(array('a'), secret)], ['a', '<open>']);
  gives('flatten', [['a']], '<failed>');
  gives('flatten', [[[['a']]]], [['a']]);
  gives('length', [array('a', secret)], 2);
  gives('length', [openArray('a')], '<no-value>');
  gives('length', [5], '<failed>');
  gives('length', [null], '<failed>');
  gives('empty', [openArray('a')], false);
  gives('empty', [openArray()], '<no-value>');
  gives('empty', [record({}, 'open')], '<secret>');
  gives('empty', [reference('net')], false);
  gives('empty', [reference('net', 'tags')], '<run-time>');
  gives('empty', [5], '<failed>');
  gives('first', [openArray('a')], '<no-value>');
  gives('last', [array('a', secret)], '<secret>');
  gives('take', [openArray('a'), 1], '<no-value>');
  gives('skip', [array('a', secret, 'c'), 1], ['<secret>', 'c']);
  gives('take', [['a'], 'x'], '<failed>');
  gives('contains', [array('a', secret), 'a'], true);
  gives('contains', [array('a', secret), 'b'], '<secret>');
  gives('contains', [openArray('a'), 'b'], '<no-value>');
  gives('contains', [[[1, 2]], [1, 2]], true);
  gives('contains', [secret, 'a'], '<secret>');
  gives('contains', [record({ Name: 1 }), 'NAME'], true);
  gives('contains', [record({ a: 1 }, 'open'), 'b'], '<secret>');
  gives('contains', [5, 'a'], '<failed>');
  gives('indexOf', [array(secret, 'a'), 'a'], '<secret>');
  gives('indexOf', [array('a', secret), 'a'], 0);
  gives('lastIndexOf', [array('a', secret), 'a'], '<secret>');
  gives('indexOf', [openArray('a'), 'a'], '<no-value>');
  gives('array', [['a']], ['a']);
  gives('array', [secret], '<secret>');
  gives('array', [reference('net')], ['<net.id>']);
  gives('indexFromEnd', [['a', 'b'], 0], '<failed>');
  gives('indexFromEnd', [openArray('a'), 1], '<no-value>');
});

test('what may be a repeat leaves a set open', () => {
  gives('distinct', [['a', 'b', 'a', 1, '1']], ['a', 'b', 1, '1']);
  gives('distinct', [array('a', secret)], ['a', '<open>']);
  gives('distinct', [array(reference('x'), reference('x'), reference('y'))], ['<x.id>', '<y.id>']);
  gives('union', [['a', 'a'], ['b']], ['a', 'b']);
  gives('union', [array('a'), secret], ['a', '<open>']);
  gives('union', [secret, secret], '<secret>');
  gives('union', [array('a'), record({})], '<failed>');
  gives('union', [array('a'), 'b'], '<failed>');
  gives('union', [either(array('a'), array('b')), array('a')], { '<choice>': [['a'], ['b', 'a']] });
  gives('intersection', [array('a', 'b'), array('b', secret)], ['b', '<open>']);
  gives('intersection', [array('a', 'b'), secret], ['<open>']);
  gives('intersection', [array('a', 'b'), array('b'), array('b', 'c')], ['b']);
  gives('intersection', [record({ a: 1, b: secret }), record({ A: 1, b: 2 })], { a: 1, '<open>': true });
  gives('intersection', [record({ a: 1 }), record({ b: 1 })], {});
});

test('in a union of objects the later entries win, and what is not known may win over all before it', () => {
  gives('union', [record({ a: 1 }), record({ A: 2, b: 3 })], { a: 2, b: 3 });
  gives('union', [record({ a: 1, b: 2 }), secret, record({ b: 3 })], { a: '<secret>', b: 3, '<open>': true });
  gives('union', [record({ a: 1, b: 2 }), record({ a: 5 }, 'open')], { a: 5, b: '<secret>', '<open>': true });
  gives('union', [secret, record({ a: 1 })], { a: 1, '<open>': true });
  gives('union', [record({ a: 1 }), record({ a: null })], { a: '<unreadable>' });
  gives('union', [record({ a: { x: 1 } }), record({ a: either({ y: 2 }, 5) })], { a: { '<choice>': [{ x: 1, y: 2 }, 5] } });
  gives('union', [record({ a: secret }), record({ a: { y: 2 } })], { a: { y: 2, '<open>': true } });
  gives('union', [record({ a: { x: 1 } }), record({ a: secret })], { a: '<secret>' });
  gives('shallowMerge', [array(record({ a: { x: 1 } }), record({ a: { y: 2 } }))], { a: { y: 2 } });
  gives('shallowMerge', [array(record({ a: 1 }), secret)], { a: '<secret>', '<open>': true });
  gives('shallowMerge', [openArray(record({ a: 1 }))], '<no-value>');
  gives('shallowMerge', [array('a')], '<failed>');
});

test('objects', () => {
  gives('createObject', ['a', 1, 'b'], '<failed>');
  gives('createObject', ['a', secret, secret, 1], { a: '<secret>', '<open>': true });
  gives('createObject', [5, 1], '<failed>');
  gives('createObject', [either('a', 'b'), 1], { '<choice>': [{ a: 1 }, { b: 1 }] });
  gives('objectKeys', [record({ b: 1, a: secret }, 'open')], ['a', 'b', '<open>']);
  gives('items', [record({ b: secret, a: 1 })], [{ key: 'a', value: 1 }, { key: 'b', value: '<secret>' }]);
  gives('items', [secret], '<secret>');
  gives('items', [['a']], '<failed>');
  gives('tryGet', [record({ a: 1 }), 'A'], 1);
  gives('tryGet', [record({ a: 1 }, 'open'), 'b'], '<secret>');
  gives('tryGet', [secret, 'a'], '<secret>');
  gives('tryGet', [record({ a: 1 }), secret], '<secret>');
  gives('tryGet', [['a'], -1], '<unreadable>');
  gives('tryGet', ['text', 'a'], '<failed>');
  gives('tryGet', [either(record({ a: 1 }), record({})), 'a'], { '<choice>': [1, null] });
});

test('functions of the text: what they do not decide leaves the result open', () => {
  const identity = lambda((each) => each ?? secret);
  gives('map', [array('a', secret), identity], ['a', '<secret>']);
  gives('map', [openArray('a'), identity], ['a', '<open>']);
  gives('map', [array('a', 'b'), lambda(() => broken)], '<failed>');
  gives('map', [array(), lambda(() => broken)], []);
  gives('map', [either(array('a'), array()), identity], { '<choice>': [['a'], []] });
  gives('filter', [array('a', 'b'), lambda((each) => call('equals', each ?? secret, 'a'))], ['a']);
  gives('filter', [array('a', secret), lambda((each) => call('equals', each ?? secret, 'a'))], ['a', '<open>']);
  gives('filter', [array('a'), lambda(() => call('add', 1, 1))], '<failed>');
  gives('filter', [secret, identity], '<secret>');
  gives('reduce', [openArray('a'), '', identity], '<no-value>');
  gives('reduce', [array(1, secret), 0, lambda((a, b) => call('add', a ?? secret, b ?? secret))], '<secret>');
  gives('sort', [array(2, secret, 1), lambda((a, b) => call('less', a ?? secret, b ?? secret))], [2, '<secret>', 1, '<open>']);
  gives('sort', [array('b', 1), lambda((a, b) => call('less', a ?? secret, b ?? secret))], '<failed>');
  gives('toObject', [array('a', secret), identity], { a: 'a', '<open>': true });
  gives('toObject', [array('a', 'a'), identity], '<unreadable>');
  gives('toObject', [array(1), identity], '<failed>');
  // Known miss: the item under its key is still said to be either of the two.
  gives('toObject', [array(either('a', 'b')), identity], { '<choice>': [{ a: { '<choice>': ['a', 'b'] } }, { b: { '<choice>': ['a', 'b'] } }] });
  gives('groupBy', [array('a', secret), identity], { a: ['a', '<open>'], '<open>': true });
  gives('mapValues', [record({ a: secret }, 'open'), identity], { a: '<secret>', '<open>': true });
  gives('mapValues', [array(), identity], '<failed>');
  gives('map', [identity, array()], '<failed>');
  gives('sort', [array()], '<failed>');
});

test('sorting keeps equal items as they are, and orders as many as there may be', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({ key: (index * 7) % 10, index }));
  const sorted = plain(call('sort', rows, lambda((a, b) => call('less', call('tryGet', a ?? secret, 'key'), call('tryGet', b ?? secret, 'key')))));
  assert.deepEqual(sorted, [...rows].sort((a, b) => a.key - b.key || a.index - b.index));
});
