import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, findingsIn } from '../../../src/analyze';
import { ignoring } from '../../../src/features/ignoring';
import { applyEdits } from '../../../src/text/span';
import { analyzeFixture, readFixture, uriOf } from '../fixture';

const network = 'resource "azurerm_virtual_network" "v" {\n  name          = "v"\n  address_space = ["10.0.300.0/24"]\n}\n';

function found(text: string): readonly string[] {
  return allFindings(analyzeFixture(readFixture(text))).map(({ rule }) => rule);
}

test('a comment passes over what is found in its line, the next one, the resource or the file', () => {
  assert.deepEqual(found(network), ['malformed-cidr']);
  assert.deepEqual(found(network.replace('["10', '[ "10').replace('24"]', '24"] # aksnet-ignore malformed-cidr on purpose')), []);
  assert.deepEqual(found(network.replace('  address_space', '  // aksnet-ignore malformed-cidr on purpose\n\n  # and more\n  address_space')), []);
  assert.deepEqual(found(`# aksnet-ignore malformed-cidr on purpose\n${network}`), []);
  assert.deepEqual(found(`${network}# aksnet-ignore-file malformed-cidr, kubenet-retiring on purpose\n`), ['ignore-without-effect']);
});

test('a comment about something else, elsewhere or in a name passes over nothing', () => {
  assert.deepEqual(found(`# aksnet-ignore subnet-too-small why\n${network}`), ['ignore-without-effect', 'malformed-cidr']);
  assert.deepEqual(found(`# aksnet-ignore malformed-cidr why\nlocals {\n}\n${network}`), ['ignore-without-effect', 'malformed-cidr']);
  assert.deepEqual(found(network.replace('"v"\n', '"aksnet-ignore malformed-cidr"\n')), ['malformed-cidr']);
});

test('in JSON a member of the metadata is about the resource around it', () => {
  const template = (metadata: string): string => `-- azuredeploy.json --\n{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [\n  { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "v", ${metadata}"properties": { "addressSpace": { "addressPrefixes": [ "10.0.300.0/24" ] } } } ] }\n`;
  assert.deepEqual(found(template('')), ['malformed-cidr']);
  assert.deepEqual(found(template('"metadata": { "aksnet-ignore": "malformed-cidr on purpose" }, ')), []);
});

test('a rule that is switched off and a file that nothing reads are not reported', () => {
  const analysis = analyzeFixture(readFixture(`-- docs/notes.txt --\n# aksnet-ignore malformed-cidr why\n-- main.tf --\n${network}`));
  assert.deepEqual(allFindings(analysis).map(({ rule }) => rule), ['malformed-cidr']);
});

const schema = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "contentVersion": "1.0.0.0"';
const inBicep = "resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\r\n  name: 'v'\r\n  location: 'westeurope'\r\n  properties: {\r\n    addressSpace: {\r\n      addressPrefixes: ['10.0.300.0/24']\r\n    }\r\n  }\r\n}\r\n";
const inTemplate = `{\n  ${schema},\n  "resources": [\n    {\n      "type": "Microsoft.Network/virtualNetworks",\n      "apiVersion": "2024-05-01",\n      "name": "v",\n      "location": "westeurope",\n      "properties": { "addressSpace": { "addressPrefixes": [ "10.0.300.0/24" ] } }\n    }\n  ]\n}\n`;
const withParameter = `{\n  ${schema},\n  "parameters": {\n    "range": {\n      "type": "string",\n      "defaultValue": "10.0.300.0/24"\n    }\n  },\n  "resources": [\n    {\n      "type": "Microsoft.Network/virtualNetworks",\n      "apiVersion": "2024-05-01",\n      "name": "v",\n      "location": "westeurope",\n      "properties": { "addressSpace": { "addressPrefixes": [ "[parameters('range')]" ] } }\n    }\n  ]\n}\n`;
const inTerraformJson = '{\n  "resource": {\n    "azurerm_virtual_network": {\n      "v": {\n        "name": "v",\n        "address_space": ["10.0.300.0/24"]\n      }\n    }\n  }\n}\n';

/** By file: the text with one fault, and what the fix makes of a part of it. */
const written: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['main.tf', network, '  # aksnet-ignore malformed-cidr (say why)\n  address_space'],
  ['main.tf.json', inTerraformJson, '"v": {\n        "//": "aksnet-ignore malformed-cidr (say why)",\n        "name"'],
  ['main.bicep', inBicep, '      // aksnet-ignore malformed-cidr (say why)\r\n      addressPrefixes'],
  ['main.json', inTemplate, '    {\n      "metadata": { "aksnet-ignore": "malformed-cidr (say why)" },\n      "type"'],
  ['main.json', inTemplate.replace('"name": "v",', '"name": "v",\n      "metadata": { "owner": "us" },'), '"metadata": {\n        "aksnet-ignore": "malformed-cidr (say why)", "owner": "us" }'],
  ['main.json', inTemplate.replace('"type"', '"metadata": { "aksnet-ignore": "kubenet-retiring why" },\n      "type"'), '"aksnet-ignore": "malformed-cidr, kubenet-retiring why"'],
  ['main.json', inTemplate.replace('  "resources"', '  // The networks.\n  "resources"'), '      // aksnet-ignore malformed-cidr (say why)\n      "properties"'],
  ['main.json', withParameter, '    {\n      "metadata": { "aksnet-ignore": "malformed-cidr (say why)" },\n      "type"'],
  ['network.sh', 'az network vnet create \\\n  --name v --resource-group g \\\n  --address-prefixes 10.0.300.0/24\n', '# aksnet-ignore malformed-cidr (say why)\naz network'],
  ['network.ps1', 'New-AzVirtualNetwork -Name v -ResourceGroupName g `\n  -Location westeurope -AddressPrefix 10.0.300.0/24\n', '# aksnet-ignore malformed-cidr (say why)\nNew-Az'],
  ['network.cmd', 'az network vnet create --name v ^\n  --resource-group g --address-prefixes 10.0.300.0/24\n', 'REM aksnet-ignore malformed-cidr (say why)\naz network'],
  ['page.md', '# A page\n\n```azurecli\naz network vnet create --name v --resource-group g --address-prefixes 10.0.300.0/24\n```\n', '# aksnet-ignore malformed-cidr (say why)\naz network'],
];

for (const [name, text, expected] of written) {
  test(`the fix writes it in ${name}: ${JSON.stringify(expected.slice(0, 50))}`, () => {
    const analysis = analyzeFixture({ files: [{ name, text }], named: true, marks: [] });
    const uri = uriOf(name);
    const finding = findingsIn(analysis, uri).find(({ rule }) => rule === 'malformed-cidr');
    assert.ok(finding);
    const fix = ignoring(analysis, finding);
    assert.ok(fix, 'there is one');
    const after = applyEdits(analysis.files.get(uri)?.text ?? '', fix.edits);
    assert.ok(after.includes(expected), after);
    const left = allFindings(analyzeFixture({ files: [{ name, text: after }], named: true, marks: [] })).map(({ rule }) => rule);
    assert.deepEqual(left.filter((rule) => rule !== 'ignore-without-effect' || !text.includes('kubenet')), []);
  });
}

test('without effect it is reported in every language', () => {
  for (const [name, text] of [
    ['main.tf', network.replace('300', '3')],
    ['main.tf.json', inTerraformJson.replace('300', '3').replace('"name"', '"//": "aksnet-ignore malformed-cidr why", "name"')],
    ['main.bicep', inBicep.replace('300', '3')],
    ['main.json', inTemplate.replace('300', '3').replace('"type"', '"metadata": { "aksnet-ignore": "malformed-cidr why" }, "type"')],
    ['network.sh', 'az network vnet create --name v --resource-group g --address-prefixes 10.0.3.0/24\n'],
  ] as const) {
    const mark = name.endsWith('.json') ? '' : name.endsWith('.bicep') ? '// aksnet-ignore malformed-cidr why\n' : '# aksnet-ignore malformed-cidr why\n';
    const [only, ...others] = allFindings(analyzeFixture({ files: [{ name, text: `${mark}${text}` }], named: true, marks: [] }));
    assert.deepEqual(others, [], name);
    assert.equal(only?.message, 'nothing here is found by malformed-cidr', name);
  }
});

test('a comment above a block is about the block, and not about what follows it', () => {
  const cluster = (above: string): string => `resource "azurerm_kubernetes_cluster" "c" {
  name = "c"
${above}  network_profile {
    network_plugin = "azure" # {
    service_cidr   = "10.0.300.0/24"
    dns_service_ip = "10.0.3.10"
  }
  api_server_access_profile {
  }
}
${network}`;
  const malformed = (text: string): number => found(text).filter((rule) => rule === 'malformed-cidr').length;
  assert.equal(malformed(cluster('')), 2);
  assert.equal(malformed(cluster('  # aksnet-ignore malformed-cidr why\n')), 1);
});

test('a member of an object is about that object only, at the top about the file', () => {
  const malformed = (name: string, text: string): readonly string[] => allFindings(analyzeFixture({ files: [{ name, text }], named: true, marks: [] })).map(({ rule }) => rule);
  const two = inTerraformJson.replace('"v": {', '"w": { "//": "aksnet-ignore malformed-cidr why", "name": "w", "address_space": ["10.0.301.0/24"] },\n      "v": {');
  assert.deepEqual(malformed('main.tf.json', two), ['malformed-cidr']);
  assert.deepEqual(malformed('main.tf.json', two.replace('"//": "aksnet-ignore malformed-cidr why", ', '').replace('{\n', '{\n  "//": "aksnet-ignore malformed-cidr why",\n')), []);
  assert.deepEqual(malformed('main.json', withParameter.replace('"type": "string"', '"metadata": { "aksnet-ignore": "malformed-cidr why" }, "type": "string"')), ['ignore-without-effect', 'malformed-cidr']);
});

test('a company passes over what JSON has no place for, and hears of what has no effect', () => {
  const files = (path: string): string => `-- .aksnet.yaml --\nignore:\n  - rule: malformed-cidr\n    path: ${path}\n    why: it is read by another tool\n-- infra/main.json --\n${inTemplate}`;
  assert.deepEqual(found(files('infra/*.json')), []);
  const [idle, ...others] = allFindings(analyzeFixture(readFixture(files('other/**'))));
  assert.equal(idle?.message, 'nothing at other/** is found by malformed-cidr');
  assert.equal(idle.span.uri, uriOf('.aksnet.yaml'));
  assert.deepEqual(others.map(({ rule }) => rule), ['malformed-cidr']);
});

test('the company file gets a line where a member is not possible', () => {
  const text = JSON.stringify({ parameters: { range: { value: '10.0.300.0/24' } }, $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', contentVersion: '1.0.0.0' }, null, 2);
  const files = [{ name: '.aksnet.yaml', text: 'exclude: []\n' }, { name: 'main.bicep', text: `param range string\n${inBicep.replaceAll('\r\n', '\n').replace("'10.0.300.0/24'", 'range')}` }, { name: 'main.parameters.json', text }, { name: 'other.parameters.json', text: text.replace('300', '3') }];
  const analysis = analyzeFixture({ files, named: true, marks: [] });
  const finding = allFindings(analysis).find(({ rule, span }) => rule === 'malformed-cidr' && span.uri === uriOf('main.parameters.json'));
  assert.ok(finding, 'the file of parameters decides');
  const fix = ignoring(analysis, finding);
  assert.ok(fix);
  const [edit] = fix.edits;
  assert.ok(edit);
  assert.match(edit.text, edit.span.uri.endsWith('.yaml') ? /ignore:\n {2}- rule: malformed-cidr\n {4}path: "main\.parameters\.json"/ : /"aksnet-ignore": "malformed-cidr \(say why\)"/);
});
