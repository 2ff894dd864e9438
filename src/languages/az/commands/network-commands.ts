import { globalFlags, groupFlags, idFlags, locationFlags } from './global-flags';
import type { CommandSpec, FlagSpec } from './spec';
import { flagTable } from './table';

/** The commands about networks: azure-cli `network/aaz/latest/network/**` with what `network/custom.py` adds. Read 2026-11. */

const createNetwork = flagTable(`
  --name -n 1 name
  --address-prefixes * addressSpace
  --subnet-name 1 subnetName
  --subnet-prefixes * subnetPrefixes
  --subnets * subnets
  --network-security-group --nsg 1
  --extended-location *
  --edge-zone 1
  --bgp-community 1
  --ddos-protection-plan 1
  --dns-servers *
  --ddos-protection ?
  --vm-protection ?
  --enable-encryption ?
  --encryption-policy --encryption-enforcement-policy 1
  --flowtimeout 1
  --private-endpoint-vnet-policies --pvnet-policies --pe-vnet-policies 1
  --ipam-allocations *
  --tags *
  --no-wait ?
`);

const createSubnet = flagTable(`
  --name -n 1 name
  --vnet-name 1 vnetName
  --address-prefixes --address-prefix * prefixes
  --delegations * delegations
  --route-table 1 routeTable
  --nat-gateway 1 natGateway
  --network-security-group --nsg 1
  --service-endpoints *
  --service-endpoint-policy *
  --disable-private-endpoint-network-policies ?
  --private-endpoint-network-policies --ple-network-policies 1
  --disable-private-link-service-network-policies ?
  --private-link-service-network-policies --pls-network-policies 1
  --default-outbound-access --default-outbound ?
  --ipam-allocations *
  --sharing-scope 1
  --no-wait ?
`);

/** Its own name is the group. */
const groupNames = flagTable(`
  --name --resource-group -n -g 1 name
  --managed-by 1
  --tags *
`);

export const networkCommands: readonly CommandSpec[] = [
  command('network vnet create', groupFlags, createNetwork, locationFlags),
  command('network vnet subnet create', groupFlags, createSubnet),
  command('network vnet subnet show', groupFlags, idFlags, flagTable('--name -n 1 name\n--vnet-name 1 vnetName\n--expand 1')),
  { ...command('group create', groupNames, locationFlags), shorthand: false },
];

function command(path: string, ...tables: readonly (readonly FlagSpec[])[]): CommandSpec {
  return { path, client: 'az', flags: [...tables.flat(), ...globalFlags], shorthand: true };
}
