import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyze, type Analysis, type Report } from '../../../src/analyze';
import { editedTexts } from '../../../src/features/fixes';
import { drawnReports } from '../../../src/features/map';
import { editsFor } from '../../../src/features/what-if';
import type { WhatIf } from '../../../src/model/map';
import type { NodePool } from '../../../src/model/network';
import { analyzeFixture, readFixture } from '../fixture';

const terraform = `-- main.tf --
resource "azurerm_virtual_network" "main" {
  name                = "vnet"
  resource_group_name = "rg"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.0.0/22"]
}

resource "azurerm_subnet" "pods" {
  name                 = "pods"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.16.0/20"]
}

resource "azurerm_kubernetes_cluster" "main" {
  name = "aks"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  network_profile {
    network_plugin = "azure"
  }
}
`;

const bicep = `-- main.bicep --
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'nodes'
        properties: {
          addressPrefix: '10.0.0.0/22'
        }
      }
      {
        name: 'pods'
        properties: {
          addressPrefix: '10.0.16.0/20'
        }
      }
    ]
  }
}

resource aks 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: 'aks'
  properties: {
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        count: 3
        vnetSubnetID: vnet.properties.subnets[0].id
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
    }
  }
}
`;

const arm = `-- azuredeploy.json --
{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Network/virtualNetworks",
      "apiVersion": "2024-05-01",
      "name": "vnet",
      "properties": {
        "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] },
        "subnets": [
          { "name": "nodes", "properties": { "addressPrefix": "10.0.0.0/22" } },
          { "name": "pods", "properties": { "addressPrefix": "10.0.16.0/20" } }
        ]
      }
    },
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2024-09-01",
      "name": "aks",
      "dependsOn": ["[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]"],
      "properties": {
        "agentPoolProfiles": [
          {
            "name": "system",
            "mode": "System",
            "count": 3,
            "vnetSubnetID": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'nodes')]"
          }
        ],
        "networkProfile": {
          "networkPlugin": "azure"
        }
      }
    }
  ]
}
`;

const script = `-- deploy.sh --
az network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/16 --subnet-name nodes --subnet-prefixes 10.0.0.0/22
az network vnet subnet create -g rg --vnet-name vnet -n pods --address-prefixes 10.0.16.0/20
SUBNET=$(az network vnet subnet show -g rg --vnet-name vnet -n nodes --query id -o tsv)
az aks create -g rg -n aks \\
  --network-plugin azure \\
  --node-count 3 \\
  --vnet-subnet-id "$SUBNET"
`;

const all = { terraform, bicep, arm, script };

function only(analysis: Analysis): Report {
  const [report, ...others] = drawnReports(analysis);
  assert.ok(report && others.length === 0, `${others.length + 1} deployments`);
  return report;
}

type Wanted = readonly (readonly [of: 'cluster' | 'pool', property: WhatIf['property'], to: WhatIf['to'] | { readonly subnet: string }])[];

interface Outcome {
  readonly text: string;
  readonly analysis: Analysis;
  readonly pool: NodePool;
}

/** The text with what is tried out, or the sentence that refuses it. */
function tried(before: Analysis, wanted: Wanted): Outcome | string {
  const report = only(before);
  const { clusters: [cluster], subnets } = report.design.network;
  const found = editsFor(before, report, wanted.map(([of, property, to]) => ({
    element: (of === 'cluster' ? cluster?.id : cluster?.nodePools[0]?.id) ?? '',
    property,
    to: typeof to === 'object' ? subnets.find(({ name }) => name.kind === 'known' && name.value === to.subnet)?.id ?? '' : to,
  })));
  if ('refused' in found) return found.refused;
  const texts = editedTexts(before, found.edits);
  const analysis = analyze(before, texts, before.options);
  const pool = only(analysis).design.network.clusters[0]?.nodePools[0];
  assert.ok(pool);
  return { text: [...texts.values()].join('\n'), analysis, pool };
}

function edited(fixture: string | Analysis, ...wanted: Wanted): Outcome {
  const outcome = tried(typeof fixture === 'string' ? analyzeFixture(readFixture(fixture)) : fixture, wanted);
  assert.ok(typeof outcome !== 'string', String(outcome));
  return outcome;
}

function modelOf(analysis: Analysis): unknown {
  const { value } = only(analysis).design.plan.clusters[0]?.pools[0]?.model ?? {};
  return value?.kind === 'known' ? value.value : value?.kind;
}

function valueOf(value: NodePool['count' | 'autoscaling' | 'maxSurge']): unknown {
  return value.kind === 'known' ? value.value : value.kind;
}

const on: Wanted = [['pool', 'autoscaling', true], ['pool', 'minCount', 2], ['pool', 'maxCount', 8]];

suite('the autoscaler is turned on and off', () => {
  const switches: Readonly<Record<keyof typeof all, RegExp>> = {
    terraform: / {4}vnet_subnet_id = azurerm_subnet\.nodes\.id\n {4}min_count {6}= 2\n {4}max_count {6}= 8\n\n {4}auto_scaling_enabled = true\n/,
    bicep: / {8}minCount: 2\n {8}maxCount: 8\n {8}enableAutoScaling: true\n {6}\}/,
    arm: /"minCount": 2,\n {12}"maxCount": 8,\n {12}"enableAutoScaling": true\n/,
    script: / \\\n {2}--min-count 2 \\\n {2}--max-count 8 \\\n {2}--enable-cluster-autoscaler\n/,
  };
  for (const [name, fixture] of Object.entries(all) as [keyof typeof all, string][]) {
    test(`in ${name}`, () => {
      const there = edited(fixture, ...on);
      assert.match(there.text, switches[name]);
      assert.deepEqual([valueOf(there.pool.autoscaling), valueOf(there.pool.minCount), valueOf(there.pool.maxCount)], [true, 2, 8]);
      const back = edited(there.analysis, ['pool', 'autoscaling', false], ['pool', 'count', 5]);
      assert.ok(['absent', false].includes(valueOf(back.pool.autoscaling) as string | boolean));
      assert.deepEqual([valueOf(back.pool.count), valueOf(back.pool.minCount), valueOf(back.pool.maxCount)], [5, 'absent', 'absent']);
      assert.doesNotMatch(back.text, /min_?-?count|max_?-?count/i);
    });
  }

  test('under the name that the version of the provider has', () => {
    const old = terraform.replace('-- main.tf --\n', '-- main.tf --\nterraform {\n  required_providers {\n    azurerm = {\n      source  = "hashicorp/azurerm"\n      version = "~> 3.100"\n    }\n  }\n}\n\n');
    assert.match(edited(old, ...on).text, /enable_auto_scaling = true/);
  });

  test('at the variable that decides', () => {
    const variable = terraform.replace('    node_count     = 3\n', '    node_count     = 3\n    auto_scaling_enabled = var.scale\n    min_count = 1\n    max_count = 4\n').replace('-- main.tf --\n', '-- main.tf --\nvariable "scale" {\n  default = true\n}\n\n');
    assert.match(edited(variable, ['pool', 'autoscaling', false]).text, /default = false/);
  });
});

suite('a surge that is not written', () => {
  test('comes with its block', () => {
    assert.match(edited(terraform, ['pool', 'maxSurge', '33%']).text, /nodes\.id\n\n {4}upgrade_settings \{\n {6}max_surge = "33%"\n {4}\}\n {2}\}\n/);
    assert.match(edited(bicep, ['pool', 'maxSurge', '33%']).text, / {8}upgradeSettings: \{\n {10}maxSurge: '33%'\n {8}\}/);
    assert.match(edited(arm, ['pool', 'maxSurge', '2']).text, /"maxSurge": "2"/);
  });

  test('is refused where the command has no flag for it', () => {
    const outcome = tried(analyzeFixture(readFixture(script)), [['pool', 'maxSurge', '2']]);
    assert.match(String(outcome), /no certain way to write the surge/);
  });
});

suite('a cluster moves to another model', () => {
  for (const [name, fixture] of Object.entries(all)) {
    test(`to overlay, kubenet and pod subnets, and back, in ${name}`, () => {
      assert.equal(modelOf(analyzeFixture(readFixture(fixture))), 'node-subnet');
      const overlay = edited(fixture, ['cluster', 'model', 'overlay']);
      assert.equal(modelOf(overlay.analysis), 'overlay');
      const kubenet = edited(overlay.analysis, ['cluster', 'model', 'kubenet']);
      assert.equal(modelOf(kubenet.analysis), 'kubenet');
      const pods = edited(kubenet.analysis, ['cluster', 'model', 'pod-subnet'], ['pool', 'podSubnet', { subnet: 'pods' }]);
      assert.equal(modelOf(pods.analysis), 'pod-subnet');
      const back = edited(pods.analysis, ['cluster', 'model', 'overlay']);
      assert.equal(modelOf(back.analysis), 'overlay');
      assert.equal(valueOf(back.pool.podSubnet), 'absent');
    });
  }

  test('with the reference that the language has for a subnet', () => {
    const wanted: Wanted = [['cluster', 'model', 'pod-subnet'], ['pool', 'podSubnet', { subnet: 'pods' }]];
    assert.match(edited(terraform, ...wanted).text, / {4}pod_subnet_id {2}= azurerm_subnet\.pods\.id\n/);
    assert.match(edited(bicep, ...wanted).text, / {8}podSubnetID: '\$\{vnet\.id\}\/subnets\/pods'\n/);
    assert.match(edited(arm, ...wanted).text, /"podSubnetID": "\[resourceId\('Microsoft\.Network\/virtualNetworks\/subnets', 'vnet', 'pods'\)\]"/);
    assert.match(edited(script, ...wanted).text, /--pod-subnet-id "\$\(az network vnet subnet show --resource-group rg --vnet-name vnet --name pods --query id --output tsv\)"/);
  });
});

suite('a what-if is refused with a sentence', () => {
  const sentence = (fixture: string, ...wanted: Wanted): string => {
    const outcome = tried(analyzeFixture(readFixture(fixture)), wanted);
    assert.ok(typeof outcome === 'string', 'it was spelled');
    return outcome;
  };

  test('where the text does not decide it', () => {
    assert.match(sentence(terraform.replace('= 3\n', '= var.nodes\n').replace('-- main.tf --\n', '-- main.tf --\nvariable "nodes" {}\n'), ['pool', 'count', 5]), /not known/);
    assert.match(sentence(terraform.replace(/ {2}network_profile \{[^]*?\n {2}\}\n/, ''), ['cluster', 'model', 'overlay']), /no certain way to write the network model/);
  });

  test('where a model wants more than is there', () => {
    assert.match(sentence(terraform, ['cluster', 'model', 'pod-subnet']), /needs a subnet for the pods of each pool/);
    assert.match(sentence(terraform, ['cluster', 'model', 'pod-subnet-static']), /no one setting/);
    assert.match(sentence(terraform, ['pool', 'podSubnet', { subnet: 'nobody' }]), /no longer in the text/);
    const copies = terraform.replace('resource "azurerm_subnet" "pods" {\n', 'resource "azurerm_subnet" "pods" {\n  count                = 1\n');
    assert.match(sentence(copies, ['cluster', 'model', 'pod-subnet'], ['pool', 'podSubnet', { subnet: 'pods' }]), /no certain way to name that subnet/);
  });
});
