import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze, reportsOf } from '../../../src/analyze';
import type { Deployment } from '../../../src/languages/language';
import { deploymentOf, root, short } from './deployment';

/** A module that makes a network with subnets, and gives their ids. */
const net = `
variable "name" {}
variable "space" {}
variable "subnets" {
  type = map(object({ prefix = string, delegated = optional(bool, false) }))
}
resource "azurerm_virtual_network" "this" {
  name          = var.name
  address_space = [var.space]
}
resource "azurerm_subnet" "this" {
  for_each             = var.subnets
  name                 = each.key
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [each.value.prefix]
}
output "subnet_ids" {
  value = { for name, subnet in azurerm_subnet.this : name => subnet.id }
}
output "space" {
  value = var.space
}
`;

const aks = `
variable "subnet_id" {}
variable "nodes" {
  type    = number
  default = 3
}
variable "services" { default = null }
resource "azurerm_kubernetes_cluster" "this" {
  name = "aks"
  default_node_pool {
    name           = "system"
    node_count     = var.nodes
    vnet_subnet_id = var.subnet_id
  }
  network_profile {
    network_plugin = "azure"
    service_cidr   = var.services
  }
}
`;

function subnets({ network }: Deployment): readonly string[] {
  return network.subnets.map(({ id, prefixes, virtualNetwork }) => `${id} ${short(prefixes)} in ${short(virtualNetwork)}`);
}

function firstPool({ network }: Deployment): string {
  const pool = network.clusters[0]?.nodePools[0];
  return `${network.clusters[0]?.id ?? ''}: ${short(pool?.count)} in ${short(pool?.subnet)}`;
}

test('what a module makes has the address of its call, and outputs lead to inputs across siblings', () => {
  const deployment = deploymentOf({
    'main.tf': `
module "net" {
  source  = "./modules/net"
  name    = "hub"
  space   = "10.0.0.0/16"
  subnets = { nodes = { prefix = "10.0.4.0/24" } }
}
module "aks" {
  source    = "./modules/aks"
  subnet_id = module.net.subnet_ids["nodes"]
  nodes     = "5"
  services  = cidrsubnet(module.net.space, 4, 15)
}
`,
    'modules/net/main.tf': net,
    'modules/aks/main.tf': aks,
  });
  assert.deepEqual(deployment.network.virtualNetworks.map(({ id, addressSpace }) => `${id} ${short(addressSpace)}`), ['module.net.azurerm_virtual_network.this [10.0.0.0/16]']);
  assert.deepEqual(subnets(deployment), ['module.net.azurerm_subnet.this["nodes"] [10.0.4.0/24] in module.net.azurerm_virtual_network.this']);
  assert.equal(firstPool(deployment), 'module.aks.azurerm_kubernetes_cluster.this: 5 in module.net.azurerm_subnet.this["nodes"]');
  assert.equal(short(deployment.network.clusters[0]?.serviceCidrs), '[10.0.240.0/20]');
  assert.equal(deployment.network.complete, true);
});

test('modules are called many times, with `count` and `for_each`, and within each other', () => {
  const deployment = deploymentOf({
    'main.tf': `
module "stamp" {
  for_each = { a = 1, b = 2 }
  source   = "./stamp"
  number   = each.value
}
module "more" {
  count  = 2
  source = "./stamp"
  number = count.index + 10
}
module "aks" {
  source    = "./modules/aks"
  subnet_id = module.stamp["b"].nodes
}
`,
    'stamp/main.tf': `
variable "number" {}
module "net" {
  source  = "../modules/net"
  name    = "net-\${var.number}"
  space   = "10.\${var.number}.0.0/16"
  subnets = { nodes = { prefix = cidrsubnet("10.\${var.number}.0.0/16", 8, 0) } }
}
output "nodes" {
  value = module.net.subnet_ids.nodes
}
`,
    'modules/net/main.tf': net,
    'modules/aks/main.tf': aks,
  });
  const made = ['stamp["a"]', 'stamp["b"]', 'more[0]', 'more[1]'].map((copy, index) => {
    const number = [1, 2, 10, 11][index];
    return `module.${copy}.module.net.azurerm_subnet.this["nodes"] [10.${number}.0.0/24] in module.${copy}.module.net.azurerm_virtual_network.this`;
  });
  assert.deepEqual(subnets(deployment), made);
  assert.equal(firstPool(deployment), 'module.aks.azurerm_kubernetes_cluster.this: 3 in module.stamp["b"].module.net.azurerm_subnet.this["nodes"]');
});

test('modules that need each other\'s outputs are no cycle', () => {
  const deployment = deploymentOf({
    'main.tf': `
module "a" {
  source = "./a"
  peer   = module.b.own
  range  = "10.1.0.0/16"
}
module "b" {
  source = "./a"
  peer   = module.a.own
  range  = "10.2.0.0/16"
}
`,
    'a/main.tf': `
variable "peer" {}
variable "range" {}
resource "azurerm_virtual_network" "x" {
  name          = "x"
  address_space = [var.range, var.peer]
}
output "own" { value = var.range }
`,
  });
  assert.deepEqual(deployment.network.virtualNetworks.map(({ addressSpace }) => short(addressSpace)), ['[10.1.0.0/16, 10.2.0.0/16]', '[10.2.0.0/16, 10.1.0.0/16]']);
});

test('inputs are converted, completed with defaults, and null where null is given', () => {
  const deployment = deploymentOf({
    'main.tf': `
module "m" {
  source = "./m"
  pool   = { count = "4" }
  sure   = null
  open   = null
}
`,
    'm/main.tf': `
variable "pool" {
  type = object({ count = number, max_pods = optional(number, 50), mode = optional(string) })
}
variable "sure" {
  type     = number
  default  = 7
  nullable = false
}
variable "open" {
  type    = string
  default = "10.0.0.0/16"
}
resource "azurerm_kubernetes_cluster" "this" {
  default_node_pool {
    name       = "system"
    node_count = var.pool.count
    max_pods   = var.pool.max_pods
    mode       = var.pool.mode
    min_count  = var.sure
  }
  network_profile {
    service_cidr = var.open
  }
}
`,
  });
  const [cluster] = deployment.network.clusters;
  const [pool] = cluster?.nodePools ?? [];
  assert.deepEqual([pool?.count, pool?.maxPods, pool?.mode, pool?.minCount, cluster?.serviceCidrs].map(short), ['4', '50', '-', '7', '-']);
});

test('a module that is not on disk is unknown with that reason, and hides what it may make', () => {
  const { network, notChecked } = deploymentOf({
    'main.tf': `
module "net" {
  source  = "Azure/nothing/azurerm"
  version = "1.0.0"
}
module "gone" {
  source = "../outside/gone"
}
resource "azurerm_kubernetes_cluster" "this" {
  default_node_pool {
    name           = "system"
    vnet_subnet_id = module.net.subnet_ids["nodes"]
    node_count     = module.gone[0].nodes
  }
}
`,
  });
  const pool = network.clusters[0]?.nodePools[0];
  assert.deepEqual([pool?.subnet, pool?.count].map(short), ['?module-not-on-disk', '?module-not-on-disk']);
  assert.equal(network.complete, false);
  assert.deepEqual(notChecked.map(({ what, value }) => `${what}: ${value.message}`), [
    'node_count: module `gone` (source `../outside/gone`) is not on disk',
    'vnet_subnet_id: module `net` (source `Azure/nothing/azurerm`) is not on disk',
  ]);
});

test('what `terraform init` has downloaded is followed, and every place of it lies in the user\'s text', () => {
  const main = `
module "net" {
  source  = "Azure/net/azurerm"
  name    = "hub"
  space   = "10.0.0.0/16"
  subnets = { nodes = { prefix = "10.0.4.0/24" } }
}
module "aks" {
  source    = "git::https://example.com/aks.git"
  subnet_id = module.net.subnet_ids["nodes"]
}
`;
  const { network, notChecked } = deploymentOf({
    'main.tf': main,
    '.terraform/modules/modules.json': JSON.stringify({ Modules: [
      { Key: '', Source: '', Dir: '.' },
      { Key: 'net', Source: 'registry.terraform.io/Azure/net/azurerm', Version: '1.0.0', Dir: '.terraform/modules/net' },
      { Key: 'aks', Source: 'git::https://example.com/aks.git', Dir: '.terraform/modules/aks/terraform' },
      { Key: 'aks.pools', Source: './pools', Dir: '.terraform/modules/aks/terraform/pools' },
    ] }),
    '.terraform/modules/net/main.tf': net,
    '.terraform/modules/aks/terraform/main.tf': aks.replace('"azure"', 'var.plugin') + 'variable "plugin" {}\nmodule "pools" {\n  source = "./pools"\n  cluster = azurerm_kubernetes_cluster.this.id\n}\n',
    '.terraform/modules/aks/terraform/pools/main.tf': 'variable "cluster" {}\nresource "azurerm_kubernetes_cluster_node_pool" "more" {\n  kubernetes_cluster_id = var.cluster\n  node_count = 2\n}\n',
  });
  const [cluster] = network.clusters;
  assert.deepEqual(cluster?.nodePools.map(({ id, count, subnet }) => `${id} ${short(count)} ${short(subnet)}`), [
    'module.aks.azurerm_kubernetes_cluster.this.default_node_pool 3 module.net.azurerm_subnet.this["nodes"]',
    'module.aks.module.pools.azurerm_kubernetes_cluster_node_pool.more 2 -',
  ]);
  const spans = JSON.stringify({ network, notChecked }, (key, value: unknown) => (key === 'origin' ? undefined : value));
  assert.equal(spans.includes('.terraform'), false);
  const prefix = network.subnets[0]?.prefixes;
  const item = prefix?.kind === 'known' ? prefix.value.items[0] : undefined;
  assert.equal(main.slice(item?.span.start, item?.span.end), '"10.0.4.0/24"');
  assert.equal(main.slice(cluster?.span.start, cluster?.span.end), 'module "aks"');
});

test('a condition on what a module is given is one on what the caller gives', () => {
  const { network } = deploymentOf({
    'main.tf': `
variable "private" {
  type = bool
}
module "a" {
  source  = "./m"
  private = var.private
}
module "b" {
  source  = "./m"
  private = !var.private
}
`,
    'm/main.tf': `
variable "private" {}
resource "azurerm_virtual_network" "this" {
  count         = var.private ? 1 : 0
  address_space = [var.private ? "10.0.0.0/16" : "10.1.0.0/16"]
}
`,
  });
  assert.deepEqual(network.virtualNetworks.map(({ when }) => when), [[{ subject: '`var.private`', is: 'true' }], [{ subject: '`var.private`', is: 'false' }]]);
});

test('a module that may not be called makes what it makes under that condition', () => {
  const deployment = deploymentOf({
    'main.tf': `
variable "own" {
  type = bool
}
module "net" {
  count   = var.own ? 1 : 0
  source  = "./modules/net"
  name    = "hub"
  space   = "10.0.0.0/16"
  subnets = { nodes = { prefix = "10.0.4.0/24" } }
}
module "aks" {
  source    = "./modules/aks"
  subnet_id = try(module.net[0].subnet_ids["nodes"], null)
}
`,
    'modules/net/main.tf': net,
    'modules/aks/main.tf': aks,
  });
  const [subnet] = deployment.network.subnets;
  assert.deepEqual([subnet?.exists, subnet?.when], ['maybe', [{ subject: '`var.own`', is: 'true' }]]);
  assert.equal(firstPool(deployment), 'module.aks.azurerm_kubernetes_cluster.this: 3 in module.net[0].azurerm_subnet.this["nodes"] if `var.own`=true | - if `var.own`=false');
});

test('modules that call themselves, and ever more of them, end at once', () => {
  const start = performance.now();
  const itself = deploymentOf({ 'main.tf': 'module "a" {\n  source = "./a"\n}\n', 'a/main.tf': 'module "b" {\n  source = "../b"\n}\n', 'b/main.tf': 'module "a" {\n  source = "../a"\n}\nresource "azurerm_virtual_network" "x" {\n  address_space = [module.a.x]\n}\n' });
  assert.equal(short(itself.network.virtualNetworks[0]?.addressSpace), '[?unreadable]');
  const many: Record<string, string> = { 'main.tf': 'module "m" {\n  source = "./m0"\n  count = 1000000000\n}\nmodule "n" {\n  source = "./m0"\n}\n' };
  for (let depth = 0; depth < 12; depth++) many[`m${depth}/main.tf`] = `module "m" {\n  for_each = toset(["a", "b", "c", "d", "e", "f", "g", "h"])\n  source = "../m${depth + 1}"\n}\n`;
  assert.equal(deploymentOf(many).network.complete, false);
  const took = performance.now() - start;
  assert.ok(took < 20_000, `${took} ms`);
});

test('a module that another folder calls is judged through its callers, one that nobody calls is a root', () => {
  const text = 'variable "p" {\n  default = "10.0.0.0/33"\n}\nresource "azurerm_virtual_network" "v" {\n  address_space = [var.p]\n}\n';
  const files = { 'm/main.tf': text, 'n/main.tf': text, 'a/main.tf': 'module "m" {\n  source = "../m"\n  p = "10.0.0.0/16"\n}\n' };
  const analysis = analyze(undefined, new Map(Object.entries(files).map(([name, content]) => [`${root}/${name}`, content])), { today: '2026-11-20', settings: { severities: {} } });
  assert.deepEqual([...reportsOf(analysis)].map(({ deployment }) => deployment.unit.root), [`${root}/a`, `${root}/n`]);
  assert.deepEqual(allFindings(analysis).map(({ span }) => span.uri), [`${root}/n/main.tf`]);
});

/** What a finding marks, and what its related places say. */
function places(files: Readonly<Record<string, string>>): readonly (readonly [rule: string, file: string, text: string, related: readonly string[]])[] {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
  const textAt = ({ uri, start, end }: { readonly uri: string; readonly start: number; readonly end: number }): string => texts.get(uri)?.slice(start, end) ?? '';
  return allFindings(analyze(undefined, texts, { today: '2026-11-20', settings: { severities: {} } }))
    .map(({ rule, span, related }) => [rule, span.uri.slice(root.length + 1), textAt(span), related.map((each) => `${each.message}: ${textAt(each.span)}`)]);
}

test('a fault that a call makes is shown at the argument of the outermost caller, with the way to the value', () => {
  const inner = 'variable "prefix" {}\nresource "azurerm_virtual_network" "v" {\n  name = "v"\n  address_space = ["10.0.0.0/16"]\n}\nresource "azurerm_subnet" "s" {\n  virtual_network_name = azurerm_virtual_network.v.name\n  address_prefixes = [var.prefix]\n}\n';
  const outer = 'variable "range" {}\nmodule "inner" {\n  source = "../inner"\n  prefix = var.range\n}\n';
  assert.deepEqual(places({
    'main.tf': 'module "good" {\n  source = "./outer"\n  range = "10.0.1.0/24"\n}\nmodule "bad" {\n  source = "./outer"\n  range = "10.9.1.0/24"\n}\n',
    'outer/main.tf': outer,
    'inner/main.tf': inner,
  }), [['subnet-outside-network', 'main.tf', '"10.9.1.0/24"', ['passed on as `prefix` of module `inner`: var.range', 'used here: var.prefix', 'the network `v` has 10.0.0.0/16: "10.0.0.0/16"']]]);
});

test('of a map of subnets the one text is marked that is wrong, and a fault in a module of its own once, whoever calls it', () => {
  const subnets = '{\n    a = { prefix = "10.0.1.0/24" }\n    b = { prefix = "10.9.1.0/24" }\n  }';
  const call = (name: string): string => `module "${name}" {\n  source = "../net"\n  name = "n"\n  space = "10.0.0.0/16"\n  subnets = ${subnets}\n}\n`;
  assert.deepEqual(places({ 'x/main.tf': call('x'), 'net/main.tf': net }).map(([rule, file, text]) => [rule, file, text]), [['subnet-outside-network', 'x/main.tf', '"10.9.1.0/24"']]);
  const wrong = net.replace('[each.value.prefix]', '["10.0.0.0/33"]');
  assert.deepEqual(places({ 'x/main.tf': call('x').replace(/ {4}b.*/, ''), 'y/main.tf': call('y').replace(/ {4}b.*/, ''), 'net/main.tf': wrong }).map(([rule, file, text]) => [rule, file, text]), [['malformed-cidr', 'net/main.tf', '"10.0.0.0/33"']]);
});
