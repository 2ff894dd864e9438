import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf } from '../../../src/languages/shared/template/resources';
import type { Subnet } from '../../../src/model/network';
import { plain } from '../shared/data';
import { deployed } from './evaluated';
import { calling, deploymentOf, hiddenPlaces, networkOf, seen } from './registry-network';

const virtualNetwork = 'br/public:avm/res/network/virtual-network';
const table = "resource table 'Microsoft.Network/routeTables@2024-05-01' = { name: 'table' }";

test('a network and its subnets', () => {
  for (const version of ['0.1.0', '0.2.0', '0.3.0', '0.6.1', '0.7.0', '0.10.1']) {
    const { virtualNetworks, subnets, complete } = networkOf(calling(`${virtualNetwork}:${version}`, `
      name: 'hub'
      addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16']
      subnets: [
        { name: 'nodes', addressPrefix: '10.0.0.0/24', routeTableResourceId: table.id }
        { name: 'pods', addressPrefixes: ['10.1.0.0/17'], routeTableResourceId: '' }
      ]`, table));
    assert.deepEqual(virtualNetworks.map(({ name, addressSpace, peers }) => [name, addressSpace, peers].map(seen)), [['hub', ['10.0.0.0/16', '10.1.0.0/16'], '-']], version);
    assert.deepEqual(subnets.map(summary), [
      ['nodes', ['10.0.0.0/24'], '-', 'table', 'called.virtualNetwork'],
      ['pods', ['10.1.0.0/17'], '-', '-', 'called.virtualNetwork'],
    ], version);
    assert.ok(complete);
  }
});

test('a delegation is a name from 0.3 on, before that it is what Azure takes', () => {
  const subnets = (version: string): readonly unknown[] => networkOf(calling(`${virtualNetwork}:${version}`, `
    name: 'v'
    addressPrefixes: ['10.0.0.0/16']
    subnets: [{ name: 'a', delegation: 'New/one' }, { name: 'b', delegations: [{ name: 'x', properties: { serviceName: 'Old/one' } }] }, { name: 'c', delegation: '' }]`)).subnets.map(({ delegations }) => seen(delegations));
  assert.deepEqual(subnets('0.2.0'), ['-', ['Old/one'], '-']);
  assert.deepEqual(subnets('0.3.0'), [['New/one'], '-', '-']);
});

test('an address space from a pool is not known', () => {
  const pool = '/subscriptions/0/resourceGroups/r/providers/Microsoft.Network/networkManagers/m/ipamPools/p';
  const space = (inputs: string): unknown => networkOf(calling(`${virtualNetwork}:0.7.0`, `name: 'v'\n${inputs}`, 'param range string')).virtualNetworks.map(({ addressSpace }) => seen(addressSpace));
  assert.deepEqual(space(`addressPrefixes: ['${pool}']\nipamPoolNumberOfIpAddresses: '256'`), ['? Azure takes it from a pool of addresses']);
  assert.deepEqual(space("addressPrefixes: ['10.0.0.0/16']\nipamPoolNumberOfIpAddresses: '256'"), [['10.0.0.0/16']]);
  assert.deepEqual(space('addressPrefixes: [range]'), [['? parameter `range` has no default']]);
});

test('peerings of both sides', () => {
  const peers = (version: string, input: string): readonly unknown[] => networkOf(calling(`${virtualNetwork}:${version}`, `
    name: 'spoke'
    addressPrefixes: ['10.1.0.0/16']
    peerings: [{ ${input}: hub.id }]`, "resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'hub'\n  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } }\n}"))
    .virtualNetworks.map((network) => [seen(network.name), seen(network.peers)]);
  assert.deepEqual(peers('0.2.0', 'remoteVirtualNetworkId'), [['hub', '-'], ['spoke', ['hub']]]);
  assert.deepEqual(peers('0.5.0', 'remoteVirtualNetworkResourceId'), [['hub', '-'], ['spoke', ['hub']]]);
});

test('the peering of the other side is made where it is asked for', () => {
  const peerings = (enabled: string): readonly unknown[] => {
    const { instance } = deployed(calling(`${virtualNetwork}:0.7.0`, `
      name: 'spoke'
      addressPrefixes: ['10.1.0.0/16']
      peerings: [{
        remoteVirtualNetworkResourceId: '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/far/providers/Microsoft.Network/virtualNetworks/hub'
        remotePeeringName: 'back'
        ${enabled}
      }]`, 'param maybe bool'));
    return partsOf(instance).resources.filter(({ declaration }) => declaration.type.endsWith('virtualNetworkPeerings')).map(({ declaration, copy, exists }) => [declaration.name && plain(declaration.name.evaluate(copy.frame)), exists]);
  };
  assert.deepEqual(peerings(''), [['peer-spoke-hub', 'yes']]);
  assert.deepEqual(peerings('remotePeeringEnabled: false'), [['peer-spoke-hub', 'yes']]);
  assert.deepEqual(peerings('remotePeeringEnabled: true'), [['peer-spoke-hub', 'yes'], ['back', 'yes']]);
  assert.deepEqual(peerings('remotePeeringEnabled: maybe'), [['peer-spoke-hub', 'yes'], ['back', 'maybe']]);
});

test('the outputs lead to the elements', () => {
  const { clusters } = networkOf(`${calling(`${virtualNetwork}:0.7.0`, "name: 'v'\naddressPrefixes: ['10.0.0.0/16']\nsubnets: [{ name: 'a', addressPrefix: '10.0.0.0/24' }, { name: 'b', addressPrefix: '10.0.1.0/24' }]")}
    resource aks 'Microsoft.ContainerService/managedClusters@2024-05-01' = {
      name: called.outputs.name
      properties: {
        agentPoolProfiles: [
          { name: 'p', vnetSubnetID: called.outputs.subnetResourceIds[1] }
          { name: 'q', vnetSubnetID: '\${called.outputs.resourceId}/subnets/a' }
          { name: 'r', vnetSubnetID: '\${called.outputs.resourceId}/subnets/\${called.outputs.subnetNames[1]}' }
        ]
      }
    }`);
  assert.deepEqual(clusters.map(({ name, nodePools }) => [seen(name), nodePools.map(({ subnet }) => seen(subnet))]), [['v', ['called.subnet[1]', 'called.subnet[0]', 'called.subnet[1]']]]);
});

test('subnets that are made in a loop, and that are not known', () => {
  const looped = networkOf(calling(`${virtualNetwork}:0.7.0`, "name: 'v'\naddressPrefixes: ['10.0.0.0/16']\nsubnets: [for i in range(0, 3): { name: 's\${i}', addressPrefix: cidrSubnet('10.0.0.0/16', 24, i) }]"));
  assert.deepEqual(looped.subnets.map(({ name, prefixes }) => [seen(name), seen(prefixes)]), [['s0', ['10.0.0.0/24']], ['s1', ['10.0.1.0/24']], ['s2', ['10.0.2.0/24']]]);
  const open = networkOf(calling(`${virtualNetwork}:0.7.0`, "name: 'v'\naddressPrefixes: ['10.0.0.0/16']\nsubnets: list", 'param list array'));
  assert.equal(open.complete, false);
});

test('every place is in the text of the user', () => {
  const { network, notChecked, unreadable } = deploymentOf(calling(`${virtualNetwork}:0.7.0`, `
    name: 'v'
    addressPrefixes: ['10.0.0.0/16']
    subnets: [{ name: 'a', addressPrefix: size, delegation: 'X/y', routeTableResourceId: table.id }]`, `param size string\n${table}`));
  assert.equal(notChecked.length, 1);
  assert.deepEqual(hiddenPlaces([network, notChecked, unreadable]), []);
});

test('a subnet by itself belongs to the network that it names', () => {
  const { virtualNetworks, subnets } = networkOf(calling(`${virtualNetwork}/subnet:0.1.2`, `
    name: 'nodes'
    virtualNetworkName: hub.name
    addressPrefix: '10.0.0.0/24'
    delegation: 'X/y'
    routeTableResourceId: table.id`, `${table}\nresource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'hub' }`));
  assert.equal(virtualNetworks.length, 1);
  assert.deepEqual(subnets.map(summary), [['nodes', ['10.0.0.0/24'], ['X/y'], 'table', 'hub']]);
});

test('a peering by itself', () => {
  const { virtualNetworks } = networkOf(calling(`${virtualNetwork}/virtual-network-peering:0.1.0`, 'localVnetName: a.name\nremoteVirtualNetworkResourceId: b.id',
    "resource a 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'a' }\nresource b 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'b' }"));
  assert.deepEqual(virtualNetworks.map((network) => [seen(network.name), seen(network.peers)]), [['a', ['b']], ['b', '-']]);
});

test('a route table and its routes', () => {
  const { routeTables } = networkOf(calling('br/public:avm/res/network/route-table:0.4.0', "name: 't'\nroutes: [{ name: 'all', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.4' } }]"));
  assert.deepEqual(routeTables.map(({ name, routes }) => [seen(name), routes.map((route) => [route.name, route.prefix, route.nextHopType].map(seen))]), [['t', [['all', '0.0.0.0/0', 'VirtualAppliance']]]]);
});

test('the module from before the verified ones', () => {
  const { virtualNetworks, subnets, clusters } = networkOf(`${calling('br/public:network/virtual-network:1.1.3', `
    name: 'old'
    addressPrefixes: ['10.0.0.0/16']
    subnets: [{ name: 'nodes', addressPrefix: '10.0.0.0/24', routeTableId: table.id, delegations: [{ properties: { serviceName: 'X/y' } }] }]
    virtualNetworkPeerings: [{ remoteVirtualNetworkId: hub.id }]`, `${table}\nresource hub 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'hub' }`)}
    resource aks 'Microsoft.ContainerService/managedClusters@2024-05-01' = {
      name: 'k'
      properties: { agentPoolProfiles: [{ name: 'p', vnetSubnetID: called.outputs.subnetResourceIds[0] }] }
    }`);
  assert.deepEqual(virtualNetworks.map((network) => [seen(network.name), seen(network.peers)]), [['hub', '-'], ['old', ['hub']]]);
  assert.deepEqual(subnets.map(summary), [['nodes', ['10.0.0.0/24'], ['X/y'], 'table', 'called.virtualNetwork']]);
  assert.deepEqual(clusters.flatMap(({ nodePools }) => nodePools.map(({ subnet }) => seen(subnet))), ['called.virtualNetwork/subnets/nodes']);
});

function summary({ name, prefixes, delegations, routeTable, virtualNetwork: network }: Subnet): readonly unknown[] {
  return [name, prefixes, delegations, routeTable, network].map(seen);
}
