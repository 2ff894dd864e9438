import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportsOf } from '../../../src/analyze';
import { fixtureFolder } from '../fixture';
import { deployed } from './deployed';

const pool = (maxPods: string): string => `resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: [{ name: 'p', count: 1, maxPods: ${maxPods} }] } }`;
const bicep = `param pods int = 30\n${pool('pods')}`;
const arm = `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": { "pods": { "type": "int", "defaultValue": 30 } },
  "resources": [ { "type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2025-05-01", "name": "aks", "properties": { "agentPoolProfiles": [ { "name": "p", "count": 1, "maxPods": "[parameters('pods')]" } ] } } ] }`;
const given = (name: string, value: unknown): string =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "${name}": { "value": ${JSON.stringify(value)} } } }`;

/** The deployments, as `template × file: pods`. */
function unitsOf(text: string): readonly string[] {
  return [...reportsOf(deployed(text).analysis)].map(({ deployment: { unit, network } }) => {
    const pods = network.clusters[0]?.nodePools[0]?.maxPods;
    return `${unit.root.slice(fixtureFolder.length + 1)} × ${unit.variant ?? '-'}: ${pods?.kind === 'known' ? pods.value : pods?.kind}`;
  });
}

test('a template without files of parameters is judged by its defaults, one with them only by them', () => {
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}`), ['main.bicep × -: 30']);
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- a.bicepparam --\nusing 'main.bicep'\nparam pods = 40`), ['main.bicep × a.bicepparam: 40']);
});

test('a file of parameters belongs to the template of its name, else to the only one that declares what it gives', () => {
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- azuredeploy.json --\n${arm}\n-- azuredeploy.parameters.json --\n${given('PODS', 31)}\n-- azuredeploy.parameters.us.json --\n${given('pods', 32)}\n-- main.dev.parameters.json --\n${given('pods', 33)}`).toSorted(), [
    'azuredeploy.json × azuredeploy.parameters.json: 31', 'azuredeploy.json × azuredeploy.parameters.us.json: 32', 'main.bicep × main.dev.parameters.json: 33',
  ]);
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- other.bicep --\nparam names array\n-- prod.parameters.json --\n${given('pods', 31)}`).toSorted(), ['main.bicep × prod.parameters.json: 31', 'other.bicep × -: undefined']);
});

test('a file that could belong to two templates belongs to none', () => {
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- other.bicep --\n${bicep}\n-- prod.parameters.json --\n${given('pods', 31)}`), ['main.bicep × -: 30', 'other.bicep × -: 30']);
});

test('files of parameters in a folder of their own, and files that extend others', () => {
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- parameters/main.dev.parameters.json --\n${given('pods', 31)}\n-- env/stage.bicepparam --\nusing '../main.bicep'\nextends '../base.bicepparam'\n-- base.bicepparam --\nusing none\nparam pods = 34`).toSorted(), [
    'main.bicep × env/stage.bicepparam: 34', 'main.bicep × parameters/main.dev.parameters.json: 31',
  ]);
});

test('null takes the default, as Azure does', () => {
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- main.parameters.json --\n${given('pods', null)}`), ['main.bicep × main.parameters.json: 30']);
});

test('a template that another one calls is judged through its caller only', () => {
  assert.deepEqual(unitsOf(`-- main.bicep --\nmodule m 'm.bicep' = { name: 'm', params: { pods: 50 } }\n-- m.bicep --\n${bicep}`), ['main.bicep × -: 50']);
});

test('the same fault in several variants is one finding that lists them', () => {
  const { findings } = deployed(`-- main.bicep --\nparam count int\n${pool('5')}\n-- a.bicepparam --\nusing 'main.bicep'\nparam count = 1\n-- b.bicepparam --\nusing 'main.bicep'\nparam count = 2\n-- caller.bicep --\nmodule m 'main.bicep' = { name: 'm', params: { count: 3 } }`);
  assert.deepEqual(findings.map(({ rule, in: units }) => [rule, units.map(({ root, variant }) => `${root.slice(fixtureFolder.length + 1)} ${variant ?? ''}`).toSorted()]), [
    ['max-pods-out-of-range', ['caller.bicep ', 'main.bicep a.bicepparam', 'main.bicep b.bicepparam']],
  ]);
});

test('the JSON that Bicep was compiled to is not judged beside it', () => {
  const compiled = arm.replace('"contentVersion"', '"metadata": { "_generator": { "name": "bicep", "version": "0.30.0" } }, "contentVersion"');
  assert.deepEqual(unitsOf(`-- main.bicep --\n${bicep}\n-- main.json --\n${compiled}`), ['main.bicep × -: 30']);
  assert.deepEqual(unitsOf(`-- main.json --\n${compiled}`), ['main.json × -: 30'], 'alone it is all there is');
});

test('templates that call each other are judged all the same', () => {
  const ring = "-- a.bicep --\nmodule b 'b.bicep' = { name: 'b' }\n-- b.bicep --\nmodule a 'a.bicep' = { name: 'a' }\nresource net 'Microsoft.Network/virtualNetworks@2024-07-01' = { name: 'net', properties: { addressSpace: { addressPrefixes: ['10.0.300.0/24'] } } }\n";
  const { findings } = deployed(ring);
  assert.deepEqual(findings.map(({ rule, span }) => [rule, span.uri.slice(fixtureFolder.length + 1)]), [['malformed-cidr', 'b.bicep']]);
  assert.deepEqual(deployed(`${ring}-- main.bicep --\nmodule b 'b.bicep' = { name: 'b' }\n`).findings.map(({ rule }) => rule), ['malformed-cidr']);
});

test('what the file of a company says of a template holds, and nothing is guessed for it', () => {
  const files = `-- infra/main.bicep --\n${bicep}\n-- infra/main.dev.parameters.json --\n${given('pods', 31)}\n-- values/one.json --\n${given('pods', 32)}\n-- values/two.bicepparam --\nusing '../infra/main.bicep'\nparam pods = 33\n-- infra/azuredeploy.json --\n${arm}\n-- infra/azuredeploy.parameters.json --\n${given('pods', 34)}`;
  const company = '-- .aksnet.yaml --\nvariants:\n  infra/main.bicep:\n    - ../values/two.bicepparam\n    - [main.dev.parameters.json, ../values/one.json]\n';
  assert.deepEqual(unitsOf(files).toSorted(), ['infra/azuredeploy.json × azuredeploy.parameters.json: 34', 'infra/main.bicep × ../values/two.bicepparam: 33', 'infra/main.bicep × main.dev.parameters.json: 31']);
  // Of two files together the last holds; ARM has what is guessed, because nothing is said of it.
  assert.deepEqual(unitsOf(`${files}\n${company}`).toSorted(), [
    'infra/azuredeploy.json × azuredeploy.parameters.json: 34', 'infra/main.bicep × ../values/two.bicepparam: 33', 'infra/main.bicep × main.dev.parameters.json + ../values/one.json: 32',
  ]);
  assert.deepEqual(unitsOf(`${files}\n-- .aksnet.yaml --\nvariants:\n  '**/*.json': [../values/one.json]\n  infra/main.bicep: [main.dev.parameters.json]\n`).toSorted(), [
    'infra/azuredeploy.json × ../values/one.json: 32', 'infra/main.bicep × main.dev.parameters.json: 31',
  ]);
});
