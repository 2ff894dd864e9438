import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, serviceCidrOf, shown } from './run';

const samples: readonly (readonly [name: string, lines: string, expected: string])[] = [
  ['a variable, whatever its capitals', "$Range = '10.1.0.0/16'\n$X = $range", '[10.1.0.0/16]'],
  ['in a text', '$n = 4\n$X = "10.$n.0.0/16"', '[10.4.0.0/16]'],
  ['an expression in a text', '$n = 4\n$X = "10.$($n + 1).0.0/16"', '[10.5.0.0/16]'],
  ['a member of a table', "$t = @{ Range = '10.1.0.0/16' }\n$X = $t.Range", '[10.1.0.0/16]'],
  ['a member by its name', "$t = @{ prod = '10.1.0.0/16' }\n$e = 'prod'\n$X = $t[$e]", '[10.1.0.0/16]'],
  ['an item of a list', "$l = '10.1.0.0/16', '10.2.0.0/16'\n$X = $l[1]", '[10.2.0.0/16]'],
  ['formatted', "$X = '10.{0}.0.0/{1}' -f 4, 16", '[10.4.0.0/16]'],
  ['joined', "$X = ('10.1.0.0', '16') -join '/'", '[10.1.0.0/16]'],
  ['added', "$X = '10.1.0.0' + '/16'", '[10.1.0.0/16]'],
  ['replaced', "$X = '10.1.0.0-16' -replace '-', '/'", '[10.1.0.0/16]'],
  ['a parameter with a default', "param([string] $X = '10.1.0.0/16')", '[10.1.0.0/16]'],
  ['a parameter without one', 'param([string] $X)', '?no-value'],
  ['a condition that holds', "$e = 'Prod'\nif ($e -eq 'prod') { $X = '10.1.0.0/16' } else { $X = '10.2.0.0/16' }", '[10.1.0.0/16]'],
  ['a condition that nobody knows', "param($e)\nif ($e -eq 'prod') { $X = '10.1.0.0/16' } else { $X = '10.2.0.0/16' }", '[10.1.0.0/16] if `$e` is "prod"; [10.2.0.0/16] if `$e` is not "prod"'],
  ['a switch', "$e = 'dev'\nswitch ($e) { 'dev' { $X = '10.1.0.0/16' } default { $X = '10.2.0.0/16' } }", '[10.1.0.0/16]'],
  ['a function', "function Get-Range($n) { return \"10.$n.0.0/16\" }\n$X = Get-Range 7", '[10.7.0.0/16]'],
  ['a function with names', "function Get-Range([int] $Number, $Length = 16) { \"10.$Number.0.0/$Length\" }\n$X = Get-Range -Number 7", '[10.7.0.0/16]'],
  ['the environment', '$X = $env:RANGE', '?no-value'],
  ['JSON', `$X = ('{ "range": "10.1.0.0/16" }' | ConvertFrom-Json).range`, '[10.1.0.0/16]'],
  ['a loop', 'foreach ($i in 1..3) { $X = "10.$i.0.0/16" }', '[10.3.0.0/16]'],
  ['what is typed in', "$X = Read-Host 'range'", '?no-value'],
  ['what another program writes', '$X = Invoke-RestMethod https://example.com', '?function-not-pure'],
];

for (const [name, lines, expected] of samples) {
  test(`PowerShell: ${name}`, () => {
    assert.equal(serviceCidrOf(`${lines}\naz aks create -g g -n aks --service-cidr $X\n`, 'a.ps1'), expected);
    assert.equal(serviceCidrOf(`${lines}\nNew-AzAksCluster -ResourceGroupName g -Name aks -ServiceCidr $X\n`, 'a.ps1'), expected);
  });
}

test('PowerShell: cmdlets make what az makes', () => {
  const { network } = deploymentOf({
    'a.ps1': `$network = New-AzVirtualNetwork -Name hub -ResourceGroupName g -Location westeurope -AddressPrefix '10.0.0.0/8'
Add-AzVirtualNetworkSubnetConfig -Name nodes -VirtualNetwork $network -AddressPrefix 10.4.0.0/24 | Set-AzVirtualNetwork
$network = Get-AzVirtualNetwork -Name hub -ResourceGroupName g
$id = ($network.Subnets | Where-Object { $_.Name -eq 'nodes' }).Id
$options = @{ ResourceGroupName = 'g'; Name = 'aks'; NodeCount = 5; NodeVnetSubnetID = $id }
New-AzAksCluster @options -NodeMaxPodCount 40
`,
  });
  const [cluster] = network.clusters;
  const [pool] = cluster?.nodePools ?? [];
  assert.equal(cluster?.client.kind, 'az-powershell');
  assert.deepEqual([shown(pool?.subnet), shown(pool?.count), shown(pool?.maxPods)], ['subnet/hub/nodes', '5', '40']);
  assert.deepEqual(network.subnets.map(({ prefixes }) => shown(prefixes)), ['[10.4.0.0/24]']);
});

test('PowerShell: what a cmdlet does not say is unknown where a parameter is not, or where more may follow', () => {
  const subnets = (rest: string): readonly string[] => deploymentOf({ 'a.ps1': `New-AzAksCluster -ResourceGroupName g -Name aks -NodeCount 2${rest}` }).network.clusters.flatMap(({ nodePools }) => nodePools.map(({ subnet }) => shown(subnet)));
  assert.deepEqual(subnets(''), ['-']);
  assert.deepEqual(subnets('\n'), ['-']);
  for (const rest of [' -NodeVnetSubnetIdent $id\n', ' -Node 3\n', ' -NodeMaxPodCount', ' `', ' `\n\n', " -KubernetesVersion '1.33"]) assert.deepEqual(subnets(rest), ['?unreadable'], rest);
});
