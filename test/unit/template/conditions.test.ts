import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings } from '../../../src/analyze';
import { analyzeFixture, readFixture } from '../fixture';

/** The findings that are errors or warnings about capacity, overlaps and delegations, as text. */
function found(text: string): readonly string[] {
  return allFindings(analyzeFixture(readFixture(text))).map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

const profile = "{ networkPlugin: 'azure', serviceCidr: '172.20.0.0/16', dnsServiceIP: '172.20.0.10' }";
const overlay = "{ networkPlugin: 'azure', networkPluginMode: 'overlay', serviceCidr: '172.20.0.0/16', dnsServiceIP: '172.20.0.10', podCidr: '10.244.0.0/16' }";
const net = (subnets: string, more = ''): string => `resource net 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'net'
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: ${subnets}${more} }
}`;
const nodes = "[{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/24' } }]";
const aks = (pools: string, network = profile): string => `resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks'
  properties: { networkProfile: ${network}, agentPoolProfiles: ${pools} }
}`;

test('a loop over one of two lists has the values of each under its condition', () => {
  const findings = found(`-- main.bicep --
param isProd bool
var pools = isProd ? [{ name: 'sys', count: 10, pods: 110 }, { name: 'user', count: 20, pods: 110 }] : [{ name: 'sys', count: 1, pods: 30 }]
${net(nodes)}
${aks("[for p in pools: { name: p.name, count: p.count, maxPods: p.pods, vnetSubnetID: net.properties.subnets[0].id }]")}`);
  assert.deepEqual(findings.filter((each) => each.includes('subnet-too-small')), ['warning subnet-too-small: Azure counts 3,270 addresses, the subnet has 251, if `isProd` is true']);
});

test('a loop over a list that may begin with one more has every item once', () => {
  for (const [yes, no] of [['[]', "[{ name: 'bastion', prefix: '10.0.2.0/26' }]"], ["[{ name: 'bastion', prefix: '10.0.2.0/26' }]", '[]']]) {
    assert.deepEqual(found(`-- main.bicep --
param prod bool
var extra = prod ? ${yes ?? ''} : ${no ?? ''}
var apps = [{ name: 'app', prefix: '10.0.0.0/24' }, { name: 'pe', prefix: '10.0.1.0/24' }]
${net('[for s in concat(extra, apps): { name: s.name, properties: { addressPrefix: s.prefix } }]')}`), []);
  }
});

test('a peering that is made under a condition is no certain one', () => {
  const spoke = net('[]');
  const hub = `resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'hub', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } }`;
  const peering = (condition: string): string => `resource peer 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = ${condition} { parent: net, name: 'p', properties: { remoteVirtualNetwork: { id: hub.id } } }`;
  const severities = (text: string): readonly string[] => found(text).filter((each) => each.includes('peered-networks-overlap')).map((each) => each.split(' ')[0] ?? '');
  assert.deepEqual(severities(`-- main.bicep --\n${spoke}\n${hub}\n${peering('')}`), ['error']);
  assert.deepEqual(severities(`-- main.bicep --\nparam on bool\n${spoke}\n${hub}\n${peering('if (on)')}`), ['warning']);
  assert.deepEqual(severities(`-- main.bicep --\nparam on bool\n${hub}\n${net('[]', ", virtualNetworkPeerings: on ? [{ name: 'p', properties: { remoteVirtualNetwork: { id: hub.id } } }] : []")}`), ['warning']);
});

test('a delegation under a condition is no certain one', () => {
  const findings = found(`-- main.bicep --
param delegate bool
${net("[{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/24', delegations: delegate ? [{ name: 'd', properties: { serviceName: 'Microsoft.ContainerInstance/containerGroups' } }] : [] } }]")}
${aks("[{ name: 'sys', count: 3, vnetSubnetID: net.properties.subnets[0].id }]", overlay)}`);
  assert.deepEqual(findings.map((each) => each.split(':')[0]), ['warning node-subnet-delegated']);
  assert.match(findings[0] ?? '', /if `delegate` is true$/);
});

test('a pool that may not be the first says nothing of where the others live', () => {
  const two = `${net("[{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/24' } }, { name: 'tiny', properties: { addressPrefix: '10.0.1.0/27' } }]")}`;
  const last = "{ name: 'u', count: 4, vnetSubnetID: net.properties.subnets[0].id }, { name: 'userb', count: 4 }";
  assert.deepEqual(found(`-- main.bicep --\nparam system array\n${two}\n${aks(`concat(system, [{ name: 'user', count: 20, vnetSubnetID: net.properties.subnets[1].id }, { name: 'userb', count: 200 }])`, overlay)}`).filter((each) => each.startsWith('error')), []);
  assert.deepEqual(found(`-- main.bicep --\nparam spot bool\n${two}\n${aks(`concat(spot ? [{ name: 'spot', count: 1, vnetSubnetID: net.properties.subnets[1].id }] : [], [${last}])`, profile)}`).filter((each) => each.startsWith('error')), []);
});

test('networks of one name in two groups that are written out are two', () => {
  assert.deepEqual(found(`-- main.bicep --
targetScope = 'subscription'
module a 'vnet.bicep' = { name: 'a', scope: resourceGroup('rg-a') }
module k 'aks.bicep' = { name: 'k', scope: resourceGroup('rg-a') }
-- vnet.bicep --
resource net 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'vnet', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/28' } }] } }
-- aks.bicep --
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = { name: 'vnet', scope: resourceGroup('rg-b') }
${aks("[{ name: 'sys', count: 9, vnetSubnetID: '${vnet.id}/subnets/nodes' }]")}`), []);
});

test('a group that is that of the deployment, whatever leads to it, is its scope', () => {
  const findings = found(`-- main.bicep --
param vnetRg string = resourceGroup().name
${net("[{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/28' } }]")}
${aks("[{ name: 'sys', count: 9, vnetSubnetID: resourceId(vnetRg, 'Microsoft.Network/virtualNetworks/subnets', 'net', 'nodes') }]")}`);
  assert.deepEqual(findings.map((each) => each.split(':')[0]), ['error subnet-too-small']);
});

test('what replaces a subnet or pool under a condition leaves the other one where it does not hold', () => {
  const subnets = found(`-- main.bicep --
param fix bool
${net("[{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/27' } }]")}
resource own 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = if (fix) { parent: net, name: 'nodes', properties: { addressPrefix: '10.0.1.0/24' } }
${aks("[{ name: 'sys', count: 3, vnetSubnetID: resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'nodes') }]")}`);
  assert.deepEqual(subnets.filter((each) => each.includes('subnet-too-small')), ['warning subnet-too-small: Azure counts 87 addresses, the subnet has 27, if `fix` is false']);
});
