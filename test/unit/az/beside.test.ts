import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze, reportsOf } from '../../../src/analyze';
import type { Network } from '../../../src/model/network';
import type { Value } from '../../../src/model/value';

/** The network that a script makes. */
function networkOf(text: string, name = 'deploy.sh'): Network {
  const analysis = analyze(undefined, new Map([[`file:///w/${name}`, text]]), { today: '2026-11-20', settings: { severities: {} } });
  const [report] = [...reportsOf(analysis)];
  assert.ok(report);
  return report.deployment.network;
}

const known = <T>(value: Value<T> | undefined): T | string | undefined => (value?.kind === 'known' ? value.value : value?.kind === 'unknown' ? `?${value.reason}` : value?.kind);

const network = 'az network vnet create -g g -n v --address-prefixes 10.1.0.0/16\n';
const subnet = `${network}az network vnet subnet create -g g --vnet-name v -n s --address-prefixes 10.1.1.0/24`;

test('a subnet is tied to what the command names', () => {
  const { subnets: [made] } = networkOf(`az network nat gateway create -g g -n nat --public-ip-addresses a b --public-ip-prefixes c
az network nsg create -g g -n nsg
az network route-table create -g g -n rt
${subnet} --nat-gateway nat --nsg nsg --route-table rt`);
  assert.deepEqual([made?.natGateway, made?.securityGroup, made?.routeTable].map(known), ['natGateway/nat', 'securityGroup/nsg', 'routeTable/rt']);
});

test('a tie is taken away by an empty name or by its path', () => {
  for (const update of ['--nat-gateway ""', '--remove natGateway', '--set natGateway=null']) {
    const { subnets: [made] } = networkOf(`${subnet} --nat-gateway nat\naz network vnet subnet update -g g --vnet-name v -n s ${update}`);
    assert.equal(known(made?.natGateway), 'absent', update);
  }
});

test('ranges are changed by their paths', () => {
  const { virtualNetworks: [made], subnets: [own] } = networkOf(`${subnet}
az network vnet update -g g -n v --add addressSpace.addressPrefixes 10.9.0.0/16
az network vnet subnet update -g g --vnet-name v -n s --set addressPrefix=10.1.2.0/24`);
  assert.deepEqual(made?.addressSpace.kind === 'known' ? made.addressSpace.value.items.map(known) : [], ['10.1.0.0/16', '10.9.0.0/16']);
  assert.deepEqual(own?.prefixes.kind === 'known' ? own.prefixes.value.items.map(known) : [], ['10.1.2.0/24']);
});

test('what is tied to a subnet after its cluster is made is not known at either time', () => {
  const { subnets: [made] } = networkOf(`ID=$(${subnet.replace(network, '')} --query id -o tsv)\naz aks create -g g -n k --vnet-subnet-id $ID\naz network vnet subnet update -g g --vnet-name v -n s --nat-gateway nat`);
  assert.equal(known(made?.natGateway), '?run-time');
});

test('addresses, routes and rules are counted', () => {
  const made = networkOf(`az network nat gateway create -g g -n nat --public-ip-addresses a b --public-ip-prefixes c
az network nsg create -g g -n nsg
az network nsg rule create -g g --nsg-name nsg -n deny --priority 200 --access Deny
az network route-table create -g g -n rt
az network route-table route create -g g --route-table-name rt -n a --address-prefix 0.0.0.0/0 --next-hop-type Internet
az network route-table route create -g g --route-table-name rt -n b --address-prefix 10.0.0.0/8 --next-hop-type None
az network route-table route delete -g g --route-table-name rt -n b`);
  assert.equal(known(made.natGateways[0]?.addresses), 3);
  const [rule] = made.securityGroups[0]?.rules ?? [];
  assert.deepEqual([rule?.access, rule?.direction, rule?.protocol].map(known), ['Deny', 'Inbound', '*']);
  assert.deepEqual(rule?.destinationPorts.kind === 'known' ? rule.destinationPorts.value.items.map(known) : [], ['80']);
  assert.deepEqual(made.routeTables[0]?.routes.map(({ prefix }) => known(prefix)), ['0.0.0.0/0']);
  assert.equal(made.routeTables[0]?.routesComplete, true);
});

test('a route of a table that is not known may belong to any', () => {
  const { routeTables: [table] } = networkOf('az network route-table create -g g -n rt\naz network route-table route create -g g --route-table-name $TABLE -n a --address-prefix 0.0.0.0/0 --next-hop-type Internet');
  assert.equal(table?.routesComplete, false);
});

test('roles are told by who has them and for what', () => {
  const { roleAssignments: [role], clusters: [cluster] } = networkOf(`SUBNET=$(az network vnet subnet create -g g --vnet-name v -n s --address-prefixes 10.1.1.0/24 --query id -o tsv)
az identity create -g g -n id
PRINCIPAL=$(az identity show -g g -n id --query principalId -o tsv)
az role assignment create --assignee-object-id $PRINCIPAL --role "Network Contributor" --scope $SUBNET
az aks create -g g -n k --vnet-subnet-id $SUBNET --assign-identity $(az identity show -g g -n id --query id -o tsv)`);
  assert.deepEqual([role?.principal, role?.scope, role?.role].map(known), ['identity/id', 'subnet/v/s', 'Network Contributor']);
  assert.deepEqual(cluster?.identity.identities.kind === 'known' ? cluster.identity.identities.value.items.map(known) : [], ['identity/id']);
});

test('the Az module says the same', () => {
  const made = networkOf(`$rule = New-AzNetworkSecurityRuleConfig -Name deny -Priority 100 -Access Deny -Direction Inbound -Protocol * -SourceAddressPrefix * -SourcePortRange * -DestinationAddressPrefix * -DestinationPortRange *
$nsg = New-AzNetworkSecurityGroup -Name nsg -ResourceGroupName g -Location westeurope -SecurityRules $rule
$nat = New-AzNatGateway -Name nat -ResourceGroupName g -Location westeurope -PublicIpAddress $ip
$subnet = New-AzVirtualNetworkSubnetConfig -Name s -AddressPrefix 10.1.1.0/24 -NetworkSecurityGroup $nsg -NatGateway $nat
New-AzVirtualNetwork -Name v -ResourceGroupName g -Location westeurope -AddressPrefix 10.1.0.0/16 -Subnet $subnet
New-AzAksCluster -ResourceGroupName g -Name k`, 'deploy.ps1');
  assert.deepEqual([made.subnets[0]?.natGateway, made.subnets[0]?.securityGroup].map(known), ['natGateway/nat', 'securityGroup/nsg']);
  assert.equal(made.securityGroups[0]?.rules.length, 1);
  assert.equal(known(made.clusters[0]?.nodePools[0]?.name), 'default');
});

test('a flag that nobody knows leaves the rest known, unless it may be misspelt', () => {
  assert.equal(known(networkOf('az aks create -g g -n k --network-policy cilium --enable-hpa').clusters[0]?.dataPlane), 'absent');
  assert.equal(known(networkOf('az aks create -g g -n k --serivce-cidr 10.0.0.0/16').clusters[0]?.dnsServiceIp), '?unreadable');
});

test('whether an assignment succeeds asks only whether a thing is there', () => {
  const { virtualNetworks: [made] } = networkOf('ID=$(az network vnet show -g g -n v --query id -o tsv) || az network vnet create -g g -n v --address-prefixes 10.1.0.0/16');
  assert.equal(made?.exists, 'yes');
  assert.equal(made.described, true);
});
