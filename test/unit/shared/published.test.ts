import { test } from 'node:test';
import { asDatum, datumOf, gives, lambda, record, type Written } from './data';
import { callArmFunction, type Argument } from '../../../src/languages/shared/functions/functions';
import { atom, type Datum } from '../../../src/languages/shared/datum';

/** A call and what the page or test gives for it. */
type Vector = readonly [name: string, args: readonly (Argument | Written)[], expected: Written];

function vectors(page: string, rows: readonly Vector[]): void {
  test(`the examples of ${page}`, () => { for (const [name, args, expected] of rows) gives(name, args, expected); });
}

vectors('template-functions-cidr', [
  ['parseCidr', ['10.144.0.0/20'], { network: '10.144.0.0', netmask: '255.255.240.0', broadcast: '10.144.15.255', firstUsable: '10.144.0.1', lastUsable: '10.144.15.254', cidr: 20 }],
  ['parseCidr', ['fdad:3236:5555::/48'], {
    network: 'fdad:3236:5555::', netmask: 'ffff:ffff:ffff::', firstUsable: 'fdad:3236:5555::', lastUsable: 'fdad:3236:5555:ffff:ffff:ffff:ffff:ffff', cidr: 48,
  }],
  ...['10.144.0.0/24', '10.144.1.0/24', '10.144.2.0/24', '10.144.3.0/24', '10.144.4.0/24'].map((range, index): Vector => ['cidrSubnet', ['10.144.0.0/20', 24, index], range]),
  ...['fdad:3236:5555::/52', 'fdad:3236:5555:1000::/52', 'fdad:3236:5555:2000::/52', 'fdad:3236:5555:3000::/52', 'fdad:3236:5555:4000::/52']
    .map((range, index): Vector => ['cidrSubnet', ['fdad:3236:5555::/48', 52, index], range]),
  ...[1, 2, 3, 4, 5].map((last, index): Vector => ['cidrHost', ['10.144.3.0/24', index], `10.144.3.${last}`]),
  ...[1, 2, 3, 4, 5].map((last, index): Vector => ['cidrHost', ['fdad:3236:5555:3000::/52', index], `fdad:3236:5555:3000::${last}`]),
  ['cidrHost', ['192.168.1.0/24', 0], '192.168.1.1'],
]);

const letters = { one: 'a', two: 'b', three: 'c' };

vectors('template-functions-array and template-functions-object', [
  ['array', [1], [1]],
  ['array', ['efgh'], ['efgh']],
  ['array', [{ a: 'b', c: 'd' }], [{ a: 'b', c: 'd' }]],
  ['concat', [['1-1', '1-2', '1-3'], ['2-1', '2-2', '2-3']], ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3']],
  ['contains', ['OneTwoThree', 'e'], true],
  ['contains', ['OneTwoThree', 'z'], false],
  ['contains', [letters, 'one'], true],
  ['contains', [letters, 'a'], false],
  ['contains', [['one', 'two', 'three'], 'three'], true],
  ['contains', [['one', 'two', 'three'], 'four'], false],
  ['createArray', ['a', 'b', 'c'], ['a', 'b', 'c']],
  ['createArray', [1, 2, 3], [1, 2, 3]],
  ['createArray', [letters], [letters]],
  ['createArray', [['one', 'two', 'three']], [['one', 'two', 'three']]],
  ['createArray', [], []],
  ['createObject', ['intProp', 1, 'stringProp', 'abc', 'boolProp', true, 'arrayProp', ['a', 'b', 'c'], 'objectProp', { key1: 'value1' }],
    { intProp: 1, stringProp: 'abc', boolProp: true, arrayProp: ['a', 'b', 'c'], objectProp: { key1: 'value1' } }],
  ['empty', [[]], true],
  ['empty', [{}], true],
  ['empty', [''], true],
  ['empty', [null], true],
  ['first', [['one', 'two', 'three']], 'one'],
  ['first', ['One Two Three'], 'O'],
  ['intersection', [letters, { one: 'a', two: 'z', three: 'c' }], { one: 'a', three: 'c' }],
  ['intersection', [['one', 'two', 'three'], ['two', 'three']], ['two', 'three']],
  ['items', [{ item002: { enabled: false, displayName: 'Example item 2', number: 200 }, item001: { enabled: true, displayName: 'Example item 1', number: 300 } }], [
    { key: 'item001', value: { enabled: true, displayName: 'Example item 1', number: 300 } },
    { key: 'item002', value: { enabled: false, displayName: 'Example item 2', number: 200 } },
  ]],
  ['last', [['one', 'two', 'three']], 'three'],
  ['last', ['One Two Three'], 'e'],
  ['length', [['one', 'two', 'three']], 3],
  ['length', ['One Two Three'], 13],
  ['length', [{ propA: 'one', propB: 'two', propC: 'three', propD: { 'propD-1': 'sub', 'propD-2': 'sub' } }], 4],
  ['max', [[0, 3, 2, 5, 4]], 5],
  ['max', [0, 3, 2, 5, 4], 5],
  ['min', [[0, 3, 2, 5, 4]], 0],
  ['min', [0, 3, 2, 5, 4], 0],
  ['range', [5, 3], [5, 6, 7]],
  ['skip', [['one', 'two', 'three'], 2], ['three']],
  ['skip', ['one two three', 4], 'two three'],
  ['take', [['one', 'two', 'three'], 2], ['one', 'two']],
  ['take', ['one two three', 2], 'on'],
  ['union', [{ one: 'a', two: 'b', three: 'c1' }, { three: 'c2', four: 'd', five: 'e' }], { one: 'a', two: 'b', three: 'c2', four: 'd', five: 'e' }],
  ['union', [['one', 'two', 'three'], ['three', 'four', 'two']], ['one', 'two', 'three', 'four']],
  ['union', [{ property: { one: 'a', two: 'b', three: 'c1' }, nestedArray: [1, 2] }, { property: { three: 'c2', four: 'd', five: 'e' }, nestedArray: [3, 4] }],
    { property: { one: 'a', two: 'b', three: 'c2', four: 'd', five: 'e' }, nestedArray: [3, 4] }],
  ['union', [[['one', 'two'], ['three']], [['three'], ['four', 'two']]], [['one', 'two'], ['three'], ['four', 'two']]],
  ['json', ['null'], null],
  ['json', ["{'a': 'b'}"], { a: 'b' }],
  ['json', ["'test'"], 'test'],
  ['json', ['true'], true],
  ['json', ['3'], 3],
  ['json', ['{"a": "demo value"}'], { a: 'demo value' }],
  ['null', [], null],
]);

vectors('template-functions-string', [
  ['base64', ['one, two, three'], 'b25lLCB0d28sIHRocmVl'],
  ['base64ToString', ['b25lLCB0d28sIHRocmVl'], 'one, two, three'],
  ['base64ToJson', ['eydvbmUnOiAnYScsICd0d28nOiAnYid9'], { one: 'a', two: 'b' }],
  ['dataUriToString', ['data:;base64,SGVsbG8sIFdvcmxkIQ=='], 'Hello, World!'],
  ['startsWith', ['abcdef', 'ab'], true],
  ['startsWith', ['abcdef', 'A'], true],
  ['startsWith', ['abcdef', 'e'], false],
  ['endsWith', ['abcdef', 'ef'], true],
  ['endsWith', ['abcdef', 'F'], true],
  ['endsWith', ['abcdef', 'e'], false],
  ['format', ['{0}, {1}. Formatted number: {2:N0}', 'Hello', 'User', 8175133], 'Hello, User. Formatted number: 8,175,133'],
  ['indexOf', ['test', 't'], 0],
  ['lastIndexOf', ['test', 't'], 3],
  ['indexOf', ['abcdef', 'CD'], 2],
  ['lastIndexOf', ['abcdef', 'AB'], 0],
  ['indexOf', ['abcdef', 'z'], -1],
  ['join', [['one', 'two', 'three'], ','], 'one,two,three'],
  ['join', [['one', 'two', 'three'], ';'], 'one;two;three'],
  ['padLeft', ['123', 10, '0'], '0000000123'],
  ['replace', ['123-123-1234', '-', ''], '1231231234'],
  ['replace', ['123-123-1234', '1234', 'xxxx'], '123-123-xxxx'],
  ['split', ['one,two,three', ','], ['one', 'two', 'three']],
  ['split', ['one;two,three', [',', ';']], ['one', 'two', 'three']],
  ['string', [{ valueA: 10, valueB: 'Example Text' }], '{"valueA":10,"valueB":"Example Text"}'],
  ['string', [['a', 'b', 'c']], '["a","b","c"]'],
  ['string', [5], '5'],
  ['substring', ['one two three', 4, 3], 'two'],
  ['toLower', ['One Two Three'], 'one two three'],
  ['toUpper', ['One Two Three'], 'ONE TWO THREE'],
  ['trim', ['    one two three   '], 'one two three'],
  ['uri', ['http://contoso.com/resources/', 'nested/azuredeploy.json'], 'http://contoso.com/resources/nested/azuredeploy.json'],
  ['uri', ['http://contoso.org/firstpath', 'myscript.sh'], 'http://contoso.org/myscript.sh'],
  ['uri', ['http://contoso.org/firstpath/', 'myscript.sh'], 'http://contoso.org/firstpath/myscript.sh'],
  ['uri', ['http://contoso.org/firstpath/azuredeploy.json', 'myscript.sh'], 'http://contoso.org/firstpath/myscript.sh'],
  ['uri', ['http://contoso.org/firstpath/azuredeploy.json/', 'myscript.sh'], 'http://contoso.org/firstpath/azuredeploy.json/myscript.sh'],
  ['uriComponent', ['http://contoso.com/resources/nested/azuredeploy.json'], 'http%3A%2F%2Fcontoso.com%2Fresources%2Fnested%2Fazuredeploy.json'],
  ['uriComponentToString', ['http%3A%2F%2Fcontoso.com%2Fresources%2Fnested%2Fazuredeploy.json'], 'http://contoso.com/resources/nested/azuredeploy.json'],
]);

vectors('template-functions-comparison, -logical, -numeric and operators-comparison', [
  ['equals', [1, 1], true],
  ['equals', ['a', 'a'], true],
  ['equals', [['a', 'b'], ['a', 'b']], true],
  ['equals', [[1, 2, 3], [3, 2, 1]], false],
  ['equals', [{ prop1: 'val1', prop2: 'val2' }, { prop2: 'val2', prop1: 'val1' }], true],
  ['equals', [{ prop1: 'valX', prop2: 'valY' }, { prop1: 'val1', prop2: 'val2' }], false],
  ['greater', [1, 2], false],
  ['greater', ['A', 'a'], true],
  ['greater', ['bend', 'band'], true],
  ['greaterOrEquals', [1, 2], false],
  ['greaterOrEquals', ['A', 'a'], true],
  ['less', [1, 2], true],
  ['less', ['A', 'a'], false],
  ['less', ['demo', 'Demo'], true],
  ['lessOrEquals', [1, 2], true],
  ['lessOrEquals', ['A', 'a'], false],
  ['lessOrEquals', ['demo', 'demo'], true],
  ['coalesce', [null, null, 'default'], 'default'],
  ['coalesce', [null, null, { first: 'default' }], { first: 'default' }],
  ['coalesce', [null, null], null],
  ['and', [true, false], false],
  ['or', [true, false], true],
  ['not', [true], false],
  ['bool', ['true'], true],
  ['bool', ['false'], false],
  ['bool', [1], true],
  ['bool', [0], false],
  ['if', [true, 'yes', 'no'], 'yes'],
  ['if', [false, 'yes', 'no'], 'no'],
  ['add', [5, 3], 8],
  ['div', [8, 3], 2],
  ['int', ['4'], 4],
  ['mod', [7, 3], 1],
  ['mul', [5, 3], 15],
  ['sub', [7, 3], 4],
  ['float', ['3.0'], 3],
  ['float', [3], 3],
]);

vectors('bicep-functions-date', [
  ['dateTimeAdd', ['2023-01-01 00:00:00Z', 'P1Y', 'yyyy-MM-ddTHH:mm:ssZ'], '2024-01-01T00:00:00Z'],
  ['dateTimeAdd', ['2024-01-01 00:00:00Z', 'P1Y', 'yyyy-MM-ddTHH:mm:ssZ'], '2024-12-31T00:00:00Z'],
  ['dateTimeAdd', ['2023-02-01 00:00:00Z', 'P1M', 'yyyy-MM-ddTHH:mm:ssZ'], '2023-03-03T00:00:00Z'],
  ['dateTimeAdd', ['2020-04-07 14:53:14Z', '-P9D', 'u'], '2020-03-29 14:53:14Z'],
]);

vectors('Bicep: FunctionResolverTests', [
  ['base64', [' Fizz '], 'IEZpenog'],
  ['dataUri', [' Fizz '], 'data:text/plain;charset=utf-8;base64,IEZpenog'],
  ['dataUriToString', ['data:text/plain;charset=utf-8;base64,IEZpenog'], ' Fizz '],
  ['uriComponent', [' Fizz '], '%20Fizz%20'],
  ['uriComponentToString', ['%20Fizz%20'], ' Fizz '],
  ['uniqueString', ['snap', 'crackle', 'pop'], 'byghxckddilkc'],
  ['guid', ['foo', 'bar', 'baz'], '2ed86837-7c7c-5eaa-9864-dd077fd19b0d'],
  ['replace', ['foot', 't', 'd'], 'food'],
  ['format', ['{0}/{1}/{2}/{3}', 1, 2, 3, true], '1/2/3/True'],
  ['padLeft', ['00', 5, ' '], '   00'],
  ['padLeft', [0, 5, '+'], '++++0'],
  ['uri', ['https://github.com/another/repo', '/Azure/bicep'], 'https://github.com/Azure/bicep'],
  ['skip', ['foot', 3], 't'],
  ['contains', ['foot', 'foo'], true],
  ['lastIndexOf', ['food', 'o'], 2],
  ['split', ['fizz,buzz,pop', ','], ['fizz', 'buzz', 'pop']],
  ['intersection', [['fizz', 'buzz', 'pop'], ['snap', 'crackle', 'pop']], ['pop']],
  ['first', [[]], null],
  ['last', [[]], null],
  ['indexOf', [['fizz', 'buzz', 'pop', 'fizz'], 'fizz'], 0],
  ['lastIndexOf', [['fizz', 'buzz', 'pop', 'fizz'], 'fizz'], 3],
  ['join', [['abc', 123, true], '/'], 'abc/123/True'],
]);

vectors('Bicep: EvaluationTests and SpreadTests', [
  ['mod', [20, 7], 6],
  ['div', [6, 11], 0],
  ['sub', [0, 13], -13],
  ['format', ['>{0}<>{1}<>{2}<>{3}<>{4}<', false, 12948, 'hello!', { a: 'b', '!c': 2 }, [true, 2893, 'abc']], ">False<>12948<>hello!<>{'a':'b','!c':2}<>[true,2893,'abc']<"],
  ['objectKeys', [{ ghiKey: 1, defKey: 2, abcKey: 3, '123Key': 4, GHIKey: 5, DEFKey: 6, ABCKey: 7, '456Key': 8 }],
    ['123Key', '456Key', 'abcKey', 'ABCKey', 'defKey', 'DEFKey', 'ghiKey', 'GHIKey']],
  ['indexOf', ['FOOBAR', 'bar'], 3],
  ['contains', ['FOOBAR', 'foo'], false],
  ['indexOf', [['FOO', 'BAR'], 'foo'], -1],
  ['indexOf', [['FOO', 'BAR'], 'BAR'], 1],
  ['indexOf', [['FOO', 'BAR'], 123], -1],
  ['contains', [['FOO', 'BAR'], 'foo'], false],
  ['flatten', [[[0, 1], [2, 3], [4, 5]]], [0, 1, 2, 3, 4, 5]],
  ['flatten', [[]], []],
  ['json', ['\n[\n  "one",\n  "two",\n  "three"\n]\n'], ['one', 'two', 'three']],
  ['shallowMerge', [[{ a: 0 }, { a: 1, b: 0 }, { c: 0 }]], { a: 1, b: 0, c: 0 }],
  ['shallowMerge', [[{ ABC: 0 }, { aBC: 1 }]], { ABC: 1 }],
  ['shallowMerge', [[{ foo: 'bar' }, { foo: null }]], { foo: null }],
  ['map', [['Evie', 'Casper'], lambda((name) => use('format', 'Hello {0}!', name))], ['Hello Evie!', 'Hello Casper!']],
  ['map', [['Evie', 'Casper'], lambda((name, index) => use('format', '{0}:{1}', index, name))], ['0:Evie', '1:Casper']],
  ['filter', [[0, 1, 2, 3], lambda((i) => use('equals', 0, use('mod', i, 2)))], [0, 2]],
  ['filter', [['a', 'b', 'c', 'd'], lambda((_, i) => use('equals', 0, use('mod', i, 2)))], ['a', 'c']],
  ['sort', [[8, 3, 10, -13, 5], lambda((x, y) => use('less', x, y))], [-13, 3, 5, 8, 10]],
  ['sort', [['ghi', 'abc', 'def'], lambda((x, y) => use('greater', x, y))], ['ghi', 'def', 'abc']],
  ['sort', [[], lambda((x, y) => use('less', x, y))], []],
  ['reduce', [['abc', 'def', 'ghi'], '', lambda((sum, next) => use('concat', sum, next))], 'abcdefghi'],
  ['reduce', [[1, 2, 3, 4, 5], 1, lambda((sum, next) => use('mul', sum, next))], 120],
  ['reduce', [['abc', 'def', 'ghi'], '', lambda((sum, next, i) => use('if', use('equals', 0, use('mod', i, 2)), use('concat', sum, next), sum))], 'abcghi'],
  ['reduce', [[{ foo: 123 }, { bar: 456 }, { baz: 789 }], {}, lambda((sum, next) => use('union', sum, next))], { foo: 123, bar: 456, baz: 789 }],
  ['reduce', [[], 0, lambda((sum) => sum)], 0],
  ['toObject', [[123, 456, 789], lambda((i) => use('string', use('div', i, 100)))], { 1: 123, 4: 456, 7: 789 }],
  ['toObject', [[0, 3], lambda((i) => use('string', i)), lambda((i) => use('greater', i, 2))], { 0: false, 3: true }],
  ['mapValues', [{ a: 123, b: 456 }, lambda((value) => use('mul', value, 2))], { a: 246, b: 912 }],
  ['groupBy', [[{ type: 'a', value: 123 }, { type: 'b', value: 456 }, { type: 'a', value: 789 }], lambda((each) => use('tryGet', each, 'type')), lambda((each) => use('tryGet', each, 'value'))],
    { a: [123, 789], b: [456] }],
]);

test('the example of bicep-functions-lambda: the dogs', () => {
  const dogs = [{ name: 'Evie', age: 5 }, { name: 'Casper', age: 3 }, { name: 'Indy', age: 2 }, { name: 'Kira', age: 8 }];
  gives('filter', [dogs, lambda((dog) => use('greaterOrEquals', use('tryGet', dog, 'age'), 5))], [dogs[0], dogs[3]]);
  gives('map', [dogs, lambda((dog) => use('tryGet', dog, 'name'))], ['Evie', 'Casper', 'Indy', 'Kira']);
  gives('sort', [dogs, lambda((a, b) => use('less', use('tryGet', a, 'age'), use('tryGet', b, 'age')))], [dogs[2], dogs[1], dogs[0], dogs[3]]);
  gives('toObject', [dogs.slice(0, 1), lambda((dog) => use('tryGet', dog, 'name'))], { Evie: dogs[0] ?? null });
  gives('reduce', [dogs.map(({ age }) => age), 1, lambda((sum, next) => use('add', sum, next))], 19);
});

test('safe dereferences go as in Bicep: null where the first part is missing, a failure behind it', () => {
  const properties = record({ foo: [{ bar: 'baz' }] });
  gives('tryGet', [properties, 'foo', 0, 'bar'], 'baz');
  gives('tryGet', [properties, 'fizz', 0, 'bar'], null);
  gives('tryGet', [['a'], 10], null);
  gives('tryGet', [properties, 'foo', 1, 'bar'], '<failed>');
  gives('tryGet', [null, 'foo'], null);
  gives('indexFromEnd', [['a', 'b', 'c'], 1], 'c');
  gives('indexFromEnd', [['a', 'b', 'c'], 4], '<failed>');
  gives('tryIndexFromEnd', [['a', 'b', { x: 1 }], 1, 'x'], 1);
  gives('tryIndexFromEnd', [['a'], 2], null);
});

/** A call within a lambda. */
function use(name: string, ...args: readonly (Datum | Written | undefined)[]): Datum {
  const origin = datumOf(name).origin;
  return callArmFunction(name, args.map((arg) => (arg === undefined ? atom(null, origin) : asDatum(arg))), origin);
}
