import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { click, inMap, labels, openMap, read, spot, title, wait } from './map-steps';
import { inWindow, untilSeen } from './page';
import { inWorkspace, problemsOf } from './problems';
import { closeAll, show, write } from './steps';

/** What the map changes in the text, in every language, after somebody has looked at it and applied it. */

interface Case {
  readonly language: string;
  readonly file: string;
  readonly text: string;
  /** The text that becomes another when the pool has eight nodes. */
  readonly nodes: readonly [string, string];
  /** The text that becomes another when the subnet gets a /23. */
  readonly prefix: readonly [string, string];
}

const cases: readonly Case[] = [
  {
    language: 'Terraform', file: 'trying-terraform/main.tf', nodes: ['node_count     = 7', 'node_count     = 8'], prefix: ['["10.40.4.0/24"]', '["10.40.4.0/23"]'],
    text: `resource "azurerm_virtual_network" "main" {
  name                = "vnet-try"
  location            = "westeurope"
  resource_group_name = "rg-try"
  address_space       = ["10.40.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-try"
  resource_group_name  = "rg-try"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.40.4.0/24"]
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-try"
  location            = "westeurope"
  resource_group_name = "rg-try"
  dns_prefix          = "try"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 7
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}
`,
  },
  {
    language: 'Bicep', file: 'trying-bicep/main.bicep', nodes: ['count: 7', 'count: 8'], prefix: ["'10.40.4.0/24'", "'10.40.4.0/23'"],
    text: `resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-try'
  location: resourceGroup().location
  properties: {
    addressSpace: {
      addressPrefixes: [ '10.40.0.0/16' ]
    }
    subnets: [
      {
        name: 'snet-try'
        properties: {
          addressPrefix: '10.40.4.0/24'
        }
      }
    ]
  }
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-try'
  location: resourceGroup().location
  properties: {
    dnsPrefix: 'try'
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: 'Standard_D4s_v5'
        count: 7
        maxPods: 30
        vnetSubnetID: network.properties.subnets[0].id
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      serviceCidr: '172.20.0.0/16'
      dnsServiceIP: '172.20.0.10'
    }
  }
}
`,
  },
  {
    language: 'ARM', file: 'trying-arm/azuredeploy.json', nodes: ['"count": 7', '"count": 8'], prefix: ['"addressPrefix": "10.40.4.0/24"', '"addressPrefix": "10.40.4.0/23"'],
    text: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-07-01",
      "name": "vnet-try",
      "location": "[resourceGroup().location]",
      "properties": {
        "addressSpace": { "addressPrefixes": [ "10.40.0.0/16" ] },
        "subnets": [
          { "name": "snet-try", "properties": { "addressPrefix": "10.40.4.0/24" } }
        ]
      }
    },
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-05-01",
      "name": "aks-try",
      "location": "[resourceGroup().location]",
      "dependsOn": [ "vnet-try" ],
      "properties": {
        "dnsPrefix": "try",
        "agentPoolProfiles": [
          {
            "name": "system",
            "mode": "System",
            "vmSize": "Standard_D4s_v5",
            "count": 7,
            "maxPods": 30,
            "vnetSubnetID": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-try', 'snet-try')]"
          }
        ],
        "networkProfile": {
          "networkPlugin": "azure",
          "serviceCidr": "172.20.0.0/16",
          "dnsServiceIP": "172.20.0.10"
        }
      }
    }
  ]
}
`,
  },
  {
    language: 'a script', file: 'trying-az/deploy.sh', nodes: ['--node-count 7', '--node-count 8'], prefix: ['--subnet-prefixes 10.40.4.0/24', '--subnet-prefixes 10.40.4.0/23'],
    text: `#!/usr/bin/env bash
az network vnet create -g rg-try -n vnet-try --address-prefixes 10.40.0.0/16 \\
  --subnet-name snet-try --subnet-prefixes 10.40.4.0/24
SUBNET_ID=$(az network vnet subnet show -g rg-try --vnet-name vnet-try -n snet-try --query id -o tsv)
az aks create -g rg-try -n aks-try \\
  --node-count 7 \\
  --max-pods 30 \\
  --network-plugin azure \\
  --vnet-subnet-id "$SUBNET_ID" \\
  --service-cidr 172.20.0.0/16 \\
  --dns-service-ip 172.20.0.10
`,
  },
];

for (const { language, file, text, nodes, prefix } of cases) {
  test(`values that are tried out become an edit in ${language}`, async () => {
    const uri = inWorkspace(file);
    await write(uri, text);
    await openMap(uri);
    // 7 × 31 = 217 now, 8 × 31 = 248 in an upgrade by a tenth, which is one node.
    await inWindow(click(spot('snet-try')), title('snet-try'), wait('.panel-facts:has-text("248 needed in an upgrade, 251 usable")'));
    const field = '.panel-trials label:text-is("Nodes") ~ input[type=number]';
    await inWindow(click(field), { press: 'Control+A' }, { type: '8' }, wait('.panel-facts:has-text("279 needed in an upgrade, 251 usable")'));
    await inWindow({ ...inMap, choose: '.panel-trials label:text-is("Prefix") ~ select', option: '/23 10.40.4.0/23' }, wait('.panel-facts:has-text("279 needed in an upgrade, 507 usable")'));
    const document = await vscode.workspace.openTextDocument(uri);
    await inWindow(click('.trial-bar button:has-text("Show as edit")'), { wait: '.monaco-button:has-text("Apply")' });
    assert.equal(document.getText(), text, 'the text has changed before anybody looked at it');
    await inWindow({ click: '.monaco-button:has-text("Apply")' });
    await until(() => document.getText() !== text, 'the edit');
    assert.equal(document.getText(), text.replace(...nodes).replace(...prefix));
    await untilSeen(read('.trial-bar'), (seen) => seen.length === 0, 'the trial to end');
    await inWindow(wait('.panel-facts:has-text("279 needed in an upgrade, 507 usable")'));
    await show(uri);
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace(file.split('/')[0] ?? ''), { recursive: true });
    await until(() => problemsOf(uri).length === 0, 'the problems to go with the file');
  }, 60_000);
}

/** Chooses the free stretch behind the subnet, asks for room for a hundred addresses, and has the subnet written there. */
async function insertSubnet(file: string, text: string): Promise<string> {
  // A folder of its own: one that goes and comes at once may be no news for whoever watches files.
  const uri = inWorkspace(file.replace('trying', 'placing'));
  await write(uri, text);
  await openMap(uri);
  await inWindow(click('.spot.free >> nth=-1'), title('Free space'));
  // 100 addresses and the five that Azure keeps: a /25 has 123 usable.
  await inWindow(click('#free-need'), { type: '100' }, wait('.panel-facts p:has-text("A /25 fits at 10.40.5.0/25")'));
  await inWindow(click('#free-name'), { press: 'Control+A' }, { type: 'snet-more' });
  const document = await vscode.workspace.openTextDocument(uri);
  await inWindow(click('.panel button:has-text("Insert subnet")'), { wait: '.monaco-button:has-text("Apply")' });
  assert.equal(document.getText(), text, 'the text has changed before anybody looked at it');
  await inWindow({ click: '.monaco-button:has-text("Apply")' });
  await until(() => document.getText() !== text, 'the edit');
  // The picture has it at once, and nothing is wrong with it.
  await inWindow(wait(spot('snet-more')));
  const [label] = await inWindow(labels(spot('snet-more')));
  assert.equal(label, 'snet-more 10.40.5.0/25');
  const written = document.getText();
  assert.deepEqual(problemsOf(uri), []);
  await show(uri);
  await closeAll();
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
  return written;
}

test('a subnet is put into free space, in Terraform', async () => {
  const { file, text } = cases.find(({ language }) => language === 'Terraform') ?? { file: '', text: '' };
  const written = await insertSubnet(file, text);
  assert.ok(written.includes(`
resource "azurerm_subnet" "more" {
  name                 = "snet-more"
  resource_group_name  = "rg-try"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.40.5.0/25"]
}
`), written);
}, 60_000);

test('a subnet is put into free space, in Bicep', async () => {
  const { file, text } = cases.find(({ language }) => language === 'Bicep') ?? { file: '', text: '' };
  const written = await insertSubnet(file, text);
  assert.ok(written.includes(`      {
        name: 'snet-try'
        properties: {
          addressPrefix: '10.40.4.0/24'
        }
      }
      {
        name: 'snet-more'
        properties: {
          addressPrefix: '10.40.5.0/25'
        }
      }
`), written);
}, 60_000);
