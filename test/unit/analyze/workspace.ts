/** A small workspace: roots, modules that they call, one within the other, and files of variables beside and below them. */
export const workspace: Readonly<Record<string, string>> = {
  'prod/main.tf': `variable "nodes" {
  default = "10.0.4.0/25"
}

resource "azurerm_virtual_network" "main" {
  name          = "vnet"
  address_space = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [var.nodes]
}

resource "azurerm_kubernetes_cluster" "main" {
  default_node_pool {
    name           = "system"
    node_count     = 9
    vnet_subnet_id = azurerm_subnet.nodes.id
  }
  network_profile {
    network_plugin = "azure"
  }
}
`,
  'prod/terraform.tfvars': 'nodes = "10.0.8.0/24"\n',
  'dev/main.tf': `locals {
  base = "10.1.0.0/16"
}

resource "azurerm_virtual_network" "dev" {
  name          = "dev"
  address_space = [local.base]
}

resource "azurerm_subnet" "dev" {
  for_each             = { a = 0, b = 1 }
  virtual_network_name = azurerm_virtual_network.dev.name
  address_prefixes     = [cidrsubnet(local.base, 8, each.value)]
}

module "shared" {
  source = "../shared"
}
`,
  'dev/cluster.tf': `resource "azurerm_kubernetes_cluster" "dev" {
  default_node_pool {
    name           = "system"
    node_count     = var.big ? 300 : 3
    max_pods       = 5
    vnet_subnet_id = azurerm_subnet.dev["a"].id
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "10.2.0.0/16"
    dns_service_ip      = "10.3.0.10"
  }
}

variable "big" {
  type = bool
}
`,
  'shared/main.tf': `variable "space" {
  default = "10.9.0.0/33"
}

resource "azurerm_virtual_network" "shared" {
  name          = "shared"
  address_space = [var.space, "172.16.0.0/12"]
}
`,
  'kubenet/main.tf': `resource "azurerm_kubernetes_cluster" "old" {
  default_node_pool {
    name       = "system"
    node_count = 401
  }
  network_profile {
    network_plugin     = "kubenet"
    network_policy     = "azure"
    docker_bridge_cidr = "172.17.0.1/16"
  }
}
`,
  'live/main.tf': `variable "space" {
  default = "10.20.0.0/16"
}

variable "nodes" {
  type = map(string)
}

module "net" {
  source  = "../modules/net"
  for_each = var.nodes
  space   = var.space
  prefix  = each.value
}

module "aks" {
  source    = "../modules/aks"
  subnet_id = module.net["a"].subnet_id
}
`,
  'live/dev.tfvars': 'nodes = { a = "10.20.1.0/24" }\n',
  'live/envs/prod.tfvars': 'nodes = { a = "10.21.1.0/28", b = "10.20.0.0/24" }\n',
  'live/envs/test.tfvars': 'nodes = { a = "10.20.1.0/28" }\nspace = "10.20.0.0/20"\n',
  'modules/net/main.tf': `variable "space" {}
variable "prefix" {}

module "inner" {
  source = "../inner"
  space  = var.space
}

resource "azurerm_subnet" "nodes" {
  virtual_network_name = module.inner.name
  address_prefixes     = [var.prefix]
}

output "subnet_id" {
  value = azurerm_subnet.nodes.id
}
`,
  'modules/inner/main.tf': `variable "space" {}

resource "azurerm_virtual_network" "inner" {
  name          = "inner"
  address_space = [var.space]
}

output "name" {
  value = azurerm_virtual_network.inner.name
}
`,
  'modules/aks/main.tf': `variable "subnet_id" {}

resource "azurerm_kubernetes_cluster" "aks" {
  default_node_pool {
    name           = "system"
    node_count     = 12
    vnet_subnet_id = var.subnet_id
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.20.0.0/24"
    dns_service_ip      = "10.20.0.10"
  }
}
`,
};
