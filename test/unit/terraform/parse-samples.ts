/** Valid files, written for these tests: between them they hold every construct, and the ways in which people lay out code. */
export const samples: Readonly<Record<string, string>> = {
  cluster: `# The network of the shop.
terraform {
  required_version = ">= 1.5"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "nodes" {
  type    = list(object({ name = string, count = optional(number, 3) }))
  default = []
  validation {
    condition     = alltrue([for pool in var.nodes : length(pool.name) <= 12 && pool.count > 0])
    error_message = "A name has at most 12 letters, \\"\${var.prefix}\\" included."
  }
}

locals {
  base    = "10.\${var.number}.0.0/16"
  subnets = { for index, name in ["system", "user"] : name => cidrsubnet(local.base, 8, index) }
  zones   = var.zonal ? ["1", "2", "3"] : var.region == "westeurope" ? ["1"] : []
  tags = merge(var.tags, {
    owner = "network"
    (var.key) : true,
    "\${var.prefix}-env" = var.env
  })
}

resource "azurerm_virtual_network" "main" {
  name                = "\${var.prefix}-vnet"
  address_space       = [local.base]
  location            = var.location
  resource_group_name = azurerm_resource_group.main[0].name
}

resource "azurerm_subnet" "nodes" {
  for_each             = local.subnets
  name                 = each.key
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [each.value]

  dynamic "delegation" {
    for_each = each.key == "user" ? [1] : []
    content {
      name = "pods"
      service_delegation {
        name = "Microsoft.ContainerService/managedClusters"
      }
    }
  }
  lifecycle { ignore_changes = [service_endpoints] }
}

resource "azurerm_kubernetes_cluster" "main" {
  default_node_pool {
    name           = "system"
    vnet_subnet_id = azurerm_subnet.nodes["system"].id
    max_count      = -1 + 2 * (3 - var.less) / 4 % 5
    upgrade_settings {
      max_surge = "33%"
    }
  }
  network_profile {
    network_plugin = "azure" // the other is gone in 2028
    service_cidr   = !var.own || var.cidr == null ? "10.0.0.0/16" : var.cidr
    dns_service_ip = cidrhost("10.0.0.0/16", 10)
  }
  depends_on = [
    azurerm_subnet.nodes,
    azurerm_virtual_network.main, # and its peerings
  ]
}

output "ids" {
  value = values(azurerm_subnet.nodes)[*].id
}

output "old" { value = azurerm_subnet.nodes.*.id }
`,

  templates: `resource "azurerm_linux_virtual_machine" "jump" {
  custom_data = base64encode(<<-EOT
    #!/bin/sh
    %{ for name in var.names ~}
    echo "\${name}" >> /etc/hosts
    %{ endfor ~}
    resource "azurerm_subnet" "not" {
      a = "\${format("%s-%s", "a}", var.b["c"])}"
    }
    if [ -n "$\${HOME}" ]; then echo %%{x}; fi
  EOT
  )
  plain = <<END
    no "quotes" \\ are special
  END
  long = "\${join(",", [
    var.a,
    "\${var.b}",
  ])}"
  choice = "%{ if var.a }yes %{ else }no%{ endif }"
}

data "azurerm_subnet" "after" {
  name = "after"
}
`,

  notIndented: `resource "azurerm_subnet" "nodes" {
name = "nodes"
tags = {
a = 1
b = [
1,
2
]
}
delegation {
name = "d"
service_delegation {
name = "x"
}
}
}

module "network" {
source = "./network"
import {
id = 1
}
}
locals { a = 1 }
`,

  tabs: `module "network" {
	source = "./network"
	ranges = {
		nodes	= ["10.0.0.0/24"]
	}
	/* a block
	   comment */ after = 1
}
`,

  values: `prefix = "shop"
nodes = [
  { name = "system", count = 3 },
  {
    name  = "user"
    count = 5
  }
]
tags = {
owner = "network"
}
region = "westeurope"`,

  odd: `größe = "ä 😀 ö"
block label "quoted" {}
one { two { three = 3 } }
calls = [f(), g(1, [2]...), provider::azurerm::parse(x), h({ a = { b = [] } }).c.0.1["d"]]
nested = a[*].b[*].c
number = 1.5e-3
text = "\\u00e9\\n" /* behind */ # and more
empty {

}
`,
};
