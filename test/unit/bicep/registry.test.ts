import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bicepFile } from '../../../src/languages/bicep/bicep-file';
import { parseBicep } from '../../../src/languages/bicep/parse';
import { isRegistryUri, registryFile, registryTemplate } from '../../../src/languages/bicep/registry';
import { clusterModules } from '../../../src/languages/bicep/registry/clusters';
import { editionOf } from '../../../src/languages/bicep/registry/editions';
import { networkModules } from '../../../src/languages/bicep/registry/networks';
import { patternModules } from '../../../src/languages/bicep/registry/patterns';
import { calling, deploymentOf } from './registry-network';

const modules = [...clusterModules, ...networkModules, ...patternModules];

test('a reference is to the public registry, by its alias or in full', () => {
  const table = registryFile('br/public:avm/res/network/route-table:0.4.0');
  assert.ok(table);
  assert.equal(registryFile('br:mcr.microsoft.com/bicep/avm/res/network/route-table:0.4.0'), table);
});

test('what is not known stays unknown', () => {
  for (const reference of [
    'br/public:avm/res/key-vault/vault:0.9.0',
    'br:company.azurecr.io/bicep/avm/res/network/route-table:0.4.0',
    'br/company:avm/res/network/route-table:0.4.0',
    'br/public:avm/res/network/route-table',
    'br/public:avm/res/network/route-table:latest',
    'br/public:avm/res/network/route-table@sha256:0123456789abcdef',
    'ts/public:avm/res/network/route-table:0.4.0',
    './avm/res/network/route-table.bicep',
    'br/public:constructor:0.1.0',
    '',
  ]) assert.equal(registryFile(reference), undefined, reference);
});

test('each version has the text of the last change before it', () => {
  const [cluster] = clusterModules;
  assert.ok(cluster);
  const editions = { '0.1.7': '0.1', '0.4.0': '0.2', '0.4.1': '0.4.1', '0.4.2': '0.4.1', '0.10.1': '0.7', '0.12': '0.12', '0.13.1': '0.13', '0.99.0': '0.14', '1.0.0': '0.14', '0.0.1': '0.1', '0.12.0-preview': '0.12' };
  for (const [version, edition] of Object.entries(editions)) assert.equal(editionOf(cluster, version), edition, version);
  for (const tag of ['latest', '0', 'v0.1.0', '0.1.0.0', '', '0.x']) assert.equal(editionOf(cluster, tag), undefined, tag);
});

test('every text is Bicep without a fault, and no two versions in a row have the same', () => {
  for (const { path, changes } of modules) {
    let before = '';
    for (const change of changes) {
      const file = registryFile(`br/public:${path}:${change}`);
      assert.ok(file, `${path} ${change}`);
      assert.equal(file.uri, `registry:/${path}/${change}.bicep`);
      assert.ok(isRegistryUri(file.uri));
      assert.deepEqual(parseBicep(file.text).errors, [], file.uri);
      assert.notEqual(file.text, before, file.uri);
      before = file.text;
    }
  }
  assert.ok(!isRegistryUri('file:///registry/main.bicep'));
});

test('every module that a text calls is known, too', () => {
  for (const { path, changes } of modules) {
    for (const change of changes) {
      for (const statement of parseBicep(registryFile(`br/public:${path}:${change}`)?.text ?? '').statements) {
        if (statement.kind !== 'module') continue;
        assert.ok(statement.path.kind === 'literal' && registryFile(String(statement.path.value)), `${path} ${change}: ${statement.name.text}`);
      }
    }
  }
});

test('the same version is read once', () => {
  let reads = 0;
  const read = (reference: string): unknown => registryTemplate(reference, (file) => {
    reads++;
    return { language: 'bicep', file, targetScope: '', parameters: new Map(), variables: new Map(), outputs: new Map(), declarations: [], unreadable: [], open: undefined };
  });
  read('br/public:avm/res/network/route-table:0.1.0');
  assert.equal(reads, 1);
  read('br/public:avm/res/key-vault/vault:0.1.0');
  assert.equal(reads, 1);
  const [one, two] = ['0.4.0', '0.5.0'].map((version) => registryFile(`br/public:avm/res/network/route-table:${version}`));
  assert.ok(one && two);
  assert.equal(bicepFile(one), bicepFile(two));
});

test('no module that is understood is left out of the completeness of the deployment', () => {
  const network = (reference: string): boolean => deploymentOf(calling(reference, "    name: 'it'\n    primaryAgentPoolProfiles: []\n    addressPrefixes: []")).network.complete;
  assert.equal(network('br/public:avm/res/network/virtual-network:0.7.0'), true);
  assert.equal(network('br/public:avm/res/container-service/managed-cluster:0.11.0'), true);
  assert.equal(network('br/company:anything:1.0.0'), false);
});
