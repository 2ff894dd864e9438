import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, read, template, trail, valueOf } from './template-under-test';

const value = (expression: string, more?: string): unknown => plain(valueOf(expression, more));

const text = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "parameters": {
    "range": { "type": "string", "defaultValue": "10.0.0.0/16" },
    "bits": { "type": "int", "defaultValue": 24 },
    "network": { "type": "object", "defaultValue": { "subnets": [ { "name": "nodes", "Prefix": "10.0.1.0/24" } ] } },
    "env": { "type": "string" }
  },
  "variables": {
    "range": "[parameters('range')]",
    "again": "[variables('range')]",
    "first": "[cidrSubnet(variables('range'), parameters('bits'), 0)]",
    "deep": "[parameters('network').subnets[0].prefix]",
    "list": [ "[variables('range')]", "plain", "[[x]", 3 ],
    "object": { "a": "[variables('deep')]", "[concat('b', 'c')]": true, "[parameters('env')]": 1 },
    "multi": "[concat('a',
      variables('list')[1])]",
    "self": "[concat(variables('self'), 'x')]",
    "escaped": "[concat('\\u0061\\"', parameters('range'))]",
    "broken": "[concat('a'",
    "unread": "[concat('a']"
  }
}`;
const main = read(text);

test('a value that passes through keeps its literal, and its place is the string that says it', () => {
  const again = main.variable('again');
  assert.equal(plain(again), '10.0.0.0/16');
  assert.equal(main.text(again.origin.literal), '"10.0.0.0/16"');
  assert.equal(main.text(again.origin.span), `"[variables('range')]"`);
  assert.equal(again.origin.what, 'variable `again`');
  assert.deepEqual(trail(again), [`variable \`range\``, 'default of parameter `range`']);
});

test('what is computed has its causes and no literal', () => {
  const first = main.variable('first');
  assert.equal(plain(first), '10.0.0.0/24');
  assert.equal(first.origin.literal, undefined);
  assert.deepEqual(trail(first), [`variables('range')`, 'variable `range`', 'default of parameter `range`', `parameters('bits')`, 'default of parameter `bits`', '0']);
});

test('a part of an object keeps its own literal; names count without their case', () => {
  const deep = main.variable('deep');
  assert.equal(plain(deep), '10.0.1.0/24');
  assert.equal(main.text(deep.origin.literal), '"10.0.1.0/24"');
});

test('lists and objects have their literals, their keys, and expressions within', () => {
  const list = main.variable('list');
  assert.deepEqual(plain(list), ['10.0.0.0/16', 'plain', '[x]', 3]);
  assert(list.kind === 'list');
  assert.ok(main.text(list.origin.literal)?.startsWith('[ "[variables'));
  assert.equal(main.text(list.items[0]?.origin.span), `"[variables('range')]"`);
  assert.equal(main.text(list.items[2]?.origin.literal), '"[[x]"');
  const object = main.variable('object');
  assert.deepEqual(plain(object), { a: '10.0.1.0/24', bc: true, '<open>': 'no-value' });
  assert(object.kind === 'object');
  assert.equal(main.text(object.keys?.get('bc')), `"[concat('b', 'c')]"`);
});

test('expressions go over lines, and escapes do not move places', () => {
  assert.equal(plain(main.variable('multi')), 'aplain');
  const escaped = main.variable('escaped');
  assert.equal(plain(escaped), 'a"10.0.0.0/16');
  assert.ok(escaped.origin.from[0]?.from.some(({ span }) => main.text(span) === `parameters('range')`));
});

test('what refers to itself or cannot be read is not known', () => {
  assert.equal(plain(main.variable('self')), '<unreadable>');
  assert.equal(plain(main.variable('broken')), '<unreadable>');
  assert.deepEqual(main.template.unreadable.map((span) => main.text(span)), [`"[concat('a'"`, `"[concat('a']"`]);
  assert.equal(plain(main.variable('unread')), '<unreadable>');
});

test('look-ups', () => {
  assert.equal(value("createObject('a', createArray(1, 2)).A[1]"), 2);
  assert.equal(value("createObject('a', 1)['a']"), 1);
  assert.equal(value("createObject('a', 1).b"), '<failed: there is no property `b`>');
  assert.equal(value("tryGet(createObject('a', 1), 'b')"), null);
  assert.equal(value("createArray(1)[1]"), '<failed: there is no item 1>');
  assert.equal(value("resourceGroup().location"), '<run-time>');
  assert.equal(value("variables('none')"), '<failed: variable `none` is not declared>');
  assert.equal(value("variables(concat('y', 'z'))", '"outputs": {}'), '<failed: variable `yz` is not declared>');
  assert.equal(value("nonsense('a')"), '<unreadable>');
  assert.equal(value("SYS.Concat('a', 'b')"), 'ab');
  assert.equal(value("if(true(), 'a', variables('none'))"), 'a', 'only the branch that is taken is evaluated');
});

const env = '"parameters": { "env": { "type": "string" }, "private": { "type": "bool" }, "n": { "type": "int" } }';

test('conditions that are not known make choices', () => {
  assert.deepEqual(value("if(parameters('private'), 'a', 'b')", env), { "`private` = true": 'a', "`private` = false": 'b' });
  assert.deepEqual(value("if(not(parameters('private')), 'a', 'b')", env), { "`private` = false": 'a', "`private` = true": 'b' });
  assert.deepEqual(value("if(equals(parameters('env'), 'dev'), 1, 2)", env), { "`env` = 'dev'": 1, "`env` ≠ 'dev'": 2 });
  assert.deepEqual(value("if(equals('dev', parameters('env')), 1, 2)", env), { "`env` = 'dev'": 1, "`env` ≠ 'dev'": 2 });
  assert.deepEqual(value("if(equals(parameters('private'), false()), 1, 2)", env), { "`private` = false": 1, "`private` = true": 2 });
  assert.deepEqual(value("if(greater(parameters('n'), 3), 1, 2)", env), { "`greater(parameters('n'), 3)` = true": 1, "`greater(parameters('n'), 3)` = false": 2 });
  assert.equal(value("if('yes', 1, 2)", env), '<failed: the condition must be true or false>');
});

test('conditions within conditions exclude each other', () => {
  assert.deepEqual(value("if(parameters('private'), if(parameters('private'), 'a', 'b'), 'c')", env), { "`private` = true": 'a', "`private` = false": 'c' });
  assert.deepEqual(
    value("concat(if(equals(parameters('env'), 'dev'), 'd', '-'), if(equals(parameters('env'), 'prod'), 'p', '-'))", env),
    { "`env` = 'dev'": 'd-', "`env` = 'prod'": '-p', "`env` ≠ 'dev' & `env` ≠ 'prod'": '--' },
  );
});

test('functions of the text', () => {
  assert.deepEqual(value("map(createArray('a', 'b'), lambda('x', concat(lambdaVariables('x'), 'z')))"), ['az', 'bz']);
  assert.deepEqual(value("map(createArray('a', 'b'), lambda('x', 'i', createArray(lambdaVariables('I'), lambdaVariables('x'))))"), [[0, 'a'], [1, 'b']]);
  assert.deepEqual(value("filter(range(0, 4), lambda('n', greater(lambdaVariables('n'), 1)))"), [2, 3]);
  assert.equal(value("reduce(createArray(1, 2, 3), 0, lambda('sum', 'n', add(lambdaVariables('sum'), lambdaVariables('n'))))"), 6);
  assert.deepEqual(
    value("map(createArray(1, 2), lambda('x', map(createArray(10), lambda('y', add(lambdaVariables('x'), lambdaVariables('y'))))))"),
    [[11], [12]],
  );
  assert.equal(value("lambda('x', 'a')"), '<failed: a function is no value>');
  assert.equal(value("lambdaVariables('x')"), '<failed: there is no `x` here>');
});

test('conditions in one turn say nothing of the others', () => {
  const more = '"parameters": { "a": { "type": "bool" }, "b": { "type": "bool" } }';
  assert.deepEqual(value("map(createArray(parameters('a'), parameters('b')), lambda('x', 'i', if(lambdaVariables('x'), 1, 2)))", more), [
    { "`lambdaVariables('x') of item 0` = true": 1, "`lambdaVariables('x') of item 0` = false": 2 },
    { "`lambdaVariables('x') of item 1` = true": 1, "`lambdaVariables('x') of item 1` = false": 2 },
  ]);
});

const functions = `"functions": [ { "namespace": "contoso", "members": {
  "joined": { "parameters": [ { "name": "a", "type": "string" }, { "name": "B", "type": "string" } ], "output": { "type": "string", "value": "[concat(parameters('a'), '-', parameters('b'))]" } },
  "pair": { "parameters": [ { "name": "a", "type": "string" } ], "output": { "type": "object", "value": { "both": [ "[parameters('a')]", "[contoso.joined(parameters('a'), 'x')]" ] } } },
  "outside": { "parameters": [], "output": { "type": "string", "value": "[parameters('env')]" } },
  "endless": { "parameters": [], "output": { "type": "string", "value": "[contoso.endless()]" } }
} } ], "parameters": { "env": { "type": "string", "defaultValue": "dev" }, "a": { "type": "string", "defaultValue": "outer" } }`;

test("the template's own functions see their parameters only", () => {
  assert.equal(value("contoso.joined('1', '2')", functions), '1-2');
  assert.equal(value("Contoso.Joined('1')", functions), '<failed: `Contoso.Joined` takes 2 arguments, not 1>');
  assert.deepEqual(value("contoso.pair(parameters('env')).both", functions), ['dev', 'dev-x']);
  assert.equal(value('contoso.outside()', functions), '<failed: the function has no parameter `env`>');
  assert.equal(value('contoso.endless()', functions), '<too-large>');
});

test('what passes through a function keeps its literal', () => {
  const under = read(template(`${functions}, "variables": { "x": "[contoso.pair(parameters('env')).both[0]]" }`));
  assert.equal(under.text(under.variable('x').origin.literal), '"dev"');
});

test('work is bounded', () => {
  const doubling = Array.from({ length: 30 }, (_, index) => `"v${index + 1}": "[concat(variables('v${index}'), variables('v${index}'))]"`);
  assert.equal(plain(read(template(`"variables": { "v0": "x", ${doubling.join(', ')} }`)).variable('v30')), '<too-large>');
  const chain = Array.from({ length: 1_000 }, (_, index) => `"v${index}": "[variables('v${index + 1}')]"`);
  assert.equal(plain(read(template(`"variables": { ${chain.join(', ')}, "v1000": 1 }`)).variable('v0')), '<too-large>');
  const nested = Array.from({ length: 300 }, (_, index) => `"v${index}": ${'['.repeat(100)}"[variables('v${index + 1}')]"${']'.repeat(100)}`);
  assert.match(JSON.stringify(plain(read(template(`"variables": { ${nested.join(', ')}, "v300": 1 }`)).variable('v0'))), /^\[+"<too-large>"\]+$/);
  assert.deepEqual(plain(read(template(`"variables": { "x": { "copy": [ { "name": "l", "count": 1000000000, "input": "a" } ] } }`)).variable('x')), { l: '<too-large>' });
  assert.equal(plain(read(template('"variables": { "x": "[concat(\'a\', \'b\')]" }'), { steps: 1 }).variable('x')), '<too-large>');
});
