import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Network } from '../../../src/model/network';
import { deploymentOf, short } from './deployment';

const home = `
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "rg"
  address_space       = ["10.1.0.0/16"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.1.1.0/24"]
}
resource "azurerm_subnet" "pods" {
  name                 = "pods"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.1.2.0/24"]
}
resource "azurerm_nat_gateway" "out" {
  name                = "out"
  resource_group_name = "rg"
}
resource "azurerm_network_security_group" "guard" {
  name                = "guard"
  resource_group_name = "rg"
}
resource "azurerm_route_table" "routes" {
  name                = "routes"
  resource_group_name = "rg"
}
`;

function networkOf(around: string): Network {
  return deploymentOf(home + around).network;
}

function nodesOf(around: string): string {
  const subnet = networkOf(around).subnets.find(({ id }) => id.endsWith('azurerm_subnet.nodes')) ?? assert.fail();
  return [subnet.routeTable, subnet.natGateway, subnet.securityGroup].map(short).join(' ');
}

function association(kind: 'nat_gateway' | 'network_security_group' | 'route_table', target: string, { subnet = 'azurerm_subnet.nodes.id', more = '', name = 'a' } = {}): string {
  return `resource "azurerm_subnet_${kind}_association" "${name}" {
  subnet_id = ${subnet}
  ${kind}_id = ${target}
  ${more}
}
`;
}

test('a subnet has what it is tied to by resources of their own', () => {
  assert.equal(nodesOf(''), '- - -');
  assert.equal(nodesOf(association('nat_gateway', 'azurerm_nat_gateway.out.id')), '- azurerm_nat_gateway.out -');
  assert.equal(nodesOf(association('network_security_group', 'azurerm_network_security_group.guard.id')), '- - azurerm_network_security_group.guard');
  assert.equal(nodesOf(association('nat_gateway', 'azurerm_nat_gateway.out.id', { subnet: 'azurerm_subnet.pods.id' })), '- - -');
});

test('an association with a subnet that is not known may be that of any', () => {
  assert.equal(nodesOf(`variable "subnet" {}\n${association('nat_gateway', 'azurerm_nat_gateway.out.id', { subnet: 'var.subnet' })}`), '- ?no-value -');
  assert.equal(nodesOf(`variable "all" { type = map(string) }\n${association('nat_gateway', 'azurerm_nat_gateway.out.id', { subnet: 'each.value', more: 'for_each = var.all' })}`), '- ?no-value -');
});

test('of an association that is made under a condition the other way is not known', () => {
  const made = association('nat_gateway', 'azurerm_nat_gateway.out.id', { more: 'count = var.nat ? 1 : 0' });
  assert.equal(nodesOf(`variable "nat" { type = bool }\n${made}`), '- azurerm_nat_gateway.out if `var.nat`=true | ?no-value if `var.nat`=false -');
  const other = association('nat_gateway', 'data.azurerm_nat_gateway.there.id', { more: 'count = var.nat ? 0 : 1', name: 'b' });
  const there = 'data "azurerm_nat_gateway" "there" {\n  name = "there"\n  resource_group_name = "rg"\n}\n';
  assert.equal(
    nodesOf(`variable "nat" { type = bool }\n${there}${made}${other}`),
    '- azurerm_nat_gateway.out if `var.nat`=true | existing natGateways/there in group rg if `var.nat`=false | ?no-value if  -',
  );
});

test('a subnet says itself what it has, in the words of any version', () => {
  const subnet = (lines: string): string => `${home.replace('  address_prefixes     = ["10.1.1.0/24"]', `  address_prefixes     = ["10.1.1.0/24"]\n${lines}`)}`;
  const ties = (lines: string): string => {
    const found = deploymentOf(subnet(lines)).network.subnets.find(({ id }) => id === 'azurerm_subnet.nodes') ?? assert.fail();
    return [found.routeTable, found.natGateway, found.securityGroup].map(short).join(' ');
  };
  assert.equal(ties('  route_table_id_wo = azurerm_route_table.routes.id'), 'azurerm_route_table.routes - -');
  assert.equal(ties('  network_security_group_id_wo = azurerm_network_security_group.guard.id'), '- - azurerm_network_security_group.guard');
});

test('a script that changes subnets may tie them to anything', () => {
  assert.equal(nodesOf('resource "null_resource" "later" {\n  provisioner "local-exec" {\n    command = "az network vnet subnet update --route-table x"\n  }\n}\n'), '?run-time ?run-time ?run-time');
  assert.equal(nodesOf('resource "null_resource" "later" {\n  provisioner "local-exec" {\n    command = "echo done"\n  }\n}\n'), '- - -');
});

test('a NAT gateway has the addresses that are associated with it', () => {
  const addresses = (around: string): string => short(networkOf(around).natGateways[0]?.addresses);
  const address = (gateway: string, more = ''): string => `resource "azurerm_nat_gateway_public_ip_association" "one" {\n  nat_gateway_id = ${gateway}\n  public_ip_address_id = azurerm_public_ip.p.id\n  ${more}\n}\n`;
  assert.equal(addresses(''), '0');
  assert.equal(addresses(address('azurerm_nat_gateway.out.id')), '1');
  assert.equal(addresses(address('azurerm_nat_gateway.out.id', 'count = 2')), '2');
  assert.equal(addresses(`variable "g" {}\n${address('var.g')}`), '?no-value');
  assert.equal(addresses(`variable "n" {}\n${address('azurerm_nat_gateway.out.id', 'count = var.n')}`), '?no-value');
});

test('routes and rules are all there are only where the text shows all of them', () => {
  const complete = (around: string): readonly boolean[] => {
    const { routeTables: [table], securityGroups: [group] } = networkOf(around);
    return [table?.routesComplete ?? false, group?.rulesComplete ?? false];
  };
  assert.deepEqual(complete(''), [true, true]);
  assert.deepEqual(complete('variable "n" {}\nresource "azurerm_route" "r" {\n  for_each = var.n\n  name = each.key\n  route_table_name = "other"\n  resource_group_name = "rg"\n}\n'), [false, true]);
  assert.deepEqual(complete('variable "n" {}\nresource "azurerm_network_security_rule" "r" {\n  name = "r"\n  network_security_group_name = var.n\n  resource_group_name = "rg"\n}\n'), [true, false]);
});

test('a rule of a security group in the words of the model', () => {
  const [rule] = networkOf(`resource "azurerm_network_security_rule" "no" {
  name                        = "no"
  resource_group_name         = "rg"
  network_security_group_name = azurerm_network_security_group.guard.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_address_prefix       = "VirtualNetwork"
  source_port_range           = "*"
  destination_address_prefixes = ["10.1.1.0/24", "10.1.2.0/24"]
  destination_port_ranges     = ["22", "80-90"]
}
`).securityGroups[0]?.rules ?? assert.fail();
  assert.deepEqual(
    [rule?.priority, rule?.direction, rule?.access, rule?.protocol].map(short),
    ['100', 'Inbound', 'Deny', '*'],
  );
  assert.deepEqual([rule?.sources, rule?.sourcePorts, rule?.destinations, rule?.destinationPorts].map(short), ['[VirtualNetwork]', '[*]', '[10.1.1.0/24, 10.1.2.0/24]', '[22, 80-90]']);
});

test('who has a role, which, and for what', () => {
  const assignments = (scope: string, principal: string, role: string): string => {
    const { roleAssignments: [found] } = networkOf(`resource "azurerm_user_assigned_identity" "aks" {\n  name = "aks"\n  resource_group_name = "rg"\n}
resource "azurerm_kubernetes_cluster" "main" {\n  identity {\n    type = "SystemAssigned"\n  }\n}
data "azurerm_resource_group" "g" {\n  name = "rg"\n}
resource "azurerm_role_assignment" "r" {\n  scope = ${scope}\n  principal_id = ${principal}\n  ${role}\n}\n`);
    return [found?.scope, found?.principal, found?.role].map(short).join(' ');
  };
  const named = 'role_definition_name = "Network Contributor"';
  assert.equal(assignments('azurerm_subnet.nodes.id', 'azurerm_user_assigned_identity.aks.principal_id', named), 'azurerm_subnet.nodes azurerm_user_assigned_identity.aks Network Contributor');
  assert.equal(assignments('azurerm_virtual_network.hub.id', 'azurerm_kubernetes_cluster.main.identity[0].principal_id', named), 'azurerm_virtual_network.hub azurerm_kubernetes_cluster.main Network Contributor');
  assert.equal(assignments('data.azurerm_resource_group.g.id', '"0000"', 'role_definition_id = "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7"'), '?read-from-azure ?unreadable 4d97b98b-1d4f-4787-a291-c67834d212e7');
});

test('a cluster waits for what it refers to and what it is told to wait for, through everything between', () => {
  const tie = association('route_table', 'azurerm_route_table.routes.id');
  const waits = (lines: string, around = ''): readonly string[] => networkOf(`${tie}${around}resource "azurerm_kubernetes_cluster" "main" {\n  default_node_pool {\n    name = "system"\n    vnet_subnet_id = azurerm_subnet.nodes.id\n  }\n${lines}\n}\n`).clusters[0]?.waitsFor ?? assert.fail();
  const all = ['azurerm_subnet_route_table_association.a'];
  assert.deepEqual(waits(''), []);
  assert.deepEqual(waits('  depends_on = [azurerm_subnet_route_table_association.a]'), all);
  assert.deepEqual(waits('  depends_on = [azurerm_route.r]', 'resource "azurerm_route" "r" {\n  depends_on = [azurerm_subnet_route_table_association.a]\n}\n'), all);
  assert.deepEqual(waits('  tags = { x = local.x }', 'locals {\n  x = "${azurerm_subnet_route_table_association.a.subnet_id}"\n}\n'), all);
  assert.deepEqual(waits('  depends_on = [azurerm_route_table.routes]'), []);
});

test('a cluster in a module waits for what the module is given and told to wait for', () => {
  const files = (call: string): Readonly<Record<string, string>> => ({ 'main.tf': `${home}${association('route_table', 'azurerm_route_table.routes.id')}
module "aks" {
  source = "./aks"
${call}
}
`, 'aks/main.tf': `variable "subnet" {}
resource "azurerm_kubernetes_cluster" "main" {
  default_node_pool {
    name           = "system"
    vnet_subnet_id = var.subnet
  }
}
` });
  const waits = (call: string): readonly string[] => deploymentOf(files(call)).network.clusters[0]?.waitsFor ?? assert.fail();
  assert.deepEqual(waits('  subnet = azurerm_subnet.nodes.id'), []);
  assert.deepEqual(waits('  subnet = azurerm_subnet_route_table_association.a.subnet_id'), ['azurerm_subnet_route_table_association.a']);
  assert.deepEqual(waits('  subnet = azurerm_subnet.nodes.id\n  depends_on = [azurerm_subnet_route_table_association.a]'), ['azurerm_subnet_route_table_association.a']);
});

test('what a module puts out waits for what the output is made of, and the whole module where it is told so', () => {
  const waits = (lines: string): readonly string[] => deploymentOf({ 'main.tf': `module "net" {
  source = "./net"
}
resource "azurerm_kubernetes_cluster" "main" {
  default_node_pool {
    name           = "system"
    vnet_subnet_id = module.net.nodes
  }
${lines}
}
`, 'net/main.tf': `${home}${association('route_table', 'azurerm_route_table.routes.id')}
output "nodes" {
  value = azurerm_subnet.nodes.id
}
output "tied" {
  value = azurerm_subnet.nodes.id
  depends_on = [azurerm_subnet_route_table_association.a]
}
` }).network.clusters[0]?.waitsFor ?? assert.fail();
  const all = ['module.net.azurerm_subnet_route_table_association.a'];
  assert.deepEqual(waits(''), []);
  assert.deepEqual(waits('  depends_on = [module.net]'), all);
  assert.deepEqual(waits('  tags = { x = module.net.tied }'), all);
});
