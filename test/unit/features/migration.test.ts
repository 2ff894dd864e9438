import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, type Analysis } from '../../../src/analyze';
import { editedTexts } from '../../../src/features/fixes';
import { migrationsOf } from '../../../src/features/migration';

const uri = 'file:///m/main.tf';
const home = (profile: string, more = ''): string => `resource "azurerm_virtual_network" "main" {
  name          = "main"
  address_space = ["10.1.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.1.0.0/21"]
}
resource "azurerm_kubernetes_cluster" "main" {
  name = "shop"
  default_node_pool {
    name           = "system"
    node_count     = 50
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.nodes.id
  }
  network_profile {
${profile}
  }
${more}}
`;

function read(text: string): Analysis {
  return analyze(undefined, new Map([[uri, text]]), { today: '2026-11-20', settings: { severities: {} } });
}

function moved(analysis: Analysis): Analysis {
  const [migration] = migrationsOf(analysis);
  return read(editedTexts(analysis, migration?.edits ?? []).get(uri) ?? '');
}

suite('moving to overlay', () => {
  test('changes plug-in and mode of kubenet, and keeps its pods', () => {
    const analysis = read(home('    network_plugin = "kubenet"\n    pod_cidr       = "10.244.0.0/16"'));
    const [migration, ...others] = migrationsOf(analysis);
    assert.deepEqual([others.length, migration?.from, migration?.podCidr, migration?.obstacles], [0, 'kubenet', '10.244.0.0/16', []]);
    const after = moved(analysis);
    assert.deepEqual([allFindings(after), migrationsOf(after)], [[], []]);
    assert.match(migration?.document ?? '', /kubenet retires on 2028-03-31/i);
    assert.match(migration?.document ?? '', /Its pod CIDR 10\.244\.0\.0\/16 stays, with room for 256 nodes/);
  });

  test('gives the pods of the node subnet a range that nobody has', () => {
    const analysis = read(home('    network_plugin = "azure"'));
    const [migration] = migrationsOf(analysis);
    assert.deepEqual([migration?.from, migration?.podCidr], ['node-subnet', '10.244.0.0/16']);
    // 50 nodes and a tenth more are 55: (1 + 30) × 55 = 1,705 today.
    assert.match(migration?.document ?? '', /system: \(50 \+ 5 surge\) nodes × \(1 \+ 30 pods\) = 1,705/);
    assert.match(migration?.document ?? '', /takes 55 addresses of the subnets of its nodes afterwards/);
    assert.match(migration?.document ?? '', /--network-plugin-mode overlay --pod-cidr 10\.244\.0\.0\/16/);
    const after = moved(analysis);
    assert.deepEqual([allFindings(after), migrationsOf(after)], [[], []]);
  });

  test('says that kubenet with too few blocks cannot get more before it is moved', () => {
    const [migration] = migrationsOf(read(home('    network_plugin = "kubenet"\n    pod_cidr       = "10.250.0.0/20"')));
    assert.deepEqual([migration?.podCidr, migration?.edits], ['10.250.0.0/20', undefined]);
    assert.match(migration?.obstacles.join() ?? '', /^The pod CIDR 10\.250\.0\.0\/20 has a \/24 for 16 nodes, an upgrade has 55,/);
  });

  test('says what stands in the way, and offers no edit then', () => {
    const [migration] = migrationsOf(read(home('    network_plugin = "kubenet"\n    network_policy = "calico"', '  kubernetes_version = "1.26.3"\n')));
    assert.deepEqual(migration?.obstacles, [
      'Kubernetes 1.26 is older than 1.27, from which on the move is possible: upgrade first',
      'A network policy engine (calico) is on, and the move is refused: take it off before, and put one on again afterwards',
    ]);
    assert.equal(migration?.edits, undefined);
  });

  test('is nothing for clusters that are there already', () => assert.deepEqual(migrationsOf(read(home('    network_plugin      = "azure"\n    network_plugin_mode = "overlay"'))), []));
});
