import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trailOf } from '../../../src/model/value';
import { deploymentOf, short } from './deployment';

/** The prefixes of a subnet whose `address_prefixes` is the given expression, beside the given text. */
function prefixes(expression: string, around = ''): string {
  const { network } = deploymentOf(`${around}\nresource "azurerm_subnet" "s" {\n  address_prefixes = ${expression}\n}\n`);
  return short(network.subnets[0]?.prefixes);
}

const cases: readonly (readonly [expression: string, around: string, expected: string])[] = [
  ['["10.0.0.0/24"]', '', '[10.0.0.0/24]'],
  ['[var.a]', 'variable "a" { default = "10.1.0.0/24" }', '[10.1.0.0/24]'],
  ['[var.a]', 'variable "a" {}', '[?no-value]'],
  ['var.a', 'variable "a" { default = ["10.1.0.0/24", "10.2.0.0/24"] }', '[10.1.0.0/24, 10.2.0.0/24]'],
  ['[local.a]', 'locals { a = cidrsubnet(local.b, 8, 1)\n b = "10.0.0.0/16" }', '[10.0.1.0/24]'],
  ['[local.a]', 'locals { a = local.b\n b = local.a }', '[?unreadable]'],
  ['["10.${var.n}.0.0/16"]', 'variable "n" { default = 7 }', '[10.7.0.0/16]'],
  ['[var.on ? "10.1.0.0/24" : "10.2.0.0/24"]', 'variable "on" {}', '[10.1.0.0/24 if `var.on`=true | 10.2.0.0/24 if `var.on`=false]'],
  ['[!var.on ? "10.1.0.0/24" : "10.2.0.0/24"]', 'variable "on" {}', '[10.1.0.0/24 if `var.on`=false | 10.2.0.0/24 if `var.on`=true]'],
  ['[var.on ? (var.on ? "a" : "b") : "c"]', 'variable "on" {}', '[a if `var.on`=true | c if `var.on`=false]'],
  ['[var.env == "dev" ? "a" : var.env == "prod" ? "b" : "c"]', 'variable "env" {}', '[a if `var.env`="dev" | b if `var.env`="prod" | c if `var.env`≠"prod"&`var.env`≠"dev"]'],
  ['[var.env != "dev" ? (var.env == "dev" ? "a" : "b") : "c"]', 'variable "env" {}', '[b if `var.env`≠"dev" | c if `var.env`="dev"]'],
  ['var.on ? ["10.1.0.0/24"] : null', 'variable "on" {}', '[10.1.0.0/24] if `var.on`=true | - if `var.on`=false'],
  ['[for i in range(2) : cidrsubnet("10.0.0.0/16", 8, i)]', '', '[10.0.0.0/24, 10.0.1.0/24]'],
  ['[for k, v in var.m : v if k != "b"]', 'variable "m" { default = { a = "10.0.0.0/24", b = "10.1.0.0/24" } }', '[10.0.0.0/24]'],
  ['concat(["10.0.0.0/24"], var.more)', 'variable "more" {}', '[10.0.0.0/24, …]'],
  ['values({ a = "10.0.0.0/24" })', '', '[10.0.0.0/24]'],
  ['[var.o.prefix]', 'variable "o" {\n  type = object({ prefix = optional(string, "10.9.0.0/24") })\n  default = {}\n}', '[10.9.0.0/24]'],
  ['[lookup(var.m, "x", "10.3.0.0/24")]', 'variable "m" { default = {} }', '[10.3.0.0/24]'],
  ['[try(var.o.none, "10.4.0.0/24")]', 'variable "o" { default = {} }', '[10.4.0.0/24]'],
  ['[terraform.workspace]', '', '[?no-value]'],
  ['[path.module, path.root, path.cwd]', '', '[., ., ?run-time]'],
  ['[file("x")]', '', '[?function-not-pure]'],
  ['[module.net.prefix]', 'module "net" {\n  source = "./net"\n}', '[?module-not-on-disk]'],
  ['[data.azurerm_subnet.d.address_prefix]', 'data "azurerm_subnet" "d" { name = "x" }', '[?read-from-azure]'],
  ['azurerm_subnet.other.address_prefixes', 'resource "azurerm_subnet" "other" {\n  address_prefixes = ["10.5.0.0/24"]\n}', ''],
  ['[1 + 1 == 2 && !false ? "10.6.0.0/24" : "no"]', '', '[10.6.0.0/24]'],
  ['[false && var.nothing ? "no" : "10.7.0.0/24"]', 'variable "nothing" {}', '[10.7.0.0/24]'],
  ['[var.o != null && var.o.on ? "10.6.0.0/24" : "10.7.0.0/24"]', 'variable "o" {\n  type = object({ on = bool })\n  default = null\n}', '[10.7.0.0/24]'],
  ['[true || var.l[3] ? "10.6.0.0/24" : "10.7.0.0/24"]', 'variable "l" { default = [] }', '[10.6.0.0/24]'],
  ['[nothing.at.all]', '', '[?unreadable]'],
  ['[join("", [for i in range(1000) : join("", [for j in range(1000) : "x"])])]', '', '[?too-large]'],
];

for (const [expression, around, expected] of cases.filter(([, , wanted]) => wanted !== '')) {
  test(`${expression} ${around && `beside ${around.replace(/\s+/g, ' ')}`} is ${expected}`, () => {
    assert.equal(prefixes(expression, around), expected);
  });
}

test('a reference to a written attribute of another resource gives what is written there', () => {
  const { network } = deploymentOf(`
resource "azurerm_subnet" "a" { address_prefixes = ["10.5.0.0/24"] }
resource "azurerm_subnet" "b" { address_prefixes = azurerm_subnet.a.address_prefixes }
`);
  assert.deepEqual(network.subnets.map(({ prefixes: each }) => short(each)), ['[10.5.0.0/24]', '[10.5.0.0/24]']);
});

test('a value keeps its trail back to the one literal that decides it', () => {
  const files = {
    'main.tf': 'resource "azurerm_subnet" "s" {\n  address_prefixes = [local.p]\n}\n',
    'vars.tf': 'locals { p = var.nodes }\nvariable "nodes" {\n  default = "10.0.0.0/24"\n}\n',
  };
  const prefix = deploymentOf(files).network.subnets[0]?.prefixes;
  assert.ok(prefix?.kind === 'known');
  const [item] = prefix.value.items;
  assert.ok(item?.kind === 'known');
  assert.equal(files['main.tf'].slice(item.span.start, item.span.end), 'local.p');
  assert.ok(item.origin.literal);
  assert.equal(files['vars.tf'].slice(item.origin.literal.start, item.origin.literal.end), '"10.0.0.0/24"');
  assert.deepEqual(trailOf(item.origin).map(({ what }) => what), ['local `p`', 'default of variable `nodes`']);
});

test('terraform.tfvars wins over a default, and the last *.auto.tfvars over both', () => {
  const main = 'variable "p" { default = "10.0.0.0/24" }\nresource "azurerm_subnet" "s" {\n  address_prefixes = [var.p]\n}\n';
  const prefix = (files: Record<string, string>): string => short(deploymentOf({ 'main.tf': main, ...files }).network.subnets[0]?.prefixes);
  assert.equal(prefix({ 'terraform.tfvars': 'p = "10.1.0.0/24"' }), '[10.1.0.0/24]');
  assert.equal(prefix({ 'terraform.tfvars': 'p = "10.1.0.0/24"', 'b.auto.tfvars': 'p = "10.3.0.0/24"', 'a.auto.tfvars': 'p = "10.2.0.0/24"' }), '[10.3.0.0/24]');
  assert.equal(prefix({ 'prod.tfvars': 'p = "10.1.0.0/24"' }), '[10.0.0.0/24]');
});

test('count and for_each make their copies', () => {
  const ids = (text: string): readonly string[] => deploymentOf(text).network.subnets.map(({ id, exists, prefixes: each }) => `${id} ${exists} ${short(each)}`);
  assert.deepEqual(ids('resource "azurerm_subnet" "s" {\n  count = 2\n  address_prefixes = [cidrsubnet("10.0.0.0/16", 8, count.index)]\n}'), [
    'azurerm_subnet.s[0] yes [10.0.0.0/24]', 'azurerm_subnet.s[1] yes [10.0.1.0/24]']);
  assert.deepEqual(ids('resource "azurerm_subnet" "s" {\n  for_each = { a = "10.0.0.0/24" }\n  address_prefixes = [each.value]\n}'), [
    'azurerm_subnet.s["a"] yes [10.0.0.0/24]']);
  assert.deepEqual(ids('resource "azurerm_subnet" "s" {\n  for_each = toset(["10.0.0.0/24"])\n  address_prefixes = [each.key]\n}'), [
    'azurerm_subnet.s["10.0.0.0/24"] yes [10.0.0.0/24]']);
  assert.deepEqual(ids('variable "on" {}\nresource "azurerm_subnet" "s" {\n  count = var.on ? 1 : 0\n  address_prefixes = ["10.0.0.0/24"]\n}'), [
    'azurerm_subnet.s[0] maybe [10.0.0.0/24]']);
  assert.deepEqual(ids('variable "n" {}\nresource "azurerm_subnet" "s" {\n  count = var.n\n  address_prefixes = [cidrsubnet("10.0.0.0/16", 8, count.index)]\n}'), [
    'azurerm_subnet.s[*] maybe [?no-value]']);
  assert.deepEqual(ids('resource "azurerm_subnet" "s" {\n  count = 1000000000\n  address_prefixes = ["10.0.0.0/24"]\n}'), [
    'azurerm_subnet.s[*] maybe [10.0.0.0/24]']);
  assert.deepEqual(ids('resource "azurerm_subnet" "s" {\n  count = 0\n}'), []);
});

test('a pool is followed to its subnet, and the subnet to its network', () => {
  const { network } = deploymentOf(`
variable "subnets" { default = { nodes = "10.0.1.0/24" } }
resource "azurerm_virtual_network" "v" {
  name          = "v"
  address_space = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "s" {
  for_each             = var.subnets
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = [each.value]
}
resource "azurerm_kubernetes_cluster" "k" {
  default_node_pool {
    vnet_subnet_id = azurerm_subnet.s["nodes"].id
  }
}
resource "azurerm_kubernetes_cluster_node_pool" "p" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.k.id
  vnet_subnet_id        = element([for s in azurerm_subnet.s : s.id], 0)
}
`);
  assert.equal(short(network.subnets[0]?.virtualNetwork), 'azurerm_virtual_network.v');
  assert.deepEqual(network.clusters[0]?.nodePools.map(({ id, subnet }) => `${id} in ${short(subnet)}`), [
    'azurerm_kubernetes_cluster.k.default_node_pool in azurerm_subnet.s["nodes"]',
    'azurerm_kubernetes_cluster_node_pool.p in azurerm_subnet.s["nodes"]',
  ]);
});

test('a subnet inside its network is found by its name', () => {
  const { network } = deploymentOf(`
resource "azurerm_virtual_network" "v" {
  address_space = ["10.0.0.0/16"]
  subnet {
    name             = "nodes"
    address_prefixes = ["10.0.1.0/24"]
  }
  subnet {
    name           = "old"
    address_prefix = "10.0.2.0/24"
  }
}
resource "azurerm_kubernetes_cluster" "k" {
  default_node_pool {
    vnet_subnet_id = one([for s in azurerm_virtual_network.v.subnet : s.id if s.name == "nodes"])
  }
}
`);
  assert.deepEqual(network.subnets.map(({ id, prefixes: each }) => `${id} ${short(each)}`), [
    'azurerm_virtual_network.v.subnet["nodes"] [10.0.1.0/24]', 'azurerm_virtual_network.v.subnet["old"] [10.0.2.0/24]']);
  assert.equal(short(network.clusters[0]?.nodePools[0]?.subnet), 'azurerm_virtual_network.v.subnet["nodes"]');
});

test('attribute names of all versions of the provider are read', () => {
  const pool = (text: string): string => {
    const found = deploymentOf(`resource "azurerm_kubernetes_cluster" "k" {\n  default_node_pool {\n${text}\n  }\n}`).network.clusters[0]?.nodePools[0];
    return `${short(found?.autoscaling)} ${short(found?.minCount)} ${short(found?.maxSurge)}`;
  };
  assert.equal(pool('enable_auto_scaling = true\nmin_count = 1\nupgrade_settings {\n max_surge = "33%"\n}'), 'true 1 33%');
  assert.equal(pool('auto_scaling_enabled = "true"\nmin_count = "2"\nupgrade_settings {\n max_surge = 2\n}'), 'true 2 2');
});

test('dynamic blocks are made from what is known', () => {
  const plugin = (text: string): string => short(deploymentOf(`resource "azurerm_kubernetes_cluster" "k" {\n${text}\n}`).network.clusters[0]?.networkPlugin);
  assert.equal(plugin('dynamic "network_profile" {\n for_each = ["azure"]\n content {\n  network_plugin = network_profile.value\n }\n}'), 'azure');
  assert.equal(plugin('dynamic "network_profile" {\n for_each = var.x\n content {\n  network_plugin = "azure"\n }\n}'), '?unreadable');
});

test('a cluster that is described elsewhere stands for itself', () => {
  const { network } = deploymentOf('data "azurerm_kubernetes_cluster" "k" {\n  name = "k"\n}\nresource "azurerm_kubernetes_cluster_node_pool" "p" {\n  kubernetes_cluster_id = data.azurerm_kubernetes_cluster.k.id\n  max_pods = 5\n}');
  assert.equal(network.clusters[0]?.id, 'data.azurerm_kubernetes_cluster.k.id');
  assert.equal(short(network.clusters[0]?.networkPlugin), '?read-from-azure');
  assert.equal(short(network.clusters[0]?.nodePools[0]?.maxPods), '5');
});

test('the client is azurerm in the version that the lock file or the constraint names', () => {
  const constraint = 'terraform {\n  required_providers {\n    azurerm = {\n      source  = "hashicorp/azurerm"\n      version = "~> 3.0"\n    }\n  }\n}';
  assert.equal(short(deploymentOf(constraint).client.version), '~> 3.0');
  assert.equal(short(deploymentOf({ 'main.tf': constraint, '.terraform.lock.hcl': 'provider "registry.example/hashicorp/azurerm" {\n  version = "3.116.0"\n}' }).client.version), '3.116.0');
  assert.equal(short(deploymentOf('').client.version), '-');
});

test('subnets inside their network are told apart although their names are not known, and their order is Terraform’s own', () => {
  const text = (index: string): string => `
variable "prefix" {}
resource "azurerm_virtual_network" "v" {
  name          = random_pet.n.id
  address_space = ["10.1.0.0/16"]
  subnet {
    name             = "\${var.prefix}-bastion"
    address_prefixes = ["10.1.0.0/26"]
  }
  subnet {
    name             = "\${var.prefix}-aks"
    address_prefixes = ["10.1.4.0/22"]
  }
}
resource "random_pet" "n" {}
resource "azurerm_subnet" "s" {
  virtual_network_name = azurerm_virtual_network.v.name
}
resource "azurerm_kubernetes_cluster" "k" {
  default_node_pool {
    vnet_subnet_id = ${index}
  }
}`;
  const { network } = deploymentOf(text('tolist(azurerm_virtual_network.v.subnet)[1].id'));
  assert.deepEqual(network.subnets.map(({ id }) => id), ['azurerm_virtual_network.v.subnet[0]', 'azurerm_virtual_network.v.subnet[1]', 'azurerm_subnet.s']);
  assert.equal(short(network.subnets[2]?.virtualNetwork), 'azurerm_virtual_network.v');
  for (const index of ['tolist(azurerm_virtual_network.v.subnet)[1].id', 'azurerm_virtual_network.v.subnet.*.id[0]', '[for s in azurerm_virtual_network.v.subnet : s.id][0]']) {
    assert.equal(short(deploymentOf(text(index)).network.clusters[0]?.nodePools[0]?.subnet), '?run-time', index);
  }
  const found = text('[for s in azurerm_virtual_network.v.subnet : s.id if endswith(s.name, "aks")][0]').replaceAll('${var.prefix}', 'x');
  assert.equal(short(deploymentOf(found).network.clusters[0]?.nodePools[0]?.subnet), 'azurerm_virtual_network.v.subnet["x-aks"]');
});

test('ranges from a pool of addresses are read from Azure', () => {
  const { network, notChecked } = deploymentOf('resource "azurerm_virtual_network" "v" {\n  name = "v"\n  ip_address_pool {\n    id = "x"\n    number_of_ip_addresses = "256"\n  }\n}');
  assert.equal(short(network.virtualNetworks[0]?.addressSpace), '?read-from-azure');
  assert.deepEqual(notChecked.map(({ what }) => what), ['ip_address_pool']);
});

test('what makes no sense in a file of values is named', () => {
  const { unreadable } = deploymentOf({ 'main.tf': 'variable "x" {}', 'terraform.tfvars': 'x = "a\ny = 1\n' });
  assert.deepEqual(unreadable.map(({ uri }) => uri), ['file:///project/terraform.tfvars']);
});

test('what is missing in a block that is not closed may be about to be written', () => {
  const cluster = (text: string): string => {
    const found = deploymentOf(`resource "azurerm_kubernetes_cluster" "k" {\n${text}`).network.clusters[0];
    return `${short(found?.networkPlugin)} ${short(found?.serviceCidrs)}`;
  };
  assert.equal(cluster('  network_profile {\n    network_plugin = "azure"\n  }\n}\n'), 'azure -');
  assert.equal(cluster('  network_profile {\n    network_plugin = "azure"\n'), 'azure ?unreadable');
  assert.equal(cluster('  name = "k"\n'), '?unreadable ?unreadable');
});
