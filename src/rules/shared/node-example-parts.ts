import { subnet } from './example-parts';

/** Parts of examples that are about nodes. All of it is Terraform as version 4 of the provider has it. */

/** What a cluster of an example writes. Everything is indented as it stands in the file. */
export interface ClusterText {
  /** The lines of the default pool behind its name and size, indented by four. */
  readonly pool: string;
  /** The lines of the network profile, indented by four. Without it there is no network profile. */
  readonly profile?: string;
  /** Lines and blocks of the cluster itself, indented by two. */
  readonly rest?: string;
  readonly name?: string;
}

/** Nodes and pods with overlay, for examples about something else. */
export const overlay = `    network_plugin      = "azure"
    network_plugin_mode = "overlay"`;

/** The same with room for thousands of nodes. */
export const largeOverlay = `    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "100.64.0.0/12"
    service_cidr        = "172.16.0.0/16"
    dns_service_ip      = "172.16.0.10"`;

/** Pods in the subnet of the nodes, or in one of their own. */
export const azureCni = `    network_plugin = "azure"`;

export function clusterWith({ pool, profile, rest, name = 'main' }: ClusterText): string {
  const parts = [
    `  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "clusters"
  dns_prefix          = "${name}"`,
    rest,
    `  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
${trimmed(pool)}
  }`,
    `  identity {
    type = "SystemAssigned"
  }`,
    profile === undefined ? undefined : `  network_profile {\n${trimmed(profile)}\n  }`,
  ];
  return `resource "azurerm_kubernetes_cluster" "${name}" {\n${parts.flatMap((part) => (part === undefined ? [] : [trimmed(part)])).join('\n\n')}\n}\n`;
}

/** Another pool of the cluster `main`; the lines behind its name and size are indented by two. */
export function nodePool(name: string, lines: string): string {
  return `resource "azurerm_kubernetes_cluster_node_pool" "${name}" {
  name                  = "${name}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = "Standard_D4s_v5"
${trimmed(lines)}
}
`;
}

/** The pool line that puts the nodes into the subnet `nodes`. */
export const inNodes = `    vnet_subnet_id = azurerm_subnet.nodes.id`;

/** The subnet `nodes` of the network `main` with that one prefix, and what is found at it: `rule-id: part of the message`. */
export function markedSubnet(prefix: string, ...marks: readonly string[]): string {
  const column = '  address_prefixes     = ['.length;
  const below = marks.map((mark) => `${' '.repeat(column)}${'~'.repeat(prefix.length)} ${mark}\n`);
  return subnet('nodes', prefix).replace(/\}\n$/, `${below.join('')}}\n`);
}

/** Lines without the empty ones around them, their indentation kept. */
function trimmed(text: string): string {
  return text.replace(/^\n+|\s+$/g, '');
}
