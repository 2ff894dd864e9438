resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-harness"
  location            = "westeurope"
  resource_group_name = "rg-harness"
  dns_prefix          = "harness"

  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D4s_v5"
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "10.0.0.0/16"
    dns_service_ip = "10.1.0.10"
  }
}
