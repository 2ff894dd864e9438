/** Application gateways of examples: what concerns no network is left out. */

/** A gateway in the subnet of that name, with a public address. */
export function gateway(name: string): string {
  return `resource "azurerm_application_gateway" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }

  gateway_ip_configuration {
    name      = "home"
    subnet_id = azurerm_subnet.${name}.id
  }

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.${name}.id
  }
}

resource "azurerm_public_ip" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"
  allocation_method   = "Static"
}
`;
}

/** The same in Bicep, in a subnet of that symbolic name. */
export function bicepGateway(name: string, home: string): string {
  return `resource ${name} 'Microsoft.Network/applicationGateways@2024-05-01' = {
  name: '${name}'
  location: location
  properties: {
    sku: {
      name: 'Standard_v2'
      tier: 'Standard_v2'
    }
    gatewayIPConfigurations: [
      {
        name: 'home'
        properties: {
          subnet: {
            id: ${home}.id
          }
        }
      }
    ]
    frontendIPConfigurations: [
      {
        name: 'public'
        properties: {
          publicIPAddress: {
            id: resourceId('Microsoft.Network/publicIPAddresses', '${name}')
          }
        }
      }
    ]
  }
}
`;
}
