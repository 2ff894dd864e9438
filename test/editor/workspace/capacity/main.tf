# The worked cases of the pages that the program started from.
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_virtual_network" "plan" {
  name                = "vnet-plan"
  location            = "westeurope"
  resource_group_name = "rg-plan"
  address_space       = ["10.20.0.0/16"]
}

resource "azurerm_subnet" "flat" {
  name                 = "snet-flat"
  resource_group_name  = "rg-plan"
  virtual_network_name = azurerm_virtual_network.plan.name
  address_prefixes     = ["10.20.0.0/21"]
}

resource "azurerm_subnet" "share" {
  name                 = "snet-share"
  resource_group_name  = "rg-plan"
  virtual_network_name = azurerm_virtual_network.plan.name
  address_prefixes     = ["10.20.8.0/21"]
}

resource "azurerm_subnet" "overlay" {
  name                 = "snet-overlay"
  resource_group_name  = "rg-plan"
  virtual_network_name = azurerm_virtual_network.plan.name
  address_prefixes     = ["10.20.16.0/26"]
}

resource "azurerm_subnet" "eight" {
  name                 = "snet-eight"
  resource_group_name  = "rg-plan"
  virtual_network_name = azurerm_virtual_network.plan.name
  address_prefixes     = ["10.20.17.0/24"]
}

resource "azurerm_kubernetes_cluster" "flat" {
  name                = "aks-flat"
  location            = "westeurope"
  resource_group_name = "rg-plan"
  dns_prefix          = "flat"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 50
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.flat.id

    upgrade_settings {
      max_surge = "1"
    }
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}

resource "azurerm_kubernetes_cluster" "share" {
  name                = "aks-share"
  location            = "westeurope"
  resource_group_name = "rg-plan"
  dns_prefix          = "share"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 50
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.share.id
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}

resource "azurerm_kubernetes_cluster" "overlay" {
  name                = "aks-overlay"
  location            = "westeurope"
  resource_group_name = "rg-plan"
  dns_prefix          = "overlay"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 50
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.overlay.id

    upgrade_settings {
      max_surge = "1"
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "172.20.0.0/16"
    dns_service_ip      = "172.20.0.10"
  }
}

resource "azurerm_kubernetes_cluster" "eight" {
  name                = "aks-eight"
  location            = "westeurope"
  resource_group_name = "rg-plan"
  dns_prefix          = "eight"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 7
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.eight.id

    upgrade_settings {
      max_surge = "1"
    }
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}
