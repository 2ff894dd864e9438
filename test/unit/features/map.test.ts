import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, type Analysis, type Report } from '../../../src/analyze';
import { deploymentKey, deploymentsAbout, drawnReports, elementsAt, reportOf, sentDeployment, spanOf } from '../../../src/features/map';
import { lensesIn } from '../../../src/features/map-lens';
import { editsFor, findingsAfter, insertionFor } from '../../../src/features/what-if';
import { editedTexts } from '../../../src/features/fixes';
import type { WhatIf } from '../../../src/model/map';
import { readFromPage, readToPage } from '../../../src/model/map-reading';
import { analyzeFixture, readFixture, uriOf } from '../fixture';
import { makePlan } from '../../../src/plan/make-plan';

const terraform = `-- main.tf --
variable "nodes" {
  default = "10.0.1.0/24"
}
resource "azurerm_virtual_network" "main" {
  name                = "vnet"
  resource_group_name = var.group
  address_space       = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = var.group
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [var.nodes]
}
resource "azurerm_kubernetes_cluster" "main" {
  name = "aks"
  default_node_pool {
    name           = "system"
    node_count     = 9
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.nodes.id
  }
  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
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
          addressPrefix: '10.0.1.0/24'
        }
      }
    ]
  }
}
`;

function only(analysis: Analysis): Report {
  const [report, ...others] = drawnReports(analysis);
  assert.ok(report && others.length === 0);
  return report;
}

function after(analysis: Analysis, found: ReturnType<typeof editsFor>): { readonly analysis: Analysis; readonly text: string } {
  assert.ok('edits' in found, 'refused' in found ? found.refused : '');
  const texts = editedTexts(analysis, found.edits);
  return { analysis: analyze(analysis, texts, analysis.options), text: [...texts.values()].join('\n') };
}

suite('what the map is given', () => {
  const analysis = analyzeFixture(readFixture(terraform));
  const report = only(analysis);
  const sent = sentDeployment(analysis, report, (uri) => uri);

  test('reads back from the wire as the network of the same plan, without places', () => {
    const message = readToPage(JSON.parse(JSON.stringify({ kind: 'data', order: [sent.key], changed: [sent], ready: true })));
    assert.ok(message?.kind === 'data');
    const network = message.changed[0]?.network;
    assert.ok(network);
    const numbers = (plan: ReturnType<typeof makePlan>): unknown => plan.subnets.map(({ subnet, usable, needed, azureCounts }) => [subnet.id, usable, needed, azureCounts]);
    assert.deepEqual(numbers(makePlan(network)), numbers(report.design.plan));
    assert.ok(!JSON.stringify(sent.network).includes('span'));
  });

  test('has the words of the squiggle, at the elements that it lies at', () => {
    // 9 nodes × (30 − 1) = 261 are more than 251.
    const finding = sent.findings.find(({ rule }) => rule === 'subnet-too-small');
    assert.ok(finding);
    const squiggle = allFindings(analysis).find(({ rule }) => rule === 'subnet-too-small');
    assert.equal(finding.message.toLowerCase(), squiggle?.message.toLowerCase());
    assert.ok(finding.elements.includes('azurerm_subnet.nodes'), finding.elements.join());
    assert.equal(sent.places['azurerm_subnet.nodes'], 'main.tf:9');
  });

  test('leads from an element to its code, and from the code to the element', () => {
    const key = deploymentKey(report.deployment.unit);
    const text = analysis.files.get(uriOf('main.tf'))?.text ?? '';
    const span = spanOf(report, 'azurerm_subnet.nodes', 'prefixes');
    assert.equal(span && text.slice(span.start, span.end), 'var.nodes');
    assert.equal(spanOf(report, 'nobody', null), undefined);
    assert.deepEqual(elementsAt(analysis, uriOf('main.tf'), text.indexOf('node_count')), [{ deployment: key, element: report.design.network.clusters[0]?.nodePools[0]?.id }]);
    assert.deepEqual(elementsAt(analysis, uriOf('main.tf'), text.indexOf('"10.0.1.0/24"') + 2), [{ deployment: key, element: 'azurerm_subnet.nodes' }]);
    assert.deepEqual(deploymentsAbout(analysis, uriOf('main.tf')), [key]);
    assert.equal(reportOf(analysis, key), report);
  });

  test('is about what lies in a folder, and for a module about those who call it', () => {
    const cluster = 'resource "azurerm_virtual_network" "x" {\n  name          = "x"\n  address_space = ["10.0.0.0/16"]\n}\n';
    const several = analyzeFixture(readFixture(`-- main.tf --\n${cluster}module "net" {\n  source = "./modules/net"\n}\n-- modules/net/main.tf --\n${cluster}-- apart/main.tf --\n${cluster}`));
    const roots = (about: string): readonly unknown[] => deploymentsAbout(several, about).map((each) => (JSON.parse(each) as readonly unknown[])[1]);
    const root = uriOf('main.tf').slice(0, -'/main.tf'.length);
    // The root module looks into the folders beside it for files of variables, but nothing of them is part of it.
    assert.deepEqual(roots(uriOf('apart')), [uriOf('apart')]);
    assert.deepEqual(roots(uriOf('modules/net')), [root]);
    assert.deepEqual(roots(uriOf('modules/net/main.tf')), [root]);
    assert.deepEqual([...roots(root)].sort(), [root, uriOf('apart')]);
  });

  test('one command of a script makes a network and its subnet: the value tells which is meant', () => {
    const script = analyzeFixture(readFixture('-- deploy.sh --\naz network vnet create -g rg -n vnet --address-prefixes 10.40.0.0/16 --subnet-name nodes --subnet-prefixes 10.40.4.0/24\n'));
    const text = script.files.get(uriOf('deploy.sh'))?.text ?? '';
    const { network } = only(script).design;
    const at = (words: string): readonly (string | undefined)[] => elementsAt(script, uriOf('deploy.sh'), text.indexOf(words) + 1).map(({ element }) => element);
    assert.deepEqual(at('10.40.4.0/24'), [network.subnets[0]?.id]);
    assert.deepEqual(at('10.40.0.0/16'), [network.virtualNetworks[0]?.id]);
  });

  test('says above a cluster and a network how full they are', () => {
    assert.deepEqual(lensesIn(analysis, uriOf('main.tf')).map(({ text }) => text), [
      'Capacity map · 9 nodes, too small now', 'Capacity map · 1 subnet, too small now',
    ]);
  });
});

suite('a what-if becomes an edit', () => {
  const analysis = analyzeFixture(readFixture(terraform));
  const report = only(analysis);
  const pool = report.design.network.clusters[0]?.nodePools[0]?.id ?? '';
  const tried = (...wanted: readonly WhatIf[]): ReturnType<typeof editsFor> => editsFor(analysis, report, wanted);

  test('at the literal that decides, and the rules say what goes', () => {
    const found = tried({ element: 'azurerm_subnet.nodes', property: 'prefixes', to: '10.0.2.0/23' }, { element: pool, property: 'count', to: 12 });
    assert.ok('edits' in found);
    const { text } = after(analysis, found);
    assert.match(text, /default = "10\.0\.2\.0\/23"/);
    assert.match(text, /node_count {5}= 12/);
    const { gone, come } = findingsAfter(analysis, found.edits);
    assert.ok(gone.some((message) => message.includes('261')), gone.join());
    assert.deepEqual(come, []);
  });

  test('of a model, by its settings', () => {
    assert.match(after(analysis, tried({ element: 'azurerm_kubernetes_cluster.main', property: 'model', to: 'overlay' })).text, /network_plugin_mode = "overlay"/);
    const refused = tried({ element: 'azurerm_kubernetes_cluster.main', property: 'model', to: 'pod-subnet' });
    assert.ok('refused' in refused);
  });

  test('or is refused with the reason', () => {
    assert.ok('refused' in tried({ element: 'gone', property: 'count', to: 3 }));
    assert.ok('refused' in tried());
  });
});

suite('a subnet is inserted', () => {
  const insert = (text: string, prefix = '10.0.4.0/24'): { readonly before: Analysis; readonly analysis: Analysis; readonly text: string } => {
    const before = analyzeFixture(readFixture(text));
    const report = only(before);
    return { before, ...after(before, insertionFor(before, report, { network: report.design.network.virtualNetworks[0]?.id ?? '', name: 'snet-new', prefix })) };
  };
  const prefixes = (analysis: Analysis): readonly unknown[] => only(analysis).design.network.subnets.map(({ prefixes: list }) => (list.kind === 'known' ? list.value.items.map((item) => (item.kind === 'known' ? item.value : item.kind)) : list.kind));

  test('in Terraform as a resource behind its neighbours', () => {
    const { analysis, before, text } = insert(terraform);
    assert.deepEqual(prefixes(analysis), [['10.0.1.0/24'], ['10.0.4.0/24']]);
    assert.match(text, /\}\n\nresource "azurerm_subnet" "new" \{\n {2}name {17}= "snet-new"\n {2}resource_group_name {2}= var\.group\n {2}virtual_network_name = azurerm_virtual_network\.main\.name\n {2}address_prefixes {5}= \["10\.0\.4\.0\/24"\]\n\}\nresource "azurerm_kubernetes_cluster"/);
    assert.equal(allFindings(analysis).length, allFindings(before).length);
  });

  test('in Terraform within the network, where its subnets are', () => {
    const { analysis } = insert('resource "azurerm_virtual_network" "v" {\n  name          = "v"\n  address_space = ["10.0.0.0/16"]\n\n  subnet {\n    name             = "a"\n    address_prefixes = ["10.0.1.0/24"]\n  }\n}\n');
    assert.deepEqual(prefixes(analysis), [['10.0.1.0/24'], ['10.0.4.0/24']]);
  });

  test('in Bicep in the list of the network', () => {
    const { analysis, text } = insert(bicep);
    assert.deepEqual(prefixes(analysis), [['10.0.1.0/24'], ['10.0.4.0/24']]);
    assert.match(text, / {6}\}\n {6}\{\n {8}name: 'snet-new'\n {8}properties: \{\n {10}addressPrefix: '10\.0\.4\.0\/24'\n {8}\}\n {6}\}\n {4}\]/);
  });

  test('in Bicep as a resource, where there is no list', () => {
    const { analysis, text } = insert(bicep.replace(/ {4}subnets: \[[^]*? {4}\]\n/, ''));
    assert.deepEqual(prefixes(analysis), [['10.0.4.0/24']]);
    assert.match(text, /resource snetNew 'Microsoft\.Network\/virtualNetworks\/subnets@2024-05-01' = \{\n {2}parent: vnet\n/);
  });

  test('and not where the text stands for several networks, or the name is none', () => {
    const looped = analyzeFixture(readFixture('resource "azurerm_virtual_network" "v" {\n  count         = 2\n  name          = "v${count.index}"\n  address_space = ["10.${count.index}.0.0/16"]\n}\n'));
    const report = only(looped);
    const id = report.design.network.virtualNetworks[0]?.id ?? '';
    assert.ok('refused' in insertionFor(looped, report, { network: id, name: 'x', prefix: '10.0.4.0/24' }));
    const plain = analyzeFixture(readFixture(terraform));
    assert.ok('refused' in insertionFor(plain, only(plain), { network: 'azurerm_virtual_network.main', name: 'a"\n}', prefix: '10.0.4.0/24' }));
    assert.ok('refused' in insertionFor(plain, only(plain), { network: 'azurerm_virtual_network.main', name: 'a', prefix: '10.0.4.1/24' }));
  });
});

suite('messages', () => {
  test('read back as they were', () => {
    const fromPage = [
      { kind: 'ready' }, { kind: 'reveal', deployment: 'd', element: 'e', property: null }, { kind: 'revealFinding', deployment: 'd', finding: 1 },
      { kind: 'check', number: 1, deployment: 'd', wanted: [{ element: 'e', property: 'count', to: 3 }] }, { kind: 'edit', deployment: 'd', wanted: [{ element: 'e', property: 'maxSurge', to: '33%' }] },
      { kind: 'insert', deployment: 'd', subnet: { network: 'n', name: 'a', prefix: 'p' } }, { kind: 'copy', text: 't', what: 'w' }, { kind: 'save', name: 'n', type: 'svg', text: 't' }, { kind: 'act', action: 0 },
    ];
    for (const message of fromPage) assert.deepEqual(readFromPage(message), message);
    const toPage = [
      { kind: 'scope', keys: ['a'] }, { kind: 'select', deployment: 'd', element: 'e' }, { kind: 'checked', number: 1, gone: ['a'], come: [], refused: null },
      { kind: 'proposal', title: 't', notes: [], actions: ['a'] }, { kind: 'data', order: [], changed: [], ready: false },
    ];
    for (const message of toPage) assert.deepEqual(readToPage(message), message);
  });

  test('are nothing when a part of them is missing or of another kind', () => {
    const whole = { kind: 'check', number: 1, deployment: 'd', wanted: [{ element: 'e', property: 'count', to: 3 }] };
    for (const key of Object.keys(whole)) assert.equal(readFromPage({ ...whole, [key]: {} }), undefined, key);
    for (const message of [undefined, null, 1, 'ready', [], {}, { kind: 'other' }, { ...whole, wanted: [{ element: 'e', property: 'constructor', to: 3 }] }, { ...whole, number: 1.5 }]) {
      assert.equal(readFromPage(message), undefined);
      assert.equal(readToPage(message), undefined);
    }
  });
});
