import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, root, short } from './deployment';

/** The prefixes of the subnet of the files, whose expression is `prefix`. */
function prefixOf(expression: string, files: Readonly<Record<string, string>> = {}): string {
  const { network } = deploymentOf({ 'main.tf': `resource "azurerm_subnet" "s" {\n  address_prefixes = [${expression}]\n}\n`, ...files });
  return short(network.subnets[0]?.prefixes);
}

const yaml = { 'config/net.yaml': 'subnets:\n  nodes: 10.1.0.0/24\n' };

test('files of the workspace are read, with paths as Terraform sees them in the root', () => {
  for (const path of ['config/net.yaml', './config/net.yaml', '${path.module}/config/net.yaml', '${path.root}/config/net.yaml']) {
    assert.equal(prefixOf(`yamldecode(file("${path}")).subnets.nodes`, yaml), '[10.1.0.0/24]', path);
  }
  assert.equal(prefixOf('jsondecode(file("net.json"))["nodes"]', { 'net.json': '{ "nodes": "10.1.2.0/24" }' }), '[10.1.2.0/24]');
  assert.equal(prefixOf('trimspace(file("net.txt"))', { 'net.txt': '10.1.3.0/24\n' }), '[10.1.3.0/24]');
  assert.equal(prefixOf('csvdecode(file("net.csv"))[0].range', { 'net.csv': 'name,range\nnodes,10.1.4.0/24\n' }), '[10.1.4.0/24]');
  assert.equal(prefixOf('base64decode(filebase64("net.txt"))', { 'net.txt': '10.1.3.0/24' }), '[10.1.3.0/24]');
  assert.equal(prefixOf('fileexists("config/net.yaml") ? "10.1.5.0/24" : "10.1.6.0/24"', yaml), '[10.1.5.0/24]');
});

test('in a module a path begins where Terraform runs, and path.module leads to the module', () => {
  const files = {
    'main.tf': 'module "net" {\n  source = "./modules/net"\n}\n',
    'modules/net/main.tf': 'resource "azurerm_subnet" "s" {\n  address_prefixes = [file("net.txt"), file("${path.module}/net.txt"), path.module]\n}\n',
    'net.txt': '10.1.1.0/24',
    'modules/net/net.txt': '10.1.2.0/24',
  };
  assert.equal(short(deploymentOf(files).network.subnets[0]?.prefixes), '[10.1.1.0/24, 10.1.2.0/24, modules/net]');
});

test('what is not there is looked for, and nothing is said of it', () => {
  const { network, reads } = deploymentOf('resource "azurerm_subnet" "s" {\n  address_prefixes = [file("generated/net.txt")]\n}\n');
  assert.equal(short(network.subnets[0]?.prefixes), '[?function-not-pure]');
  assert.ok(reads.files.has(`${root}/generated/net.txt`));
  for (const path of ['/etc/hosts', '~/net.txt', 'c:/net.txt', '../../../../../x']) assert.equal(prefixOf(`file("${path}")`), '[?function-not-pure]', path);
  assert.equal(prefixOf('fileexists("nowhere") ? "a" : "b"'), '[a if `fileexists("nowhere")`=true | b if `fileexists("nowhere")`=false]');
  assert.equal(prefixOf('file("net.bin")', { 'net.bin': 'a\uFFFDb' }), '[?function-not-pure]');
  assert.equal(prefixOf('file(var.path)', { 'variables.tf': 'variable "path" {}' }), '[?no-value]');
  assert.equal(prefixOf('file(var.on ? "a.txt" : "b.txt")', { 'variables.tf': 'variable "on" {}', 'a.txt': '10.1.0.0/24', 'b.txt': '10.2.0.0/24' }), '[10.1.0.0/24 if `var.on`=true | 10.2.0.0/24 if `var.on`=false]');
});

test('templates are rendered with the values that they are given and nothing else', () => {
  const files = { 'net.tpl': '%{ for n in nets ~}\n${n.prefix}\n%{ endfor ~}\n', 'one.tpl': '${upper(x)}', 'var.tpl': '${var.x}', 'broken.tpl': '${', 'variables.tf': 'variable "x" {\n  default = 1\n}\n' };
  assert.equal(prefixOf('split("\\n", templatefile("net.tpl", { nets = [{ prefix = "10.1.0.0/24" }, { prefix = "10.2.0.0/24" }] }))[1]', files), '[10.2.0.0/24]');
  assert.equal(prefixOf('templatefile("one.tpl", { x = "a" })', files), '[A]');
  assert.equal(prefixOf('try(templatefile("var.tpl", {}), "refused")', files), '[refused]');
  assert.equal(prefixOf('try(templatefile("one.tpl", {}), "refused")', files), '[refused]');
  assert.equal(prefixOf('templatefile("broken.tpl", {})', files), '[?unreadable]');
  assert.equal(prefixOf('templatestring(local.text, { n = 3 })', { 'locals.tf': 'locals {\n  text = "10.$${n}.0.0/16"\n}\n' }), '[10.3.0.0/16]');
});

test('a template that renders itself ends', () => {
  assert.match(prefixOf('templatefile("a.tpl", {})', { 'a.tpl': '${templatefile("a.tpl", {})}x' }), /^\[\?(too-large|unreadable)\]$/);
});
