import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localModulesOf } from '../../../src/languages/bicep/modules';
import { readBicepTemplate } from '../../../src/languages/bicep/template';
import type { Datum } from '../../../src/languages/shared/datum';
import { frameOf } from '../../../src/languages/shared/template/frame';
import type { Declaration, ModuleDeclaration, ResourceDeclaration, Source } from '../../../src/languages/shared/template/template';
import { plain } from '../shared/data';
import { deployed, filesIn, folder, type Deployed } from './evaluated';

function declaration({ template }: Deployed, symbol: string): Declaration {
  const found = template.declarations.find((each) => each.symbol === symbol);
  assert.ok(found, symbol);
  return found;
}

function resource(from: Deployed, symbol: string): ResourceDeclaration {
  const found = declaration(from, symbol);
  assert.ok(found.kind === 'resource');
  return found;
}

function module(from: Deployed, symbol: string): ModuleDeclaration {
  const found = declaration(from, symbol);
  assert.ok(found.kind === 'module');
  return found;
}

function value({ instance }: Deployed, source: Source | undefined): Datum {
  assert.ok(source);
  return source.evaluate(frameOf(instance));
}

test('what is a template', () => {
  const files = filesIn({ 'main.bicep': '', 'main.bicepparam': '', 'main.json': '{}' });
  assert.equal(readBicepTemplate(`${folder}/main.bicepparam`, files), undefined);
  assert.equal(readBicepTemplate(`${folder}/main.json`, files), undefined);
  assert.equal(readBicepTemplate(`${folder}/other.bicep`, files), undefined);
  const template = readBicepTemplate(`${folder}/main.bicep`, files);
  assert.equal(template?.targetScope, 'resourceGroup');
  assert.equal(readBicepTemplate(`${folder}/main.bicep`, files), template, 'it is remembered');
  assert.equal(deployed("targetScope = 'subscription'\n").template.targetScope, 'subscription');
});

test('a resource', () => {
  const from = deployed([
    "@description('The network')",
    "resource vnet 'Microsoft.Network/virtualNetworks@2024-01-01' = if (make) {",
    "  name: 'main'",
    '  scope: group',
    '  dependsOn: [other]',
    '  properties: { addressSpace: { addressPrefixes: [] } }',
    '}',
    "param make bool",
    '',
  ].join('\n'));
  const vnet = resource(from, 'vnet');
  assert.equal(vnet.type, 'Microsoft.Network/virtualNetworks');
  assert.equal(vnet.apiVersion?.text, '2024-01-01');
  assert.equal(from.textAt(vnet.apiVersion.span), '2024-01-01');
  assert.equal(from.textAt(vnet.head), "resource vnet 'Microsoft.Network/virtualNetworks@2024-01-01'");
  assert.ok(from.textAt(vnet.body)?.startsWith("{\n  name: 'main'"));
  assert.equal(vnet.existing, false);
  assert.equal(vnet.copies, undefined);
  assert.equal(plain(value(from, vnet.name)), 'main');
  assert.equal(vnet.scope?.what, 'group');
  assert.equal(plain(value(from, vnet.condition)), '<no-value>');
  assert.deepEqual(vnet.condition?.outcome?.(frameOf(from.instance), true), { subject: '`make`', is: 'true' });
  const content = value(from, vnet.content);
  assert.deepEqual(plain(content), { name: 'main', properties: { addressSpace: { addressPrefixes: [] } } });
  assert.ok(content.kind === 'object');
  assert.equal(from.textAt(content.keys?.get('properties')), 'properties');
});

test('an existing resource, with a parent', () => {
  const from = deployed([
    "resource vnet 'Microsoft.Network/virtualNetworks@2024-01-01' existing = { name: 'main' }",
    "resource nodes 'Microsoft.Network/virtualNetworks/subnets@2024-01-01' existing = {",
    '  parent: vnet',
    "  name: 'nodes'",
    '}',
    'output id string = nodes.id',
    '',
  ].join('\n'));
  assert.equal(resource(from, 'vnet').existing, true);
  assert.equal(resource(from, 'nodes').parent?.what, 'vnet');
  const parent = value(from, resource(from, 'nodes').parent);
  assert.ok(parent.kind === 'object');
  assert.equal(parent.element, 'vnet');
  assert.equal(plain(from.output('id')), '<nodes.id>');
});

test('resources within resources', () => {
  const from = deployed([
    "resource vnet 'Microsoft.Network/virtualNetworks@2024-01-01' = {",
    "  name: 'main'",
    "  resource nodes 'subnets' = {",
    "    name: 'nodes'",
    "    properties: { addressPrefix: '10.0.0.0/24', sibling: pods.name }",
    "    resource deeper 'things@2025-01-01' = { name: nodes.name, other: pods.properties.addressPrefix }",
    '  }',
    "  resource pods 'subnets@2023-04-01' existing = { name: 'pods', properties: { addressPrefix: '10.0.1.0/24' } }",
    '}',
    'output a string = vnet::nodes.id',
    'output b string = vnet::nodes::deeper.name',
    'output c string = vnet::nodes.properties.addressPrefix',
    'output d string = vnet::nothing.id',
    "output e string = first([1])::nodes.id",
    'output f string = vnet::nodes::deeper.other',
    'output g string = nodes.name',
    '',
  ].join('\n'));
  assert.deepEqual(from.template.declarations.map(({ symbol }) => symbol), ['vnet', 'vnet::nodes', 'vnet::nodes::deeper', 'vnet::pods']);
  const nodes = resource(from, 'vnet::nodes');
  assert.equal(nodes.type, 'Microsoft.Network/virtualNetworks/subnets');
  assert.equal(nodes.apiVersion?.text, '2024-01-01');
  assert.equal(nodes.container, resource(from, 'vnet'));
  assert.equal(resource(from, 'vnet::nodes::deeper').type, 'Microsoft.Network/virtualNetworks/subnets/things');
  assert.equal(resource(from, 'vnet::nodes::deeper').container, nodes);
  assert.equal(resource(from, 'vnet::pods').existing, true);
  assert.deepEqual(plain(value(from, resource(from, 'vnet').content)), { name: 'main' });
  assert.deepEqual(plain(value(from, nodes.content)), { name: 'nodes', properties: { addressPrefix: '10.0.0.0/24', sibling: 'pods' } });
  assert.deepEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => plain(from.output(name))), [
    '<vnet::nodes.id>', 'nodes', '10.0.0.0/24', '<failed>', '<failed>', '10.0.1.0/24', '<failed>',
  ]);
});

test('resources in loops', () => {
  const from = deployed([
    "param subnets array = [{ name: 'a' }, { name: 'b' }]",
    "resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-01-01' = [for (s, i) in subnets: if (s.name != 'a') {",
    "  name: 'main/${s.name}${i}'",
    '}]',
    'output second string = subnet[1].name',
    'output names array = map(subnet, s => s.name)',
    '',
  ].join('\n'));
  const subnet = resource(from, 'subnet');
  assert.ok(subnet.copies);
  assert.deepEqual(plain(value(from, subnet.copies.over)), [{ name: 'a' }, { name: 'b' }]);
  assert.equal(subnet.condition?.what, "s.name != 'a'");
  assert.equal(plain(from.output('second')), 'main/b1');
  assert.deepEqual(plain(from.output('names')), ['main/a0', 'main/b1']);
});

test('modules', () => {
  const from = deployed({
    'main.bicep': [
      "module network 'modules/network.bicep' = {",
      "  name: 'network'",
      "  scope: resourceGroup('hub')",
      "  params: { prefix: '10.1.0.0/16' }",
      '}',
      "module arm '../shared/arm.json' = { name: 'arm' }",
      "module gone './gone.bicep' = { name: 'gone' }",
      "module many 'modules/network.bicep' = [for i in range(0, 2): { name: 'm${i}', params: { prefix: '10.${i}.0.0/16' } }]",
      'output prefix string = network.outputs.used',
      'output all array = [for i in range(0, 2): many[i].outputs.used]',
      'output gone string = gone.outputs.x',
      '',
    ].join('\n'),
    'modules/network.bicep': "param prefix string\noutput used string = prefix\n",
  });
  const network = module(from, 'network');
  assert.deepEqual(network.target, { kind: 'file', uri: `${folder}/modules/network.bicep`, written: 'modules/network.bicep' });
  assert.equal(from.textAt(network.head), "module network 'modules/network.bicep'");
  assert.deepEqual(plain(value(from, network.params)), { prefix: '10.1.0.0/16' });
  assert.equal(network.scope?.what, "resourceGroup('hub')");
  assert.deepEqual(module(from, 'arm').target, { kind: 'file', uri: 'file:///shared/arm.json', written: '../shared/arm.json' });
  assert.equal(plain(from.output('prefix')), '10.1.0.0/16');
  assert.equal(from.textAt(from.output('prefix').origin.literal), "'10.1.0.0/16'");
  assert.deepEqual(plain(from.output('all')), ['10.0.0.0/16', '10.1.0.0/16']);
  assert.equal(plain(from.output('gone')), '<module-not-on-disk>');
});

test('modules of registries', () => {
  const from = deployed([
    ...['br/public:avm/res/storage/storage-account:0.9.0', 'br/public:avm/res/network/virtual-network/thing:0.1.0', 'br:example.azurecr.io/own/network:v1', 'ts:00000000-0000-0000-0000-000000000000/rg/spec:1', 'ts/specs:net:1', 'br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.1.0']
      .map((path, index) => `module m${index} '${path}' = { name: 'm' }`),
    "module known 'br/public:avm/res/network/virtual-network:0.5.1' = { name: 'm' }",
    "module odd '${x}' = { name: 'm' }",
    '',
  ].join('\n'));
  const foreign = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'odd'].map((symbol) => {
    const { target } = module(from, symbol);
    return target.kind === 'elsewhere' && `${target.why.reason} ${target.foreign}`;
  });
  assert.deepEqual(foreign, [
    'module-not-on-disk true', 'module-not-on-disk false', 'module-not-on-disk false', 'module-not-on-disk false', 'module-not-on-disk false', 'module-not-on-disk true', 'unreadable false',
  ]);
  const first = module(from, 'm0').target;
  assert.ok(first.kind === 'elsewhere');
  assert.equal(first.why.message, 'the module `br/public:avm/res/storage/storage-account:0.9.0` is not in the workspace');
  assert.equal(module(from, 'known').target.kind, 'inline');
});

test('the local files that a file calls', () => {
  const files = filesIn({
    'infra/main.bicep': "module a './a.bicep' = {}\nmodule b '../b.json' = {}\nmodule again 'a.bicep' = {}\nmodule c 'br/public:avm/res/x/y:1.0.0' = {}\nimport { x } from 'types.bicep'\n",
    'infra/prod.bicepparam': "using 'main.bicep'\nextends '../base.bicepparam'\nparam a = 1\n",
    'infra/none.bicepparam': 'using none\n',
  });
  const modules = (path: string): readonly string[] => {
    const file = files.get(`${folder}/${path}`);
    assert.ok(file);
    return localModulesOf(file);
  };
  assert.deepEqual(modules('infra/main.bicep'), [`${folder}/infra/a.bicep`, `${folder}/b.json`]);
  assert.deepEqual(modules('infra/prod.bicepparam'), [`${folder}/infra/main.bicep`, `${folder}/base.bicepparam`]);
  assert.deepEqual(modules('infra/none.bicepparam'), []);
});

test('what could not be read leaves the template open where it may hide a resource', () => {
  assert.equal(deployed("var a = 1\nresource x 'A.B/c@1' = { name: 'x' }\n").template.open, undefined);
  assert.equal(deployed("var a = [1, ?]\n").template.open, undefined);
  assert.equal(deployed("var a = 1\n)) what is this\n").template.open?.reason, 'unreadable');
  assert.equal(deployed("resource x 'A.B/c@1' = {\n  name: 'x'\n  ??? \n}\n").template.open?.reason, 'unreadable');
  assert.equal(deployed("resource x 'A.B/${c}@1' = { name: 'x' }\n").template.open?.reason, 'unreadable');
  const broken = deployed("resource x 'A.B/c@1' = \nvar a = 1\n");
  assert.equal(broken.template.open?.reason, 'unreadable');
  assert.equal(plain(value(broken, resource(broken, 'x').content)), '<unreadable>');
  assert.ok(broken.template.unreadable.length > 0);
});

test('of two resources with one name the first has it', () => {
  const { template } = deployed("resource x 'A.B/c@1' = { name: 'first' }\nresource x 'A.B/c@1' = { name: 'second' }\n");
  assert.equal(template.declarations.length, 1);
});
