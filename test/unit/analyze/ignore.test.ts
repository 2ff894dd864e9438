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

test('the fix writes the comment in the style of the language, above the line, and only where it helps', () => {
  for (const [name, text, expected] of [
    ['main.tf', network, '  # aksnet-ignore malformed-cidr (say why)\n  address_space'],
    ['main.bicep', "resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\r\n  name: 'v'\r\n  properties: {\r\n    addressSpace: {\r\n      addressPrefixes: ['10.0.300.0/24']\r\n    }\r\n  }\r\n}\r\n", '      // aksnet-ignore malformed-cidr (say why)\r\n      addressPrefixes'],
  ] as const) {
    const analysis = analyzeFixture(readFixture(`-- ${name} --\n${text}`));
    const uri = uriOf(name);
    const [finding] = findingsIn(analysis, uri);
    assert.ok(finding);
    const fix = ignoring(analysis, finding);
    assert.ok(fix);
    const after = applyEdits(analysis.files.get(uri)?.text ?? '', fix.edits);
    assert.ok(after.includes(expected), after);
    assert.deepEqual(found(`-- ${name} --\n${after}`), []);
  }
});
