import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deployment } from '../../../src/languages/language';
import { deploymentOf, short } from './deployment';
import { plan, resource } from './plan-text';

// Nothing that somebody may write makes the editor wait: past its bounds a value is not known, with the reason. What runs without any
// bound would take hours here, so that a minute tells the two apart on any machine.

function atOnce(files: Readonly<Record<string, string>>): Deployment {
  const start = performance.now();
  const deployment = deploymentOf(files);
  assert.ok(performance.now() - start < 60_000, 'it takes for ever');
  return deployment;
}

function prefixOf(files: Readonly<Record<string, string>>): string {
  return short(atOnce(files).network.subnets[0]?.prefixes);
}

const subnet = (prefix: string, more = ''): string => `resource "azurerm_subnet" "s" {\n  ${more}\n  address_prefixes = [${prefix}]\n}\n`;

const values: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, prefix: string]>> = {
  'locals that need each other': [{ 'main.tf': `${subnet('local.a')}locals {\n  a = local.b\n  b = local.a\n}\n` }, '[?unreadable]'],
  'a local that needs itself in a loop': [{ 'main.tf': `${subnet('local.a[0]')}locals {\n  a = [for x in local.a : x]\n}\n` }, '[?unreadable]'],
  'a variable whose default is itself': [{ 'main.tf': `${subnet('var.a')}variable "a" {\n  default = var.a\n}\n` }, '[?unreadable]'],
  'resources that need each other': [{ 'main.tf': `${subnet('azurerm_subnet.t.address_prefixes[0]')}resource "azurerm_subnet" "t" {\n  address_prefixes = [azurerm_subnet.s.address_prefixes[0]]\n}\n` }, '[?unreadable]'],
  'a count that needs the resource': [{ 'main.tf': subnet('"10.0.0.0/24"', 'count = length(azurerm_subnet.s)') }, '[10.0.0.0/24]'],
  'outputs that need each other': [{
    'main.tf': `${subnet('module.a.x')}module "a" {\n  source = "./m"\n  x      = module.b.x\n}\nmodule "b" {\n  source = "./m"\n  x      = module.a.x\n}\n`,
    'm/main.tf': 'variable "x" {}\noutput "x" {\n  value = var.x\n}\n',
  }, '[?unreadable]'],
  // Terraform itself refuses ranges of more than 1,024 numbers.
  'a range without end': [{ 'main.tf': subnet('tostring(length(range(0, 1e9)))') }, '[?unreadable]'],
  'ranges in ranges': [{ 'main.tf': subnet('tostring(length(flatten([for i in range(1000) : [for j in range(1000) : [for k in range(1000) : k]]])))') }, '[?too-large]'],
  'a text that doubles': [{ 'main.tf': `${subnet('local.t40')}locals {\n  t0 = "xxxxxxxxxxxxxxxx"\n${Array.from({ length: 40 }, (_, index) => `  t${index + 1} = "\${local.t${index}}\${local.t${index}}"\n`).join('')}}\n` }, '[?too-large]'],
  'a list that doubles': [{ 'main.tf': `${subnet('tostring(length(local.l40))')}locals {\n  l0 = [1, 2, 3, 4]\n${Array.from({ length: 40 }, (_, index) => `  l${index + 1} = concat(local.l${index}, local.l${index})\n`).join('')}}\n` }, '[?too-large]'],
  'a product of sets': [{ 'main.tf': subnet('tostring(length(setproduct(range(1000), range(1000), range(1000))))') }, '[?too-large]'],
  'padding without end': [{ 'main.tf': subnet('format("%1000000000d", 1)') }, '[?too-large]'],
  'a path out of everything': [{ 'main.tf': subnet('file("../../../../../../../../etc/passwd")') }, '[?function-not-pure]'],
  'a module out of everything': [{ 'main.tf': `${subnet('module.m.x')}module "m" {\n  source = "../../../../../../../../etc"\n}\n` }, '[?module-not-on-disk]'],
  'a module that is a neighbour of the workspace and not in it': [{ 'main.tf': `${subnet('module.m.x')}module "m" {\n  source = "../elsewhere"\n}\n` }, '[?module-not-on-disk]'],
};

for (const [name, [files, prefix]] of Object.entries(values)) {
  test(name, () => { assert.equal(prefixOf(files), prefix); });
}

test('copies without end are one that stands for all, and the network is not complete', () => {
  for (const more of ['count = 1000000000', 'count = 1e300', 'for_each = toset([for i in range(0, 1e9) : tostring(i)])']) {
    const { network } = atOnce({ 'main.tf': subnet('"10.0.0.0/24"', more) });
    assert.deepEqual([network.subnets.map(({ id, exists }) => [id, exists]), network.complete], [[['azurerm_subnet.s[*]', 'maybe']], false], more);
  }
});

test('dynamic blocks without end', () => {
  const { network } = atOnce({ 'main.tf': 'resource "azurerm_virtual_network" "n" {\n  dynamic "subnet" {\n    for_each = range(0, 1e9)\n    content {\n      name = subnet.value\n    }\n  }\n}\n' });
  assert.deepEqual(network.subnets, []);
});

test('modules that call themselves, each other, and ever more of them', () => {
  const calls = (name: string, source: string, more = ''): string => `module "${name}" {\n  source = "${source}"\n  ${more}\n}\n`;
  assert.equal(atOnce({ 'main.tf': calls('m', './') }).network.complete, false);
  assert.equal(atOnce({ 'main.tf': calls('m', './a'), 'a/main.tf': calls('b', '../b'), 'b/main.tf': calls('a', '../a') }).network.complete, false);
  const deep = Object.fromEntries(Array.from({ length: 12 }, (_, level) => [`m${level}/main.tf`, Array.from({ length: 12 }, (_each, index) => calls(`c${index}`, `../m${level + 1}`, 'count = 12')).join('')]));
  assert.equal(atOnce({ 'main.tf': calls('m', './m0'), ...deep, 'm12/main.tf': subnet('"10.0.0.0/24"') }).network.complete, false);
});

test('a plan with modules within modules, and values within values', () => {
  let module: unknown = { resources: [resource('azurerm_subnet.s', { address_prefixes: ['10.0.0.0/24'] })] };
  let value: unknown = '10.0.0.0/24';
  for (let depth = 0; depth < 400; depth++) [module, value] = [{ child_modules: [module] }, [value]];
  const text = plan({ resources: [resource('azurerm_subnet.t', { address_prefixes: value })], children: [module], changes: [] });
  const start = performance.now();
  assert.ok(deploymentOf({ 'plan.json': text }, null, 'plan.json').network.subnets.length <= 2);
  assert.ok(performance.now() - start < 60_000);
});

test('references of a plan that lead in circles', () => {
  const call = (references: readonly string[]): unknown => ({ expressions: { id: { references } }, module: { outputs: { id: { expression: { references: ['var.id'] } } } } });
  const text = plan({
    resources: [resource('azurerm_kubernetes_cluster_node_pool.p', { name: 'p' })],
    changes: [{ address: 'azurerm_kubernetes_cluster_node_pool.p', type: 'azurerm_kubernetes_cluster_node_pool', change: { actions: ['create'], after_unknown: { vnet_subnet_id: true } } }],
    configuration: {
      resources: [{ address: 'azurerm_kubernetes_cluster_node_pool.p', expressions: { vnet_subnet_id: { references: ['module.a.id', 'module.a'] } } }],
      module_calls: { a: call(['module.b.id', 'module.b', 'module.a.id']), b: call(['module.a.id', 'module.a', 'module.b.id']) },
    },
  });
  const start = performance.now();
  assert.equal(short(deploymentOf({ 'plan.json': text }, null, 'plan.json').network.clusters[0]?.nodePools[0]?.subnet), '?run-time');
  assert.ok(performance.now() - start < 60_000);
});
