import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyze } from '../../../src/analyze';
import { hoverAt } from '../../../src/features/hover';
import { propertyFacts } from '../../../src/features/property-facts';
import { historyOf, type Circumstances } from '../../../src/features/property-history';
import { laterChanges } from '../../../src/plan/facts/changes';
import { oldValues, retirements } from '../../../src/plan/facts/old-values';

const anywhere: Circumstances = { words: [], client: undefined, models: undefined, today: '2026-11-20' };

test('each conflict of old and new texts has one entry, and each change that is refused later', () => {
  assert.deepEqual(oldValues.map(({ row }) => row), Array.from({ length: 44 }, (_, index) => index + 1));
  const rows = Array.from({ length: 14 }, (_, index) => `E-${String(index + 1).padStart(2, '0')}`);
  assert.deepEqual([...new Set(laterChanges.map(({ row }) => row))], rows);
});

test('every property that is named is one of the model, or will be', () => {
  // The last of them come with the identity, private clusters and public addresses of nodes.
  const coming = ['identity', 'identityKind', 'privateCluster', 'nodePublicIp', 'nodePublicIpPrefix', 'outboundNat'];
  const named = [...oldValues.flatMap(({ of }) => of), ...laterChanges.flatMap(({ of }) => of), ...retirements.map(({ of }) => of)];
  assert.deepEqual([...new Set(named)].filter((name) => !(name in propertyFacts) && !coming.includes(name)), []);
});

test('every source is a page of Microsoft or a repository, with its date', () => {
  for (const { url, date } of [...oldValues.map(({ source }) => source), ...laterChanges.flatMap(({ sources }) => sources)]) {
    assert.match(url, /^https:\/\/(learn\.microsoft\.com|github\.com)\//);
    assert.match(date, /^\d{4}(-\d\d(-\d\d)?)?$/);
  }
});

suite('what concerns the case at hand', () => {
  const said = (property: string, given: Partial<Circumstances>): string => historyOf(property, { ...anywhere, ...given }).join('\n');

  test('by the network model', () => {
    assert.match(said('maxPods', { models: ['kubenet'] }), /at most 110 pods per node with kubenet: now 110 where nothing is written, at most 250/);
    assert.doesNotMatch(said('maxPods', { models: ['kubenet'] }), /not configurable/);
    assert.match(said('maxPods', { models: ['node-subnet'] }), /30 pods per node with Azure CNI, not configurable: now 10 to 250/);
    assert.match(said('maxPods', {}), /110 pods per node with kubenet(.|\n)*not configurable/);
  });

  test('by the word that is written', () => {
    assert.match(said('networkPlugin', { words: ['kubenet'] }), /kubenet ends on 2028-03-31/);
    assert.match(said('networkPlugin', { words: ['kubenet'], today: '2028-04-01' }), /kubenet ended on 2028-03-31/);
    assert.doesNotMatch(said('networkPlugin', { words: ['azure'] }), /2028-03-31/);
    const policy = said('networkPolicy', { words: ['azure'] });
    assert.match(policy, /on Linux nodes ends on 2028-09-30/);
    assert.match(policy, /on Windows nodes ended on 2026-09-30/);
  });

  test('by the client: azurerm replaces what the service refuses', () => {
    assert.match(said('serviceCidrs', { client: 'azurerm' }), /azurerm destroys the cluster and makes a new one\. Beyond the provider, the service refuses a change/);
    assert.doesNotMatch(said('serviceCidrs', { client: 'arm' }), /azurerm destroys/);
    assert.match(said('networkPlugin', { client: 'azurerm' }), /except from kubenet to azure with overlay/);
    assert.match(said('networkPlugin', { client: 'az' }), /the service changes it from kubenet to overlay only/);
    assert.match(said('podCidrs', { client: 'azurerm', models: ['overlay'] }), /the service extends it, but azurerm replaces the cluster/);
  });
});

const texts: Readonly<Record<string, string>> = {
  'main.tf': 'resource "azurerm_kubernetes_cluster" "a" {\n  default_node_pool {\n    max_pods = 40\n  }\n  network_profile {\n    network_plugin = "kubenet"\n  }\n}\n',
  'main.bicep': "resource a 'Microsoft.ContainerService/managedClusters@2025-05-01' = {\n  name: 'a'\n  properties: {\n    agentPoolProfiles: [\n      {\n        name: 'a'\n        maxPods: 40\n      }\n    ]\n    networkProfile: {\n      networkPlugin: 'kubenet'\n    }\n  }\n}\n",
  'main.json': JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', resources: [{ type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2025-05-01', name: 'a', properties: { agentPoolProfiles: [{ name: 'a', maxPods: 40 }], networkProfile: { networkPlugin: 'kubenet' } } }] }, null, 2),
  'main.sh': 'az aks create --resource-group g --name a --max-pods 40 --network-plugin kubenet\n',
};

for (const [name, text] of Object.entries(texts)) {
  test(`a hover in ${name} tells what older pages say`, () => {
    const uri = `file:///project/${name}`;
    const analysis = analyze(undefined, new Map([[uri, text]]), { today: '2026-11-20', settings: { severities: {} } });
    const hover = (at: string): string => hoverAt(analysis, uri, text.indexOf(at) + 1)?.paragraphs.join('\n') ?? '';
    assert.match(hover('40'), /Older pages say\n(.|\n)*110 pods per node with kubenet: now .*\[.*\]\(https:\/\/.*\), 2026-04-16/);
    assert.match(hover('kubenet'), /kubenet ends on 2028-03-31/);
    assert.match(hover('kubenet'), /A change later/);
  });
}
