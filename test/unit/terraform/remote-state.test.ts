import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze, reportsOf, type Analysis } from '../../../src/analyze';
import { trailOf } from '../../../src/model/value';
import { short } from './deployment';

const options = { today: '2026-11-20', settings: { severities: {} } };
const uri = (name: string): string => `file:///project/${name}`;

function analyzed(files: Readonly<Record<string, string>>): Analysis {
  return analyze(undefined, new Map(Object.entries(files).map(([name, text]) => [uri(name), text])), options);
}

const azurerm = `backend "azurerm" {
    storage_account_name = "states"
    container_name       = "state"
    key                  = "network.tfstate"
  }`;

const maker = (backend = azurerm, network = '"hub"'): string => `
terraform {
  ${backend}
}
variable "size" {
  default = 28
}
resource "azurerm_virtual_network" "hub" {
  name                = ${network}
  resource_group_name = "rg-net"
  address_space       = ["10.1.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  for_each             = { system = "10.1.0.0/\${var.size}" }
  name                 = "snet-\${each.key}"
  resource_group_name  = "rg-net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = [each.value]
}
output "subnet_id" {
  value = azurerm_subnet.nodes["system"].id
}
output "subnet_ids" {
  value = { for key, subnet in azurerm_subnet.nodes : key => subnet.id }
}
output "network" {
  value = azurerm_virtual_network.hub
}
output "services" {
  value = "10.1.0.0/16"
}
`;

const reader = (config: string, backend = 'azurerm'): string => `
data "terraform_remote_state" "net" {
  backend = "${backend}"
  config = {
    ${config}
  }
}
`;

const network = 'key = "network.tfstate"\n    container_name = "state"';

const cluster = (subnet: string, services = '"10.9.0.0/16"'): string => `
resource "azurerm_virtual_network" "hub" {
  name                = "another"
  resource_group_name = "rg-aks"
  address_space       = ["10.7.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "snet-system"
  resource_group_name  = "rg-aks"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.7.0.0/16"]
}
resource "azurerm_kubernetes_cluster" "aks" {
  name                = "aks"
  resource_group_name = "rg-aks"
  default_node_pool {
    name           = "system"
    node_count     = 30
    vnet_subnet_id = ${subnet}
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = ${services}
    dns_service_ip      = cidrhost(${services}, 10)
  }
}
`;

function found(analysis: Analysis): readonly string[] {
  return allFindings(analysis).filter(({ rule }) => rule === 'subnet-too-small' || rule === 'service-cidr-overlaps-subnet').map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}

const tooSmall = 'warning subnet-too-small: Azure counts 30 addresses, the subnet has 11, if `hub` is the one in network/main.tf';

function linkOf(analysis: Analysis): string {
  return short([...reportsOf(analysis)].flatMap(({ design }) => design.network.clusters)[0]?.nodePools[0]?.subnet);
}

const ids = {
  'an output': 'data.terraform_remote_state.net.outputs.subnet_id',
  'a map of ids': 'data.terraform_remote_state.net.outputs.subnet_ids["system"]',
  'what is built of an id': '"${data.terraform_remote_state.net.outputs.network.id}/subnets/snet-system"',
};

for (const [name, id] of Object.entries(ids)) {
  test(`${name} names the subnet of the other root, one step milder`, () => {
    const analysis = analyzed({ 'network/main.tf': maker(), 'aks/main.tf': reader(network) + cluster(id) });
    assert.deepEqual(found(analysis), [tooSmall]);
    assert.equal(linkOf(analysis), 'existing virtualNetworks/hub/subnets/snet-system in ../network');
    assert.deepEqual(allNotChecked(analysis).map(({ value }) => value.message), []);
  });
}

test('the trail says what is assumed', () => {
  const analysis = analyzed({ 'network/main.tf': maker(), 'aks/main.tf': reader(network) + cluster('null', 'data.terraform_remote_state.net.outputs.services') });
  const [services] = [...reportsOf(analysis)].flatMap(({ design }) => design.network.clusters).map(({ serviceCidrs }) => serviceCidrs);
  assert.equal(short(services), '[10.1.0.0/16] if `data.terraform_remote_state.net`=the state of ../network | ?read-from-azure if `data.terraform_remote_state.net`≠the state of ../network');
  const option = services?.kind === 'oneOf' ? services.options[0]?.value : undefined;
  assert.ok(option?.kind === 'known');
  assert.ok(trailOf(option.origin).some(({ what, span }) => what === 'assumed to be output `services` of ../network' && span.uri === uri('aks/main.tf')));
  assert.ok(trailOf(option.origin).some(({ span }) => span.uri === uri('network/main.tf')));
  assert.deepEqual(allNotChecked(analysis).filter(({ what }) => what === 'service_cidr'), []);
});

test('a range from the state of another root is known by the assumption', () => {
  const text = reader(network) + cluster('azurerm_subnet.nodes.id', 'data.terraform_remote_state.net.outputs.services').replaceAll('10.7.0.0/16', '10.1.0.0/16');
  assert.deepEqual(found(analyzed({ 'network/main.tf': maker(), 'aks/main.tf': text })), [
    'warning service-cidr-overlaps-subnet: the service CIDR 10.1.0.0/16 overlaps the subnet `snet-system` (10.1.0.0/16), if `data.terraform_remote_state.net` is the state of ../network',
  ]);
});

const backends: readonly (readonly [maker: string, kind: string, config: string])[] = [
  ['backend "azurerm" {\n    key = "network.tfstate"\n  }', 'azurerm', 'key = "network.tfstate"\n    storage_account_name = "states"'],
  ['backend "s3" {\n    bucket = "b"\n    key = "net"\n  }', 's3', 'bucket = "b"\n    key = "net"'],
  ['backend "gcs" {\n    bucket = "b"\n    prefix = "net"\n  }', 'gcs', 'bucket = "b"\n    prefix = "net"'],
  ['backend "remote" {\n    organization = "o"\n    workspaces {\n      name = "net"\n    }\n  }', 'remote', 'organization = "o"\n    workspaces = { name = "net" }'],
  ['cloud {\n    organization = "o"\n    workspaces {\n      name = "net"\n    }\n  }', 'remote', 'organization = "o"\n    workspaces = { name = "net" }'],
  ['backend "local" {\n    path = "../states/net.tfstate"\n  }', 'local', 'path = "../states/net.tfstate"'],
  ['', 'local', 'path = "../network/terraform.tfstate"'],
  ['backend "local" {}', 'local', 'path = "${path.module}/../network/terraform.tfstate"'],
];

for (const [own, kind, config] of backends) {
  test(`${kind}: ${own.split('\n').map((line) => line.trim()).join(' ')}`, () => {
    assert.deepEqual(found(analyzed({ 'network/main.tf': maker(own), 'aks/main.tf': reader(config, kind) + cluster(ids['an output']) })), [tooSmall]);
  });
}

const others: Readonly<Record<string, readonly [maker: string, kind: string, config: string]>> = {
  'another key': [azurerm, 'azurerm', 'key = "other.tfstate"'],
  'another container': [azurerm, 'azurerm', 'key = "network.tfstate"\n    container_name = "other"'],
  'another bucket': ['backend "s3" {\n    bucket = "b"\n    key = "net"\n  }', 's3', 'bucket = "c"\n    key = "net"'],
  'another kind of backend': ['backend "s3" {\n    bucket = "b"\n    key = "network.tfstate"\n  }', 'azurerm', 'key = "network.tfstate"'],
  'a key that nobody knows': [azurerm, 'azurerm', 'key = var.key'],
  'a backend whose key is given on the command line': ['backend "azurerm" {}', 'azurerm', 'key = "network.tfstate"'],
  'another organization': ['cloud {\n    organization = "o"\n    workspaces {\n      name = "net"\n    }\n  }', 'remote', 'organization = "p"\n    workspaces = { name = "net" }'],
  'a state elsewhere on the disk': ['', 'local', 'path = "/var/network/terraform.tfstate"'],
  'a root that keeps its state elsewhere': [azurerm, 'local', 'path = "../network/terraform.tfstate"'],
};

for (const [name, [own, kind, config]] of Object.entries(others)) {
  test(`${name} is nothing that could be assumed`, () => {
    const analysis = analyzed({ 'network/main.tf': maker(own), 'aks/main.tf': `variable "key" {}\n${reader(config, kind)}${cluster(ids['an output'])}` });
    assert.deepEqual(found(analysis), []);
    assert.equal(linkOf(analysis), '?read-from-azure');
  });
}

test('of several roots with the same state none is assumed, and all are named', () => {
  const analysis = analyzed({ 'network/main.tf': maker(), 'net2/main.tf': maker(), 'aks/main.tf': reader(network) + cluster(ids['an output']) });
  assert.deepEqual(found(analysis), []);
  assert.deepEqual(allNotChecked(analysis).map(({ value }) => value.message), ['several roots keep their state there: ../net2, ../network']);
});

test('two roots whose networks have one name are told apart by their states', () => {
  const other = maker(azurerm.replace('network.tfstate', 'other.tfstate')).replace('default = 28', 'default = 24');
  const analysis = analyzed({ 'network/main.tf': maker(), 'net2/main.tf': other, 'aks/main.tf': reader(network) + cluster(ids['an output']) });
  assert.deepEqual(found(analysis), [tooSmall]);
});

test('a network whose name nobody knows is that of the root', () => {
  const text = maker(azurerm, '"hub-${random_string.suffix.result}"').replaceAll('snet-${each.key}', '${random_string.suffix.result}-${each.key}');
  const analysis = analyzed({ 'network/main.tf': text, 'aks/main.tf': reader(network) + cluster(ids['an output']) });
  assert.equal(found(analysis).length, 1);
  assert.match(found(analysis)[0] ?? '', /^warning subnet-too-small: Azure counts 30 addresses, the subnet has 11, if `azurerm_virtual_network.hub` is the one in network\/main.tf$/);
});

test('the variant of the same name decides', () => {
  const files = {
    'network/main.tf': maker(), 'network/dev.tfvars': 'size = 24\n', 'network/prod.tfvars': 'size = 28\n',
    'aks/main.tf': `variable "env" {}\n${reader(network)}${cluster(ids['an output'])}`, 'aks/dev.tfvars': 'env = "dev"\n', 'aks/prod.tfvars': 'env = "prod"\n',
  };
  const findings = allFindings(analyzed(files)).filter(({ rule }) => rule === 'subnet-too-small');
  assert.deepEqual(findings.map(({ severity, in: units }) => [severity, units.map(({ variant }) => variant)]), [['warning', ['prod.tfvars']]]);
});

test('chains of states are followed, and circles end', () => {
  const middle = `${reader(network)}terraform {\n  backend "azurerm" {\n    key = "middle.tfstate"\n  }\n}\noutput "subnet_id" {\n  value = data.terraform_remote_state.net.outputs.subnet_id\n}\n`;
  const files = { 'network/main.tf': maker(), 'middle/main.tf': middle, 'aks/main.tf': reader('key = "middle.tfstate"') + cluster(ids['an output']) };
  assert.deepEqual(found(analyzed(files)), [tooSmall]);
  const circle = middle.replace('key = "network.tfstate"', 'key = "aks.tfstate"');
  const aks = `terraform {\n  backend "azurerm" {\n    key = "aks.tfstate"\n  }\n}\n${files['aks/main.tf']}output "subnet_id" {\n  value = data.terraform_remote_state.net.outputs.subnet_id\n}\n`;
  assert.deepEqual(found(analyzed({ 'middle/main.tf': circle, 'aks/main.tf': aks })), []);
});

test('a root comes, changes what it gives and where it keeps it, and goes', () => {
  const changed = (before: Analysis, name: string, text: string | undefined): Analysis => analyze(before, new Map([[uri(name), text]]), options);
  const aks = reader(network) + cluster(ids['an output']);
  let analysis = analyzed({ 'aks/main.tf': aks });
  assert.deepEqual(found(analysis), []);
  analysis = changed(analysis, 'network/main.tf', maker());
  assert.deepEqual(found(analysis), [tooSmall]);
  assert.ok(analysis.touched.has(uri('network/main.tf')));
  analysis = changed(analysis, 'network/main.tf', maker().replace('default = 28', 'default = 24'));
  assert.deepEqual(found(analysis), []);
  analysis = changed(analysis, 'network/main.tf', maker());
  assert.deepEqual(found(analysis), [tooSmall]);
  analysis = changed(analysis, 'network/main.tf', maker(azurerm.replace('network.tfstate', 'elsewhere.tfstate')));
  assert.deepEqual(found(analysis), []);
  assert.equal(linkOf(analysis), '?read-from-azure');
  analysis = changed(analysis, 'network/main.tf', maker());
  assert.deepEqual(found(analysis), [tooSmall]);
  analysis = changed(analysis, 'network/main.tf', undefined);
  assert.deepEqual(found(analysis), []);
  assert.equal(linkOf(analysis), '?read-from-azure');
});
