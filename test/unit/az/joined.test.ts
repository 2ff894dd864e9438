import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze } from '../../../src/analyze';
import { today } from '../fixture';

/** The findings about room and overlaps, and what is not checked, of a script and what else is in its workspace. */
function seen(files: Readonly<Record<string, string>>): { readonly found: readonly string[]; readonly notChecked: number } {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text]));
  const analysis = analyze(undefined, texts, { today, settings: { severities: {} } });
  return {
    found: allFindings(analysis).filter(({ rule }) => /subnet-too-small|overlaps/.test(rule)).map(({ severity, rule, span: { uri } }) => `${severity} ${rule} in ${uri.slice('file:///w/'.length)}`).sort(),
    notChecked: allNotChecked(analysis).filter(({ value: { reason } }) => reason === 'read-from-azure').length,
  };
}

const cluster = `ID=$(az network vnet subnet show -g g --vnet-name spoke -n nodes --query id -o tsv)
az aks create -g g -n aks --node-count 5 --network-plugin azure --network-plugin-mode overlay --service-cidr 10.8.0.0/16 --dns-service-ip 10.8.0.10 --pod-cidr 10.244.0.0/16 --vnet-subnet-id $ID
`;
const script = (prefix: string, name = 'spoke'): string => `az network vnet create -g g -n ${name} --address-prefixes 10.8.0.0/16
az network vnet subnet create -g g --vnet-name ${name} -n nodes --address-prefixes ${prefix}
`;
const bicep = (prefix: string): string => `resource spoke 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'spoke'
  location: 'westeurope'
  properties: {
    addressSpace: { addressPrefixes: [ '10.8.0.0/16' ] }
    subnets: [
      { name: 'nodes', properties: { addressPrefix: '${prefix}' } }
    ]
  }
}
`;
const template = (prefix: string): string => JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [{
    type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'spoke', location: 'westeurope',
    properties: { addressSpace: { addressPrefixes: ['10.8.0.0/16'] }, subnets: [{ name: 'nodes', properties: { addressPrefix: prefix } }] },
  }],
}, undefined, 2);
const terraform = (prefix: string): string => `resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  location            = "westeurope"
  resource_group_name = "g"
  address_space       = ["10.8.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "g"
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["${prefix}"]
}
`;
const makers: Readonly<Record<string, (prefix: string) => string>> = { 'network/network.sh': script, 'network/main.bicep': bicep, 'network/azuredeploy.json': template, 'network/main.tf': terraform };

for (const [file, maker] of Object.entries(makers)) {
  test(`a script's cluster in a network that ${file} makes`, () => {
    // A /29 has 8 addresses, of which Azure keeps 5: 3 for 5 nodes. By the assumption that it is that network, a warning.
    const { found, notChecked } = seen({ 'cluster/cluster.sh': cluster, [file]: maker('10.8.0.0/29') });
    assert.ok(found.some((each) => each.startsWith('warning subnet-too-small')), found.join('\n'));
    assert.ok(found.some((each) => each.startsWith('warning service-cidr-overlaps')), found.join('\n'));
    assert.deepEqual(found.filter((each) => each.startsWith('error')), []);
    assert.equal(notChecked, 0);
    const wide = seen({ 'cluster/cluster.sh': cluster.replaceAll('10.8.0', '10.9.0'), [file]: maker('10.8.0.0/24') });
    assert.deepEqual(wide, { found: [], notChecked: 0 });
  });
}

test('a network of another name is not the one', () => {
  assert.deepEqual(seen({ 'cluster/cluster.sh': cluster, 'network/network.sh': script('10.8.0.0/29', 'hub') }).found, []);
});

test('a template that names a subnet that a script makes', () => {
  const named = `resource spoke 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'spoke'
}
resource nodes 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: spoke
  name: 'nodes'
}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks'
  location: 'westeurope'
  identity: { type: 'SystemAssigned' }
  properties: {
    dnsPrefix: 'aks'
    networkProfile: { networkPlugin: 'azure', networkPluginMode: 'overlay', serviceCidr: '10.9.0.0/16', dnsServiceIP: '10.9.0.10', podCidr: '10.244.0.0/16' }
    agentPoolProfiles: [ { name: 'system', mode: 'System', count: 5, vmSize: 'Standard_D4s_v5', vnetSubnetID: nodes.id } ]
  }
}
`;
  assert.deepEqual(seen({ 'cluster/main.bicep': named, 'network/network.sh': script('10.8.0.0/29') }).found.map((each) => each.replace(/ in .*/, '')), ['warning subnet-too-small']);
  assert.deepEqual(seen({ 'cluster/main.bicep': named, 'network/network.sh': script('10.8.0.0/24') }).found, []);
});
