import { waysOf } from '../plan/ways';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { subnet } from './shared/example-parts';
import { homesOf } from './shared/homes';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const subnetWithoutSecurityGroup: Rule = {
  id: 'subnet-without-security-group',
  severity: 'info',
  group: 'advice',
  title: 'A subnet of a cluster without a network security group',
  about: `AKS puts a security group of its own at the interfaces of the nodes and looks after it. One at the subnet is yours: it can keep other subnets and
peered networks away from nodes and pods. It has to let the nodes, and the pods where they have addresses of the subnet, reach each other.`,
  sources: [pages.supportPolicies, pages.overlayConcepts],
  *check(design) {
    if (!design.network.complete) return;
    const told = new Set<string>();
    for (const { subnet: home, made } of homesOf(design)) {
      if (told.has(home.id)) continue;
      told.add(home.id);
      yield* judged(waysOf(home.securityGroup), made, (group) => (group.kind === 'absent' ? { at: home.span, message: 'the subnet has no network security group of its own, so that every connected network reaches the nodes' } : undefined));
    }
  },
};

const group = (): string => `resource "azurerm_network_security_group" "nodes" {
  name                = "nodes"
  location            = "westeurope"
  resource_group_name = "network"
}

resource "azurerm_subnet_network_security_group_association" "nodes" {
  subnet_id                 = azurerm_subnet.nodes.id
  network_security_group_id = azurerm_network_security_group.nodes.id
}
`;

export const examples = (): readonly Example[] => [
  { text: marked(inTerraform({}), 'resource "azurerm_subnet" "nodes"', 'subnet-without-security-group: the subnet has no network security group of its own') },
  { text: inTerraform({ beside: [group(), subnet('others', '"10.1.1.0/24"')] }) },
  { title: 'In Bicep', text: marked(inBicep({}), "resource nodes 'Microsoft.Network/virtualNetworks/subnets@2024-05-01'", 'subnet-without-security-group: the subnet has no network security group of its own') },
];
