import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cluster, deployed, linksIn, made, networkType, poolType, subnetType, vnet, words } from './deployed';

test('a module in a loop makes its resources once for each turn, and is referred to by index', () => {
  const { network, findings } = deployed(`-- main.bicep --
var regions = ['west', 'north']
module net 'net.bicep' = [for (region, i) in regions: { name: region, params: { region: region, second: i + 1 } }]
module k 'k.bicep' = [for (region, i) in regions: { name: 'k\${i}', params: { id: net[i].outputs.ids[0] } }]
-- net.bicep --
param region string
param second int
${vnet('net', "'vnet-${region}'", '10.${second}.0.0/16', { a: '10.${second}.0.0/28' })}
output ids array = [for s in ['a']: resourceId('Microsoft.Network/virtualNetworks/subnets', net.name, s)]
-- k.bicep --
param id string
${cluster({ p: 'id' }, { count: '20' })}`);
  assert.deepEqual(made(network().virtualNetworks), ['net[0].net', 'net[1].net']);
  assert.deepEqual(network().virtualNetworks.map(({ name, addressSpace }) => `${words(name)} ${words(addressSpace)}`), ['vnet-west [10.1.0.0/16]', 'vnet-north [10.2.0.0/16]']);
  assert.deepEqual(network().clusters.map(({ id, nodePools }) => [id, nodePools.map(({ subnet }) => words(subnet))]), [['k[0].aks', ['net[0].net/subnets/a']], ['k[1].aks', ['net[1].net/subnets/a']]]);
  assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [['subnet-too-small', 'error']]);
});

test('the same module twice is two networks', () => {
  const { network } = deployed(`-- main.bicep --
module a 'net.bicep' = { name: 'a', params: { name: 'one' } }
module b 'net.bicep' = { name: 'b', params: { name: 'two' } }
${cluster({ p: 'a.outputs.id', q: 'b.outputs.id' })}
-- net.bicep --
param name string
${vnet('net', 'name', '10.1.0.0/16', { a: '10.1.0.0/24' })}
output id string = net.properties.subnets[0].id`);
  assert.deepEqual(linksIn(network()), { p: 'a.net/subnets/a', q: 'b.net/subnets/a' });
});

test('conditions that exclude each other exclude elements, of resources, modules and what is written inside', () => {
  const { network, findings } = deployed(`-- main.bicep --
param new bool
param env string
module one 'net.bicep' = if (new) { name: 'one' }
module two 'net.bicep' = if (!new) { name: 'two' }
resource net ${networkType} = { name: 'third', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } } }
resource dev ${subnetType} = if (env == 'dev') { parent: net, name: 'dev', properties: { addressPrefix: '10.1.1.0/24' } }
resource prod ${subnetType} = if (env != 'dev') { parent: net, name: 'prod', properties: { addressPrefix: '10.1.1.0/24' } }
resource fourth ${networkType} = if (new) { name: 'fourth', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } }
  resource both 'subnets' = if (env == 'dev') { name: 'both', properties: { addressPrefix: '10.1.1.0/24' } }
}
-- net.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16')}`);
  assert.deepEqual(made(network().virtualNetworks), ['net', 'fourth, if `new` is true', 'one.net, if `new` is true', 'two.net, if `new` is false']);
  assert.deepEqual(made(network().subnets), ["dev, if `env` is 'dev'", "prod, if `env` is not 'dev'", "fourth::both, if `env` is 'dev' and `new` is true"]);
  assert.deepEqual(findings, []);
});

test('without its condition nothing is made, but it is still referred to', () => {
  const { network, findings } = deployed(`-- main.bicep --
param create bool = false
resource net ${networkType} = if (create) { name: 'vnet', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: [{ name: 'a', properties: { addressPrefix: '10.1.0.0/28' } }] } }
${cluster({ p: "'${net.id}/subnets/a'" }, { count: '30' })}`);
  assert.deepEqual(network().virtualNetworks.map(({ id, described }) => [id, described]), [['existing virtualNetworks/vnet', false]]);
  assert.deepEqual(linksIn(network()), { p: 'existing virtualNetworks/vnet/subnets/a' });
  assert.deepEqual(findings, []);
});

test('the outputs of a module that may not be made', () => {
  const { network } = deployed(`-- main.bicep --
param create bool
module net 'net.bicep' = if (create) { name: 'net' }
${cluster({ chosen: "create ? net.outputs.id : ''", safe: "net.?outputs.id ?? ''", sure: 'net!.outputs.id' })}
-- net.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/24' })}
output id string = net.properties.subnets[0].id`);
  const { chosen, safe } = linksIn(network());
  assert.equal(chosen, 'net.net/subnets/a if `create` is true | absent if `create` is false');
  assert.match(safe ?? '', /^net\.net\/subnets\/a if `create` is true \| absent if /);
});

test('a loop over what is not known makes one copy that stands for all, and nothing is certain of it', () => {
  const { network, findings } = deployed(`-- main.bicep --
param names array
param count int
${vnet('net', "'vnet'", '10.1.0.0/16')}
resource listed ${subnetType} = [for name in names: { parent: net, name: name, properties: { addressPrefix: '10.9.0.0/24' } }]
resource counted ${subnetType} = [for i in range(0, count): { parent: net, name: 's\${i}', properties: { addressPrefix: cidrSubnet('10.1.0.0/16', 24, i) } }]
${cluster({ p: 'listed[0].id', q: 'counted[1].id' })}`);
  assert.deepEqual(made(network().subnets), ['listed[*], maybe', 'counted[*], maybe']);
  assert.equal(network().complete, false);
  assert.deepEqual(linksIn(network()), { p: '? no-value', q: '? no-value' });
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
});

test('a loop with a filter keeps the indices of the list', () => {
  const { network } = deployed(`-- main.bicep --
var all = { b: { range: '10.1.1.0/24', on: false }, c: { range: '10.1.2.0/24', on: true } }
${vnet('net', "'vnet'", '10.1.0.0/16')}
resource s ${subnetType} = [for each in items(all): if (each.value.on) { parent: net, name: each.key, properties: { addressPrefix: each.value.range } }]
${cluster({ p: 's[1].id' })}`);
  assert.deepEqual(network().subnets.map(({ id, name, prefixes }) => `${id} ${words(name)} ${words(prefixes)}`), ['s[1] c [10.1.2.0/24]']);
  assert.deepEqual(linksIn(network()), { p: 's[1]' });
});

test('copies in an ARM template, within values and of resources, with both spellings of children', () => {
  const { network } = deployed(`-- azuredeploy.json --
{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0",
  "parameters": { "name": { "type": "string" }, "n": { "type": "int", "defaultValue": 2 } },
  "resources": [
    { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "[parameters('name')]", "properties": { "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] },
        "copy": [ { "name": "subnets", "count": "[parameters('n')]", "input": { "name": "[concat('in', copyIndex('subnets'))]", "properties": { "addressPrefix": "[format('10.1.{0}.0/24', copyIndex('subnets'))]" } } } ] },
      "resources": [ { "type": "subnets", "apiVersion": "2024-05-01", "name": "nested", "properties": { "addressPrefix": "10.1.8.0/24" } } ] },
    { "type": "Microsoft.Network/virtualNetworks/subnets", "apiVersion": "2024-05-01", "name": "[concat(parameters('name'), '/out', copyIndex(5))]", "copy": { "name": "loop", "count": 2, "mode": "serial" },
      "properties": { "addressPrefix": "[format('10.1.{0}.0/24', copyIndex('loop', 20))]" } },
    { "type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2025-05-01", "name": "aks", "properties": { "agentPoolProfiles": [
      { "name": "p", "vnetSubnetID": "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('name'), 'in1')]" },
      { "name": "q", "vnetSubnetID": "[concat(resourceId('Microsoft.Network/virtualNetworks', parameters('name')), '/subnets/nested')]" },
      { "name": "r", "vnetSubnetID": "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('name'), 'out6')]" } ] } } ] }
-- azuredeploy.parameters.json --
{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "NAME": { "value": "vnet" } } }`);
  const { subnets, virtualNetworks } = network('azuredeploy.json');
  assert.deepEqual(subnets.map(({ name, prefixes }) => `${words(name)} ${words(prefixes)}`), ['in0 [10.1.0.0/24]', 'in1 [10.1.1.0/24]', 'nested [10.1.8.0/24]', 'out5 [10.1.20.0/24]', 'out6 [10.1.21.0/24]']);
  assert.deepEqual(new Set(subnets.map(({ virtualNetwork }) => words(virtualNetwork))), new Set(virtualNetworks.map(({ id }) => id)));
  const byId = new Map(subnets.map(({ id, name }) => [id, words(name)]));
  assert.deepEqual(Object.values(linksIn(network('azuredeploy.json'))).map((id) => byId.get(id)), ['in1', 'nested', 'out6']);
});

test('pools by themselves belong to the cluster that is their parent, by symbol, container and name', () => {
  const { network } = deployed(`-- main.bicep --
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: 'aks', properties: { agentPoolProfiles: [{ name: 'system', count: 1 }] }
  resource inner 'agentPools' = { name: 'inner', properties: { count: 2 } }
}
resource bySymbol ${poolType} = { parent: aks, name: 'bysymbol', properties: { count: 3 } }
resource byName ${poolType} = { name: 'aks/byname', properties: { count: 4 } }
resource elsewhere ${poolType} = { name: 'other/elsewhere', properties: { count: 5 } }`);
  assert.deepEqual(network().clusters.map(({ id, described, nodePools }) => [id, described, nodePools.map(({ name, count }) => `${words(name)} ${words(count)}`)]), [
    ['aks', true, ['system 1', 'inner 2', 'bysymbol 3', 'byname 4']],
    ['existing managedClusters/other', false, ['elsewhere 5']],
  ]);
});
