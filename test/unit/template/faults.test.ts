import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cluster, deployed, linksIn, made, networkType, overlay, poolType, subnetType, vnet, words } from './deployed';

const kubenet = "{ networkPlugin: 'kubenet' }";
const errors = (text: string): readonly string[] => deployed(text).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
const serious = (text: string): readonly string[] => deployed(text).findings.filter(({ severity, rule }) => severity !== 'info' && rule !== 'kubenet-retiring').map(({ rule }) => rule);

test('a loop over one of two lists makes the items of either', () => {
  const { network, findings } = deployed(`-- main.bicep --
param prod bool
${vnet('net', "'vnet'", '10.1.0.0/16')}
resource s ${subnetType} = [for each in (prod ? ['10.2.0.0/24'] : ['10.1.0.0/24']): { parent: net, name: 'a', properties: { addressPrefix: each } }]`);
  assert.equal(words(network().subnets[0]?.prefixes ?? assert.fail()), '[10.2.0.0/24] if `prod` is true | [10.1.0.0/24] if `prod` is false');
  assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [['subnet-outside-network', 'warning']]);
});

test('a subnet that is not described, of a network that is, lies in that network', () => {
  for (const link of ["'${net.id}/subnets/more'", "resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'more')"]) {
    const text = `-- main.bicep --
param extra array
resource net ${networkType} = { name: 'vnet', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: concat([{ name: 'a', properties: { addressPrefix: '10.1.0.0/24' } }], extra) } }
${cluster({ p: 'net.properties.subnets[0].id', q: link })}`;
    assert.deepEqual(errors(text), [], link);
    assert.deepEqual(deployed(text).network().virtualNetworks.map(({ id }) => id), ['net']);
  }
});

test('a name that a condition chooses is not another name', () => {
  assert.deepEqual(serious(`-- main.bicep --
param prod bool
var name = prod ? 'vnet-prod' : 'vnet-dev'
${vnet('net', 'name', '10.1.0.0/16', { a: '10.1.0.0/24' })}
${cluster({ p: 'net.properties.subnets[0].id', q: "resourceId('Microsoft.Network/virtualNetworks/subnets', name, 'a')" })}`), []);
});

test('a network whose name is not known may be the one that is named', () => {
  assert.deepEqual(serious(`-- main.bicep --
param name string
${vnet('net', 'name', '10.1.0.0/16', { a: '10.1.0.0/24' })}
resource b ${subnetType} existing = { name: 'vnet/b' }
${cluster({ p: 'net.properties.subnets[0].id', q: 'b.id' })}`), []);
});

test('things of the same names in different groups or subscriptions are not the same', () => {
  const two = (one: string, other: string, statements = ''): string => `-- main.bicep --
${statements}${cluster({ p: one }, { profile: kubenet, symbol: 'west' })}${cluster({ p: other }, { profile: kubenet, symbol: 'east' })}`;
  const existing = (symbol: string, group: string): string => `resource ${symbol} ${subnetType} existing = { name: 'vnet/a', scope: resourceGroup(${group}) }\n`;
  assert.deepEqual(errors(two('a.id', 'b.id', existing('a', "'west'") + existing('b', "'east'"))), []);
  assert.deepEqual(errors(two('a.id', 'b.id', `param west string\nparam east string\n${existing('a', 'west')}${existing('b', 'east')}`)), []);
  const id = (subscription: string): string => `'/subscriptions/${subscription}/resourceGroups/group/providers/Microsoft.Network/virtualNetworks/vnet/subnets/a'`;
  assert.deepEqual(errors(two(id('11111111-1111-1111-1111-111111111111'), id('22222222-2222-2222-2222-222222222222'))), []);
  assert.deepEqual(errors(`-- main.bicep --
targetScope = 'subscription'
module k 'k.bicep' = [for r in ['west', 'east']: { name: r, scope: resourceGroup(r) }]
-- k.bicep --
resource a ${subnetType} existing = { name: 'vnet/a' }
${cluster({ p: 'a.id' }, { profile: kubenet })}`), []);
});

test('a node and a pod subnet of the same names in different groups are two', () => {
  const id = (group: string): string => `resourceId('${group}', 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'a')`;
  assert.deepEqual(errors(`-- main.bicep --
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: [{ name: 'p', count: 3, vnetSubnetID: ${id('nodes')}, podSubnetID: ${id('pods')} }], networkProfile: { networkPlugin: 'azure' } } }`), []);
});

test('a pool that comes first only because the list of pools is not known is not the first', () => {
  assert.deepEqual(serious(`-- main.bicep --
param pools array
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/24' })}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: pools, networkProfile: ${overlay} } }
resource a ${poolType} = { parent: aks, name: 'a', properties: { count: 1 } }
resource b ${poolType} = { parent: aks, name: 'b', properties: { count: 1, vnetSubnetID: net.properties.subnets[0].id } }`), []);
});

test('virtual nodes that may be off are no error', () => {
  for (const enabled of ['aci', 'aci ? true : false']) {
    assert.deepEqual(errors(`-- main.bicep --
param aci bool
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: [{ name: 'p', count: 3 }], networkProfile: ${overlay}, addonProfiles: { aciConnectorLinux: { enabled: ${enabled}, config: { SubnetName: 'aci' } } } } }`), [], enabled);
  }
});

test('a pool of a cluster, and a peering of a network, that are assumed are one step milder', () => {
  assert.deepEqual(errors(`-- main.bicep --
module k 'k.bicep' = { name: 'k' }
module p 'p.bicep' = { name: 'p' }
-- k.bicep --
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: [{ name: 'p', count: 3 }], networkProfile: ${kubenet} } }
-- p.bicep --
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' existing = { name: 'aks', scope: resourceGroup('other') }
resource win ${poolType} = { parent: aks, name: 'win', properties: { count: 1, osType: 'Windows' } }`), []);
  assert.deepEqual(errors(`-- main.bicep --
module hub 'hub.bicep' = { name: 'hub' }
${vnet('spoke', "'spoke'", '10.1.0.0/16')}
resource hub2 ${networkType} existing = { name: 'hub', scope: resourceGroup('other') }
resource p 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = { parent: hub2, name: 'p', properties: { remoteVirtualNetwork: { id: spoke.id } } }
-- hub.bicep --
${vnet('hub', "'hub'", '10.1.0.0/16')}`), []);
});

test('pools of clusters that are not known are pools of different clusters', () => {
  assert.deepEqual(serious(`-- main.bicep --
param one string
param two string
resource a ${poolType} = { name: '\${one}/a', properties: { count: 1, vnetSubnetID: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet1', 'a') } }
resource b ${poolType} = { name: '\${two}/b', properties: { count: 1, vnetSubnetID: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet2', 'a') } }`), []);
});

test('a subnet that is made, and made again with more, is one subnet', () => {
  const { findings, network } = deployed(`-- main.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16')}
resource a ${subnetType} = { parent: net, name: 'a', properties: { addressPrefix: '10.1.1.0/24' } }
module again 'again.bicep' = { name: 'again', dependsOn: [a] }
-- again.bicep --
resource a ${subnetType} = { name: 'vnet/a', properties: { addressPrefix: '10.1.1.0/24', delegations: [] } }`);
  assert.deepEqual(findings.map(({ rule }) => rule), []);
  assert.equal(network().subnets.length, 1);
});

test('a pool that is written in the cluster and by itself is one pool', () => {
  assert.deepEqual(errors(`-- main.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/26' })}
${cluster({ sys: 'net.properties.subnets[0].id' }, { count: '40' })}
resource sys ${poolType} = { parent: aks, name: 'sys', properties: { count: 40, vnetSubnetID: net.properties.subnets[0].id } }`), []);
});

test('an item behind parts that conditions leave out is one element, under the conditions that it has', () => {
  const { network } = deployed(`-- main.bicep --
param user bool
param spot bool
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/24' })}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: {
  agentPoolProfiles: concat([{ name: 'sys', count: 1 }], user ? [{ name: 'user', count: 1 }] : [], spot ? [{ name: 'spot', count: 1 }] : [], [{ name: 'last', count: 1 }])
  networkProfile: ${overlay} } }`);
  assert.deepEqual(made(network().clusters[0]?.nodePools ?? []), ['aks/agentPools/sys', 'aks/agentPools/user, if `user` is true', 'aks/agentPools/spot, if `spot` is true', 'aks/agentPools/last']);
});

test('the subnet of the same name in either of two lists', () => {
  const { network } = deployed(`-- main.bicep --
param big bool
resource net ${networkType} = { name: 'vnet', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: big ? [{ name: 'a', properties: { addressPrefix: '10.1.0.0/22' } }] : [{ name: 'a', properties: { addressPrefix: '10.1.0.0/28' } }] } }
${cluster({ p: "'${net.id}/subnets/a'" })}`);
  const ids = network().subnets.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  assert.notEqual(linksIn(network()).p, '? read-from-azure');
});

test('a condition on what is looked up, or passed on, is about what it is in that module', () => {
  const { findings } = deployed(`-- main.bicep --
param one string
param two string
module a 'net.bicep' = { name: 'a', params: { region: one, name: 'a' } }
module b 'net.bicep' = { name: 'b', params: { region: two, name: 'b' } }
resource p 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01' = { name: '\${a.outputs.name}/p', properties: { remoteVirtualNetwork: { id: b.outputs.id } } }
-- net.bicep --
param region string
param name string
var ranges = { west: '10.1.0.0/16', north: '10.2.0.0/16' }
${vnet('net', 'name', '10.1.0.0/16').replace("'10.1.0.0/16'", 'ranges[region]')}
output name string = net.name
output id string = net.id`);
  for (const { message } of findings) assert.match(message, / and /, 'it rests on the regions of both');
  assert.deepEqual(serious(`-- main.bicep --
param new bool
${vnet('net', "'vnet'", '10.1.0.0/16')}
resource a ${subnetType} = if (new) { parent: net, name: 'a', properties: { addressPrefix: '10.1.1.0/24' } }
module m 'm.bicep' = { name: 'm', params: { new: new } }
-- m.bicep --
param new bool
resource b ${subnetType} = if (!new) { name: 'vnet/b', properties: { addressPrefix: '10.1.1.0/24' } }`), []);
});

test('what a list hides is said not to be checked, and the network is not complete', () => {
  const { report } = deployed(`-- main.bicep --
param subnets array
param pools array
resource net ${networkType} = { name: 'vnet', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: subnets } }
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: pools } }`);
  assert.equal(report().deployment.network.complete, false);
  assert.deepEqual(report().notChecked.map(({ what }) => what).toSorted(), ['agentPoolProfiles', 'subnets']);
});

test('the group that the text names on both sides is the same group', () => {
  const { findings } = deployed(`-- main.bicep --
module net 'net.bicep' = { name: 'net', scope: resourceGroup('hub') }
${cluster({ p: "resourceId('hub', 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'a')" }, { count: '30' })}
-- net.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/28' })}`);
  assert.deepEqual(findings.map(({ severity }) => severity), ['error']);
});

test('stamps in groups of their own each have their own network', () => {
  const { network } = deployed(`-- main.bicep --
targetScope = 'subscription'
module stamp 'stamp.bicep' = [for r in ['west', 'east']: { name: r, scope: resourceGroup('rg-\${r}') }]
-- stamp.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/24' })}
${cluster({ p: "resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'a')" })}`);
  assert.deepEqual(network().clusters.flatMap(({ nodePools }) => nodePools.map(({ subnet }) => words(subnet))), ['stamp[0].net/subnets/a', 'stamp[1].net/subnets/a']);
});

test('ids that begin with the group of the deployment', () => {
  const { network } = deployed(`-- main.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/24' })}
${cluster({
    group: "'${resourceGroup().id}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/a'",
    own: "resourceId(resourceGroup().name, 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'a')",
    both: "resourceId(subscription().subscriptionId, resourceGroup().name, 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'a')",
  })}`);
  assert.deepEqual(linksIn(network()), { group: 'net/subnets/a', own: 'net/subnets/a', both: 'net/subnets/a' });
});

test('an empty text is as if nothing were written', () => {
  assert.deepEqual(errors(`-- main.bicep --
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: [{ name: 'p', count: 3, podIPAllocationMode: '' }], networkProfile: { networkPlugin: 'azure', networkPluginMode: '', networkPolicy: '', podCidr: '', serviceCidr: '', dnsServiceIP: '', dockerBridgeCidr: '' } } }`), []);
});
