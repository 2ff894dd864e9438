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

test('a version below the first is told by its minor number', () => {
  const module = { path: 'x', changes: [0, 0.004, 0.006, 1], text: () => '' };
  assert.deepEqual(['0.3.3', '~> 0.3', '~> 0.3.0', '0.4.0', '< 0.4.0', '< 0.4.2', '>= 0.2, < 0.6', '0.10.1', '< 1.0.0', '1.2.0', undefined].map((version) => editionOf(module, version)), [0, 0.006, 0, 0.004, 0, 0.004, 0.004, 0.006, 0.006, 1, 1]);
});

/** The clusters of a deployment, by what is said of them. */
function clustersOf(text: string): unknown {
  return deploymentOf(text).network.clusters.map(({ name, networkPlugin, networkPluginMode, networkPolicy, dataPlane, outboundType, serviceCidrs, podCidrs, dnsServiceIp, identity, access, nodePools }) => ({
    name: short(name), network: [networkPlugin, networkPluginMode, networkPolicy, dataPlane, outboundType].map(short), ranges: [serviceCidrs, podCidrs, dnsServiceIp].map(short),
    identity: short(identity.identityKind), private: short(access.privateCluster),
    pools: nodePools.map((pool) => [pool.name, pool.mode, pool.autoscaling, pool.count, pool.minCount, pool.maxCount, pool.maxPods, pool.maxSurge, pool.subnet, pool.podSubnet].map(short).join(' ')),
  }));
}

const subnets = `
resource "azurerm_virtual_network" "net" {
  name                = "net"
  resource_group_name = "rg"
  address_space       = ["10.1.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.1.1.0/24"]
}
resource "azurerm_subnet" "pods" {
  name                 = "pods"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.1.2.0/24"]
}
`;

test('the verified cluster module speaks to the API itself from 0.4 on', () => {
  const call = `${subnets}module "aks" {
  source    = "Azure/avm-res-containerservice-managedcluster/azurerm"
  version   = "0.8.1"
  name      = "shop"
  parent_id = azurerm_resource_group.rg.id
  managed_identities = { system_assigned = true }
  api_server_access_profile = { enable_private_cluster = true }
  network_profile = {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.2.0.0/16"
    dns_service_ip      = "10.2.0.10"
    pod_cidr            = "10.3.0.0/16"
    outbound_type       = "loadBalancer"
  }
  default_agent_pool = { vm_size = "x", vnet_subnet_id = azurerm_subnet.nodes.id, upgrade_settings = { max_surge = "10%" } }
  agent_pools = {
    a = { name = "user", vm_size = "x", mode = "User", enable_auto_scaling = true, count_of = 4, min_count = 2, max_count = 6, max_pods = 50, vnet_subnet_id = azurerm_subnet.nodes.id, pod_subnet_id = azurerm_subnet.pods.id }
  }
}
`;
  assert.deepEqual(clustersOf(call), [{
    name: 'shop', network: ['azure', 'overlay', '-', '-', 'loadBalancer'], ranges: ['[10.2.0.0/16]', '[10.3.0.0/16]', '10.2.0.10'], identity: 'SystemAssigned', private: 'true',
    pools: ['systempool System - 3 - - - 10% azurerm_subnet.nodes -', 'user User true - 2 6 50 - azurerm_subnet.nodes azurerm_subnet.pods'],
  }]);
  assert.deepEqual(deploymentOf(call).network.clusters.map(({ client }) => [client.kind, short(client.version)]), [['azapi', '2026-03-01']]);
  const automatic = call.replace('managed_identities', 'sku = { name = "Automatic", tier = "Standard" }\n  managed_identities');
  assert.deepEqual(clustersOf(automatic), [{
    name: 'shop', network: ['-', '-', '-', '-', '-'], ranges: ['-', '-', '-'], identity: 'SystemAssigned', private: 'true',
    pools: ['systempool System - 3 - - - - azurerm_subnet.nodes -', 'user User true - 2 6 50 - azurerm_subnet.nodes azurerm_subnet.pods'],
  }], 'an Automatic cluster decides its network itself');
});

test('the verified cluster module before 0.4 is written for azurerm, with a network of its own choice', () => {
  assert.deepEqual(clustersOf(`${subnets}module "aks" {
  source              = "Azure/avm-res-containerservice-managedcluster/azurerm"
  version             = "0.3.3"
  name                = "shop"
  resource_group_name = "rg"
  default_node_pool   = { name = "system", vm_size = "x", node_count = 3, vnet_subnet_id = azurerm_subnet.nodes.id, upgrade_settings = { max_surge = "33%" } }
  managed_identities  = { user_assigned_resource_ids = ["/subscriptions/1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/me"] }
  node_pools          = { a = { name = "user", vm_size = "x", auto_scaling_enabled = true, min_count = 1, max_count = 4 } }
}
`), [{
    name: 'shop', network: ['azure', 'overlay', 'azure', '-', 'loadBalancer'], ranges: ['-', '-', '-'], identity: 'UserAssigned', private: 'false',
    pools: ['system - false 3 - - - 33% azurerm_subnet.nodes -', 'user - true - 1 4 - - - -'],
  }]);
});

test('the production pattern decides nearly everything, and Azure in how many zones its pools are', () => {
  const call = (version: string, network: string): string => `${subnets}module "aks" {
  source              = "Azure/avm-ptn-aks-production/azurerm"
  version             = "${version}"
  name                = "shop"
  resource_group_name = "rg"
  ${network}
  node_pools = { a = { name = "user", vm_size = "x", orchestrator_version = "1.33", min_count = 2, max_count = 6 } }
}
`;
  const pools = (surge: string, subnet: string): readonly string[] => [`agentpool - true - 3 9 110 ${surge} ${subnet} -`, `?read-from-azure - true - ?read-from-azure ?read-from-azure - - ${subnet} -`];
  assert.deepEqual(clustersOf(call('0.5.0', 'network = { node_subnet_id = azurerm_subnet.nodes.id, pod_cidr = "10.3.0.0/16", service_cidr = "10.2.0.0/16" }')), [{
    name: 'aks-shop', network: ['azure', 'overlay', 'cilium', 'cilium', 'loadBalancer'], ranges: ['[10.2.0.0/16]', '[10.3.0.0/16]', '10.2.0.10'], identity: 'UserAssigned', private: 'true',
    pools: pools('10%', 'azurerm_subnet.nodes'),
  }]);
  const old = call('0.1.0', 'node_cidr = "10.9.0.0/22"\n  pod_cidr = "10.3.0.0/16"');
  assert.deepEqual(clustersOf(old), [{
    name: 'aks-shop', network: ['azure', 'overlay', 'calico', '-', 'loadBalancer'], ranges: ['-', '[10.3.0.0/16]', '-'], identity: 'UserAssigned', private: 'true',
    pools: pools('-', 'module.aks.azurerm_subnet.nodes'),
  }]);
  assert.deepEqual(deploymentOf(old).network.subnets.map(({ prefixes }) => short(prefixes)), ['[10.1.1.0/24]', '[10.1.2.0/24]', '[10.9.0.0/22]']);
});

test("Claranet's module takes what a pool does not say from the first one", () => {
  const call = (version: string, given: string): string => `${subnets}module "aks" {
  source              = "claranet/aks/azurerm"
  version             = "${version}"
  resource_group_name = "rg"
  custom_aks_name     = "shop"
  service_cidr        = "10.2.0.0/16"
  nodes_subnet_id     = azurerm_subnet.nodes.id
  ${given}
}
`;
  assert.deepEqual(clustersOf(call('7.9.1', 'default_node_pool = { node_count = 3 }\n  nodes_pools = [{ name = "user", enable_auto_scaling = true, max_count = 6 }]')), [{
    name: 'shop', network: ['azure', '-', 'azure', '-', 'loadBalancer'], ranges: ['[10.2.0.0/16]', '-', '10.2.0.10'], identity: 'UserAssigned', private: 'true',
    pools: ['default - false 3 - - 30 - azurerm_subnet.nodes -', 'user - true - 1 6 30 - azurerm_subnet.nodes -'],
  }]);
  assert.deepEqual(clustersOf(call('6.0.0', 'aks_network_plugin = "kubenet"\n  default_node_pool = { count = 3, max_pods = 60 }\n  nodes_pools = [{ name = "user", count = 2 }]')), [{
    name: 'shop', network: ['kubenet', '-', 'calico', '-', 'loadBalancer'], ranges: ['[10.2.0.0/16]', '[172.17.0.0/16]', '10.2.0.10'], identity: 'UserAssigned', private: 'false',
    pools: ['default - false 3 - - 60 - azurerm_subnet.nodes -', 'user - false 2 - - 60 - azurerm_subnet.nodes -'],
  }]);
});

test("Claranet's light module takes its subnets by their names", () => {
  const call = (version: string, given: string): string => `${subnets}module "aks" {
  source              = "claranet/aks-light/azurerm"
  version             = "${version}"
  resource_group_name = "rg"
  custom_name         = "shop"
  service_cidr        = "10.2.0.0/16"
  nodes_subnet        = { name = azurerm_subnet.nodes.name, virtual_network_name = azurerm_virtual_network.net.name }
  ${given}
}
`;
  assert.deepEqual(clustersOf(call('8.16.1', 'pod_cidr = "10.3.0.0/16"\n  default_node_pool = { max_pods = 50 }\n  node_pools = [{ name = "win", os_sku = "Windows2022", auto_scaling_enabled = true, max_count = 4 }]')), [{
    name: 'shop', network: ['azure', 'overlay', 'calico', 'azure', 'loadBalancer'], ranges: ['[10.2.0.0/16]', '[10.3.0.0/16]', '10.2.0.10'], identity: 'UserAssigned', private: 'true',
    pools: ['default - false 1 - - 50 10% azurerm_subnet.nodes -', 'win - true - 1 4 60 10% azurerm_subnet.nodes -'],
  }]);
  assert.deepEqual(clustersOf(call('7.0.0', 'aks_network_plugin = { cni_mode = "cilium" }\n  pods_subnet = { name = "pods", virtual_network_name = "net" }')), [{
    name: 'shop', network: ['azure', '-', 'calico', 'cilium', 'loadBalancer'], ranges: ['[10.2.0.0/16]', '-', '10.2.0.10'], identity: 'UserAssigned', private: 'true',
    pools: ['default - false 1 - - 110 - azurerm_subnet.nodes azurerm_subnet.pods'],
  }]);
});

test('what the cluster module is told of access and identity reaches the cluster', () => {
  const given = 'private_cluster_enabled = true\n  identity_type = "UserAssigned"\n  load_balancer_profile_enabled = true\n  load_balancer_profile_outbound_ports_allocated = 1024';
  const [aks] = deploymentOf(text.replace('network_plugin             = "azure"', `network_plugin             = "azure"\n  ${given}`)).network.clusters;
  assert.deepEqual([aks?.access.privateCluster, aks?.identity.identityKind, aks?.egress.ports, aks?.egress.idleMinutes].map(short), ['true', 'UserAssigned', '1024', '30']);
});

test('what guards a subnet and leads out of it is given to the network modules too', () => {
  const beside = 'resource "azurerm_network_security_group" "g" {\n  name = "g"\n  resource_group_name = "rg"\n}\nresource "azurerm_nat_gateway" "n" {\n  name = "n"\n  resource_group_name = "rg"\n}\nresource "azurerm_route_table" "r" {\n  name = "r"\n  resource_group_name = "rg"\n}\n';
  const given = (call: string): unknown => deploymentOf(`${beside}module "net" {\n  resource_group_name = "rg"\n${call}\n}\n`).network.subnets.map(({ name, securityGroup, natGateway, routeTable }) => [name, securityGroup, natGateway, routeTable].map(short));
  const all = '{ address_prefixes = ["10.8.1.0/24"], network_security_group = { id = azurerm_network_security_group.g.id }, nat_gateway = { id = azurerm_nat_gateway.n.id }, route_table = { id = azurerm_route_table.r.id } }';
  const expected = [['nodes', 'azurerm_network_security_group.g', 'azurerm_nat_gateway.n', 'azurerm_route_table.r'], ['other', '-', '-', '-']];
  const other = 'other = { address_prefixes = ["10.8.2.0/24"] }';
  assert.deepEqual(given(`source = "Azure/subnets/azurerm"\nversion = "1.1.0"\nvirtual_network_name = "n"\nvirtual_network_address_space = ["10.8.0.0/16"]\nsubnets = { nodes = ${all}, ${other} }`), expected);
  assert.deepEqual(given(`source = "Azure/avm-res-network-virtualnetwork/azurerm"\nname = "n"\naddress_space = ["10.8.0.0/16"]\nsubnets = { nodes = ${all}, ${other} }`), expected);
  assert.deepEqual(given('source = "Azure/vnet/azurerm"\nversion = "5.0.1"\nsubnet_names = ["nodes", "other"]\nsubnet_prefixes = ["10.0.1.0/24", "10.0.2.0/24"]\nnsg_ids = { nodes = azurerm_network_security_group.g.id }'), [['nodes', 'azurerm_network_security_group.g', '-', '-'], ['other', '-', '-', '-']]);
});
