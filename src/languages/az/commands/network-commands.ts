import { genericUpdateFlags, globalFlags, groupFlags, idFlags, locationFlags } from './global-flags';
import type { CommandSpec, FlagSpec } from './spec';
import { flagTable } from './table';

/**
 * The commands about networks: azure-cli `network/aaz/latest/network/**` with what `network/custom.py` and
 * `network/operations/vnet.py` add and take away; `role` and `group` from `role/_params.py` and `resource/_params.py`. Read 2026-11.
 */
export const networkCommands: readonly CommandSpec[] = [
  command('network vnet create', groupFlags, createNetwork(), locationFlags),
  command('network vnet update', groupFlags, idFlags, updateNetwork(), genericUpdateFlags),
  command('network vnet show', groupFlags, idFlags, named('--expand 1')),
  command('network vnet list', groupFlags, listed()),
  command('network vnet delete', groupFlags, idFlags, named('--no-wait ?')),
  command('network vnet subnet create', groupFlags, createSubnet()),
  command('network vnet subnet update', groupFlags, idFlags, updateSubnet(), genericUpdateFlags),
  command('network vnet subnet show', groupFlags, idFlags, inNetwork('--expand 1')),
  command('network vnet subnet list', groupFlags, flagTable('--vnet-name 1 vnetName'), listed()),
  command('network vnet subnet delete', groupFlags, idFlags, inNetwork('--no-wait ?')),
  command('network vnet peering create', groupFlags, createPeering()),
  command('network vnet peering show', groupFlags, idFlags, inNetwork('')),
  command('network vnet peering list', groupFlags, flagTable('--vnet-name 1 vnetName'), listed()),
  command('network route-table create', groupFlags, named('--disable-bgp-route-propagation ?\n--tags *\n--no-wait ?'), locationFlags),
  command('network route-table update', groupFlags, idFlags, named('--disable-bgp-route-propagation ?\n--tags *\n--no-wait ?'), genericUpdateFlags),
  command('network route-table show', groupFlags, idFlags, named('--expand 1')),
  command('network route-table list', groupFlags, listed()),
  command('network route-table delete', groupFlags, idFlags, named('--no-wait ?')),
  command('network route-table route create', groupFlags, route()),
  command('network route-table route update', groupFlags, idFlags, route(), genericUpdateFlags),
  command('network route-table route show', groupFlags, idFlags, flagTable('--name -n 1 name\n--route-table-name 1 routeTableName')),
  command('network route-table route list', groupFlags, flagTable('--route-table-name 1 routeTableName'), listed()),
  command('network route-table route delete', groupFlags, idFlags, flagTable('--name -n 1 name\n--route-table-name 1 routeTableName\n--no-wait ?')),
  command('network nat gateway create', groupFlags, natGateway(), locationFlags),
  command('network nat gateway update', groupFlags, idFlags, natGateway(), genericUpdateFlags),
  command('network nat gateway show', groupFlags, idFlags, named('')),
  command('network nsg create', groupFlags, named('--flush-connection ?\n--tags *\n--no-wait ?'), locationFlags),
  command('network nsg show', groupFlags, idFlags, named('--expand 1')),
  command('network nsg rule create', groupFlags, securityRule()),
  command('network nsg rule update', groupFlags, idFlags, securityRule(), genericUpdateFlags),
  command('network nsg rule delete', groupFlags, idFlags, flagTable('--name -n 1 name\n--nsg-name 1 securityGroupName\n--no-wait ?')),
  { ...command('network application-gateway create', groupFlags, applicationGateway(), locationFlags), shorthand: false },
  { ...command('identity create', groupFlags, named('--tags *\n--isolation-scope 1'), locationFlags), shorthand: false },
  { ...command('identity show', groupFlags, idFlags, named('')), shorthand: false },
  { ...command('role assignment create', groupFlags, roleAssignment()), shorthand: false },
  { ...command('group create', locationFlags, flagTable('--name --resource-group -n -g 1 name\n--managed-by 1\n--tags *')), shorthand: false },
  { ...command('group show', flagTable('--name --resource-group -n -g 1 name')), shorthand: false },
];

function command(path: string, ...tables: readonly (readonly FlagSpec[])[]): CommandSpec {
  return { path, client: 'az', flags: [...tables.flat(), ...globalFlags], shorthand: true };
}

function named(others: string): readonly FlagSpec[] {
  return flagTable(`--name -n 1 name\n${others}`);
}

function inNetwork(others: string): readonly FlagSpec[] {
  return flagTable(`--name -n 1 name\n--vnet-name 1 vnetName\n${others}`);
}

function listed(): readonly FlagSpec[] {
  return flagTable('--max-items 1\n--next-token 1');
}

/** With `--subnet-name` alone, the subnet is the first /24 of the first range (all of it, if that is smaller). `--subnets` gives way to it. */
function createNetwork(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --address-prefixes * addressSpace
    --subnet-name 1 subnetName
    --subnet-prefixes * subnetPrefixes
    --subnets * subnets
    --network-security-group --nsg 1 securityGroup
    --edge-zone 1
    --bgp-community 1
    --ddos-protection-plan 1
    --dns-servers * dnsServers
    --ddos-protection ?
    --vm-protection ?
    --enable-encryption ?
    --encryption-enforcement-policy --encryption-policy 1
    --flowtimeout 1
    --private-endpoint-vnet-policies --pvnet-policies --pe-vnet-policies 1
    --ipam-allocations --ipam-pool-prefix-allocations *
    --tags *
    --no-wait ?
  `);
}

function updateNetwork(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --address-prefixes * addressSpace
    --subnets * subnets
    --bgp-community 1
    --ddos-protection-plan 1
    --dns-servers * dnsServers
    --ddos-protection ?
    --vm-protection ?
    --enable-encryption ?
    --encryption-enforcement-policy --encryption-policy 1
    --flowtimeout 1
    --private-endpoint-vnet-policies --pvnet-policies --pe-vnet-policies 1
    --ipam-allocations --ipam-pool-prefix-allocations *
    --tags *
    --no-wait ?
  `);
}

function subnet(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --vnet-name 1 vnetName
    --address-prefixes --address-prefix * prefixes
    --delegations * delegations
    --route-table 1 routeTable
    --nat-gateway 1 natGateway
    --network-security-group --nsg 1 securityGroup
    --service-endpoints *
    --default-outbound-access --default-outbound ?
    --private-endpoint-network-policies --ple-network-policies --private-endpoint-network-policy --ple-network-policy 1
    --private-link-service-network-policies --pls-network-policies --private-link-service-network-policy --pls-network-policy 1
    --disable-private-endpoint-network-policies ?
    --disable-private-link-service-network-policies ?
    --ipam-allocations --ipam-pool-prefix-allocations *
    --sharing-scope 1
    --no-wait ?
  `);
}

function createSubnet(): readonly FlagSpec[] {
  return [...subnet(), ...flagTable('--delegated-services *\n--policies *\n--service-endpoint-policy *')];
}

function updateSubnet(): readonly FlagSpec[] {
  return [...subnet(), ...flagTable('--policies *\n--remove-all-service-endpoints ?\n--service-endpoint-policy *')];
}

function createPeering(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --vnet-name 1 vnetName
    --remote-vnet 1 remoteNetwork
    --remote-vnet-id 1 remoteNetwork removed 2.46.0 --remote-vnet
    --allow-forwarded-traffic ?
    --allow-gateway-transit ?
    --allow-vnet-access ?
    --use-remote-gateways ?
    --enable-only-ipv6 --only-ipv6 ?
    --local-address-prefixes --local-address-space *
    --local-subnet-names *
    --peer-complete-vnets --complete-vnet-peer ?
    --remote-address-prefixes --remote-address-space *
    --remote-subnet-names *
    --sync-remote 1
    --no-wait ?
  `);
}

function route(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --route-table-name 1 routeTableName
    --address-prefix 1 prefix
    --next-hop-type 1 nextHopType
    --next-hop-ip-address 1
    --no-wait ?
  `);
}

function natGateway(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --public-ip-addresses * publicIpAddresses
    --public-ip-prefixes * publicIpPrefixes
    --public-ip-addresses-v6 --pip-addresses-v6 * publicIpAddressesV6
    --public-ip-prefixes-v6 --pip-prefixes-v6 * publicIpPrefixesV6
    --source-vnet *
    --idle-timeout 1
    --sku 1
    --zone -z *
    --tags *
    --no-wait ?
  `);
}

function roleAssignment(): readonly FlagSpec[] {
  return flagTable(`
    --role 1 role
    --scope 1 scope
    --assignee 1 assignee
    --assignee-object-id 1 assignee
    --assignee-principal-type 1
    --name -n 1 name
    --description 1
    --condition 1
    --condition-version 1
  `);
}

function securityRule(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --nsg-name 1 securityGroupName
    --priority 1 priority
    --access 1 access
    --direction 1 direction
    --protocol 1 protocol
    --source-address-prefixes --source-address-prefix * sources
    --source-port-ranges --source-port-range * sourcePorts
    --source-asgs * sourceGroups
    --destination-address-prefixes --destination-address-prefix * destinations
    --destination-port-ranges --destination-port-range * destinationPorts
    --destination-asgs * destinationGroups
    --description 1
    --no-wait ?
  `);
}

/** From `network/_params.py`. It makes the network and subnet that it names where there are none. */
function applicationGateway(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --subnet 1 subnet
    --vnet-name 1 vnetName
    --sku 1 gatewaySku
    --subnet-address-prefix 1
    --vnet-address-prefix 1
    --capacity 1
    --min-capacity 1
    --max-capacity 1
    --cert-file 1
    --cert-password 1
    --connection-draining-timeout 1
    --custom-error-pages *
    --enable-fips ?
    --enable-private-link -
    --frontend-port 1
    --frontend-type 1
    --http-settings-cookie-based-affinity 1
    --http-settings-port 1
    --http-settings-protocol 1
    --http2 1
    --identity 1
    --key-vault-secret-id 1
    --priority 1
    --private-ip-address 1
    --private-link-ip-address 1
    --private-link-primary 1
    --private-link-subnet 1
    --private-link-subnet-prefix 1
    --public-ip-address 1
    --public-ip-address-allocation 1
    --routing-rule-type 1
    --servers *
    --ssl-certificate-name 1
    --ssl-profile *
    --ssl-profile-id 1
    --tags *
    --trusted-client-cert *
    --validate -
    --waf-policy 1
    --zones -z *
    --no-wait -
  `);
}
