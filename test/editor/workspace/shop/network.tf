resource "azurerm_virtual_network" "shop" {
  name                = "vnet-shop"
  location            = "westeurope"
  resource_group_name = "rg-shop"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  resource_group_name  = "rg-shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [var.node_prefix]
}
