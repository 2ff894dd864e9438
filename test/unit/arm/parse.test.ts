import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../../../src/languages/arm/parse';
import type { Expression } from '../../../src/languages/arm/tree';
import { readString } from '../../../src/languages/shared/json-string';
import { randomFrom } from '../random';

/** Reads a JSON string as it stands in a file, quotes included. */
function reading(written: string): ReturnType<typeof readText> {
  return readText(readString(written, 0, written.length));
}

function shape(expression: Expression): unknown {
  switch (expression.kind) {
    case 'text':
    case 'number':
      return expression.value;
    case 'call':
      return { [expression.name]: expression.args.map(shape) };
    case 'property':
      return [shape(expression.target), '.', expression.name];
    case 'item':
      return [shape(expression.target), '[]', shape(expression.key)];
  }
}

function parsed(expression: string): unknown {
  const result = reading(JSON.stringify(`[${expression}]`));
  return result.kind === 'expression' ? shape(result.expression) : result.kind;
}

test('text stands for itself unless brackets are around it', () => {
  assert.deepEqual(reading('"plain"'), { kind: 'literal', value: 'plain' });
  assert.deepEqual(reading('"[test] value"'), { kind: 'literal', value: '[test] value' });
  assert.deepEqual(reading('"[[test value]"'), { kind: 'literal', value: '[test value]' });
  assert.deepEqual(reading('"[[test value"'), { kind: 'literal', value: '[[test value' });
  assert.deepEqual(reading('" [concat()]"'), { kind: 'literal', value: ' [concat()]' });
  assert.deepEqual(reading('""'), { kind: 'literal', value: '' });
});

test('expressions of every kind', () => {
  assert.deepEqual(parsed("concat('a', parameters('b'))"), { concat: ['a', { parameters: ['b'] }] });
  assert.deepEqual(parsed("'it''s'"), "it's");
  assert.deepEqual(parsed("''''"), "'");
  assert.deepEqual(parsed('add( -3 ,\t4 )'), { add: [-3, 4] });
  assert.deepEqual(parsed("sys.concat('a')"), { 'sys.concat': ['a'] });
  assert.deepEqual(parsed("contoso.unique_name('a')"), { 'contoso.unique_name': ['a'] });
  assert.deepEqual(parsed("__bicep.fn()"), { '__bicep.fn': [] });
  assert.deepEqual(parsed("resourceGroup().tags['a b'].c[0]"), [[[[{ resourceGroup: [] }, '.', 'tags'], '[]', 'a b'], '.', 'c'], '[]', 0]);
  assert.deepEqual(parsed("reference('x').outputs.my-name.value"), [[[{ reference: ['x'] }, '.', 'outputs'], '.', 'my-name'], '.', 'value']);
  assert.deepEqual(parsed("variables('$fxv#0')"), { variables: ['$fxv#0'] });
});

test('what cannot be read is said to be so', () => {
  for (const wrong of ['', "concat('a'", "concat('a'))", 'parameters', "concat('a' 'b')", "concat('a',)", "'open", "a('b').", "a('b')[", "a('b')[]", "a('b')]", '1 + 2', "a(,'b')", 'a..b()', '#']) {
    assert.equal(parsed(wrong), 'unreadable', wrong);
  }
  assert.equal(parsed(`${'a('.repeat(10_000)}${')'.repeat(10_000)}`), 'unreadable');
});

test('places are exact, with escapes of JSON before and within', () => {
  const written = '"[concat(\'a\\"b\', \\u0070arameters(\'x\\\\y\')\\n, \'\\t\')]"';
  const result = reading(written);
  assert(result.kind === 'expression' && result.expression.kind === 'call');
  const at = ({ start, end }: Expression): string => written.slice(start, end);
  assert.equal(at(result.expression), written.slice(2, -2));
  assert.deepEqual(result.expression.args.map(at), ["'a\\\"b'", "\\u0070arameters('x\\\\y')", "'\\t'"]);
  assert.deepEqual(shape(result.expression), { concat: ['a"b', { parameters: ['x\\y'] }, '\t'] });
  assert.equal(result.expression.args[1]?.text, "parameters('x\\y')");
});

test('reading never fails, and all places lie within their string', () => {
  const pieces = ['a', '(', ')', '[', ']', '.', ',', "'", "''", '1', '-', ' ', '\\"', '\\n', 'concat(', '$', '\n'];
  const random = randomFrom(11);
  for (let turn = 0; turn < 5_000; turn++) {
    const written = `"[${Array.from({ length: random(20) }, () => pieces[random(pieces.length)]).join('')}]"`;
    const result = reading(written);
    if (result.kind !== 'expression') continue;
    const check = (expression: Expression, from: number, to: number): void => {
      assert.ok(from <= expression.start && expression.start < expression.end && expression.end <= to, written);
      const inner = expression.kind === 'call' ? expression.args : expression.kind === 'property' ? [expression.target] : expression.kind === 'item' ? [expression.target, expression.key] : [];
      for (const each of inner) check(each, expression.start, expression.end);
    };
    check(result.expression, 2, written.length - 2);
  }
});
