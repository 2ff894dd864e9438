import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentOf, short } from './deployment';

/** The prefixes of the subnets, by their ids. */
function prefixes(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(deploymentOf(files).network.subnets.map(({ id, prefixes: each }) => [id, short(each)]));
}

const json = JSON.stringify({
  variable: { base: { type: 'string', default: '10.20.0.0/16' }, names: { type: 'list(string)', default: ['a', 'b'] } },
  locals: [{ first: '${cidrsubnet(var.base, 8, 1)}' }],
  resource: {
    azurerm_virtual_network: { hub: { name: 'hub', address_space: ['${var.base}'], subnet: [{ name: 'inside', address_prefixes: ['10.20.9.0/24'] }] } },
    azurerm_subnet: [
      { one: { '//': 'a comment', name: 'one', virtual_network_name: '${azurerm_virtual_network.hub.name}', address_prefixes: ['${local.first}'] } },
      { each: { for_each: '${toset(var.names)}', name: 'x-${each.key}', virtual_network_name: 'hub', address_prefixes: ['${cidrsubnet(var.base, 8, each.key == "a" ? 2 : 3)}'] } },
    ],
    azurerm_kubernetes_cluster: { aks: { default_node_pool: { name: 'system', node_count: 3, vnet_subnet_id: '${azurerm_subnet.one.id}' }, network_profile: [{ network_plugin: 'azure', service_cidr: '10.30.0.0/16' }] } },
  },
}, null, 2);

test('the JSON syntax says the same as the native one', () => {
  assert.deepEqual(prefixes({ 'main.tf.json': json }), {
    'azurerm_virtual_network.hub.subnet["inside"]': '[10.20.9.0/24]',
    'azurerm_subnet.one': '[10.20.1.0/24]', 'azurerm_subnet.each["a"]': '[10.20.2.0/24]', 'azurerm_subnet.each["b"]': '[10.20.3.0/24]',
  });
  const [cluster] = deploymentOf({ 'main.tf.json': json }).network.clusters;
  assert.equal(short(cluster?.serviceCidrs), '[10.30.0.0/16]');
  assert.equal(short(cluster?.nodePools[0]?.count), '3');
  assert.equal(short(cluster?.nodePools[0]?.subnet), 'azurerm_subnet.one');
  assert.equal(short(cluster?.networkPlugin), 'azure');
});

test('what stands in JSON is pointed at where it stands', () => {
  const [subnet] = deploymentOf({ 'main.tf.json': json }).network.subnets.filter(({ id }) => id === 'azurerm_subnet.one');
  const value = subnet?.prefixes.kind === 'known' ? subnet.prefixes.value.items[0] : undefined;
  const span = value?.kind === 'known' ? value.span : undefined;
  assert.equal(span && json.slice(span.start, span.end), 'local.first');
});

test('JSON that is not closed leaves the rest to be read', () => {
  const { unreadable } = deploymentOf({ 'main.tf.json': json.slice(0, 900) });
  assert.ok(unreadable.length > 0);
});

const plain = `
resource "azurerm_subnet" "s" {
  name             = "s"
  address_prefixes = ["10.0.0.0/24"]
  delegation {
    name = "d"
    service_delegation {
      name = "Microsoft.Web/serverFarms"
    }
  }
}
locals {
  range = "10.7.0.0/24"
}
resource "azurerm_subnet" "t" {
  address_prefixes = [local.range]
}
`;

test('an override file takes the place of what is written, attribute by attribute, and of all blocks of a type', () => {
  const override = `
locals {
  range = "10.8.0.0/24"
}
resource "azurerm_subnet" "s" {
  address_prefixes = ["10.9.0.0/24"]
  delegation {
    name = "e"
    service_delegation {
      name = "Microsoft.Sql/managedInstances"
    }
  }
}
`;
  for (const name of ['override.tf', 'dev_override.tf']) {
    const { network } = deploymentOf({ 'main.tf': plain, [name]: override });
    assert.deepEqual(network.subnets.map(({ name: own, prefixes: each, delegations }) => [short(own), short(each), short(delegations)]), [
      ['s', '[10.9.0.0/24]', '[Microsoft.Sql/managedInstances]'], ['-', '[10.8.0.0/24]', '-'],
    ]);
    const value = network.subnets[0]?.prefixes.kind === 'known' ? network.subnets[0].prefixes.value.items[0] : undefined;
    // What decides is the text of the override file.
    assert.ok(value?.kind === 'known' && value.origin.literal?.uri.endsWith(name), name);
  }
  assert.deepEqual(prefixes({ 'main.tf': plain, 'not-an-overridden.tf': '' }), { 'azurerm_subnet.s': '[10.0.0.0/24]', 'azurerm_subnet.t': '[10.7.0.0/24]' });
});

test('an override file in JSON does so too', () => {
  const override = JSON.stringify({ resource: { azurerm_subnet: { s: { address_prefixes: ['10.9.0.0/24'] } } } });
  assert.equal(prefixes({ 'main.tf': plain, 'x_override.tf.json': override })['azurerm_subnet.s'], '[10.9.0.0/24]');
});

test('OpenTofu reads its own file instead of the twin for Terraform', () => {
  const files = { 'main.tf': plain, 'main.tofu': 'resource "azurerm_subnet" "own" {\n  address_prefixes = ["10.1.0.0/24"]\n}\n', 'more.tf': 'resource "azurerm_subnet" "more" {\n  address_prefixes = ["10.2.0.0/24"]\n}\n' };
  assert.deepEqual(prefixes(files), { 'azurerm_subnet.own': '[10.1.0.0/24]', 'azurerm_subnet.more': '[10.2.0.0/24]' });
});

test('`moved`, `import`, `removed` and `check` make nothing, and the workspace is not known', () => {
  const text = `
moved {
  from = azurerm_subnet.old
  to   = azurerm_subnet.s
}
import {
  to = azurerm_subnet.s
  id = "/subscriptions/0/x"
}
removed {
  from = azurerm_subnet.gone
  lifecycle {
    destroy = false
  }
}
check "health" {
  data "azurerm_subnet" "looked_at" {
    name = "x"
  }
  assert {
    condition     = true
    error_message = "no"
  }
}
resource "azurerm_subnet" "s" {
  address_prefixes = [terraform.workspace == "prod" ? "10.1.0.0/24" : "10.2.0.0/24"]
}
`;
  const { network, unreadable } = deploymentOf(text);
  assert.deepEqual(unreadable, []);
  assert.deepEqual(network.subnets.map(({ id, prefixes: each }) => [id, short(each)]), [['azurerm_subnet.s', '[10.1.0.0/24 if `terraform.workspace`="prod" | 10.2.0.0/24 if `terraform.workspace`≠"prod"]']]);
});
