import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cluster, deployed, linksIn, overlay, vnet, words } from './deployed';

const withProfile = (profile: string, statements = ''): string => `-- main.bicep --\n${statements}\n${cluster({ p: 'null' }, { profile })}`;

test('what is not written in an unknown object is unknown, never absent', () => {
  for (const profile of ['given', "union({ networkPlugin: 'kubenet', networkPolicy: 'azure' }, given)", "{ networkPlugin: 'kubenet', ...given }", 'given.profile', "json(string(given))"]) {
    const { network, findings } = deployed(withProfile(profile, 'param given object'));
    const [found] = network().clusters;
    assert.ok(found);
    assert.deepEqual([found.serviceCidrs, found.podCidrs, found.dnsServiceIp, found.networkPlugin].map(({ kind }) => kind), Array.from({ length: 4 }, () => 'unknown'), profile);
    assert.deepEqual(findings.map(({ rule }) => rule), [], profile);
  }
});

test('what stands behind the unknown part holds', () => {
  const { network } = deployed(withProfile("{ ...given, networkPlugin: 'azure' }", 'param given object'));
  assert.equal(words(network().clusters[0]?.networkPlugin ?? assert.fail()), 'azure');
});

test('a resource whose body is not all written out leaves nothing absent', () => {
  const { network } = deployed(`-- main.bicep --
param given object
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', ...given }`);
  const [found] = network().clusters;
  assert.equal(found?.networkPlugin.kind, 'unknown');
  assert.equal(found?.nodePoolsComplete, false);
});

test('null is as if nothing were written, and an empty id links nothing', () => {
  const { network, findings } = deployed(`-- main.bicep --
param empty string = ''
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: {
  agentPoolProfiles: [{ name: 'p', count: null, maxPods: null, vnetSubnetID: null, podSubnetID: empty, upgradeSettings: null }]
  networkProfile: null
} }`);
  const [found] = network().clusters;
  const [pool] = found?.nodePools ?? [];
  assert.ok(found && pool);
  assert.deepEqual([found.networkPlugin, found.serviceCidrs, pool.count, pool.maxPods, pool.subnet, pool.podSubnet, pool.maxSurge].map(({ kind }) => kind), Array.from({ length: 7 }, () => 'absent'));
  assert.deepEqual(findings, []);
});

test('an object that a condition chooses is judged way by way', () => {
  const { network, findings } = deployed(`-- main.bicep --
param big bool
var size = big ? { space: '10.1.0.0/16', range: '10.1.0.0/22', nodes: 300 } : { space: '10.2.0.0/16', range: '10.2.0.0/28', nodes: 3 }
resource net 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'vnet', properties: { addressSpace: { addressPrefixes: [size.space] }, subnets: [{ name: 'a', properties: { addressPrefix: size.range } }] } }
${cluster({ p: 'net.properties.subnets[0].id' }, { count: 'size.nodes' })}`);
  assert.equal(words(network().subnets[0]?.prefixes ?? assert.fail()), '[10.1.0.0/22] if `big` is true | [10.2.0.0/28] if `big` is false');
  assert.deepEqual(findings, [], 'many nodes go with the large subnet only');
});

test('a part of a list that a condition leaves out is made under that condition', () => {
  const { network, findings } = deployed(`-- main.bicep --
param more bool
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/26' })}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: {
  agentPoolProfiles: concat([{ name: 'p', count: 20, vnetSubnetID: net.properties.subnets[0].id }], more ? [{ name: 'q', count: 50, vnetSubnetID: net.properties.subnets[0].id }] : [])
  networkProfile: ${overlay}
} }`);
  assert.deepEqual(network().clusters[0]?.nodePools.map(({ exists, when }) => [exists, when.length]), [['yes', 0], ['maybe', 1]]);
  assert.deepEqual(findings.map(({ rule, severity, message }) => [rule, severity, message.endsWith(', if `more` is true')]), [['subnet-too-small', 'warning', true]]);
});

test('a list of which a part is not known keeps what is known, and is not complete', () => {
  const { network } = deployed(`-- main.bicep --
param more array
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/26' })}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: {
  agentPoolProfiles: concat([{ name: 'p', count: 20, vnetSubnetID: net.properties.subnets[0].id }], more)
  networkProfile: ${overlay}
} }`);
  assert.deepEqual(linksIn(network()), { p: 'net/subnets/a' });
  assert.equal(network().clusters[0]?.nodePoolsComplete, false);
});
