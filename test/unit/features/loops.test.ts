import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings } from '../../../src/analyze';
import { causesOf } from '../../../src/features/causes';
import { hoverAt } from '../../../src/features/hover';
import { analyzeFixture, readFixture, uriOf } from '../fixture';

const text = `-- main.bicep --
param subnets array = [
  { name: 'roomy', prefix: '10.1.0.0/24' }
  { name: 'tight', prefix: '10.1.1.0/28' }
]
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    addressSpace: { addressPrefixes: ['10.1.0.0/16'] }
    subnets: [for subnet in subnets: { name: subnet.name, properties: { addressPrefix: subnet.prefix } }]
  }
}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks'
  properties: {
    networkProfile: { networkPlugin: 'azure', serviceCidr: '10.9.0.0/16', dnsServiceIP: '10.9.0.10' }
    agentPoolProfiles: [{ name: 'system', count: 3, vnetSubnetID: vnet.properties.subnets[1].id }]
  }
}
`;

const fixture = readFixture(text);
const analysis = analyzeFixture(fixture);
const main = fixture.files[0]?.text ?? '';

test('a finding at a text that stands for several subnets names the one that it means, and no cause of another', () => {
  const finding = allFindings(analysis).find(({ rule }) => rule === 'subnet-too-small');
  assert.equal(finding?.message, 'Azure counts 87 addresses, the subnet `tight` has 11');
  assert.deepEqual(finding && causesOf(analysis, finding), []);
});

test('a hover over a text that stands for several values shows each of them', () => {
  const hover = hoverAt(analysis, uriOf('main.bicep'), main.indexOf('subnet.prefix') + 8);
  assert.equal(hover?.paragraphs[0], '**Address prefix**');
  assert.match(hover.paragraphs[1] ?? '', /roomy.*10\.1\.0\.0\/24.*\n.*tight.*10\.1\.1\.0\/28/s);
});
