import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Network, Subnet } from '../../../src/model/network';
import { deployed, words } from './deployed';

const head = `-- main.bicep --
param location string = resourceGroup().location
resource out 'Microsoft.Network/natGateways@2024-05-01' = { name: 'out', location: location, properties: { publicIpAddresses: [{ id: 'x' }, { id: 'y' }] } }
resource guard 'Microsoft.Network/networkSecurityGroups@2024-05-01' = { name: 'guard', location: location, properties: {
  securityRules: [
    { name: 'no', properties: { priority: 100, direction: 'Inbound', access: 'Deny', protocol: '*', sourceAddressPrefix: 'VirtualNetwork', sourcePortRange: '*', destinationAddressPrefixes: ['10.1.1.0/24'], destinationPortRange: '22' } }
  ]
} }
resource routes 'Microsoft.Network/routeTables@2024-05-01' = { name: 'routes', location: location, properties: {} }
resource net 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'net', location: location, properties: {
  addressSpace: { addressPrefixes: ['10.1.0.0/16'] }
  subnets: [
    { name: 'nodes', properties: { addressPrefix: '10.1.1.0/24', natGateway: { id: out.id }, networkSecurityGroup: { id: guard.id }, routeTable: { id: routes.id } } }
    { name: 'pods', properties: { addressPrefix: '10.1.2.0/24' } }
  ]
} }
`;

function networkOf(rest = ''): Network {
  return deployed(head + rest).network();
}

function subnetOf(name: string, { subnets }: Network): Subnet {
  return subnets.find((subnet) => words(subnet.name) === name) ?? assert.fail();
}

test('a subnet names its route table, NAT gateway and security group', () => {
  const network = networkOf();
  const ties = (name: string): readonly string[] => {
    const { routeTable, natGateway, securityGroup } = subnetOf(name, network);
    return [routeTable, natGateway, securityGroup].map(words);
  };
  assert.deepEqual(ties('nodes'), ['routes', 'out', 'guard']);
  assert.deepEqual(ties('pods'), ['absent', 'absent', 'absent']);
});

test('a NAT gateway has addresses and prefixes', () => {
  assert.deepEqual(networkOf().natGateways.map(({ addresses }) => words(addresses)), ['2']);
  const none = "resource bare 'Microsoft.Network/natGateways@2024-05-01' = { name: 'bare', location: location, properties: {} }\n";
  const given = "param ips array\nresource given 'Microsoft.Network/natGateways@2024-05-01' = { name: 'given', location: location, properties: { publicIpAddresses: ips } }\n";
  assert.deepEqual(networkOf(none + given).natGateways.map(({ addresses }) => words(addresses)), ['2', '0', '? no-value']);
});

test('a rule of a security group in the words of the model, and whether there are others', () => {
  const group = (rest: string): Network['securityGroups'][number] => networkOf(rest).securityGroups[0] ?? assert.fail();
  const [rule] = group('').rules;
  assert.ok(rule);
  assert.deepEqual([words(rule.priority), ...[rule.direction, rule.access, rule.protocol].map(words)], ['100', 'Inbound', 'Deny', '*']);
  assert.deepEqual([rule.sources, rule.sourcePorts, rule.destinations, rule.destinationPorts].map(words), ['[VirtualNetwork]', '[*]', '[10.1.1.0/24]', '[22]']);
  assert.equal(group('').rulesComplete, true);
  const child = "resource more 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = { parent: guard, name: 'more', properties: { priority: 90 } }\n";
  assert.deepEqual(group(child).rules.map(({ priority }) => words(priority)), ['100', '90']);
  const loop = "param rules array\nresource more 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = [for each in rules: { parent: guard, name: each.name, properties: each }]\n";
  assert.equal(group(loop).rulesComplete, false);
  assert.equal(networkOf(loop).complete, true);
});

test('routes are all there are where their list is known', () => {
  assert.deepEqual(networkOf().routeTables.map(({ routesComplete }) => routesComplete), [true]);
  const given = "param list array\nresource more 'Microsoft.Network/routeTables@2024-05-01' = { name: 'more', location: location, properties: { routes: list } }\n";
  assert.deepEqual(networkOf(given).routeTables.map(({ routesComplete }) => routesComplete), [true, false]);
});

test('who has a role, which, and for what', () => {
  const assignment = (scope: string, principal: string): readonly string[] => {
    const { roleAssignments: [found] } = networkOf(`resource aksId 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'aks', location: location }
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', location: location, identity: { type: 'SystemAssigned' }, properties: { dnsPrefix: 'a', agentPoolProfiles: [{ name: 'p', mode: 'System', count: 1, vmSize: 'x' }] } }
resource nodes 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = { parent: net, name: 'nodes' }
resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  ${scope}
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4d97b98b-1d4f-4787-a291-c67834d212e7')
    principalId: ${principal}
  }
}
`);
    return found ? [found.scope, found.principal, found.role].map(words) : assert.fail();
  };
  const role = '4d97b98b-1d4f-4787-a291-c67834d212e7';
  assert.deepEqual(assignment('scope: net', 'aksId.properties.principalId'), ['net', 'aksId', role]);
  assert.deepEqual(assignment('scope: nodes', 'aks.identity.principalId'), ['net/subnets/nodes', 'aks', role]);
  assert.deepEqual(assignment('', 'aks.properties.identityProfile.kubeletidentity.objectId'), ['? read-from-azure', '? run-time', role]);
});
