import type { ProposedCluster, ProposedNetwork, ProposedPool, ProposedSubnet, ProposedVirtualNetwork } from '../../model/proposed-network';
import type { SourceFile } from '../../text/span';
import { attribute, blank, block, comment, layOut, listOf, quoted, type Line } from './write-layout';

/**
 * The proposal as a root module for version 4 of the azurerm provider: its providers, its variables with the numbers that people
 * change, and its resources. Undefined where the provider has no way to say it: static blocks of pod addresses.
 */
export function write(network: ProposedNetwork): readonly SourceFile[] | undefined {
  if (network.clusters.some(({ model }) => model === 'pod-subnet-static')) return undefined;
  return [
    { uri: 'terraform.tf', text: layOut(providers) },
    { uri: 'variables.tf', text: layOut(spaced(variables(network))) },
    { uri: 'main.tf', text: layOut(spaced([...sharedResources(network), ...network.networks.flatMap((each) => networkResources(network, each)), ...network.clusters.flatMap(clusterResources)])) },
  ];
}

/** A statement with the comment above it. */
type Statement = readonly Line[];

/** `virtual_network_integration_enabled` is in the provider from 4.46 on. */
const providers: readonly Line[] = [
  block('terraform', [
    attribute('required_version', '">= 1.9"'),
    blank,
    block('required_providers', [block('azurerm =', [attribute('source', '"hashicorp/azurerm"'), attribute('version', '"~> 4.46"')])]),
  ]),
  blank,
  block('provider "azurerm"', [block('features', [])]),
];

function spaced(statements: readonly Statement[]): readonly Line[] {
  return statements.flatMap((lines, index) => (index === 0 ? lines : [blank, ...lines]));
}

function variable(name: string, description: string, type: string, value?: string, more: readonly Line[] = []): Statement {
  return [block(`variable "${name}"`, [attribute('description', quoted(description)), attribute('type', type), ...(value === undefined ? [] : [attribute('default', value)]), ...more])];
}

function variables({ name, networks, clusters }: ProposedNetwork): readonly Statement[] {
  const [cluster] = clusters;
  const pools = cluster?.pools ?? [];
  return [
    variable('name', 'The word that the names of all resources carry.', 'string', quoted(name)),
    ...networks.map(({ key, location }) => variable(`${id(key)}_location`, `The region of the network and the clusters in ${location}.`, 'string', quoted(location))),
    variable('node_size', 'The size of the virtual machines of all node pools.', 'string', '"Standard_D4s_v5"'),
    ...pools.flatMap((pool) => [
      variable(`${id(pool.name)}_nodes`, pool.maxNodes === undefined ? `The nodes of the pool ${pool.name}.` : `The fewest nodes of the pool ${pool.name}.`, 'number', String(pool.nodes)),
      ...(pool.maxNodes === undefined ? [] : [variable(`${id(pool.name)}_max_nodes`, `The most nodes of the pool ${pool.name}. The subnets have room for so many.`, 'number', String(pool.maxNodes))]),
    ]),
    ...(pools.some(({ os }) => os === 'Windows') ? [variable('windows_admin_password', 'The password of the administrator of Windows nodes.', 'string', undefined, [attribute('sensitive', 'true')])] : []),
  ];
}

function sharedResources({ networks }: ProposedNetwork): readonly Statement[] {
  const [first] = networks;
  return [
    [block('resource "azurerm_resource_group" "main"', [attribute('name', '"rg-${var.name}"'), attribute('location', first ? `var.${id(first.key)}_location` : '"westeurope"')])],
    [
      ...comment('Clusters reach the networks, route tables and gateways as this identity.'),
      block('resource "azurerm_user_assigned_identity" "aks"', inGroup('"id-${var.name}"', first ? `var.${id(first.key)}_location` : '"westeurope"')),
    ],
  ];
}

function inGroup(name: string, location: string): readonly Line[] {
  return [attribute('name', name), attribute('location', location), attribute('resource_group_name', 'azurerm_resource_group.main.name')];
}

function networkResources({ name }: ProposedNetwork, network: ProposedVirtualNetwork): readonly Statement[] {
  const key = id(network.key);
  const location = `var.${key}_location`;
  return [
    [block(`resource "azurerm_virtual_network" "${key}"`, [...inGroup(named(network.name, name), location), attribute('address_space', listOf(network.addressSpace.map(quoted)))])],
    [
      block(`resource "azurerm_role_assignment" "${key}"`, [
        attribute('scope', `azurerm_virtual_network.${key}.id`),
        attribute('role_definition_name', '"Network Contributor"'),
        attribute('principal_id', 'azurerm_user_assigned_identity.aks.principal_id'),
      ]),
    ],
    ...egressResources(network, location),
    ...network.subnets.flatMap((subnet) => subnetResources(network, subnet)),
  ];
}

function egressResources({ key, egress }: ProposedVirtualNetwork, location: string): readonly Statement[] {
  const place = id(key);
  switch (egress?.kind) {
    case undefined:
      return [];
    case 'routeTable':
      return [
        [
          ...comment('Everything that leaves goes to the firewall, which must be there before the clusters are made.'),
          block(`resource "azurerm_route_table" "${place}"`, [
            ...inGroup(`"rt-\${var.name}-${key}"`, location),
            blank,
            block('route', [
              attribute('name', '"internet"'),
              attribute('address_prefix', '"0.0.0.0/0"'),
              attribute('next_hop_type', '"VirtualAppliance"'),
              attribute('next_hop_in_ip_address', quoted(egress.nextHop)),
            ]),
          ]),
        ],
        [
          block(`resource "azurerm_role_assignment" "${place}_routes"`, [
            attribute('scope', `azurerm_route_table.${place}.id`),
            attribute('role_definition_name', '"Network Contributor"'),
            attribute('principal_id', 'azurerm_user_assigned_identity.aks.principal_id'),
          ]),
        ],
      ];
    case 'natGateway':
      return [
        [
          block(`resource "azurerm_public_ip" "${place}_nat"`, [
            ...inGroup(`"pip-\${var.name}-${key}-nat"`, location),
            attribute('allocation_method', '"Static"'),
            attribute('sku', '"Standard"'),
          ]),
        ],
        [block(`resource "azurerm_nat_gateway" "${place}"`, [...inGroup(`"ng-\${var.name}-${key}"`, location), attribute('sku_name', '"Standard"')])],
        [
          block(`resource "azurerm_nat_gateway_public_ip_association" "${place}"`, [
            attribute('nat_gateway_id', `azurerm_nat_gateway.${place}.id`),
            attribute('public_ip_address_id', `azurerm_public_ip.${place}_nat.id`),
          ]),
        ],
      ];
  }
}

function subnetResources({ key, egress }: ProposedVirtualNetwork, subnet: ProposedSubnet): readonly Statement[] {
  const place = `${id(key)}_${id(subnet.key)}`;
  const body: readonly Line[] = [
    attribute('name', quoted(subnet.name)),
    attribute('resource_group_name', 'azurerm_resource_group.main.name'),
    attribute('virtual_network_name', `azurerm_virtual_network.${id(key)}.name`),
    attribute('address_prefixes', listOf(subnet.prefixes.map(quoted))),
    ...(subnet.delegation === undefined
      ? []
      : [
          blank,
          block('delegation', [
            attribute('name', quoted(subnet.key)),
            blank,
            block('service_delegation', [
              attribute('name', quoted(subnet.delegation)),
              attribute('actions', listOf([subnet.delegation === containerGroups ? '"Microsoft.Network/virtualNetworks/subnets/action"' : '"Microsoft.Network/virtualNetworks/subnets/join/action"'])),
            ]),
          ]),
        ]),
  ];
  return [
    [...comment(sentence(subnet.reason)), block(`resource "azurerm_subnet" "${place}"`, body)],
    ...(subnet.isRouted && egress ? [[egressAssociation(egress.kind, place, id(key))]] : []),
  ];
}

const containerGroups = 'Microsoft.ContainerInstance/containerGroups';

function egressAssociation(kind: 'routeTable' | 'natGateway', subnet: string, network: string): Line {
  const [type, argument, target] = kind === 'routeTable' ? ['route_table', 'route_table_id', 'azurerm_route_table'] : ['nat_gateway', 'nat_gateway_id', 'azurerm_nat_gateway'];
  return block(`resource "azurerm_subnet_${type}_association" "${subnet}"`, [attribute('subnet_id', `azurerm_subnet.${subnet}.id`), attribute(argument, `${target}.${network}.id`)]);
}

function clusterResources(cluster: ProposedCluster): readonly Statement[] {
  const [first, ...others] = cluster.pools;
  const key = id(cluster.key);
  const network = id(cluster.network);
  const subnetId = (subnet: string): string => `azurerm_subnet.${network}_${id(subnet)}.id`;
  const body: readonly Line[] = [
    ...inGroup(`"aks-\${var.name}-${cluster.key}"`, `var.${network}_location`),
    attribute('dns_prefix', `"\${var.name}-${cluster.key}"`),
    attribute('sku_tier', '"Standard"'),
    ...(first ? [blank, ...comment(sentence(first.reason)), block('default_node_pool', [attribute('name', quoted(first.name)), ...poolLines(first, subnetId)])] : []),
    blank,
    block('identity', [attribute('type', '"UserAssigned"'), attribute('identity_ids', '[azurerm_user_assigned_identity.aks.id]')]),
    ...(cluster.apiServerSubnet === undefined
      ? []
      : [blank, block('api_server_access_profile', [attribute('virtual_network_integration_enabled', 'true'), attribute('subnet_id', subnetId(cluster.apiServerSubnet))])]),
    ...(cluster.virtualNodeSubnet === undefined ? [] : [blank, block('aci_connector_linux', [attribute('subnet_name', `azurerm_subnet.${network}_${id(cluster.virtualNodeSubnet)}.name`)])]),
    ...(cluster.pools.some(({ os }) => os === 'Windows')
      ? [blank, block('windows_profile', [attribute('admin_username', '"azureuser"'), attribute('admin_password', 'var.windows_admin_password')])]
      : []),
    blank,
    block('network_profile', profileLines(cluster)),
    blank,
    ...dependsOn(cluster, network),
  ];
  return [
    [block(`resource "azurerm_kubernetes_cluster" "${key}"`, body)],
    ...others.map((pool): Statement => [
      ...comment(sentence(pool.reason)),
      block(`resource "azurerm_kubernetes_cluster_node_pool" "${key}_${id(pool.name)}"`, [
        attribute('name', quoted(pool.name)),
        attribute('kubernetes_cluster_id', `azurerm_kubernetes_cluster.${key}.id`),
        attribute('mode', quoted(pool.mode)),
        attribute('os_type', quoted(pool.os)),
        ...poolLines(pool, subnetId),
      ]),
    ]),
  ];
}

function poolLines(pool: ProposedPool, subnetId: (key: string) => string): readonly Line[] {
  const nodes = `var.${id(pool.name)}_nodes`;
  return [
    attribute('vm_size', 'var.node_size'),
    ...(pool.maxNodes === undefined
      ? [attribute('node_count', nodes)]
      : [attribute('auto_scaling_enabled', 'true'), attribute('min_count', nodes), attribute('max_count', `var.${id(pool.name)}_max_nodes`)]),
    attribute('max_pods', String(pool.maxPods)),
    attribute('vnet_subnet_id', subnetId(pool.subnet)),
    ...(pool.podSubnet === undefined ? [] : [attribute('pod_subnet_id', subnetId(pool.podSubnet))]),
    blank,
    block('upgrade_settings', [attribute('max_surge', quoted(pool.surge))]),
  ];
}

function profileLines({ model, networkPolicy, dataPlane, outboundType, outboundPorts, isDualStack, serviceCidrs, podCidrs, dnsServiceIp, reasons }: ProposedCluster): readonly Line[] {
  const ranges = (name: string, values: readonly string[]): Line => (values.length > 1 ? attribute(`${name}s`, listOf(values.map(quoted))) : attribute(name, quoted(values[0] ?? '')));
  return [
    attribute('network_plugin', quoted(model === 'kubenet' || model === 'none' ? model : 'azure')),
    ...(model === 'overlay' ? [attribute('network_plugin_mode', '"overlay"')] : []),
    ...(networkPolicy === undefined ? [] : [attribute('network_policy', quoted(networkPolicy))]),
    ...(dataPlane === undefined ? [] : [attribute('network_data_plane', quoted(dataPlane))]),
    attribute('outbound_type', quoted(outboundType)),
    ...(isDualStack ? [attribute('ip_versions', '["IPv4", "IPv6"]')] : []),
    blank,
    ...comment(sentence(reasons.services)),
    ranges('service_cidr', serviceCidrs),
    attribute('dns_service_ip', quoted(dnsServiceIp)),
    ...(podCidrs.length > 0 ? [blank, ...comment(sentence(reasons.pods)), ranges('pod_cidr', podCidrs)] : []),
    ...(outboundPorts
      ? [
        blank,
        ...comment(sentence(outboundPorts.reason)),
        block('load_balancer_profile', [
          attribute('managed_outbound_ip_count', String(outboundPorts.addresses)),
          ...(isDualStack ? [attribute('managed_outbound_ipv6_count', '1')] : []),
          attribute('outbound_ports_allocated', String(outboundPorts.perNode)),
        ]),
      ]
      : []),
  ];
}

/** Rights and ways out must be there before the cluster asks for them. */
function dependsOn({ outboundType, pools }: ProposedCluster, network: string): readonly Line[] {
  const subnets = [...new Set(pools.flatMap(({ subnet, podSubnet }) => (podSubnet === undefined ? [subnet] : [subnet, podSubnet])))];
  const type = outboundType === 'userDefinedRouting' ? 'route_table' : 'nat_gateway';
  const associations = outboundType === 'loadBalancer' ? [] : subnets.map((subnet) => `azurerm_subnet_${type}_association.${network}_${id(subnet)}`);
  const items = [`azurerm_role_assignment.${network}`, ...(outboundType === 'userDefinedRouting' ? [`azurerm_role_assignment.${network}_routes`] : []), ...associations];
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return [attribute('depends_on', listOf(items))];
  return [attribute('depends_on', `[\n${items.map((item) => `    ${item},\n`).join('')}  ]`)];
}

/** A name in which the word of the plan is the variable: `vnet-shop-westeurope`. */
function named(text: string, word: string): string {
  return quoted(text).replace(`-${word}-`, '-${var.name}-');
}

function id(key: string): string {
  return key.replaceAll('-', '_');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
