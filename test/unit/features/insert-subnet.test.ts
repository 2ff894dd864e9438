import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, type Analysis, type Report } from '../../../src/analyze';
import { editedTexts } from '../../../src/features/fixes';
import { drawnReports } from '../../../src/features/map';
import { insertionFor, type WhatIfEdits } from '../../../src/features/what-if';
import { possibilities } from '../../../src/model/value';
import { analyzeFixture, readFixture } from '../fixture';

const templateHead = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0",';

function template(resources: string, more = ''): string {
  return `-- azuredeploy.json --\n{\n  ${templateHead}${more}\n  "resources": ${resources}\n}\n`;
}

const inList = template(`[
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "vnet",
      "properties": {
        "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] },
        "subnets": [
          {
            "name": "nodes",
            "properties": {
              "addressPrefix": "10.0.1.0/24"
            }
          }
        ]
      }
    }
  ]`);

function only(analysis: Analysis): Report {
  const [report, ...others] = drawnReports(analysis);
  assert.ok(report && others.length === 0, `${others.length + 1} deployments`);
  return report;
}

function tried(fixture: string, name = 'snet-new'): { readonly before: Analysis; readonly found: WhatIfEdits } {
  const before = analyzeFixture(readFixture(fixture));
  const report = only(before);
  const id = report.design.network.virtualNetworks.find(({ described }) => described)?.id ?? '';
  return { before, found: insertionFor(before, report, { network: id, name, prefix: '10.0.4.0/24' }) };
}

/** The text after the insertion; the new analysis has the subnet beside those that were there, and no finding that was not. */
function inserted(fixture: string, subnets: readonly string[]): string {
  const { before, found } = tried(fixture);
  assert.ok('edits' in found, 'refused' in found ? found.refused : '');
  const texts = editedTexts(before, found.edits);
  const after = analyze(before, texts, before.options);
  const { network } = only(after).design;
  const prefixes = network.subnets.map(({ prefixes: value }) => possibilities(value).flatMap(({ value: { value: list } }) => list.items.map((item) => (item.kind === 'known' ? item.value : item.kind))).join());
  assert.deepEqual(prefixes, subnets);
  const networks = new Set(network.subnets.map(({ virtualNetwork }) => (virtualNetwork.kind === 'known' ? virtualNetwork.value : virtualNetwork.kind)));
  assert.equal(networks.size, 1);
  assert.deepEqual(allFindings(after).map(({ rule }) => rule), allFindings(before).map(({ rule }) => rule));
  return [...texts.values()].join('\n');
}

function refused(fixture: string, name?: string): void {
  const { found } = tried(fixture, name);
  assert.ok('refused' in found, JSON.stringify(found));
}

suite('a subnet is inserted into an ARM template', () => {
  test('behind the last one of the list, laid out as that one is', () => {
    const text = inserted(inList, ['10.0.1.0/24', '10.0.4.0/24']);
    assert.match(text, /^ {10}\},\n {10}\{\n {12}"name": "snet-new",\n {12}"properties": \{\n {14}"addressPrefix": "10\.0\.4\.0\/24"\n {12}\}\n {10}\}\n {8}\]$/m);
  });

  test('into an empty list, and into one on a single line', () => {
    const empty = inList.replace(/"subnets": \[[^]*?\n {8}\]/, '"subnets": []');
    assert.match(inserted(empty, ['10.0.4.0/24']), /"subnets": \[\n {10}\{\n {12}"name": "snet-new",/);
    const line = inList.replace(/"subnets": \[[^]*?\n {8}\]/, '"subnets": [{"name":"nodes","properties":{"addressPrefix":"10.0.1.0/24"}}]');
    assert.match(inserted(line, ['10.0.1.0/24', '10.0.4.0/24']), /\}\}, \{"name":"snet-new","properties":\{"addressPrefix":"10\.0\.4\.0\/24"\}\}\]/);
  });

  test('into the variable that is the list', () => {
    const variable = template(`[
    { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "vnet",
      "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }, "subnets": "[variables('subnets')]" } }
  ]`, `
  "variables": {
    "subnets": [
      { "name": "nodes", "properties": { "addressPrefix": "10.0.1.0/24" } }
    ]
  },`);
    assert.match(inserted(variable, ['10.0.1.0/24', '10.0.4.0/24']), /^ {6}\{\n {8}"name": "snet-new"/m);
  });

  test('as a resource behind its siblings, which are made before it', () => {
    const text = inserted(template(`[
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "vnet",
      "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } }
    },
    {
      "type": "Microsoft.Network/virtualNetworks/subnets",
      "apiVersion": "2024-05-01",
      "name": "vnet/nodes",
      "dependsOn": ["[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]"],
      "properties": { "addressPrefix": "10.0.1.0/24" }
    }
  ]`), ['10.0.1.0/24', '10.0.4.0/24']);
    assert.ok(text.includes(`    },
    {
      "type": "Microsoft.Network/virtualNetworks/subnets",
      "apiVersion": "2024-05-01",
      "name": "vnet/snet-new",
      "dependsOn": [
        "[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]",
        "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'nodes')]"
      ],
      "properties": {
        "addressPrefix": "10.0.4.0/24"
      }
    }
  ]`), text);
  });

  test('as a resource of a network whose name is an expression', () => {
    const text = inserted(template(`[
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "[concat(parameters('prefix'), '-vnet')]",
      "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } }
    }
  ]`, '\n  "parameters": { "prefix": { "type": "string" } },'), ['10.0.4.0/24']);
    assert.ok(text.includes(`"name": "[format('{0}/{1}', concat(parameters('prefix'), '-vnet'), 'snet-new')]"`), text);
    assert.ok(text.includes(`"[resourceId('Microsoft.Network/virtualNetworks', concat(parameters('prefix'), '-vnet'))]"`), text);
  });

  test('among the resources within the network, and among those with symbolic names', () => {
    const nested = template(`[
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "vnet",
      "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } },
      "resources": [
        {
          "type": "subnets",
          "apiVersion": "2024-05-01",
          "name": "nodes",
          "dependsOn": ["[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]"],
          "properties": { "addressPrefix": "10.0.1.0/24" }
        }
      ]
    }
  ]`);
    assert.match(inserted(nested, ['10.0.1.0/24', '10.0.4.0/24']), /^ {8}\{\n {10}"type": "subnets",\n[^]*"name": "snet-new"/m);
    const symbolic = template(`{
    "net": {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "vnet",
      "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } }
    }
  }`, '\n  "languageVersion": "2.0",');
    const text = inserted(symbolic, ['10.0.4.0/24']);
    assert.match(text, /^ {4}"snetNew": \{\n {6}"type": "Microsoft\.Network\/virtualNetworks\/subnets",/m);
    assert.match(text, /"dependsOn": \[\n {8}"net"\n {6}\]/);
  });

  test('and not into loops, conditions, lists from elsewhere, nor under a name that is taken', () => {
    const network = (more: string, properties = ''): string => template(`[
    { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "vnet", ${more}
      "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }${properties} } }
  ]`, '\n  "parameters": { "on": { "type": "bool" }, "subnets": { "type": "array" } },');
    refused(network('"copy": { "name": "each", "count": 2 },'));
    refused(network('"condition": "[parameters(\'on\')]",'));
    refused(network('', ', "subnets": "[parameters(\'subnets\')]"'));
    refused(network('', ', "copy": [{ "name": "subnets", "count": 2, "input": { "name": "[concat(\'s\', copyIndex(\'subnets\'))]", "properties": { "addressPrefix": "10.0.1.0/24" } } }]'));
    refused(inList, 'Nodes');
  });
});

suite('a subnet is inserted into a Bicep file', () => {
  test('into an empty list', () => {
    const text = inserted("-- main.bicep --\nresource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'vnet'\n  properties: {\n    addressSpace: {\n      addressPrefixes: [\n        '10.0.0.0/16'\n      ]\n    }\n    subnets: []\n  }\n}\n", ['10.0.4.0/24']);
    assert.match(text, / {4}subnets: \[\n {6}\{\n {8}name: 'snet-new'\n {8}properties: \{\n {10}addressPrefix: '10\.0\.4\.0\/24'\n {8}\}\n {6}\}\n {4}\]\n/);
  });

  test('as a resource that waits for its sibling', () => {
    const text = inserted("-- main.bicep --\nresource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'vnet'\n  properties: {\n    addressSpace: {\n      addressPrefixes: [\n        '10.0.0.0/16'\n      ]\n    }\n  }\n}\n\nresource nodes 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {\n  parent: vnet\n  name: 'nodes'\n  properties: {\n    addressPrefix: '10.0.1.0/24'\n  }\n}\n", ['10.0.1.0/24', '10.0.4.0/24']);
    assert.match(text, /\}\n\nresource snetNew '[^]*dependsOn: \[\n {4}nodes\n {2}\]\n\}\n$/);
  });
});

suite('a subnet is inserted into a script', () => {
  const bash = `-- deploy.sh --
RG=rg-shop
VNET="vnet-shop"
az network vnet create -g $RG -n "$VNET" --address-prefixes 10.0.0.0/16
az network vnet subnet create -g $RG --vnet-name "$VNET" -n nodes --address-prefixes 10.0.1.0/24
az network nsg create -g $RG -n nsg
`;

  test('as a command behind those of its siblings, with the words that name the network', () => {
    const text = inserted(bash, ['10.0.1.0/24', '10.0.4.0/24']);
    assert.match(text, /10\.0\.1\.0\/24\naz network vnet subnet create -g \$RG --vnet-name "\$VNET" -n snet-new --address-prefixes 10\.0\.4\.0\/24\naz network nsg/);
  });

  test('with a line for each flag where the script has them so', () => {
    const lines = '-- deploy.sh --\nif true; then\n  az network vnet create \\\n    --resource-group rg \\\n    --name vnet \\\n    --address-prefixes 10.0.0.0/16 > /dev/null\nfi\n';
    assert.ok(inserted(lines, ['10.0.4.0/24']).includes('10.0.0.0/16 > /dev/null\n\n  az network vnet subnet create \\\n    --resource-group rg \\\n    --vnet-name vnet \\\n    --name snet-new \\\n    --address-prefixes 10.0.4.0/24\nfi\n'));
  });

  test('behind an assignment that keeps the output, and behind what happens when the command fails', () => {
    assert.match(inserted('-- deploy.sh --\nID=$(az network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/16 --query newVNet.id -o tsv)\n', ['10.0.4.0/24']), /tsv\)\naz network vnet subnet create -g rg --vnet-name vnet -n snet-new /);
    assert.match(inserted('-- deploy.sh --\naz network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/16 || exit 1\n', ['10.0.4.0/24']), /\|\| exit 1\naz network vnet subnet create/);
  });

  test('in PowerShell and in batch with their own line ends and calls', () => {
    const powershell = '-- deploy.ps1 --\n$Group = "rg"\naz network vnet create `\n  --resource-group $Group `\n  --name vnet `\n  --address-prefixes 10.0.0.0/16\n';
    assert.ok(inserted(powershell, ['10.0.4.0/24']).includes('\n\naz network vnet subnet create `\n  --resource-group $Group `\n  --vnet-name vnet `\n  --name snet-new `\n  --address-prefixes 10.0.4.0/24\n'));
    const batch = '-- deploy.cmd --\nset RG=rg\r\ncall az network vnet create -g %RG% -n vnet --address-prefixes 10.0.0.0/16\r\n';
    assert.ok(inserted(batch, ['10.0.4.0/24']).includes('\r\ncall az network vnet subnet create -g %RG% --vnet-name vnet -n snet-new --address-prefixes 10.0.4.0/24\r\n'));
  });

  test('in PowerShell as one configuration more where cmdlets make the network', () => {
    const text = inserted(`-- deploy.ps1 --
$nodes = New-AzVirtualNetworkSubnetConfig -Name nodes -AddressPrefix 10.0.1.0/24
New-AzVirtualNetwork -Name vnet -ResourceGroupName rg -Location westeurope -AddressPrefix 10.0.0.0/16 -Subnet $nodes
`, ['10.0.1.0/24', '10.0.4.0/24']);
    assert.match(text, /\n\$snetNew = New-AzVirtualNetworkSubnetConfig -Name snet-new -AddressPrefix 10\.0\.4\.0\/24\nNew-AzVirtualNetwork [^\n]* -Subnet \$nodes, \$snetNew\n/);
  });

  test('in PowerShell added to the network that a variable holds', () => {
    const text = inserted('-- deploy.ps1 --\n$vnet = New-AzVirtualNetwork -Name vnet -ResourceGroupName rg -Location westeurope -AddressPrefix 10.0.0.0/16\n', ['10.0.4.0/24']);
    assert.match(text, /\n\$vnet = Add-AzVirtualNetworkSubnetConfig -Name snet-new -VirtualNetwork \$vnet -AddressPrefix 10\.0\.4\.0\/24 \| Set-AzVirtualNetwork\n/);
  });

  test('in a step of a pipeline, with its indentation', () => {
    const text = inserted('-- .github/workflows/net.yml --\non: push\njobs:\n  net:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          az network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/16\n          echo done\n', ['10.0.4.0/24']);
    assert.match(text, /\n {10}az network vnet subnet create -g rg --vnet-name vnet -n snet-new --address-prefixes 10\.0\.4\.0\/24\n {10}echo done\n/);
  });

  test('and not in loops, behind words that run something, nor where a chain of commands goes on', () => {
    refused('-- deploy.sh --\nfor v in a b; do\n  az network vnet create -g rg -n $v --address-prefixes 10.0.0.0/16\ndone\n');
    refused('-- deploy.sh --\naz network vnet create -g rg -n vnet-$(openssl rand -hex 2) --address-prefixes 10.0.0.0/16\n');
    refused('-- deploy.sh --\naz network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/16 && \\\n  az network nsg create -g rg -n nsg\n');
    refused('-- deploy.sh --\naz network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/16; az network nsg create -g rg -n nsg\n');
  });
});
