import assert from 'node:assert/strict';
import test from 'node:test';
import { allFindings } from '../../../src/analyze';
import { editedTexts, offeredFixes } from '../../../src/features/fixes';
import { analyzeFixture, readFixture, uriOf } from '../fixture';

/** The first proved fix of the rule's first finding: its title, and the lines that change. */
function fixOf(text: string, rule: string): readonly string[] {
  const fixture = readFixture(text);
  const analysis = analyzeFixture(fixture);
  const finding = allFindings(analysis).find((each) => each.rule === rule);
  assert.ok(finding, `${rule} is not found, but ${allFindings(analysis).map((each) => each.rule).join(', ')}`);
  const [fix] = offeredFixes(analysis, finding);
  if (!fix) return ['nothing is offered'];
  const edited = editedTexts(analysis, fix.edits);
  const changed = fixture.files.flatMap(({ name, text: before }) => {
    const old = new Set(before.split('\n'));
    return (edited.get(uriOf(name)) ?? before).split('\n').filter((line) => !old.has(line)).map((line) => `${name}: ${line}`);
  });
  return [fix.title, ...changed];
}

const create = `az network vnet create -g rg -n hub --address-prefixes 10.1.0.0/16 --subnet-name nodes --subnet-prefixes 10.1.0.0/24
ID=$(az network vnet subnet show -g rg --vnet-name hub -n nodes --query id -o tsv)`;
const cluster = 'az aks create -g rg -n aks --network-plugin azure --network-plugin-mode overlay --vnet-subnet-id "$ID"';

test('At the assignment of the variable', () => {
  const text = `-- a.sh --\nSERVICES="10.1.0.0/24"\n${create}\n${cluster} --service-cidr $SERVICES --dns-service-ip 10.1.0.10\n`;
  assert.equal(fixOf(text, 'service-cidr-overlaps-subnet')[1]?.startsWith('a.sh: SERVICES="10.'), true, fixOf(text, 'service-cidr-overlaps-subnet').join('\n'));
});

test('At the default of an expansion', () => {
  const text = `-- a.sh --\nSURGE=\${SURGE:-0}\n${create}\n${cluster} --docker-bridge-address \${BRIDGE:-172.17.0.1/16}\n`;
  assert.deepEqual(fixOf(text, 'docker-bridge-ignored'), ['Take out the Docker bridge', `a.sh: ${cluster}`]);
});

test('In the environment of a workflow, and as a new flag on a line of its own in its step', () => {
  const text = `-- .github/workflows/deploy.yml --
on: push
env:
  POLICY: Calico
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: |
          ${create.replace('\n', '\n          ')}
          ${cluster} \\
            --network-policy "$POLICY" \\
            --enable-cluster-autoscaler \\
            --min-count 5 --max-count 9
`;
  assert.deepEqual(fixOf(text, 'network-policy-in-capitals'), ['Write calico', '.github/workflows/deploy.yml:   POLICY: calico']);
  assert.deepEqual(fixOf(text, 'autoscaler-count-outside-limits').slice(0, 3), ['Start with 5 nodes', '.github/workflows/deploy.yml:             --min-count 5 --max-count 9 \\', '.github/workflows/deploy.yml:             --node-count 5']);
});

test('In the block of a document', () => {
  const text = `-- how-to.md --\n# Make it\n\n1. The cluster:\n\n   \`\`\`azurecli\n   az aks create -g rg -n aks --network-plugin azure --node-zones 1 2 3\n   \`\`\`\n`;
  assert.deepEqual(fixOf(text, 'flag-no-longer-known'), ['Write --zones', 'how-to.md:    az aks create -g rg -n aks --network-plugin azure --zones 1 2 3']);
});

test('In a table that is splatted into a cmdlet', () => {
  const text = `-- a.ps1 --
$nodes = New-AzVirtualNetworkSubnetConfig -Name nodes -AddressPrefix 10.1.0.0/24
$hub = New-AzVirtualNetwork -ResourceGroupName rg -Name hub -Location westeurope -AddressPrefix 10.1.0.0/16 -Subnet $nodes
$parameters = @{
  ResourceGroupName = 'rg'
  Name              = 'aks'
  NetworkPlugin     = 'azure'
  NodeVnetSubnetID  = $hub.Subnets[0].Id
  ServiceCidr       = '10.200.0.0/16'
}
New-AzAksCluster @parameters
`;
  assert.deepEqual(fixOf(text, 'dns-ip-outside-service-cidr'), ['Use 10.200.0.10 as the DNS service IP', "a.ps1:   DnsServiceIP      = '10.200.0.10'"]);
});
