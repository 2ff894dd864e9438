import type { ProposedCluster, ProposedNetwork, ProposedPool, ProposedSubnet, ProposedVirtualNetwork } from '../../../model/proposed-network';

/** A proposal as resources of Azure, before Bicep or ARM gives it a spelling. */
export interface ProposedTemplate {
  readonly parameters: readonly ProposedParameter[];
  readonly resources: readonly ProposedResource[];
}

export interface ProposedParameter {
  readonly name: string;
  readonly description: string;
  /** Undefined for a secret, which has none. */
  readonly value: string | number | undefined;
  readonly isLocation: boolean;
}

export interface ProposedResource {
  /** How the template calls it: unique, fit for an identifier. */
  readonly symbol: string;
  readonly type: string;
  readonly api: string;
  readonly name: Content;
  /** What it is there for, a sentence. Empty where that is plain. */
  readonly comment: string;
  /** The symbol of the resource that it is an extension of. */
  readonly scope: string | undefined;
  readonly fields: readonly Entry[];
  /** The symbols of resources that must be there before, whether its fields name them or not. */
  readonly after: readonly string[];
  /** The subnets that are written within it, as other resources name them. */
  readonly subnets: readonly { readonly symbol: string; readonly name: string }[];
}

export interface Entry {
  readonly name: string;
  readonly content: Content;
  /** Why it is as it is, a sentence; empty for none. */
  readonly comment: string;
}

export type Content =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly Content[]; readonly comments?: readonly string[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'parameter'; readonly name: string }
  /** A text around the parameter `name`. */
  | { readonly kind: 'named'; readonly before: string; readonly after: string }
  | { readonly kind: 'id'; readonly of: string }
  | { readonly kind: 'subnetId'; readonly network: string; readonly subnet: string }
  | { readonly kind: 'principal'; readonly of: string }
  /** An object with one field, whose name is the id of a resource. */
  | { readonly kind: 'identities'; readonly of: string }
  | { readonly kind: 'networkContributor' }
  /** The name of a role assignment: the same for the same resource and identity. */
  | { readonly kind: 'assignmentName'; readonly scope: string; readonly identity: string };

/** Azure's own id of the role. */
export const networkContributorRole = '4d97b98b-1d4f-4787-a291-c67834d212e7';

/** How a template calls a thing with that key: `vnetWesteurope`, `nodes1`. */
export function symbolOf(...words: readonly string[]): string {
  const parts = words.flatMap((word) => word.split(/[^A-Za-z0-9]+/)).filter((part) => part !== '');
  return parts.map((part, index) => (index === 0 ? part.charAt(0).toLowerCase() : part.charAt(0).toUpperCase()) + part.slice(1)).join('');
}

export function proposedTemplate(network: ProposedNetwork): ProposedTemplate {
  return {
    parameters: parametersOf(network),
    resources: [
      identityResource(network),
      ...network.networks.flatMap(networkResources),
      ...network.clusters.map(clusterResource),
    ],
  };
}

/** A sentence of a clause. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const networkApi = '2024-05-01';
const identity = 'identity';

function parametersOf({ name, networks, clusters }: ProposedNetwork): readonly ProposedParameter[] {
  const pools = clusters[0]?.pools ?? [];
  const one = (parameter: Omit<ProposedParameter, 'isLocation'>, isLocation = false): ProposedParameter => ({ ...parameter, isLocation });
  return [
    one({ name: 'name', description: 'The word that the names of all resources carry.', value: name }),
    ...networks.map(({ key, location }) => one({ name: symbolOf(key, 'location'), description: `The region of the network and the clusters in ${location}.`, value: location }, true)),
    one({ name: 'nodeSize', description: 'The size of the virtual machines of all node pools.', value: 'Standard_D4s_v5' }),
    ...pools.flatMap((pool) => [
      one({ name: `${pool.name}Nodes`, description: pool.maxNodes === undefined ? `The nodes of the pool ${pool.name}.` : `The fewest nodes of the pool ${pool.name}.`, value: pool.nodes }),
      ...(pool.maxNodes === undefined ? [] : [one({ name: `${pool.name}MaxNodes`, description: `The most nodes of the pool ${pool.name}. The subnets have room for so many.`, value: pool.maxNodes })]),
    ]),
    ...(pools.some(({ os }) => os === 'Windows') ? [one({ name: 'windowsAdminPassword', description: 'The password of the administrator of Windows nodes.', value: undefined })] : []),
  ];
}

function identityResource({ networks }: ProposedNetwork): ProposedResource {
  return resource({
    symbol: identity,
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    api: '2023-01-31',
    name: { kind: 'named', before: 'id-', after: '' },
    comment: 'Clusters reach the networks, route tables and gateways as this identity.',
    fields: [entry('location', parameter(symbolOf(networks[0]?.key ?? '', 'location')))],
  });
}

function networkResources(network: ProposedVirtualNetwork): readonly ProposedResource[] {
  const symbol = symbolOf('vnet', network.key);
  const location = entry('location', parameter(symbolOf(network.key, 'location')));
  const egress = egressResources(network, location);
  return [
    ...egress,
    resource({
      symbol,
      type: 'Microsoft.Network/virtualNetworks',
      api: networkApi,
      name: { kind: 'named', before: 'vnet-', after: `-${network.key}` },
      fields: [
        location,
        entry('properties', object([
          entry('addressSpace', object([entry('addressPrefixes', list(network.addressSpace.map(scalar)))])),
          entry('subnets', {
            kind: 'list',
            items: network.subnets.map((subnet) => subnetObject(network, subnet)),
            comments: network.subnets.map(({ reason }) => sentence(reason)),
          }),
        ])),
      ],
      after: egress.filter(({ type }) => !type.endsWith('roleAssignments')).map((each) => each.symbol),
      subnets: network.subnets.map(({ key, name }) => ({ symbol: symbolOf(key), name })),
    }),
    roleAssignment(symbolOf('role', network.key), symbol),
  ];
}

function subnetObject({ key, egress }: ProposedVirtualNetwork, { key: subnet, name, prefixes, delegation, isRouted }: ProposedSubnet): Content {
  const way = isRouted ? egress : undefined;
  return object([
    entry('name', scalar(name)),
    entry('properties', object([
      prefixes.length > 1 ? entry('addressPrefixes', list(prefixes.map(scalar))) : entry('addressPrefix', scalar(prefixes[0] ?? '')),
      ...(delegation === undefined ? [] : [entry('delegations', list([object([entry('name', scalar(subnet)), entry('properties', object([entry('serviceName', scalar(delegation))]))])]))]),
      ...(way?.kind === 'routeTable' ? [entry('routeTable', object([entry('id', { kind: 'id', of: symbolOf('routes', key) })]))] : []),
      ...(way?.kind === 'natGateway' ? [entry('natGateway', object([entry('id', { kind: 'id', of: symbolOf('nat', key) })]))] : []),
    ])),
  ]);
}

function egressResources({ key, egress }: ProposedVirtualNetwork, location: Entry): readonly ProposedResource[] {
  switch (egress?.kind) {
    case undefined:
      return [];
    case 'routeTable': {
      const symbol = symbolOf('routes', key);
      const route = object([
        entry('name', scalar('internet')),
        entry('properties', object([
          entry('addressPrefix', scalar('0.0.0.0/0')),
          entry('nextHopType', scalar('VirtualAppliance')),
          entry('nextHopIpAddress', scalar(egress.nextHop)),
        ])),
      ]);
      return [
        resource({
          symbol, type: 'Microsoft.Network/routeTables', api: networkApi, name: { kind: 'named', before: 'rt-', after: `-${key}` },
          comment: 'Everything that leaves goes to the firewall, which must be there before the clusters are made.',
          fields: [location, entry('properties', object([entry('routes', list([route]))]))],
        }),
        roleAssignment(symbolOf('role', key, 'routes'), symbol),
      ];
    }
    case 'natGateway': {
      const address = symbolOf('natAddress', key);
      const sku = entry('sku', object([entry('name', scalar('Standard'))]));
      return [
        resource({
          symbol: address, type: 'Microsoft.Network/publicIPAddresses', api: networkApi, name: { kind: 'named', before: 'pip-', after: `-${key}-nat` },
          fields: [location, sku, entry('properties', object([entry('publicIPAllocationMethod', scalar('Static'))]))],
        }),
        resource({
          symbol: symbolOf('nat', key), type: 'Microsoft.Network/natGateways', api: networkApi, name: { kind: 'named', before: 'ng-', after: `-${key}` },
          fields: [location, sku, entry('properties', object([entry('publicIpAddresses', list([object([entry('id', { kind: 'id', of: address })])]))]))],
          after: [address],
        }),
      ];
    }
  }
}

function roleAssignment(symbol: string, scope: string): ProposedResource {
  return resource({
    symbol, type: 'Microsoft.Authorization/roleAssignments', api: '2022-04-01', name: { kind: 'assignmentName', scope, identity }, scope,
    fields: [entry('properties', object([
      entry('principalId', { kind: 'principal', of: identity }),
      entry('principalType', scalar('ServicePrincipal')),
      entry('roleDefinitionId', { kind: 'networkContributor' }),
    ]))],
    after: [scope, identity],
  });
}

function clusterResource(cluster: ProposedCluster): ProposedResource {
  const network = symbolOf('vnet', cluster.network);
  const subnetId = (key: string): Content => ({ kind: 'subnetId', network, subnet: symbolOf(key) });
  const windows = cluster.pools.some(({ os }) => os === 'Windows');
  return resource({
    symbol: symbolOf('aks', cluster.key),
    type: 'Microsoft.ContainerService/managedClusters',
    api: '2025-05-01',
    name: { kind: 'named', before: 'aks-', after: `-${cluster.key}` },
    fields: [
      entry('location', parameter(symbolOf(cluster.network, 'location'))),
      entry('sku', object([entry('name', scalar('Base')), entry('tier', scalar('Standard'))])),
      entry('identity', object([entry('type', scalar('UserAssigned')), entry('userAssignedIdentities', { kind: 'identities', of: identity })])),
      entry('properties', object([
        entry('dnsPrefix', { kind: 'named', before: '', after: `-${cluster.key}` }),
        ...(cluster.apiServerSubnet === undefined
          ? []
          : [entry('apiServerAccessProfile', object([entry('enableVnetIntegration', scalar(true)), entry('subnetId', subnetId(cluster.apiServerSubnet))]))]),
        ...(cluster.virtualNodeSubnet === undefined
          ? []
          : [entry('addonProfiles', object([entry('aciConnectorLinux', object([entry('enabled', scalar(true)), entry('config', object([entry('SubnetName', scalar(cluster.virtualNodeSubnet))]))]))]))]),
        ...(windows ? [entry('windowsProfile', object([entry('adminUsername', scalar('azureuser')), entry('adminPassword', parameter('windowsAdminPassword'))]))] : []),
        entry('agentPoolProfiles', { kind: 'list', items: cluster.pools.map((pool) => poolObject(cluster, pool, subnetId)), comments: cluster.pools.map(({ reason }) => sentence(reason)) }),
        entry('networkProfile', profileObject(cluster)),
      ])),
    ],
    after: [network, identity, symbolOf('role', cluster.network), ...(cluster.outboundType === 'userDefinedRouting' ? [symbolOf('role', cluster.network, 'routes')] : [])],
  });
}

function poolObject({ model }: ProposedCluster, pool: ProposedPool, subnetId: (key: string) => Content): Content {
  return object([
    entry('name', scalar(pool.name)),
    entry('mode', scalar(pool.mode)),
    entry('osType', scalar(pool.os)),
    entry('vmSize', parameter('nodeSize')),
    entry('count', parameter(`${pool.name}Nodes`)),
    ...(pool.maxNodes === undefined
      ? []
      : [entry('enableAutoScaling', scalar(true)), entry('minCount', parameter(`${pool.name}Nodes`)), entry('maxCount', parameter(`${pool.name}MaxNodes`))]),
    entry('maxPods', scalar(pool.maxPods)),
    entry('vnetSubnetID', subnetId(pool.subnet)),
    ...(pool.podSubnet === undefined ? [] : [entry('podSubnetID', subnetId(pool.podSubnet))]),
    ...(model === 'pod-subnet-static' ? [entry('podIPAllocationMode', scalar('StaticBlock'))] : []),
    entry('upgradeSettings', object([entry('maxSurge', scalar(pool.surge))])),
  ]);
}

function profileObject({ model, networkPolicy, dataPlane, outboundType, outboundPorts, isDualStack, serviceCidrs, podCidrs, dnsServiceIp, reasons }: ProposedCluster): Content {
  const ranges = (name: string, values: readonly string[], comment: string): Entry =>
    values.length > 1 ? entry(`${name}s`, list(values.map(scalar)), comment) : entry(name, scalar(values[0] ?? ''), comment);
  return object([
    entry('networkPlugin', scalar(model === 'kubenet' || model === 'none' ? model : 'azure')),
    ...(model === 'overlay' ? [entry('networkPluginMode', scalar('overlay'))] : []),
    ...(networkPolicy === undefined ? [] : [entry('networkPolicy', scalar(networkPolicy))]),
    ...(dataPlane === undefined ? [] : [entry('networkDataplane', scalar(dataPlane))]),
    entry('outboundType', scalar(outboundType)),
    ...(isDualStack ? [entry('ipFamilies', list([scalar('IPv4'), scalar('IPv6')]))] : []),
    ranges('serviceCidr', serviceCidrs, sentence(reasons.services)),
    entry('dnsServiceIP', scalar(dnsServiceIp)),
    ...(podCidrs.length > 0 ? [ranges('podCidr', podCidrs, sentence(reasons.pods))] : []),
    ...(outboundPorts
      ? [entry('loadBalancerProfile', object([
        entry('managedOutboundIPs', object([entry('count', scalar(outboundPorts.addresses)), ...(isDualStack ? [entry('countIPv6', scalar(1))] : [])])),
        entry('allocatedOutboundPorts', scalar(outboundPorts.perNode)),
      ]), sentence(outboundPorts.reason))]
      : []),
  ]);
}

type Given = Pick<ProposedResource, 'symbol' | 'type' | 'api' | 'name' | 'fields'> & Partial<ProposedResource>;

function resource(given: Given): ProposedResource {
  return { comment: '', scope: undefined, after: [], subnets: [], ...given };
}

function entry(name: string, content: Content, comment = ''): Entry {
  return { name, content, comment };
}

function object(entries: readonly Entry[]): Content {
  return { kind: 'object', entries };
}

function list(items: readonly Content[]): Content {
  return { kind: 'list', items };
}

function scalar(value: string | number | boolean): Content {
  return { kind: 'scalar', value };
}

function parameter(name: string): Content {
  return { kind: 'parameter', name };
}
