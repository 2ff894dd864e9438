import { bicepOverlay, bicepSubnet } from './bicep-example-parts';
import { bicepHome } from './bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './example-parts';
import { clusterWith, inNodes, overlay } from './node-example-parts';

/** Parts of examples about route tables and NAT gateways. */

/** A table with a route to a firewall, or with these blocks in its place. */
export function routeTable(name: string, routes = defaultRoute): string {
  return `resource "azurerm_route_table" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"
${routes === '' ? '' : `\n${routes}\n`}}
`;
}

const defaultRoute = `  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.1.255.4"
  }`;

/** That the subnet has the table or gateway of that name. */
export function tied(name: string, to: 'route_table' | 'nat_gateway', target: string): string {
  const attribute = `${to}_id`;
  const width = Math.max(attribute.length, 'subnet_id'.length);
  return `resource "azurerm_subnet_${to}_association" "${name}" {
  ${'subnet_id'.padEnd(width)} = azurerm_subnet.${name}.id
  ${attribute.padEnd(width)} = azurerm_${to}.${target}.id
}
`;
}

/** That the cluster is made after the subnet `nodes` has its table or gateway. */
export function afterTie(to: 'route_table' | 'nat_gateway', name = 'nodes'): string {
  return `  depends_on = [azurerm_subnet_${to}_association.${name}]`;
}

/** A NAT gateway with one address, or with none. */
export function natGateway(name: string, { address = true } = {}): string {
  const gateway = `resource "azurerm_nat_gateway" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"
}
`;
  return address
    ? configuration(gateway, `resource "azurerm_nat_gateway_public_ip_association" "${name}" {
  nat_gateway_id       = azurerm_nat_gateway.${name}.id
  public_ip_address_id = azurerm_public_ip.${name}.id
}

resource "azurerm_public_ip" "${name}" {
  name                = "${name}"
  location            = "westeurope"
  resource_group_name = "network"
  allocation_method   = "Static"
}
`)
    : gateway;
}

/** A network with the subnet `nodes`, a cluster in it with this outbound type, and what else there is. */
export function withOutbound(type: string, { beside = [], rest, profile = overlay, pool = inNodes, mark = '' }: { readonly beside?: readonly string[]; readonly rest?: string; readonly profile?: string; readonly pool?: string; readonly mark?: string }): string {
  const line = `    outbound_type       = "${type}"`;
  const below = mark === '' ? '' : `\n                          ${'~'.repeat(type.length + 2)} ${mark}`;
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    ...beside,
    clusterWith({ pool: `    node_count     = 3\n${pool}`, profile: type === '' ? profile : `${profile}\n${line}${below}`, ...(rest !== undefined && { rest }) }),
  );
}

/** A route table in Bicep, with these lines as its routes. */
export function bicepRouteTable(name: string, routes = bicepDefaultRoute): string {
  return `resource ${name} 'Microsoft.Network/routeTables@2024-05-01' = {
  name: '${name}'
  location: location
  properties: {
    routes: [
${routes === '' ? '' : `${routes}\n`}    ]
  }
}
`;
}

const bicepDefaultRoute = `      {
        name: 'default'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.1.255.4'
        }
      }`;

/** A NAT gateway in Bicep, with an address or without. */
export function bicepNatGateway(name: string, { address = true } = {}): string {
  return `resource ${name} 'Microsoft.Network/natGateways@2024-05-01' = {
  name: '${name}'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {${address ? `
    publicIpAddresses: [
      {
        id: resourceId('Microsoft.Network/publicIPAddresses', '${name}')
      }
    ]
  ` : ''}}
}
`;
}

/** The subnet `out`, 10.1.1.0/24, that has a table or gateway of that name. */
export function bicepTied(property: 'routeTable' | 'natGateway', target: string, name = 'out', range = "'10.1.1.0/24'"): string {
  return bicepSubnet(name, range, { lines: `${property}: {\n  id: ${target}.id\n}` });
}

/** A cluster in the subnet `out` or another, with this outbound type. */
export function bicepOutbound(type: string, { beside = [], subnet: home = 'out', lines = '', mark = '' }: { readonly beside?: readonly string[]; readonly subnet?: string; readonly lines?: string; readonly mark?: string }): string {
  const line = type === '' ? '' : `\noutboundType: '${type}'`;
  const below = mark === '' ? '' : `\n              ${'~'.repeat(type.length + 2)} ${mark}`;
  return bicepHome({ beside, pool: `count: 3\nvnetSubnetID: ${home}.id\n${lines}`, profile: `${bicepOverlay}${line}${below}` });
}

/** What the outbound type in a profile needs around the cluster: parts before it, and the line that lets it wait for them. */
export function wayOut(profile: string): { readonly beside: readonly string[]; readonly rest: string } {
  if (profile.includes('userDefinedRouting')) return { beside: [routeTable('routes'), tied('nodes', 'route_table', 'routes')], rest: afterTie('route_table') };
  if (profile.includes('userAssignedNATGateway')) return { beside: [natGateway('out'), tied('nodes', 'nat_gateway', 'out')], rest: afterTie('nat_gateway') };
  return { beside: [], rest: '' };
}

/** The same in Bicep: parts, and lines of the subnets. */
export function bicepWayOut(profile: string): { readonly beside: readonly string[]; readonly lines: string } {
  if (profile.includes('userDefinedRouting')) return { beside: [bicepRouteTable('routes')], lines: 'routeTable: {\n  id: routes.id\n}' };
  if (profile.includes('userAssignedNATGateway')) return { beside: [bicepNatGateway('gateway')], lines: 'natGateway: {\n  id: gateway.id\n}' };
  return { beside: [], lines: '' };
}
