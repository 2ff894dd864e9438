import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArmTemplate } from '../../../src/languages/arm/template';
import { looksLikeTemplate } from '../../../src/languages/shared/json-file';
import { main, plain, read, schema, template } from './template-under-test';

test('what is no template by its schema is none', () => {
  const get = (text: string) => readArmTemplate(main, { get: () => ({ uri: main, text }) });
  assert.equal(get('{ "resources": [] }'), undefined);
  assert.equal(get('{ "$schema": "http://json-schema.org/draft-07/schema#", "resources": [] }'), undefined);
  assert.equal(get(`{ ${schema} }`)?.targetScope, 'resourceGroup');
  assert.equal(get(`{ ${schema.replace('deploymentTemplate', 'tenantDeploymentTemplate')} }`)?.targetScope, 'tenant');
  assert.equal(get(`{ ${schema.replace('deploymentTemplate', 'managementGroupDeploymentTemplate')} }`)?.targetScope, 'managementGroup');
  assert.equal(readArmTemplate(main, { get: () => undefined }), undefined);
});

test('parameters: defaults, secrets, null, the case of their types and names', () => {
  const under = read(template(`"definitions": { "pass": { "type": "securestring" }, "maybe": { "type": "object", "nullable": true }, "loop": { "$ref": "#/definitions/loop" } },
    "parameters": {
      "none": { "type": "string" }, "Given": { "type": "int", "defaultValue": 3 }, "made": { "type": "string", "defaultValue": "[concat(parameters('GIVEN'), 'x')]" },
      "a": { "type": "SecureString" }, "b": { "type": "secureObject" }, "c": { "$ref": "#/definitions/pass" }, "d": { "$ref": "#/definitions/maybe" },
      "e": { "type": "string", "nullable": true }, "f": { "$ref": "#/definitions/loop" }
    }`));
  assert.deepEqual(['none', 'given', 'made', 'a', 'b', 'c', 'd', 'e', 'f'].map((name) => plain(under.parameter(name))), [
    '<no-value>', 3, '3x', '<secret>', '<secret>', '<secret>', null, null, '<no-value>',
  ]);
  assert.equal(under.text(under.template.parameters.get('Given')?.head), '"Given"');
  assert.equal(plain(under.parameter('other')), '<failed: parameter `other` is not declared>');
});

test('loops in variables, values and outputs', () => {
  const under = read(template(`"parameters": { "n": { "type": "int" }, "count": { "type": "int", "defaultValue": 2 } },
    "variables": {
      "copy": [
        { "name": "names", "count": "[parameters('count')]", "input": "[concat('n', copyIndex('names'))]" },
        { "name": "objects", "count": 2, "input": { "i": "[copyIndex('Objects', 1)]" } },
        { "name": "nameless", "count": 2, "input": "[copyIndex()]" },
        { "name": "open", "count": "[parameters('n')]", "input": "a" }
      ],
      "plain": 1,
      "within": { "copy": [ { "name": "inner", "count": 2, "input": { "copy": [ { "name": "deep", "count": 2, "input": "[concat(copyIndex('inner'), copyIndex('deep'))]" } ] } } ], "other": true },
      "noLoop": { "copy": { "from": "a" } },
      "noLoops": { "copy": [ "a" ] }
    },
    "outputs": {
      "list": { "type": "array", "copy": { "count": 3, "input": "[copyIndex(5)]" } },
      "gone": { "type": "string", "condition": false, "value": "x" },
      "there": { "type": "string", "condition": "[true()]", "value": "[variables('plain')]" }
    }`));
  assert.deepEqual(plain(under.variable('names')), ['n0', 'n1']);
  assert.deepEqual(plain(under.variable('objects')), [{ i: 1 }, { i: 2 }]);
  assert.deepEqual(plain(under.variable('nameless')), [0, 1]);
  assert.equal(plain(under.variable('open')), '<no-value>');
  assert.deepEqual(plain(under.variable('within')), { inner: [{ deep: ['00', '01'] }, { deep: ['10', '11'] }], other: true });
  assert.deepEqual(plain(under.variable('noLoop')), { copy: { from: 'a' } });
  assert.deepEqual(plain(under.variable('noLoops')), { copy: ['a'] });
  assert.equal(under.template.variables.has('copy'), false);
  assert.deepEqual(plain(under.output('list')), [5, 6, 7]);
  assert.equal(plain(under.output('gone')), '<failed: the output `gone` is not made>');
  assert.equal(plain(under.output('there')), 1);
});

const network = `{
  "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2023-09-01", "name": "[concat('hub-', copyIndex(1))]",
  "copy": { "name": "networks", "count": 2, "mode": "Serial", "batchSize": 1 },
  "condition": "[parameters('private')]",
  "dependsOn": [ "[variables('nothing')]" ],
  "properties": { "addressSpace": { "addressPrefixes": [ "[concat('10.', copyIndex('networks'), '.0.0/16')]" ] } },
  "resources": [
    { "type": "subnets", "apiVersion": "[variables('version')]", "name": "nodes", "properties": { "addressPrefix": "[concat('10.', copyIndex(), '.0.0/24')]" } },
    { "type": "Microsoft.Network/virtualNetworks/subnets", "apiVersion": "2023-09-01", "name": "pods", "properties": {} }
  ]
}`;

test('resources: loops, conditions, children in both spellings', () => {
  const under = read(template(`"parameters": { "private": { "type": "bool" } }, "variables": { "version": "2023-09-01" }, "resources": [
    ${network},
    { "type": "Microsoft.ContainerService/managedClusters/agentPools", "apiVersion": "2024-05-01", "name": "[concat('aks', '/users')]", "scope": "x", "properties": { "count": 3 } }
  ]`));
  const { declarations } = under.template;
  assert.deepEqual(declarations.map((each) => (each.kind === 'resource' ? [each.type, each.container?.type, each.apiVersion?.text, each.symbol, each.existing] : each.kind)), [
    ['Microsoft.Network/virtualNetworks', undefined, '2023-09-01', undefined, false],
    ['Microsoft.Network/virtualNetworks/subnets', 'Microsoft.Network/virtualNetworks', '2023-09-01', undefined, false],
    ['Microsoft.Network/virtualNetworks/subnets', 'Microsoft.Network/virtualNetworks', '2023-09-01', undefined, false],
    ['Microsoft.ContainerService/managedClusters/agentPools', undefined, '2024-05-01', undefined, false],
  ]);
  const [first, nodes] = declarations;
  assert.equal(under.text(first?.head), '"type": "Microsoft.Network/virtualNetworks"');
  assert.equal(under.text(first?.body), network);
  assert.equal(first?.condition?.what, "parameters('private')");
  assert(nodes?.kind === 'resource');
  assert.equal(under.text(nodes.apiVersion?.span), "\"[variables('version')]\"");
  const made = [...under.resources().values()].map(plain);
  assert.equal(made.length, 7);
  const hub = (index: number): unknown => ({
    type: 'Microsoft.Network/virtualNetworks', apiVersion: '2023-09-01', name: `hub-${index + 1}`,
    properties: { addressSpace: { addressPrefixes: [`10.${index}.0.0/16`] } },
  });
  assert.deepEqual(made.filter((each) => JSON.stringify(each).includes('addressSpace')), [hub(0), hub(1)]);
  assert.deepEqual(made.filter((each) => JSON.stringify(each).includes('"nodes"')).map((each) => JSON.stringify(each).match(/10\.\d/)?.[0]), ['10.0', '10.1']);
  assert.deepEqual(under.made().map(({ exists, when }) => [exists, when.map(({ subject, is }) => `${subject} ${is}`)]).slice(0, 1), [['maybe', ["`private` true"]]]);
});

test('symbolic names, and resources that are only referred to', () => {
  const under = read(template(`"languageVersion": "2.0", "resources": {
    "hub": { "existing": true, "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2023-09-01", "name": "hub", "resourceGroup": "net" },
    "hub::nodes": { "type": "Microsoft.Network/virtualNetworks/subnets", "apiVersion": "2023-09-01", "name": "hub/nodes", "properties": { "addressPrefix": "10.0.0.0/24" } },
    "many": { "copy": { "name": "many", "count": 2 }, "type": "Microsoft.Network/routeTables", "apiVersion": "2023-09-01", "name": "[format('rt{0}', copyIndex())]", "properties": { "n": "[copyIndex()]" } },
    "graph": { "import": "graph", "type": "Microsoft.Graph/groups@v1.0", "properties": {} }
  }, "outputs": {
    "prefix": { "type": "string", "value": "[reference('hub::nodes').addressPrefix]" },
    "second": { "type": "int", "value": "[reference('many[1]').n]" },
    "third": { "type": "int", "value": "[reference('many[2]').n]" },
    "all": { "type": "array", "value": "[map(references('many', 'full'), lambda('r', lambdaVariables('r').name))]" },
    "info": { "type": "string", "value": "[resourceInfo('hub').name]" },
    "foreign": { "type": "string", "value": "[reference('hub').addressSpace]" },
    "none": { "type": "string", "value": "[resourceInfo('nothing').id]" }
  }`));
  assert.deepEqual(under.template.declarations.map((each) => [each.symbol, each.kind === 'resource' && each.existing, each.scope?.what]), [
    ['hub', true, '"net"'], ['hub::nodes', false, undefined], ['many', false, undefined], ['graph', false, undefined],
  ]);
  assert.equal(plain(under.output('prefix')), '10.0.0.0/24');
  assert.equal(under.text(under.output('prefix').origin.literal), '"10.0.0.0/24"');
  assert.equal(plain(under.output('second')), 1);
  assert.equal(plain(under.output('third')), '<failed: there is no `many[2]`>');
  assert.deepEqual(plain(under.output('all')), ['rt0', 'rt1']);
  assert.equal(plain(under.output('info')), 'hub');
  assert.equal(plain(under.output('foreign')), '<read-from-azure>');
  assert.equal(plain(under.output('none')), '<failed: `nothing` is not declared>');
});

test('Azure adds to every part of a resource: what is not written there is not wrong', () => {
  const under = read(template(`"resources": [
    { "type": "Microsoft.Web/sites", "apiVersion": "2023-01-01", "name": "site", "identity": { "type": "SystemAssigned" }, "properties": { "dns": { "label": "a" } } }
  ], "outputs": {
    "who": { "type": "string", "value": "[reference(resourceId('Microsoft.Web/sites', 'site'), '2023-01-01', 'Full').identity.principalId]" },
    "fqdn": { "type": "string", "value": "[reference('Microsoft.Web/sites/site').dns.fqdn]" },
    "label": { "type": "string", "value": "[reference('Microsoft.Web/sites/site').dns.label]" }
  }`));
  assert.equal(plain(under.output('who')), '<sites/site.principalId>');
  assert.equal(plain(under.output('fqdn')), '<run-time>');
  assert.equal(plain(under.output('label')), 'a');
});

const inner = (scope: string, parameters: string) => `{
  "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "inner",
  "properties": {
    ${scope} "mode": "Incremental", "parameters": ${parameters},
    "template": { ${schema}, "parameters": { "range": { "type": "string", "defaultValue": "own" }, "secret": { "type": "string" } }, "variables": { "v": "inner" }, "resources": [
      { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2023-09-01", "name": "[variables('v')]", "properties": { "range": "[parameters('range')]", "secret": "[parameters('secret')]" } }
    ], "outputs": { "name": { "type": "string", "value": "[variables('v')]" } } }
  }
}`;
const outer = '"parameters": { "range": { "type": "string", "defaultValue": "outside" }, "secret": { "type": "string", "defaultValue": "none" } }, "variables": { "v": "outer" }';
const outputs = `"outputs": { "x": { "type": "string", "value": "[reference('inner').outputs.name.value]" } }`;

test('nested templates with inner scope have values of their own', () => {
  const under = read(template(`${outer}, "resources": [ ${inner('"expressionEvaluationOptions": { "scope": "Inner" },', `{ "range": { "value": "[concat(parameters('range'), '!')]" }, "secret": { "reference": { "keyVault": { "id": "x" }, "secretName": "y" } } }`)} ], ${outputs}`));
  assert.deepEqual([...under.resources().values()].map(plain), [{
    type: 'Microsoft.Network/virtualNetworks', apiVersion: '2023-09-01', name: 'inner', properties: { range: 'outside!', secret: '<secret>' },
  }]);
  assert.equal(plain(under.output('x')), 'inner');
});

test('nested templates mean the values around them unless the text says otherwise', () => {
  const under = read(template(`${outer}, "resources": [ ${inner('', '{}')} ], ${outputs}`));
  assert.deepEqual([...under.resources().values()].map(plain), [{
    type: 'Microsoft.Network/virtualNetworks', apiVersion: '2023-09-01', name: 'outer', properties: { range: 'outside', secret: 'none' },
  }]);
  assert.equal(plain(under.output('x')), 'outer');
});

test('a condition in a nested template with outer scope is the one of the template around it', () => {
  const under = read(template(`"parameters": { "p": { "type": "bool" } }, "variables": {}, "resources": [
    { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "inner", "properties": { "mode": "Incremental", "template": { ${schema}, "resources": [],
      "outputs": { "x": { "type": "string", "value": "[if(parameters('p'), 'a', 'b')]" } } } } }
  ], "outputs": { "both": { "type": "string", "value": "[concat(if(parameters('p'), '1', '2'), reference('inner').outputs.x.value)]" } }`));
  assert.deepEqual(plain(under.output('both')), { "`p` = true": '1a', "`p` = false": '2b' });
});

test('deployments into other places say where', () => {
  const under = read(template(`"resources": [
    { "type": "microsoft.resources/Deployments", "apiVersion": "2022-09-01", "name": "a", "resourceGroup": "net", "properties": {} },
    { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "b", "resourceGroup": "net", "subscriptionId": "s", "properties": {} },
    { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "c", "scope": "/", "properties": {} }
  ]`));
  assert.deepEqual(under.template.declarations.map(({ kind }) => kind), ['module', 'module', 'module']);
  assert.deepEqual(under.template.declarations.map(({ scope }) => scope && plain(scope.evaluate(under.frame))), ['net', { subscriptionId: 's', resourceGroup: 'net' }, '/']);
});

test('what hides declarations leaves the template open', () => {
  const open = (members: string) => read(template(members)).template.open?.reason;
  assert.equal(open('"resources": []'), undefined);
  assert.equal(open('"variables": { "a": }, "resources": []'), undefined);
  assert.equal(open('"resources": [ { "name": "x" } ]'), 'unreadable');
  assert.equal(open('"resources": [ { "type": "A.B/c", "name": } ]'), 'unreadable');
  assert.equal(open('"resources": "[parameters(\'r\')]"'), 'unreadable');
  assert.equal(open('"variables": {} }, "resources": []'), 'unreadable');
  assert.equal(open('"resources": [ { "type": "A.B/c", "name": "x" '), 'unreadable');
});

test('a template that is being typed never fails, and what stands there is read', () => {
  const whole = template(`${outer}, "resources": [ ${network}, ${inner('', '{}')} ], ${outputs}`);
  for (let end = 0; end < whole.length; end += 23) {
    for (const text of [whole.slice(0, end), whole.slice(0, end) + whole.slice(end + 1), `${whole.slice(0, end)}"${whole.slice(end)}`]) {
      if (!looksLikeTemplate(text) || !text.trimStart().startsWith('{')) continue;
      const under = read(text);
      under.resources();
      for (const name of under.template.variables.keys()) under.variable(name);
      for (const name of under.template.outputs.keys()) under.output(name);
      for (const { start, end: to } of under.template.unreadable) assert.ok(start >= 0 && start <= to && to <= text.length);
    }
  }
});
