import { bicepSubnet } from './bicep-example-parts';

/** Parts of examples about network security groups. */

/** What a rule of an example says. */
export interface RuleText {
  readonly name: string;
  readonly priority: number;
  readonly access?: 'Allow' | 'Deny';
  readonly from?: string;
  readonly to?: string;
  readonly ports?: string;
  /** What is found at it: `rule-id: part of the message`. */
  readonly mark?: string;
}

/** A group with rules about what comes in, and that the subnet has it. */
export function securityGroup(name: string, subnet: string, ...rules: readonly RuleText[]): string {
  const blocks = rules.map(({ name: own, priority, access = 'Deny', from = '*', to = '*', ports = '*', mark }) => `
  security_rule {${mark === undefined ? '' : `
  ~~~~~~~~~~~~~ ${mark}`}
    name                       = "${own}"
    priority                   = ${String(priority)}
    direction                  = "Inbound"
    access                     = "${access}"
    protocol                   = "*"
    source_address_prefix      = "${from}"
    source_port_range          = "*"
    destination_address_prefix = "${to}"
    destination_port_range     = "${ports}"
  }
`).join('');
  return `resource "azurerm_network_security_group" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"
${blocks}}

resource "azurerm_subnet_network_security_group_association" "${subnet}" {
  subnet_id                 = azurerm_subnet.${subnet}.id
  network_security_group_id = azurerm_network_security_group.${name}.id
}
`;
}

/** A group with rules about what comes in, in Bicep. */
export function bicepSecurityGroup(name: string, ...rules: readonly RuleText[]): string {
  const items = rules.map(({ name: own, priority, access = 'Deny', from = '*', to = '*', ports = '*', mark }) => `
      {
        name: '${own}'
${mark === undefined ? '' : `        ${'~'.repeat(`name: '${own}'`.length)} ${mark}\n`}        properties: {
          priority: ${String(priority)}
          direction: 'Inbound'
          access: '${access}'
          protocol: '*'
          sourceAddressPrefix: '${from}'
          sourcePortRange: '*'
          destinationAddressPrefix: '${to}'
          destinationPortRange: '${ports}'
        }
      }`).join('');
  return `resource ${name} 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: '${name}'
  location: location
  properties: {
    securityRules: [${items}
    ]
  }
}
`;
}

/** A subnet with the group of that name. */
export function bicepGuarded(name: string, range: string, group: string, lines = ''): string {
  return bicepSubnet(name, range, { lines: `${lines === '' ? '' : `${lines}\n`}networkSecurityGroup: {\n  id: ${group}.id\n}` });
}
