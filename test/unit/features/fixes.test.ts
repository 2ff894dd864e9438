import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze, type Analysis, type ReportedFinding } from '../../../src/analyze';
import { editedTexts, offeredFixes } from '../../../src/features/fixes';
import type { Change } from '../../../src/model/change';

const options = { today: '2026-11-20', settings: { severities: {} } };

function analysisOf(files: Readonly<Record<string, string>>): Analysis {
  return analyze(undefined, new Map(Object.entries(files).map(([name, text]) => [`file:///project/${name}`, text])), options);
}

function only(analysis: Analysis, rule: string): ReportedFinding {
  const finding = allFindings(analysis).find((each) => each.rule === rule);
  assert.ok(finding, `no ${rule}`);
  return finding;
}

const cluster = (profile: string): string => `resource "azurerm_kubernetes_cluster" "a" {
  default_node_pool {
    name       = "system"
    node_count = 3
    max_pods   = var.pods
  }
  network_profile {
    network_plugin = "azure"
${profile}  }
}
`;

test('a fix edits the one literal that decides, in whatever file it stands', () => {
  const analysis = analysisOf({ 'main.tf': cluster(''), 'vars.tf': 'variable "pods" {}\n', 'terraform.tfvars': 'pods = 300 # many\n' });
  const [fix] = offeredFixes(analysis, only(analysis, 'max-pods-out-of-range'));
  assert.ok(fix);
  assert.deepEqual([...editedTexts(analysis, fix.edits)], [['file:///project/terraform.tfvars', 'pods = 250 # many\n']]);
});

test('a fix that brings another finding is not offered', () => {
  const analysis = analysisOf({ 'main.tf': cluster(''), 'vars.tf': 'variable "pods" {\n  default = 300\n}\n' });
  const finding = only(analysis, 'max-pods-out-of-range');
  const [good] = finding.fixes;
  assert.ok(good);
  const bad = { title: 'worse', changes: good.changes.map((change): Change => (change.kind === 'set' ? { ...change, to: 5 } : change)) };
  assert.deepEqual(offeredFixes(analysis, { ...finding, fixes: [bad, good] }).map(({ title }) => title), [good.title]);
});

test('a fix that another use of the literal would suffer from is not offered', () => {
  const shared = `variable "pods" {\n  default = 300\n}\n`;
  const other = cluster('').replace('"a"', '"b"').replace('max_pods   = var.pods', 'max_pods   = var.pods == 300 ? 30 : 5');
  const analysis = analysisOf({ 'main.tf': `${cluster('')}${other}`, 'vars.tf': shared });
  assert.deepEqual(offeredFixes(analysis, only(analysis, 'max-pods-out-of-range')), []);
});

test('an expression without one literal is rewritten as a whole', () => {
  const analysis = analysisOf({ 'main.tf': cluster(''), 'vars.tf': 'variable "base" {\n  default = 200\n}\n' });
  const text = cluster('').replace('var.pods', 'var.base + 100');
  const changed = analyze(analysis, new Map([['file:///project/main.tf', text]]), options);
  const [fix] = offeredFixes(changed, only(changed, 'max-pods-out-of-range'));
  assert.ok(fix);
  assert.match([...editedTexts(changed, fix.edits).values()][0] ?? '', /max_pods {3}= 250\n/);
});

test('what is added stands in line with its neighbours, what is removed takes its line', () => {
  const added = analysisOf({ 'main.tf': `resource "azurerm_virtual_network" "v" {
  name          = "v"
  address_space = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "s" {
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = ["10.0.1.0/24"]
}
${cluster('').replace('    max_pods   = var.pods', '    vnet_subnet_id = azurerm_subnet.s.id')}` });
  const [adding] = offeredFixes(added, only(added, 'service-cidr-overlaps-subnet'));
  assert.ok(adding);
  const withRanges = [...editedTexts(added, adding.edits).values()][0] ?? '';
  assert.match(withRanges, /\n {4}network_plugin = "azure"\n {4}service_cidr {3}= "10\.1\.0\.0\/16"\n {4}dns_service_ip = "10\.1\.0\.10"\n {2}}/);

  const bridged = cluster('    docker_bridge_cidr = "172.17.0.1/16" # from an old page\n').replace('var.pods', '30');
  const removed = analysisOf({ 'main.tf': bridged });
  assert.deepEqual(offeredFixes(removed, only(removed, 'docker-bridge-ignored')), [], 'a comment on the line is not thrown away');
  const plain = analysisOf({ 'main.tf': bridged.replace(' # from an old page', '') });
  const [removing] = offeredFixes(plain, only(plain, 'docker-bridge-ignored'));
  assert.ok(removing);
  assert.equal([...editedTexts(plain, removing.edits).values()][0], cluster('').replace('var.pods', '30'));
});
