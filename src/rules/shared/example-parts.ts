/**
 * The parts that most examples have in common, so that each one shows only what it is about. All of it is Terraform as
 * version 4 of the provider has it.
 */

/** A virtual network with that address space, `"10.1.0.0/16"` or several of them with commas between. */
export function virtualNetwork(addressSpace: string, name = 'main'): string {
  return `resource "azurerm_virtual_network" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"
  address_space       = [${addressSpace}]
}
`;
}

/** A subnet of the virtual network `main` with these prefixes, `"10.1.0.0/24"`. */
export function subnet(name: string, prefixes: string, network = 'main'): string {
  return `resource "azurerm_subnet" "${name}" {
  name                 = "${name}"
  resource_group_name  = "network"
  virtual_network_name = azurerm_virtual_network.${network}.name
  address_prefixes     = [${prefixes}]
}
`;
}

/** A cluster of three nodes in the subnet `nodes`. Its network profile is indented by two. */
export function cluster(networkProfile: string): string {
  return `resource "azurerm_kubernetes_cluster" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "clusters"
  dns_prefix          = "main"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  identity {
    type = "SystemAssigned"
  }

${networkProfile.replace(/^\n+|\n+$/g, '')}
}
`;
}

/** The parts one below the other, with an empty line between. */
export function configuration(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/^\n+|\n+$/g, '')).join('\n\n') + '\n';
}

/** One side of a peering. */
export function peering(from: string, to: string): string {
  return `resource "azurerm_virtual_network_peering" "${from}-to-${to}" {
  name                      = "${from}-to-${to}"
  resource_group_name       = "network"
  virtual_network_name      = azurerm_virtual_network.${from}.name
  remote_virtual_network_id = azurerm_virtual_network.${to}.id
}
`;
}

/** The part with a line of tildes below the first place where `underlined` stands, followed by `mark`. */
export function marked(part: string, underlined: string, mark: string): string {
  const start = part.indexOf(underlined);
  if (start < 0) throw new Error(`${underlined} does not stand in the example`);
  const lineStart = part.lastIndexOf('\n', start) + 1;
  const lineEnd = part.indexOf('\n', start);
  const tildes = ' '.repeat(start - lineStart) + '~'.repeat(underlined.length);
  return `${part.slice(0, lineEnd)}\n${tildes} ${mark}${part.slice(lineEnd)}`;
}
