import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editionOf } from '../../../src/languages/terraform/registry/editions';
import { clusterModules } from '../../../src/languages/terraform/registry/clusters';
import { registryModule } from '../../../src/languages/terraform/registry';
import { deploymentOf, root, short } from './deployment';

const text = `
module "net" {
  source              = "Azure/vnet/azurerm"
  version             = "~> 5.0"
  resource_group_name = "rg"
  vnet_name           = "hub"
  address_space       = ["10.1.0.0/16"]
  subnet_names        = ["nodes", "aci"]
  subnet_prefixes     = ["10.1.1.0/24", "10.1.2.0/24"]
  subnet_delegation   = { aci = { d = { service_name = "Microsoft.ContainerInstance/containerGroups" } } }
}
module "aks" {
  source                     = "Azure/aks/azurerm"
  version                    = "11.5.0"
  resource_group_name        = "rg"
  prefix                     = "shop"
  vnet_subnet                = { id = module.net.vnet_subnets_name_id["nodes"] }
  network_plugin             = "azure"
  net_profile_service_cidr   = "10.2.0.0/16"
  agents_count               = 4
  node_pools = {
    user = { name = "user", vm_size = "x", node_count = 3, vnet_subnet = { id = module.net.vnet_subnets_name_id["nodes"] } }
  }
}
`;

test('known modules of the registry are understood by their inputs and outputs', () => {
  const { network: { clusters, subnets, virtualNetworks }, notChecked } = deploymentOf(text);
  assert.deepEqual(virtualNetworks.map(({ id, name, addressSpace }) => [id, short(name), short(addressSpace)]), [['module.net.azurerm_virtual_network.vnet', 'hub', '[10.1.0.0/16]']]);
  assert.deepEqual(subnets.map(({ id, prefixes, delegations }) => [id, short(prefixes), short(delegations)]), [
    ['module.net.azurerm_subnet.subnet_for_each["aci"]', '[10.1.2.0/24]', '[Microsoft.ContainerInstance/containerGroups]'],
    ['module.net.azurerm_subnet.subnet_for_each["nodes"]', '[10.1.1.0/24]', '-'],
  ]);
  const [aks] = clusters;
  assert.ok(aks);
  assert.deepEqual([aks.name, aks.networkPlugin, aks.serviceCidrs, aks.outboundType].map(short), ['shop-aks', 'azure', '[10.2.0.0/16]', 'loadBalancer']);
  assert.deepEqual(aks.nodePools.map(({ count, subnet, maxSurge }) => [short(count), short(subnet), short(maxSurge)]), [
    ['4', 'module.net.azurerm_subnet.subnet_for_each["nodes"]', '10%'], ['3', 'module.net.azurerm_subnet.subnet_for_each["nodes"]', '-'],
  ]);
  assert.deepEqual(notChecked.map(({ what }) => what), []);
});

test('what lies in such a module is seen from its call', () => {
  const { network: { clusters: [aks], subnets } } = deploymentOf(text);
  assert.ok(aks && aks.span.uri === `${root}/main.tf`);
  for (const { span, prefixes } of subnets) assert.deepEqual([span.uri, prefixes.kind === 'known' && prefixes.span.uri], [`${root}/main.tf`, `${root}/main.tf`]);
  const services = aks.serviceCidrs.kind === 'known' ? aks.serviceCidrs.value.items[0] : undefined;
  assert.ok(services?.kind === 'known' && services.origin.literal);
  assert.equal(text.slice(services.origin.literal.start, services.origin.literal.end), '"10.2.0.0/16"');
});

test('the edition is the newest that the version allows', () => {
  const [aks] = clusterModules;
  assert.ok(aks);
  assert.deepEqual([undefined, '11.5.0', '~> 9.0', '9.4.1', '>= 6.0, < 8.0.0', '~> 7', '>= 8.0', '= 10.2.0', '< 10.1', '2.0.0'].map((version) => editionOf(aks, version)), [11, 11, 9, 9, 7, 11, 11, 10, 10, 4]);
});

test('older versions of the module take the subnet by its id, and others are not known', () => {
  const old = text.replace('11.5.0', '~> 6.0').replace('vnet_subnet                = { id = module.net.vnet_subnets_name_id["nodes"] }', 'vnet_subnet_id = module.net.vnet_subnets[1]');
  const [aks] = deploymentOf(old).network.clusters;
  assert.deepEqual(aks?.nodePools.map(({ subnet, maxSurge }) => [short(subnet), short(maxSurge)]), [['module.net.azurerm_subnet.subnet_for_each["nodes"]', '-']]);
  assert.equal(registryModule('Azure/unheard-of/azurerm', undefined), undefined);
  assert.equal(registryModule('git::https://example.com/Azure/vnet/azurerm', undefined), undefined);
});

/** What a module of the registry makes, by what is said of it: names, ranges and delegations. */
function networkOf(call: string): unknown {
  const { network: { subnets, virtualNetworks } } = deploymentOf(`module "net" {\n  resource_group_name = "rg"\n${call}\n}\nvariable "given" {}\n`);
  return [virtualNetworks.map(({ name, addressSpace }) => [short(name), short(addressSpace)]), subnets.map(({ name, prefixes, delegations }) => [short(name), short(prefixes), short(delegations)])];
}

test('the network module counts its subnets unless it is told to name them, which its fifth edition demands', () => {
  const call = (version: string, given: string): string => `source = "Azure/network/azurerm"\nversion = "${version}"\naddress_spaces = ["10.8.0.0/16", "10.9.0.0/16"]\nsubnet_names = ["b", "a"]\nsubnet_prefixes = ["10.8.1.0/24", "10.8.2.0/24"]\n${given}`;
  const delegation = 'subnet_delegation = { a = [{ name = "d", service_delegation = { name = "Microsoft.Web/serverFarms" } }] }';
  const space = [['acctvnet', '[10.8.0.0/16, 10.9.0.0/16]']];
  assert.deepEqual(networkOf(call('3.5.0', '')), [space, [['b', '[10.8.1.0/24]', '-'], ['a', '[10.8.2.0/24]', '-']]]);
  assert.deepEqual(networkOf(call('4.2.0', delegation)), [space, [['b', '[10.8.1.0/24]', '-'], ['a', '[10.8.2.0/24]', '[Microsoft.Web/serverFarms]']]]);
  assert.deepEqual(networkOf(call('5.3.0', `use_for_each = true\n${delegation}`)), [space, [['a', '[10.8.2.0/24]', '[Microsoft.Web/serverFarms]'], ['b', '[10.8.1.0/24]', '-']]]);
});

test('the verified network module takes its subnets by key, in its first editions under other names', () => {
  const source = 'source = "Azure/avm-res-network-virtualnetwork/azurerm"';
  assert.deepEqual(networkOf(`${source}\nversion = "0.22.1"\nname = "hub"\naddress_space = ["10.8.0.0/16"]\nsubnets = {\n  x = { name = "nodes", address_prefix = "10.8.1.0/24" }\n  y = { name = "aca", address_prefixes = ["10.8.2.0/24"], delegations = [{ name = "d", service_delegation = { name = "Microsoft.App/environments" } }] }\n}`), [
    [['hub', '[10.8.0.0/16]']], [['nodes', '[10.8.1.0/24]', '-'], ['aca', '[10.8.2.0/24]', '[Microsoft.App/environments]']],
  ]);
  assert.deepEqual(networkOf(`${source}\nversion = "0.22.1"\nname = var.given\naddress_space = ["10.8.0.0/16", var.given]`), [[['?no-value', '[10.8.0.0/16, ?no-value]']], []]);
  assert.deepEqual(networkOf(`${source}\nversion = "0.1.4"\nname = "hub"\nvirtual_network_address_space = ["10.8.0.0/16"]\nsubnets = { nodes = { address_prefixes = ["10.8.1.0/24"] } }`), [
    [['hub', '[10.8.0.0/16]']], [['nodes', '[10.8.1.0/24]', '-']],
  ]);
});

test('modules of networks tie their subnets to what they are given', () => {
  const ties = (source: string, version: string, lines: string): Readonly<Record<string, readonly string[]>> => {
    const { network: { subnets } } = deploymentOf(`
resource "azurerm_nat_gateway" "out" {
  name = "out"
}
resource "azurerm_network_security_group" "guard" {
  name = "guard"
}
resource "azurerm_route_table" "routes" {
  name = "routes"
}
module "net" {
  source  = "${source}"
  version = "${version}"
${lines}
}
`);
    return Object.fromEntries(subnets.map(({ name, routeTable, natGateway, securityGroup }) => [short(name), [routeTable, natGateway, securityGroup].map(short)]));
  };
  const all = `{
    nodes = { name = "nodes", address_prefixes = ["10.1.1.0/24"], nat_gateway = { id = azurerm_nat_gateway.out.id }, network_security_group = { id = azurerm_network_security_group.guard.id }, route_table = { id = azurerm_route_table.routes.id } }
    pods  = { name = "pods", address_prefixes = ["10.1.2.0/24"] }
  }`;
  const expected = { nodes: ['azurerm_route_table.routes', 'azurerm_nat_gateway.out', 'azurerm_network_security_group.guard'], pods: ['-', '-', '-'] };
  assert.deepEqual(ties('Azure/avm-res-network-virtualnetwork/azurerm', '0.10.0', `  name = "hub"\n  address_space = ["10.1.0.0/16"]\n  subnets = ${all}`), expected);
  assert.deepEqual(ties('Azure/subnets/azurerm', '1.0.0', `  virtual_network_name = "hub"\n  resource_group_name = "rg"\n  virtual_network_address_space = ["10.1.0.0/16"]\n  subnets = ${all}`), expected);
  assert.deepEqual(
    ties('Azure/vnet/azurerm', '5.0.1', '  resource_group_name = "rg"\n  subnet_names = ["nodes", "pods"]\n  subnet_prefixes = ["10.0.1.0/24", "10.0.2.0/24"]\n  nsg_ids = { nodes = azurerm_network_security_group.guard.id }\n  route_tables_ids = { pods = azurerm_route_table.routes.id }'),
    { nodes: ['-', '-', 'azurerm_network_security_group.guard'], pods: ['azurerm_route_table.routes', '-', '-'] },
  );
});

test('a cluster in a subnet of such a module waits for all that the module makes', () => {
  const { network: { clusters: [aks], associations } } = deploymentOf(`
resource "azurerm_route_table" "routes" {
  name = "routes"
}
module "net" {
  source        = "Azure/avm-res-network-virtualnetwork/azurerm"
  version       = "0.10.0"
  address_space = ["10.1.0.0/16"]
  subnets       = { nodes = { name = "nodes", address_prefixes = ["10.1.1.0/24"], route_table = { id = azurerm_route_table.routes.id } } }
}
resource "azurerm_kubernetes_cluster" "main" {
  default_node_pool {
    name           = "system"
    vnet_subnet_id = module.net.subnets["nodes"].resource_id
  }
}
`);
  assert.equal(associations.length, 1);
  assert.deepEqual(aks?.waitsFor, associations.map(({ id }) => id));
});
