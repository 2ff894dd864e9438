import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Datum } from '../../../src/languages/shared/datum';
import { armFunctions, callArmFunction, type Argument } from '../../../src/languages/shared/functions/functions';
import { randomFrom } from '../random';
import { array, broken, call, datumOf, either, gives, lambda, openArray, originOf, plain, record, reference, secret } from './data';

test('names count without their case, and with their namespaces', () => {
  gives('TOLOWER', ['A'], 'a');
  gives('sys.toLower', ['A'], 'a');
  gives('az.resourceGroup', [], '<run-time>');
  gives('Sys.ToLower', ['A'], 'a');
});

test('the functions that the text does not decide have their reasons', () => {
  for (const name of ['reference', 'deployment', 'environment', 'resourceGroup', 'subscription', 'tenant', 'managementGroup', 'deployer']) gives(name, [], '<run-time>');
  for (const name of ['pickZones', 'providers', 'listUsages', 'toLogicalZone']) gives(name, [], '<read-from-azure>');
  for (const name of ['getSecret', 'listKeys', 'listAccountSas', 'LISTCREDENTIALS']) gives(name, [], '<secret>');
  for (const name of ['utcNow', 'newGuid', 'newguid']) gives(name, [], '<function-not-pure>');
  for (const name of ['readEnvironmentVariable', 'externalInput']) gives(name, ['x'], '<no-value>');
  for (const name of ['roleDefinitions', 'nope', 'toLower2', 'parameters', 'loadTextContent']) gives(name, [], '<unreadable>');
  gives('fail', ['the region is wrong'], '<failed>');
});

test('the reasons are clauses for people, and name the cause', () => {
  const clock = call('utcNow');
  assert.equal(clock.kind === 'unknown' && clock.message, '`utcNow` depends on the time');
  const result = call('toUpper', secret);
  assert.equal(result.kind === 'unknown' && result.message, 'it is a password');
  assert.equal(result.origin.from[0], secret.origin);
});

test('what is not known makes the result of simple functions unknown, what is refused a failure', () => {
  gives('cidrSubnet', [secret, 24, 0], '<secret>');
  gives('cidrSubnet', ['10.0.0.0/16', reference('aks', 'prefixLength'), 0], '<run-time>');
  gives('cidrSubnet', [secret, broken, 0], '<failed>');
  gives('cidrSubnet', [secret, 'x', 0], '<failed>');
  gives('cidrSubnet', [either('10.0.0.0/16', broken), 24, 1], '10.0.1.0/24');
  gives('join', [array('a', secret), ','], '<secret>');
  gives('join', [openArray('a'), ','], '<no-value>');
  gives('string', [record({ a: 1 }, 'open')], '<secret>');
  gives('toUpper', ['a', 'b'], '<failed>');
  gives('toUpper', [5], '<failed>');
  gives('toUpper', [null], '<failed>');
  gives('map', [['a'], 'b'], '<failed>');
  gives('toUpper', [lambda((each) => each)], '<failed>');
});

test('choices are followed, each way with its condition', () => {
  const made = call('cidrSubnet', either('10.0.0.0/16', '10.1.0.0/16'), 24, 3);
  assert.deepEqual(plain(made), { '<choice>': ['10.0.3.0/24', '10.1.3.0/24'] });
  assert.deepEqual(made.kind === 'choice' && made.options[1]?.when, [{ subject: 'isProd', is: 'false' }]);
  gives('add', [either(1, 2), either(10, 20)], { '<choice>': [11, 22] });
  gives('format', ['{0}-{1}', 'aks', either('dev', 'prod')], { '<choice>': ['aks-dev', 'aks-prod'] });
  gives('concat', [['a'], either(array('b'), array())], { '<choice>': [['a', 'b'], ['a']] });
  // Ways that all lead to the same value leave nothing open.
  gives('contains', [array(either('a', 'b'), 'c'), 'c'], true);
  gives('filter', [['a', 'b'], lambda((each) => call('equals', each, either('a', 'b')))], { '<choice>': [['a'], ['b']] });
});

test('a condition that is not known leaves both ways open, with the text that decides', () => {
  const made = call('if', secret, 'a', 'b');
  assert.deepEqual(plain(made), { '<choice>': ['a', 'b'] });
  assert.deepEqual(made.kind === 'choice' && made.options.map(({ when }) => when), [[{ subject: 'secret', is: 'true' }], [{ subject: 'secret', is: 'false' }]]);
  gives('if', [secret, broken, 'b'], 'b');
  gives('if', [true, 'a', broken], 'a');
  gives('if', [false, 'a', broken], '<failed>');
  gives('if', ['true', 'a', 'b'], '<failed>');
  gives('if', [broken, 'a', 'b'], '<failed>');
  gives('if', [either(true, false), 'a', 'b'], { '<choice>': ['a', 'b'] });
});

test('a value that passes through keeps the literal that decides it', () => {
  const text = datumOf('net');
  const literal = text.origin.literal;
  const passes: readonly (readonly [string, ...Argument[]])[] = [
    ['if', datumOf(true), text, datumOf('b')], ['coalesce', datumOf(null), text], ['first', array(text)], ['last', array('x', text)], ['toLower', text], ['trim', text],
    ['concat', text], ['format', datumOf('{0}'), text], ['string', text], ['replace', text, datumOf('x'), datumOf('y')], ['join', array(text), datumOf(',')],
    ['tryGet', record({ a: text }), datumOf('A')], ['indexFromEnd', array(text), datumOf(1)], ['any', text], ['take', text, datumOf(10)], ['concat', text, datumOf('')],
    ['reduce', array(text), datumOf(''), lambda((_, each) => each)],
  ];
  for (const [name, ...args] of passes) assert.equal(callArmFunction(name, args, originOf(name)).origin.literal, literal, name);
  const changes: readonly (readonly [string, ...Argument[]])[] = [['toUpper', text], ['concat', text, datumOf('s')], ['substring', text, datumOf(1)], ['format', datumOf('{0}s'), text]];
  for (const [name, ...args] of changes) assert.equal(callArmFunction(name, args, originOf(name)).origin.literal, undefined, name);
  const [small, large] = [datumOf(3), datumOf(5)];
  assert.equal(call('max', small, large).origin.literal, large.origin.literal);
  assert.equal(call('min', array(large, small)).origin.literal, small.origin.literal);
  assert.equal(call('int', datumOf('4')).origin.what, 'int(…)');
});

test('parts keep their own literals in new arrays and objects', () => {
  const text = datumOf('net');
  const made = [call('createArray', text), call('concat', array(text), ['x']), call('union', array(text), ['x']), call('flatten', array(array(text))), call('skip', array('x', text), 1)];
  for (const each of made) assert.ok(each.kind === 'list' && each.items.some(({ origin }) => origin.literal === text.origin.literal));
  for (const each of [call('createObject', 'a', text), call('union', record({ a: 'x' }), record({ a: text })), call('shallowMerge', array(record({ a: text })))]) {
    assert.ok(each.kind === 'object' && each.entries.get('a')?.origin.literal === text.origin.literal);
  }
});

test('long results are not made', () => {
  gives('range', [0, 10_001], '<failed>');
  gives('padLeft', ['x', 2_000_000], '<too-large>');
  const long = 'x'.repeat(700_000);
  gives('concat', [long, long], '<too-large>');
  gives('replace', ['x'.repeat(2000), 'x', 'y'.repeat(1000)], '<too-large>');
  const many = call('range', 0, 10_000);
  gives('concat', [many, [1]], '<too-large>');
  gives('json', ['['.repeat(100_000)], '<too-large>');
  gives('uniqueString', ['x'.repeat(70_000)], '<too-large>');
});

/** Data of all kinds, known and unknown, made from chance. */
function randomDatum(random: (below: number) => number, depth = 2): Datum {
  const texts = ['', 'a', 'A-b', '10.0.0.0/16', 'fd00::/48', '{0}', '{0', 'Microsoft.Network/virtualNetworks', '2024-01-01T00:00:00Z', 'P1D', '%41', 'é\u{1f600}', "'", '"'];
  const simple: readonly (() => Datum)[] = [
    () => datumOf(texts[random(texts.length)] ?? ''), () => datumOf(random(40) - 5), () => datumOf(2 ** 53), () => datumOf(1.5), () => datumOf(random(2) === 0), () => datumOf(null),
    () => secret, () => broken, () => reference('aks'), () => reference('aks', 'properties'), () => call('resourceId', 'Microsoft.Network/virtualNetworks', 'net'),
  ];
  const made = simple[random(simple.length)] ?? simple[0];
  if (depth === 0 || random(2) === 0) return made?.() ?? secret;
  const parts = Array.from({ length: random(4) }, () => randomDatum(random, depth - 1));
  switch (random(4)) {
    case 0:
      return array(...parts);
    case 1:
      return openArray(...parts);
    case 2:
      return record(Object.fromEntries(parts.map((part, index) => [['a', 'A', 'b'][index] ?? 'c', part])), random(3) === 0 ? 'open' : undefined);
    default:
      return either(randomDatum(random, depth - 1), randomDatum(random, depth - 1));
  }
}

test('no function throws, and every result lies at the call, whatever it is given', () => {
  const random = randomFrom(7);
  const identity = lambda((each) => each ?? secret);
  for (const { name } of armFunctions.values()) {
    for (let round = 0; round < 300; round++) {
      const args: Argument[] = Array.from({ length: random(5) }, () => (random(8) === 0 ? identity : randomDatum(random)));
      const origin = originOf(`${name}(…)`);
      const result = callArmFunction(name, args, origin);
      assert.deepEqual(result.origin.span, origin.span, name);
      assert.doesNotThrow(() => JSON.stringify(plain(result)), name);
      assert.deepEqual(plain(callArmFunction(name, args, origin)), plain(result), `${name} twice`);
    }
  }
});
