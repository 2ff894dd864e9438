/** A root module of Terraform with so many networks of ten subnets, each with a cluster of three pools. */
export function manyNetworks(networks) {
  return Array.from({ length: networks }, (_, i) => `resource "azurerm_virtual_network" "v${i}" {
  name          = "v${i}"
  address_space = ["10.${i % 250}.0.0/16"]
}
${Array.from({ length: 10 }, (_, s) => `resource "azurerm_subnet" "s${i}_${s}" {
  name                 = "s${s}"
  virtual_network_name = azurerm_virtual_network.v${i}.name
  address_prefixes     = ["10.${i % 250}.${s}.0/24"]
}`).join('\n')}
resource "azurerm_kubernetes_cluster" "k${i}" {
  name = "k${i}"
  default_node_pool {
    name           = "system"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.s${i}_0.id
  }
  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}
${[1, 2].map((p) => `resource "azurerm_kubernetes_cluster_node_pool" "p${i}_${p}" {
  name                  = "pool${p}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.k${i}.id
  node_count            = 4
  vnet_subnet_id        = azurerm_subnet.s${i}_${p}.id
}`).join('\n')}
`).join('\n');
}
